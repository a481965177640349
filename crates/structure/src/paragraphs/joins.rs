//! Whether a line goes on with the paragraph above it.

use crate::draft::Draft;
use crate::labels::{self, Label, LabelKind};
use crate::lines::TextLine;
use crate::remarks;
use crate::shapes::{
    ends_open, ends_sentence, ends_with_stop, first_word, has_cell_gap, is_bare_link,
    starts_capital, starts_small,
};

use super::Measure;

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
    if let Some(label) = labels::find(next.text)
        && begins_block(&label, draft, next)
    {
        return false;
    }
    // A label that hangs before its text.
    if draft.label.is_some() && draft.body().is_empty() {
        return next.gap <= 2;
    }
    let crosses = crosses(above, next);
    if !crosses && next.gap > measure.step {
        return goes_on_over_gap(draft, next, measure);
    }
    let fits = fits(above, next, draft, widest, measure, crosses);
    goes_on_by_words(draft, above, next, fits, crosses, measure)
}

/// Whether a page end or something taken out of the flow lies between.
fn crosses(above: &TextLine<'_>, next: &TextLine<'_>) -> bool {
    above.page != next.page
}

/// Across a larger gap only words that must go on do.
fn goes_on_over_gap(draft: &Draft, next: &TextLine<'_>, measure: &Measure) -> bool {
    let goes_on = starts_small(next.text) && !ends_sentence(&draft.words);
    let is_text = draft.words.len() > 30 && !draft.has_cells && !has_cell_gap(next.text);
    goes_on && is_text && next.gap <= measure.step + 1
}

fn goes_on_by_words(
    draft: &Draft,
    above: &TextLine<'_>,
    next: &TextLine<'_>,
    fits: bool,
    crosses: bool,
    measure: &Measure,
) -> bool {
    let words = draft.words.as_str();
    if is_bare_link(next.text) != is_bare_link(above.text) && !ends_open(words) && fits {
        return false;
    }
    if above.text.ends_with('-') && !above.text.ends_with(" -") || is_broken_mail(words) {
        return true;
    }
    if starts_small(next.text) && !ends_sentence(words) {
        return !(draft.has_cells && has_cell_gap(next.text));
    }
    if ends_open(words) {
        return true;
    }
    if ends_sentence(words) {
        return goes_on_after_sentence(words, above, next, fits, crosses);
    }
    if crosses {
        return !fits && draft.words.len() > 60;
    }
    // A title in a narrow column: no blank line inside, though the document has them elsewhere.
    let is_close = measure.step > 0 && next.gap == 0;
    if is_close && above.width() < 40 && next.width() < 40 && !has_cell_gap(next.text) {
        return draft.body().len() < 90 && starts_capital(words) && !is_longer(above, next);
    }
    !fits
}

/// Whether the next line could have held the one above: a title over its text.
fn is_longer(above: &TextLine<'_>, next: &TextLine<'_>) -> bool {
    above.width() + 1 + first_word(next.text).chars().count() <= next.width()
}

fn goes_on_after_sentence(
    words: &str,
    above: &TextLine<'_>,
    next: &TextLine<'_>,
    fits: bool,
    crosses: bool,
) -> bool {
    let is_lead_in = words.ends_with([':', ';']);
    if starts_small(next.text) && !is_lead_in && !ends_with_stop(words) {
        return !fits;
    }
    // White space of more than one behind the stop is the end of a paragraph in such extractions.
    !(fits || crosses || is_lead_in || above.trailing > 1)
}

/// Whether the first word of the next line would have found room on the line above.
fn fits(
    above: &TextLine<'_>,
    next: &TextLine<'_>,
    draft: &Draft,
    widest: usize,
    measure: &Measure,
    crosses: bool,
) -> bool {
    let needed = above.width() + 1 + first_word(next.text).chars().count();
    let column = if crosses { measure.width } else { widest.max(next.width()) };
    if draft.pieces.len() > 1 && widest > 40 {
        return needed <= column.min(widest.max(next.width()));
    }
    // One line says little about its column: take the usual width, less the unevenness of letters.
    if measure.step > 0 || above.width() > 40 {
        return needed * 100 <= column.max(measure.width) * 92;
    }
    needed <= column
}

/// Whether a label at the start of a line begins a block, rather than go on with a sentence.
fn begins_block(label: &Label<'_>, draft: &Draft, next: &TextLine<'_>) -> bool {
    let words = draft.words.as_str();
    let after_end = ends_sentence(words) || draft.body().is_empty();
    let after_joint =
        words.ends_with([',', '—', '–']) || words.ends_with(" and") || words.ends_with(" or");
    let follows = draft.label_words().is_some_and(|last| labels::follows(last, label.text));
    let is_cited = ends_open(words) && !after_joint;
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
                && !(is_cited && !follows)
        }
        LabelKind::Numbered => !is_cited && (label.rest.is_empty() || starts_capital(label.rest)),
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
