//! Attachments and appendices, of this document or of another paper.

use std::sync::LazyLock;

use codicil_profile::of_alias;
use regex::{Captures, Regex};

use crate::context::{Context, Found, Words};
use crate::{Kind, Target};

static ATTACHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?-u)
        (?: \b[Pp]aragraph\ (?P<part>\d{1,3}[A-Z]?(?:\.\d{1,3}[A-Z]?){0,4}(?:\([a-z]{1,4}\))*)\ (?:of|in)\ )?
        (?: \b(?P<code>[A-Z]{3,5})\ )?
        \b(?P<word>Attachment|Appendix|Annex|Appendice|Annexe|Schedule|Exhibit)(?:s|es)?\ 
        (?P<list> (?:[A-Z]{1,2}|\d{1,2}[A-Z]?)\b(?:-\d{1,2}\b)?
            (?: (?:,\ |\ and\ |,\ and\ |\ or\ |\ to\ ) (?:(?:Attachment|Appendix|Annex|Schedule)\ )?
                (?:[A-Z]{1,2}|\d{1,2}[A-Z]?)\b(?:-\d{1,2}\b)? )* )
        (?: \ (?:of|to)\ (?:the\ )? (?: (?P<after>[A-Z]{3,5})\b
            | (?P<paper>[A-Z][A-Za-z]+(?:\ [A-Z][A-Za-z]+){1,4}) ) )?",
    )
    .expect("tested")
});

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u)\b(?P<to>to )?(?P<label>(?:[A-Z]{1,2}|\d{1,2}[A-Z]?)(?:-\d{1,2})?)\b")
        .expect("tested")
});

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(captures) = ATTACHED.captures_at(words.text, from) {
        let Some(list) = captures.name("list") else { break };
        let end = same_word(&captures["word"], list.as_str()).len() + list.start();
        from = end;
        all.extend(found(context, &captures, end));
    }
    all
}

/// The part of a list that is of its first word: "9" of "9, Appendix A".
fn same_word<'a>(word: &str, list: &'a str) -> &'a str {
    let other = |other: &&str| !other.starts_with(word) && !word.starts_with(*other);
    let others = ["Attachment", "Appendix", "Annex", "Schedule"].into_iter().filter(|it| other(it));
    let end = others.filter_map(|other| list.find(other)).min().unwrap_or(list.len());
    list[..end].trim_end_matches(' ').trim_end_matches([',', ' ']).trim_end_matches(" and")
}

fn found(context: &Context<'_>, captures: &Captures<'_>, end: usize) -> Option<Found> {
    let word = match &captures["word"] {
        "Appendice" => "Appendix",
        "Annexe" => "Annex",
        word => word,
    };
    let list = captures.name("list")?;
    let labels = labels(&list.as_str()[..end - list.start()]);
    let whole_list = end == list.end();
    let code = captures.name("code").filter(|code| code_of(code.as_str()).is_some());
    let after = captures.name("after").and_then(|code| code_of(code.as_str()));
    let named = code.and_then(|code| code_of(code.as_str())).or(after);
    let paper = captures.name("paper").and_then(|paper| of_paper(context, paper.as_str()));
    let whole = match (named, &paper) {
        (Some(code), _) => Some(format!("{code}:")),
        (None, Some(paper)) => Some(format!("{paper}/")),
        (None, None) => {
            of_code(context, word, &labels).then(|| format!("{}:", context.profile.prefix))
        }
    };
    // A paper has no schedules of its own.
    if whole.is_none() && matches!(word, "Schedule" | "Exhibit") {
        return None;
    }
    let whole = whole.unwrap_or_default();
    let part = captures.name("part").filter(|_| labels.len() == 1);
    let inside = part.map_or(String::new(), |part| format!(" paragraph {}", part.as_str()));
    let to_end = whole_list && (paper.is_some() || after.is_some());
    Some(Found {
        start: match (part, code) {
            (Some(_), _) => captures.get(0)?.start(),
            (None, Some(code)) => code.start(),
            (None, None) => captures.name("word")?.start(),
        },
        end: if to_end { captures.get(0)?.end() } else { end },
        kind: Kind::Attachment,
        targets: labels
            .iter()
            .map(|label| Target::Named(format!("{whole}{word} {label}{inside}")))
            .collect(),
        malformed: None,
    })
}

/// The labels of a list; "A to D" gives all between.
fn labels(list: &str) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for captures in LABEL.captures_iter(list) {
        let label = &captures["label"];
        let single = |label: &str| match label.as_bytes() {
            [byte] => Some(*byte),
            _ => None,
        };
        let first = labels.last().and_then(|last| single(last));
        if let (Some(first), Some(last), true) =
            (first, single(label), captures.name("to").is_some())
        {
            let between = first.saturating_add(1)..last;
            labels.extend(between.map(|byte| char::from(byte).to_string()));
        }
        labels.push(label.to_owned());
    }
    labels
}

/// The prefix of the code that is named so.
fn code_of(name: &str) -> Option<&'static str> {
    of_alias(name).map(|profile| profile.prefix.as_str())
}

/// True for parts of the code that need not name it: schedules, and appendices of two letters, which
/// no paper has.
fn of_code(context: &Context<'_>, word: &str, labels: &[String]) -> bool {
    let annexed = context.profile.clauses.annexed.iter().any(|annexed| annexed == word);
    let letters =
        |label: &String| label.len() == 2 && label.bytes().all(|b| b.is_ascii_uppercase());
    annexed || word == "Appendix" && labels.iter().any(letters)
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
    fn parts_of_the_code_are_told_from_those_of_the_paper() {
        assert_eq!(read("SEC Appendix B and Appendix AD"), ["SEC:Appendix B", "SEC:Appendix AD"]);
        assert_eq!(read("see Schedule 9, Appendix A"), ["SEC:Schedule 9", "Appendix A"]);
        assert_eq!(
            read("Schedule 5 of the BSC; BSC Annex X-1"),
            ["BSC:Schedule 5", "BSC:Annex X-1"]
        );
        assert_eq!(read("Paragraph 12 of Schedule 16"), ["SEC:Schedule 16 paragraph 12"]);
        assert_eq!(read("Attachments A to C"), ["Attachment A", "Attachment B", "Attachment C"]);
    }

    #[test]
    fn other_words_are_no_attachments() {
        assert_eq!(
            read("An Appendix Of rules; THE Appendix; Exhibit 3; Attachment Brackets"),
            Vec::<String>::new()
        );
    }
}
