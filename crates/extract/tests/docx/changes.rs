//! Tracked changes: both states from the marks alone.

use codicil_layout::{Layout, MarkKind};

use crate::writer::{change, changed, clauses, docx, item, lines, p, r, state, t, words};

/// The layout of a body with the lists of clauses.
fn layout(body: &[String]) -> Layout {
    docx(body.concat()).numbering(&clauses()).layout()
}

/// What was deleted.
fn gone(text: &str) -> String {
    format!(r#"<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>"#)
}

/// A paragraph whose end has these properties.
fn ending(end: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:rPr>{end}</w:rPr></w:pPr>{runs}</w:p>")
}

#[track_caller]
fn check(layout: &Layout, before: &[&str], after: &[&str]) {
    assert_eq!(state(layout, false), before, "before; text {:?}", layout.text);
    assert_eq!(state(layout, true), after, "after; text {:?}", layout.text);
}

#[test]
fn words_come_and_go() {
    let runs =
        [r("Sections 1 to "), change("del", &gone("8")), change("ins", &r("9")), r(" apply")];
    let layout = layout(&[p(&runs.concat())]);
    check(&layout, &["Sections 1 to 8 apply"], &["Sections 1 to 9 apply"]);
    assert_eq!(layout.text, "Sections 1 to 89 apply\n");
    let mark = &layout.changes[0];
    assert_eq!((mark.kind, mark.recorded), (MarkKind::Deleted, true));
    assert_eq!(mark.author.as_deref(), Some("Ann"));
    assert_eq!(mark.date.as_deref(), Some("2021-03-04T05:06:07Z"));
    assert_eq!(mark.span.of(&layout.text), "8");
}

#[test]
fn whole_paragraphs_come_and_go() {
    let layout = layout(&[
        t("One"),
        ending(&changed("ins"), &change("ins", &r("New"))),
        ending(&changed("del"), &change("del", &gone("Old"))),
        t("Two"),
    ]);
    check(&layout, &["One", "Old", "Two"], &["One", "New", "Two"]);
    assert_eq!(layout.changes[0].span.of(&layout.text), "New\n");
    assert!(lines(&layout).iter().all(|line| line.stated.begins == Some(true)));
}

#[test]
fn an_end_that_goes_joins_paragraphs() {
    let layout = layout(&[ending(&changed("del"), &r("The boat ")), t("floats"), t("Next")]);
    check(&layout, &["The boat", "floats", "Next"], &["The boat floats", "Next"]);
    let begins: Vec<_> = lines(&layout).iter().map(|line| line.stated.begins).collect();
    assert_eq!(begins, [Some(true), Some(false), Some(true)]);
    assert_eq!(layout.changes[0].span.of(&layout.text), "\n");
}

#[test]
fn an_end_that_comes_parts_a_paragraph() {
    let layout = layout(&[ending(&changed("ins"), &r("The boat")), t(" floats"), t("Next")]);
    check(&layout, &["The boat floats", "Next"], &["The boat", "floats", "Next"]);
    assert_eq!(lines(&layout)[1].stated.begins, Some(true));
}

#[test]
fn enter_at_the_end_of_a_paragraph_marks_its_end() {
    let layout =
        layout(&[ending(&changed("ins"), &r("One")), p(&change("ins", &r("New"))), t("Two")]);
    check(&layout, &["One", "Two"], &["One", "New", "Two"]);
}

#[test]
fn empty_paragraphs_part_their_neighbours() {
    let deleted = layout(&[ending(&changed("del"), &r("One")), p(""), t("Two")]);
    check(&deleted, &["One", "Two"], &["One", "Two"]);
    let both = layout(&[ending(&changed("del"), &r("One")), ending(&changed("ins"), ""), t("Two")]);
    check(&both, &["One", "Two"], &["One", "Two"]);
    let none =
        layout(&[ending(&changed("del"), &r("One ")), ending(&changed("del"), ""), t("Two")]);
    check(&none, &["One", "Two"], &["One Two"]);
}

#[test]
fn several_paragraphs_join_across_deleted_ones() {
    let layout = layout(&[
        ending(&changed("del"), &(r("The boat") + &change("del", &gone(" sinks.")))),
        ending(&changed("del"), &change("del", &gone("It is"))),
        t(" and floats."),
    ]);
    check(&layout, &["The boat sinks.", "It is", "and floats."], &["The boat and floats."]);
    assert_eq!(lines(&layout)[2].stated.begins, Some(false));
}

#[test]
fn the_end_of_a_place_never_joins_it_with_another() {
    let cell = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        ending(&changed("del"), &r("One")),
        t("Two")
    );
    let layout = layout(&[ending(&changed("del"), &r("Before")), cell, t("After")]);
    check(&layout, &["Before", "One", "Two", "After"], &["Before", "One", "Two", "After"]);
    assert!(layout.changes.is_empty());
}

