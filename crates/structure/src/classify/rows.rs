//! Rows of tables that the extraction flattened: lines that stay lines.

use std::sync::LazyLock;

use codicil_document::BlockKind;
use regex::Regex;

use super::looks::Looks;
use crate::draft::Draft;
use crate::shapes::{ends_open, ends_sentence, is_question, pattern};

/// Lines in a row that make a table, where nothing else shows one.
const ROWS: usize = 3;

/// Longest row in bytes, where nothing but its length shows it.
const LONGEST: usize = 100;

static CROSSED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|\s)(?:[Xx✓✔☒☐☑]|[Yy]es|[Nn]o)(?:\s|$)"));

/// Marks the rows. Larger letters than those of the running text are no row's.
pub(super) fn mark(drafts: &mut [Draft], looks: Option<&Looks>) {
    mark_response_rows(drafts);
    for draft in drafts.iter_mut().filter(|draft| is_row_by_itself(draft)) {
        draft.kind = BlockKind::TableRow;
    }
    let mut start = 0;
    while start < drafts.len() {
        let end = run_end(drafts, start, looks);
        mark_run(&mut drafts[start..end]);
        start = end.max(start + 1);
    }
}

/// Columns or crosses in a line that is no sentence.
fn is_row_by_itself(draft: &Draft) -> bool {
    if !draft.is_plain() || draft.label.is_some() || draft.line_count() > 2 {
        return false;
    }
    if draft.words.starts_with('|') {
        return true;
    }
    let is_short = draft.words.len() <= 160 && !ends_sentence(&draft.words);
    is_short && (draft.has_cells || draft.words.contains(" | ") || is_crossed(draft))
}

fn is_crossed(draft: &Draft) -> bool {
    draft.words.split_whitespace().count() > 1
        && CROSSED.is_match(&draft.words)
        && draft.words.len() <= 80
        && draft.words.ends_with(['X', 'x', '✓', '✔', '☒', '☐', '☑'])
}

fn could_be_row(draft: &Draft) -> bool {
    let is_free = draft.kind == BlockKind::TableRow
        || draft.is_plain() && draft.label.is_none() && !is_question(&draft.words);
    is_free
        // The rows of a framed table are known.
        && draft.grid.is_none()
        && draft.words.len() <= LONGEST
        && draft.line_count() <= 3
        && !draft.words.ends_with(['.', ';', ':', '”'])
}

/// One past the last draft that stands in line with the first, as rows do.
fn run_end(drafts: &[Draft], start: usize, looks: Option<&Looks>) -> usize {
    let could_be_row =
        |draft: &Draft| could_be_row(draft) && !looks.is_some_and(|looks| looks.is_larger(draft));
    if !could_be_row(&drafts[start]) {
        return start;
    }
    let mut end = start + 1;
    let mut gap = None;
    while end < drafts.len() {
        let next = &drafts[end];
        let is_in_line = !next.tops_page && gap.is_none_or(|gap| next.gap <= gap);
        if !could_be_row(next) || !is_in_line || next.gap > 2 {
            break;
        }
        gap = Some(gap.unwrap_or(0).max(next.gap).max(1));
        end += 1;
    }
    end
}

fn mark_run(run: &mut [Draft]) {
    let has_row = run.iter().any(|draft| draft.kind == BlockKind::TableRow);
    let is_long = run.len() > ROWS || run.len() == ROWS && !run[0].tops_page;
    if !is_long && !has_row {
        return;
    }
    let first_row = run.iter().position(|draft| draft.kind == BlockKind::TableRow);
    // What stands over the first row of crosses is its heading.
    let from = match first_row {
        Some(first) if first <= 2 && (is_crossed(&run[first]) || run.len() <= ROWS) => first,
        _ => 0,
    };
    for draft in &mut run[from..] {
        draft.kind = BlockKind::TableRow;
    }
}

static RESPONSE_HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:respondent|organisation|company)\b.*\b(?:category|response|comments?|rationale|answer)\b",
    )
});
static RESPONSE_ROW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^([A-Za-z][\w.&’'-]*)\s(?:[A-Z][\w.&’'-]*\s){0,4}\|?\s?",
        r"(?:Large Supplier|Small Supplier|Supplier|Network|Distributor|DNO|Generator|Transporter|Shipper",
        r"|Consumer|Other Party|Other SEC Party|Other)(?:\s|$)",
    ))
});

/// Words that begin a sentence about a category rather than the name of a respondent.
const NO_NAMES: &[&str] =
    &["A", "An", "The", "As", "Any", "Each", "Every", "Our", "This", "All", "For", "If", "Where"];

/// Whether the words begin with a respondent and its category.
fn is_response_row(words: &str) -> bool {
    RESPONSE_ROW.captures(words).and_then(|found| found.get(1)).is_some_and(|first| {
        let name = first.as_str();
        let is_word = name.starts_with(char::is_lowercase) && ends_open(name);
        !NO_NAMES.contains(&name) && !is_word
    })
}

static ANSWERED_ROW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:Supplier|Network|Distributor|DNO|Generator|Transporter|Shipper|Consumer|Party|Other)",
        r"(?:\s\|)?\s(?:Approve|Reject|Neutral|Yes|No|Agree|Disagree|Support|Oppose|Abstain)(?:\s|$)",
    ))
});

/// Whether a line begins a row of collated responses: respondent, category and answer.
pub(crate) fn begins_answered_row(line: &str) -> bool {
    ANSWERED_ROW.is_match(line) && is_response_row(line)
}

/// Rows of collated responses below the names of their columns.
fn mark_response_rows(drafts: &mut [Draft]) {
    let mut inside = false;
    for draft in drafts.iter_mut().filter(|draft| draft.is_plain() && draft.label.is_none()) {
        if draft.words.len() < LONGEST && RESPONSE_HEAD.is_match(&draft.words) {
            draft.kind = BlockKind::TableRow;
            inside = true;
        } else if inside && is_response_row(&draft.words) {
            draft.kind = BlockKind::TableRow;
        }
    }
}
