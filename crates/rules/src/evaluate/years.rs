//! Year by year.

use std::collections::BTreeSet;

use crate::regime::Combine;
use crate::{Due, Given, Repeats, Sequence, Vocabulary};

/// What is due in a year under everything that applies.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year {
    /// The outcomes; more than one is a conflict.
    pub outcomes: BTreeSet<String>,
    /// Whether something that applies says nothing about this year.
    pub not_stated: bool,
}

/// What is due in the years from the first on.
pub type Pattern = Vec<Year>;

/// Years after which none of the sequences does anything new together with the others; `None` where
/// that is more than 240.
pub fn horizon<'a>(sequences: impl Iterator<Item = &'a Sequence>) -> Option<usize> {
    let (mut head, mut period) = (0, 1);
    for sequence in sequences {
        match sequence.repeats {
            Repeats::From(start) => {
                head = head.max(start);
                period = lcm(period, sequence.years.len().saturating_sub(start).max(1));
            }
            Repeats::Ends | Repeats::NotStated => head = head.max(sequence.years.len()),
        }
        if period > 240 {
            return None;
        }
    }
    Some(head + period)
}

fn lcm(left: usize, right: usize) -> usize {
    let (mut a, mut b) = (left, right);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    left / a * right
}

/// What is due in the first `years` years.
#[must_use]
pub fn pattern(
    given: &[Given],
    combine: Combine,
    vocabulary: &Vocabulary,
    years: usize,
) -> Pattern {
    (1..=years).map(|year| in_year(given, combine, vocabulary, year)).collect()
}

fn in_year(given: &[Given], combine: Combine, vocabulary: &Vocabulary, year: usize) -> Year {
    let mut due = Year::default();
    let mut applying = given.iter().filter_map(|given| given.sequence);
    let sequences: Vec<&Sequence> = match combine {
        Combine::FirstRow => applying.next().into_iter().collect(),
        Combine::ReportConflicts | Combine::MostOnerous => applying.collect(),
    };
    for sequence in sequences {
        match sequence.due(year) {
            Due::Outcome(outcome) => {
                due.outcomes.insert(outcome.to_owned());
            }
            Due::Nothing => {}
            Due::NotStated => due.not_stated = true,
        }
    }
    if combine == Combine::MostOnerous {
        let most = due.outcomes.iter().min_by_key(|outcome| vocabulary.rank(outcome)).cloned();
        due.outcomes = most.into_iter().collect();
    }
    due
}
