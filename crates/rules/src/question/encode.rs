//! Conditions on a party to formulas over variables, and back.

use std::collections::{BTreeMap, BTreeSet};

use codicil_verify::{
    Assignment, Formula, Linear, Objective, Problem, Value, Variable, VariableId, VariableKind,
};

use super::domain::{Domain, Roles};
use crate::{Condition, Party, Quantity, Relation, Side, Vocabulary};

/// The variables of a question: the facts and counts that it can turn on.
pub(super) struct Encoder<'a> {
    pub vocabulary: &'a Vocabulary,
    places: BTreeMap<String, VariableId>,
    variables: Vec<Variable>,
    domain: Vec<Condition>,
    roles: Roles,
}

/// A number left the range that formulas have.
#[derive(Clone, Copy, Debug)]
pub(super) struct TooLarge;

impl<'a> Encoder<'a> {
    /// Variables for every name in `conditions` and in what binds those names in the domain.
    pub fn new(domain: &Domain, sides: &[&Side<'a>], conditions: &[&Condition]) -> Option<Self> {
        let vocabulary = sides.first()?.vocabulary();
        let roles: BTreeSet<&str> =
            vocabulary.roles.iter().map(|role| role.name.as_str()).collect();
        let all = domain.conditions(sides);
        let mut used: BTreeSet<String> = roles.iter().map(ToString::to_string).collect();
        used.extend(conditions.iter().flat_map(|one| one.names()).map(str::to_owned));
        used.extend(domain.holds.iter().flat_map(|(_, one)| one.names()).map(str::to_owned));
        // A condition of the domain binds a question only where it speaks of something that the
        // question does; leaving another one out can only make more parties possible.
        let mut kept: Vec<Condition> = Vec::new();
        loop {
            let next = all.iter().find(|condition| {
                let names = condition.names();
                let free: Vec<&&str> = names.iter().filter(|name| !roles.contains(*name)).collect();
                let touches = free.is_empty() || free.iter().any(|name| used.contains(**name));
                touches && !kept.contains(condition)
            });
            let Some(next) = next else { break };
            used.extend(next.names().into_iter().map(str::to_owned));
            kept.push(next.clone());
        }
        let mut encoder = Self {
            vocabulary,
            places: BTreeMap::new(),
            variables: Vec::new(),
            domain: kept,
            roles: domain.roles,
        };
        for fact in vocabulary.fact_names().filter(|fact| used.contains(*fact)) {
            encoder.add(fact, VariableKind::Flag);
        }
        for count in vocabulary.counts.iter().filter(|count| used.contains(&count.name)) {
            encoder.add(&count.name, VariableKind::Integer { min: Some(0), max: Some(count.max) });
        }
        Some(encoder)
    }

    fn add(&mut self, name: &str, kind: VariableKind) {
        self.places.insert(name.to_owned(), VariableId(self.variables.len()));
        self.variables.push(Variable { name: name.to_owned(), kind });
    }

    /// The facts and counts that are variables, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().map(|variable| variable.name.as_str())
    }

    /// The same encoder with a second value for each of these names: a second party that differs from
    /// the first in them alone.
    pub fn second(&mut self, names: &[&str]) -> Second {
        let mut places = self.places.clone();
        for name in names {
            if let Some(first) = self.places.get(*name) {
                let kind = self.variables[first.0].kind.clone();
                places.insert((*name).to_owned(), VariableId(self.variables.len()));
                self.variables.push(Variable { name: format!("{name}, otherwise"), kind });
            }
        }
        Second { places }
    }

    /// The formula of a condition on the party.
    pub fn formula(&self, condition: &Condition) -> Result<Formula, TooLarge> {
        formula(condition, &self.places)
    }

    /// That the party is in the domain.
    pub fn in_domain(&self) -> Result<Formula, TooLarge> {
        self.in_domain_at(&self.places)
    }

    fn in_domain_at(&self, places: &BTreeMap<String, VariableId>) -> Result<Formula, TooLarge> {
        let each = self.domain.iter().map(|condition| formula(condition, places));
        let mut parts: Vec<Formula> = each.collect::<Result<_, _>>()?;
        if self.roles != Roles::Any {
            let roles: Vec<Formula> = self
                .vocabulary
                .roles
                .iter()
                .filter_map(|role| places.get(&role.name).map(|place| Formula::Flag(*place)))
                .collect();
            let mut pairs = Vec::new();
            for (at, role) in roles.iter().enumerate() {
                for other in &roles[at + 1..] {
                    pairs.push(Formula::All(vec![role.clone(), other.clone()]));
                }
            }
            let several = Formula::Any(pairs);
            match self.roles {
                Roles::Several => parts.push(several),
                Roles::Any | Roles::One => parts.extend([not(several), Formula::Any(roles)]),
            }
        }
        Ok(Formula::All(parts))
    }

    /// The question that a formula is.
    pub fn problem(&self, formula: Formula) -> Problem {
        Problem { variables: self.variables.clone(), formula }
    }

