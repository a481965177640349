//! Timetables: rows that name an activity and its dates, from tables or from lines as they stand.

use std::collections::{BTreeMap, BTreeSet};

use codicil_calendar::{Bound, Date};
use codicil_document::{BlockKind, Document, Table, TableRow};
use codicil_report::answer::Position;
use codicil_report::answer::timeline::EventFrom;
use codicil_text::Span;

use super::entries::{Entries, Event, flat};

/// A row of a timetable.
pub(super) struct Row {
    /// Which timetable, from 0.
    pub timetable: usize,
    pub activity: String,
    /// Indexes of the dates.
    pub dates: Vec<usize>,
    pub position: Position,
}

impl Row {
    /// First and last day. Two dates in columns of their own are the ends of a period; the last day
    /// is `None` where there is one date.
    pub fn ends(&self, entries: &Entries) -> (Option<Date>, Option<Date>) {
        let dates: Vec<_> =
            self.dates.iter().filter_map(|index| entries.dates.get(*index)).collect();
        let bound = |bound| dates.iter().find(|entry| entry.mention.bound == Some(bound));
        match (bound(Bound::Start), bound(Bound::End)) {
            (Some(first), Some(last)) => (first.mention.date, last.mention.date),
            _ => (dates.first().and_then(|entry| entry.mention.date), None),
        }
    }
}

/// The rows of all timetables in the order of the text. Their dates get the activity as event; two
/// dates in columns for start and end become the ends of a period.
pub(super) fn of(document: &Document, entries: &mut Entries) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut timetables = 0;
    let in_text = entries.dates.iter().enumerate().filter(|(_, entry)| entry.block.is_some());
    let places: Places = in_text.map(|(index, entry)| (entry.position.start, index)).collect();
    for table in &document.tables {
        let found = of_table(document, table, entries, &places, timetables);
        timetables += usize::from(!found.is_empty());
        rows.extend(found);
    }
    of_lines(document, entries, timetables, &mut rows);
    for row in &rows {
        for index in &row.dates {
            let event = Event { words: row.activity.clone(), from: EventFrom::Row };
            entries.dates[*index].event = Some(event);
        }
    }
    rows.sort_by_key(|row| (row.position.start, row.timetable));
    renumbered(rows)
}

/// Numbers the timetables in the order of the text.
fn renumbered(mut rows: Vec<Row>) -> Vec<Row> {
    let mut numbers = BTreeMap::new();
    for row in &mut rows {
        let next = numbers.len();
        row.timetable = *numbers.entry(row.timetable).or_insert(next);
    }
    rows
}

/// The dates of the text by their first byte.
type Places = BTreeMap<usize, usize>;

/// What a column holds, by its head.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Activity,
    Start,
    End,
    Other,
}

fn column(head: &str) -> Column {
    let head = head.to_lowercase();
    let says =
        |words: &[&str]| head.split(|c: char| !c.is_alphanumeric()).any(|w| words.contains(&w));
    if says(&[
        "activity",
        "activities",
        "milestone",
        "milestones",
        "event",
        "step",
        "stage",
        "action",
        "task",
        "phase",
        "process",
        "deliverable",
    ]) {
        Column::Activity
    } else if says(&["start", "starts", "begins", "opens", "from", "open"]) {
        Column::Start
    } else if says(&["end", "ends", "closes", "close", "finish", "to", "until"]) {
        Column::End
    } else {
        Column::Other
    }
}

/// True for the history of a document: its rows are versions, and no steps to come.
fn is_history(heads: &[String]) -> bool {
    heads.iter().any(|head| {
        let head = head.to_lowercase();
        head.contains("version") || head.contains("revision") || head.contains("author")
    })
}

