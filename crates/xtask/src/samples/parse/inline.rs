//! Marks inside a paragraph.

use super::super::model::{Change, Only, Piece, Run, Words};

/// Reads the marks of a paragraph: `{++new++}`, `{--old--}`, `**bold**`, `[^1]`, `\\`, `{page}`,
/// `{t:only in text}`, `{d:only in documents}`.
///
/// # Errors
///
/// A sentence, where a mark is not closed.
pub fn words(text: &str) -> Result<Words, String> {
    let mut reader = Reader::default();
    let mut rest = text;
    while !rest.is_empty() {
        rest = reader.step(rest)?;
    }
    if reader.run.bold || reader.run.change.is_some() || reader.run.only.is_some() {
        return Err(format!("a mark is not closed in “{text}”"));
    }
    reader.flush();
    Ok(Words(reader.pieces))
}

#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    /// What is being read, with the marks that are open.
    run: Run,
}

impl Reader {
    fn flush(&mut self) {
        if !self.run.text.is_empty() {
            let marks = Run { text: String::new(), ..self.run.clone() };
            self.pieces.push(Piece::Run(std::mem::replace(&mut self.run, marks)));
        }
    }

    fn push(&mut self, piece: Piece) {
        self.flush();
        self.pieces.push(piece);
    }

    /// Takes one mark or character; gives what follows it.
    fn step<'a>(&mut self, text: &'a str) -> Result<&'a str, String> {
        if let Some(rest) = text.strip_prefix("**") {
            self.flush();
            self.run.bold = !self.run.bold;
            return Ok(rest);
        }
        for (open, close, change) in
            [("{++", "++}", Change::Inserted), ("{--", "--}", Change::Deleted)]
        {
            if let Some(rest) = text.strip_prefix(open) {
                self.flush();
                self.run.change = Some(change);
                return Ok(rest);
            }
            if let Some(rest) = text.strip_prefix(close) {
                self.flush();
                self.run.change = None;
                return Ok(rest);
            }
        }
        for (open, only) in [("{t:", Only::Text), ("{d:", Only::Documents)] {
            if let Some(rest) = text.strip_prefix(open) {
                let (inside, rest) = rest.split_once('}').ok_or("`{t:` or `{d:` is not closed")?;
                self.flush();
                self.run.only = Some(only);
                self.run.text.push_str(&inside.replace(r"\\", "\n"));
                self.flush();
                self.run.only = None;
                return Ok(rest);
            }
        }
        if let Some(rest) = text.strip_prefix("[^") {
            let (number, rest) = rest.split_once(']').ok_or("`[^` is not closed")?;
            let number = number.parse().map_err(|_| format!("[^{number}] has no number"))?;
            self.push(Piece::Note(number));
            return Ok(rest);
        }
        if let Some(rest) = text.strip_prefix(r"\\") {
            self.push(Piece::Break);
            return Ok(rest.trim_start());
        }
        if let Some(rest) = text.strip_prefix("{page}") {
            self.push(Piece::PageEnd);
            return Ok(rest);
        }
        let letter = text.chars().next().unwrap_or_default();
        self.run.text.push(letter);
        Ok(&text[letter.len_utf8()..])
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::model::{Change, Only, Piece};
    use super::words;

    #[test]
    fn marks_part_a_paragraph_into_runs() {
        let words = words("G5.2{--8--}{++9++} and wil{t: }l[^1] **do**").unwrap();
        let parts: Vec<String> = words
            .0
            .iter()
            .map(|piece| match piece {
                Piece::Run(run) => {
                    let change = match run.change {
                        Some(Change::Inserted) => "+",
                        Some(Change::Deleted) => "-",
                        None => "",
                    };
                    let only = if run.only == Some(Only::Text) { "t" } else { "" };
                    let bold = if run.bold { "*" } else { "" };
                    format!("{change}{only}{bold}{}", run.text)
                }
                Piece::Note(number) => format!("note {number}"),
                Piece::Break | Piece::PageEnd => "break".to_owned(),
            })
            .collect();
        assert_eq!(parts, ["G5.2", "-8", "+9", " and wil", "t ", "l", "note 1", " ", "*do"]);
    }

    #[test]
    fn an_open_mark_is_refused() {
        for text in ["**bold", "{++new", "{--old", "{t:x", "[^1"] {
            assert!(words(text).is_err(), "{text}");
        }
    }
}
