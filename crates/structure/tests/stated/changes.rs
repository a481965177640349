use codicil_document::{ChangeKind, Document, View};

use crate::paper::Paper;

fn paper(lines: &[&str]) -> Document {
    let mut paper = Paper::word();
    for line in lines {
        paper.line(line);
    }
    paper.read()
}

/// What stays of words with signs once the changes are accepted or rejected, made from the signs
/// alone.
fn settled(lines: &[&str], accept: bool) -> String {
    let (keep, drop) =
        if accept { (("{+", "+}"), ("[-", "-]")) } else { (("[-", "-]"), ("{+", "+}")) };
    let mut text = String::new();
    for line in lines {
        let mut rest = (*line).to_owned();
        let ends_join = rest.contains(&format!("{}¶{}", drop.0, drop.1));
        while let Some(start) = rest.find(drop.0) {
            let end = start + rest[start..].find(drop.1).expect("a closing sign") + 2;
            rest.replace_range(start..end, "");
        }
        let kept = rest.replace(&format!("{}¶{}", keep.0, keep.1), "");
        text.push_str(&kept.replace(keep.0, "").replace(keep.1, ""));
        if !ends_join {
            text.push('\n');
        }
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).map(|line| line + "\n").collect()
}

fn check(lines: &[&str]) -> Document {
    let document = paper(lines);
    assert_eq!(document.view(View::After), settled(lines, true), "{lines:?}");
    assert_eq!(document.view(View::Before), settled(lines, false), "{lines:?}");
    document
}

#[test]
fn words_inside_a_paragraph_come_and_go() {
    for line in [
        "A [-large -]{+small +}boat.",
        "A[- large-]{+ small+} boat.",
        "A [-large-] boat.",
        "A [-large-] [-red-] boat.",
        "A [-large-] {+small+} boat.",
        "Sections A1.1 to A1.[-8-]{+9+} apply.",
        "[-The -]A boat.",
        "[-The-] A boat.",
        "A boat[- sinks-].",
        "A boat [-sinks-]",
        "A boat{+ floats+}",
        "{+Now +}a boat",
        "A boat[- -]house, and a house{+ +}boat.",
        "A [-b-]{+c+}[-d-]{+e+} f",
        "A {+b +}[-c -]{+d +}e",
    ] {
        let document = check(&[line, "Next."]);
        assert_eq!(document.blocks.len(), 2, "{line}");
    }
}

#[test]
fn paragraphs_come_and_go() {
    check(&["One.", "{+Two.+}{+¶+}", "Three."]);
    check(&["One.{+¶+}", "{+Two.+}", "Three."]);
    check(&["One.", "[-Two.-][-¶-]", "Three."]);
    check(&["One.[-¶-]", "[-Two.-]", "Three."]);
    check(&["[-One.-][-¶-]", "[-Two.-][-¶-]", "[-Three.-]"]);
    check(&["{+One.+}{+¶+}", "[-Two.-][-¶-]", "{+Three.+}"]);
}

#[test]
fn paragraphs_split_and_merge() {
    check(&["The boat[-¶-]", " floats.", "Next."]);
    check(&["The boat{+¶+}", " floats.", "Next."]);
    check(&["The boat[-¶-]", "[- sinks.-][-¶-]", " floats.", "Next."]);
    check(&["The boat [-sinks.-][-¶-]", "[-It is-]{+and+} floats.", "Next."]);
    check(&["[-The boat-][-¶-]", "A raft[-¶-]", "[-a-][-¶-]", "[-b-]"]);
}

#[test]
fn whatever_the_order_of_changes_both_states_are_kept() {
    let pieces = [
        "boat",
        " ",
        " raft ",
        "[-old-]",
        "[- old -]",
        "{+new+}",
        "{+ new +}",
        "[-x -]",
        "{+ y+}",
        ".",
        "\n",
        "[-¶-]\n",
        "{+¶+}\n",
        "(a) ",
        "7",
    ];
    let mut seed = 11_u64;
    for _ in 0..400 {
        let mut marked = String::from("Start");
        for _ in 0..(seed >> 40) % 14 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(144_115_188_075_855);
            marked.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
        }
        seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15).rotate_left(17);
        check(&marked.split('\n').collect::<Vec<_>>());
    }
}

#[test]
fn a_paragraph_taken_out_as_a_whole_stays_at_its_place() {
    let document = check(&["H2.3 One shall row.", "[-H2.4 One shall sail.-][-¶-]", "H2.5 Or not."]);
    assert_eq!(document.text.lines().count(), 3);
    assert!(document.blocks[1].deleted && !document.blocks[2].deleted);
    assert_eq!(document.changes.len(), 1);
    assert_eq!(document.changes[0].span, document.blocks[1].span);
    assert_eq!(document.changes[0].author.as_deref(), Some("A. Drafter"));
}

