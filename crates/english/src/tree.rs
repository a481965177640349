//! Clauses and their paragraphs: which marks begin a paragraph, how deep, and where sentences end.

use codicil_text::Span;

use crate::parse::Input;
use crate::tokens::{Kind, Token, lex};

/// The mark of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// 0 for the paragraphs of the clause itself.
    pub depth: usize,
    /// Its address: "G8.41(a)(i)".
    pub path: String,
    /// As printed: "(a)".
    pub mark: String,
}

/// A clause with its paragraphs.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// "G8.41", or nothing.
    pub path: String,
    /// All its tokens; its own number, where printed, is the first.
    pub tokens: Vec<Token>,
    /// How many tokens its number takes.
    pub numbered: usize,
    pub labels: Vec<Label>,
}

/// A clause or paragraph that is known as such, as a document gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClauseText<'a> {
    /// Its address: "G8.41", "G8.41(a)". A clause's own words that stand after its paragraphs come
    /// again under its address.
    pub path: &'a str,
    /// Its own words, with or without the printed label.
    pub text: &'a str,
    /// Where `text` stands; it is `text.len()` bytes long.
    pub span: Span,
}

/// The clauses of a text. One begins with its number at the beginning of a line.
pub(crate) fn clauses(text: &str) -> Vec<Clause> {
    let tokens = lex(text, 0);
    let mut starts: Vec<usize> =
        (0..tokens.len()).filter(|at| opens_clause(&tokens, *at)).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    starts.push(tokens.len());
    let pairs = starts.windows(2).filter(|pair| pair[0] < pair[1]);
    pairs.map(|pair| clause(tokens[pair[0]..pair[1]].to_vec())).collect()
}

fn opens_clause(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let cited = before.is_some_and(|token| {
        [
            "section",
            "sections",
            "clause",
            "clauses",
            "and",
            "or",
            "to",
            "paragraph",
            "paragraphs",
            "in",
            "of",
            "under",
        ]
        .iter()
        .any(|word| token.is(word))
            || token.is_sign(',')
    });
    let follows = tokens.get(at + 1).is_some_and(|next| {
        (next.kind == Kind::Word && next.capital) || next.is_sign('"') || next.kind == Kind::Mark
    });
    token.kind == Kind::Reference && token.opens_line && !cited && follows
}

fn clause(mut tokens: Vec<Token>) -> Clause {
    for (at, token) in tokens.iter_mut().enumerate() {
        token.at = at;
    }
    let numbered = usize::from(opens_clause(&tokens, 0));
    let path =
        tokens.first().filter(|_| numbered == 1).map_or_else(String::new, |t| t.text.clone());
    let mut labels = Labels::new(&path);
    for at in numbered..tokens.len() {
        let next = tokens[at].kind == Kind::Mark
            && tokens[at].opens_line
            && follows_number(&tokens, at, &labels);
        if next
            || opens_paragraph(&tokens, at, at == numbered)
            || opens_inline(&tokens, at, &labels)
        {
            let place = labels.push(&tokens[at].text.clone());
            tokens[at].kind = Kind::Label(place);
        }
    }
    Clause { path, tokens, numbered, labels: labels.all }
}

fn opens_paragraph(tokens: &[Token], at: usize, first: bool) -> bool {
    if tokens[at].kind != Kind::Mark {
        return false;
    }
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return true };
    if first {
        return true;
    }
    let two_before = at.checked_sub(2).map(|before| &tokens[before]);
    if before.is("and") || before.is("or") || before.is("and/or") {
        let ends = |token: &Token| matches!(token.kind, Kind::Sign(';' | ',' | ':'));
        return two_before.is_some_and(ends)
            || (tokens[at].opens_line && !two_before.is_some_and(is_cited));
    }
    matches!(before.kind, Kind::Sign(':' | ';' | '-' | '.' | ',') | Kind::Label(_))
        || (tokens[at].opens_line && !is_cited(before) && !before.is("to"))
}

/// A mark that opens a line behind the number of a provision, and follows on the last of an open list.
fn follows_number(tokens: &[Token], at: usize, labels: &Labels) -> bool {
    let number = at > 0 && tokens[at - 1].kind == Kind::Reference;
    number && labels.continues(tokens[at].text.trim_matches(['(', ')']))
}