#[test]
fn moves_are_marked_at_both_places() {
    let moved = |kind: &str, end: &str| {
        format!(
            r#"<w:p><w:pPr><w:rPr>{}</w:rPr></w:pPr><w:{kind}RangeStart w:id="1" w:name="m"/>{}<w:{kind}RangeEnd w:id="1"/></w:p>"#,
            if end.is_empty() { String::new() } else { changed(end) },
            change(kind, &r("Moved"))
        )
    };
    let layout =
        layout(&[moved("moveFrom", "moveFrom"), t("Stays"), moved("moveTo", "moveTo"), t("End")]);
    check(&layout, &["Moved", "Stays", "End"], &["Stays", "Moved", "End"]);
    let kinds: Vec<_> = layout.changes.iter().map(|mark| mark.kind).collect();
    assert_eq!(kinds, [MarkKind::MovedAway, MarkKind::MovedHere]);
}

#[test]
fn words_that_came_and_went_are_left_out_and_told() {
    let passing = change("ins", &change("del", &gone("passing ")));
    let document = docx(p(&(r("One ") + &passing + &r("two"))));
    check(&document.layout(), &["One two"], &["One two"]);
    let notices = document.read().unwrap().notices;
    assert!(
        notices[0].message.ends_with("Words that were inserted and taken out again are left out.")
    );
}

#[test]
fn numbers_are_counted_in_both_states() {
    let layout = layout(&[
        item(1, 0, "", &r("one")),
        item(1, 0, &changed("del"), &change("del", &gone("two"))),
        item(1, 0, &changed("ins"), &change("ins", &r("new"))),
        item(1, 0, &changed("ins"), &change("ins", &r("newer"))),
        item(1, 0, "", &r("three")),
    ]);
    check(&layout, &["1 one", "2 two", "3 three"], &["1 one", "2 new", "3 newer", "4 three"]);
    assert_eq!(words(&layout)[4], "4 3 three");
    assert_eq!(lines(&layout)[4].stated.label, Some(1));
    // The number of a new paragraph is new with it; that of an old one changes by itself.
    let marks: Vec<_> = layout
        .changes
        .iter()
        .map(|mark| (mark.span.of(&layout.text), mark.author.is_some()))
        .collect();
    assert_eq!(
        marks,
        [("2 two\n", true), ("2 new\n3 newer\n", true), ("4 ", false), ("3 ", false)]
    );
}

#[test]
fn a_joined_paragraph_has_one_number() {
    let layout = layout(&[
        item(1, 0, "", &r("one")),
        item(1, 0, &changed("del"), &r("two ")),
        item(1, 0, "", &r("three")),
        item(1, 0, &changed("ins"), &r("four ")),
        item(1, 0, "", &r("five")),
    ]);
    check(
        &layout,
        &["1 one", "2 two", "3 three", "4 four five"],
        &["1 one", "2 two three", "3 four", "4 five"],
    );
}

#[test]
fn numbering_that_came_or_changed() {
    let old = r#"<w:pPrChange w:id="3" w:author="Bob"><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>"#;
    let raised = format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>{old}</w:pPr>{}</w:p>"#,
        r("raised")
    );
    let new = format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/>{}</w:numPr></w:pPr>{}</w:p>"#,
        changed("ins"),
        r("numbered")
    );
    let layout = layout(&[item(1, 0, "", &r("one")), raised, new]);
    check(&layout, &["1 one", "(a) raised", "numbered"], &["1 one", "1.1 raised", "1.2 numbered"]);
    assert_eq!(layout.changes[0].author.as_deref(), Some("Bob"));
}

#[test]
fn an_emptied_paragraph_keeps_its_number_but_shows_none() {
    let layout = layout(&[
        item(1, 0, "", &r("one")),
        item(1, 0, "", &change("del", &gone("two"))),
        item(1, 0, "", &r("three")),
    ]);
    check(&layout, &["1 one", "2 two", "3 three"], &["1 one", "3 three"]);
}

#[test]
fn the_summary_counts_changes_authors_and_comments() {
    let by =
        |name: &str, runs: &str| format!(r#"<w:ins w:id="1" w:author="{name}">{runs}</w:ins>"#);
    let formatted = r#"<w:r><w:rPr><w:b/><w:rPrChange w:id="4" w:author="Ann"><w:rPr/></w:rPrChange></w:rPr><w:t>bold</w:t></w:r>"#;
    let body = p(&(r("a ")
        + &by("Ann", &r("b "))
        + &r("c ")
        + &by("Bob", &r("d "))
        + &change("ins", &r("e"))
        + formatted));
    let body = body
        + &p(
            r#"<w:r><w:t>One</w:t></w:r><w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>"#,
        );
    let comments = format!(r#"<w:comment w:id="5" w:author="Cy">{}</w:comment>"#, t("Why?"));
    let notices = docx(body).part("comments", "comments", &comments).read().unwrap().notices;
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].code, "tracked-changes");
    assert_eq!(
        notices[0].message,
        "This document has 3 tracked changes by 2 authors and 1 comment; the text shown is with the changes accepted. 1 change of formatting is not shown."
    );
}

