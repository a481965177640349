//! Whether a line goes on with the paragraph above it.

use crate::classify::rows::begins_answered_row;
use crate::draft::Draft;
use crate::labels::{self, Label, LabelKind};
use crate::lines::TextLine;
use crate::remarks;
use crate::shapes::{
    cites_on, ends_open, ends_sentence, ends_with_leader, first_word, has_cell_gap,
    has_open_bracket, has_verb, has_wide_gap, is_bare_link, is_field, is_standard_title,
    starts_capital, starts_small,
};

use super::Measure;

/// The hyphen that only a line end shows.
const SOFT_HYPHEN: char = '\u{AD}';

/// Whether `next` goes on with `draft`, whose last line is `above`.
pub(super) fn goes_on(
    draft: &Draft,
    above: &TextLine<'_>,
    next: &TextLine<'_>,
    widest: usize,
    measure: &Measure,
) -> bool {
    if remarks::is_remark(next.text) {
        return false;
    }
    // A note in the margin ends with its line, unless it holds the deleted words themselves.
    if remarks::is_remark(&draft.words) || draft.words.ends_with('¶') {
        return false;
    }
    // Two rows of columns, or two fields of a form, stay apart.
    if draft.has_cells && has_wide_gap(above.text) && has_wide_gap(next.text)
        || is_field(above.text) && is_field(next.text)
        || begins_answered_row(next.text)
    {
        return false;
    }
    let is_ruled_row = next.text.starts_with('|') || draft.words.starts_with('|');
    if is_ruled_row {
        return false;
    }
    if is_standard_title(next.text) && !ends_open(&draft.words)
        || is_standard_title(&draft.words)
        || ends_with_leader(&draft.words)
    {
        return false;
    }
    if let Some(label) = labels::find(next.text)
        && begins_block(&label, draft, next)
    {
        return false;
    }
    // A label that hangs before its text.
    if draft.label.is_some() && draft.body().is_empty() {
        return next.gap <= 2;
    }
    if above.page == next.page && next.gap > measure.step {
        return goes_on_over_gap(draft, next, measure);
    }
    goes_on_by_words(draft, above, next, &Column::of(draft, above, next, widest, measure))
}

/// Across a larger gap only words that must go on do.
fn goes_on_over_gap(draft: &Draft, next: &TextLine<'_>, measure: &Measure) -> bool {
    let is_begun = starts_small(next.text)
        && !ends_sentence(&draft.words)
        && draft.words.len() > NARROW * 3 / 4;
    let goes_on = is_begun || cites_on(&draft.words, next.text) || ends_open(&draft.words);
    let is_text = !draft.has_cells && !has_cell_gap(next.text);
    goes_on && is_text && next.gap <= measure.step + 1
}

/// Whether two lines at the usual distance belong together.
fn goes_on_by_words(
    draft: &Draft,
    above: &TextLine<'_>,
    next: &TextLine<'_>,
    column: &Column,
) -> bool {
    let words = draft.words.as_str();
    let is_hyphen = above.text.ends_with(SOFT_HYPHEN)
        || above.text.ends_with('-') && !above.text.ends_with(" -");
    if is_hyphen || is_broken_mail(words) {
        return true;
    }
    if is_bare_link(next.text) != is_bare_link(above.text) && !ends_open(words) && column.room > 0 {
        return false;
    }
    if ends_open(words)
        || cites_on(words, next.text)
        || has_open_bracket(words) && !column.crosses
        || asks_on(draft, next)
    {
        return true;
    }
    let is_asked = draft.label_words().is_some_and(|label| label.ends_with(['.', ':']));
    if is_asked && words.ends_with('?') {
        return false;
    }
    if ends_sentence(words) {
        return goes_on_after_sentence(words, above, next, column);
    }
    if starts_small(next.text) {
        return !(draft.has_cells && has_cell_gap(next.text));
    }
    if column.crosses {
        return !column.has_room(85) && draft.words.len() > 60;
    }
    if column.is_close && column.is_narrow && !has_cell_gap(next.text) {
        return draft.body().len() < 90 && starts_capital(words) && !is_longer(above, next);
    }
    !column.has_room(column.patience(draft))
}

/// What the width of the lines says about the end of a line.
struct Column {
    /// Characters of the line above with the first word of the next.
    needed: usize,
    /// Characters of a full line.
    width: usize,
    /// Characters left on the line above, had the word been put there.
    room: usize,
    /// True where a page end lies between.
    crosses: bool,
    /// True where the lines touch, though lines of the document have blanks between.
    is_close: bool,
    /// True for two short lines.
    is_narrow: bool,
    /// Per cent of the column below which a line that ends a sentence ends its block.
    sentence_patience: usize,
}

/// Characters below which a line is narrow.
const NARROW: usize = 40;

impl Column {
    fn of(
        draft: &Draft,
        above: &TextLine<'_>,
        next: &TextLine<'_>,
        widest: usize,
        measure: &Measure,
    ) -> Self {
        let needed = above.width() + 1 + first_word(next.text).chars().count();
        let own = widest.max(next.width());
        // Several lines show their column; one says little: take the usual width.
        let is_known = draft.pieces.len() > 1 && widest > NARROW;
        let width = if is_known { own } else { own.max(measure.width) };
        let is_narrow = above.width() < NARROW && next.width() < NARROW;
        // The title on the first page may stand in a narrow column.
        let is_cover = is_narrow && above.page == 1 && draft.label.is_none();
        let is_cover = is_cover && measure.step == 0 && above.starts_document;
        Self {
            needed,
            // Where blank lines part paragraphs, a short line says less.
            sentence_patience: if measure.step == 0 { 75 } else { 96 },
            width: if is_cover { own } else { width },
            room: width.saturating_sub(needed),
            crosses: above.page != next.page,
            is_close: measure.step > 0 && next.gap == 0,
            is_narrow,
        }
    }

