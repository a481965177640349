//! Drafts and furniture to the finished document.

use codicil_document::{
    Block, BlockKind, Document, Fact, Furniture, Heading, Kind, Notice, PageSpan, TableBasis,
};
use codicil_layout::Layout;
use codicil_profile::Profile;
use codicil_text::{Repair, Run, SourceMap, Span};

use crate::changes::{self, Marks};
use crate::draft::Draft;
use crate::fate::{Fates, Group};
use crate::labels::{self, LabelKind};
use crate::lines::TextLine;
use crate::metadata::{self, Place};
use crate::numbers::Numbers;
use crate::tables::framed::{self, Frames};
use crate::write::{Written, write};
use crate::{clauses, places, repairs, responses, tables};

/// What a document is made from.
pub(crate) struct Source<'a> {
    pub layout: &'a Layout,
    pub lines: &'a [TextLine<'a>],
    pub fates: &'a Fates,
    pub marks: &'a Marks,
    pub frames: &'a Frames,
    pub profile: &'a Profile,
    pub numbers: &'a Numbers,
    pub name: &'a str,
    /// The kind that a person has named.
    pub kind: Option<Kind>,
}

/// Puts a document together.
pub(crate) fn document(source: &Source<'_>, drafts: &[Draft]) -> Document {
    let written = write(drafts, &source.layout.text, source.lines.len());
    let furniture = furniture(source, &written);
    let found = metadata::kind::find(drafts, &written.spans, &furniture, source.name);
    let kind = source.kind.or(found.as_ref().map(|(kind, ..)| *kind));
    let is_legal = matches!(kind, Some(Kind::LegalText | Kind::Code));
    let headings = headings(drafts, &written.spans);
    let tree = clauses::read(drafts, &written.spans, &headings, source.profile, is_legal);
    let repairs = repairs(source, drafts, &written);
    let text = &source.layout.text;
    let changes = changes::record(
        drafts,
        &changes::Source { text, lines: source.lines, written: &written, marks: source.marks },
    );
    let places = written.places();
    let mut document = Document {
        pages: pages(source, drafts, &written),
        blocks: blocks(drafts, &written.spans, &tree.of),
        map: written.map.through(&source.layout.map),
        text: written.text.clone(),
        headings,
        clauses: tree.clauses,
        furniture,
        repairs,
        notices: notices(drafts),
        changes,
        note_marks: places::note_marks(source.layout, drafts, &places),
        places: places::placed(source.lines, &places),
        ..Document::default()
    };
    let found =
        found.map(|(kind, place, confidence)| kind_fact(&document, kind, place, confidence));
    document.metadata = metadata::read(&document, source.numbers, found);
    let is_stated = source.layout.paragraphs_stated;
    let basis = if is_stated { TableBasis::Stated } else { TableBasis::Ruled };
    document.tables = framed::tables(&document, drafts, source.frames, &places, basis);
    let words = &source.profile.responses;
    let responses = responses::read_framed(&document, words)
        .unwrap_or_else(|| responses::read(drafts, &written, text, words, kind));
    document.questions = responses.questions;
    document.responses = responses.responses;
    document.notices.extend(responses.notices);
    if source.layout.tables.is_empty() {
        document.tables = tables::flattened::find(&document, &written.map, source.layout);
    }
    document
}

fn kind_fact(
    document: &Document,
    kind: Kind,
    place: Option<Place>,
    confidence: Option<u8>,
) -> Fact<Kind> {
    let (span, source) = match place {
        Some(Place::Text(span)) => (Some(span), document.map.to_source(span)),
        Some(Place::Furniture(index, span)) => {
            (None, document.furniture.get(index).and_then(|f| f.map.to_source(span)))
        }
        None => (None, None),
    };
    Fact { value: kind, span, source, confidence }
}

/// Broken words. A format that states its paragraphs has its words as they were written.
fn repairs(source: &Source<'_>, drafts: &[Draft], written: &Written) -> Vec<Repair> {
    if source.layout.paragraphs_stated {
        return Vec::new();
    }
    repairs::find(written, drafts)
}

fn blocks(drafts: &[Draft], spans: &[Span], clauses: &[Option<usize>]) -> Vec<Block> {
    let mut heading = None;
    let mut count = 0;
    let mut blocks = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        if draft.kind == BlockKind::Heading {
            heading = Some(count);
            count += 1;
        }
        let begin = spans[index].start;
        blocks.push(Block {
            kind: draft.kind,
            span: spans[index],
            page: draft.page,
            label: draft.label.map(|(start, len)| Span::new(begin + start, begin + start + len)),
            heading,
            clause: clauses[index],
            deleted: draft.deleted,
        });
    }
    blocks
}

