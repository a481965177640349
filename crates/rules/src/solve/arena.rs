//! Where inequalities and proofs come from. Everything is kept until the search ends, so that a proof
//! can be written down from its conclusion backwards.

use std::collections::BTreeSet;

/// An assumption made on the way; the numbers grow along every path and are never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AssumptionId(pub(super) u32);

/// An inequality `sum <= bound` that holds under assumptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowId(pub(super) u32);

/// A proof, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ProofId(u32);

/// Why an inequality holds.
#[derive(Clone, Debug)]
pub(super) enum Source {
    Assumed(AssumptionId),
    /// The bound of a variable.
    Min(usize),
    Max(usize),
    /// The sum of multiples, divided.
    Derived {
        parts: Vec<(RowId, i64)>,
        divide: i64,
    },
}

/// What a case split is about; the first case is the one where it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Question {
    Flag(usize),
    Is(usize, u32),
    AtMost(Vec<(usize, i64)>, i64),
}

/// A case of a split: what it assumes and how it is closed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case {
    pub(super) assumed: AssumptionId,
    pub(super) proof: ProofId,
}

#[derive(Clone, Debug)]
pub(super) enum Proof {
    Split {
        question: Question,
        yes: Case,
        no: Case,
    },
    /// The formula is false once these inequalities are derived.
    FormulaFalse(Vec<RowId>),
    NoValueLeft(usize),
    /// The inequality says `0 <= -1` or worse.
    Contradiction(RowId),
}

/// Assumptions that together are impossible, and the proof of it.
#[derive(Clone, Debug)]
pub(super) struct Conflict {
    pub(super) proof: ProofId,
    pub(super) assumptions: BTreeSet<AssumptionId>,
}

/// All inequalities and proofs of one search.
#[derive(Default)]
pub(super) struct Arena {
    rows: Vec<Source>,
    proofs: Vec<Proof>,
    assumptions: u32,
    /// For walks over rows: the walk that last saw each.
    seen: Vec<u32>,
    walk: u32,
}

impl Arena {
    pub(super) fn row(&mut self, source: Source) -> RowId {
        self.rows.push(source);
        self.seen.push(0);
        RowId(index(self.rows.len() - 1))
    }

    pub(super) fn source(&self, row: RowId) -> &Source {
        &self.rows[row.0 as usize]
    }

    pub(super) fn assumption(&mut self) -> AssumptionId {
        self.assumptions += 1;
        AssumptionId(self.assumptions)
    }

    pub(super) fn proof(&mut self, proof: Proof) -> ProofId {
        self.proofs.push(proof);
        ProofId(index(self.proofs.len() - 1))
    }

    pub(super) fn proof_at(&self, proof: ProofId) -> &Proof {
        &self.proofs[proof.0 as usize]
    }

    /// Adds the assumptions that the rows rest on.
    pub(super) fn add_assumptions(&mut self, rows: &[RowId], into: &mut BTreeSet<AssumptionId>) {
        self.walk += 1;
        let mut open = rows.to_vec();
        while let Some(row) = open.pop() {
            let place = row.0 as usize;
            if self.seen[place] == self.walk {
                continue;
            }
            self.seen[place] = self.walk;
            match &self.rows[place] {
                Source::Assumed(id) => {
                    into.insert(*id);
                }
                Source::Derived { parts, .. } => open.extend(parts.iter().map(|(row, _)| *row)),
                Source::Min(_) | Source::Max(_) => {}
            }
        }
    }

    /// A row that is impossible, as a conflict.
    pub(super) fn contradiction(&mut self, row: RowId) -> Conflict {
        let mut assumptions = BTreeSet::new();
        self.add_assumptions(&[row], &mut assumptions);
        Conflict { proof: self.proof(Proof::Contradiction(row)), assumptions }
    }

    /// Puts the two cases of a split together. A case that does not need its assumption is a proof
    /// by itself, and the other one is not needed.
    pub(super) fn join(
        &mut self,
        question: &Question,
        yes: (AssumptionId, Conflict),
        no: (AssumptionId, Conflict),
    ) -> Conflict {
        let (yes_id, mut yes) = yes;
        let (no_id, mut no) = no;
        if !yes.assumptions.remove(&yes_id) {
            return yes;
        }
        if !no.assumptions.remove(&no_id) {
            return no;
        }
        let mut assumptions = yes.assumptions;
        assumptions.append(&mut no.assumptions);
        let proof = self.proof(Proof::Split {
            question: question.clone(),
            yes: Case { assumed: yes_id, proof: yes.proof },
            no: Case { assumed: no_id, proof: no.proof },
        });
        Conflict { proof, assumptions }
    }
}

fn index(place: usize) -> u32 {
    u32::try_from(place)
        .expect("the limit of steps is reached before there are 2^32 rows or proofs")
}