    /// Whether the first word of the next line would have found room within so many per cent of
    /// the column: letters differ in width, so a full line may be shorter than another.
    fn has_room(&self, per_cent: usize) -> bool {
        self.needed * 100 <= self.width * per_cent
    }

    /// Per cent of the column below which a line that ends no sentence ends its block.
    fn patience(&self, draft: &Draft) -> usize {
        match (draft.pieces.len() > 1, draft.label.is_some()) {
            (true, _) => 72,
            (false, true) => 68,
            (false, false) if has_verb(&draft.words) => 45,
            (false, false) => 88,
        }
    }
}

/// Whether the next line is longer than the one above would be with its first word: a title over
/// its text.
fn is_longer(above: &TextLine<'_>, next: &TextLine<'_>) -> bool {
    above.width() + 1 + first_word(next.text).chars().count() <= next.width()
}

/// Whether a numbered question goes on to its question mark.
fn asks_on(draft: &Draft, next: &TextLine<'_>) -> bool {
    let label = draft.label_words().unwrap_or_default();
    let is_numbered = label.ends_with(['.', ':']) && !label.ends_with("::");
    let is_near = label.starts_with('Q') || next.gap == 0 && asks(draft.body());
    is_numbered
        && is_near
        && !ends_sentence(&draft.words)
        && next.text.ends_with('?')
        && next.width() < 100
}

/// Whether the words begin like a question.
fn asks(words: &str) -> bool {
    [
        "What", "Which", "Why", "How", "When", "Where", "Who", "Will", "Would", "Are", "Is", "Do",
        "Does", "Can", "Could", "Should", "Has", "Have",
    ]
    .contains(&first_word(words))
}

fn goes_on_after_sentence(
    words: &str,
    above: &TextLine<'_>,
    next: &TextLine<'_>,
    column: &Column,
) -> bool {
    if starts_small(next.text) && !words.ends_with(':') {
        return words.ends_with(';') || !column.has_room(60);
    }
    // White space of more than one behind the stop is the end of a paragraph in such extractions.
    let is_lead_in = words.ends_with([':', ';']);
    !(column.has_room(column.sentence_patience)
        || column.crosses
        || is_lead_in
        || above.trailing > 1)
}

/// Whether a label at the start of a line begins a block, rather than go on with a sentence.
fn begins_block(label: &Label<'_>, draft: &Draft, next: &TextLine<'_>) -> bool {
    let words = draft.words.as_str();
    let after_end = ends_sentence(words) || draft.body().is_empty();
    let after_joint =
        words.ends_with([',', '—', '–']) || words.ends_with(" and") || words.ends_with(" or");
    let follows = draft.label_words().is_some_and(|last| labels::follows(last, label.text));
    let is_cited = (ends_open(words) || cites_on(words, label.text)) && !after_joint;
    match label.kind {
        LabelKind::Bullet => {
            let is_dash = label.text.starts_with(['–', '—', '-', 'o', '*']);
            !is_dash || after_end || draft.label_words() == Some(label.text) || next.gap > 1
        }
        LabelKind::Bracketed => {
            (after_end
                || after_joint
                || follows
                || next.gap > 1
                || next.tops_page
                || !ends_open(words))
                && (follows || !is_cited)
        }
        LabelKind::Numbered => {
            !is_cited && (follows || label.rest.is_empty() || starts_capital(label.rest))
        }
        LabelKind::Question => true,
        LabelKind::Clause => {
            !is_cited && !starts_small(label.rest) && (label.start > 0 || !words.ends_with(','))
        }
    }
}

/// Whether the words end with the first half of a mail address.
fn is_broken_mail(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    last.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && !host.is_empty()
            && !host.contains('.')
            && host.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    })
}

/// Whether `next` goes on inside the last word of `words`: no space between.
pub(super) fn is_glued(words: &str, next: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    let is_link = last.contains("://") || last.starts_with("www.") || last.contains('@');
    let first = first_word(next);
    if is_broken_mail(words) {
        return first.contains('.') && starts_small(first);
    }
    if is_link {
        return last.ends_with(['/', '-', '_', '=', '?', '&', '.']) && !first.is_empty();
    }
    if last.ends_with(SOFT_HYPHEN) {
        return true;
    }
    // A dash between spaces is no hyphen, nor is one before "and" ("short- and long-term").
    last.len() > 1 && last.ends_with('-') && !matches!(first, "and" | "or" | "to")
}

#[cfg(test)]
mod tests {
    use super::is_glued;

    #[test]
    fn hyphens_and_links_go_on_without_a_space() {
        assert!(is_glued("the half-", "yearly review"));
        assert!(is_glued("see https://example.org/a-", "b/c"));
        assert!(is_glued("Email: help@exam", "ple.org"));
        assert!(!is_glued("one -", "two"));
        assert!(!is_glued("short-", "and long-term"));
        assert!(!is_glued("write to help@example.org", "or ring"));
    }
}
