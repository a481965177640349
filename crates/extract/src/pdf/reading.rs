//! The way of a PDF, from its bytes to a layout.

use std::collections::BTreeMap;

use codicil_finding::Notice;
use codicil_layout::{Layout, MarkKind, Unread};
use hayro_interpret::{InterpreterCache, RenderContent};

use super::agree::{self, Chosen};
use super::compose::{self, Composed};
use super::draft::Draft;
use super::draw::{Area, Drawn, Glyph, View};
use super::extras::{self, Extras};
use super::forms::{self, Safe};
use super::guard::caught;
use super::open::{self, Opened};
use super::rows::Piece;
use super::sheet::{self, Sheet};
use super::strokes::Evidence;
use super::write::Writer;
use super::{first, furniture, notes, notices, paragraphs, second};
use crate::ExtractError;

/// The share of characters without a meaning from which on a page is not read.
const NO_LETTERS: f32 = 0.5;

/// The share from which on a person is told.
const SOME_LETTERS: f32 = 0.02;

/// The share of a page that a picture covers to be the page.
const WHOLE: f32 = 0.6;

/// A page with fewer words and a picture over all of it is nearly all picture.
const FEW_WORDS: usize = 12;

/// Curves from which on a page without text is a drawing.
const DRAWING: usize = 60;

/// A page, read and taken apart.
struct Read {
    view: View,
    sheet: Sheet,
    unread: Option<Unread>,
    extras: Extras,
    signs: Signs,
}

/// What a person must be told about a page.
#[derive(Clone, Copy, Debug, Default)]
struct Signs {
    disputed: bool,
    some_unknown: bool,
    outside: bool,
    mostly_picture: bool,
    recognised: bool,
}

/// Reads a PDF.
pub(crate) fn read(bytes: &[u8]) -> Result<(Layout, Vec<Notice>), ExtractError> {
    let mut opened = open::open(bytes)?;
    let announced = opened.first.as_ref().and_then(open::announced);
    let beside = caught(|| beside(&opened)).unwrap_or_default();
    let pages = read_pages(&mut opened);
    let mut notices = beside;
    if open::ends_early(bytes) || announced.is_some_and(|announced| announced > pages.len()) {
        notices.push(notices::damaged(pages.len(), announced));
    }
    let layout = lay_out(&pages);
    notices.extend(tell(&pages, &layout));
    Ok((layout, notices))
}

/// What the document holds beside its pages.
fn beside(opened: &Opened) -> Vec<Notice> {
    let Some(document) = &opened.first else { return Vec::new() };
    let mut found = Vec::new();
    if extras::is_laid_out_elsewhere(document) {
        found.push(notices::laid_out_elsewhere());
    }
    found.extend(notices::attached(extras::attached(document)));
    found
}

fn read_pages(opened: &mut Opened) -> Vec<Read> {
    let cache = InterpreterCache::new();
    let Opened { first: document, second: pdf, pages } = opened;
    let mut read = Vec::with_capacity(pages.len());
    for at in pages.iter() {
        let view = at.view;
        let own = document.as_mut().zip(at.first);
        let safe = match &own {
            Some((document, id)) => {
                caught(|| forms::look(document, *id)).unwrap_or(Safe { first: false, second: true })
            }
            None => Safe { first: false, second: true },
        };
        let hayro = at.second.zip(pdf.as_ref()).and_then(|(i, pdf)| pdf.pages().get(i));
        let hayro = hayro.filter(|_| safe.second);
        let content = hayro
            .and_then(|page| caught(|| second::page(page, &cache, &view, RenderContent::PAGE)));
        let attached = hayro.and_then(|page| {
            caught(|| second::page(page, &cache, &view, RenderContent::ANNOTATIONS))
        });
        // A page that says it has content, of which nothing can be decoded, has not been read.
        let undecoded = hayro.is_some_and(|page| {
            caught(|| page.page_stream().is_none() && page.raw().contains_key(b"Contents"))
                .unwrap_or(true)
        });
        let (words, extras) = match own {
            Some((document, id)) => (
                if safe.first { first::page(document, id, &view) } else { None },
                caught(|| extras::of_page(document, id, &view)).unwrap_or_default(),
            ),
            None => (None, Extras::default()),
        };
        let failed = (content.is_none() || undecoded) && words.is_none();
        read.push(take_in(view, words, content, attached, extras, failed));
    }
    read
}

fn take_in(
    view: View,
    words: Option<Drawn>,
    content: Option<Drawn>,
    attached: Option<Drawn>,
    extras: Extras,
    failed: bool,
) -> Read {
    let Chosen { mut glyphs, disputed, unknown } = agree::choose(words, content.as_ref());
    let mut drawn = content.unwrap_or_default();
    if let Some(attached) = attached {
        glyphs.extend(attached.glyphs);
        drawn.rules.extend(attached.rules);
        drawn.areas.extend(attached.areas);
    }
    let before = count(&glyphs);
    glyphs.retain(|glyph| is_on_page(glyph, &view));
    let mut signs = Signs {
        disputed,
        some_unknown: unknown > SOME_LETTERS,
        outside: count(&glyphs) < before,
        ..Signs::default()
    };
    let all = count(&glyphs);
    let unread = if unknown >= NO_LETTERS && before > 0 {
        glyphs.clear();
        signs.some_unknown = false;
        Some(Unread::NoLetters)
    } else if all > 0 {
        None
    } else if unknown >= NO_LETTERS {
        Some(Unread::NoLetters)
    } else if failed {
        Some(Unread::Failed)
    } else if is_picture(&drawn, &view) {
        Some(Unread::Picture)
    } else {
        None
    };
    let covered = covered(&drawn.pictures, &view) >= WHOLE;
    let hidden = glyphs.iter().filter(|glyph| glyph.hidden && glyph.ch != ' ').count();
    signs.recognised = covered && hidden * 2 > all;
    let sheet = caught(|| sheet::take_apart(glyphs, &drawn, &view, &extras.links));
    let unread = if sheet.is_none() { Some(Unread::Failed) } else { unread };
    let sheet = sheet.unwrap_or_default();
    let words: usize = sheet.pieces.iter().map(|piece| piece.words.len()).sum();
    signs.mostly_picture =
        covered && unread.is_none() && words < FEW_WORDS && sheet.tables.is_empty();
    Read { view, sheet, unread, extras, signs }
}