fn of_table(
    document: &Document,
    table: &Table,
    entries: &mut Entries,
    places: &Places,
    timetable: usize,
) -> Vec<Row> {
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let heads: Vec<String> = (0..width)
        .map(|column| {
            let cells = table.rows.iter().filter(|row| row.is_head);
            cells.filter_map(|row| row.cells.get(column)).map(|cell| flat(&cell.text)).collect()
        })
        .collect();
    let columns: Vec<Column> = heads.iter().map(|head| column(head)).collect();
    let mut rows = Vec::new();
    let mut body = 0;
    for row in table.rows.iter().filter(|row| !row.is_head) {
        body += usize::from(row.cells.iter().any(|cell| !cell.text.trim().is_empty()));
        rows.extend(of_cells(document, row, &columns, entries, places, timetable));
    }
    if rows.len() < 2 || rows.len() * 2 < body || is_history(&heads) {
        return Vec::new();
    }
    rows
}

/// The row of a table, where a cell is little else than a date and another names the activity.
fn of_cells(
    document: &Document,
    row: &TableRow,
    columns: &[Column],
    entries: &mut Entries,
    places: &Places,
    timetable: usize,
) -> Option<Row> {
    let mut dates = Vec::new();
    let mut activity: Option<(bool, String)> = None;
    let mut place: Option<Span> = None;
    for (index, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.repeated) {
        place = cell
            .spans
            .iter()
            .fold(place, |all, span| Some(all.map_or(*span, |all| all.cover(*span))));
        let column = columns.get(index).copied().unwrap_or(Column::Other);
        let found = dates_in(places, entries, &cell.spans);
        if !found.is_empty() && words_beside(&cell.text, entries, &found) <= 3 {
            set_bounds(entries, &found, column);
            dates.extend(found);
            continue;
        }
        let words = flat(&cell.text);
        let is_name = words.chars().filter(|c| c.is_alphabetic()).count() >= 3;
        let is_better =
            activity.as_ref().is_none_or(|(named, _)| !named && column == Column::Activity);
        if is_name && is_better {
            activity = Some((column == Column::Activity, words));
        }
    }
    let (_, activity) = activity?;
    let first = *dates.first()?;
    let position = &entries.dates[first].position;
    let position = place.map_or_else(
        || position.clone(),
        |place| Position {
            start: place.start,
            end: place.end,
            source: document.map.to_source(place),
            page: row.page,
            clause: None,
        },
    );
    Some(Row { timetable, activity, dates, position })
}

fn dates_in(places: &Places, entries: &Entries, spans: &[Span]) -> Vec<usize> {
    let starts = spans.iter().flat_map(|span| {
        places
            .range(span.start..span.end)
            .filter(|(_, index)| entries.dates[**index].position.end <= span.end)
    });
    starts.map(|(_, index)| *index).collect()
}

/// How many words stand beside the dates.
fn words_beside(text: &str, entries: &Entries, dates: &[usize]) -> usize {
    let of_dates: usize =
        dates.iter().map(|index| entries.dates[*index].text.split_whitespace().count()).sum();
    text.split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
        .saturating_sub(of_dates)
}

fn set_bounds(entries: &mut Entries, dates: &[usize], column: Column) {
    let bound = match column {
        Column::Start => Bound::Start,
        Column::End => Bound::End,
        _ => return,
    };
    if let [only] = dates {
        entries.dates[*only].mention.bound.get_or_insert(bound);
    }
}

/// A line that could be a row.
struct Line {
    block: usize,
    activity: String,
    dates: Vec<usize>,
    span: Span,
}

/// Fewest lines in a row that are a timetable without a head.
const RUN: usize = 3;

/// Most words of an activity.
const ACTIVITY_WORDS: usize = 16;

/// Lines in a row that end (or begin) with dates are a timetable; two are enough under a head that
/// says "Date".
fn of_lines(document: &Document, entries: &Entries, mut timetable: usize, rows: &mut Vec<Row>) {
    let taken: BTreeSet<usize> = rows.iter().flat_map(|row| row.dates.iter().copied()).collect();
    let mut by_block: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, entry) in entries.dates.iter().enumerate() {
        if let Some(block) = entry.block.filter(|_| !taken.contains(&index)) {
            by_block.entry(block).or_default().push(index);
        }
    }
    let lines: Vec<Line> = by_block
        .into_iter()
        .flat_map(|(block, dates)| lines(document, entries, block, &dates))
        .collect();
    let follows = |one: &Line, next: &Line| next.block - one.block <= 2;
    for run in lines.chunk_by(follows) {
        let headed = has_head(document, run[0].block);
        if run.len() >= RUN || headed && run.len() >= 2 {
            rows.extend(run.iter().map(|line| Row {
                timetable,
                activity: line.activity.clone(),
                dates: line.dates.clone(),
                position: line_position(document, line),
            }));
            timetable += 1;
        }
    }
}

