//! Attachments and appendices, of this document or of another paper.

use std::sync::LazyLock;

use regex::Regex;

use crate::context::{Context, Found, Words};
use crate::{Kind, Target};

static ATTACHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        \b(?P<word>Attachment|Appendix|Annex|Appendice|Annexe)(?:s|es)?\ 
        (?P<list> (?:[A-Z]|\d{1,2})\b
            (?: (?:,\ |\ and\ |,\ and\ |\ or\ ) (?:(?:Attachment|Appendix|Annex)\ )? (?:[A-Z]|\d{1,2})\b )* )
        (?: \ (?:of|to)\ (?:the\ )? (?P<paper>[A-Z][A-Za-z]+(?:\ [A-Z][A-Za-z]+){1,4}) )?",
    )
    .expect("tested")
});

static LETTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(?:[A-Z]|\d{1,2})\b").expect("tested"));

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    ATTACHED
        .captures_iter(words.text)
        .filter_map(|captures| {
            let whole = captures.get(0)?;
            let word = match &captures["word"] {
                "Appendice" => "Appendix",
                "Annexe" => "Annex",
                word => word,
            };
            let paper = captures.name("paper").and_then(|paper| of_paper(context, paper.as_str()));
            let list = captures.name("list")?;
            let targets = LETTER
                .find_iter(list.as_str())
                .map(|letter| {
                    let label = format!("{word} {}", letter.as_str());
                    Target::Named(
                        paper.as_ref().map_or(label.clone(), |paper| format!("{paper}/{label}")),
                    )
                })
                .collect();
            let end = if paper.is_some() { whole.end() } else { list.end() };
            Some(Found {
                start: whole.start(),
                end,
                kind: Kind::Attachment,
                targets,
                malformed: None,
            })
        })
        .collect()
}

/// The short name of another paper of the same modification: "SECMP0044-MRC".
fn of_paper(context: &Context<'_>, name: &str) -> Option<String> {
    let short = context.profile.papers.get(name)?;
    context.modification().map(|modification| format!("{modification}-{short}"))
}

#[cfg(test)]
mod tests {
    use codicil_document::{Document, Fact};
    use codicil_profile::builtin;

    use super::find;
    use crate::context::{Context, Words};

    fn read(text: &str) -> Vec<String> {
        let mut document = Document::default();
        document.metadata.modification = Some(Fact {
            value: "SECMP0001".to_owned(),
            span: None,
            source: None,
            confidence: None,
        });
        let context = Context::new(&document, &builtin()[0]);
        let words = Words { text, block: None, index: None };
        find(&context, &words)
            .into_iter()
            .flat_map(|found| found.targets)
            .map(|target| target.to_string())
            .collect()
    }

    #[test]
    fn attachments_of_this_paper_and_of_another() {
        assert_eq!(read("see Attachment C."), ["Attachment C"]);
        assert_eq!(
            read("Attachments A and B contain the drafting"),
            ["Attachment A", "Attachment B"]
        );
        assert_eq!(
            read("Attachment B and Attachment C of the Modification Report Consultation"),
            ["SECMP0001-MRC/Attachment B", "SECMP0001-MRC/Attachment C"]
        );
        assert_eq!(read("in Appendix 2: Glossary"), ["Appendix 2"]);
    }

    #[test]
    fn other_words_are_no_attachments() {
        assert_eq!(read("An Appendix Of rules; Attachment Brackets"), Vec::<String>::new());
    }
}
