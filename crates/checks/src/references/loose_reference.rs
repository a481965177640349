use codicil_document::BlockKind;
use codicil_finding::At;
use codicil_refs::Reference;

use crate::declare::declare_check;
use crate::{Context, Paper};

declare_check! {
    /// Reports a reference with a word that the code does not use for its provisions: “Part G” where
    /// the code has Sections.
    ///
    /// ## Why it matters
    ///
    /// A reader may look for a part of another document, and a search for the section misses the place.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// === SECMP0936 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0936
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 For the purposes of this [[Part H|loose-reference]] a raft is a boat.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// === SECMP0936 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0936
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 For the purposes of this Section H a raft is a boat, as Part 2 of the form says.
    /// ```
    ///
    /// ## Known limits
    ///
    /// Which words a code uses stands in its profile, `corpus/codes/`.
    "loose-reference" {
        code: "R010",
        family: "references",
        summary: "reference with a word that the code does not use",
        severity: Note,
        since: "0.1",
    }
}

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        let found: Vec<&Reference> =
            paper.references.iter().filter(|it| misnomer(paper, it).is_some()).collect();
        let [first, rest @ ..] = found.as_slice() else { continue };
        let Some(word) = misnomer(paper, first) else { continue };
        let right = paper.profile.clauses.words.first().map_or("Section", String::as_str);
        let message = format!(
            "“{}”: the {} has {right}s and no {word}s.",
            first.text,
            paper.profile.name
        );
        let mut finding = cx.finding(paper, first.span, message);
        for reference in rest {
            finding = finding.with(paper.number, At::Text(reference.span), "again here");
        }
        cx.report(finding.suggest(format!("Write {right}.")));
    }
}

/// The word of a reference that the code does not use.
fn misnomer<'a>(paper: &Paper<'a>, reference: &Reference) -> Option<&'a str> {
    let block = reference.block.map(|index| &paper.document.blocks[index])?;
    let words = paper.profile.clauses.misnomers.iter();
    let word = words.map(String::as_str).find(|word| reference.text.starts_with(word))?;
    let looked_at = reference.malformed
        && block.kind != BlockKind::Contents
        && !paper.is_response(reference.span)
        && !paper.is_struck(reference.span)
        && !paper.is_baseline(reference.span)
        && !paper.is_damaged(reference.span);
    looked_at.then_some(word)
}
