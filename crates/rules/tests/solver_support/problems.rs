//! Families of random problems.

use codicil_verify::{Formula, Linear, Problem, Variable, VariableId, VariableKind};

use super::Random;

/// What a random formula is made of.
struct Ingredients {
    flags: Vec<VariableId>,
    choices: Vec<(VariableId, u32)>,
    integers: Vec<VariableId>,
    factors: i64,
    bounds: Vec<i64>,
}

fn problem(kinds: Vec<VariableKind>, formula: Formula) -> Problem {
    let variables = kinds.into_iter().enumerate();
    let variables =
        variables.map(|(place, kind)| Variable { name: format!("v{place}"), kind }).collect();
    Problem { variables, formula }
}

pub fn not(formula: Formula) -> Formula {
    Formula::Not(Box::new(formula))
}

pub fn at_most(terms: &[(VariableId, i64)], bound: i64) -> Formula {
    let mut terms: Vec<_> = terms.iter().copied().filter(|(_, factor)| *factor != 0).collect();
    terms.sort_unstable();
    Formula::AtMost(Linear { terms }, bound)
}

pub fn at_least(terms: &[(VariableId, i64)], bound: i64) -> Formula {
    let negated: Vec<_> = terms.iter().map(|(id, factor)| (*id, -factor)).collect();
    at_most(&negated, -bound)
}

pub fn equal(terms: &[(VariableId, i64)], bound: i64) -> Formula {
    Formula::All(vec![at_most(terms, bound), at_least(terms, bound)])
}

impl Ingredients {
    fn of(kinds: &[VariableKind], factors: i64, bounds: Vec<i64>) -> Ingredients {
        let mut made = Ingredients {
            flags: Vec::new(),
            choices: Vec::new(),
            integers: Vec::new(),
            factors,
            bounds,
        };
        for (place, kind) in kinds.iter().enumerate() {
            match kind {
                VariableKind::Flag => made.flags.push(VariableId(place)),
                VariableKind::Choice(values) => made.choices.push((VariableId(place), *values)),
                VariableKind::Integer { .. } => made.integers.push(VariableId(place)),
            }
        }
        made
    }

    fn terms(&self, random: &mut Random) -> Vec<(VariableId, i64)> {
        let mut terms = Vec::new();
        let common = if random.one_in(6) { random.between(2, 4) } else { 1 };
        for id in &self.integers {
            if !random.one_in(3) {
                terms.push((*id, common * random.between(-self.factors, self.factors)));
            }
        }
        terms
    }

    fn atom(&self, random: &mut Random) -> Formula {
        match random.between(0, 5) {
            0 if !self.flags.is_empty() => Formula::Flag(*random.pick(&self.flags)),
            1 if !self.choices.is_empty() => {
                let (id, values) = *random.pick(&self.choices);
                Formula::Is(id, random.small(0, values - 1))
            }
            2 if random.one_in(3) => equal(&self.terms(random), self.bound(random)),
            _ => at_most(&self.terms(random), self.bound(random)),
        }
    }

    fn bound(&self, random: &mut Random) -> i64 {
        *random.pick(&self.bounds) + random.between(-9, 9)
    }

    fn formula(&self, random: &mut Random, depth: u32) -> Formula {
        if depth == 0 {
            return self.atom(random);
        }
        let parts = |random: &mut Random| {
            (0..random.between(1, 4)).map(|_| self.formula(random, depth - 1)).collect()
        };
        match random.between(0, 6) {
            0 => self.atom(random),
            1 => not(self.formula(random, depth - 1)),
            2 | 3 => Formula::Any(parts(random)),
            _ => Formula::All(parts(random)),
        }
    }
}

/// Small bounds, so that every assignment can be tried.
pub fn small(seed: u64) -> Problem {
    let mut random = Random(seed);
    let mut kinds = Vec::new();
    for _ in 0..random.between(0, 2) {
        kinds.push(VariableKind::Flag);
    }
    for _ in 0..random.between(0, 1) {
        kinds.push(VariableKind::Choice(random.small(1, 4)));
    }
    for _ in 0..random.between(1, 3) {
        let min = random.between(-5, 2);
        let max = min + random.between(0, 7);
        kinds.push(VariableKind::Integer { min: Some(min), max: Some(max) });
    }
    let factors = *random.pick(&[1, 3, 7]);
    let ingredients = Ingredients::of(&kinds, factors, vec![-12, -4, 0, 4, 12]);
    let parts = (0..random.between(1, 5)).map(|_| ingredients.formula(&mut random, 3)).collect();
    problem(kinds, Formula::All(parts))
}

