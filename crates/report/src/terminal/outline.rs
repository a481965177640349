//! Headings and clauses, indented.

use super::{ALERT, FAINT, STRONG, styled};
use crate::answer::outline::{ClauseNode, OutlineAnswer};

/// The headings, then the clause tree.
pub fn outline(answer: &OutlineAnswer) -> String {
    let mut out = format!("{}\n", styled(STRONG, &answer.path));
    for heading in &answer.headings {
        let indent = "  ".repeat(usize::from(heading.level));
        let page = styled(FAINT, &format!("page {}", heading.position.page));
        out.push_str(&format!("  {indent}{}  {page}\n", heading.text));
    }
    if !answer.clauses.is_empty() {
        out.push_str(&format!("{}\n", styled(STRONG, "Clauses")));
    }
    for clause in &answer.clauses {
        node(clause, 1, &mut out);
    }
    out
}

fn node(clause: &ClauseNode, depth: usize, out: &mut String) {
    let mut marks = Vec::new();
    if clause.deleted {
        marks.push(styled(ALERT, "shown as deleted"));
    }
    if clause.quoted {
        marks.push(styled(FAINT, "quoted"));
    }
    let label = styled(STRONG, &clause.label);
    out.push_str(&format!("{}{label} {} {}\n", "  ".repeat(depth), clause.words, marks.join(" ")));
    for paragraph in &clause.paragraphs {
        node(paragraph, depth + 1, out);
    }
}
