//! Values in the file of a regime: sequences of outcomes, and days.

use toml::Spanned;

use super::read::Reader;
use crate::expression::ReadError;
use crate::sequence::MOST_YEARS;
use crate::{Repeats, Sequence};

impl Reader<'_> {
    /// "Full, Verification, Self, repeat".
    pub(super) fn sequence(&self, words: &Spanned<String>) -> Result<Sequence, ReadError> {
        let mut years = Vec::new();
        let mut repeats = Repeats::NotStated;
        let parts: Vec<&str> = words.get_ref().split(',').map(str::trim).collect();
        for (at, part) in parts.iter().enumerate() {
            let last = at + 1 == parts.len() && at > 0;
            let from = part.strip_prefix("repeat from year ").and_then(|year| year.parse().ok());
            match (last, *part, from) {
                (true, "repeat", _) => repeats = Repeats::From(0),
                (true, "end", _) => repeats = Repeats::Ends,
                (true, _, Some(year)) if (1..=years.len()).contains(&year) => {
                    repeats = Repeats::From(year - 1);
                }
                _ => years.push(self.outcome(words, part)?),
            }
        }
        if years.len() > MOST_YEARS {
            return Err(self.error(words, format!("More than {MOST_YEARS} years are stated.")));
        }
        Ok(Sequence { years, repeats })
    }

    fn outcome(&self, words: &Spanned<String>, part: &str) -> Result<String, ReadError> {
        match self.vocabulary.outcome(part) {
            Some(outcome) => Ok(outcome.name.clone()),
            None => {
                let names: Vec<&str> =
                    self.vocabulary.outcomes.iter().map(|known| known.name.as_str()).collect();
                let error = self.error(words, format!("“{part}” is no outcome."));
                Err(error.hint(format!(
                    "The outcomes are {}; “repeat”, “repeat from year 2” or “end” may come last.",
                    names.join(", ")
                )))
            }
        }
    }

    /// A day as 2018-07-18.
    pub(super) fn day(&self, words: Option<&Spanned<String>>) -> Result<Option<String>, ReadError> {
        let Some(words) = words else { return Ok(None) };
        let day = words.get_ref();
        let shape = day.len() == 10
            && day
                .char_indices()
                .all(|(at, c)| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() });
        if !shape {
            return Err(self.error(words, "A day is written as 2018-07-18.".to_owned()));
        }
        Ok(Some(day.clone()))
    }
}
