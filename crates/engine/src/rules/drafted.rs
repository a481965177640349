//! From what was read in drafted clauses to a regime that questions can be asked of.

use codicil_english::{Candidate, Certainty, ClauseReading, Kind, NOT_STATED, Reading};
use codicil_rules::regime::{
    ClauseTexts, Combine, Deem, Disagreement, Reading as Understanding, Rule, Status,
};
use codicil_rules::{Condition, Quantity, Regime, Vocabulary};
use codicil_text::Span;

/// The regime of a draft, and what stands in the way of a verdict on it.
pub(super) struct Drafted {
    pub regime: Regime,
    /// In the order of the text. Without these there is no verdict, since each may change what a
    /// clause gives.
    pub unsettled: Vec<Unsettled>,
}

/// Something about a clause that a person has to settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unsettled {
    pub clause: String,
    pub span: Span,
    pub why: String,
}

/// The rules that a draft states beyond doubt; `as_read` takes doubtful ones as they were read, too.
pub(super) fn regime(
    text: &str,
    reading: &Reading,
    vocabulary: &Vocabulary,
    as_read: bool,
) -> Drafted {
    let texts = reading.clauses.iter().filter(|clause| !clause.path.is_empty());
    let texts = texts.map(|clause| (clause.path.clone(), clause.span.of(text).to_owned()));
    let mut drafted = Drafted {
        regime: Regime {
            name: "the draft".to_owned(),
            title: "The draft as it was read".to_owned(),
            vocabulary: vocabulary.clone(),
            clauses: ClauseTexts::of_draft(texts),
            from: None,
            until: None,
            readings: vec![Understanding {
                id: "as read".to_owned(),
                says: "The clauses say what was read in them.".to_owned(),
                combine: Combine::ReportConflicts,
                disagreement: Disagreement::Ambiguous,
            }],
            definitions: Vec::new(),
            rules: Vec::new(),
            deems: Vec::new(),
            opens: Vec::new(),
            domain: Vec::new(),
            notes: vec![
                "The rules of the draft are as the program read them; no person has accepted them."
                    .to_owned(),
            ],
        },
        unsettled: Vec::new(),
    };
    let mut deeming = Vec::new();
    for clause in &reading.clauses {
        for candidate in &clause.candidates {
            drafted.add(clause, candidate, as_read, &mut deeming);
        }
        drafted.look_at_the_rest(text, clause);
    }
    for (clause, candidate) in deeming {
        drafted.deem(clause, candidate);
    }
    drafted
}

