//! Asking: finding parties, proving that there are none, and checking either.

use std::collections::BTreeSet;

use codicil_verify::{Certificate, Formula};

use super::encode::{Encoder, TooLarge};
use super::rests::assumptions;
use super::verdict::{Applied, Example, Finding, Proof, Under, Verdict};
use super::{Domain, grid, words};
use crate::evaluate::pattern;
use crate::lines::{Line, fits, lines};
use crate::solve::{Decision, Limits, Smallest, Unknown, decide, smallest};
use crate::{Condition, Party, Regime, Sequence, Side};

/// So many kinds of party are shown at most.
const MOST_KINDS: usize = 8;
/// So many years are shown at most.
const MOST_YEARS: usize = 6;

/// Why a question cannot be answered, as a sentence.
#[derive(Debug)]
pub(super) struct CannotTell(pub String);

impl From<TooLarge> for CannotTell {
    fn from(_: TooLarge) -> Self {
        CannotTell("The numbers are too large to be computed with exactly.".to_owned())
    }
}

impl From<&Unknown> for CannotTell {
    fn from(unknown: &Unknown) -> Self {
        CannotTell(format!("This question is too hard within its limits: {}.", unknown.reason))
    }
}

/// The verdict on a question: what was found, or that it cannot be told.
pub(super) fn verdict(
    text: &str,
    domain: &Domain,
    sides: &[&Side],
    found: Result<Verdict, CannotTell>,
) -> Verdict {
    let found = match found {
        Ok(found) => found,
        Err(CannotTell(reason)) => Verdict { finding: Finding::CannotTell(reason), ..empty() },
    };
    Verdict {
        question: text.to_owned(),
        domain: domain.words(),
        assumptions: assumptions(sides),
        ..found
    }
}

/// A question that is put together.
pub(super) struct Question<'a> {
    pub domain: &'a Domain,
    pub sides: Vec<&'a Side<'a>>,
    pub lines: Vec<Vec<Line>>,
}

/// What is looked for.
pub(super) struct Wanted<'w> {
    /// The formula of a party that is looked for, without the domain.
    pub formula: Formula,
    /// The same by plain evaluation.
    pub holds: &'w dyn Fn(&Party) -> bool,
    /// The formula of the parties of one kind with this one.
    pub same_kind: &'w dyn Fn(&Party) -> Formula,
}

impl<'a> Question<'a> {
    /// Puts a question about sides.
    pub fn new(domain: &'a Domain, sides: Vec<&'a Side<'a>>) -> Result<Self, CannotTell> {
        if sides.windows(2).any(|pair| pair[0].vocabulary() != pair[1].vocabulary()) {
            return Err(CannotTell(
                "The two use different vocabularies, so that they cannot be compared.".to_owned(),
            ));
        }
        let mut all = Vec::new();
        for side in &sides {
            if let Side::Regime(regime, _) = side {
                refuse_stale(regime)?;
            }
            all.push(lines(side).ok_or_else(|| {
                let name = side.name();
                CannotTell(format!("The rules of {name} are too large to be computed with."))
            })?);
        }
        Ok(Self { domain, sides, lines: all })
    }

    /// Every condition that the question can turn on.
    pub fn conditions(&self) -> Vec<&Condition> {
        let own = self.lines.iter().flatten().map(|line| &line.condition);
        own.chain(self.domain.holds.iter().map(|(_, condition)| condition)).collect()
    }

