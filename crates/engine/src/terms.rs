//! Terms that a document defines.

use std::sync::LazyLock;

use codicil_document::Document;
use codicil_text::Span;
use regex::Regex;

/// “X” means …, “X” shall mean …, shall be known as “X”, the forms of UK drafting.
static DEFINING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"["“]([A-Z][^"”“]{1,80})["”]\s+(?:means|shall mean|has the meaning|shall have the meaning)|(?:known as|referred to as)\s+(?:the\s+)?["“]([A-Z][^"”“]{1,80})["”]"#,
    )
    .expect("the pattern is tested")
});

/// Each term with the place of its definition: the term inside its quotation marks. In the order of
/// the text; a term defined twice comes twice.
pub(crate) fn defined_terms(document: &Document) -> Vec<(String, Span)> {
    let found = DEFINING.captures_iter(&document.text);
    found
        .filter_map(|captures| captures.get(1).or_else(|| captures.get(2)))
        .map(|term| (term.as_str().to_owned(), Span::new(term.start(), term.end())))
        .collect()
}

#[cfg(test)]
mod tests {
    use codicil_document::Document;

    use super::defined_terms;

    #[test]
    fn the_forms_of_definition_are_found() {
        let text = "“Keeper” means a person. Such goods shall be known as \"Kept Goods\". The \"Other\" is no term.\n";
        let document = Document { text: text.to_owned(), ..Document::default() };
        let terms: Vec<String> =
            defined_terms(&document).into_iter().map(|(term, _)| term).collect();
        assert_eq!(terms, ["Keeper", "Kept Goods"]);
    }
}
