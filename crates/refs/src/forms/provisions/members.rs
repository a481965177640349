//! The head and the members of one printed reference.

use codicil_document::{BlockKind, Kind as DocumentKind};
use codicil_profile::Address;

use crate::context::{Context, Words};

/// One address as printed.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub address: Address,
    /// What is odd about its form.
    pub odd: Option<String>,
}

/// A member of a list: one address, or a range.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub start: usize,
    pub end: usize,
    pub from: Member,
    pub to: Option<Member>,
}

/// Members in a row.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub start: usize,
    pub end: usize,
    pub items: Vec<Item>,
}

/// How a reference begins.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Head {
    /// "Section": what follows may be a section, a group or a clause.
    Word { document: String },
    /// "Part": the same, with a word that the code does not use.
    Misnomer { word: String },
    /// Nothing: only a full address counts.
    None,
}

/// Reads references in some words.
pub(super) struct Scanner<'a> {
    context: &'a Context<'a>,
    words: &'a Words<'a>,
    text: &'a str,
}

impl<'a> Scanner<'a> {
    pub fn new(context: &'a Context<'a>, words: &'a Words<'a>) -> Self {
        Self { context, words, text: words.text }
    }

    /// The run of members that begins at `start`, if one does.
    pub fn run_at(&self, start: usize) -> Option<Run> {
        let (head, mut at) = self.head(start);
        let first = self.item(at, &head, None)?;
        if head == Head::None && !self.stands_alone(start, &first) {
            return None;
        }
        at = first.end;
        let mut items = vec![first];
        while let Some(next) = self.next_item(at, &head, &items) {
            at = next.end;
            items.push(next);
        }
        Some(Run { start, end: at, items })
    }

    /// The words that introduce a reference, and where its first member stands.
    fn head(&self, start: usize) -> (Head, usize) {
        let profile = self.context.profile;
        let mut at = start;
        let mut document = String::new();
        if let Some(prefix) =
            self.word_at(at).filter(|word| word.bytes().all(|byte| byte.is_ascii_uppercase()))
        {
            let names_code = profile.aliases.iter().any(|alias| alias == prefix);
            if profile.clauses.documents.iter().any(|name| name == prefix) {
                document = prefix.to_owned();
                at = self.skip_space(at + prefix.len());
            } else if names_code {
                at = self.skip_space(at + prefix.len());
            }
        }
        let Some(word) = self.word_at(at) else { return (Head::None, start) };
        let after = self.skip_space(at + word.len());
        let singular = word.strip_suffix('s').unwrap_or(word);
        let is = |known: &String| known.eq_ignore_ascii_case(singular);
        if profile.clauses.words.iter().any(is) {
            return (Head::Word { document }, after);
        }
        if profile.clauses.misnomers.iter().any(is) && word.starts_with(|c: char| c.is_uppercase())
        {
            return (Head::Misnomer { word: word.to_owned() }, after);
        }
        // "TPD G1.6.4": the document's name alone introduces a clause.
        match document.is_empty() {
            true => (Head::None, start),
            false => (Head::Word { document }, at),
        }
    }

    fn item(&self, at: usize, head: &Head, before: Option<&Member>) -> Option<Item> {
        let (from, end) = self.member(at, head, before)?;
        let end = self.over_title(end, &from);
        if let Some(next) = self.range_word(end)
            && let Some((to, end)) = self.member(next, head, Some(&from))
            && same_depth(&from, &to)
        {
            let end = self.over_title(end, &to);
            return Some(Item { start: at, end, from, to: Some(to) });
        }
        Some(Item { start: at, end, from, to: None })
    }

    fn next_item(&self, at: usize, head: &Head, items: &[Item]) -> Option<Item> {
        let last = items.last()?;
        let before = last.to.as_ref().unwrap_or(&last.from);
        let start = self.list_word(at)?;
        let mut next = start;
        // The word may be said again: "Section A and Section G".
        let (again, after) = self.head(next);
        let mut head = head.clone();
        if again != Head::None {
            (head, next) = (again, after);
        }
        let mut item = self.item(next, &head, Some(before))?;
        item.start = start;
        // After a comma or "and", a lone letter or a number that fits by chance is another word.
        let alike = item.from.address.numbers.len() == before.address.numbers.len()
            || !item.from.address.numbers.is_empty() && !before.address.numbers.is_empty();
        alike.then_some(item)
    }