/// Numbers without bounds, with bounds far apart, negative factors, common divisors, equalities.
pub fn nasty(seed: u64) -> Problem {
    let mut random = Random(seed);
    let mut kinds = Vec::new();
    for _ in 0..random.between(0, 3) {
        kinds.push(VariableKind::Flag);
    }
    if random.one_in(3) {
        kinds.push(VariableKind::Choice(random.small(1, 5)));
    }
    let large = random.one_in(3);
    let reach = if large { 1_000_000_000_000_000 } else { 1_000 };
    for _ in 0..random.between(2, 4) {
        let min = if random.one_in(2) { None } else { Some(random.between(-reach, 0)) };
        let max = if random.one_in(2) { None } else { Some(random.between(0, reach)) };
        kinds.push(VariableKind::Integer { min, max });
    }
    let factors = *random.pick(&[1, 2, 5, 20]);
    let bounds = vec![-reach, -40, 0, 0, 40, reach];
    let ingredients = Ingredients::of(&kinds, factors, bounds);
    let parts = (0..random.between(2, 6)).map(|_| ingredients.formula(&mut random, 2)).collect();
    problem(kinds, Formula::All(parts))
}

/// A party with roles and counts, and two regimes with thresholds near 250,000: is there a party and a
/// year for which they differ?
pub fn like_real(seed: u64) -> Problem {
    two_regimes(seed, 4, 4)
}

/// The same with more rules and years than a real regime has.
pub fn large(seed: u64) -> Problem {
    two_regimes(seed, 12, 8)
}

fn two_regimes(seed: u64, rules: usize, most_years: usize) -> Problem {
    let mut random = Random(seed);
    let count = |random: &mut Random| VariableKind::Integer {
        min: Some(0),
        max: if random.one_in(2) { Some(50_000_000) } else { None },
    };
    let mut kinds = vec![VariableKind::Choice(4)];
    kinds.extend((0..4).map(|_| VariableKind::Flag));
    kinds.extend((0..3).map(|_| count(&mut random)));
    let [domestic, non_domestic, served] = [5, 6, 7].map(VariableId);
    let mut sums = Vec::new();
    for multiple in [0, 1, 2, 5] {
        sums.push(vec![(domestic, 1), (non_domestic, multiple)]);
    }
    sums.push(vec![(non_domestic, 1)]);
    sums.push(vec![(served, 1), (domestic, -1)]);
    let mut parts = impossible_parties(&mut random);
    let first = regime(&mut random, &sums, rules);
    // The second is the first with one rule worded anew, or one of its own.
    let second = if random.one_in(2) {
        let mut second = first.clone();
        let place = random.place(0, rules - 1);
        second[place] = rule(&mut random, &sums);
        second
    } else {
        regime(&mut random, &sums, rules)
    };
    let years = random.place(1, most_years);
    let differs = (0..years).map(|year| {
        Formula::Any(
            (0..3)
                .map(|outcome| {
                    let (a, b) = (gets(&first, year, outcome), gets(&second, year, outcome));
                    Formula::Any(vec![
                        Formula::All(vec![a.clone(), not(b.clone())]),
                        Formula::All(vec![b, not(a)]),
                    ])
                })
                .collect(),
        )
    });
    parts.push(Formula::Any(differs.collect()));
    problem(kinds, Formula::All(parts))
}

/// A condition, and the outcome that follows from it.
type Rule = (Formula, usize);

fn impossible_parties(random: &mut Random) -> Vec<Formula> {
    let flag = |number: usize| Formula::Flag(VariableId(number));
    let mut parts = vec![Formula::Any((1..5).map(flag).collect())];
    if random.one_in(2) {
        // Only a Supplier has counts.
        let no_count = at_most(&[(VariableId(5), 1), (VariableId(6), 1)], 0);
        parts.push(Formula::Any(vec![flag(1), no_count]));
    }
    if random.one_in(3) {
        parts.push(not(Formula::All(vec![flag(2), flag(3)])));
    }
    parts
}

fn regime(random: &mut Random, sums: &[Vec<(VariableId, i64)>], rules: usize) -> Vec<Rule> {
    (0..rules).map(|_| rule(random, sums)).collect()
}