#[test]
fn a_change_says_where_and_what() {
    let document = check(&["Sections A1.1 to A1.[-8-]{+9+} apply."]);
    let [out, new] = document.changes.as_slice() else { panic!("{:?}", document.changes) };
    assert_eq!((out.kind, out.removed.as_deref()), (ChangeKind::Deleted, Some("8")));
    assert_eq!((new.kind, document.words(new.span)), (ChangeKind::Inserted, "9"));
    assert_eq!(out.span.start, new.span.start);
    assert_eq!(document.view(View::Marked), "Sections A1.1 to A1.[-8-]{+9+} apply.\n");
}

#[test]
fn the_ends_of_new_paragraphs_are_changes() {
    let document = check(&["One.", "{+Two.+}{+¶+}", "Three."]);
    let words: Vec<&str> = document.changes.iter().map(|c| document.words(c.span)).collect();
    assert_eq!(words, ["Two.", "\n"]);
    assert_eq!(document.view(View::Marked), "One.\n{+Two.+}\nThree.\n");
}

#[test]
fn a_new_number_takes_the_place_of_the_old_one() {
    let mut paper = Paper::word();
    paper.item("[-(b)-]{+(a)+} rafts; and", 6);
    let document = paper.read();
    assert_eq!(document.text, "(a) rafts; and\n");
    assert_eq!(document.blocks[0].label.map(|label| document.words(label)), Some("(a)"));
    assert_eq!(document.view(View::Before), "(b) rafts; and\n");
}

#[test]
fn strokes_on_a_page_take_out_words_and_lines() {
    let mut paper = Paper::drawn();
    for line in [
        "H2.3 The keeper of the harbour shall count the boats that lie in the basin",
        "[-every day at noon and shall write their number down in the book that is-]",
        "[-kept there-] {+once a week+} and shall tell the master of the harbour what",
        "it is.",
        "[-H2.4 The keeper of the harbour shall count the rafts that lie in the basin-]",
        "[-on Sundays only-].",
        "H2.5 The master of the harbour shall read what the keeper writes.",
    ] {
        paper.line(line);
    }
    let document = paper.read();
    let deleted: Vec<bool> = document.blocks.iter().map(|block| block.deleted).collect();
    assert_eq!(deleted, [false, true, false], "{}", document.text);
    let after = document.view(View::After);
    assert!(after.starts_with("H2.3 The keeper of the harbour shall count the boats that lie in the basin once a week and shall"), "{after}");
    assert!(document.view(View::Before).contains("in the basin every day at noon and shall write their number down in the book that is kept there and shall"));
    assert!(document.changes.iter().all(|change| !change.recorded));
    assert_eq!(document.clauses.len(), 3);
    assert!(document.clauses[1].deleted);
}

#[test]
fn a_paragraph_taken_out_of_a_clause_leaves_the_others_in_it() {
    let mut paper = Paper::word();
    paper.heading(0, "SECMP0777 Draft legal text");
    for (line, label) in [
        ("H2.4 The keeper shall count:", None),
        ("(a) boats;", Some(3)),
        ("[-(b) logs; and-][-¶-]", Some(3)),
        ("[-(c)-]{+(b)+} rafts.", Some(6)),
        ("H2.5 And write.", None),
    ] {
        let line = paper.line(line);
        line.stated.label = label;
    }
    let document = paper.read();
    let paths: Vec<(&str, bool)> =
        document.clauses.iter().map(|clause| (clause.path.as_str(), clause.deleted)).collect();
    let expected = [
        ("H2.4", false),
        ("H2.4(a)", false),
        ("H2.4(b)", true),
        ("H2.4(b)", false),
        ("H2.5", false),
    ];
    assert_eq!(paths, expected);
}

#[test]
fn numbers_printed_with_the_old_ones_are_read() {
    let mut paper = Paper::drawn();
    for line in [
        "[H2.3] The keeper shall count [-logs-]{+boats+}:",
        "[(a)] at [-ten-]{+noon+}; and",
        "(a)[(b)] every day.",
        "{+H2.4 The keeper shall sing.+}",
        "{+H2.5+}[H2.4] The master shall read.",
    ] {
        paper.line(line).stated.begins = Some(true);
    }
    let document = paper.read();
    assert_eq!(
        document.view(View::After),
        "H2.3 The keeper shall count boats:\n(a) at noon; and\n(b) every day.\n\
         H2.4 The keeper shall sing.\nH2.5 The master shall read.\n"
    );
    assert_eq!(
        document.view(View::Before),
        "H2.3 The keeper shall count logs:\n(a) at ten; and\n(b) every day.\n\
         H2.4 The master shall read.\n"
    );
    assert_eq!(document.clauses.len(), 5);
}
