use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A number in an address, with the letters that a later insertion gave it: the 44C of G8.44C.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Numeral {
    /// The number.
    pub value: u32,
    /// Capital letters after it; empty for most.
    pub suffix: String,
}

/// The address of a provision inside one code: "G", "G8", "G8.44C", "G1.7A(w)", "K2.5.4", "35.1".
///
/// Prints in its normal form, without spaces. Orders as a reader expects: G8.9 before G8.10, G8.44
/// before G8.44C, a clause before its paragraphs, (z) before (aa).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Address {
    /// The document of the code, for codes of several: "TPD". Empty for most.
    pub document: String,
    /// The letters of the section: "G". Empty for codes whose clauses are numbers only.
    pub section: String,
    /// The numbers, outermost first.
    pub numbers: Vec<Numeral>,
    /// The paragraph labels without brackets, outermost first: "w", "ii".
    pub paragraphs: Vec<String>,
}

/// The words are no address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not the address of a clause")]
pub struct ParseAddressError(pub String);

impl Address {
    /// The address of which this one is a part: G8.41(a) for G8.41(a)(ii), G8 for G8.41, G for G8.
    pub fn parent(&self) -> Option<Address> {
        let mut parent = self.clone();
        if parent.paragraphs.pop().is_some() {
            return Some(parent);
        }
        parent.numbers.pop()?;
        (!parent.numbers.is_empty() || !parent.section.is_empty()).then_some(parent)
    }

    /// All addresses of which this one is a part, nearest first.
    pub fn ancestors(&self) -> impl Iterator<Item = Address> + use<> {
        std::iter::successors(self.parent(), Address::parent)
    }

    /// True when `self` is a part of `other`, at any depth.
    pub fn is_inside(&self, other: &Address) -> bool {
        self.ancestors().any(|ancestor| ancestor == *other)
    }

    /// True when `self`, or the clause it is a part of, lies between two addresses, both included.
    ///
    /// Lettered insertions between the ends lie inside (UK drafting practice): G8.44C is in G8.41 to
    /// G8.46. An insertion after the last end does not: G8.46A is not.
    pub fn is_between(&self, from: &Address, to: &Address) -> bool {
        if self.document != from.document
            || self.section != from.section && from.section == to.section
        {
            return false;
        }
        let depth = from.numbers.len().max(from.paragraphs.len() + from.numbers.len());
        let cut = self.cut_to(depth);
        from.order(&cut) != Ordering::Greater && cut.order(to) != Ordering::Greater
    }

    /// The members of a range that are certain to exist by counting: G8.41, G8.42, G8.43 for G8.41
    /// to G8.43. Only the last number or the last single-letter paragraph is counted; ends that differ elsewhere,
    /// or a range of more than `limit` members, give the two ends only.
    pub fn members(from: &Address, to: &Address, limit: usize) -> Vec<Address> {
        let ends = || if from == to { vec![from.clone()] } else { vec![from.clone(), to.clone()] };
        let same_shape = from.document == to.document
            && from.section == to.section
            && from.numbers.len() == to.numbers.len()
            && from.paragraphs.len() == to.paragraphs.len();
        if !same_shape {
            return ends();
        }
        if let (Some(first), Some(last)) = (from.paragraphs.last(), to.paragraphs.last()) {
            let head = from.paragraphs.len() - 1;
            if from.numbers != to.numbers || from.paragraphs[..head] != to.paragraphs[..head] {
                return ends();
            }
            let (Some(first), Some(last)) = (letter(first), letter(last)) else { return ends() };
            if last < first || usize::from(last - first) >= limit {
                return ends();
            }
            return (first..=last)
                .map(|byte| {
                    let mut member = from.clone();
                    member.paragraphs[head] = char::from(byte).to_string();
                    member
                })
                .collect();
        }
        let Some(head) = from.numbers.len().checked_sub(1) else { return ends() };
        let (first, last) = (&from.numbers[head], &to.numbers[head]);
        if from.numbers[..head] != to.numbers[..head] || last.value < first.value {
            return ends();
        }
        if (last.value - first.value) as usize >= limit {
            return ends();
        }
        let mut members = vec![from.clone()];
        for value in first.value + 1..=last.value {
            let mut member = from.clone();
            member.numbers[head] = Numeral { value, suffix: String::new() };
            members.push(member);
        }
        if !last.suffix.is_empty() {
            members.push(to.clone());
        }
        members
    }

    /// A text that sorts, byte by byte, as addresses do.
    pub fn sort_key(&self) -> String {
        let mut key = format!("{}\u{1}{}", self.document, self.section);
        for number in &self.numbers {
            key.push_str(&format!("\u{2}{:010}{}", number.value, number.suffix));
        }
        for paragraph in &self.paragraphs {
            key.push_str(&format!("\u{1}{:04}{}", paragraph.len(), paragraph));
        }
        key
    }

    fn cut_to(&self, depth: usize) -> Address {
        let mut cut = self.clone();
        cut.paragraphs.truncate(depth.saturating_sub(cut.numbers.len()));
        cut.numbers.truncate(depth);
        cut
    }

    fn order(&self, other: &Address) -> Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

fn letter(label: &str) -> Option<u8> {
    match label.as_bytes() {
        [byte @ b'a'..=b'z'] => Some(*byte),
        _ => None,
    }
}

impl PartialOrd for Address {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Address {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order(other)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.document.is_empty() {
            write!(f, "{} ", self.document)?;
        }
        f.write_str(&self.section)?;
        for (index, number) in self.numbers.iter().enumerate() {
            let dot = if index > 0 { "." } else { "" };
            write!(f, "{dot}{}{}", number.value, number.suffix)?;
        }
        for paragraph in &self.paragraphs {
            write!(f, "({paragraph})")?;
        }
        Ok(())
    }
}

impl FromStr for Address {
    type Err = ParseAddressError;