    pub fn encoder(&self) -> Result<Encoder<'a>, CannotTell> {
        Encoder::new(self.domain, &self.sides, &self.conditions())
            .ok_or_else(|| CannotTell("There is nothing to ask about.".to_owned()))
    }

    /// Years after which nothing new comes.
    pub fn horizon(&self) -> Result<usize, CannotTell> {
        let sequences = self.lines.iter().flatten().filter_map(|line| line.sequence.as_ref());
        crate::evaluate::horizon(sequences).ok_or_else(|| {
            CannotTell("The repetitions are too long to be compared: they meet again only after more than 240 years.".to_owned())
        })
    }

    /// The answer.
    pub fn ask(&self, encoder: &Encoder, wanted: &Wanted) -> Result<Verdict, CannotTell> {
        let limits = Limits::default();
        let domain = somebody(encoder)?;
        let mut verdict = empty();
        let mut parts = vec![domain, wanted.formula.clone()];
        loop {
            let problem = encoder.problem(Formula::All(parts.clone()));
            let (party, is_smallest) = match smallest(&problem, &encoder.objectives(), &limits) {
                Smallest::Unsatisfiable(certificate) => {
                    return if verdict.examples.is_empty() {
                        self.none(encoder, wanted, &certificate, verdict)
                    } else {
                        Ok(verdict)
                    };
                }
                Smallest::Found { assignment, .. } => (encoder.party(&assignment), true),
                Smallest::Unfinished { best: Some(assignment), .. } => {
                    (encoder.party(&assignment), false)
                }
                Smallest::Unbounded { example, .. } => (encoder.party(&example), false),
                Smallest::Unfinished { best: None, unknown, .. } => {
                    if verdict.examples.is_empty() {
                        return Err((&unknown).into());
                    }
                    verdict.more = true;
                    return Ok(verdict);
                }
            };
            if !(wanted.holds)(&party) || !self.domain.has(&party, &self.sides) {
                return Err(CannotTell(format!(
                    "The engine and the plain evaluation do not agree about {}; please report this.",
                    words::party(&party, encoder.vocabulary, &[])
                )));
            }
            if verdict.examples.len() == MOST_KINDS {
                verdict.more = true;
                return Ok(verdict);
            }
            if verdict.examples.is_empty() {
                verdict.finding = Finding::Some;
                verdict.neighbour = self.neighbour(encoder, wanted, &party);
            }
            parts.push(super::encode::not((wanted.same_kind)(&party)));
            verdict.examples.push(self.example(party, is_smallest, &[]));
        }
    }

    /// Nobody is such: the proof, and the cross-check.
    fn none(
        &self,
        encoder: &Encoder,
        wanted: &Wanted,
        certificate: &Certificate,
        mut verdict: Verdict,
    ) -> Result<Verdict, CannotTell> {
        let names: BTreeSet<String> = encoder.names().map(str::to_owned).collect();
        let grid = grid::parties(self.domain, &self.sides, &self.conditions(), &names);
        if let Some(party) = grid.iter().find(|party| (wanted.holds)(party)) {
            return Err(CannotTell(format!(
                "The proof and the plain evaluation do not agree about {}; please report this.",
                words::party(party, encoder.vocabulary, &[])
            )));
        }
        verdict.finding = Finding::None;
        verdict.proof = Some(Proof { steps: certificate.steps.len(), evaluated: grid.len() });
        Ok(verdict)
    }

    /// A party one step away that is not looked for: a count one less or one more, or one fact changed.
    fn neighbour(&self, encoder: &Encoder, wanted: &Wanted, party: &Party) -> Option<Example> {
        let vocabulary = encoder.vocabulary;
        let mut near = Vec::new();
        let known: BTreeSet<&str> = encoder.names().collect();
        let counts =
            || vocabulary.counts.iter().filter(|count| known.contains(count.name.as_str()));
        for step in [-1, 1] {
            for count in counts() {
                let value = party.count(&count.name) + step;
                if (0..=count.max).contains(&value) {
                    let mut other = party.clone();
                    other.set_count(&count.name, value);
                    near.push(other);
                }
            }
        }
        for fact in vocabulary.fact_names().filter(|fact| known.contains(fact)) {
            let mut other = party.clone();
            other.set_fact(fact, !party.holds(fact));
            near.push(other);
        }
        let is_none = |other: &Party| self.domain.has(other, &self.sides) && !(wanted.holds)(other);
        let other = near.into_iter().find(is_none)?;
        let shown: Vec<&str> = party
            .counts
            .iter()
            .filter(|(_, value)| **value > 0)
            .map(|(name, _)| name.as_str())
            .collect();
        Some(self.example(other, false, &shown))
    }

    pub fn example(&self, party: Party, smallest: bool, shown: &[&str]) -> Example {
        let vocabulary = self.sides[0].vocabulary();
        let years = self.shown_years();
        let sides = self.sides.iter().zip(&self.lines);
        let under = sides.map(|(side, lines)| under(side, lines, &party, years)).collect();
        Example { words: words::party(&party, vocabulary, shown), party, under, smallest }
    }

    fn shown_years(&self) -> usize {
        let stated = self.lines.iter().flatten().filter_map(|line| line.sequence.as_ref());
        stated.map(Sequence::stated_years).max().unwrap_or(1).min(MOST_YEARS)
    }
}

fn under(side: &Side, lines: &[Line], party: &Party, years: usize) -> Under {
    let given = side.given(party);
    let near = lines.iter().filter(|line| given.is_empty() && fits(&line.condition, party));
    Under {
        side: side.name(),
        nearest: near
            .map(|line| Applied {
                rule: line.rule.clone(),
                place: line.place.clone(),
                deemed_by: Vec::new(),
            })
            .collect(),
        years: pattern(&given, side.combine(), side.vocabulary(), years),
        by: given
            .iter()
            .map(|given| Applied {
                rule: given.rule.clone(),
                place: match side {
                    Side::Table(table, _) => table.name.clone(),
                    Side::Regime(..) => given.place().to_owned(),
                },
                deemed_by: given.deemed_by.iter().map(ToString::to_string).collect(),
            })
            .collect(),
    }
}

/// The domain, in which there is somebody: of nobody everything would hold.
pub(super) fn somebody(encoder: &Encoder) -> Result<Formula, CannotTell> {
    let domain = encoder.in_domain()?;
    match decide(&encoder.problem(domain.clone()), &Limits::default()) {
        Decision::Satisfiable(_) => Ok(domain),
        Decision::Unsatisfiable(_) => {
            Err(CannotTell("No party is such: there is nobody to ask about.".to_owned()))
        }
        Decision::Unknown(unknown) => Err((&unknown).into()),
    }
}

/// A verdict in which nothing was found yet.
pub(super) fn empty() -> Verdict {
    Verdict {
        question: String::new(),
        finding: Finding::None,
        domain: String::new(),
        examples: Vec::new(),
        more: false,
        neighbour: None,
        proof: None,
        assumptions: Vec::new(),
    }
}

/// A rule whose clause has changed since it was read answers nothing.
fn refuse_stale(regime: &Regime) -> Result<(), CannotTell> {
    let stale: Vec<String> =
        regime.stale().map(|(rule, clause, _)| format!("“{rule}” ({clause})")).collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(CannotTell(format!(
        "The words of clauses have changed since these rules of {} were read from them: {}. Compare rule and clause, then give the rule the clause's new fingerprint.",
        regime.name,
        stale.join(", ")
    )))
}