#[test]
fn deleted_text_in_fields_formulas_and_links() {
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let runs = change(
        "del",
        &(field("begin")
            + "<w:r><w:delInstrText>REF x</w:delInstrText></w:r>"
            + &field("separate")
            + &gone("4.2")
            + &field("end")),
    ) + &change("ins", &r("4.3"));
    let link = format!(
        r#"<w:hyperlink w:anchor="a">{}{}</w:hyperlink>"#,
        change("del", &gone("old")),
        change("ins", &r("new"))
    );
    let layout = layout(&[p(&(r("see ") + &runs)), p(&link)]);
    check(&layout, &["see 4.2", "old"], &["see 4.3", "new"]);
}

/// Pieces of a paragraph, and what they are before and after the changes.
const PIECES: &[(&str, &str, &str)] = &[
    ("", "word ", "word "),
    ("", " ", " "),
    ("ins", "new ", ""),
    ("del", "old ", ""),
    ("moveFrom", "away ", ""),
    ("moveTo", "here ", ""),
];

#[test]
fn both_states_are_kept_whatever_the_order() {
    let mut seed = 7_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for _ in 0..120 {
        let mut body = Vec::new();
        let mut states = [String::new(), String::new()];
        for _ in 0..random(7) + 1 {
            let mut runs = String::new();
            for _ in 0..random(4) {
                let (kind, text, _) = PIECES[random(PIECES.len())];
                let (before, after) = stands(kind);
                states[0].push_str(if before { text } else { "" });
                states[1].push_str(if after { text } else { "" });
                runs += &if kind.is_empty() { r(text) } else { change(kind, &r(text)) };
            }
            let kind = ["", "", "ins", "del", "moveFrom", "moveTo"][random(6)];
            let (before, after) = stands(kind);
            states[0].push_str(if before { "\n" } else { "" });
            states[1].push_str(if after { "\n" } else { "" });
            body.push(ending(&if kind.is_empty() { String::new() } else { changed(kind) }, &runs));
        }
        body.push(t("Last"));
        for state in &mut states {
            state.push_str("Last");
        }
        let layout = layout(&body);
        for (at, text) in states.iter().enumerate() {
            let wanted: Vec<&str> =
                text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            assert_eq!(state(&layout, at == 1), wanted, "{}", body.concat());
        }
    }
}

/// Whether words under a change of this kind stand before and after it.
fn stands(kind: &str) -> (bool, bool) {
    match kind {
        "ins" | "moveTo" => (false, true),
        "del" | "moveFrom" => (true, false),
        _ => (true, true),
    }
}

/// A run with these properties.
fn formatted(properties: &str, text: &str) -> String {
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

const NEW: &str = r#"<w:color w:val="FF0000"/><w:u w:val="single"/>"#;

#[test]
fn struck_words_are_shown_as_deleted() {
    let runs = r("at ")
        + &formatted("<w:strike/>", "8")
        + &formatted(NEW, "9")
        + &formatted(r#"<w:u w:val="single"/>"#, " pence");
    let link = format!(r#"<w:hyperlink r:id="x">{}</w:hyperlink>"#, formatted(NEW, "link"));
    let whole = format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>"#,
        formatted("<w:dstrike/>", "gone")
    );
    let document =
        docx(p(&runs) + &p(&link) + &whole + &item(1, 0, "", &r("stays"))).numbering(&clauses());
    let layout = document.layout();
    check(
        &layout,
        &["at 8 pence", "link", "1 gone", "2 stays"],
        &["at 9 pence", "link", "2 stays"],
    );
    assert!(layout.changes.iter().all(|mark| !mark.recorded && mark.author.is_none()));
    assert_eq!(document.codes(), ["shown-changes"]);
}

#[test]
fn coloured_underlines_alone_show_nothing() {
    let underlined = p(&(r("a ") + &formatted(NEW, "b")));
    assert!(layout(std::slice::from_ref(&underlined)).changes.is_empty());
    // Where changes are recorded, lines drawn by hand are an emphasis.
    let recorded = p(&(change("del", &gone("x")) + &formatted("<w:strike/>", "y")));
    let layout = layout(&[underlined, recorded]);
    check(&layout, &["a b", "xy"], &["a b"]);
}
