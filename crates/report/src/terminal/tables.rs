//! Tables as aligned columns, wrapped to the width of the terminal.

use unicode_width::UnicodeWidthStr;

use super::{FAINT, STRONG, counted, file_name, notice, styled};
use crate::answer::tables::{TableAnswer, TablesAnswer};

/// Blanks between two columns.
const GUTTER: usize = 2;

/// Blanks before a table.
const INDENT: usize = 2;

/// A column is never made narrower than this, however narrow the terminal is.
const NARROWEST: usize = 6;

/// Each table with its number, caption and page, then its rows in columns that together take at
/// most `width` characters a line where that is possible.
pub fn tables(answer: &TablesAnswer, width: usize) -> String {
    let mut out = String::new();
    for document in &answer.documents {
        let count = counted(document.tables.len(), "table", "tables");
        out.push_str(&format!("{} {}\n", styled(STRONG, &document.path), styled(FAINT, &count)));
        document.notices.iter().for_each(|one| out.push_str(&notice(one)));
        for table in &document.tables {
            let name = table.caption.as_deref().map(plain);
            let name = name.unwrap_or_else(|| file_name(&document.path).to_owned());
            let page = styled(FAINT, &format!("page {}", table.position.page));
            let title = styled(STRONG, &format!("Table {}: {name}", table.number));
            out.push_str(&format!("\n  {title}  {page}\n"));
            grid(table, width.saturating_sub(INDENT), &mut out);
        }
        out.push('\n');
    }
    out
}

/// The rows, the names of the columns over a rule.
fn grid(table: &TableAnswer, width: usize, out: &mut String) {
    let rows = || table.header_rows.iter().chain(&table.rows);
    let widths = widths(rows(), width);
    // Rows that wrap run into each other without a line between.
    let wraps = table
        .rows
        .iter()
        .any(|row| row.iter().zip(&widths).any(|(cell, width)| wrapped(cell, *width).len() > 1));
    for row in &table.header_rows {
        push_row(row, &widths, true, out);
    }
    if !table.header_rows.is_empty() {
        let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        out.push_str(&format!("{}{}\n", " ".repeat(INDENT), rules.join(&" ".repeat(GUTTER))));
    }
    for (index, row) in table.rows.iter().enumerate() {
        if wraps && index > 0 {
            out.push('\n');
        }
        push_row(row, &widths, false, out);
    }
}

fn push_row(row: &[String], widths: &[usize], is_head: bool, out: &mut String) {
    let cells: Vec<Vec<String>> =
        row.iter().zip(widths).map(|(cell, width)| wrapped(cell, *width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    for line in 0..height {
        let mut text = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            let words = cell.get(line).map_or("", String::as_str);
            text.push_str(words);
            text.push_str(&" ".repeat((width + GUTTER).saturating_sub(words.width())));
        }
        let text = text.trim_end();
        let text = if is_head { styled(STRONG, text) } else { text.to_owned() };
        out.push_str(&format!("{}{text}\n", " ".repeat(INDENT)));
    }
}

/// How wide each column is drawn: as wide as its longest line where all have room; else the widest
/// give way first.
fn widths<'a>(rows: impl Iterator<Item = &'a Vec<String>> + Clone, width: usize) -> Vec<usize> {
    let columns = rows.clone().map(Vec::len).max().unwrap_or(0);
    let mut widths = vec![1; columns];
    for row in rows {
        for (cell, widest) in row.iter().zip(&mut widths) {
            let line = cell.lines().map(|line| plain(line).width()).max().unwrap_or(0);
            *widest = (*widest).max(line);
        }
    }
    let room = width.saturating_sub(GUTTER * columns.saturating_sub(1));
    // The limit that, put on every column, makes them fit: found from the narrowest column upwards.
    let mut sorted = widths.clone();
    sorted.sort_unstable();
    let mut left = room;
    let mut limit = usize::MAX;
    for (index, one) in sorted.iter().enumerate() {
        let share = left / (columns - index);
        if *one > share {
            limit = share.max(NARROWEST);
            break;
        }
        left -= one;
    }
    widths.into_iter().map(|one| one.min(limit)).collect()
}

/// A cell as lines of at most `width` characters; a longer word is cut.
fn wrapped(cell: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in cell.lines() {
        let mut line = String::new();
        for word in plain(paragraph).split_whitespace() {
            let mut word = word;
            let needed = line.width() + usize::from(!line.is_empty()) + word.width();
            if !line.is_empty() && needed > width {
                lines.push(std::mem::take(&mut line));
            }
            while word.width() > width.max(1) {
                let (head, tail) = cut(word, width.max(1));
                lines.push(head.to_owned());
                word = tail;
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// A word cut in two: the first part takes at most `width` columns, and at least one character.
fn cut(word: &str, width: usize) -> (&str, &str) {
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| word[..*end].width() <= width).last();
    word.split_at(end.unwrap_or_else(|| word.chars().next().map_or(0, char::len_utf8)))
}

/// Words without characters that would move the cursor.
fn plain(words: &str) -> String {
    words.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::{grid, plain, widths, wrapped};
    use crate::answer::Position;
    use crate::answer::tables::TableAnswer;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    fn table(header: &[&[&str]], body: &[&[&str]]) -> TableAnswer {
        TableAnswer {
            number: 1,
            caption: None,
            basis: "aligned",
            position: Position { start: 0, end: 0, source: None, page: 1, clause: None },
            header_rows: rows(header),
            rows: rows(body),
            cells: Vec::new(),
        }
    }

    #[test]
    fn narrow_columns_keep_their_width_and_wide_ones_give_way() {
        let rows = rows(&[&["No", &"long ".repeat(30), &"longer ".repeat(40)]]);
        assert_eq!(widths(rows.iter(), 46), [2, 20, 20]);
        assert_eq!(widths(rows.iter(), 1000), [2, 150, 280]);
    }

    #[test]
    fn words_wrap_and_paragraphs_stay_apart() {
        assert_eq!(wrapped("one two three\nfour", 7), ["one two", "three", "four"]);
        assert_eq!(wrapped("incomprehensible", 6), ["incomp", "rehens", "ible"]);
        assert!(wrapped("", 6).is_empty());
    }

    #[test]
    fn columns_line_up_under_their_names() {
        let mut out = String::new();
        grid(
            &table(&[&["Step", "Date"]], &[&["Boat leaves", "1 May"], &["", "2 May"]]),
            60,
            &mut out,
        );
        let lines: Vec<String> = without_styles(&out).lines().map(str::to_owned).collect();
        assert_eq!(
            lines,
            [
                "  Step         Date",
                "  ───────────  ─────",
                "  Boat leaves  1 May",
                "               2 May",
            ]
        );
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let words = "the boat leaves the harbour at noon ".repeat(9);
        let mut out = String::new();
        grid(&table(&[], &[&[&words, "X", &words]]), 58, &mut out);
        assert!(out.lines().all(|line| line.width() <= 60), "{out}");
    }

    #[test]
    fn nothing_in_a_cell_moves_the_cursor() {
        assert_eq!(plain("a\u{1b}[2Jb\u{7}"), "a [2Jb ");
    }

    /// The text without styles.
    fn without_styles(text: &str) -> String {
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find('\u{1b}') {
            plain.push_str(&rest[..at]);
            rest = rest[at..].split_once('m').map_or("", |(_, rest)| rest);
        }
        plain + rest
    }
}