fn headings(drafts: &[Draft], spans: &[Span]) -> Vec<Heading> {
    let headings = drafts.iter().enumerate().filter(|(_, d)| d.kind == BlockKind::Heading);
    headings
        .map(|(index, draft)| {
            let (number, title) = number_and_title(draft);
            let level = draft.level.unwrap_or(1);
            Heading { span: spans[index], level, number, title, page: draft.page, block: index }
        })
        .collect()
}

/// The number of a heading ("3", "Appendix 2") and its words without it.
fn number_and_title(draft: &Draft) -> (Option<String>, String) {
    let words = draft.words.trim_start_matches('#').trim_start();
    if let Some(number) = draft.label_words().filter(|n| n.bytes().all(|b| b.is_ascii_digit())) {
        return (Some(number.to_owned()), draft.body().to_owned());
    }
    if let Some(label) = labels::find(words)
        .filter(|label| matches!(label.kind, LabelKind::Numbered | LabelKind::Question))
    {
        let number = label.text.trim_end_matches(['.', ':', ')', ' ', '–', '-']);
        return (Some(number.to_owned()), label.rest.to_owned());
    }
    if let Some((number, title)) = words.split_once(' ').filter(|(number, _)| is_group(number)) {
        return (Some(number.to_owned()), title.trim_start().to_owned());
    }
    let part = ["Appendix ", "Annex ", "Schedule ", "Attachment "]
        .iter()
        .find(|part| words.starts_with(**part));
    if let Some(part) = part
        && let Some((number, title)) = words.split_once([':', '–', '.'])
        && number.len() <= part.len() + 4
    {
        return (Some(number.trim().to_owned()), title.trim().to_owned());
    }
    (None, words.trim_start_matches(['“', '‘', '"']).to_owned())
}

/// Whether a word is the address of a group of clauses: "G8".
fn is_group(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = word.len() - letters;
    (1..=2).contains(&letters)
        && (1..=3).contains(&digits)
        && word.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
}

/// Where the words of each page lie.
fn pages(source: &Source<'_>, drafts: &[Draft], written: &Written) -> Vec<PageSpan> {
    let mut starts: Vec<Option<usize>> = vec![None; source.layout.pages.len()];
    for draft in drafts.iter().filter(|draft| !draft.beside) {
        for piece in &draft.pieces {
            let page = source.lines[piece.line].page as usize;
            if let Some(start) = page.checked_sub(1).and_then(|page| starts.get_mut(page)) {
                start.get_or_insert(written.line_starts[piece.line]);
            }
        }
    }
    let mut end = written.text.len();
    let mut pages: Vec<PageSpan> = Vec::with_capacity(starts.len());
    for (index, page) in source.layout.pages.iter().enumerate().rev() {
        let start = if index == 0 { 0 } else { starts[index].unwrap_or(end).min(end) };
        pages.push(PageSpan {
            number: page.number,
            span: Span::new(start, end),
            size: page.size,
            read: page.unread.is_none(),
        });
        end = start;
    }
    pages.reverse();
    pages
}

fn furniture(source: &Source<'_>, written: &Written) -> Vec<Furniture> {
    let mut furniture: Vec<Furniture> = source
        .fates
        .groups
        .iter()
        .filter(|group| !group.lines.is_empty())
        .map(|group| one(source, written, group))
        .collect();
    furniture.sort_by_key(|one| (one.page, one.source.map(|source| source.start)));
    furniture
}

fn one(source: &Source<'_>, written: &Written, group: &Group) -> Furniture {
    let mut text = String::new();
    let mut map = SourceMap::default();
    for line in &group.lines {
        let line = &source.lines[*line];
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(line.text);
        map.push(Run { text: Span::new(start, text.len()), source: line.span });
    }
    let map = map.through(&source.layout.map);
    let first = group.lines.first().copied().unwrap_or_default();
    Furniture {
        kind: group.kind,
        source: map.to_source(Span::new(0, text.len())),
        text,
        page: source.lines.get(first).map_or(1, |line| line.page),
        at: written.line_starts.get(first).copied().unwrap_or_default(),
        map,
    }
}

fn notices(drafts: &[Draft]) -> Vec<Notice> {
    let cut = drafts.iter().filter(|draft| draft.cut).count();
    if cut == 0 {
        return Vec::new();
    }
    let message = format!(
        "The file has very long lines or paragraphs; they were cut in {cut} places, at the end of a \
         sentence where there is one. Every word is kept, but blocks may not be the paragraphs of the \
         paper. Save it with line breaks if that matters."
    );
    vec![Notice::new("long-blocks", message)]
}
