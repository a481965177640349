//! Automatic numbers.

use crate::writer::{clauses, definition, docx, item, level, lines, p, pp, r, t, words};

/// The first words of lines.
fn labels(body: &[String], numbering: &str) -> Vec<String> {
    let layout = docx(body.concat()).numbering(numbering).layout();
    words(&layout).iter().map(|line| line.trim_end_matches(" x").to_owned()).collect()
}

/// Items of list 1 at these levels.
fn items(levels: &[u32]) -> Vec<String> {
    levels.iter().map(|level| item(1, *level, "", &r("x"))).collect()
}

#[test]
fn levels_count_and_begin_anew() {
    let found = labels(&items(&[0, 1, 1, 2, 2, 3, 3, 2, 1, 2, 0, 1, 2]), &clauses());
    assert_eq!(
        found,
        ["1", "1.1", "1.2", "(a)", "(b)", "(i)", "(ii)", "(c)", "1.3", "(a)", "2", "2.1", "(a)"]
    );
}

#[test]
fn a_label_is_stated_with_its_depth() {
    let layout =
        docx(item(1, 2, "", &r("each user")) + &t("(b) typed")).numbering(&clauses()).layout();
    let found = lines(&layout);
    assert_eq!(found[0].of(&layout), "(a) each user");
    assert_eq!((found[0].stated.label, found[0].stated.depth), (Some(3), Some(2)));
    assert_eq!((found[1].stated.label, found[1].stated.depth), (None, None));
}

#[test]
fn a_level_without_those_above_shows_their_first_numbers() {
    assert_eq!(labels(&items(&[1, 1, 0, 1]), &clauses()), ["1.1", "1.2", "2", "2.1"]);
}

#[test]
fn letters_go_on_behind_z() {
    let found = labels(&items(&[2; 28]), &clauses());
    assert_eq!(&found[25..], ["(z)", "(aa)", "(bb)"]);
}

#[test]
fn bullets_are_one_sign() {
    let (definition, list) = definition(0, &level(0, "bullet", "\u{F0B7}", ""), &[1]);
    assert_eq!(labels(&items(&[0, 0]), &(definition + &list)), ["•", "•"]);
    let empty = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    assert_eq!(labels(&items(&[0]), empty), ["x"]);
}

#[test]
fn lists_of_one_definition_share_their_numbers() {
    let (definition, lists) = definition(0, &level(0, "decimal", "%1.", ""), &[1, 2]);
    let anew = r#"<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"#;
    let numbering = definition + &lists + anew;
    let body: Vec<String> = [1, 2, 3, 3, 1, 3].map(|list| item(list, 0, "", &r("x"))).into();
    assert_eq!(labels(&body, &numbering), ["1.", "2.", "5.", "6.", "7.", "8."]);
}

#[test]
fn a_start_of_its_own_holds_once() {
    let levels = level(0, "decimal", "%1", "") + &level(1, "decimal", "%1.%2", "");
    let (definition, list) = definition(0, &levels, &[1]);
    let own = r#"<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="7"/></w:lvlOverride></w:num>"#;
    let body: Vec<String> = [(1, 0), (1, 1), (2, 1), (2, 1), (1, 1), (2, 0), (2, 1)]
        .map(|(list, level)| item(list, level, "", &r("x")))
        .into();
    let found = labels(&body, &(definition + &list + own));
    assert_eq!(found, ["1", "1.1", "1.7", "1.8", "1.9", "2", "2.1"]);
}

#[test]
fn a_list_can_have_levels_of_its_own() {
    let (definition, list) = definition(0, &level(0, "decimal", "%1.", ""), &[1]);
    let own = format!(
        r#"<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{}</w:lvlOverride></w:num>"#,
        level(0, "upperRoman", "Part %1", "")
    );
    let body: Vec<String> = [1, 2].map(|list| item(list, 0, "", &r("x"))).into();
    assert_eq!(labels(&body, &(definition + &list + &own)), ["1.", "Part II"]);
}