/// A mark in the middle of a line: the first of a list whose second stands further on, or the next of
/// a list that began so.
fn opens_inline(tokens: &[Token], at: usize, labels: &Labels) -> bool {
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    if tokens[at].kind != Kind::Mark || before.is_none_or(|token| is_cited(token) || token.is("to"))
    {
        return false;
    }
    let cited = |at: usize| {
        let joined = ["and", "or", "to"].iter().any(|word| tokens[at - 1].is(word));
        is_cited(&tokens[at - 1]) || (joined && at > 1 && is_cited(&tokens[at - 2]))
    };
    if cited(at) {
        return false;
    }
    let inside = tokens[at].text.trim_matches(['(', ')']);
    let second = match inside {
        "a" => "(b)",
        "i" => "(ii)",
        "A" => "(B)",
        "1" => "(2)",
        _ => return labels.continues(inside),
    };
    let further = (at + 1..tokens.len().min(at + 200)).find(|next| tokens[*next].text == second);
    further.is_some_and(|next| !cited(next))
}

fn is_cited(token: &Token) -> bool {
    matches!(token.kind, Kind::Mark | Kind::Reference)
        || ["paragraph", "paragraphs", "section", "sections", "sub-paragraph", "sub-paragraphs"]
            .iter()
            .any(|word| token.is(word))
}

/// The paragraphs found so far, and those that are open.
struct Labels {
    root: String,
    all: Vec<Label>,
    open: Vec<(Style, usize, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Lower,
    Upper,
    LowerRoman,
    UpperRoman,
    Figure,
}

const STYLES: [Style; 5] =
    [Style::Lower, Style::LowerRoman, Style::Upper, Style::UpperRoman, Style::Figure];

impl Labels {
    fn new(root: &str) -> Self {
        Self { root: root.to_owned(), all: Vec::new(), open: Vec::new() }
    }

    /// True where a mark follows on the last of an open list.
    fn continues(&self, inside: &str) -> bool {
        self.open.iter().any(|(style, value, _)| value_in(*style, inside) == Some(value + 1))
    }

    /// The place in the list of the label that `mark` is.
    fn push(&mut self, mark: &str) -> usize {
        let inside = mark.trim_matches(['(', ')']);
        let next = (0..self.open.len()).rev().find_map(|level| {
            let (style, value, _) = &self.open[level];
            (value_in(*style, inside) == Some(value + 1)).then_some((level, *style))
        });
        let (level, style) = next.unwrap_or_else(|| self.elsewhere(inside));
        let value = value_in(style, inside).unwrap_or(1);
        self.open.truncate(level);
        self.open.push((style, value, mark.to_owned()));
        let marks: String = self.open.iter().map(|(_, _, mark)| mark.as_str()).collect();
        let path = format!("{}{marks}", self.root);
        self.all.push(Label { depth: level, path, mark: mark.to_owned() });
        self.all.len() - 1
    }

    /// The level of a mark that follows on none: the first of a deeper one, or a jump.
    fn elsewhere(&self, inside: &str) -> (usize, Style) {
        let first = STYLES.into_iter().find(|style| value_in(*style, inside) == Some(1));
        if let Some(style) = first {
            return (self.open.len(), style);
        }
        let jump = (0..self.open.len()).rev().find_map(|level| {
            let style = self.open[level].0;
            value_in(style, inside).map(|_| (level, style))
        });
        let any = || STYLES.into_iter().find(|style| value_in(*style, inside).is_some());
        jump.unwrap_or_else(|| (self.open.len(), any().unwrap_or(Style::Lower)))
    }
}

/// The place of a mark in a style: "c" is 3, "iv" is 4.
fn value_in(style: Style, inside: &str) -> Option<usize> {
    let lower = inside.chars().all(|c| c.is_ascii_lowercase());
    let upper = inside.chars().all(|c| c.is_ascii_uppercase());
    match style {
        Style::Lower if lower => letters(inside),
        Style::Upper if upper => letters(&inside.to_ascii_lowercase()),
        Style::LowerRoman if lower => roman(inside),
        Style::UpperRoman if upper => roman(&inside.to_ascii_lowercase()),
        Style::Figure => inside.parse().ok(),
        _ => None,
    }
}

/// "a" to "z", then "aa" to "zz".
fn letters(inside: &str) -> Option<usize> {
    let mut bytes = inside.bytes();
    let first = bytes.next()?;
    let alike = bytes.all(|byte| byte == first) && inside.len() <= 2;
    alike.then(|| usize::from(first - b'a') + 1 + 26 * (inside.len() - 1))
}

fn roman(inside: &str) -> Option<usize> {
    const NUMERALS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];
    NUMERALS.iter().position(|one| *one == inside).map(|at| at + 1)
}

