//! Where the row of a respondent begins: name, category and answer on one line, or cell by cell on
//! lines of their own.

use super::columns::Columns;
use super::lines::{Line, Word, join};
use super::vocabulary::{
    Phrase, Vocabulary, is_capital, is_legal_form, is_name, is_titled, is_trade_word, same,
};

/// Most words of a name that stand before the rest of a category in the line below.
const NAME_REST: usize = 3;

/// The beginning of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The line it begins on: an index of the lines of the table.
    pub line: usize,
    /// The name as far as it stands here.
    pub name: String,
    /// The category as far as it stands here.
    pub category: Option<String>,
    /// What of the category is still to come, in small letters.
    pub category_rest: Phrase,
    /// The answer.
    pub answer: Option<String>,
    /// Where the words of the respondent begin: a line and a word of it.
    pub text: (usize, usize),
    /// True where the cells stand on lines of their own.
    pub scattered: bool,
}

/// What is needed to tell the beginning of a row.
pub(super) struct Reader<'r, 'l, 'a> {
    pub lines: &'r [&'l Line<'a>],
    pub columns: Columns,
    pub vocabulary: &'r Vocabulary,
}

/// A category found in a line.
struct Cell {
    at: usize,
    len: usize,
    rest: Phrase,
    /// 3: something beyond doubt stands beside it; 2: it ends the line; 1: words follow.
    weight: u8,
}

