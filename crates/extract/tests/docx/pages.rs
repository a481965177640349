//! Pages: where breaks stand in the file.

use codicil_layout::Layout;

use crate::writer::{change, docx, p, pp, r, t};

const HARD: &str = r#"<w:r><w:br w:type="page"/></w:r>"#;
const RENDERED: &str = "<w:r><w:lastRenderedPageBreak/></w:r>";

/// The words of each page.
fn pages(layout: &Layout) -> Vec<Vec<&str>> {
    let words = |page: &codicil_layout::Page| {
        page.lines.iter().map(|line| line.of(layout)).collect::<Vec<_>>().join("/")
    };
    assert!(!layout.pages_stated);
    layout
        .pages
        .iter()
        .map(|page| words(page).leak() as &str)
        .map(|page| page.split('/').collect())
        .collect()
}

fn read(body: String) -> Vec<String> {
    pages(&docx(body).layout()).into_iter().map(|page| page.join("/")).collect()
}

#[test]
fn a_document_without_breaks_has_one_page() {
    assert_eq!(read(t("One") + &t("Two")), ["One/Two"]);
}

#[test]
fn hard_breaks_part_pages() {
    assert_eq!(read(t("One") + &p(HARD) + &t("Two")), ["One", "Two"]);
    assert_eq!(
        read(p(&(r("One") + HARD)) + &p(&(HARD.to_owned() + &r("Two")))),
        ["One", "", "Two"]
    );
    assert_eq!(read(p(&(HARD.to_owned() + &r("One")))), ["One"]);
    let gone = change("del", HARD);
    assert_eq!(read(t("One") + &p(&gone) + &t("Two")), ["One/Two"]);
}

#[test]
fn rendered_breaks_part_pages_and_repeat_hard_ones() {
    assert_eq!(read(t("One") + &p(&(RENDERED.to_owned() + &r("Two")))), ["One", "Two"]);
    assert_eq!(
        read(p(&(r("One") + HARD)) + &p(&(RENDERED.to_owned() + &r("Two")))),
        ["One", "Two"]
    );
    assert_eq!(
        read(p(&(r("One begins") + RENDERED + &r(" and ends"))) + &t("Two")),
        ["One begins and ends", "Two"]
    );
}

#[test]
fn paragraphs_and_sections_begin_pages() {
    assert_eq!(
        read(
            t("One")
                + &pp("<w:pageBreakBefore/>", "Two")
                + &pp(r#"<w:pageBreakBefore w:val="0"/>"#, "Three")
        ),
        ["One", "Two/Three"]
    );
    let section = pp("<w:sectPr/>", "One");
    assert_eq!(read(section.clone() + &t("Two") + "<w:sectPr/>"), ["One", "Two"]);
    assert_eq!(
        read(section + &t("Two") + r#"<w:sectPr><w:type w:val="continuous"/></w:sectPr>"#),
        ["One/Two"]
    );
}

#[test]
fn a_row_stays_on_the_page_where_it_begins() {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let broken =
        |text: &str| cell(&(t(text) + &p(&(RENDERED.to_owned() + &r(&text.to_lowercase())))));
    let next = format!("<w:tr>{}</w:tr>", cell(&p(&(RENDERED.to_owned() + &r("Last")))));
    let body =
        format!("<w:tbl><w:tr>{}{}</w:tr>{next}</w:tbl>", broken("A"), broken("B")) + &t("End");
    let layout = docx(body).layout();
    assert_eq!(pages(&layout), [vec!["A", "a", "B", "b"], vec!["Last", "End"]]);
    assert_eq!(layout.tables[0].page, 1);
    let row = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell(&t("Cell")));
    assert_eq!(docx(t("One") + &p(HARD) + &row).layout().tables[0].page, 2);
}