/// The number of glyphs that are no spaces.
fn count(glyphs: &[Glyph]) -> usize {
    glyphs.iter().filter(|glyph| glyph.ch != ' ').count()
}

/// Whether a part of the glyph is on the page.
fn is_on_page(glyph: &Glyph, view: &View) -> bool {
    let reach = glyph.size.max(glyph.advance.abs());
    glyph.x > -reach
        && glyph.x < view.width
        && glyph.y > -0.3 * glyph.size
        && glyph.y < view.height + 0.7 * glyph.size
}

/// Whether a page without text shows something: a picture that is more than a logo, or a drawing.
fn is_picture(drawn: &Drawn, view: &View) -> bool {
    covered(&drawn.pictures, view) >= 0.05 || drawn.curves >= DRAWING
}

/// The share of the page that pictures cover, those that overlap counted as often: a scan may come
/// in strips.
fn covered(pictures: &[Area], view: &View) -> f32 {
    let page = view.width * view.height;
    let all: f32 = pictures.iter().map(|area| area.width() * area.height()).sum();
    all / page.max(1.0)
}

fn lay_out(pages: &[Read]) -> Layout {
    let rows: Vec<(Area, &[Piece])> =
        pages.iter().map(|page| (page.sheet.area, page.sheet.pieces.as_slice())).collect();
    let marks = caught(|| furniture::find(&rows))
        .unwrap_or_else(|| rows.iter().map(|(_, pieces)| vec![None; pieces.len()]).collect());
    let body = body_size(pages);
    let mut open = None;
    let mut composed = Vec::with_capacity(pages.len());
    let mut evidence = Evidence::default();
    for (page, marks) in pages.iter().zip(&marks) {
        let mut lines = compose::lines(&page.sheet, marks);
        notes::find(&mut lines.lines, &page.sheet.rules, &page.sheet.area, body, &mut open);
        paragraphs::mark(&mut lines.lines);
        for line in &lines.lines {
            let glyphs: Vec<&Glyph> =
                line.piece.words.iter().flat_map(|word| &word.glyphs).collect();
            evidence.add(&glyphs);
        }
        composed.push(lines);
    }
    over_pages(&mut composed);
    let mut writer = Writer::new(evidence);
    for (page, lines) in pages.iter().zip(&composed) {
        writer.page(&page.view, page.unread, &page.sheet, lines);
    }
    writer.finish()
}

/// Whether the first line of each page begins a paragraph, seen from the page before.
fn over_pages(pages: &mut [Composed]) {
    for at in 1..pages.len() {
        let (before, rest) = pages.split_at_mut(at);
        let last = before.iter().rev().find_map(|page| page.lines.iter().rev().find(running));
        let first =
            rest.first_mut().and_then(|page| page.lines.iter_mut().find(|l| running(&&**l)));
        if let (Some(last), Some(first)) = (last, first) {
            paragraphs::over_a_break(last, first);
        }
    }
}

/// Whether a line is no running head, foot or note.
fn running(line: &&Draft) -> bool {
    line.part.is_none() && line.slant.is_none()
}

/// The size of most letters outside tables.
fn body_size(pages: &[Read]) -> f32 {
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    for piece in pages.iter().flat_map(|page| &page.sheet.pieces) {
        let letters: usize = piece.words.iter().map(|word| word.glyphs.len()).sum();
        *sizes.entry((piece.size * 4.0).round() as i32).or_default() += letters;
    }
    let most = sizes.iter().max_by_key(|(size, count)| (**count, **size));
    most.map_or(10.0, |(size, _)| *size as f32 / 4.0)
}

fn tell(pages: &[Read], layout: &Layout) -> Vec<Notice> {
    let with = |fits: &dyn Fn(&Read) -> bool| -> Vec<u32> {
        (1..).zip(pages).filter(|(_, page)| fits(page)).map(|(number, _)| number).collect()
    };
    let unread = |why: Unread| with(&|page| page.unread == Some(why));
    let sum = |of: &dyn Fn(&Extras) -> usize| pages.iter().map(|page| of(&page.extras)).sum();
    let kinds = |gone: bool| {
        let deleted = |kind: MarkKind| !kind.stands_after();
        layout.changes.iter().filter(|change| deleted(change.kind) == gone).count()
    };
    [
        notices::without_text(&unread(Unread::Picture), pages.len()),
        notices::unreadable(&unread(Unread::Failed), pages.len()),
        notices::no_letters(&unread(Unread::NoLetters)),
        notices::some_letters(&with(&|page| page.signs.some_unknown && page.unread.is_none())),
        notices::mostly_pictures(&with(&|page| page.signs.mostly_picture)),
        notices::recognised(&with(&|page| page.signs.recognised)),
        notices::disagree(&with(&|page| page.signs.disputed)),
        notices::outside(&with(&|page| page.signs.outside)),
        notices::fields(sum(&|extras| extras.fields), &with(&|page| page.extras.fields > 0)),
        notices::comments(sum(&|extras| extras.comments), &with(&|page| page.extras.comments > 0)),
        notices::strokes(kinds(true), kinds(false)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