fn line_position(document: &Document, line: &Line) -> Position {
    Position {
        start: line.span.start,
        end: line.span.end,
        source: document.map.to_source(line.span),
        page: document.page_at(line.span.start),
        clause: None,
    }
}

/// The rows that a block is: one, or several that ran together.
fn lines(document: &Document, entries: &Entries, block: usize, dates: &[usize]) -> Vec<Line> {
    match line(document, entries, block, dates.to_vec()) {
        Some(line) if groups(entries, dates).len() == 1 => vec![line],
        _ => run_together(document, entries, block, dates),
    }
}

/// The dates of a block in groups: what stands between two of a group is a dash or little else.
fn groups<'a>(entries: &Entries, dates: &'a [usize]) -> Vec<&'a [usize]> {
    let between = |one: &usize, other: &usize| {
        let (one, other) = (&entries.dates[*one], &entries.dates[*other]);
        one.read.get(one.mention.span.end..other.mention.span.start).unwrap_or_default()
    };
    let is_apart = |words: &str| words.split_whitespace().any(|word| word.len() > 3);
    dates.chunk_by(|one, other| !is_apart(between(one, other))).collect()
}

/// "First visit 3 May 21 Second visit 4 May 21 Vote 5 May 21": rows whose ends were lost. At least
/// three, no sentence among them, and little behind the last.
fn run_together(
    document: &Document,
    entries: &Entries,
    block: usize,
    dates: &[usize],
) -> Vec<Line> {
    let Some(own) = document.blocks.get(block).filter(|own| is_line(own.kind)) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let mut place = own.span.start;
    let mut from = 0;
    for group in groups(entries, dates) {
        let (first, last) = (&entries.dates[group[0]], &entries.dates[group[group.len() - 1]]);
        let words = first.read.get(from..first.mention.span.start).unwrap_or_default();
        let activity = flat(words.trim_matches(is_mark));
        if !is_activity(&activity) || is_tied(&activity) {
            return Vec::new();
        }
        from = last.mention.span.end;
        let end = last.position.end.max(place);
        lines.push(Line { block, activity, dates: group.to_vec(), span: Span::new(place, end) });
        place = end;
    }
    let rest = dates.first().and_then(|index| entries.dates[*index].read.get(from..));
    let is_short = rest.is_none_or(|rest| rest.split_whitespace().count() <= 6);
    if lines.len() >= RUN && is_short { lines } else { Vec::new() }
}

fn is_line(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::TableRow)
}

fn is_mark(character: char) -> bool {
    character.is_whitespace() || ":;,–—-|•([".contains(character)
}

/// True for words that can name an activity.
fn is_activity(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (1..=ACTIVITY_WORDS).contains(&count) && !words.contains(". ")
}

/// True where the words end in one that a date belongs to: "The Forum met on".
fn is_tied(words: &str) -> bool {
    const TIES: &[&str] = &["on", "by", "at", "in", "of", "the", "and", "to", "dated", "is", "was"];
    words.rsplit(' ').next().is_some_and(|last| TIES.contains(&last))
}

