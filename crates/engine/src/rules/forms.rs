//! Verdicts in the form that is answered.

use std::collections::BTreeMap;

use codicil_report::answer::verdict::{
    ExampleAnswer, Found, PartyValue, ProofAnswer, RuleAnswer, VerdictPart,
};
use codicil_rules::Vocabulary;
use codicil_rules::evaluate::Pattern;
use codicil_rules::question::{Applied, Example, Finding, Verdict};

/// A verdict on some parties.
pub(super) fn part(verdict: &Verdict, vocabulary: &Vocabulary) -> VerdictPart {
    let (found, why) = match &verdict.finding {
        Finding::None => (Found::Agrees, None),
        Finding::Some => (Found::Differs, None),
        Finding::CannotTell(why) => (Found::CannotTell, Some(why.clone())),
    };
    VerdictPart {
        question: verdict.question.clone(),
        verdict: found,
        why,
        domain: verdict.domain.clone(),
        examples: verdict.examples.iter().map(|one| example(one, vocabulary)).collect(),
        more: verdict.more,
        neighbour: verdict.neighbour.as_ref().map(|one| example(one, vocabulary)),
        proof: verdict.proof.as_ref().map(|proof| ProofAnswer {
            steps: proof.steps,
            replayed: true,
            evaluated: proof.evaluated,
        }),
    }
}

fn example(one: &Example, vocabulary: &Vocabulary) -> ExampleAnswer {
    let mut party = BTreeMap::new();
    let roles: Vec<&str> = vocabulary
        .roles
        .iter()
        .filter(|role| one.party.holds(&role.name))
        .map(|role| role.label.as_str())
        .collect();
    party.insert("party".to_owned(), PartyValue::Words(roles.join(" + ")));
    for fact in vocabulary.facts.iter().filter(|fact| one.party.holds(&fact.name)) {
        party.insert(fact.name.clone(), PartyValue::Flag(true));
    }
    for (name, value) in &one.party.counts {
        party.insert(name.clone(), PartyValue::Number(*value));
    }
    let mut by = Vec::new();
    let mut rules = Vec::new();
    let mut nearest = Vec::new();
    for under in &one.under {
        for applied in &under.by {
            let place = if applied.place == under.side {
                format!("{}: {}", under.side, applied.rule)
            } else {
                applied.place.clone()
            };
            if !by.contains(&place) {
                by.push(place);
            }
            rules.push(rule(&under.side, applied));
        }
        nearest.extend(under.nearest.iter().map(|near| rule(&under.side, near)));
    }
    ExampleAnswer {
        party,
        text: one.words.clone(),
        under: one.under.iter().map(|under| (under.side.clone(), years(&under.years))).collect(),
        by,
        rules,
        nearest,
        smallest: one.smallest,
    }
}

fn rule(side: &str, applied: &Applied) -> RuleAnswer {
    RuleAnswer {
        side: side.to_owned(),
        rule: applied.rule.clone(),
        place: applied.place.clone(),
        deemed_by: applied.deemed_by.clone(),
    }
}

fn years(pattern: &Pattern) -> Vec<String> {
    let each = pattern.iter().map(|year| match (year.outcomes.is_empty(), year.not_stated) {
        (true, true) => "not stated".to_owned(),
        (true, false) => "none".to_owned(),
        (false, _) => year.outcomes.iter().cloned().collect::<Vec<_>>().join(" / "),
    });
    each.collect()
}