    /// Reads the normal form, and the same with spaces or small section letters ("g 8.41 (a)").
    fn from_str(words: &str) -> Result<Self, Self::Err> {
        let error = || ParseAddressError(words.to_owned());
        let trimmed = words.trim();
        let (document, rest) = match trimmed.split_once(' ') {
            Some((head, rest))
                if head.len() >= 2 && head.bytes().all(|byte| byte.is_ascii_uppercase()) =>
            {
                (head.to_owned(), rest)
            }
            _ => (String::new(), trimmed),
        };
        let compact: Vec<char> = rest.chars().filter(|c| !c.is_whitespace()).collect();
        let mut at = 0;
        let section: String = compact.iter().take_while(|c| c.is_ascii_alphabetic()).collect();
        at += section.len();
        if section.len() > 2 {
            return Err(error());
        }
        let mut numbers = Vec::new();
        while at < compact.len() && compact[at].is_ascii_digit() {
            let digits: String = compact[at..].iter().take_while(|c| c.is_ascii_digit()).collect();
            at += digits.len();
            let suffix: String =
                compact[at..].iter().take_while(|c| c.is_ascii_uppercase()).collect();
            at += suffix.len();
            let value = digits.parse().map_err(|_| error())?;
            numbers.push(Numeral { value, suffix });
            if at + 1 < compact.len() && compact[at] == '.' && compact[at + 1].is_ascii_digit() {
                at += 1;
            } else {
                break;
            }
        }
        let mut paragraphs = Vec::new();
        while at < compact.len() && compact[at] == '(' {
            let close = compact[at..].iter().position(|c| *c == ')').ok_or_else(error)? + at;
            let label: String = compact[at + 1..close].iter().collect();
            if label.is_empty()
                || label.len() > 6
                || !label.chars().all(|c| c.is_ascii_alphanumeric())
            {
                return Err(error());
            }
            paragraphs.push(label);
            at = close + 1;
        }
        let empty = section.is_empty() && numbers.is_empty();
        if at < compact.len() || empty || (numbers.is_empty() && !paragraphs.is_empty()) {
            return Err(error());
        }
        Ok(Address { document, section: section.to_ascii_uppercase(), numbers, paragraphs })
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    fn at(words: &str) -> Address {
        words.parse().expect(words)
    }

    #[test]
    fn addresses_print_as_they_are_read() {
        for words in [
            "G",
            "G8",
            "G8.41",
            "G8.44C",
            "G1.7A(w)",
            "G8.41(a)(ii)",
            "K2.5.4",
            "35.1",
            "TPD G1.6.4",
        ] {
            assert_eq!(at(words).to_string(), words);
        }
        assert_eq!(at("g 8.54 (a)").to_string(), "G8.54(a)");
    }

    #[test]
    fn other_words_are_refused() {
        for words in ["", "SMETS1", "(a)", "8.", "G8.41(", "G8.41()", "Section"] {
            assert!(words.parse::<Address>().is_err(), "{words}");
        }
    }

    #[test]
    fn order_is_the_readers() {
        let mut given =
            ["G10.1", "G8.44C", "G8.10", "G8", "G8.9", "G8.44", "G8.44(aa)", "G8.44(z)", "G8.45"];
        given.sort_by_key(|words| at(words));
        assert_eq!(
            given,
            ["G8", "G8.9", "G8.10", "G8.44", "G8.44(z)", "G8.44(aa)", "G8.44C", "G8.45", "G10.1"]
        );
    }

    #[test]
    fn ranges_hold_insertions_and_paragraphs_but_nothing_outside() {
        let between = |words: &str| at(words).is_between(&at("G8.41"), &at("G8.46"));
        assert!(
            between("G8.41") && between("G8.46") && between("G8.44C") && between("G8.43(b)(i)")
        );
        assert!(
            !between("G8.40")
                && !between("G8.46A")
                && !between("G8")
                && !between("G9.42")
                && !between("H8.42")
        );
        assert!(at("G4.2").is_between(&at("G3"), &at("G6")));
        assert!(!at("G7").is_between(&at("G3"), &at("G6")));
        assert!(at("G1.7A(c)").is_between(&at("G1.7A(a)"), &at("G1.7A(d)")));
    }

    #[test]
    fn members_are_counted_and_limited() {
        let members = |from: &str, to: &str| -> Vec<String> {
            Address::members(&at(from), &at(to), 50).iter().map(ToString::to_string).collect()
        };
        assert_eq!(members("G8.41", "G8.43"), ["G8.41", "G8.42", "G8.43"]);
        assert_eq!(members("G8.44A", "G8.45C"), ["G8.44A", "G8.45", "G8.45C"]);
        assert_eq!(members("G1.7A(a)", "G1.7A(c)"), ["G1.7A(a)", "G1.7A(b)", "G1.7A(c)"]);
        assert_eq!(members("G8.41", "G9.2"), ["G8.41", "G9.2"]);
        assert_eq!(members("G1", "G400"), ["G1", "G400"]);
        assert_eq!(members("G3", "G6").len(), 4);
    }

    #[test]
    fn parts_know_their_wholes() {
        let all: Vec<String> = at("G8.41(a)(ii)").ancestors().map(|a| a.to_string()).collect();
        assert_eq!(all, ["G8.41(a)", "G8.41", "G8", "G"]);
    }
}
