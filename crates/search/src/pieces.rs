//! Passages without end in pieces: a file of one line must not take the memory of the machine.

use codicil_text::Span;

use crate::passage::Passage;

/// The longest piece in bytes; no paragraph that a person wrote is longer.
const LONGEST: usize = 32_000;

/// The passage, or its pieces. A piece stands for its own words: its span is theirs.
pub(crate) fn pieces(passage: Passage) -> Vec<Passage> {
    if passage.text.len() <= LONGEST {
        return vec![passage];
    }
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < passage.text.len() {
        let end = piece_end(&passage.text, at);
        pieces.push(piece(&passage, Span::new(at, end)));
        at = end;
    }
    pieces
}

fn piece_end(text: &str, at: usize) -> usize {
    if text.len() - at <= LONGEST {
        return text.len();
    }
    let limit = text.floor_char_boundary(at + LONGEST);
    // The space stays at the beginning of the next piece.
    let space = text[at..limit].rfind(char::is_whitespace).filter(|&space| space > 0);
    space.map_or(limit, |space| at + space)
}

fn piece(passage: &Passage, part: Span) -> Passage {
    let clauses = passage.clauses.iter().filter(|term| part.contains(term.span)).cloned();
    let mut piece = Passage {
        text: part.of(&passage.text).to_owned(),
        span: part.shifted(passage.span.start),
        // The way from repaired words to the text is known for a whole passage only.
        repaired: None,
        clauses: clauses.collect(),
        ..passage_without_words(passage)
    };
    for term in &mut piece.clauses {
        term.span = Span::new(term.span.start - part.start, term.span.end - part.start);
    }
    piece
}

/// Everything of a passage but its words, which may be long.
fn passage_without_words(passage: &Passage) -> Passage {
    Passage {
        document: passage.document,
        block: passage.block,
        page: passage.page,
        span: passage.span,
        text: String::new(),
        repaired: None,
        clause: passage.clause.clone(),
        headings: passage.headings.clone(),
        kind: passage.kind,
        modification: passage.modification.clone(),
        file: passage.file.clone(),
        clauses: Vec::new(),
        names: passage.names.clone(),
        respondent: passage.respondent.clone(),
        category: passage.category.clone(),
        question: passage.question.clone(),
        answer: passage.answer.clone(),
    }
}