#[test]
fn restarts_can_be_limited() {
    let levels = [
        level(0, "decimal", "%1", ""),
        level(1, "decimal", "%1.%2", ""),
        level(2, "lowerLetter", "(%3)", r#"<w:lvlRestart w:val="1"/>"#),
        level(3, "lowerRoman", "(%4)", r#"<w:lvlRestart w:val="0"/>"#),
    ];
    let (definition, list) = definition(0, &levels.concat(), &[1]);
    let found = labels(&items(&[0, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3]), &(definition + &list));
    assert_eq!(found, ["1", "1.1", "(a)", "(i)", "1.2", "(b)", "(ii)", "2", "2.1", "(a)", "(iii)"]);
}

#[test]
fn legal_numbers_formats_and_separators() {
    let levels = [
        level(0, "upperRoman", "Article %1", ""),
        level(1, "decimalZero", "Section %1.%2", r#"<w:isLgl/>"#),
        level(2, "ordinalText", "%3", r#"<w:suff w:val="space"/>"#),
        level(3, "none", "Note", ""),
        level(4, "decimal", "%5%%)", r#"<w:suff w:val="nothing"/>"#),
    ];
    let (definition, list) = definition(0, &levels.concat(), &[1]);
    let layout =
        docx(items(&[0, 0, 1, 2, 3, 4]).concat()).numbering(&(definition + &list)).layout();
    assert_eq!(
        words(&layout),
        ["Article I x", "Article II x", "Section 2.1 x", "First x", "Note x", "1%%)x"]
    );
}

const STYLES: &str = r#"<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Off"><w:name w:val="Off"/><w:basedOn w:val="H2"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="List"><w:name w:val="List"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>"#;

/// Paragraphs of these styles.
fn styled(styles: &[&str]) -> String {
    styles.iter().map(|style| pp(&format!(r#"<w:pStyle w:val="{style}"/>"#), "x")).collect()
}

#[test]
fn numbering_comes_through_styles() {
    let levels = level(0, "decimal", "%1", r#"<w:pStyle w:val="H1"/>"#)
        + &level(1, "decimal", "%1.%2", r#"<w:pStyle w:val="H2"/>"#);
    let (definition, list) = definition(0, &levels, &[1]);
    let none = pp(r#"<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>"#, "x");
    let deeper = pp(r#"<w:pStyle w:val="H1"/><w:numPr><w:ilvl w:val="1"/></w:numPr>"#, "x");
    let body = styled(&["H1", "H2", "Sub", "Off"]) + &none + &deeper + &styled(&["H1"]);
    let layout = docx(body).styles(STYLES).numbering(&(definition + &list)).layout();
    assert_eq!(words(&layout), ["1 x", "1.1 x", "1.2 x", "x", "x", "1.3 x", "2 x"]);
}

#[test]
fn a_numbering_style_lends_its_list() {
    let lent =
        r#"<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="List"/></w:abstractNum>"#;
    let (definition, list) = definition(
        3,
        &(String::from(r#"<w:styleLink w:val="List"/>"#) + &level(0, "upperLetter", "%1)", "")),
        &[7],
    );
    let numbering = format!(
        r#"{lent}{definition}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{list}"#
    );
    let body = [item(1, 0, "", &r("x")), item(7, 0, "", &r("x"))].concat();
    let layout = docx(body).styles(STYLES).numbering(&numbering).layout();
    assert_eq!(words(&layout), ["A) x", "B) x"]);
}

#[test]
fn links_in_a_circle_and_odd_numbers_are_survived() {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="List"/></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="99"/><w:lvl w:ilvl="0"><w:start w:val="99999999999"/><w:lvlText w:val="%9%%1"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="77"/></w:num>"#;
    let body: Vec<String> = [7, 2, 3, 4].map(|list| item(list, 0, "", &r("x"))).into();
    let body = body.concat() + &item(2, 4_000_000_000, "", &r("x"));
    let layout = docx(body).styles(STYLES).numbering(numbering).layout();
    assert_eq!(words(&layout), ["x", "%1000000 x", "x", "x", "%1000001 x"]);
}

#[test]
fn an_empty_paragraph_counts_and_a_lone_number_is_no_line() {
    let body = [item(1, 0, "", &r("x")), item(1, 0, "", ""), item(1, 0, "", &r("x"))];
    assert_eq!(labels(&body, &clauses()), ["1", "3"]);
}

#[test]
fn a_lone_number_in_a_cell_names_its_row() {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let row = |text: &str| format!("<w:tr>{}{}</w:tr>", cell(&item(1, 0, "", "")), cell(&t(text)));
    let body = format!("<w:tbl>{}{}</w:tbl>", row("one"), row("two")) + &p("");
    let layout = docx(body).numbering(&clauses()).layout();
    assert_eq!(words(&layout), ["1", "one", "2", "two"]);
    assert_eq!(lines(&layout)[2].stated.label, Some(1));
}