/// Clauses whose tree is known already: a clause, then its paragraphs in their order.
pub(crate) fn known(pieces: &[ClauseText<'_>]) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    for piece in pieces {
        let root = root(piece.path);
        if clauses.last().is_none_or(|clause| clause.path != root) {
            let path = root.to_owned();
            clauses.push(Clause { path, tokens: Vec::new(), numbered: 0, labels: Vec::new() });
        }
        if let Some(clause) = clauses.last_mut() {
            append(clause, piece, &piece.path[root.len()..]);
        }
    }
    clauses
}

fn root(path: &str) -> &str {
    path.split('(').next().unwrap_or(path)
}

fn append(clause: &mut Clause, piece: &ClauseText<'_>, marks: &str) {
    let mut tokens = lex(piece.text, piece.span.start);
    let printed = tokens.first().is_some_and(|token| match marks.is_empty() {
        true => token.kind == Kind::Reference && token.text == clause.path,
        false => token.kind == Kind::Mark && marks.ends_with(&token.text),
    });
    if marks.is_empty() {
        if printed && clause.tokens.is_empty() {
            clause.numbered = 1;
        }
    } else {
        let mark = marks.rfind('(').map_or("", |at| &marks[at..]).to_owned();
        let depth = marks.matches('(').count().saturating_sub(1);
        clause.labels.push(Label { depth, path: piece.path.to_owned(), mark: mark.clone() });
        let kind = Kind::Label(clause.labels.len() - 1);
        if printed {
            tokens[0].kind = kind;
        } else {
            let span = Span::new(piece.span.start, piece.span.start);
            let (norm, text) = (mark.clone(), mark);
            tokens.insert(
                0,
                Token { kind, text, norm, span, at: 0, opens_line: true, capital: false },
            );
        }
    }
    let base = clause.tokens.len();
    for (at, mut token) in tokens.into_iter().enumerate() {
        token.at = base + at;
        clause.tokens.push(token);
    }
}

/// The sentences of a clause. A full stop between paragraphs ends none.
pub(crate) fn sentences(tokens: Input<'_>) -> Vec<Input<'_>> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for at in 0..tokens.len() {
        let ends = tokens[at].is_sign('.')
            && tokens.get(at + 1).is_none_or(|next| {
                !next.is_label() && (next.capital || next.opens_line || next.is_sign('"'))
            });
        if ends {
            sentences.push(&tokens[from..=at]);
            from = at + 1;
        }
    }
    if from < tokens.len() {
        sentences.push(&tokens[from..]);
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::{ClauseText, clauses, known};
    use codicil_text::Span;

    fn paths(text: &str) -> Vec<String> {
        clauses(text).into_iter().flat_map(|clause| clause.labels).map(|label| label.path).collect()
    }

    #[test]
    fn paragraphs_nest_by_their_marks() {
        let text = "G8.1 Each User shall:\n(a) act where:\n(i) one; or\n(ii) two; and\n(b) do so.";
        assert_eq!(paths(text), ["G8.1(a)", "G8.1(a)(i)", "G8.1(a)(ii)", "G8.1(b)"]);
        assert_eq!(paths("(g) g;\n(h) h; and\n(i) i."), ["(g)", "(h)", "(i)"]);
    }

    #[test]
    fn cited_paragraphs_open_none() {
        assert!(
            paths("G8.1 The sequence of paragraphs\n(a) to (c) in Section G2.3(b) repeats.")
                .is_empty()
        );
        assert_eq!(paths("(a) see paragraphs (a) and\n(b) above;"), ["(a)"]);
    }

    #[test]
    fn clauses_begin_at_their_numbers_and_not_where_they_are_cited() {
        let text = "G8.1 Under Sections\nG8.41 and G8.42 it shall act.\nG8.2 The DCC shall act.";
        let found: Vec<String> = clauses(text).into_iter().map(|clause| clause.path).collect();
        assert_eq!(found, ["G8.1", "G8.2"]);
    }

    #[test]
    fn a_known_tree_gives_the_same_labels() {
        let piece = |path, text: &'static str, start| {
            let span = Span::new(start, start + text.len());
            ClauseText { path, text, span }
        };
        let pieces = [piece("G8.1", "Each User shall:", 10), piece("G8.1(a)", "(a) act.", 30)];
        let found = known(&pieces);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].labels[0].path, "G8.1(a)");
        assert_eq!(found[0].tokens.last().map(|token| token.span), Some(Span::new(37, 38)));
    }
}
