use std::collections::BTreeMap;

use codicil_document::BlockKind;
use codicil_finding::{At, Confidence};
use codicil_text::Span;

use crate::declare::declare_check;
use crate::readers::words::{self, distance};
use crate::{Context, Paper};

declare_check! {
    /// Reports a term that is one letter away from a term which the papers of the modification use all
    /// the time.
    ///
    /// ## Why it matters
    ///
    /// A term with capitals has one meaning because it is always the same words. A reader, and a search,
    /// takes another word for another thing.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0937
    ///
    /// 1. Summary
    ///
    /// Each Registered Keeper pays, and a Registered Keeper keeps a lamp. For the Registered Keeper the
    /// fee is due in May. Where there is no Registered Keeper, nobody pays. A
    /// [[Registred Keeper|misspelt-term]] has to apply.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0937
    ///
    /// 1. Summary
    ///
    /// Each Large Keeper pays, and a Large Keeper keeps a lamp. For the Large Keeper the fee is due in
    /// May. Where there is no Large Keeper, nobody pays. Large Keepers and Small Keepers have to apply.
    /// ```
    ///
    /// ## Known limits
    ///
    /// Terms of two to four words that are used four times or more; the misspelt one stands once or
    /// twice. Singular and plural are one term.
    "misspelt-term" {
        code: "D004",
        family: "terms",
        summary: "term one letter away from one that is used all the time",
        severity: Error,
        since: "0.1",
    }
}

/// A term that is used so often is established.
const ESTABLISHED: usize = 4;

/// A slip is made so often at most.
const MOST_SLIPS: usize = 2;

/// Shorter words are one letter away from too many others.
const SHORTEST: usize = 4;

/// Words of a term.
const WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// Where a term stands.
type Uses<'a> = Vec<(&'a Paper<'a>, Span)>;

pub(crate) fn check(cx: &mut Context<'_>) {
    let papers = cx.papers;
    let mut terms: BTreeMap<Vec<String>, Uses<'_>> = BTreeMap::new();
    for paper in papers {
        for block in &paper.document.blocks {
            let running = matches!(
                block.kind,
                BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Footnote
            );
            if running {
                for (term, span) in terms_of(paper.words(block.span)) {
                    terms.entry(term).or_default().push((paper, span.shifted(block.span.start)));
                }
            }
        }
    }
    // With one word left out, a term and its slip are the same.
    let mut alike: BTreeMap<(usize, Vec<&str>), Vec<&Vec<String>>> = BTreeMap::new();
    for (term, uses) in &terms {
        if uses.len() >= ESTABLISHED {
            for (at, rest) in without_one(term) {
                alike.entry((at, rest)).or_default().push(term);
            }
        }
    }
    for (term, uses) in &terms {
        if uses.len() > MOST_SLIPS {
            continue;
        }
        let near = without_one(term).into_iter().find_map(|(at, rest)| {
            let near = alike.get(&(at, rest))?.iter().find(|other| is_slip(&term[at], &other[at]))?;
            Some((at, *near))
        });
        if let Some((_, meant)) = near {
            report(cx, uses, &terms[meant]);
        }
    }
}

/// A term with each of its words left out in turn.
fn without_one(term: &[String]) -> Vec<(usize, Vec<&str>)> {
    (0..term.len())
        .map(|at| {
            let rest = term.iter().enumerate().filter(|(index, _)| *index != at);
            (at, rest.map(|(_, word)| word.as_str()).collect())
        })
        .collect()
}

/// One letter apart, and no plural of each other.
fn is_slip(word: &str, meant: &str) -> bool {
    let plural = |one: &str, other: &str| one.strip_suffix('s') == Some(other);
    let long = word.chars().count() >= SHORTEST && meant.chars().count() >= SHORTEST;
    long && !plural(word, meant) && !plural(meant, word) && distance(word, meant, 1) == 1
}

