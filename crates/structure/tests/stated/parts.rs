use codicil_document::BlockKind;
use codicil_layout::Part;

use crate::paper::Paper;

#[test]
fn paragraphs_and_headings_are_those_that_the_format_states() {
    let mut paper = Paper::word();
    paper.heading(0, "SECMP0777 Boats for all");
    paper.heading(1, "Why boats");
    paper.line("Small");
    paper.line("but many words that a narrow column would have broken, and");
    paper.heading(3, "Deeper");
    paper.line("What is at stake?");
    let document = paper.read();
    let levels: Vec<(u8, &str)> =
        document.headings.iter().map(|h| (h.level, document.words(h.span))).collect();
    assert_eq!(levels, [(0, "SECMP0777 Boats for all"), (1, "Why boats"), (3, "Deeper")]);
    assert_eq!(document.blocks.len(), 6);
}

#[test]
fn a_paper_that_states_no_headings_has_them_told_by_their_shape() {
    let mut paper = Paper::word();
    paper.line("1. Rafts");
    paper.line("Rafts are made of logs and drift on rivers.");
    let document = paper.read();
    assert_eq!(document.headings.len(), 1);
}

#[test]
fn heads_feet_notes_and_comments_leave_the_text() {
    let mut paper = Paper::word();
    paper.part(Part::Head, "SECMP0777 Draft");
    paper.line("A raft^1^ is made of logs^2^.");
    paper.part(Part::Note("1".into()), "Or of reed.");
    paper.part(Part::Comment, "Who says so?");
    paper.part(Part::Note("2".into()), "Of pine.");
    paper.line("It drifts.");
    paper.part(Part::Foot, "Page 1 of 1");
    let document = paper.read();
    let kinds: Vec<BlockKind> = document.blocks.iter().map(|block| block.kind).collect();
    use BlockKind::{ChangeRemark, Footnote, Paragraph};
    assert_eq!(kinds, [Paragraph, Footnote, ChangeRemark, Footnote, Paragraph]);
    let furniture: Vec<&str> = document.furniture.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(furniture, ["SECMP0777 Draft", "Page 1 of 1"]);
    let marks: Vec<(&str, Option<usize>)> =
        document.note_marks.iter().map(|mark| (&document.text[..mark.at], mark.note)).collect();
    assert_eq!(marks, [("A raft", Some(1)), ("A raft is made of logs", Some(3))]);
}

#[test]
fn the_lines_of_a_contents_list_are_what_the_format_says() {
    let mut paper = Paper::word();
    paper.part(Part::Contents, "1. Rafts");
    paper.heading(1, "1. Rafts");
    paper.line("Rafts drift.");
    let document = paper.read();
    assert_eq!(document.blocks[0].kind, BlockKind::Contents);
    assert_eq!(document.headings.len(), 1);
}

#[test]
fn lines_on_pages_know_their_places() {
    let mut paper = Paper::drawn();
    paper.line("The keeper of the harbour shall count the boats that lie in the basin and");
    paper.new_page();
    paper.line("the rafts.");
    let document = paper.read();
    assert_eq!(document.blocks.len(), 1);
    assert_eq!(document.pages[1].size, Some((59_500, 84_200)));
    let placed: Vec<&str> = document.places.iter().map(|one| document.words(one.span)).collect();
    assert_eq!(placed.join(" "), document.text.trim_end());
    let last = document.places.last().expect("a place");
    assert_eq!((last.page, last.rect.left, last.rect.right), (2, 9000, 12_000));
}

#[test]
fn begins_says_where_paragraphs_begin_on_a_page() {
    let mut paper = Paper::drawn();
    paper.line("The keeper of the harbour shall count the boats that lie in the basin.");
    paper.line("Then he rests.").stated.begins = Some(false);
    paper.line("and the rafts").stated.begins = Some(true);
    let document = paper.read();
    assert_eq!(document.text.lines().count(), 2);
}

/// Lines of a page in letters of a size, bold or not.
fn drawn(lines: &[(&str, i32, bool)]) -> Paper {
    let mut paper = Paper::drawn();
    for (words, size, bold) in lines {
        let stated = &mut paper.line(words).stated;
        (stated.size, stated.bold, stated.begins) = (Some(*size), Some(*bold), Some(true));
    }
    paper
}

#[test]
fn headings_are_told_by_their_letters() {
    let body = "Boats lie in the harbour, and their keepers count them every day at noon.";
    let document = drawn(&[
        ("Boats for all", 2800, true),
        ("1. Harbours", 1800, true),
        ("Large ones", 1400, true),
        (body, 1100, false),
        ("What is a raft?", 1100, false),
        ("Alder Pier", 1100, false),
        (body, 1100, false),
        ("2. Rivers", 1800, true),
        (body, 1100, false),
    ])
    .read();
    let levels: Vec<(u8, &str)> =
        document.headings.iter().map(|h| (h.level, document.words(h.span))).collect();
    let expected = [(0, "Boats for all"), (1, "1. Harbours"), (2, "Large ones"), (1, "2. Rivers")];
    assert_eq!(levels, expected);
}

#[test]
fn a_passage_set_in_is_one_paragraph() {
    let mut paper = Paper::drawn();
    paper.line("A line that is as wide as the column allows lines to be, from end to end of it,");
    for line in [
        "and a passage that is set in on both sides and has its own right end, to",
        "Rafts and others, wherever they lie and whatever they carry from place",
        "to place.",
    ] {
        let stated = &mut paper.line(line).stated;
        stated.begins = Some(true);
        let place = stated.place.as_mut().expect("a place");
        place.rect.left += 3400;
    }
    let document = paper.read();
    assert_eq!(document.text.lines().count(), 2, "{}", document.text);
}

#[test]
fn leader_dots_are_no_words() {
    let mut paper = Paper::drawn();
    for line in ["Contents", "1. Rafts.................. 3", "2. Boats . . . . . . . . 4"] {
        paper.line(line).stated.begins = Some(!line.starts_with('2'));
    }
    let document = paper.read();
    assert_eq!(document.text, "Contents\n1. Rafts 3\n2. Boats 4\n");
}
