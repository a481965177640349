//! Labels of lists, and how they count.

/// How the labels of a list count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Series {
    /// They do not: the same mark before each item.
    Bullet(char),
    /// "(a)", "(ii)", "(A)", "b)"
    Bracketed,
    /// "1.", "2.1"
    Number,
}

/// How the label of an item counts; `None` for what labels no item ("Q4:", "G8.43").
pub(crate) fn series(label: &str) -> Option<Series> {
    let first = label.chars().next()?;
    if label.ends_with(')') {
        return Some(Series::Bracketed);
    }
    if first.is_ascii_digit() {
        let plain = label.chars().all(|c| c.is_ascii_digit() || c == '.');
        return plain.then_some(Series::Number);
    }
    (label.chars().count() == 1).then_some(Series::Bullet(first))
}

/// What stands between the brackets.
pub(crate) fn inner(label: &str) -> &str {
    label.trim_matches(['(', ')']).trim_end_matches('.')
}

/// A way to count, and the place in it, 1-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// a, b … z, then aa, bb or aa, ab.
    Letter(u32),
    /// A, B … Z
    Capital(u32),
    /// i, ii …
    Roman(u32),
    /// 1, 2 …
    Number(u32),
}

/// Every reading of a label: "(i)" is a letter and a roman number, "(aa)" may stand for one.
pub(crate) fn readings(label: &str) -> Vec<Place> {
    let inner = inner(label);
    let mut readings = Vec::new();
    let lower = !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_lowercase());
    let upper = !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_uppercase());
    if let Some(value) = letters(inner) {
        if lower {
            readings.push(Place::Letter(value));
        } else if upper {
            readings.push(Place::Capital(value));
        }
    }
    if let Some(value) = roman(inner).filter(|_| lower) {
        readings.push(Place::Roman(value));
    }
    if let Ok(value) = inner.parse() {
        readings.push(Place::Number(value));
    }
    readings
}

impl Place {
    /// How far it has counted.
    pub fn value(self) -> u32 {
        match self {
            Place::Letter(value)
            | Place::Capital(value)
            | Place::Roman(value)
            | Place::Number(value) => value,
        }
    }

    /// The place after this one.
    pub fn next(self) -> Place {
        match self {
            Place::Letter(value) => Place::Letter(value.saturating_add(1)),
            Place::Capital(value) => Place::Capital(value.saturating_add(1)),
            Place::Roman(value) => Place::Roman(value.saturating_add(1)),
            Place::Number(value) => Place::Number(value.saturating_add(1)),
        }
    }
}

/// True for a label that may be the first of a list in some way of counting.
pub(crate) fn is_first(label: &str) -> bool {
    readings(label).iter().any(|place| place.value() == 1)
}

/// True where two labels may belong to one way of counting.
pub(crate) fn alike(one: &str, other: &str) -> bool {
    let same = |a: &Place, b: &Place| std::mem::discriminant(a) == std::mem::discriminant(b);
    let others = readings(other);
    readings(one).iter().any(|place| others.iter().any(|other| same(place, other)))
}

/// True where `next` is the label after `last` in some way of counting.
pub(crate) fn goes_on(last: &str, next: &str) -> bool {
    let next = readings(next);
    readings(last).iter().any(|place| next.contains(&place.next()))
}

fn letters(inner: &str) -> Option<u32> {
    let place = |byte: u8| u32::from(byte.to_ascii_lowercase().wrapping_sub(b'a')) + 1;
    if !inner.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    match inner.as_bytes() {
        [one] => Some(place(*one)),
        [first, second] if first == second => Some(26 + place(*first)),
        [b'a' | b'A', second] => Some(26 + place(*second)),
        _ => None,
    }
}

fn roman(inner: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let tens = inner.bytes().take_while(|byte| *byte == b'x').count();
    let ones = ONES.iter().position(|one| *one == &inner[tens..])?;
    let value = u32::try_from(tens * 10 + ones).ok()?;
    (tens <= 3 && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{Series, goes_on, series};

    #[test]
    fn labels_are_told_from_other_marks() {
        assert_eq!(series("•"), Some(Series::Bullet('•')));
        assert_eq!(series("(aa)"), Some(Series::Bracketed));
        assert_eq!(series("1."), Some(Series::Number));
        assert_eq!(series("Q4:"), None);
        assert_eq!(series("G8.43"), None);
        assert_eq!(series(""), None);
    }

    #[test]
    fn labels_count_on_in_every_way() {
        for (last, next) in [
            ("(a)", "(b)"),
            ("(z)", "(aa)"),
            ("(aa)", "(bb)"),
            ("(aa)", "(ab)"),
            ("(h)", "(i)"),
            ("(i)", "(ii)"),
            ("1.", "2."),
            ("(A)", "(B)"),
        ] {
            assert!(goes_on(last, next), "{last} {next}");
        }
        assert!(!goes_on("(a)", "(c)") && !goes_on("(A)", "(b)") && !goes_on("", ""));
    }
}
