//! Shows the layout of a Word document: `docx_layout [marked|after|before] file`.
//!
//! `marked` lists the lines with what is stated about them; `after` and `before` print the paragraphs
//! of the body with the tracked changes accepted or rejected.

use std::error::Error;

use codicil_extract::{Extracted, read};
use codicil_layout::{Layout, Line, Part};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [mode, path] = &arguments[..] else {
        return Err("usage: docx_layout marked|after|before FILE".into());
    };
    let bytes = std::fs::read(path)?;
    let Extracted { layout, notices, .. } = read(&bytes, path)?;
    match mode.as_str() {
        "after" => println!("{}", state(&layout, true)),
        "before" => println!("{}", state(&layout, false)),
        _ => {
            marked(&layout);
            for notice in notices {
                println!("! {}: {}", notice.code, notice.message);
            }
        }
    }
    Ok(())
}

/// The paragraphs of the body in one state, without empty ones.
fn state(layout: &Layout, after: bool) -> String {
    let mut kept = vec![true; layout.text.len()];
    for mark in layout.changes.iter().filter(|mark| mark.kind.stands_after() != after) {
        kept[mark.span.start..mark.span.end].fill(false);
    }
    let outside = |line: &&Line| {
        matches!(line.stated.part, Some(Part::Head | Part::Foot | Part::Note(_) | Part::Comment))
    };
    for line in layout.pages.iter().flat_map(|page| &page.lines).filter(outside) {
        kept[line.span.start..line.span.end].fill(false);
    }
    let chars = layout.text.char_indices().filter(|(at, _)| kept[*at]).map(|(_, char)| char);
    let text: String = chars.collect();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn marked(layout: &Layout) {
    for page in &layout.pages {
        println!("--- page {}", page.number);
        for line in &page.lines {
            println!("{} {}", signs(line), words(layout, line));
        }
    }
    for table in &layout.tables {
        println!("{table:?}");
    }
    println!("{:?}", layout.note_marks);
}

/// What is stated about a line, in short.
fn signs(line: &Line) -> String {
    let stated = &line.stated;
    let mut signs = Vec::new();
    if stated.begins == Some(false) {
        signs.push("+".to_owned());
    }
    signs.extend(stated.heading.map(|level| format!("h{level}")));
    signs.extend(stated.depth.map(|depth| format!("d{depth}")));
    signs.extend(stated.label.map(|label| format!("l{label}")));
    signs.extend(stated.part.as_ref().map(|part| format!("{part:?}")));
    signs.extend(stated.cell.map(|cell| format!("t{}c{}", cell.table, cell.cell)));
    signs.extend(stated.size.map(|size| format!("{}pt", f64::from(size) / 100.0)));
    signs.extend(stated.bold.filter(|bold| *bold).map(|_| "bold".to_owned()));
    format!("[{}]", signs.join(" "))
}

/// The words of a line and its end, changes in brackets.
fn words(layout: &Layout, line: &Line) -> String {
    let end = layout.text.len().min(line.span.end + 1);
    let mut out = String::new();
    for (at, char) in layout.text[line.span.start..end].char_indices() {
        let at = line.span.start + at;
        for mark in layout.changes.iter().filter(|mark| mark.span.start == at.max(line.span.start))
        {
            out.push_str(if mark.kind.stands_after() { "{+" } else { "{-" });
        }
        out.push(if char == '\n' { '¶' } else { char });
        let next = at + char.len_utf8();
        if layout.changes.iter().any(|mark| mark.span.end == next) {
            out.push('}');
        }
    }
    out
}
