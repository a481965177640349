//! One clause.

use super::{ALERT, FAINT, STRONG, counted, file_name, styled};
use crate::answer::clause::{CitationAnswer, CitationVia, ClauseAnswer, PlaceAnswer};

/// The clause's states, its text, who cites it and what it cites.
pub fn clause(answer: &ClauseAnswer) -> String {
    let heading = answer.heading.as_deref().unwrap_or_default();
    let mut out = format!(
        "{}  {heading}\n{}\n",
        styled(STRONG, &answer.clause),
        styled(FAINT, &answer.basis)
    );
    for state in &answer.states {
        let by = state.modification.as_deref().unwrap_or("The code as it is");
        out.push_str(&format!("  {by}: {} – {}\n", styled(STRONG, state.state), state.explanation));
    }
    texts(answer, &mut out);
    citations(answer, &mut out);
    if !answer.cites.is_empty() {
        out.push_str(&format!("\n{}\n", styled(STRONG, "What it cites")));
        for cited in &answer.cites {
            let known = if cited.in_library { "" } else { " (text not in library)" };
            out.push_str(&format!("  {} → {}{}\n", cited.text, cited.target, styled(FAINT, known)));
        }
    }
    if !answer.consequences.is_empty() {
        out.push_str(&format!("\n{}\n", styled(STRONG, "What follows")));
    }
    for sentence in &answer.consequences {
        out.push_str(&format!("  {sentence}\n"));
    }
    for term in &answer.terms {
        out.push_str(&format!("  “{}” is defined in {}\n", term.term, place(&term.place)));
    }
    out
}

fn texts(answer: &ClauseAnswer, out: &mut String) {
    for definition in &answer.definitions {
        let deleted =
            if definition.deleted { styled(ALERT, " shown as deleted") } else { String::new() };
        let quoted = if definition.quoted { " quoted" } else { "" };
        out.push_str(&format!(
            "\n{}{quoted}{deleted}\n",
            styled(STRONG, &place(&definition.place))
        ));
        for line in definition.text.lines() {
            out.push_str(&format!("  {line}\n"));
        }
    }
}

fn citations(answer: &ClauseAnswer, out: &mut String) {
    let count = counted(answer.cited_by.len(), "place", "places");
    out.push_str(&format!("\n{} {count}\n", styled(STRONG, "Who cites it")));
    for citation in &answer.cited_by {
        out.push_str(&citing(citation));
    }
}

fn citing(citation: &CitationAnswer) -> String {
    let via = match citation.via {
        CitationVia::Direct => "",
        CitationVia::Range => " through a range",
        CitationVia::Part => " a part of it",
        CitationVia::Group => " through what contains it",
    };
    let clause = citation
        .place
        .position
        .clause
        .as_deref()
        .map(|clause| format!(" {clause}"))
        .unwrap_or_default();
    let deleted = if citation.deleted { styled(ALERT, " in deleted text") } else { String::new() };
    format!("  {}{clause} “{}”{via}{deleted}\n", place(&citation.place), citation.text)
}

fn place(place: &PlaceAnswer) -> String {
    format!("{} p {}", file_name(&place.path), place.position.page)
}
