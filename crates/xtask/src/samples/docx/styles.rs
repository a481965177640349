//! `word/styles.xml`: the few styles that the papers use, under the names that Word gives them.

use super::{DECLARATION, W};

/// A paragraph style.
struct Style {
    id: &'static str,
    name: &'static str,
    based_on: &'static str,
    /// Properties of the paragraph and of its letters.
    paragraph: &'static str,
    letters: &'static str,
}

const fn style(
    id: &'static str,
    name: &'static str,
    based_on: &'static str,
    paragraph: &'static str,
    letters: &'static str,
) -> Style {
    Style { id, name, based_on, paragraph, letters }
}

const STYLES: [Style; 18] = [
    style("BodyText", "Body Text", "Normal", "", ""),
    style(
        "Title",
        "Title",
        "Normal",
        "<w:spacing w:before=\"240\" w:after=\"160\"/>",
        "<w:b/><w:color w:val=\"1F3864\"/><w:sz w:val=\"40\"/>",
    ),
    style("Subtitle", "Subtitle", "Normal", "", "<w:color w:val=\"44546A\"/><w:sz w:val=\"26\"/>"),
    style(
        "Heading1",
        "heading 1",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:color w:val=\"1F3864\"/><w:sz w:val=\"30\"/>",
    ),
    style(
        "Heading2",
        "heading 2",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\"180\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:color w:val=\"1F3864\"/><w:sz w:val=\"25\"/>",
    ),
    style(
        "Heading3",
        "heading 3",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>",
        "<w:b/><w:sz w:val=\"22\"/>",
    ),
    style(
        "Heading4",
        "heading 4",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"80\"/><w:outlineLvl w:val=\"3\"/>",
        "<w:b/><w:i/>",
    ),
    style("ListBullet", "List Bullet", "Normal", "<w:spacing w:after=\"60\"/>", ""),
    style(
        "ListLetter",
        "List Letter",
        "Normal",
        "<w:spacing w:after=\"160\" w:line=\"300\" w:lineRule=\"auto\"/>",
        "",
    ),
    style(
        "Clause",
        "Clause",
        "Normal",
        "<w:tabs><w:tab w:val=\"left\" w:pos=\"1134\"/></w:tabs>\
         <w:spacing w:after=\"160\" w:line=\"300\" w:lineRule=\"auto\"/>\
         <w:ind w:left=\"1134\" w:hanging=\"1134\"/>",
        "",
    ),
    style(
        "TableText",
        "Table Text",
        "Normal",
        "<w:spacing w:before=\"40\" w:after=\"40\"/>",
        "<w:sz w:val=\"20\"/>",
    ),
    style(
        "AfterTable",
        "After Table",
        "Normal",
        "<w:spacing w:after=\"0\"/>",
        "<w:sz w:val=\"12\"/>",
    ),
    style(
        "TOC1",
        "toc 1",
        "Normal",
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9638\"/></w:tabs>\
         <w:spacing w:after=\"60\"/>",
        "",
    ),
    style(
        "Header",
        "header",
        "Normal",
        "<w:tabs><w:tab w:val=\"center\" w:pos=\"4819\"/><w:tab w:val=\"right\" w:pos=\"9638\"/></w:tabs>\
         <w:spacing w:after=\"0\"/>",
        "<w:sz w:val=\"16\"/>",
    ),
    style(
        "Footer",
        "footer",
        "Normal",
        "<w:tabs><w:tab w:val=\"center\" w:pos=\"4819\"/><w:tab w:val=\"right\" w:pos=\"9638\"/></w:tabs>\
         <w:spacing w:after=\"0\"/>",
        "<w:sz w:val=\"16\"/>",
    ),
    style(
        "FirstFooterLine",
        "Footer First Line",
        "Footer",
        "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"3\" w:color=\"808080\"/></w:pBdr>",
        "",
    ),
    style(
        "FootnoteText",
        "footnote text",
        "Normal",
        "<w:spacing w:after=\"40\"/>",
        "<w:sz w:val=\"17\"/>",
    ),
    style("Caption", "caption", "Normal", "<w:keepNext/>", "<w:i/>"),
];

/// `word/styles.xml`.
pub fn part() -> String {
    let paragraphs: String = STYLES.iter().map(paragraph_style).collect();
    format!(
        "{DECLARATION}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Liberation Sans\" w:hAnsi=\"Liberation Sans\" w:cs=\"Liberation Sans\"/>\
         <w:sz w:val=\"22\"/><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
         <w:spacing w:after=\"120\" w:line=\"259\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>{paragraphs}\
         <w:style w:type=\"character\" w:styleId=\"FootnoteReference\">\
         <w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>\
         </w:style><w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">\
         <w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>\
         <w:left w:w=\"108\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar>\
         </w:tblPr></w:style><w:style w:type=\"table\" w:styleId=\"TableGrid\">\
         <w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>{}\
         </w:tblBorders></w:tblPr></w:style></w:styles>",
        ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!(
                "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"
            ))
            .concat()
    )
}

fn paragraph_style(style: &Style) -> String {
    let around = |name: &str, inside: &str| {
        if inside.is_empty() { String::new() } else { format!("<w:{name}>{inside}</w:{name}>") }
    };
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/>\
         <w:basedOn w:val=\"{}\"/><w:qFormat/>{}{}</w:style>",
        style.id,
        style.name,
        style.based_on,
        around("pPr", style.paragraph),
        around("rPr", style.letters)
    )
}
