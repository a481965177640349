//! The addresses of one printed reference: alone, in ranges, in lists.

use codicil_document::{BlockKind, Kind as DocumentKind};
use codicil_profile::{Address, Profile};

use super::head::{self, Head};
use super::labels;
use super::parts;
use super::words::Text;
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
pub(super) struct Item<'a> {
    pub start: usize,
    pub end: usize,
    pub profile: &'a Profile,
    pub from: Member,
    pub to: Option<Member>,
}

/// Members in a row.
#[derive(Clone, Debug)]
pub(super) struct Run<'a> {
    pub start: usize,
    pub end: usize,
    pub items: Vec<Item<'a>>,
}

/// Reads references in some words.
pub(super) struct Scanner<'a, 'w> {
    pub context: &'w Context<'a>,
    pub text: Text<'w>,
    words: &'w Words<'w>,
}

const SPACED: &str = "A space stands inside the number.";

impl<'a, 'w> Scanner<'a, 'w> {
    pub fn new(context: &'w Context<'a>, words: &'w Words<'w>) -> Self {
        Self { context, words, text: Text(words.text) }
    }

    /// The run of members that begins at `start`, if one does.
    pub fn run_at(&self, start: usize) -> Option<Run<'a>> {
        let (head, at) = self.head(start);
        let before = self.text.before(start);
        let between = before.ends_with("between ") || before.ends_with("Between ");
        let first = self.item(at, &head, None, between)?;
        if !self.may_stand(start, &head, &first) {
            return None;
        }
        let mut end = first.end;
        let mut items = vec![first];
        while let Some(next) = self.next_item(end, &head, &items) {
            end = next.end;
            items.push(next);
        }
        Some(Run { start, end, items })
    }

    fn head(&self, start: usize) -> (Head<'a>, usize) {
        head::at(self.context, &self.text, start)
    }

    fn item(
        &self,
        at: usize,
        head: &Head<'a>,
        before: Option<&Member>,
        between: bool,
    ) -> Option<Item<'a>> {
        let (mut from, mut end) = self.member(at, head, before)?;
        end = self.over_title(end, &from);
        let item = |from, to, end| Some(Item { start: at, end, profile: head.profile, from, to });
        if let Some((inner, to, after)) = parts::after(self, head.profile, &from.address, end) {
            from.address = inner;
            let to = to.map(|address| Member { address, odd: None });
            return item(from, to, after);
        }
        match self.range_end(end, head, &from, between) {
            Some((to, after)) => {
                let after = self.over_title(after, &to);
                item(from, Some(to), after)
            }
            None => item(from, None, end),
        }
    }

    fn next_item(&self, at: usize, head: &Head<'a>, items: &[Item<'a>]) -> Option<Item<'a>> {
        let last = items.last()?;
        let before = last.to.as_ref().unwrap_or(&last.from);
        let next = self.text.skip_any(at, LIST_WORDS)?;
        // The word may be said again: "Section A and Section G".
        let (again, after) = self.head(next);
        // "Section D6.4 and Section G8.47" are two references, "Under Section D6.4, Section G8.47 …"
        // too; "Sections A and Section G" is one.
        let comma = next == at + ", ".len() && self.text.rest(at).starts_with(", ");
        if again.leads() && (comma || !head.plural) {
            return None;
        }
        let (head, first) = if again.leads() { (&again, after) } else { (head, next) };
        let earlier = Some(before).filter(|_| !again.leads());
        let item = Item { start: next, ..self.item(first, head, earlier, false)? };
        // After a comma or "and", a lone letter or a number that fits by chance is another word.
        let numbers = item.from.address.numbers.len();
        let same_code = item.profile.prefix == last.profile.prefix;
        let alike = numbers == before.address.numbers.len()
            || numbers > 0 && !before.address.numbers.is_empty();
        (same_code && alike && (again.leads() || item.from.odd.as_deref() != Some(SPACED)))
            .then_some(item)
    }

    /// An address at `at`, and where it ends. After another member, bare paragraphs continue it:
    /// "(b)" after "G8.41(a)".
    pub fn member(
        &self,
        at: usize,
        head: &Head<'a>,
        before: Option<&Member>,
    ) -> Option<(Member, usize)> {
        if self.text.rest(at).starts_with('(') {
            return self.bare_paragraphs(at, before?);
        }
        let (section, numbers) = self.section(at, head.profile)?;
        let (numbers, mut odd) = self.over_slip(numbers, section, head)?;
        let mut end = self.text.over_numbers(numbers);
        let number = &self.text.0[numbers..end];
        let mut address: Address = format!("{section}{number}").parse().ok()?;
        address.document.clone_from(&head.document);
        if let Some(letter) = self.glued_letter(end).filter(|_| address.numbers.len() >= 2) {
            odd = Some(format!("Written “{address}{letter}”; read as its paragraph ({letter})."));
            address.paragraphs.push(letter.to_owned());
            end += letter.len();
        }
        if self.text.is_inside_word(end) || !head.profile.fits(&address) {
            return None;
        }
        let whole_section = address.numbers.is_empty();
        let lone_number = section.is_empty() && address.numbers.len() < 2;
        let lone_letter = whole_section && !head.leads_to_letter(section, before.is_none());
        if lone_letter || lone_number && !head.leads_to_number() {
            return None;
        }
        if let Some(word) = head.word.filter(|_| head.misnomer) {
            odd = Some(format!("The code has sections; “{word}” is not its word."));
        }
        if !whole_section {
            end = self.paragraphs(end, &mut address, &mut odd);
        }
        self.understand(&mut address, &mut odd);
        Some((Member { address, odd }, end))
    }

    /// A small letter that ends a number: the "a" of "G8.41a".
    fn glued_letter(&self, at: usize) -> Option<&'w str> {
        let letter = self.text.window(at, 1);
        let small = letter.bytes().all(|byte| byte.is_ascii_lowercase()) && !letter.is_empty();
        (small && !self.text.is_inside_word(at + 1)).then_some(letter)
    }

    /// The letters of a section at `at`; empty where the code has none.
    fn section(&self, at: usize, profile: &Profile) -> Option<(&'w str, usize)> {
        let rest = self.text.rest(at);
        let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
        let joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '£' | '.' | '_');
        let before = self.text.before(at);
        // A dash or a stroke after another address joins two of them.
        let free = !before.ends_with(joined)
            || before.ends_with(['-', '/']) && before[..before.len() - 1].ends_with(is_address_end);
        let fits = match profile.clauses.sections.is_empty() {
            true => letters == 0 && rest.starts_with(|c: char| c.is_ascii_digit()),
            false => letters == 1,
        };
        (free && fits).then(|| (&rest[..letters], at + letters))
    }

    /// Past what does not belong between the letter and the number, "G 8.54" and "G.8.54", and what
    /// is odd about it.
    fn over_slip(
        &self,
        at: usize,
        section: &str,
        head: &Head<'_>,
    ) -> Option<(usize, Option<String>)> {
        let full = |at: usize| {
            let end = self.text.over_numbers(at);
            self.text.0.get(at..end).is_some_and(|number| number.contains('.'))
        };
        if section.is_empty() || !full(at + 1) {
            return Some((at, None));
        }
        match self.text.0.as_bytes()[at] {
            b' ' => Some((at + 1, Some(SPACED.to_owned()))),
            b'.' if head.leads() => {
                Some((at + 1, Some("A stop stands after the letter.".to_owned())))
            }
            _ => Some((at, None)),
        }
    }

    /// Past "(a)(ii)", adding the labels to the address. A capital letter in brackets is odd.
    fn paragraphs(&self, mut at: usize, address: &mut Address, odd: &mut Option<String>) -> usize {
        loop {
            let open = self.text.skip_space(at);
            let Some((label, end)) = self.text.label(open) else { return at };
            if label.bytes().all(|byte| byte.is_ascii_uppercase()) && address.paragraphs.is_empty()
            {
                *odd = Some(format!("“({label})” is no label of a paragraph."));
            }
            address.paragraphs.push(label.to_owned());
            at = end;
        }
    }

    fn bare_paragraphs(&self, at: usize, before: &Member) -> Option<(Member, usize)> {
        let mut address = before.address.clone();
        let (labels, end) = self.text.labels(at);
        let depth = labels::depth_of(labels.first()?, &address.paragraphs)?;
        address.paragraphs.truncate(depth);
        address.paragraphs.extend(labels.into_iter().map(str::to_owned));
        Some((Member { address, odd: None }, end))
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
        let exists = |path: &str| self.context.clauses.contains(path);
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
        let Some(rest) = self.text.window(at, 90).strip_prefix(' ') else { return at };
        let close = match rest.chars().next() {
            Some('‘') => '’',
            Some('“') => '”',
            Some('\'') => '\'',
            Some('"') => '"',
            _ => return at,
        };
        let open = rest.chars().next().map_or(0, char::len_utf8);
        match rest[open..].find(close) {
            Some(end) => at + 1 + open + end + close.len_utf8(),
            _ => at,
        }
    }

    /// The end of a range that began with `from`, and where it ends.
    fn range_end(
        &self,
        at: usize,
        head: &Head<'a>,
        from: &Member,
        between: bool,
    ) -> Option<(Member, usize)> {
        let next = self
            .text
            .skip_any(at, RANGE_WORDS)
            .or_else(|| self.text.skip_any(at, &[" and "]).filter(|_| between))?;
        // "to Section G8.43": the word may be said again.
        let (again, repeated) = self.head(next);
        let next = if again.leads() { repeated } else { next };
        let end = self.member(next, head, Some(from)).or_else(|| self.short_end(next, from));
        // Ends are both sections, both groups, or both clauses.
        end.filter(|(to, _)| to.address.numbers.len() == from.address.numbers.len())
    }

    /// The end of a range that leaves out what it shares with the beginning: "G8.40 to 8.43",
    /// "G8.40-43".
    fn short_end(&self, at: usize, from: &Member) -> Option<(Member, usize)> {
        let end = self.text.over_numbers(at);
        let dashed = self.text.before(at).trim_end().ends_with(['-', '–']);
        let depth = from.address.numbers.len();
        if end == at || self.text.is_inside_word(end) || depth < 2 {
            return None;
        }
        let printed = &self.text.0[at..end];
        let shorter: Address = format!("A{printed}").parse().ok()?;
        let numbers = shorter.numbers;
        let whole = numbers.len() == depth && numbers[0] == from.address.numbers[0];
        let last = numbers.len() == 1
            && dashed
            && numbers[0].value > from.address.numbers[depth - 1].value;
        if !whole && !last {
            return None;
        }
        let mut address = from.address.clone();
        address.paragraphs.clear();
        address.numbers.truncate(depth - numbers.len());
        address.numbers.extend(numbers);
        Some((Member { address, odd: None }, end))
    }

    /// True where these words are surely a reference.
    fn may_stand(&self, start: usize, head: &Head<'_>, first: &Item<'_>) -> bool {
        if head.misnomer {
            let before = self.text.before(start);
            let of_code = self.text.rest(first.end).starts_with(" of the ") && head.named;
            return head.named || of_code || before.ends_with("this ") || before.ends_with("This ");
        }
        // "paragraph 1.2 above" is one of the paper, in codes of numbers only.
        let own = first.from.address.section.is_empty() && !head.named;
        if own && self.text.skip_any(first.end, &[" above", " below"]).is_some() {
            return false;
        }
        head.leads() || self.stands_alone(start, first)
    }

    /// True where an address without an introducing word is surely one. A full clause number is,
    /// where the code has letters; a group ("M8") only in legal text and after a word that leads to
    /// a provision; a plain number never is.
    fn stands_alone(&self, start: usize, first: &Item<'_>) -> bool {
        let address = &first.from.address;
        let before = self.text.before(start);
        if address.section.is_empty() || NO_CODE.iter().any(|word| before.ends_with(word)) {
            return false;
        }
        if address.numbers.len() >= 2 {
            // "V1.15" is a version.
            return address.section != "V"
                && (first.from.odd.as_deref() != Some(SPACED) || self.is_legal());
        }
        let leads = ["in ", "of ", "under ", "to ", "with ", "by ", "see "];
        self.is_legal() && first.to.is_none() && leads.iter().any(|word| before.ends_with(word))
    }

    fn is_legal(&self) -> bool {
        let kind = self.context.document.metadata.kind();
        let legal = matches!(kind, DocumentKind::LegalText | DocumentKind::Code);
        legal && !self.words.are(BlockKind::Footnote)
    }
}

/// Words after which a letter and a number name something else: "Table A1.2".
const NO_CODE: &[&str] = &[
    "Table ",
    "Figure ",
    "Appendix ",
    "Annex ",
    "Annexe ",
    "Form ",
    "Release ",
    "Version ",
    "version ",
    "Requirement ",
    "Step ",
    "Room ",
    "Option ",
    "Model ",
    "Phase ",
    "Part ",
    "Chart ",
    "Box ",
    "Question ",
    "Item ",
    "Attachment ",
    "Schedule ",
];

/// What stands between the members of a list.
const LIST_WORDS: &[&str] = &[
    ", and ",
    ", or ",
    ", & ",
    " and/or ",
    " and ",
    " or ",
    " & ",
    " as well as ",
    ", ",
    "; and ",
    "/",
];

/// What stands between the ends of a range.
const RANGE_WORDS: &[&str] =
    &[" to ", " through to ", " through ", " up to ", " – ", " - ", "–", "-", "—"];

fn is_address_end(c: char) -> bool {
    c.is_ascii_digit() || c == ')' || c.is_ascii_uppercase()
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
