//! References that name a part and its whole apart: "paragraph (c) of Section H3.3", "Section Q,
//! paragraphs 6.1 to 6.3".

use codicil_profile::{Address, Profile};

use super::head;
use super::members::{Item, Member, Run, Scanner};

/// Words for a part.
const WORDS: &[&str] = &["paragraphs ", "paragraph ", "sub-paragraphs ", "sub-paragraph "];

/// The run that begins with a word for a part at `start`: "paragraphs (a) to (c) of Section G8.41".
pub(super) fn before<'a>(scanner: &Scanner<'a, '_>, start: usize) -> Option<Run<'a>> {
    let text = &scanner.text;
    let lower = text.rest(start).get(..1)?.to_ascii_lowercase();
    let word = WORDS
        .iter()
        .find(|word| word.starts_with(&lower) && text.rest(start)[1..].starts_with(&word[1..]))?;
    let (mut parts, mut at) = (Vec::new(), start + word.len());
    loop {
        let (part, end) = part_at(scanner, at)?;
        at = end;
        if let Some(next) = text.skip_any(at, &[" to ", "–", "-", " - ", " – "]) {
            let (to, end) = part_at(scanner, next)?;
            parts.push((part, Some(to)));
            at = end;
        } else {
            parts.push((part, None));
        }
        match text.skip_any(at, &[", and ", " and ", " or ", ", "]) {
            Some(next) => at = next,
            None => break,
        }
    }
    let whole = text.skip_any(at, &[" of this ", " of ", " in ", " to "])?;
    let (head, address) = head::at(scanner.context, text, whole);
    head.leads().then_some(())?;
    let (whole, end) = scanner.member(address, &head, None)?;
    let member = |part: &Part| {
        let address = join(&whole.address, part);
        head.profile.fits(&address).then(|| Member { address, odd: whole.odd.clone() })
    };
    let items: Option<Vec<Item<'a>>> = parts
        .iter()
        .map(|(from, to)| {
            let to = match to {
                Some(to) => Some(member(to)?),
                None => None,
            };
            Some(Item { start, end, profile: head.profile, from: member(from)?, to })
        })
        .collect();
    Some(Run { start, end, items: items? })
}

/// The part that is named behind a section, a range of parts included, and what follows.
pub(super) fn after(
    scanner: &Scanner<'_, '_>,
    profile: &Profile,
    whole: &Address,
    at: usize,
) -> Option<(Address, Option<Address>, usize)> {
    let text = &scanner.text;
    let at = text.skip_any(at, &[", ", " "])?;
    let word = text.skip_any(at, WORDS)?;
    let (part, end) = part_at(scanner, word)?;
    let address = join(whole, &part);
    // "Section G8.41 paragraph 3" names no clause of a code whose clauses end there; "Section 14,
    // paragraph 14.15.5" says the number in full.
    let in_full = whole.section.is_empty() && matches!(part, Part::Numbers(_));
    (profile.fits(&address) && !in_full).then_some(())?;
    let to = text.skip_any(end, &[" to ", "–", "-"]).and_then(|next| part_at(scanner, next));
    match to {
        Some((to, end)) => Some((address, Some(join(whole, &to)), end)),
        None => Some((address, None, end)),
    }
}

/// What a part adds to the address of its whole.
#[derive(Clone, Debug)]
enum Part {
    Numbers(String),
    Labels(Vec<String>),
}

fn part_at(scanner: &Scanner<'_, '_>, at: usize) -> Option<(Part, usize)> {
    let text = &scanner.text;
    let (labels, end) = text.labels(at);
    if !labels.is_empty() {
        let labels = labels.into_iter().map(str::to_owned).collect();
        return Some((Part::Labels(labels), end));
    }
    let end = text.over_numbers(at);
    (end > at && !text.is_inside_word(end))
        .then(|| (Part::Numbers(text.0[at..end].to_owned()), end))
}

fn join(whole: &Address, part: &Part) -> Address {
    let mut address = whole.clone();
    match part {
        Part::Labels(labels) => address.paragraphs.extend(labels.iter().cloned()),
        Part::Numbers(numbers) => {
            if let Ok(part) = format!("A{numbers}").parse::<Address>() {
                address.numbers.extend(part.numbers);
            }
        }
    }
    address
}
