//! Tables as reports print them: "More than 250,000" below "No. of Domestic Premises", "Full
//! Assessment" below "Year Two". What cannot be read is said, cell by cell; nothing is filled in.

use super::{Row, Table};
use crate::regime::Combine;
use crate::sequence::MOST_YEARS;
use crate::{Condition, Quantity, Relation, Repeats, Sequence, Vocabulary};

/// Outcomes in a row that show a column of years: half of its cells or more.
const MOST_CELLS: usize = 2;

/// A printed table of outcomes with what was read in it. It is a candidate: a person compares it with
/// the report before anything rests on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The rows that were read whole. How rows combine is not in a printed table, so it reports
    /// conflicts, as an assumption.
    pub table: Table,
    /// For each row of the table, its place among the printed rows, 0-based.
    pub places: Vec<usize>,
    /// The cells that were not read; their rows are not in the table.
    pub not_read: Vec<NotRead>,
}

/// A cell that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRead {
    /// The printed row, 0-based.
    pub row: usize,
    /// The column, 0-based.
    pub column: usize,
    /// The words of the cell.
    pub words: String,
    /// Why, in a sentence.
    pub why: String,
}

/// What a column holds.
enum Column {
    Party,
    /// A count, by its name in expressions.
    Count(String),
    /// The outcomes of a year, counted from 1.
    Year(usize),
}

/// Reads a printed table; `heads` are the rows that name the columns. `None` for a table of anything
/// else: no column of parties, or fewer than two of years.
#[must_use]
pub fn read(
    name: &str,
    source: &str,
    heads: &[Vec<String>],
    rows: &[Vec<String>],
    vocabulary: &Vocabulary,
) -> Option<Printed> {
    let columns = columns(heads, rows, vocabulary)?;
    let mut years: Vec<(usize, String)> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        if let Some(Column::Year(year)) = column {
            years.push((*year, head(heads, at)));
        }
    }
    let in_order = years.iter().map(|(year, _)| *year).eq(1..=years.len());
    if years.len() < 2 || years.len() > MOST_YEARS || !in_order {
        return None;
    }
    let table = Table {
        name: name.to_owned(),
        source: source.to_owned(),
        combine: Combine::ReportConflicts,
        combine_is_stated: false,
        years: years.into_iter().map(|(_, head)| head).collect(),
        rows: Vec::new(),
    };
    let mut printed = Printed { table, places: Vec::new(), not_read: Vec::new() };
    for (place, cells) in rows.iter().enumerate() {
        match row(place, cells, &columns, vocabulary) {
            Ok(row) => {
                printed.table.rows.push(row);
                printed.places.push(place);
            }
            Err(not_read) => printed.not_read.extend(not_read),
        }
    }
    Some(printed)
}

/// What each column holds; a column of anything else is `None`. The answer is `None` without parties.
fn columns(
    heads: &[Vec<String>],
    rows: &[Vec<String>],
    vocabulary: &Vocabulary,
) -> Option<Vec<Option<Column>>> {
    let width = rows.iter().chain(heads).map(Vec::len).max()?;
    let mut years = 0;
    let mut columns: Vec<Option<Column>> = Vec::new();
    for at in 0..width {
        let cells: Vec<&str> = rows.iter().filter_map(|row| Some(row.get(at)?.as_str())).collect();
        let most = |fits: &dyn Fn(&str) -> bool| {
            cells.iter().filter(|cell| fits(cell)).count() * MOST_CELLS >= rows.len().max(1)
        };
        let has_party = columns.iter().any(|column| matches!(column, Some(Column::Party)));
        columns.push(if most(&|cell| vocabulary.outcome(cell).is_some()) {
            years += 1;
            Some(Column::Year(year(&head(heads, at)).unwrap_or(years)))
        } else if !has_party && most(&|cell| vocabulary.role(cell).is_some()) {
            Some(Column::Party)
        } else {
            vocabulary
                .count_of_words(&head(heads, at))
                .map(|count| Column::Count(count.name.clone()))
        });
    }
    columns.iter().any(|column| matches!(column, Some(Column::Party))).then_some(columns)
}

