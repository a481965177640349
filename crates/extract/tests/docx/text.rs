//! The words of paragraphs, and what styles say about them.

use codicil_extract::{ExtractError, Format};
use codicil_layout::Part;

use crate::writer::{docx, lines, p, pp, r, t, words};

/// The words of the one paragraph with these runs.
fn line(runs: &str) -> String {
    let layout = docx(p(runs)).layout();
    let words = words(&layout);
    assert_eq!(words.len(), 1, "{words:?}");
    words[0].to_owned()
}

#[test]
fn one_line_a_paragraph_and_no_line_for_an_empty_one() {
    let read = docx(t("One") + &p("") + &p("<w:r/>") + &t("Two")).read().unwrap();
    assert_eq!(read.format, Format::Docx);
    let layout = read.layout;
    assert!(layout.paragraphs_stated && !layout.pages_stated);
    assert_eq!(words(&layout), ["One", "Two"]);
    assert_eq!(layout.text, "One\nTwo\n");
    let lines = lines(&layout);
    assert_eq!((lines[0].blank_above, lines[1].blank_above), (0, 2));
    assert_eq!(lines[1].stated.begins, Some(true));
    assert!(read.notices.is_empty());
}

#[test]
fn split_runs_are_one_word_and_revision_ids_are_none() {
    let runs = r#"<w:bookmarkStart w:id="0" w:name="_Hlk1"/><w:r w:rsidR="00AA"><w:t>Cl</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00BB"><w:t>aus</w:t></w:r><w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellEnd"/><w:r><w:t xml:space="preserve">e </w:t></w:r><w:r><w:t> 4 </w:t></w:r>"#;
    assert_eq!(line(runs), "Clause 4");
}

#[test]
fn breaks_tabs_and_hyphens() {
    assert_eq!(
        line(
            "<w:r><w:t>one two</w:t><w:br/><w:t>three</w:t><w:tab/><w:t>four</w:t><w:cr/><w:t>five</w:t></w:r>"
        ),
        "one two three\tfour five"
    );
    assert_eq!(
        line(
            "<w:r><w:t>sub</w:t><w:noBreakHyphen/><w:t>clause</w:t><w:softHyphen/><w:t>s&#xA0;4</w:t></w:r>"
        ),
        "sub-clauses\u{A0}4"
    );
    assert_eq!(line("<w:r><w:t>a &amp;&lt;&#x27;&gt; b</w:t></w:r>"), "a &<'> b");
}

#[test]
fn a_typed_label_is_parted_by_one_space() {
    assert_eq!(line("<w:r><w:t>Q4.7B</w:t><w:tab/><w:t>Each user</w:t></w:r>"), "Q4.7B Each user");
    assert_eq!(
        line("<w:r><w:tab/><w:t>(a)</w:t><w:tab/><w:t>each</w:t><w:tab/><w:t>user</w:t></w:r>"),
        "(a) each\tuser"
    );
    assert_eq!(
        line("<w:r><w:t>Name of the person</w:t><w:tab/><w:t>Ann</w:t></w:r>"),
        "Name of the person\tAnn"
    );
}

