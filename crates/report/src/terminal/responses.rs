//! Responses, question by question.

use std::collections::BTreeMap;

use super::{FAINT, STRONG, counted, notice, styled};
use crate::answer::responses::{DocumentResponses, ResponseAnswer, ResponsesAnswer};

/// Each question with the count of its answers, then who answered what.
pub fn responses(answer: &ResponsesAnswer) -> String {
    let mut out = String::new();
    for document in &answer.documents {
        let count = counted(document.responses.len(), "response", "responses");
        out.push_str(&format!("{} {}\n", styled(STRONG, &document.path), styled(FAINT, &count)));
        document.notices.iter().for_each(|one| out.push_str(&notice(one)));
        questions(document, &mut out);
    }
    out
}

/// The rows stand in the order of the text, so that those of one question stand together.
fn questions(document: &DocumentResponses, out: &mut String) {
    let mut questions = document.questions.iter();
    for rows in document.responses.chunk_by(|one, next| one.question == next.question) {
        let question = questions.by_ref().find(|question| question.number == rows[0].question);
        let number = rows[0].question.to_string();
        let name = if number.is_empty() { String::new() } else { format!("Question {number}: ") };
        let text = question.map_or("", |question| question.text.as_str());
        let title = styled(STRONG, &format!("{name}{text}"));
        out.push_str(&format!("\n  {title}\n  {}\n", styled(FAINT, &tally(rows))));
        rows.iter().for_each(|one| out.push_str(&row(one)));
    }
}

/// "8 Approve, 1 Neutral", and how many said nothing in words.
fn tally(rows: &[ResponseAnswer]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for answer in rows.iter().filter_map(|one| one.answer.as_deref()) {
        *counts.entry(answer).or_default() += 1;
    }
    let mut parts: Vec<String> = counts.iter().map(|(answer, n)| format!("{n} {answer}")).collect();
    let silent = rows.iter().filter(|one| one.text.is_empty()).count();
    if silent > 0 {
        parts.push(format!("{silent} without words"));
    }
    if parts.is_empty() { counted(rows.len(), "response", "responses") } else { parts.join(", ") }
}

fn row(one: &ResponseAnswer) -> String {
    let category = one.category.as_ref().map(|c| format!(" ({c})")).unwrap_or_default();
    let answer = one.answer.as_ref().map(|a| format!(": {a}")).unwrap_or_default();
    let page = styled(FAINT, &format!("page {}", one.position.page));
    let mut out = format!("  {}{category}{answer}  {page}\n", styled(STRONG, &one.respondent));
    for paragraph in one.text.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
        out.push_str(&format!("      {paragraph}\n"));
    }
    out
}
