//! The search: assume, propagate, ask the Omega test, and go back to what a conflict rests on
//! (conflict-directed backjumping; Prosser 1993).

use codicil_verify::{Assignment, Certificate, Problem};

use super::Progress;
use super::arena::{Arena, AssumptionId, Conflict, Question, Source};
use super::bounds::tighten;
use super::budget::{Budget, Stop};
use super::compile::{Atom, AtomId, Compiled, Node};
use super::emit::certificate;
use super::omega::{Answer, Omega};
use super::propagate::{Choice, Consequence, choice, consequence, leaf, values};
use super::state::{Because, State};

/// Rounds of conclusions from the formula and from bounds, before the Omega test is asked.
const ROUNDS: usize = 6;

/// What a search ends with.
pub(super) enum Outcome {
    Proof(Certificate),
    Example(Assignment),
}

/// An assumption on the path, newest last.
struct Entry {
    atom: AtomId,
    value: bool,
    id: AssumptionId,
    undo: usize,
    /// Where the opposite is impossible: why.
    opposite: Option<Opposite>,
}

struct Opposite {
    id: AssumptionId,
    conflict: Conflict,
}

pub(super) struct Search<'a, 'b> {
    pub(super) problem: &'a Problem,
    pub(super) compiled: &'a Compiled,
    budget: &'a mut Budget<'b>,
    pub(super) arena: Arena,
    pub(super) state: State,
    trail: Vec<Entry>,
    closed: u64,
    /// The numbers that last satisfied all rows, by variable.
    pub(super) numbers: Option<Vec<i128>>,
}

impl<'a, 'b> Search<'a, 'b> {
    pub(super) fn new(
        problem: &'a Problem,
        compiled: &'a Compiled,
        budget: &'a mut Budget<'b>,
    ) -> Search<'a, 'b> {
        let mut arena = Arena::default();
        let state = State::new(problem, compiled, &mut arena);
        let trail = Vec::new();
        Search { problem, compiled, budget, arena, state, trail, closed: 0, numbers: None }
    }

    pub(super) fn progress(&self) -> Progress {
        let undecided = self.trail.iter().filter(|entry| entry.opposite.is_none()).count();
        Progress { closed: self.closed, open: undecided as u64 + 1, steps: self.budget.used() }
    }

    pub(super) fn run(&mut self) -> Result<Outcome, Stop> {
        loop {
            self.budget.spend()?;
            let mut conflict = self.propagate()?;
            if conflict.is_none() {
                match self.consider()? {
                    Considered::Example(assignment) => return Ok(Outcome::Example(assignment)),
                    Considered::Impossible(found) => conflict = Some(found),
                    Considered::Open(atom, value) => self.assume(atom, value, None),
                }
            }
            if let Some(conflict) = conflict
                && let Some(proof) = self.go_back(conflict)?
            {
                let certificate = certificate(&self.arena, proof.proof, self.budget)?;
                return Ok(Outcome::Proof(certificate));
            }
        }
    }

    fn assume(&mut self, atom: AtomId, value: bool, opposite: Option<Opposite>) {
        let id = self.arena.assumption();
        let undo = self.state.mark();
        match self.compiled.atoms[atom] {
            Atom::Flag(_) => self.state.set(atom, value, id),
            Atom::Is(variable, _) => {
                self.state.set(atom, value, id);
                if value {
                    for other in &self.compiled.choices[&variable].atoms {
                        self.state.set(*other, false, id);
                    }
                }
            }
            Atom::AtMost(sum, bound) => {
                let row = self.arena.row(Source::Assumed(id));
                if value {
                    self.state.set_upper(sum, bound, row);
                } else {
                    self.state.set_lower(sum, bound + 1, row);
                }
            }
        }
        self.trail.push(Entry { atom, value, id, undo, opposite });
    }

    /// Draws conclusions until there are no more, or until they contradict one another.
    fn propagate(&mut self) -> Result<Option<Conflict>, Stop> {
        for round in 0.. {
            if let Some(conflict) = self.propagate_formula()? {
                return Ok(Some(conflict));
            }
            if round == ROUNDS {
                break;
            }
            match tighten(self.compiled, &mut self.state, &mut self.arena, self.budget)? {
                Ok(true) => {}
                Ok(false) => return Ok(None),
                Err(conflict) => return Ok(Some(conflict)),
            }
        }
        Ok(None)
    }

