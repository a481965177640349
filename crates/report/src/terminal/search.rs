//! Passages found, grouped by document in the order of the best.

use codicil_search::Via;

use super::{ALERT, FAINT, HIT, STRONG, counted, file_name, styled};
use crate::answer::search::{HitAnswer, SearchAnswer};

/// What was understood, then the passages.
pub fn search(answer: &SearchAnswer) -> String {
    let mut out = format!("{}\n", styled(FAINT, &answer.means));
    if let Some(warning) = &answer.warning {
        out.push_str(&format!("{} {warning}\n", styled(ALERT, "!")));
    }
    let mut documents: Vec<i64> = Vec::new();
    for hit in &answer.hits {
        if !documents.contains(&hit.document) {
            documents.push(hit.document);
        }
    }
    for document in documents {
        let hits: Vec<&HitAnswer> =
            answer.hits.iter().filter(|hit| hit.document == document).collect();
        let Some(first) = hits.first() else { continue };
        out.push_str(&format!("\n{}\n", styled(STRONG, file_name(&first.path))));
        for hit in hits {
            out.push_str(&passage(hit));
        }
    }
    out.push_str(&format!("\n{}", sum(answer)));
    out
}

fn passage(hit: &HitAnswer) -> String {
    let clause = hit
        .position
        .clause
        .as_deref()
        .map(|clause| format!(" {}", plain(clause)))
        .unwrap_or_default();
    let words: String = hit
        .snippet
        .iter()
        .map(|part| if part.hit { styled(HIT, &part.text) } else { part.text.clone() })
        .collect();
    let deleted = if hit.deleted { styled(ALERT, " deleted") } else { String::new() };
    format!(
        "  p {:<4}{clause} {words}{deleted} {}\n",
        hit.position.page,
        styled(FAINT, via(hit.via))
    )
}

fn via(via: Via) -> &'static str {
    match via {
        Via::Direct => "",
        Via::Range => "(through a range)",
        Via::Contains => "(through what contains it)",
        Via::Near => "(near)",
        Via::Repaired => "(broken word)",
        Via::Words => "",
    }
}

fn sum(answer: &SearchAnswer) -> String {
    let mut out = match answer.total {
        0 => "Nothing found.".to_owned(),
        total if total > answer.hits.len() => {
            format!("{} of {}.", answer.hits.len(), counted(total, "passage", "passages"))
        }
        total => format!("{}.", counted(total, "passage", "passages")),
    };
    if answer.not_fully_read > 0 {
        let documents = counted(answer.not_fully_read, "document was", "documents were");
        out.push_str(&format!(
            " {documents} not read in full and may hold more: see `codicil doctor`."
        ));
    }
    out.push('\n');
    out
}

/// A normal form without the code's prefix.
fn plain(target: &str) -> &str {
    target.split_once(':').map_or(target, |(_, address)| address)
}
