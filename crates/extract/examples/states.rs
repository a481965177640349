//! Prints the body of a paper as it is before or after the changes that it records or shows:
//! `cargo run -p codicil-extract --example states -- before|after FILE`. One paragraph a line, without
//! empty ones, heads, feet, notes and comments.

use std::error::Error;

use codicil_extract::read;
use codicil_layout::{Layout, Line, Part};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [state, path] = &arguments[..] else {
        return Err("usage: states before|after FILE".into());
    };
    let layout = read(&std::fs::read(path)?, path)?.layout;
    println!("{}", body(&layout, state == "after"));
    Ok(())
}

fn body(layout: &Layout, after: bool) -> String {
    let mut kept = vec![true; layout.text.len()];
    for mark in layout.changes.iter().filter(|mark| mark.kind.stands_after() != after) {
        kept[mark.span.start..mark.span.end].fill(false);
    }
    let is_outside = |line: &&Line| {
        matches!(line.stated.part, Some(Part::Head | Part::Foot | Part::Note(_) | Part::Comment))
    };
    for line in layout.pages.iter().flat_map(|page| &page.lines).filter(is_outside) {
        kept[line.span.start..line.span.end].fill(false);
    }
    let chars = layout.text.char_indices().filter(|(at, _)| kept[*at]).map(|(_, char)| char);
    let text: String = chars.collect();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