    fn propagate_formula(&mut self) -> Result<Option<Conflict>, Stop> {
        loop {
            self.budget.spend_on(self.compiled.nodes.len())?;
            let known = |atom| self.state.value(&self.compiled.atoms, atom);
            let values = values(self.compiled, known);
            let mut changed = false;
            match consequence(self.compiled, &self.state, &values) {
                Consequence::False(because) => return Ok(Some(self.conflict(&because, None))),
                Consequence::Required(required) => {
                    for required in required {
                        changed |=
                            self.imply(required.atom, required.value, &required.because, false);
                    }
                }
            }
            for variable in self.compiled.choices.keys() {
                match choice(self.compiled, &self.state, *variable) {
                    Choice::Open => {}
                    Choice::Only(atom, because) => {
                        changed |= self.imply(atom, true, &because, true)
                    }
                    Choice::Nothing(because) => {
                        let atom = self.compiled.choices[variable].atoms[0];
                        return Ok(Some(self.conflict(&because, Some(atom))));
                    }
                }
            }
            if !changed {
                return Ok(None);
            }
        }
    }

    fn conflict(&mut self, because: &Because, choice: Option<AtomId>) -> Conflict {
        let atom = choice.map(|atom| &self.compiled.atoms[atom]);
        let assumptions = because.all_assumptions(&mut self.arena);
        Conflict { proof: self.arena.proof(leaf(because, atom)), assumptions }
    }

    /// Assumes what must be so, unless it is already known.
    fn imply(&mut self, atom: AtomId, value: bool, because: &Because, by_choice: bool) -> bool {
        if self.state.value(&self.compiled.atoms, atom).is_some() {
            return false;
        }
        // In the opposite case, its assumption is one more reason.
        let id = self.arena.assumption();
        let mut conflict = self.conflict(because, by_choice.then_some(atom));
        conflict.assumptions.insert(id);
        self.assume(atom, value, Some(Opposite { id, conflict }));
        true
    }

    /// Goes back to the newest assumption that the conflict rests on and turns it round. `Some` where
    /// the conflict rests on none: then it is the proof.
    fn go_back(&mut self, mut conflict: Conflict) -> Result<Option<Conflict>, Stop> {
        self.closed += 1;
        while let Some(newest) = conflict.assumptions.last().copied() {
            let entry =
                self.trail.pop().ok_or(Stop::Fault("a conflict rests on nothing assumed"))?;
            self.state.back_to(entry.undo);
            if entry.id != newest {
                continue;
            }
            let Some(opposite) = entry.opposite else {
                // The other value is now the only one.
                let opposite = Opposite { id: entry.id, conflict };
                self.assume(entry.atom, !entry.value, Some(opposite));
                return Ok(None);
            };
            let question = self.question(entry.atom);
            let here = (entry.id, conflict);
            let there = (opposite.id, opposite.conflict);
            let (yes, no) = if entry.value { (here, there) } else { (there, here) };
            conflict = self.arena.join(&question, yes, no);
        }
        Ok(Some(conflict))
    }

    fn question(&self, atom: AtomId) -> Question {
        match self.compiled.atoms[atom] {
            Atom::Flag(variable) => Question::Flag(variable),
            Atom::Is(variable, value) => Question::Is(variable, value),
            Atom::AtMost(sum, bound) => {
                let terms = self.compiled.sums[sum].terms.clone();
                let bound = i64::try_from(bound).expect("a bound of 64 bits, divided, has 64 bits");
                Question::AtMost(terms, bound)
            }
        }
    }

    fn consider(&mut self) -> Result<Considered, Stop> {
        if !self.numbers_still_fit() {
            let rows = self.rows();
            let variables = self.problem.variables.len();
            let mut omega = Omega::new(&mut self.arena, self.budget, variables);
            match omega.solve(rows, 0)? {
                Answer::Values(numbers) => self.numbers = Some(numbers),
                Answer::Impossible(conflict) => return Ok(Considered::Impossible(conflict)),
            }
        }
        let numbers = self.numbers.as_deref().unwrap_or_default();
        let choices = self.choices();
        let candidate = values(self.compiled, |atom| Some(self.candidate(atom, numbers, &choices)));
        if candidate.last() == Some(&Some(true)) {
            return Ok(Considered::Example(self.example(numbers, &choices)?));
        }
        let (atom, value) = self.undecided()?;
        Ok(Considered::Open(atom, value))
    }

    /// A condition that the formula still waits for, and the value that brings it nearer to true.
    fn undecided(&self) -> Result<(AtomId, bool), Stop> {
        let known = |atom| self.state.value(&self.compiled.atoms, atom);
        let values = values(self.compiled, known);
        let mut node = self.compiled.nodes.len() - 1;
        loop {
            let open = |part: &&usize| values[**part].is_none();
            node = match &self.compiled.nodes[node] {
                Node::All(parts) | Node::Any(parts) => *parts
                    .iter()
                    .find(open)
                    .ok_or(Stop::Fault("a formula is open and its parts are not"))?,
                Node::Literal(atom, holds) if values[node].is_none() => return Ok((*atom, *holds)),
                _ => return Err(Stop::Fault("a formula is decided and has no example")),
            };
        }
    }
}

enum Considered {
    Example(Assignment),
    Impossible(Conflict),
    Open(AtomId, bool),
}