fn rule(random: &mut Random, sums: &[Vec<(VariableId, i64)>]) -> Rule {
    let flag = |random: &mut Random| Formula::Flag(VariableId(random.place(1, 4)));
    let threshold = |random: &mut Random| {
        let number = *random.pick(&[250_000, 250_000, 50_000, 100, 0]) + random.between(-1, 1);
        let sum = random.pick(sums).clone();
        if random.one_in(2) { at_most(&sum, number) } else { at_least(&sum, number) }
    };
    let mut parts = vec![threshold(random)];
    if random.one_in(2) {
        parts.push(flag(random));
    }
    if random.one_in(3) {
        let role = random.small(0, 3);
        parts.push(not(Formula::Is(VariableId(0), role)));
    }
    if random.one_in(3) {
        parts.push(Formula::Any(vec![threshold(random), flag(random)]));
    }
    (Formula::All(parts), random.place(0, 2))
}

/// The first rule that applies decides; its outcome moves on with the years.
fn gets(regime: &[Rule], year: usize, outcome: usize) -> Formula {
    let mut ways = Vec::new();
    let mut before: Vec<Formula> = Vec::new();
    for (condition, first) in regime {
        if (first + year) % 3 == outcome {
            let mut parts = before.clone();
            parts.push(condition.clone());
            ways.push(Formula::All(parts));
        }
        before.push(not(condition.clone()));
    }
    Formula::Any(ways)
}

/// Inequalities between numbers without bounds or with bounds far apart, all of which must hold:
/// narrow strips that may lie between whole numbers.
pub fn strips(seed: u64) -> Problem {
    let mut random = Random(seed);
    let mut kinds = Vec::new();
    let bounded = random.one_in(3);
    let reach = *random.pick(&[30, 100_000, 1_000_000_000_000_000]);
    let integers = random.place(2, 4);
    for _ in 0..integers {
        let (min, max) = if bounded { (Some(-reach), Some(reach)) } else { (None, None) };
        kinds.push(VariableKind::Integer { min, max });
    }
    let factors = *random.pick(&[3, 7, 13]);
    let mut parts = Vec::new();
    for _ in 0..random.place(1, integers) {
        let terms: Vec<_> = (0..integers)
            .map(|place| (VariableId(place), random.between(-factors, factors)))
            .collect();
        let middle = random.between(-50, 50);
        let width = if random.one_in(5) { 0 } else { random.between(1, 2 * factors) };
        parts.push(at_least(&terms, middle));
        parts.push(at_most(&terms, middle + width));
    }
    problem(kinds, Formula::All(parts))
}

/// Inequalities that each speak of all of five or six numbers, as no regime has them.
pub fn dense(seed: u64) -> Problem {
    let mut random = Random(seed);
    let integers = random.place(5, 6);
    let max = if random.one_in(2) { Some(100) } else { None };
    let kinds = vec![VariableKind::Integer { min: Some(0), max }; integers];
    let mut parts = Vec::new();
    for _ in 0..random.place(integers / 2, integers + 4) {
        let terms: Vec<_> =
            (0..integers).map(|place| (VariableId(place), random.between(-10, 10))).collect();
        let bound = random.between(-60, 60);
        parts.push(at_most(&terms, bound));
        if random.one_in(2) {
            parts.push(at_least(&terms, bound - random.between(0, 8)));
        }
    }
    problem(kinds, Formula::All(parts))
}

/// Many flags and few numbers: the work is in the cases.
pub fn cases(seed: u64) -> Problem {
    let mut random = Random(seed);
    let flags = random.place(6, 16);
    let mut kinds = vec![VariableKind::Flag; flags];
    kinds.extend((0..2).map(|_| VariableKind::Choice(5)));
    kinds.extend((0..3).map(|_| VariableKind::Integer { min: Some(0), max: None }));
    let ingredients = Ingredients::of(&kinds, 2, vec![10, 20, 30]);
    let clauses = random.place(flags * 3, flags * 5);
    let parts = (0..clauses).map(|_| {
        let literals = (0..3).map(|_| {
            let atom = ingredients.atom(&mut random);
            if random.one_in(2) { atom } else { not(atom) }
        });
        Formula::Any(literals.collect())
    });
    let parts = parts.collect();
    problem(kinds, Formula::All(parts))
}

/// A family of problems, by seed.
pub type Family = fn(u64) -> Problem;

/// All families, by name.
pub const FAMILIES: [(&str, Family); 7] = [
    ("like real", like_real),
    ("large", large),
    ("nasty", nasty),
    ("strips", strips),
    ("dense", dense),
    ("cases", cases),
    ("small", small),
];

/// A mix of all, half of them like real ones.
pub fn mixed(seed: u64) -> Problem {
    match seed % 10 {
        0..4 => like_real(seed),
        4 => large(seed),
        5 => nasty(seed),
        6 => strips(seed),
        7 => dense(seed),
        8 => cases(seed),
        _ => small(seed),
    }
}
