//! Words, numbers, signs and paragraph marks of a text, with where they stand.

use codicil_text::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with hyphens and strokes inside: "Non-Domestic", "and/or", "SMETS1".
    Word,
    /// Figures, with their value where it is a whole number that fits.
    Number(Option<i64>),
    /// The number of a provision: "G8.41", "G5.27(a)".
    Reference,
    /// Letters or figures in brackets, "(a)", before it is known whether they begin a paragraph.
    Mark,
    /// The mark of a paragraph, by its place in the list of labels.
    Label(usize),
    /// Any other character that is not space; quotation marks of every kind are `"`.
    Sign(char),
}

/// A word, a number, a sign or a mark.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub kind: Kind,
    /// As written, without ends of lines.
    pub text: String,
    /// Lower case, with plain hyphens and apostrophes; what words are compared by.
    pub norm: String,
    pub span: Span,
    /// Its place in the list of all tokens.
    pub at: usize,
    /// True where it is the first on its line.
    pub opens_line: bool,
    /// True where its first letter is a capital.
    pub capital: bool,
}

impl Token {
    pub fn is(&self, word: &str) -> bool {
        matches!(self.kind, Kind::Word) && self.norm == word
    }

    pub fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    pub fn is_label(&self) -> bool {
        matches!(self.kind, Kind::Label(_))
    }

    /// True for what counts as a word of the clause: everything but signs.
    pub fn is_word(&self) -> bool {
        !matches!(self.kind, Kind::Sign(_))
    }
}

/// The tokens of `text`, whose first byte stands at `base` of the text that spans refer to.
pub(crate) fn lex(text: &str, base: usize) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut opens_line = true;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            opens_line |= first == '\n';
            at += first.len_utf8();
            continue;
        }
        let (kind, length) = next(text, at, first);
        let words = &text[at..at + length];
        tokens.push(Token {
            kind,
            text: words.chars().filter(|c| !c.is_whitespace()).collect(),
            norm: normal(words, kind),
            span: Span::new(base + at, base + at + length),
            at: tokens.len(),
            opens_line,
            capital: first.is_uppercase(),
        });
        opens_line = false;
        at += length;
    }
    tokens
}

fn next(text: &str, at: usize, first: char) -> (Kind, usize) {
    let rest = &text[at..];
    if first == '('
        && let Some(length) = mark(rest)
    {
        return (Kind::Mark, length);
    }
    if first.is_numeric() {
        let length = figures(rest);
        let value = rest[..length].chars().filter(|c| *c != ',').collect::<String>().parse().ok();
        return (Kind::Number(value), length);
    }
    if first.is_alphabetic() {
        if let Some(length) = reference(rest) {
            return (Kind::Reference, length);
        }
        return (Kind::Word, word(rest));
    }
    let sign = match first {
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' => '-',
        other => other,
    };
    (Kind::Sign(sign), first.len_utf8())
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// "(a)", "(iv)", "(AA)", "(12)".
fn mark(rest: &str) -> Option<usize> {
    let close = rest.char_indices().take(7).find(|(_, c)| *c == ')')?.0;
    let inside = &rest[1..close];
    let letters = inside.chars().all(|c| c.is_ascii_alphabetic());
    let figures = inside.chars().all(|c| c.is_ascii_digit()) && inside.len() <= 2;
    let one_case =
        inside.chars().all(|c| c.is_lowercase()) || inside.chars().all(|c| c.is_uppercase());
    let roman = inside.chars().all(|c| "ivxlcIVXLC".contains(c));
    let short = inside.len() <= 2 || (roman && inside.len() <= 5);
    (!inside.is_empty() && short && ((letters && one_case) || figures)).then_some(close + 1)
}

/// Figures with commas between threes, or with a point.
fn figures(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        let digit_next = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if c.is_numeric() || (matches!(c, ',' | '.') && digit_next) {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// "G8.41", "G1.7A", "G5.27(a)(ii)": one or two capitals, figures with a point, then marks.
fn reference(rest: &str) -> Option<usize> {
    let letters = rest.chars().take_while(char::is_ascii_uppercase).count();
    if !(1..=2).contains(&letters) {
        return None;
    }
    let numbers = rest[letters..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').count();
    let mut end = letters + numbers;
    while rest[..end].ends_with('.') {
        end -= 1;
    }
    if !rest[letters..end].contains('.') || rest[letters..].starts_with('.') {
        return None;
    }
    end += rest[end..].chars().take_while(char::is_ascii_uppercase).count().min(2);
    while rest[end..].starts_with('(') {
        match mark(&rest[end..]) {
            Some(length) => end += length,
            None => break,
        }
    }
    let after = rest[end..].chars().next();
    (!after.is_some_and(char::is_alphanumeric)).then_some(end)
}

/// Letters and figures, joined by hyphens, strokes and apostrophes; a hyphen at the end of a line
/// joins what stands on the next.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = rest[at + c.len_utf8()..].chars().next();
        if c.is_alphanumeric() {
            end = at + c.len_utf8();
        } else if matches!(c, '/' | '\'' | '’') || is_hyphen(c) {
            if next.is_some_and(char::is_alphanumeric) {
                continue;
            }
            let (skip, letter) = line_end(&rest[at + c.len_utf8()..]);
            if !is_hyphen(c) || !letter {
                break;
            }
            for _ in 0..skip {
                chars.next();
            }
        } else {
            break;
        }
    }
    end.max(rest.chars().next().map_or(0, char::len_utf8))
}

/// How many characters of space with one end of line stand first, and whether a letter follows.
fn line_end(rest: &str) -> (usize, bool) {
    let space: Vec<char> = rest.chars().take(40).take_while(|c| c.is_whitespace()).collect();
    let lines = space.iter().filter(|c| **c == '\n').count();
    let letter = rest.chars().nth(space.len()).is_some_and(char::is_alphabetic);
    (space.len(), lines == 1 && letter)
}

fn normal(words: &str, kind: Kind) -> String {
    if let Kind::Sign(sign) = kind {
        return sign.to_string();
    }
    words
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| {
            if is_hyphen(c) {
                '-'
            } else if c == '’' {
                '\''
            } else {
                c
            }
        })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Kind, lex};

    fn norms(text: &str) -> Vec<String> {
        lex(text, 0).into_iter().map(|token| token.norm).collect()
    }

    #[test]
    fn words_keep_their_hyphens_even_over_a_line() {
        assert_eq!(norms("Non-\n   Domestic and/or gas"), ["non-domestic", "and/or", "gas"]);
        assert_eq!(norms("Self-Assessment;"), ["self-assessment", ";"]);
    }

    #[test]
    fn numbers_references_and_marks_are_told_apart() {
        let tokens = lex("G8.41 (a) 250,000, G5.27(a)(ii). (or vice versa) SMETS1", 0);
        let kinds: Vec<Kind> = tokens.iter().map(|token| token.kind).collect();
        assert_eq!(kinds[0], Kind::Reference);
        assert_eq!(kinds[1], Kind::Mark);
        assert_eq!(kinds[2], Kind::Number(Some(250_000)));
        assert_eq!(kinds[4], Kind::Reference);
        assert_eq!(tokens[4].norm, "g5.27(a)(ii)");
        assert_eq!(kinds[6], Kind::Sign('('));
        assert_eq!(tokens.last().map(|token| token.kind), Some(Kind::Word));
    }

    #[test]
    fn spans_lie_on_characters() {
        let text = "“Año” é–ö 99999999999999999999 ¾";
        for token in lex(text, 0) {
            assert!(!token.span.of(text).is_empty());
        }
    }
}