/// The names over a column, from above.
fn head(heads: &[Vec<String>], column: usize) -> String {
    let names = heads.iter().filter_map(|row| row.get(column)).map(|name| name.trim());
    names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The year that a head names: "Year Two", "User Entry / Year 1".
fn year(head: &str) -> Option<usize> {
    const WORDS: [&str; 10] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let lower = head.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).skip_while(|word| *word != "year");
    let number = words.nth(1)?;
    let word = WORDS.iter().position(|word| *word == number).map(|at| at + 1);
    word.or_else(|| number.parse().ok()).filter(|year| *year > 0)
}

fn row(
    place: usize,
    cells: &[String],
    columns: &[Option<Column>],
    vocabulary: &Vocabulary,
) -> Result<Row, Vec<NotRead>> {
    let mut not_read = Vec::new();
    let (mut party, mut when) = (String::new(), Vec::new());
    let mut conditions = Vec::new();
    let mut years = Vec::new();
    for (column, kind) in columns.iter().enumerate() {
        let words = cells.get(column).map_or("", |cell| cell.trim());
        let mut fail = |why: &str| {
            not_read.push(NotRead {
                row: place,
                column,
                words: words.to_owned(),
                why: why.to_owned(),
            });
        };
        match kind {
            None if words.is_empty() => {}
            None => fail("The head of this column is no year, no count and no party."),
            Some(Column::Party) => match vocabulary.role(words) {
                Some(role) => {
                    words.clone_into(&mut party);
                    conditions.insert(0, Condition::Holds(role.name.clone()));
                }
                None => fail("This is no role that the vocabulary has."),
            },
            Some(Column::Count(name)) => match threshold(words) {
                Some(Threshold::Any) => {}
                Some(Threshold::Compared(relation, number)) => {
                    when.push(format!("{name} {relation} {number}"));
                    conditions.push(Condition::Compare {
                        left: Quantity::count(name.as_str()),
                        relation,
                        right: Quantity::number(number),
                    });
                }
                None if words.is_empty() => {
                    fail("The cell is empty, and whether any number is meant is not said.");
                }
                None => fail("This is no threshold whose boundary is clear."),
            },
            Some(Column::Year(_)) => match vocabulary.outcome(words) {
                Some(outcome) => years.push(outcome.name.clone()),
                None => fail("This is no outcome that the vocabulary has."),
            },
        }
    }
    if !not_read.is_empty() {
        return Err(not_read);
    }
    Ok(Row {
        party,
        when: when.join(" and "),
        condition: Condition::All(conditions),
        sequence: Sequence { years, repeats: Repeats::NotStated },
    })
}

/// What a cell below a count says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Threshold {
    /// It does not matter.
    Any,
    Compared(Relation, i64),
}

/// A threshold as such cells word it. Ranges are not read: whether their ends are in them is seldom
/// said.
fn threshold(words: &str) -> Option<Threshold> {
    const BEFORE: &[(&str, Relation)] = &[
        ("more than", Relation::More),
        ("greater than", Relation::More),
        ("exceeding", Relation::More),
        ("exceeds", Relation::More),
        ("over", Relation::More),
        ("above", Relation::More),
        (">=", Relation::AtLeast),
        ("≥", Relation::AtLeast),
        (">", Relation::More),
        ("no more than", Relation::AtMost),
        ("not more than", Relation::AtMost),
        ("up to and including", Relation::AtMost),
        ("at most", Relation::AtMost),
        ("<=", Relation::AtMost),
        ("≤", Relation::AtMost),
        ("<", Relation::Less),
        ("no fewer than", Relation::AtLeast),
        ("not less than", Relation::AtLeast),
        ("at least", Relation::AtLeast),
        ("less than", Relation::Less),
        ("fewer than", Relation::Less),
        ("under", Relation::Less),
        ("below", Relation::Less),
    ];
    const BEHIND: &[(&str, Relation)] = &[
        ("or less", Relation::AtMost),
        ("or fewer", Relation::AtMost),
        ("or below", Relation::AtMost),
        ("and below", Relation::AtMost),
        ("or more", Relation::AtLeast),
        ("or above", Relation::AtLeast),
        ("or over", Relation::AtLeast),
        ("and above", Relation::AtLeast),
        ("and over", Relation::AtLeast),
    ];
    let words = words.trim().trim_end_matches('.').to_lowercase();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if ["n/a", "any", "all", "any number", "not applicable", "-", "–", "—"].contains(&&*words) {
        return Some(Threshold::Any);
    }
    let before = BEFORE
        .iter()
        .find_map(|(said, relation)| Some((*relation, number(words.strip_prefix(said)?)?)));
    let behind = || {
        BEHIND
            .iter()
            .find_map(|(said, relation)| Some((*relation, number(words.strip_suffix(said)?)?)))
    };
    before.or_else(behind).map(|(relation, number)| Threshold::Compared(relation, number))
}

