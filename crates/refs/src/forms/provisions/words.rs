//! Small steps over the words of a block.

/// The words in which references are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'a>(pub &'a str);

impl<'a> Text<'a> {
    /// The words from `at` on; empty past the end.
    pub fn rest(&self, at: usize) -> &'a str {
        self.0.get(at..).unwrap_or_default()
    }

    /// The words from `at` on, at most so many bytes: a line may be long.
    pub fn window(&self, at: usize, bytes: usize) -> &'a str {
        let rest = self.rest(at);
        &rest[..rest.floor_char_boundary(bytes)]
    }

    /// The words before `at`.
    pub fn before(&self, at: usize) -> &'a str {
        self.0.get(..at).unwrap_or_default()
    }

    /// The letters at `at`, if any stand there.
    pub fn word_at(&self, at: usize) -> Option<&'a str> {
        let rest = self.rest(at);
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        (end > 0).then(|| &rest[..end])
    }

    /// The word of capitals that ends one space before `at`.
    pub fn capitals_before(&self, at: usize) -> Option<&'a str> {
        let before = self.before(at).strip_suffix(' ')?;
        let word = before
            .rfind(|c: char| !c.is_ascii_uppercase())
            .map_or(0, |last| last + before[last..].chars().next().map_or(0, char::len_utf8));
        let free = !before[..word].ends_with(|c: char| c.is_alphanumeric());
        (free && before.len() - word >= 2).then(|| &before[word..])
    }

    /// Past one space at `at`.
    pub fn skip_space(&self, at: usize) -> usize {
        if self.rest(at).starts_with(' ') { at + 1 } else { at }
    }

    /// Past the first of some words at `at`.
    pub fn skip_any(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().find(|word| self.rest(at).starts_with(**word)).map(|word| at + word.len())
    }

    /// True where a word goes on at `at`: "Section Gas" names no section G.
    pub fn is_inside_word(&self, at: usize) -> bool {
        self.rest(at).starts_with(|c: char| c.is_alphanumeric() || c == '_')
    }

    /// True where a digit stands at `at`.
    pub fn is_digit(&self, at: usize) -> bool {
        self.0.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
    }

    /// Past "8.44C": digits, stops between digits, capital letters after digits.
    pub fn over_numbers(&self, at: usize) -> usize {
        let bytes = self.0.as_bytes();
        let mut end = at;
        while self.is_digit(end) {
            while self.is_digit(end) {
                end += 1;
            }
            let mut letters = end;
            while letters < end + 2 && bytes.get(letters).is_some_and(u8::is_ascii_uppercase) {
                letters += 1;
            }
            if !bytes.get(letters).is_some_and(u8::is_ascii_alphanumeric) {
                end = letters;
            }
            if bytes.get(end) == Some(&b'.') && self.is_digit(end + 1) {
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// The label of a paragraph at `at` and what follows it: "(a)", "(iv)", "(aa)", "(12)", "(A)".
    pub fn label(&self, at: usize) -> Option<(&'a str, usize)> {
        let inside = self.window(at, 8).strip_prefix('(')?;
        let close = inside.find(')')?;
        let label = &inside[..close];
        let all = |of: fn(&u8) -> bool| label.bytes().all(|byte| of(&byte));
        let fits = all(u8::is_ascii_lowercase) && label.len() <= 2
            || all(|byte| b"ivxl".contains(byte)) && label.len() <= 5
            || all(u8::is_ascii_digit) && label.len() <= 2
            || all(u8::is_ascii_uppercase) && label.len() == 1;
        (fits && !label.is_empty()).then_some((label, at + close + 2))
    }

    /// The labels in a row at `at` and what follows them: "(b)(i)".
    pub fn labels(&self, mut at: usize) -> (Vec<&'a str>, usize) {
        let mut labels = Vec::new();
        while let Some((label, end)) = self.label(at) {
            labels.push(label);
            at = end;
        }
        (labels, at)
    }
}
