//! Slips of drafting, put in one by one from a seed: each is found, and the clause that slipped is named.

use std::collections::BTreeMap;

use codicil_rules::question::{Domain, Finding, Verdict, differ};
use codicil_rules::{Condition, Quantity, Regime, Relation, Side};

use crate::pack::{regime, table, vocabulary};

/// Numbers without pattern from a seed (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014: SplitMix64).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let bound = u64::try_from(bound).expect("a small bound");
        usize::try_from((mixed ^ (mixed >> 31)) % bound).expect("a small number")
    }
}

const KINDS: [&str; 7] =
    ["threshold", "strictness", "factor", "sequence", "deeming", "role", "order"];

/// Puts a slip of this kind into the regime; the clause that it is in, or `None` where there is nothing
/// of the kind to get wrong.
fn slip(regime: &mut Regime, kind: &str, numbers: &mut Numbers) -> Option<String> {
    if kind == "deeming" {
        if regime.deems.is_empty() {
            return None;
        }
        let dropped = regime.deems.remove(numbers.below(regime.deems.len()));
        return dropped.clause;
    }
    let at = numbers.below(regime.rules.len());
    let rule = &mut regime.rules[at];
    let clause = rule.clause.clone()?;
    let changed = match kind {
        "threshold" => {
            let by = [-1, 1, 10, -50_000, 250_000, -225_000][numbers.below(6)];
            compares(&mut rule.when, &mut |_, _, right| right.constant += by)
        }
        "strictness" => compares(&mut rule.when, &mut |_, relation, _| {
            *relation = match *relation {
                Relation::More => Relation::AtLeast,
                Relation::AtMost => Relation::Less,
                other => other,
            };
        }),
        "factor" => {
            let to = [1, 2, 4, 6, 50][numbers.below(5)];
            let mut multiplied = false;
            compares(&mut rule.when, &mut |left, _, _| {
                for (factor, _) in left.terms.iter_mut().filter(|(factor, _)| *factor > 1) {
                    multiplied = true;
                    *factor = to;
                }
            });
            multiplied
        }
        "role" => swap_role(&mut rule.when),
        "sequence" | "order" => {
            let then = rule.then.as_mut()?;
            let before = then.clone();
            if then.years.len() == 1 {
                then.years = vec![then.years[0].clone(); 3];
            }
            let year = 1 + numbers.below(then.years.len() - 1);
            if kind == "order" {
                let last = then.years.len() - 1;
                then.years.swap(if year == last { 1 } else { year }, last);
            } else {
                let others = ["Full", "Verification", "Self"];
                then.years[year] = others[numbers.below(3)].to_owned();
            }
            then.canonical() != before.canonical()
        }
        _ => false,
    };
    changed.then_some(clause)
}

type Change<'c> = &'c mut dyn FnMut(&mut Quantity, &mut Relation, &mut Quantity);

/// Changes every comparison; whether there is one.
fn compares(condition: &mut Condition, change: Change) -> bool {
    match condition {
        Condition::Compare { left, relation, right } => {
            change(left, relation, right);
            true
        }
        Condition::All(parts) | Condition::Any(parts) => {
            let compared = parts.iter_mut().filter_map(|part| compares(part, change).then_some(()));
            compared.count() > 0
        }
        Condition::Not(_) | Condition::Holds(_) => false,
    }
}

fn swap_role(condition: &mut Condition) -> bool {
    match condition {
        Condition::Holds(name) => {
            *name = match name.as_str() {
                "supplier" => "network",
                "network" => "other_user",
                "other_user" => "supplier",
                _ => return false,
            }
            .to_owned();
            true
        }
        Condition::All(parts) => parts.iter_mut().any(swap_role),
        _ => false,
    }
}

/// Whether a verdict shows a party, or its neighbour, whose outcome rests on the clause, as a rule or as a
/// deeming provision, or, where the slip leaves a gap, as a rule that comes near.
fn names(verdict: &Verdict, clause: &str) -> bool {
    let shown = verdict.examples.iter().chain(&verdict.neighbour);
    let mut applied =
        shown.flat_map(|one| &one.under).flat_map(|under| under.by.iter().chain(&under.nearest));
    applied.any(|by| by.place == clause || by.deemed_by.iter().any(|deem| deem == clause))
}

#[test]
fn two_hundred_slips_are_found_and_the_clause_is_named() {
    let originals = ["R0", "R1", "R2-drafted"].map(regime);
    let users = Domain::one_role()
        .and("not shared_resource_provider", &vocabulary())
        .expect("the condition is one");
    let mut numbers = Numbers(20_180_725);
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    let mut tried = 0;
    while found.values().sum::<usize>() < 200 {
        tried += 1;
        assert!(tried < 5_000, "too few slips: {found:?}");
        let original = &originals[numbers.below(3)];
        let kind = KINDS[numbers.below(KINDS.len())];
        let mut slipped = original.clone();
        let Some(clause) = slip(&mut slipped, kind, &mut numbers) else { continue };
        let reading = original.readings[0].id.as_str();
        let verdict =
            differ(&Side::Regime(original, reading), &Side::Regime(&slipped, reading), &users);
        assert_eq!(verdict.finding, Finding::Some, "{kind} in {clause} of {}", original.name);
        assert!(names(&verdict, &clause), "{kind} in {clause} of {}: {verdict:?}", original.name);
        *found.entry(kind).or_default() += 1;
    }
    assert!(KINDS.iter().all(|kind| found.get(kind).is_some_and(|times| *times >= 5)), "{found:?}");
}

#[test]
fn slips_are_found_against_the_table_too() {
    let (original, vocabulary, intended) = (regime("R1"), vocabulary(), table("R1-intended"));
    let users = Domain::one_role()
        .and("not shared_resource_provider", &vocabulary)
        .expect("the condition is one");
    let mut numbers = Numbers(44);
    let against = |regime: &Regime| {
        differ(&Side::Regime(regime, "as written"), &Side::Table(&intended, &vocabulary), &users)
    };
    assert_eq!(against(&original).finding, Finding::None);
    let mut found = 0;
    while found < 20 {
        let kind = KINDS[numbers.below(KINDS.len())];
        let mut slipped = original.clone();
        let Some(clause) = slip(&mut slipped, kind, &mut numbers) else { continue };
        let verdict = against(&slipped);
        assert_eq!(verdict.finding, Finding::Some, "{kind} in {clause}");
        let row = verdict.examples[0].under.iter().any(|under| !under.by.is_empty());
        assert!(
            row && (names(&verdict, &clause) || kind == "role"),
            "{kind} in {clause}: {verdict:?}"
        );
        found += 1;
    }
}