    /// An address at `at`, and where it ends. After another member, bare paragraphs continue it:
    /// "(b)" after "G8.41(a)".
    fn member(&self, at: usize, head: &Head, before: Option<&Member>) -> Option<(Member, usize)> {
        if self.text[at..].starts_with('(') {
            return self.bare_paragraphs(at, before?);
        }
        let (section, mut end) = self.section(at)?;
        let mut odd = None;
        let spaced = self.text[end..].starts_with(' ')
            && self.text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
        let grammar = &self.context.profile.clauses;
        if spaced && !section.is_empty() && self.number_follows(end + 1) {
            end += 1;
            odd = Some("A space stands inside the number.".to_owned());
        }
        let numbers = end;
        end = self.over_numbers(end);
        let head_document = match head {
            Head::Word { document } => document.as_str(),
            _ => "",
        };
        let number = &self.text[numbers..end];
        let mut address: Address = format!("{section}{number}").parse().ok()?;
        address.document = head_document.to_owned();
        let whole_section = address.numbers.is_empty();
        if whole_section && (*head == Head::None || self.is_word_part(end)) {
            return None;
        }
        if address.numbers.len() > grammar.depth
            || !self.context.profile.fits(&address)
            || self.is_word_part(end)
        {
            return None;
        }
        // A number alone is a clause only where the code has no letters, and then only in full.
        if section.is_empty() && address.numbers.len() < 2 {
            return None;
        }
        if let Head::Misnomer { word } = head {
            odd = Some(format!("The code has sections; “{word}” is not its word."));
        }
        if !whole_section {
            end = self.paragraphs(end, &mut address, &mut odd);
        }
        self.understand(&mut address, &mut odd);
        Some((Member { address, odd }, end))
    }