#[test]
fn signs_of_sign_fonts_are_what_they_show() {
    assert_eq!(
        line(
            r#"<w:r><w:t xml:space="preserve">x </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 2 </w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>"#
        ),
        "x ≥ 2 ☑"
    );
    assert_eq!(
        line(r#"<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>&#xF061;</w:t></w:r>"#),
        "α"
    );
    let unknown = docx(p(r#"<w:r><w:t>x</w:t><w:sym w:font="Odd" w:char="F041"/></w:r>"#));
    assert_eq!(words(&unknown.layout()), ["x\u{FFFD}"]);
    assert_eq!(unknown.codes(), ["unknown-signs"]);
}

#[test]
fn wrappers_are_read_through() {
    let runs = [
        format!(r#"<w:hyperlink r:id="rId9">{}</w:hyperlink>"#, r("link ")),
        format!("<w:smartTag w:element=\"x\"><w:smartTagPr/>{}</w:smartTag>", r("tag ")),
        format!("<w:sdt><w:sdtPr><w:alias w:val=\"A\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", r("control ")),
        format!("<w:customXml w:element=\"x\">{}</w:customXml>", r("custom ")),
        format!("<w:bdo w:val=\"ltr\">{}</w:bdo>", r("order ")),
        "<w:r><w:ruby><w:rt><w:r><w:t>over</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>".to_owned(),
    ];
    assert_eq!(line(&runs.concat()), "link tag control custom order base");
    let block = format!(
        "<w:sdt><w:sdtContent>{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
        t("One"),
        t("Two")
    );
    assert_eq!(words(&docx(block).layout()), ["One", "Two"]);
}

/// A character of a field.
fn field(kind: &str) -> String {
    format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#)
}

#[test]
fn fields_show_their_result() {
    let instruction =
        r#"<w:r><w:instrText xml:space="preserve"> REF _Ref1 \r </w:instrText></w:r>"#;
    let inner =
        [field("begin"), r("instruction"), field("separate"), r("result"), field("end")].concat();
    let runs = [
        r("see "),
        field("begin"),
        instruction.to_owned(),
        inner.clone(),
        field("separate"),
        r("4.2"),
        field("end"),
        r(" and "),
    ];
    assert_eq!(
        line(
            &(runs.concat()
                + r#"<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>"#)
        ),
        "see 4.2 and 7"
    );
    let nested =
        [field("begin"), instruction.to_owned(), field("separate"), inner, r(" x"), field("end")];
    assert_eq!(line(&nested.concat()), "result x");
    let without = [
        r("index"),
        field("begin"),
        r#"<w:r><w:instrText>XE "index"</w:instrText></w:r>"#.to_owned(),
        field("end"),
    ];
    assert_eq!(line(&without.concat()), "index");
}

#[test]
fn a_field_without_an_end_hides_nothing() {
    let body = p(&(field("begin") + &r("One")))
        + &p(&(r("Two") + &field("separate") + &field("end") + &field("end") + &r("Three")));
    assert_eq!(words(&docx(body.clone()).layout()), ["Three"]);
    assert_eq!(
        words(&docx(t("Zero") + &p(&(field("begin") + &r("One"))) + &t("Two")).layout()),
        ["Zero", "One", "Two"]
    );
}

#[test]
fn form_fields_show_their_state() {
    let form = |data: &str, kind: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> {kind} </w:instrText></w:r>{}"#,
            field("end")
        )
    };
    let ticked =
        form("<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>", "FORMCHECKBOX");
    let empty = form("<w:checkBox><w:default w:val=\"0\"/></w:checkBox>", "FORMCHECKBOX");
    let list = form(
        "<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"Yes\"/><w:listEntry w:val=\"No\"/></w:ddList>",
        "FORMDROPDOWN",
    );
    assert_eq!(line(&[ticked, r(" "), empty, r(" "), list].concat()), "☒ ☐ No");
}

#[test]
fn numbers_of_fields_without_a_result_are_missed() {
    let runs = field("begin")
        + "<w:r><w:instrText> LISTNUM </w:instrText></w:r>"
        + &field("end")
        + &r("first");
    assert_eq!(docx(p(&runs)).codes(), ["field-numbers"]);
}

#[test]
fn text_boxes_stand_behind_their_paragraph_and_once() {
    let content = format!("<w:txbxContent>{}{}</w:txbxContent>", t("Box one"), t("Box two"));
    let shape = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    let layout = docx(p(&(r("Anchor ") + &shape + &r("line"))) + &t("Next")).layout();
    assert_eq!(words(&layout), ["Anchor line", "Box one", "Box two", "Next"]);
    let old =
        format!("<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>");
    assert_eq!(words(&docx(p(&old)).layout()), ["Box one", "Box two"]);
    let fallback = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wpi\"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    assert_eq!(words(&docx(p(&fallback)).layout()), ["Box one", "Box two"]);
}

#[test]
fn formulas_are_written_in_one_line() {
    let run = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let formula = format!(
        "<m:oMath>{}<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f><m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup><m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e>{}</m:e></m:d></m:oMath>",
        run("C = "),
        run("a+b"),
        run("12"),
        run(" x"),
        run("2"),
        run("y")
    );
    assert_eq!(line(&(r("where ") + &formula)), "where C = (a+b)/12 x^2[y]");
    let sum = format!(
        "<m:oMathPara><m:oMath><m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup><m:e>{}</m:e></m:nary><m:rad><m:deg/><m:e>{}</m:e></m:rad></m:oMath></m:oMathPara>",
        run("i"),
        run("n"),
        run("x"),
        run("y+1")
    );
    assert_eq!(line(&sum), "∑_i^n x√(y+1)");
}

#[test]
fn hidden_text_is_left_out_and_told() {
    let hidden = |text: &str| format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r>");
    let shown = r#"<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>, shown</w:t></w:r>"#;
    let document = docx(p(&(r("One") + &hidden(" secret") + shown)));
    assert_eq!(words(&document.layout()), ["One, shown"]);
    let notice = &document.read().unwrap().notices[0];
    assert_eq!(notice.code, "hidden-text");
    assert!(
        notice.loses_text && notice.message.starts_with("1 passage of hidden text is left out")
    );
}

#[test]
fn a_hidden_end_joins_a_heading_with_its_text() {
    let heading = "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:t>Costs.</w:t></w:r></w:p>";
    let layout = docx(heading.to_owned() + &t(" Each user pays.") + &t("Next")).layout();
    assert_eq!(words(&layout), ["Costs. Each user pays.", "Next"]);
    assert_eq!(lines(&layout)[0].stated.heading, Some(2));
}

const STYLES: &str = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own clause"/><w:basedOn w:val="Outlined"/></w:style>
<w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Outlined"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Plain"><w:name w:val="Plain"/><w:basedOn w:val="berschrift2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr><w:rPr><w:b w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="V1"><w:name w:val="toc 1"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="LoopA"><w:name w:val="a"/><w:basedOn w:val="LoopB"/></w:style>
<w:style w:type="paragraph" w:styleId="LoopB"><w:name w:val="b"/><w:basedOn w:val="LoopA"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>"#;

/// A paragraph of a style.
fn styled(style: &str, text: &str) -> String {
    pp(&format!(r#"<w:pStyle w:val="{style}"/>"#), text)
}

#[test]
fn headings_are_told_by_styles() {
    let body = [
        styled("T", "Title"),
        styled("berschrift2", "Two"),
        styled("Own", "Four"),
        styled("Plain", "Text"),
        styled("LoopA", "Loop"),
        styled("Missing", "Missing"),
        pp(r#"<w:outlineLvl w:val="0"/>"#, "Direct"),
        pp(r#"<w:pStyle w:val="Own"/><w:outlineLvl w:val="9"/>"#, "Not"),
    ];
    let layout = docx(body.concat()).styles(STYLES).layout();
    let headings: Vec<_> = lines(&layout).iter().map(|line| line.stated.heading).collect();
    assert_eq!(headings, [Some(0), Some(2), Some(4), None, None, None, Some(1), None]);
}

#[test]
fn size_and_weight_are_those_of_most_letters() {
    let strong = r#"<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>strong words</w:t></w:r>"#;
    let small = r#"<w:r><w:rPr><w:b/><w:sz w:val="17"/></w:rPr><w:t>b</w:t></w:r>"#;
    let heading = format!(
        r#"<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr>{}{strong}</w:p>"#,
        r("Heading")
    );
    let body = [p(&(r("One ") + strong)), p(&(r("Two two ") + small)), heading, p(small)].concat();
    let layout = docx(body).styles(STYLES).layout();
    let letters: Vec<_> =
        lines(&layout).iter().map(|line| (line.stated.bold, line.stated.size)).collect();
    // A strong run in a bold heading is not bold: styles switch each other.
    assert_eq!(
        letters,
        [
            (Some(true), Some(1100)),
            (Some(false), Some(1100)),
            (Some(false), Some(1400)),
            (Some(true), Some(850))
        ]
    );
    let unstated = docx(t("One")).layout();
    assert_eq!(lines(&unstated)[0].stated.size, None);
}

#[test]
fn captions_and_contents_are_told() {
    let toc = |runs: String| docx(runs).styles(STYLES).layout();
    let layout = toc(styled("C", "Table 1") + &styled("V1", "1 Costs 3"));
    let parts: Vec<_> = lines(&layout).iter().map(|line| line.stated.part.clone()).collect();
    assert_eq!(parts, [Some(Part::Caption), Some(Part::Contents)]);
    assert_eq!(lines(&layout)[1].stated.heading, None);
    let begin = field("begin")
        + r#"<w:r><w:instrText> TOC \o "1-3" </w:instrText></w:r>"#
        + &field("separate");
    let layout = toc([
        t("Before"),
        p(&(begin + &r("One"))),
        t("Two"),
        p(&field("end")),
        t("After"),
    ]
    .concat());
    let parts: Vec<_> = lines(&layout).iter().map(|line| line.stated.part.clone()).collect();
    assert_eq!(parts, [None, Some(Part::Contents), Some(Part::Contents), None]);
    let control = format!(
        r#"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"#,
        t("Contents")
    );
    let layout = toc(control + &t("After"));
    assert_eq!(lines(&layout)[0].stated.part, Some(Part::Contents));
    assert_eq!(lines(&layout)[1].stated.part, None);
}

#[test]
fn pictures_and_objects_are_told_once() {
    let picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>";
    let document = docx(t("One") + &p(picture) + &p(picture) + &p(&(r("Two") + picture)));
    let notices = document.read().unwrap().notices;
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].code, "pictures");
    assert!(notices[0].message.contains("2 pictures"), "{}", notices[0].message);
    let chart = "<w:r><w:drawing><c:chart r:id=\"rId1\"/></w:drawing></w:r><w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject xmlns:o=\"o\" ProgID=\"Equation.3\"/></w:object></w:r>";
    let notices = docx(p(&(r("One") + chart))).read().unwrap().notices;
    assert_eq!(notices[0].code, "embedded-objects");
    assert!(notices[0].loses_text && notices[0].message.contains("2 embedded objects"));
    let chunk = docx(t("One") + r#"<w:altChunk r:id="rId5"/>"#).read().unwrap().notices;
    assert_eq!((chunk[0].code.as_str(), chunk[0].loses_text), ("embedded-document", true));
}

#[test]
fn a_document_without_words() {
    assert_eq!(docx("").read().unwrap_err(), ExtractError::Empty);
    assert_eq!(docx(t(" ")).read().unwrap_err(), ExtractError::Empty);
    let scan = docx(p("<w:r><w:drawing><pic:pic/></w:drawing></w:r>")).read().unwrap();
    assert_eq!(scan.layout.pages[0].unread, Some(codicil_layout::Unread::Picture));
}
