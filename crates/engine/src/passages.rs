//! What of a document goes into the search index.

use codicil_document::{Block, BlockKind, Document, Response};
use codicil_refs::{Reference, Target};
use codicil_search::{ClauseTerm, Passage};
use codicil_text::{RepairedText, Span};

/// What is known about a document beside its words.
pub(crate) struct Source<'a> {
    /// Its number in the library.
    pub id: i64,
    /// Its file name.
    pub file: &'a str,
    /// Prefix of the code that it speaks of.
    pub code: &'a str,
    /// Its words.
    pub document: &'a Document,
    /// Its references.
    pub references: &'a [Reference],
}

/// One passage for each block with words, in reading order.
pub(crate) fn passages(source: &Source<'_>) -> Vec<Passage> {
    let mut by_block: Vec<Vec<&Reference>> = vec![Vec::new(); source.document.blocks.len()];
    for reference in source.references {
        if let Some(list) = reference.block.and_then(|block| by_block.get_mut(block)) {
            list.push(reference);
        }
    }
    source
        .document
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind != BlockKind::ChangeRemark || !block.span.is_empty())
        .map(|(index, block)| {
            let passage = passage(source, index, block, &by_block[index]);
            match response_of(source.document, index) {
                Some(response) => answering(passage, source.document, response),
                None => passage,
            }
        })
        .collect()
}

fn passage(source: &Source<'_>, index: usize, block: &Block, references: &[&Reference]) -> Passage {
    let document = source.document;
    let text = document.words(block.span).to_owned();
    let repaired = RepairedText::new(&document.text, block.span, &document.repairs).text;
    let metadata = &document.metadata;
    Passage {
        document: source.id,
        block: index,
        page: block.page,
        span: block.span,
        repaired: (repaired != text).then_some(repaired),
        text,
        clause: document.clause_path(block).map(|path| format!("{}:{path}", source.code)),
        headings: document.heading_path(block).into_iter().map(str::to_owned).collect(),
        kind: metadata.kind(),
        modification: metadata.modification.as_ref().map(|fact| fact.value.clone()),
        file: source.file.to_owned(),
        clauses: references.iter().flat_map(|reference| terms(block, reference)).collect(),
        names: references.iter().flat_map(|reference| names(reference)).collect(),
        respondent: None,
        category: None,
        question: None,
        answer: None,
    }
}

/// The response that a block is part of; where it holds words of several, the one with most.
fn response_of(document: &Document, index: usize) -> Option<&Response> {
    let span = document.blocks[index].span;
    let share = |response: &Response| {
        let start = response.span.start.max(span.start);
        response.span.end.min(span.end).saturating_sub(start)
    };
    let responses = document.responses.iter();
    // Of equals the first: `max_by_key` would give the last.
    responses
        .filter(|response| response.blocks.binary_search(&index).is_ok())
        .rev()
        .max_by_key(|response| share(response))
}

fn answering(passage: Passage, document: &Document, response: &Response) -> Passage {
    let question = document.questions.get(response.question);
    Passage {
        respondent: Some(response.respondent.clone()),
        category: response.category.clone(),
        question: question.map(|question| question.number.clone()).filter(|n| !n.is_empty()),
        answer: response.answer.clone(),
        ..passage
    }
}

fn terms(block: &Block, reference: &Reference) -> Vec<ClauseTerm> {
    let start = reference.span.start.max(block.span.start) - block.span.start;
    let end = reference.span.end.clamp(block.span.start, block.span.end) - block.span.start;
    let span = Span::new(start, end.max(start));
    let term = |code: &String,
                from: &codicil_profile::Address,
                to: Option<&codicil_profile::Address>| ClauseTerm {
        code: code.clone(),
        from: from.clone(),
        to: to.cloned(),
        role: reference.role,
        span,
    };
    reference
        .targets
        .iter()
        .filter_map(|target| match target {
            Target::Provision { code, address } => Some(term(code, address, None)),
            Target::Range { code, from, to } => Some(term(code, from, Some(to))),
            Target::Named(_) => None,
        })
        .collect()
}

fn names(reference: &Reference) -> Vec<String> {
    reference
        .targets
        .iter()
        .filter_map(|target| match target {
            Target::Named(name) => Some(name.clone()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Source, passages};

    const RESPONSES: &str = "Question 1: Should the bridge be painted?

Respondent Category Response Rationale

Yarrow Bridges Small Supplier | Approve Rust is no colour.

Nobody has painted it since it was built.

Bramble Roads Other Reject Paint peels when the river is high and the
respondent wind comes from the sea.
";

    #[test]
    fn every_block_of_a_row_knows_whose_it_is() {
        let layout =
            codicil_extract::read(RESPONSES.as_bytes(), "paper.txt").expect("it is text").layout;
        let profile = &codicil_profile::builtin()[0];
        let document = codicil_structure::build(&layout, profile, "paper.txt");
        let source =
            Source { id: 1, file: "paper.txt", code: "SEC", document: &document, references: &[] };
        let told: Vec<String> = passages(&source)
            .iter()
            .map(|passage| {
                let parts =
                    [&passage.question, &passage.respondent, &passage.category, &passage.answer];
                let parts = parts.map(|part| part.as_deref().unwrap_or("-")).join(" | ");
                format!("{parts} | {}", &passage.text[..6])
            })
            .collect();
        assert_eq!(
            told,
            [
                "- | - | - | - | Questi",
                "- | - | - | - | Respon",
                "1 | Yarrow Bridges | Small Supplier | Approve | Yarrow",
                "1 | Yarrow Bridges | Small Supplier | Approve | Nobody",
                "1 | Bramble Roads | Other respondent | Reject | Brambl",
            ]
        );
    }
}
