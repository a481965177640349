//! Numbers of modifications: SECMP0044, DCP 350, "Modification 0712". A capital O typed for a zero is
//! understood and marked.

use codicil_profile::{ModificationForm, builtin};

use crate::context::{Context, Found, Words};
use crate::{Kind, Target};

/// Letters that are long enough to name a modification of another code, too.
const TELLING: usize = 3;

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let own = &context.profile.modifications.forms;
    let mut found: Vec<Found> = own.iter().flat_map(|form| of_form(words.text, form)).collect();
    let others = builtin().iter().filter(|other| other.prefix != context.profile.prefix);
    for form in others.flat_map(|other| &other.modifications.forms) {
        if form.letters.len() >= TELLING && !own.iter().any(|own| own.letters == form.letters) {
            found.extend(numbered(words.text, form, &form.letters));
        }
    }
    found
}

fn of_form(text: &str, form: &ModificationForm) -> Vec<Found> {
    let mut found = numbered(text, form, &form.letters);
    for word in &form.words {
        found.extend(numbered(text, form, word));
    }
    // "UNC Modification 0712" is one number, whichever of its words was looked for.
    found.sort_by_key(|one| (one.end, one.start));
    found.dedup_by(|later, earlier| later.end == earlier.end);
    found
}

/// The numbers that stand after `head`: the letters of the form or a word for them.
fn numbered(text: &str, form: &ModificationForm, head: &str) -> Vec<Found> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(head)
        .filter(|(start, _)| !text[..*start].ends_with(is_part))
        .flat_map(|(start, _)| at(text, form, head, start))
        .collect()
}

/// The number at `start`, and those that follow it after a stroke: "CMP264/265".
fn at(text: &str, form: &ModificationForm, head: &str, start: usize) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = start + head.len();
    let spaced = text[from..].starts_with([' ', '\u{a0}']);
    if spaced {
        from += text[from..].chars().next().map_or(0, char::len_utf8);
    }
    let usual = !spaced || form.spaced || head != form.letters;
    while let Some((target, printed_as_meant, end)) = number(text, form, from) {
        let first = found.is_empty();
        let begin = if first { start } else { from };
        let odd = !printed_as_meant || first && !usual;
        let words = &text[begin..end];
        found.push(Found {
            start: begin,
            end,
            kind: Kind::Modification,
            malformed: odd.then(|| format!("Written “{words}”; understood as {target}.")),
            targets: vec![Target::Named(target)],
        });
        if !text[end..].starts_with('/') {
            break;
        }
        from = end + 1;
    }
    found
}

/// The number whose digits begin at `from`: its normal form, whether it is printed so, its end.
fn number(text: &str, form: &ModificationForm, from: usize) -> Option<(String, bool, usize)> {
    let rest = &text[from..];
    let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == 'O')).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(digits);
    let suffix = after.bytes().take_while(u8::is_ascii_uppercase).count();
    if suffix > usize::from(form.suffix)
        || after[suffix..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
    {
        return None;
    }
    let meant = meant(digits, form.digits)?;
    let as_meant = meant == digits;
    let target = format!("{}{meant}{}", form.letters, &after[..suffix]);
    Some((target, as_meant, from + digits.len() + suffix))
}

/// The digits of the number, a capital O read as zero; `None` where no such number can be meant.
fn meant(printed: &str, digits: usize) -> Option<String> {
    if printed.len() == digits && printed.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(printed.to_owned());
    }
    // Without an O a number of another length is another number, and not ours to guess.
    let zeros = printed.replace('O', "0");
    if zeros == printed || printed.len() + 1 < digits || printed.len() > digits + 2 {
        return None;
    }
    let value: u32 = zeros.parse().ok()?;
    let number = format!("{value:0digits$}");
    (number.len() == digits && value > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use codicil_document::Document;
    use codicil_profile::of_alias;

    use super::find;
    use crate::context::{Context, Words};

    /// Each number in a paper of that code, with "!" where it is malformed.
    fn read(code: &str, text: &str) -> Vec<String> {
        let document = Document::default();
        let context = Context::new(&document, of_alias(code).expect(code));
        let words = Words { text, block: None, index: None };
        find(&context, &words)
            .into_iter()
            .map(|found| {
                let mark = if found.malformed.is_some() { "!" } else { "" };
                format!("{}{mark}", found.targets[0])
            })
            .collect()
    }

    #[test]
    fn numbers_are_read_and_slips_marked() {
        assert_eq!(
            read("SEC", "SECMP0044: a title, MP122A and DP112"),
            ["SECMP0044", "MP122A", "DP112"]
        );
        assert_eq!(read("SEC", "on SECMPO0059 and SECMPO059"), ["SECMP0059!", "SECMP0059!"]);
        assert_eq!(read("SEC", "see SECMP 0044"), ["SECMP0044!"]);
        assert_eq!(
            read("SEC", "the template SECMP00XX, or SECMP12345, or MP3"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn other_codes_write_theirs_otherwise() {
        assert_eq!(read("DCUSA", "DCP 350 follows DCP349A"), ["DCP350", "DCP349A"]);
        assert_eq!(read("CUSC", "CMP264/265 and CMP300"), ["CMP264", "CMP265", "CMP300"]);
        assert_eq!(
            read("UNC", "UNC Modification 0712S, Modification 0621 and UNC0701A"),
            ["UNC0712S", "UNC0621", "UNC0701A"]
        );
        assert_eq!(read("BSC", "P375 in the P3 profile, CP1517"), ["P375", "CP1517"]);
    }

    #[test]
    fn a_paper_may_cite_modifications_of_other_codes() {
        assert_eq!(read("SEC", "with DCP 350 and CMP300, on page P375"), ["DCP350", "CMP300"]);
    }
}
