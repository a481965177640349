//! Prints the lines of a layout with what its format states about them.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: lines FILE")?;
    let layout = codicil_extract::read(&std::fs::read(&path)?, &path)?.layout;
    for page in &layout.pages {
        println!("== page {} {:?} {:?}", page.number, page.size, page.unread);
        for line in &page.lines {
            let stated = &line.stated;
            let begins = stated.begins.map_or("?", |begins| if begins { "¶" } else { "+" });
            let cell = stated.cell.map(|at| (at.table, at.cell));
            let edges = stated.place.as_ref().map(|place| (place.rect.left, place.rect.right));
            println!(
                "{begins} up {} {:?} {:?} {cell:?} h{:?} l{:?} {:?} {edges:?} {}",
                line.blank_above,
                stated.size,
                stated.bold,
                stated.heading,
                stated.label,
                stated.part,
                line.of(&layout)
            );
        }
    }
    Ok(())
}
