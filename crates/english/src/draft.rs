//! A candidate while it is being read, and how it becomes one.

use std::ops::Range;

use codicil_rules::{Condition, Relation, Sequence};
use codicil_text::Span;

use crate::condition::Read;
use crate::lead::Yields;
use crate::paraphrase::paraphrase;
use crate::parse::{Context, Input, Notes};
use crate::provisions::provisions;
use crate::reading::{Candidate, Certainty, Kind, Part, Precedence, Question, What};
use crate::tokens::Token;

/// A candidate whose words are still places in the list of tokens.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub kind: Kind,
    pub path: String,
    pub condition: Condition,
    pub sequence: Option<Sequence>,
    pub bearer: Option<String>,
    pub act: Option<String>,
    pub counterparty: Option<String>,
    pub deadline: Option<String>,
    pub count: Option<String>,
    pub adds: Option<String>,
    pub scope: Vec<String>,
    pub term: Option<String>,
    pub meaning: Option<String>,
    pub precedence: Option<Precedence>,
    pub notes: Notes,
    /// Rules of precedence that stand behind it in the same words.
    pub beside: Vec<Draft>,
    /// The paragraph's own words, where traps are looked for beside its parts.
    pub within: Range<usize>,
}

impl Draft {
    pub fn new(kind: Kind, path: &str, when: Read, within: Input<'_>) -> Self {
        let start = within.first().map_or(0, |token| token.at);
        Self {
            kind,
            path: path.to_owned(),
            condition: when.condition,
            sequence: None,
            bearer: None,
            act: None,
            counterparty: None,
            deadline: None,
            count: None,
            adds: None,
            scope: Vec::new(),
            term: None,
            meaning: None,
            precedence: None,
            notes: when.notes,
            beside: Vec::new(),
            within: start..within.last().map_or(start, |token| token.at + 1),
        }
    }

    /// Adds the rules of precedence that were read behind it.
    pub fn beside(&mut self, yields: Vec<Yields<'_>>) {
        for one in yields {
            let mut draft = Self::new(Kind::Precedence, &self.path, Read::always(), one.words);
            draft.notes.join(one.notes);
            draft.scope = one.cited;
            draft.precedence = Some(one.how);
            self.beside.push(draft);
        }
    }

    /// The candidate; `sentence` is the sentence it comes from, `unread` its words that nothing read.
    pub fn finish(
        mut self,
        sentence: Input<'_>,
        unread: &[Range<usize>],
        tokens: &[Token],
        cx: Context<'_>,
    ) -> Candidate {
        self.open_texture(tokens, cx);
        self.foreign(sentence, cx);
        self.strictness();
        self.whose(cx);
        for run in unread {
            let words = crate::parse::words(&tokens[run.clone()]);
            let asked = format!("These words were not read: \"{words}\". Do they change it?");
            self.notes.doubts.push((run.clone(), asked));
        }
        let span = |run: &Range<usize>| span(tokens, run);
        let mut parts: Vec<Part> = self
            .notes
            .parts
            .iter()
            .map(|(what, run)| Part { what: *what, span: span(run) })
            .collect();
        parts.sort_by_key(|part| (part.span, part.what));
        parts.dedup();
        let mut questions: Vec<Question> = self
            .notes
            .doubts
            .iter()
            .map(|(run, text)| Question { span: span(run), text: text.clone() })
            .collect();
        questions.sort();
        questions.dedup();
        let why: Vec<String> = questions.iter().map(|question| question.text.clone()).collect();
        let extent = parts.iter().map(|part| part.span).reduce(Span::cover);
        let mut candidate = Candidate {
            kind: self.kind,
            path: self.path,
            span: extent.unwrap_or_else(|| span(&self.within)),
            condition: self.condition,
            sequence: self.sequence,
            bearer: self.bearer,
            act: self.act,
            counterparty: self.counterparty,
            deadline: self.deadline,
            count: self.count,
            adds: self.adds,
            scope: self.scope,
            term: self.term,
            meaning: self.meaning,
            precedence: self.precedence,
            parts,
            certainty: if why.is_empty() {
                Certainty::Certain
            } else {
                Certainty::Uncertain { why }
            },
            questions,
            paraphrase: String::new(),
        };
        candidate.paraphrase = paraphrase(&candidate);
        candidate
    }

