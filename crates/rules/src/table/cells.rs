//! Cells of comma-separated values that no spreadsheet takes for a formula.

/// A cell with quotes where it needs them, and an apostrophe before what a spreadsheet would compute.
pub(super) fn write(cell: &str) -> String {
    let guarded = match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{cell}"),
        _ => cell.to_owned(),
    };
    if guarded.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

/// The cells of every row (RFC 4180), with the line where it begins; the guard is taken off again.
/// `None` where a quote is never closed.
pub(super) fn read(text: &str) -> Option<Vec<(usize, Vec<String>)>> {
    let mut rows = Vec::new();
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let (mut line, mut start) = (1, 1);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        line += usize::from(letter == '\n');
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            ',' if !quoted => cells.push(unguarded(&mut cell)),
            '\r' if !quoted && letters.peek() == Some(&'\n') => {}
            '\n' if !quoted => {
                cells.push(unguarded(&mut cell));
                rows.push((start, std::mem::take(&mut cells)));
                start = line;
            }
            other => cell.push(other),
        }
    }
    if quoted {
        return None;
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(unguarded(&mut cell));
        rows.push((start, cells));
    }
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    Some(rows)
}

fn unguarded(cell: &mut String) -> String {
    let cell = std::mem::take(cell);
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest.to_owned(),
        _ => cell.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_all_come_back() {
        for cell in ["=1+1", "-2", "@x", "+a", "a,b", "\"q\"", "two\nlines", "plain", "'quoted"] {
            let written = write(cell);
            assert!(!written.starts_with(['=', '+', '-', '@']), "{written}");
            let rows = read(&format!("{written},z\n")).unwrap();
            assert_eq!(rows, [(1, vec![cell.to_owned(), "z".to_owned()])]);
        }
        assert_eq!(read("\"open"), None);
    }
}
