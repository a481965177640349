//! Writes a proof down as a certificate, from its root to its leaves.

use std::collections::BTreeMap;

use codicil_verify::{Certificate, Combination, Fact, Linear, Step, VariableId};

use super::arena::{Arena, AssumptionId, Case, Proof, ProofId, Question, RowId, Source};
use super::budget::{Budget, Stop};

enum Task {
    Write(ProofId),
    /// Forget the facts of the case before and begin the other one.
    Other {
        case: Case,
        has_fact: bool,
        facts: usize,
    },
}

/// Facts of the case that is being written, in the order of their numbers.
enum Known {
    Assumed(AssumptionId),
    Row(RowId),
}

struct Emitter<'a, 'b> {
    arena: &'a Arena,
    budget: &'a mut Budget<'b>,
    steps: Vec<Step>,
    facts: Vec<Known>,
    assumed: BTreeMap<AssumptionId, usize>,
    rows: BTreeMap<RowId, usize>,
}

/// The certificate of a proof that rests on no assumption.
pub(super) fn certificate(
    arena: &Arena,
    proof: ProofId,
    budget: &mut Budget<'_>,
) -> Result<Certificate, Stop> {
    let mut emitter = Emitter {
        arena,
        budget,
        steps: Vec::new(),
        facts: Vec::new(),
        assumed: BTreeMap::new(),
        rows: BTreeMap::new(),
    };
    let mut tasks = vec![Task::Write(proof)];
    while let Some(task) = tasks.pop() {
        emitter.budget.spend()?;
        match task {
            Task::Write(proof) => emitter.write(proof, &mut tasks)?,
            Task::Other { case, has_fact, facts } => {
                emitter.forget(facts);
                emitter.enter(case, has_fact);
                tasks.push(Task::Write(case.proof));
            }
        }
    }
    Ok(Certificate { steps: emitter.steps })
}

impl Emitter<'_, '_> {
    fn write(&mut self, proof: ProofId, tasks: &mut Vec<Task>) -> Result<(), Stop> {
        match self.arena.proof_at(proof) {
            Proof::Split { question, yes, no } => {
                let (step, has_fact) = question_step(question);
                self.steps.push(step);
                tasks.push(Task::Other { case: *no, has_fact, facts: self.facts.len() });
                self.enter(*yes, has_fact);
                tasks.push(Task::Write(yes.proof));
            }
            Proof::FormulaFalse(rows) => {
                for row in rows {
                    if matches!(self.arena.source(*row), Source::Derived { .. }) {
                        self.derive(*row)?;
                    }
                }
                self.steps.push(Step::FormulaFalse);
            }
            Proof::NoValueLeft(variable) => {
                self.steps.push(Step::NoValueLeft(VariableId(*variable)));
            }
            Proof::Contradiction(row) => {
                let Source::Derived { parts, divide } = self.arena.source(*row) else {
                    return Err(Stop::Fault("a contradiction is not derived"));
                };
                for (part, _) in parts {
                    if matches!(self.arena.source(*part), Source::Derived { .. }) {
                        self.derive(*part)?;
                    }
                }
                let combination = self.combination(parts, *divide)?;
                self.steps.push(Step::Contradiction(combination));
            }
        }
        Ok(())
    }

    fn enter(&mut self, case: Case, has_fact: bool) {
        if has_fact {
            self.assumed.insert(case.assumed, self.facts.len());
            self.facts.push(Known::Assumed(case.assumed));
        }
    }

    fn forget(&mut self, down_to: usize) {
        for known in self.facts.drain(down_to..) {
            match known {
                Known::Assumed(id) => self.assumed.remove(&id),
                Known::Row(row) => self.rows.remove(&row),
            };
        }
    }

    /// Writes the row and all that it is derived from, unless they are known here.
    fn derive(&mut self, row: RowId) -> Result<(), Stop> {
        let mut open = vec![(row, false)];
        while let Some((row, parts_known)) = open.pop() {
            let Source::Derived { parts, divide } = self.arena.source(row) else { continue };
            if self.rows.contains_key(&row) {
                continue;
            }
            self.budget.spend()?;
            if parts_known {
                let combination = self.combination(parts, *divide)?;
                self.steps.push(Step::Derive(combination));
                self.rows.insert(row, self.facts.len());
                self.facts.push(Known::Row(row));
            } else {
                open.push((row, true));
                open.extend(parts.iter().map(|(part, _)| (*part, false)));
            }
        }
        Ok(())
    }

    fn combination(&self, parts: &[(RowId, i64)], divide: i64) -> Result<Combination, Stop> {
        let mut written = Vec::with_capacity(parts.len());
        for (row, multiple) in parts {
            let fact = match self.arena.source(*row) {
                Source::Min(variable) => Fact::Min(VariableId(*variable)),
                Source::Max(variable) => Fact::Max(VariableId(*variable)),
                Source::Assumed(id) => {
                    let known = self.assumed.get(id);
                    Fact::Known(*known.ok_or(Stop::Fault("a proof uses what it does not assume"))?)
                }
                Source::Derived { .. } => {
                    let known = self.rows.get(row);
                    Fact::Known(*known.ok_or(Stop::Fault("a proof uses what it does not derive"))?)
                }
            };
            written.push((fact, *multiple));
        }
        Ok(Combination { parts: written, divide })
    }
}

/// The step, and whether its cases have a numbered fact.
fn question_step(question: &Question) -> (Step, bool) {
    match question {
        Question::Flag(variable) => (Step::Flag(VariableId(*variable)), false),
        Question::Is(variable, value) => (Step::Is(VariableId(*variable), *value), false),
        Question::AtMost(terms, bound) => {
            let terms = terms.iter().map(|(variable, factor)| (VariableId(*variable), *factor));
            (Step::AtMost(Linear { terms: terms.collect() }, *bound), true)
        }
    }
}