/// The terms of some words: words with capitals in a row, small words at the head of a sentence left
/// out. The last word is in the singular.
fn terms_of(text: &str) -> Vec<(Vec<String>, Span)> {
    let mut found = Vec::new();
    let mut run: Vec<Span> = Vec::new();
    let mut last = 0;
    for word in words::of(text) {
        let joined = run.is_empty() || text[last..word.start].chars().all(|c| c == ' ');
        if !joined {
            found.extend(term(text, &run));
            run.clear();
        }
        if is_term_word(word.of(text)) {
            run.push(word);
        } else {
            found.extend(term(text, &run));
            run.clear();
        }
        last = word.end;
    }
    found.extend(term(text, &run));
    found
}

/// A capital, then small letters.
fn is_term_word(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(|c| c.is_lowercase() || c == '-')
        && word.chars().count() > 1
}

fn term(text: &str, run: &[Span]) -> Option<(Vec<String>, Span)> {
    let opens = |span: &Span| {
        let before = text[..span.start].trim_end();
        before.is_empty() || before.ends_with(['.', ':', '?', '!', ')', '•'])
    };
    // The first word of a sentence has its capital for another reason.
    let run = match run {
        [first, rest @ ..] if opens(first) && HEADS.contains(&first.of(text)) => rest,
        run => run,
    };
    let (first, last) = (run.first()?, run.last()?);
    if !WORDS.contains(&run.len()) {
        return None;
    }
    let mut words: Vec<String> = run.iter().map(|span| span.of(text).to_lowercase()).collect();
    if let Some(last) = words.last_mut() {
        let singular = last.strip_suffix('s').filter(|it| it.len() >= SHORTEST && !it.ends_with('s'));
        if let Some(singular) = singular {
            *last = singular.to_owned();
        }
    }
    Some((words, first.cover(*last)))
}

/// Words that open a sentence and belong to no term.
const HEADS: &[&str] = &[
    "The", "An", "Any", "All", "Each", "Every", "This", "These", "Those", "That", "No", "Some", "Such",
    "Both", "In", "For", "If", "Where", "When", "As", "At", "By", "On", "Of", "To", "With", "Under",
    "Several", "Many", "Most", "Other", "Our", "Its", "Their", "New", "Existing", "Using", "Following",
    "Does", "Do", "Is", "Are", "Will", "Would", "Should", "Can", "How", "What", "Which", "Who", "Add",
    "Amend", "Insert", "Delete", "Replace", "Only", "Once", "After", "Before", "Between", "Within",
];

fn report(cx: &mut Context<'_>, uses: &Uses<'_>, meant: &Uses<'_>) {
    let sound = |(paper, span): &&(&Paper<'_>, Span)| {
        !paper.is_response(*span) && !paper.is_struck(*span) && !paper.is_damaged(*span)
    };
    let mut own = uses.iter().filter(sound).filter(|(paper, span)| !paper.is_baseline(*span));
    let Some((paper, span)) = own.next() else { return };
    // The form that differs by the slip alone reads best: singular beside singular.
    let ending = |paper: &Paper<'_>, span: Span| paper.words(span).ends_with('s');
    let like = |(other, usual): &&(&Paper<'_>, Span)| ending(other, *usual) == ending(paper, *span);
    let usual = meant.iter().filter(sound).find(like).or_else(|| meant.iter().find(sound));
    let Some((other, usual)) = usual else { return };
    let (word, right) = (paper.words(*span), other.words(*usual));
    let message = format!("“{word}” stands where “{right}” is used elsewhere.");
    let mut finding = cx
        .finding(paper, *span, message)
        .because(format!("“{right}” stands in {} places, this in {}.", meant.len(), uses.len()));
    for (paper, span) in own {
        finding = finding.with(paper.number, At::Text(*span), "again here");
    }
    finding = finding.with(other.number, At::Text(*usual), "the usual term");
    if meant.len() < ESTABLISHED * 2 {
        finding = finding.confidence(Confidence::Medium);
    }
    cx.report(finding.suggest(format!("Write “{right}”.")));
}