impl Reader<'_, '_, '_> {
    /// The rows that begin in the lines, in order.
    pub fn heads(&self) -> Vec<Head> {
        let mut heads: Vec<Head> = Vec::new();
        let mut at = 0;
        while at < self.lines.len() {
            match self.head(at) {
                Some(head) => {
                    at = head.text.0.max(at + 1);
                    heads.push(head);
                }
                None => at += 1,
            }
        }
        heads
    }

    fn head(&self, at: usize) -> Option<Head> {
        self.scattered(at).or_else(|| self.in_line(at))
    }

    fn words(&self, at: usize) -> &[Word<'_>] {
        self.lines.get(at).map_or(&[], |line| &line.words)
    }

    /// Whether a row may begin at a line although nothing but its words says so.
    fn is_free(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.lines[before]);
        self.lines[at].begins_block || before.is_none_or(|line| !line.is_open())
    }

    fn in_line(&self, at: usize) -> Option<Head> {
        match (self.columns.category, self.columns.answer) {
            (true, true) => self.by_category(at).or_else(|| self.by_answer(at)),
            (true, false) => self.by_category(at),
            (false, true) => self.by_answer(at),
            (false, false) => self.by_bar(at),
        }
    }

    fn by_category(&self, at: usize) -> Option<Head> {
        let words = self.words(at);
        let mut best: Option<Cell> = None;
        for start in 1..words.len() {
            if !is_name(&words[..start]) {
                break;
            }
            let cell = self.cell(at, start).filter(|cell| self.is_sure(at, cell));
            if let Some(cell) = cell.filter(|c| best.as_ref().is_none_or(|b| c.weight > b.weight)) {
                best = Some(cell);
            }
        }
        let cell = best?;
        Some(self.finish(at, at, &words[..cell.at], &cell))
    }

    /// The category at a word of a line.
    fn cell(&self, at: usize, start: usize) -> Option<Cell> {
        let words = &self.words(at)[start..];
        let begun = self.vocabulary.begun(words).into_iter();
        let goes_on = begun.filter_map(|m| Some((self.rest_below(at + 1, &m.rest)?, m)));
        if let Some((_, m)) = goes_on.min_by_key(|(before, m)| (*before, m.len)) {
            return Some(Cell { at: start, len: m.len, rest: m.rest, weight: 3 });
        }
        let len = self.vocabulary.category(words)?;
        let behind = &words[len..];
        let weight = match behind.first() {
            None => 2,
            Some(word) if word.cut || words[0].cut || self.is_answer(behind) => 3,
            Some(_) => 1,
        };
        Some(Cell { at: start, len, rest: Vec::new(), weight })
    }

    fn is_answer(&self, words: &[Word<'_>]) -> bool {
        self.columns.answer && self.vocabulary.answer(words).is_some()
    }

    /// Whether a category and the words before it begin a row, and are no part of a sentence.
    fn is_sure(&self, at: usize, cell: &Cell) -> bool {
        let words = self.words(at);
        let name = &words[..cell.at];
        match cell.weight {
            3 => true,
            2 => {
                is_titled(name) && self.is_free(at)
                    || name.len() == 1 && self.lines[at].begins_block
            }
            _ => {
                let next = words[cell.at + cell.len].text;
                let begins = next.starts_with(|c: char| !c.is_lowercase());
                begins && is_titled(name) && self.lines[at].begins_block
            }
        }
    }

    /// How many words of a name stand before the rest of a category at the start of a line.
    fn rest_below(&self, at: usize, rest: &[String]) -> Option<usize> {
        let words = self.words(at);
        (0..=NAME_REST.min(words.len())).find(|&before| {
            words[..before].iter().all(|word| is_capital(word.text))
                && same(&words[before..], &rest[..1])
                // Behind a name a category of its own begins another row.
                && (0..before).all(|at| self.vocabulary.category(&words[at..]).is_none())
        })
    }

    /// The row of a table without categories, or with one that is not known.
    fn by_answer(&self, at: usize) -> Option<Head> {
        let words = self.words(at);
        for start in 1..words.len() {
            let name = &words[..start];
            if !is_name(name) {
                return None;
            }
            let Some(len) = self.vocabulary.answer(&words[start..]) else { continue };
            let next = words.get(start + len);
            let is_cell =
                next.is_none_or(|w| w.cut || w.text.starts_with(|c: char| !c.is_lowercase()));
            if !is_cell || !(words[start].cut || is_titled(name) && self.is_free(at)) {
                continue;
            }
            let bar = (1..start).find(|&bar| self.columns.category && words[bar].cut);
            let from = bar.unwrap_or(start);
            let cell = Cell { at: from, len: start - from, rest: Vec::new(), weight: 3 };
            return Some(self.finish(at, at, &words[..from], &cell));
        }
        None
    }

    /// The row of a table with neither categories nor answers: something parts the name.
    fn by_bar(&self, at: usize) -> Option<Head> {
        let words = self.words(at);
        let bar = (1..words.len()).find(|&bar| words[bar].cut)?;
        let is_row = self.lines[at].begins_block && is_titled(&words[..bar]);
        let cell = Cell { at: bar, len: 0, rest: Vec::new(), weight: 3 };
        is_row.then(|| self.finish(at, at, &words[..bar], &cell))
    }

    /// A row whose cells stand on lines of their own.
    fn scattered(&self, at: usize) -> Option<Head> {
        let name = self.words(at);
        if !(self.is_free(at) && is_titled(name))
            || self.vocabulary.category(name) == Some(name.len())
        {
            return None;
        }
        let is_name_rest = |at: usize| {
            let words = self.words(at);
            words.len() == 1 && (is_legal_form(words[0].text) || is_trade_word(words[0].text))
        };
        let next = at + 1 + usize::from(is_name_rest(at + 1));
        let cell = if self.columns.category {
            self.cell(next, 0).filter(|cell| self.stands_alone(next, cell))?
        } else {
            let is_whole = self.vocabulary.answer(self.words(next)) == Some(self.words(next).len());
            (is_whole && self.columns.answer).then_some(Cell {
                at: 0,
                len: 0,
                rest: Vec::new(),
                weight: 2,
            })?
        };
        let mut head = self.finish(at, next, name, &cell);
        if next > at + 1 {
            head.name = format!("{} {}", head.name, join(self.words(at + 1)));
        }
        head.scattered = true;
        Some(head)
    }

    /// Whether a category at the start of a line is a cell and does not begin a sentence.
    fn stands_alone(&self, at: usize, cell: &Cell) -> bool {
        let behind = &self.words(at)[cell.len..];
        let begins = |word: &Word<'_>| word.text.starts_with(char::is_uppercase);
        cell.weight >= 2 && (behind.is_empty() || behind[0].cut || self.is_answer(behind))
            || behind.first().is_some_and(begins) && self.lines[at].begins_block && cell.weight > 0
    }

    /// The head of a row that begins at `at` and whose category stands on the line `line`.
    fn finish(&self, at: usize, line: usize, name: &[Word<'_>], cell: &Cell) -> Head {
        let words = self.words(line);
        let end = cell.at + cell.len;
        let (answer, text) = self.answer(line, end);
        Head {
            line: at,
            name: join(name),
            category: (cell.len > 0).then(|| join(&words[cell.at..end])),
            category_rest: cell.rest.clone(),
            answer,
            text,
            scattered: false,
        }
    }

    /// The answer behind the category, and where the words of the respondent begin.
    fn answer(&self, line: usize, from: usize) -> (Option<String>, (usize, usize)) {
        let words = self.words(line);
        let here = if from < words.len() { (line, from) } else { (line + 1, 0) };
        if !self.columns.answer {
            return (None, here);
        }
        let cell = &self.words(here.0)[here.1.min(self.words(here.0).len())..];
        let Some(len) = self.vocabulary.answer(cell) else { return (None, here) };
        let is_whole = len == cell.len();
        // Where the answer has no column of its own, or stands below, a sentence may begin with it.
        let must_be_whole = !self.columns.words || here.0 > line;
        if must_be_whole && !(is_whole || cell[len].cut) {
            return (None, here);
        }
        let text = if is_whole { (here.0 + 1, 0) } else { (here.0, here.1 + len) };
        (Some(join(&cell[..len])), text)
    }
}