    /// The letters of a section at `at`; empty where the code has none.
    fn section(&self, at: usize) -> Option<(&'a str, usize)> {
        let rest = &self.text[at..];
        let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
        let free = !self.text[..at]
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '£' | '.' | '_'));
        let fits = match self.context.profile.clauses.sections.is_empty() {
            true => letters == 0 && rest.starts_with(|c: char| c.is_ascii_digit()),
            false => letters == 1,
        };
        (free && fits).then(|| (&rest[..letters], at + letters))
    }

    fn number_follows(&self, at: usize) -> bool {
        let end = self.over_numbers(at);
        self.text[at..end].contains('.')
    }

    /// Past "8.44C": digits, dots between digits, capital letters after digits.
    fn over_numbers(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = at;
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        while digit(end) {
            while digit(end) {
                end += 1;
            }
            let mut letters = end;
            while letters < end + 2 && bytes.get(letters).is_some_and(u8::is_ascii_uppercase) {
                letters += 1;
            }
            if !bytes.get(letters).is_some_and(u8::is_ascii_alphanumeric) {
                end = letters;
            }
            if bytes.get(end) == Some(&b'.') && digit(end + 1) {
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// Past "(a)(ii)", adding the labels to the address. A capital letter in brackets is odd.
    fn paragraphs(&self, mut at: usize, address: &mut Address, odd: &mut Option<String>) -> usize {
        loop {
            let open = self.text[at..].strip_prefix(' ').map_or(at, |_| at + 1);
            let Some((label, end)) = self.label(open) else { return at };
            // "G8.41 (a)" with a space is the clause and its paragraph only where more labels or
            // a letter follow; "(Supplier Parties)" is a title and no label.
            if label.bytes().all(|byte| byte.is_ascii_uppercase()) {
                *odd = Some(format!("“({label})” is no label of a paragraph."));
            }
            address.paragraphs.push(label.to_owned());
            at = end;
        }
    }

    /// The label of a paragraph at `at`: "(a)", "(iv)", "(aa)", "(12)".
    fn label(&self, at: usize) -> Option<(&'a str, usize)> {
        let inside = self.text.get(at..)?.strip_prefix('(')?;
        let close = inside.find(')')?;
        let label = &inside[..close];
        let letters = label.len() <= 2 && label.bytes().all(|byte| byte.is_ascii_lowercase());
        let roman = label.len() <= 5 && label.bytes().all(|byte| b"ivxl".contains(&byte));
        let number = label.len() <= 2 && label.bytes().all(|byte| byte.is_ascii_digit());
        let capital = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_uppercase());
        (!label.is_empty() && (letters || roman || number || capital))
            .then_some((label, at + close + 2))
    }

    fn bare_paragraphs(&self, at: usize, before: &Member) -> Option<(Member, usize)> {
        let mut address = before.address.clone();
        address.paragraphs.pop()?;
        let mut odd = None;
        let end = self.paragraphs(at, &mut address, &mut odd);
        (end > at).then_some((Member { address, odd }, end))
    }

    /// "G1.7(A)" and "G1.7(a)" mean G1.7A where the document has that clause and no G1.7.
    fn understand(&self, address: &mut Address, odd: &mut Option<String>) {
        let [label] = address.paragraphs.as_slice() else { return };
        let Some(last) = address.numbers.last() else { return };
        if !last.suffix.is_empty() || label.len() != 1 {
            return;
        }
        let mut meant = address.clone();
        meant.paragraphs.clear();
        let printed = address.to_string();
        let plain = meant.to_string();
        if let Some(number) = meant.numbers.last_mut() {
            number.suffix = label.to_ascii_uppercase();
        }
        let clauses = &self.context.clauses;
        let exists = |path: &str| clauses.contains(path);
        if exists(&meant.to_string()) && !exists(&plain) && !exists(&printed) {
            *odd = Some(format!("Written “{printed}”; the clause is {meant}."));
            *address = meant;
        }
    }

    /// Past a title in quotation marks after a section or a group: "Section G ‘Security’".
    fn over_title(&self, at: usize, member: &Member) -> usize {
        if member.address.numbers.len() > 1 {
            return at;
        }
        let Some(rest) = self.text[at..].strip_prefix(' ') else { return at };
        let close = match rest.chars().next() {
            Some('‘') => '’',
            Some('“') => '”',
            _ => return at,
        };
        let open = rest.chars().next().map_or(0, char::len_utf8);
        match rest[open..].find(close) {
            Some(end) if end <= 80 => at + 1 + open + end + close.len_utf8(),
            _ => at,
        }
    }

    /// Past "to" or a dash between the ends of a range.
    fn range_word(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        for word in [" to ", " through ", " – ", " - ", "–", "-", "—"] {
            if let Some(after) = rest.strip_prefix(word) {
                let next = self.text.len() - after.len();
                // "to Section G8.43": the word may be said again.
                let (again, repeated) = self.head(next);
                return Some(if again == Head::None { next } else { repeated });
            }
        }
        None
    }

    /// Past a comma, "and", "or" between the members of a list.
    fn list_word(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        for word in [", and ", ", or ", " and/or ", " and ", " or ", " & ", ", "] {
            if let Some(after) = rest.strip_prefix(word) {
                return Some(self.text.len() - after.len());
            }
        }
        None
    }

    /// True where an address without an introducing word is surely one. A full clause number is,
    /// where the code has letters; a group ("M8") only in legal text and after a word that leads to
    /// a provision; a plain number never is.
    fn stands_alone(&self, start: usize, first: &Item) -> bool {
        let address = &first.from.address;
        if address.section.is_empty() {
            return false;
        }
        if address.numbers.len() >= 2 {
            return first.from.odd.as_deref() != Some("A space stands inside the number.")
                || self.is_legal();
        }
        let leads = ["in ", "of ", "under ", "to ", "with ", "by ", "see "];
        let before = &self.text[..start];
        self.is_legal() && first.to.is_none() && leads.iter().any(|word| before.ends_with(word))
    }

    fn is_legal(&self) -> bool {
        let kind = self.context.document.metadata.kind();
        let legal = matches!(kind, DocumentKind::LegalText | DocumentKind::Code);
        legal && !self.words.are(BlockKind::Footnote)
    }

    fn word_at(&self, at: usize) -> Option<&'a str> {
        let rest = &self.text[at..];
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        (end > 0).then(|| &rest[..end])
    }

    fn skip_space(&self, at: usize) -> usize {
        if self.text[at..].starts_with(' ') { at + 1 } else { at }
    }

    /// True where a word goes on at `at`: "Section Gas" names no section G.
    fn is_word_part(&self, at: usize) -> bool {
        self.text[at..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
    }
}

/// Ends of a range are both sections, both groups, or both clauses; a clause may end a range of
/// paragraphs.
fn same_depth(from: &Member, to: &Member) -> bool {
    from.address.numbers.len() == to.address.numbers.len()
}

/// The sections from one to another, both included; the two alone where they are not letters in
/// order.
pub(super) fn letters_between(from: &Address, to: &Address) -> Vec<Address> {
    let letter = |address: &Address| match address.section.as_bytes() {
        [letter] => Some(*letter),
        _ => None,
    };
    match (letter(from), letter(to)) {
        (Some(first), Some(last)) if first <= last => (first..=last)
            .map(|letter| Address { section: char::from(letter).to_string(), ..from.clone() })
            .collect(),
        _ => vec![from.clone(), to.clone()],
    }
}