    /// What makes a party small: few facts, then a small sum of counts, then small counts one by one,
    /// then facts that the vocabulary names early.
    pub fn objectives(&self) -> Vec<Objective> {
        let place = |at: usize| VariableId(at);
        let is_flag = |at: &usize| self.variables[*at].kind == VariableKind::Flag;
        let flags: Vec<usize> = (0..self.variables.len()).filter(is_flag).collect();
        let counts: Vec<usize> = (0..self.variables.len()).filter(|at| !is_flag(at)).collect();
        let mut all = Vec::new();
        if !flags.is_empty() {
            all.push(Objective::FlagsSet(flags.iter().copied().map(place).collect()));
        }
        if counts.len() > 1 {
            let terms = counts.iter().map(|at| (place(*at), 1)).collect();
            all.push(Objective::Sum(Linear { terms }));
        }
        all.extend(counts.iter().map(|at| Objective::Sum(Linear { terms: vec![(place(*at), 1)] })));
        all.extend(flags.iter().rev().map(|at| Objective::FlagsSet(vec![place(*at)])));
        all
    }

    /// The party of an assignment.
    pub fn party(&self, assignment: &Assignment) -> Party {
        self.party_at(assignment, &self.places)
    }

    fn party_at(&self, assignment: &Assignment, places: &BTreeMap<String, VariableId>) -> Party {
        let mut party = Party::default();
        for (name, place) in places {
            match assignment.get(place) {
                Some(Value::Flag(holds)) => party.set_fact(name, *holds),
                Some(Value::Integer(value)) => party.set_count(name, *value),
                _ => {}
            }
        }
        party
    }
}

/// The places of a second party, see [`Encoder::second`].
pub(super) struct Second {
    places: BTreeMap<String, VariableId>,
}

impl Second {
    pub fn formula(&self, condition: &Condition) -> Result<Formula, TooLarge> {
        formula(condition, &self.places)
    }

    pub fn in_domain(&self, encoder: &Encoder) -> Result<Formula, TooLarge> {
        encoder.in_domain_at(&self.places)
    }

    pub fn party(&self, encoder: &Encoder, assignment: &Assignment) -> Party {
        encoder.party_at(assignment, &self.places)
    }
}

/// It is not so.
pub(super) fn not(formula: Formula) -> Formula {
    match formula {
        Formula::True => Formula::False,
        Formula::False => Formula::True,
        other => Formula::Not(Box::new(other)),
    }
}

/// One of the two and not the other.
pub(super) fn either(left: Formula, right: Formula) -> Formula {
    Formula::Any(vec![
        Formula::All(vec![left.clone(), not(right.clone())]),
        Formula::All(vec![not(left), right]),
    ])
}

fn formula(
    condition: &Condition,
    places: &BTreeMap<String, VariableId>,
) -> Result<Formula, TooLarge> {
    let each = |parts: &[Condition]| -> Result<Vec<Formula>, TooLarge> {
        parts.iter().map(|part| formula(part, places)).collect()
    };
    Ok(match condition {
        Condition::Holds(name) => match places.get(name) {
            Some(place) => Formula::Flag(*place),
            None => Formula::False,
        },
        Condition::Compare { left, relation, right } => compare(left, *relation, right, places)?,
        Condition::Not(inner) => not(formula(inner, places)?),
        Condition::All(parts) => Formula::All(each(parts)?),
        Condition::Any(parts) => Formula::Any(each(parts)?),
    })
}

fn compare(
    left: &Quantity,
    relation: Relation,
    right: &Quantity,
    places: &BTreeMap<String, VariableId>,
) -> Result<Formula, TooLarge> {
    // left - right against 0, whole numbers throughout.
    let up = left.plus(-1, right).ok_or(TooLarge)?;
    let down = right.plus(-1, left).ok_or(TooLarge)?;
    Ok(match relation {
        Relation::AtMost => at_most(&up, 0, places)?,
        Relation::Less => at_most(&up, -1, places)?,
        Relation::AtLeast => at_most(&down, 0, places)?,
        Relation::More => at_most(&down, -1, places)?,
        Relation::Equal => Formula::All(vec![at_most(&up, 0, places)?, at_most(&down, 0, places)?]),
        Relation::Different => {
            Formula::Any(vec![at_most(&up, -1, places)?, at_most(&down, -1, places)?])
        }
    })
}

/// That a sum is at most a bound.
fn at_most(
    sum: &Quantity,
    bound: i64,
    places: &BTreeMap<String, VariableId>,
) -> Result<Formula, TooLarge> {
    let bound = bound.checked_sub(sum.constant).ok_or(TooLarge)?;
    let mut terms: Vec<(VariableId, i64)> =
        sum.terms.iter().filter_map(|(factor, name)| Some((*places.get(name)?, *factor))).collect();
    terms.sort_unstable();
    match (terms.is_empty(), bound >= 0) {
        (true, true) => Ok(Formula::True),
        (true, false) => Ok(Formula::False),
        (false, _) => Ok(Formula::AtMost(Linear { terms }, bound)),
    }
}