/// A whole number in figures with or without commas between thousands.
fn number(words: &str) -> Option<i64> {
    let words = words.trim();
    let groups: Vec<&str> = words.split(',').collect();
    let is_figures = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
    let well_parted = groups.len() == 1
        || (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
    (!words.is_empty() && groups.iter().all(is_figures) && well_parted)
        .then(|| groups.concat().parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOCABULARY: &str = r#"
format = "vocabulary/1"
[[outcome]]
name = "Full"
says = "Full Survey"
[[outcome]]
name = "Self"
says = "Self-Survey"
[[role]]
name = "river"
label = "River Party"
says = "a River Party"
synonyms = ["river parties"]
[[count]]
name = "boats"
says = "Boats that are moored"
unit = "Boats"
synonyms = ["no. of boats"]
max = 10_000
"#;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    fn printed(body: &[&[&str]]) -> Option<Printed> {
        let vocabulary = Vocabulary::read("v.toml", VOCABULARY).unwrap();
        let heads = rows(&[&["", "No. of Boats1", "Launch / Year One", "Year Two"]]);
        read("t", "a report", &heads, &rows(body), &vocabulary)
    }

    #[test]
    fn a_printed_table_is_read_as_it_stands() {
        let found = printed(&[
            &["River Parties", "More than 500", "Full Survey", "Full Survey"],
            &["River Parties", "500 or fewer", "Full Survey", "Self-Survey"],
        ])
        .unwrap();
        let names: Vec<String> = found.table.rows.iter().map(Row::name).collect();
        assert_eq!(names, ["River Parties, boats > 500", "River Parties, boats <= 500"]);
        assert_eq!(found.table.rows[1].sequence.years, ["Full", "Self"]);
        assert!(found.not_read.is_empty() && !found.table.combine_is_stated);
    }

    #[test]
    fn what_is_not_clear_is_not_read() {
        let found = printed(&[
            &["River Parties", "100 to 500", "Full Survey", "Self-Survey"],
            &["Sea Parties", "n/a", "Full Survey", "Self-Survey"],
            &["River Parties", "At least 1,00", "Full Survey", "Half Survey"],
            &["River Parties", "any", "Full Survey", "Self-Survey"],
        ])
        .unwrap();
        let cells: Vec<(usize, usize)> =
            found.not_read.iter().map(|cell| (cell.row, cell.column)).collect();
        assert_eq!(cells, [(0, 1), (1, 0), (2, 1), (2, 3)]);
        assert_eq!(found.places, [3]);
    }

    #[test]
    fn a_table_of_anything_else_is_none() {
        assert_eq!(printed(&[&["Activity", "2", "£1,200", "May"]]), None);
    }

    #[test]
    fn thresholds_keep_their_strictness() {
        let cases = [
            ("More than 250,000", Some(Threshold::Compared(Relation::More, 250_000))),
            ("250,000 or less", Some(Threshold::Compared(Relation::AtMost, 250_000))),
            ("at least 5", Some(Threshold::Compared(Relation::AtLeast, 5))),
            ("No fewer than 5", Some(Threshold::Compared(Relation::AtLeast, 5))),
            ("Fewer than 5", Some(Threshold::Compared(Relation::Less, 5))),
            ("≤ 5", Some(Threshold::Compared(Relation::AtMost, 5))),
            ("N/A", Some(Threshold::Any)),
            ("between 5 and 9", None),
            ("about 5", None),
            ("250000000000000000000 or more", None),
        ];
        for (words, expected) in cases {
            assert_eq!(threshold(words), expected, "{words}");
        }
    }
}