    /// Words that call for judgement are a question, outside names that the lexicon has.
    fn open_texture(&mut self, tokens: &[Token], cx: Context<'_>) {
        let settled = |at: usize| {
            self.notes.parts.iter().any(|(what, run)| {
                let named = matches!(
                    what,
                    What::Year
                        | What::Repeats
                        | What::Relation
                        | What::Number
                        | What::Count
                        | What::Outcome
                        | What::Fact
                        | What::Scope
                        | What::Precedence
                        | What::Factor
                );
                named && run.contains(&at)
            })
        };
        let mine = |at: usize| {
            self.within.contains(&at) || self.notes.parts.iter().any(|(_, run)| run.contains(&at))
        };
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let length = if mine(at) && !settled(at) {
                cx.lexicon.longest(&cx.lexicon.open, &tokens[at..])
            } else {
                None
            };
            if let Some(length) = length {
                let words = crate::parse::words(&tokens[at..at + length]);
                let asked = format!("\"{words}\" calls for judgement. What does it ask for here?");
                found.push((at..at + length, asked));
            }
            at += length.unwrap_or(1);
        }
        self.notes.doubts.extend(found);
    }

    /// A provision that is cited but not in the text at hand may change what is said.
    fn foreign(&mut self, sentence: Input<'_>, cx: Context<'_>) {
        let mut at = 0;
        while at < sentence.len() {
            let mut rest = &sentence[at..];
            let Ok(cited) = provisions(&mut rest) else {
                at += 1;
                continue;
            };
            let length = sentence.len() - at - rest.len();
            for one in cited.iter().flat_map(|one| one.split(" to ")) {
                let root = one.split('(').next().unwrap_or(one);
                let here = root.is_empty()
                    || root.starts_with("this ")
                    || cx.clauses.iter().any(|c| c == root);
                if !here {
                    let from = sentence[at].at;
                    let asked =
                        format!("{one} is cited but is not in the text at hand. What does it say?");
                    self.notes.doubts.push((from..from + length, asked));
                }
            }
            at += length;
        }
    }

    /// A rule that names no role may be meant for one kind of party only.
    fn whose(&mut self, cx: Context<'_>) {
        let mut names = Vec::new();
        facts(&self.condition, &mut names);
        let role = cx.lexicon.roles.iter().any(|role| names.contains(&role.name.as_str()));
        if self.kind == Kind::Rule && !role {
            let run = self.within.start..self.within.start + 1;
            self.notes
                .doubts
                .push((run, "No role is named. Is it meant for every party?".to_owned()));
        }
    }

    /// "more than 250,000" and "250,000 or more" in one condition do not fit together.
    fn strictness(&mut self) {
        let mut found = Vec::new();
        relations(&self.condition, &mut found);
        let clash = found.iter().any(|(relation, number)| {
            let twin = match relation {
                Relation::More => Relation::AtLeast,
                Relation::Less => Relation::AtMost,
                _ => return false,
            };
            found.contains(&(twin, *number))
        });
        if clash {
            let run = self.within.start..self.within.start + 1;
            let asked =
                "A number is used both with and without being included itself. Which is meant?";
            self.notes.doubts.push((run, asked.to_owned()));
        }
    }
}

fn facts<'a>(condition: &'a Condition, found: &mut Vec<&'a str>) {
    match condition {
        Condition::Holds(name) => found.push(name),
        Condition::Not(inner) => facts(inner, found),
        Condition::All(inner) | Condition::Any(inner) => {
            inner.iter().for_each(|one| facts(one, found))
        }
        Condition::Compare { .. } => {}
    }
}

fn relations(condition: &Condition, found: &mut Vec<(Relation, i64)>) {
    match condition {
        Condition::Compare { relation, right, .. } => found.push((*relation, right.constant)),
        Condition::Not(inner) => relations(inner, found),
        Condition::All(inner) | Condition::Any(inner) => {
            inner.iter().for_each(|one| relations(one, found));
        }
        Condition::Holds(_) => {}
    }
}

/// The bytes of a run of tokens.
pub(crate) fn span(tokens: &[Token], run: &Range<usize>) -> Span {
    let first = tokens.get(run.start).map_or_else(Span::default, |token| token.span);
    match run.end.checked_sub(1).and_then(|last| tokens.get(last)) {
        Some(last) if last.span.end >= first.start => first.cover(last.span),
        _ => first,
    }
}
