//! `read-rules` for people.

use super::{ALERT, FAINT, STRONG, styled};
use crate::answer::read_rules::{ClauseRules, DocumentRules, ReadRulesAnswer, TableRules};

/// What clauses and tables may say.
#[must_use]
pub fn read_rules(answer: &ReadRulesAnswer) -> String {
    answer.documents.iter().map(document).collect()
}

fn document(document: &DocumentRules) -> String {
    let mut text = format!(
        "{}\n  {} of {} words of its clauses read. None of this is a rule until a person accepts it.\n",
        styled(STRONG, &document.path),
        document.words_read,
        document.words
    );
    for clause in document.clauses.iter().filter(|clause| !clause.candidates.is_empty()) {
        text.push_str(&one(clause));
    }
    let bare: Vec<&str> = document
        .clauses
        .iter()
        .filter(|clause| clause.candidates.is_empty() && clause.words > 0)
        .map(name)
        .collect();
    if !bare.is_empty() {
        text.push_str(&format!("  No candidate in: {}\n", bare.join(", ")));
    }
    document.tables.iter().for_each(|table| text.push_str(&outcome_table(table)));
    text
}

/// The address of a clause.
fn name(clause: &ClauseRules) -> &str {
    clause.position.clause.as_deref().unwrap_or("words without a number")
}

fn one(clause: &ClauseRules) -> String {
    let mut text = format!("  {}, page {}\n", styled(STRONG, name(clause)), clause.position.page);
    for candidate in &clause.candidates {
        text.push_str(&format!("    {}\n", candidate.paraphrase));
        for why in &candidate.why {
            text.push_str(&format!("      {} {why}\n", styled(ALERT, "?")));
        }
    }
    for words in &clause.not_read {
        let said = shortened(&words.text);
        text.push_str(&format!("    {}\n", styled(FAINT, &format!("not read: {said}"))));
    }
    text
}

/// The first words of a stretch; the whole of it is in the JSON form.
fn shortened(words: &str) -> String {
    const SHOWN: usize = 24;
    let words: Vec<&str> = words.split_whitespace().collect();
    match words.len().checked_sub(SHOWN).filter(|more| *more > 4) {
        Some(more) => format!("“{} …” and {more} words more", words[..SHOWN].join(" ")),
        None => format!("“{}”", words.join(" ")),
    }
}

fn outcome_table(table: &TableRules) -> String {
    let mut text =
        format!("  {}, page {}\n", styled(STRONG, &format!("Table “{}”", table.name)), table.page);
    for line in table.markdown.lines().filter(|line| line.starts_with('|')) {
        text.push_str(&format!("    {line}\n"));
    }
    for cell in &table.not_read {
        text.push_str(&format!(
            "    {} Row {}, “{}” was not read, so the row is left out. {}\n",
            styled(ALERT, "?"),
            cell.row + 1,
            cell.words,
            cell.why
        ));
    }
    text
}
