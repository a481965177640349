//! Reads a source; `corpus/sample/source/README.md` describes its form.

mod blocks;
mod inline;
mod tables;

use super::model::{Format, Meta, Paper, Running};

/// The paper that a source describes.
///
/// # Errors
///
/// A sentence with the number of the line that cannot be taken.
pub fn paper(source: &str) -> Result<Paper, String> {
    let lines: Vec<&str> = source.lines().collect();
    let ends = lines
        .iter()
        .position(|line| line.trim() == "----")
        .ok_or("there is no line `----` between the head and the paper")?;
    let mut meta = Meta::default();
    for (number, line) in lines[..ends].iter().enumerate() {
        if !line.trim().is_empty() && !line.starts_with('%') {
            head_line(&mut meta, line).map_err(|fault| format!("line {}: {fault}", number + 1))?;
        }
    }
    let (blocks, notes) = blocks::read(&lines, ends + 1, &meta)?;
    Ok(Paper { meta, blocks, notes })
}

fn head_line(meta: &mut Meta, line: &str) -> Result<(), String> {
    let (key, value) = line.split_once(':').ok_or("a line of the head is `key: value`")?;
    let (key, value) = (key.trim(), value.trim());
    match key {
        "title" => meta.title = value.to_owned(),
        "subject" => meta.subject = value.to_owned(),
        "date" => meta.date = value.to_owned(),
        "library" => {
            meta.library = match value {
                "text" => Format::Text,
                "docx" => Format::Docx,
                "pdf" => Format::Pdf,
                _ => return Err(format!("`{value}` is no form of a paper")),
            }
        }
        "changes" => {
            let (author, when) = value.split_once(" @ ").ok_or("`changes` is `author @ time`")?;
            (meta.author, meta.changed) = (author.to_owned(), when.to_owned());
        }
        "headings" => meta.numbered_headings = value == "numbered",
        "text.pages" => meta.text.form_feeds = value == "form feed",
        "text.lines" => meta.text.spread = value == "spread",
        "text.foot" => meta.text.foot_on_top = value == "top",
        "text.width" => meta.text.width = number(value)?,
        "text.foot-on" => {
            meta.text.foot_on =
                value.split(',').map(|page| number(page.trim())).collect::<Result<_, _>>()?;
        }
        _ => running(meta, key, value)?,
    }
    Ok(())
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("`{text}` is no number"))
}

fn running(meta: &mut Meta, key: &str, value: &str) -> Result<(), String> {
    let (key, name) = key.split_once('.').unwrap_or((key, ""));
    let running: &mut Running = meta.running.entry(name.to_owned()).or_default();
    let cells = value.split('|').map(|cell| cell.trim().to_owned()).collect();
    match key {
        "head" => running.head.push(cells),
        "foot" => running.foot.push(cells),
        _ => return Err(format!("`{key}` is no key of the head")),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::model::{Block, Change, Only, What};
    use super::paper;

    fn blocks(text: &str) -> Vec<Block> {
        paper(&format!("title: A paper\n----\n{text}")).unwrap().blocks
    }

    fn fault(text: &str) -> String {
        paper(&format!("title: A paper\n----\n{text}")).err().unwrap_or_default()
    }

    #[test]
    fn lines_become_paragraphs_of_their_kind() {
        let blocks = blocks(
            "## One\n\nTwo\nlines.\n\n[C4.2] A clause:\n\n(a) this; or\n\n  (i) that.\n\n- A bullet\n",
        );
        let kinds: Vec<&str> = blocks
            .iter()
            .map(|block| match &block.what {
                What::Heading { level: 1, .. } => "heading",
                What::Paragraph(_) => "paragraph",
                What::Clause { .. } => "clause",
                What::Item { level: 0, .. } => "(a)",
                What::Item { level: 1, .. } => "(i)",
                What::Bullet(_) => "bullet",
                _ => "?",
            })
            .collect();
        assert_eq!(kinds, ["heading", "paragraph", "clause", "(a)", "(i)", "bullet"]);
    }

    #[test]
    fn regions_mark_every_block_in_them() {
        let blocks = blocks("@insert\nOne.\n\nTwo.\n@end\n\n@text\nThree.\n@end\n\nFour.\n");
        let marks: Vec<_> = blocks.iter().map(|block| (block.change, block.only)).collect();
        let inserted = (Some(Change::Inserted), None);
        assert_eq!(marks, [inserted, inserted, (None, Some(Only::Text)), (None, None)]);
    }

    #[test]
    fn a_label_that_a_word_processor_would_not_give_is_refused() {
        assert!(fault("(a) One;\n\n(c) three.\n").contains("line 5: (c) is (b)"));
        assert!(fault("One.[^1]\n").contains("[^1] has no words"));
        assert!(fault("@insert\nOne.\n").contains("is not ended"));
    }

    #[test]
    fn letters_go_on_after_z() {
        let items: String = ('a'..='z').map(|letter| format!("({letter}) x;\n\n")).collect();
        assert_eq!(blocks(&format!("{items}(aa) y.\n")).len(), 27);
    }
}
