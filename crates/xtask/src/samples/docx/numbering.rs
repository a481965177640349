//! `word/numbering.xml`: bullets, numbered headings and lettered lists.

use super::super::model::{Paper, What};
use super::{DECLARATION, W};

/// Number of the list of all bullets.
pub const BULLETS: usize = 1;
/// Number of the list that numbers headings.
pub const HEADINGS: usize = 2;

/// Number of a lettered list; each has its own, since each begins again at (a).
pub fn of_list(list: usize) -> usize {
    list + 3
}

/// `word/numbering.xml`.
pub fn part(paper: &Paper) -> String {
    let lists = paper.blocks.iter().filter_map(|block| match block.what {
        What::Item { list, .. } => Some(list + 1),
        _ => None,
    });
    let lists = lists.max().unwrap_or(0);
    let bullets = level(0, "bullet", "•", 426, 284);
    let headings = level(0, "decimal", "%1.", 567, 567);
    let letters = format!(
        "{}{}",
        level(0, "lowerLetter", "(%1)", 1701, 567),
        level(1, "lowerRoman", "(%2)", 2268, 567)
    );
    let kinds: String = [(BULLETS, bullets), (HEADINGS, headings), (3, letters)]
        .map(|(number, levels)| {
            format!(
                "<w:abstractNum w:abstractNumId=\"{number}\">\
                 <w:multiLevelType w:val=\"multilevel\"/>{levels}</w:abstractNum>"
            )
        })
        .concat();
    let mut numbers = [BULLETS, HEADINGS].map(|number| instance(number, number, "")).concat();
    for list in 0..lists {
        let restart = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
        numbers.push_str(&instance(of_list(list), 3, restart));
    }
    format!("{DECLARATION}<w:numbering {W}>{kinds}{numbers}</w:numbering>")
}

fn level(level: u8, format: &str, text: &str, left: u32, hanging: u32) -> String {
    format!(
        "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
         <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr>\
         <w:ind w:left=\"{left}\" w:hanging=\"{hanging}\"/></w:pPr></w:lvl>"
    )
}

fn instance(number: usize, kind: usize, overrides: &str) -> String {
    format!("<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"{kind}\"/>{overrides}</w:num>")
}