impl Drafted {
    fn add<'a>(
        &mut self,
        clause: &'a ClauseReading,
        candidate: &'a Candidate,
        as_read: bool,
        deeming: &mut Vec<(&'a ClauseReading, &'a Candidate)>,
    ) {
        let doubts = match &candidate.certainty {
            Certainty::Certain => None,
            // A rule that says nothing of later years is one that is silent about them.
            Certainty::Uncertain { why } => why.iter().find(|why| *why != NOT_STATED).cloned(),
        };
        match candidate.kind {
            Kind::Rule | Kind::Deeming => {
                if let (Some(why), false) = (&doubts, as_read) {
                    return self.leave_open(clause, candidate.span, why.clone());
                }
                if let Some(why) = doubts {
                    let note = format!(
                        "{} leaves a doubt and is taken as it was read. {why}",
                        candidate.path
                    );
                    self.regime.notes.push(note);
                }
                if candidate.kind == Kind::Rule {
                    self.rule(clause, candidate);
                } else {
                    deeming.push((clause, candidate));
                }
            }
            Kind::Precedence | Kind::Application => self.leave_open(
                clause,
                candidate.span,
                "It says which provisions apply or give way; a draft does not follow that."
                    .to_owned(),
            ),
            // What must be done besides does not change what a party gets, unless an outcome is in it.
            Kind::Definition | Kind::Obligation | Kind::Permission | Kind::Prohibition => {}
        }
    }

    fn rule(&mut self, clause: &ClauseReading, candidate: &Candidate) {
        let Some(sequence) = &candidate.sequence else {
            let why = "What it gives year by year was not read.".to_owned();
            return self.leave_open(clause, candidate.span, why);
        };
        if let Some(unknown) = unknown(&candidate.condition, &self.regime.vocabulary) {
            let why = format!("“{unknown}” is no fact or count that the vocabulary has.");
            return self.leave_open(clause, candidate.span, why);
        }
        let count = self.regime.rules.iter().filter(|rule| rule.place() == clause.path).count();
        let id = match count {
            0 => candidate.path.clone(),
            more => format!("{} ({})", candidate.path, more + 1),
        };
        self.regime.rules.push(Rule {
            id,
            clause: Some(clause.path.clone()).filter(|path| !path.is_empty()),
            source: None,
            when: candidate.condition.clone(),
            except: None,
            then: Some(sequence.clone()),
            per_year: None,
            status: Status::AsRead,
            readings: Vec::new(),
            after: Vec::new(),
            stale: None,
            note: None,
        });
    }

    fn deem(&mut self, clause: &ClauseReading, candidate: &Candidate) {
        let vocabulary = &self.regime.vocabulary;
        let known =
            |name: &Option<String>| name.clone().filter(|name| vocabulary.count(name).is_some());
        let in_scope = |rule: &&Rule| candidate.scope.iter().any(|path| rule.place() == path);
        let rules: Vec<String> =
            self.regime.rules.iter().filter(in_scope).map(|rule| rule.id.clone()).collect();
        let cites_all = candidate
            .scope
            .iter()
            .all(|path| self.regime.rules.iter().any(|rule| rule.place() == path));
        let parts = known(&candidate.count).zip(known(&candidate.adds));
        let unknown = unknown(&candidate.condition, vocabulary);
        let Some((count, adds)) =
            parts.filter(|_| unknown.is_none() && cites_all && !rules.is_empty())
        else {
            let why = "Which count is enlarged, by what, or for which rules was not read whole."
                .to_owned();
            return self.leave_open(clause, candidate.span, why);
        };
        self.regime.deems.push(Deem {
            id: candidate.path.clone(),
            clause: Some(clause.path.clone()),
            source: None,
            count,
            rules,
            when: candidate.condition.clone(),
            adds: Quantity::count(adds),
            readings: Vec::new(),
            stale: None,
        });
    }

    /// Words that were not read, and outcomes in anything but a rule, may change what the clauses give.
    fn look_at_the_rest(&mut self, text: &str, clause: &ClauseReading) {
        let is_open = self.unsettled.iter().any(|open| open.clause == clause.path);
        if is_open || clause.words == 0 {
            return;
        }
        let says = |span: Span| mentions_outcome(span.of(text), &self.regime.vocabulary);
        let rules = clause.candidates.iter().any(|candidate| candidate.kind == Kind::Rule);
        let outside = clause.candidates.iter().find(|candidate| {
            matches!(candidate.kind, Kind::Obligation | Kind::Permission | Kind::Prohibition)
                && !rules
                && says(candidate.span)
        });
        if let Some(candidate) = outside {
            let why = "It speaks of an outcome, and no rule was read in it.".to_owned();
            self.leave_open(clause, candidate.span, why);
        } else if let Some(span) = clause.not_read.first().filter(|_| !clause.path.is_empty()) {
            let words = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
            self.leave_open(clause, *span, format!("These words were not read: “{words}”."));
        }
    }

    fn leave_open(&mut self, clause: &ClauseReading, span: Span, why: String) {
        self.unsettled.push(Unsettled { clause: clause.path.clone(), span, why });
    }
}

/// The first name in a condition that the vocabulary does not have.
fn unknown(condition: &Condition, vocabulary: &Vocabulary) -> Option<String> {
    match condition {
        Condition::Holds(name) => {
            (!vocabulary.fact_names().any(|known| known == name)).then(|| name.clone())
        }
        Condition::Compare { left, right, .. } => {
            let names = left.terms.iter().chain(&right.terms).map(|(_, name)| name);
            names.into_iter().find(|name| vocabulary.count(name).is_none()).cloned()
        }
        Condition::Not(inner) => unknown(inner, vocabulary),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().find_map(|part| unknown(part, vocabulary))
        }
    }
}

fn mentions_outcome(words: &str, vocabulary: &Vocabulary) -> bool {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    vocabulary.outcomes.iter().any(|outcome| {
        words.contains(&outcome.says.to_lowercase())
            || outcome.synonyms.iter().any(|synonym| words.contains(synonym.as_str()))
    })
}
