//! Stretches of words before the first row of a table to the names of its columns and the label of
//! its first row: narrow columns break them over lines, and only their number is known.

use std::ops::Range;

use super::cells::{Part, Parts};
use super::flow::Flow;
use crate::shapes::{ends_open, has_open_bracket, starts_small};

/// What joining two stretches costs where a gap in their line parts them, or where they begin alike
/// as the names of columns side by side do: it is not done.
const NEVER: i32 = 1000;

/// What was told apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Split {
    /// The names of the columns, that of the labels included.
    pub names: Option<Parts>,
    /// The label of the first row.
    pub label: Vec<Range<usize>>,
}

/// Splits stretches into the names of `columns` columns and the label of the first row; `has_labels`
/// says that other rows have one. `None` where they cannot be told apart.
pub(super) fn split(
    flow: &Flow<'_>,
    stretches: &[Range<usize>],
    columns: usize,
    has_labels: bool,
) -> Option<Split> {
    if stretches.is_empty() {
        return Some(Split::default());
    }
    let costs: Vec<i32> = (1..stretches.len()).map(|at| join_cost(flow, stretches, at)).collect();
    // Cells: the names alone; names and a label, the labels having no name or one.
    let mut wanted = vec![columns + 1, columns + 2];
    if !has_labels {
        wanted.push(columns);
    }
    let cheapest = wanted.into_iter().filter_map(|cells| {
        let (cost, joined) = join(&costs, cells)?;
        Some((cost, cells, joined))
    });
    let Some((_, cells, joined)) = cheapest.min_by_key(|(cost, cells, _)| (*cost, *cells)) else {
        return label_alone(flow, stretches, columns);
    };
    let mut parts = parts(stretches, &joined);
    if cells == columns {
        return Some(Split { names: Some(parts), label: Vec::new() });
    }
    let label = parts.pop().map(|part| part.words).unwrap_or_default();
    if cells == columns + 1 {
        parts.insert(0, Part::default());
    }
    Some(Split { names: Some(parts), label })
}

/// Where no names of columns stand over a table: all words are the label of the first row.
fn label_alone(flow: &Flow<'_>, stretches: &[Range<usize>], columns: usize) -> Option<Split> {
    let words: usize = stretches.iter().map(ExactSizeIterator::len).sum();
    let is_label = stretches.len() < columns && words <= 6 && !flow.words.is_empty();
    is_label.then(|| Split { names: None, label: stretches.to_vec() })
}

/// What it costs to take a stretch for the rest of the one before; less than nothing where that is
/// likely.
fn join_cost(flow: &Flow<'_>, stretches: &[Range<usize>], at: usize) -> i32 {
    let (above, next) = (&stretches[at - 1], &stretches[at]);
    let (words, next_words) = (flow.joined(above.clone()), flow.joined(next.clone()));
    if flow.words[next.start].cut {
        return NEVER;
    }
    let is_open = ends_open(&words)
        || words.ends_with(['/', '-', '–'])
        || has_open_bracket(&words)
        || starts_small(&next_words);
    if is_open {
        return -NEVER;
    }
    let first = |stretch: &Range<usize>| flow.words[stretch.start].text;
    let is_alike = |one: &Range<usize>, other: &Range<usize>| {
        one.len() > 1 && one.len() == other.len() && first(one) == first(other)
    };
    let ends_series = at >= 2 && is_alike(&stretches[at - 2], above);
    if is_alike(above, next) {
        return NEVER;
    }
    let line = flow.words[next.start].line;
    let ends_cell = flow.lines[flow.words[above.end - 1].line].trailing > 1;
    let jumps = flow.is_spaced && flow.lines[line].gap == 0;
    let mut cost = match (above.len(), next.len()) {
        (1, 1) => -2,
        (_, 1) => -1,
        _ => 2,
    };
    // White space of more than one at a line end is the end of a cell in such extractions, and where
    // lines of a cell have blank lines between, a line right below another is in another cell.
    cost += 6 * i32::from(ends_cell) + 4 * i32::from(jumps) + 6 * i32::from(ends_series);
    cost
}

/// The cheapest way to join stretches to so many cells: its cost, and which stretches are joined to
/// the one before.
fn join(costs: &[i32], cells: usize) -> Option<(i32, Vec<bool>)> {
    let joins = (costs.len() + 1).checked_sub(cells)?;
    let mut order: Vec<usize> = (0..costs.len()).collect();
    order.sort_by_key(|index| costs[*index]);
    let mut joined = vec![false; costs.len()];
    let mut cost = 0;
    for index in &order[..joins.min(order.len())] {
        joined[*index] = true;
        cost += costs[*index];
    }
    let breaks = order[joins.min(order.len())..].iter().any(|index| costs[*index] <= -NEVER);
    let forbidden = order[..joins.min(order.len())].iter().any(|index| costs[*index] >= NEVER);
    (!breaks && !forbidden).then_some((cost, joined))
}

fn parts(stretches: &[Range<usize>], joined: &[bool]) -> Parts {
    let mut parts: Parts = Vec::new();
    for (index, stretch) in stretches.iter().enumerate() {
        match parts.last_mut() {
            Some(last) if joined[index - 1] => last.push(stretch.clone()),
            _ => parts.push(Part::of(stretch.clone())),
        }
    }
    parts
}