/// The block as a row: an activity before the dates or behind them, or on the line before.
fn line(document: &Document, entries: &Entries, block: usize, dates: Vec<usize>) -> Option<Line> {
    let own = document.blocks.get(block)?;
    let (first, last) = (entries.dates.get(*dates.first()?)?, entries.dates.get(*dates.last()?)?);
    let before = first.read.get(..first.mention.span.start)?;
    let after = first.read.get(last.mention.span.end..)?;
    let is_empty = |words: &str| !words.contains(char::is_alphanumeric);
    // A remark may follow: "18 July 2019 (at short notice)".
    let in_brackets = after.trim().starts_with('(') && after.trim().ends_with(')');
    let nothing_after = is_empty(after) || in_brackets && !is_empty(before);
    let (words, span) = match (is_empty(before), nothing_after) {
        (false, true) => (before.to_owned(), own.span),
        (true, false) => (after.to_owned(), own.span),
        (true, true) => {
            let label = block.checked_sub(1).and_then(|at| document.blocks.get(at))?;
            let words = document.words(label.span);
            let is_label = label.kind != BlockKind::Heading && !super::entries::has_date(words);
            (is_label.then(|| words.to_owned())?, label.span.cover(own.span))
        }
        (false, false) => return None,
    };
    let activity = flat(words.trim_matches(is_mark));
    let ends = document.words(own.span).trim_end().ends_with('.');
    let is_sentence = is_tied(&activity) && ends && own.kind != BlockKind::TableRow;
    let fits = is_line(own.kind) && is_activity(&activity) && !is_sentence;
    fits.then_some(Line { block, activity, dates, span })
}

/// True where the line before names the columns: "Activity Date".
fn has_head(document: &Document, block: usize) -> bool {
    let before = block.checked_sub(1).and_then(|at| document.blocks.get(at));
    before.is_some_and(|head| {
        let words = document.words(head.span).to_lowercase();
        let says =
            ["date", "when", "timetable", "deadline", "planned"].iter().any(|w| words.contains(w));
        says && words.split_whitespace().count() <= 8
    })
}

#[cfg(test)]
mod tests {
    use codicil_document::{Cell, Document, Table, TableBasis, TableRow};
    use codicil_text::Span;

    use super::super::entries::Entries;
    use super::of;
    use crate::read::{ReadFile, read_file};

    /// A paper that holds the words of the cells, a line a row, and the table of them. An empty
    /// first row stands for none with heads.
    fn paper(rows: &[&[&str]]) -> ReadFile {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("paper.txt");
        let lines: Vec<String> = rows.iter().map(|row| row.join(" ")).collect();
        std::fs::write(&path, format!("A plan\n\n{}\n", lines.join("\n\n"))).unwrap();
        let mut file = read_file(&path).unwrap();
        let rows = rows.iter().enumerate().map(|(index, row)| TableRow {
            cells: row.iter().map(|words| cell(&file.document, words)).collect(),
            is_head: index == 0,
            page: 1,
        });
        let rows = rows.collect();
        file.document.tables = vec![Table { rows, ..empty() }];
        file
    }

    fn empty() -> Table {
        Table { caption: None, page: 1, rows: Vec::new(), basis: TableBasis::Stated }
    }

    fn cell(document: &Document, words: &str) -> Cell {
        let at = document.text.find(words).filter(|_| !words.is_empty());
        let span = at.map(|at| Span::new(at, at + words.len()));
        Cell { text: words.to_owned(), spans: span.into_iter().collect(), repeated: false }
    }

    fn rows(cells: &[&[&str]]) -> Vec<String> {
        let file = paper(cells);
        let mut entries = Entries::of(&file);
        let found = of(&file.document, &mut entries);
        found
            .iter()
            .map(|row| {
                let (from, to) = row.ends(&entries);
                let iso = |date: Option<_>| date.map(|d: codicil_calendar::Date| d.to_string());
                format!("{} {:?} {:?}", row.activity, iso(from), iso(to)).replace('"', "")
            })
            .collect()
    }

    #[test]
    fn cells_say_what_happens_and_when() {
        let found = rows(&[
            &["No", "Who", "Activity", "Start", "End"],
            &["#7", "Board", "Public survey", "3 May 2021", "17 May 2021"],
            &["#8", "Forum", "Vote on it", "2 June 2021", ""],
        ]);
        assert_eq!(
            found,
            ["Public survey Some(2021-05-03) Some(2021-05-17)", "Vote on it Some(2021-06-02) None",]
        );
    }

    #[test]
    fn the_history_of_a_paper_is_no_timetable() {
        let found = rows(&[
            &["Version", "Date", "Author", "Remarks"],
            &["0.1", "3 May 2021", "A. Clerk", "First draft"],
            &["0.2", "4 June 2021", "A. Clerk", "After the survey"],
        ]);
        assert_eq!(found, Vec::<String>::new());
    }
}
