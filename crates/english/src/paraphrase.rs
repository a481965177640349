//! A candidate in plain English, made of what was read and nothing else.

use codicil_rules::{Condition, Quantity, Relation};

use crate::reading::{Candidate, Kind, Precedence};
use crate::sequence::said;

pub(crate) fn paraphrase(candidate: &Candidate) -> String {
    let when = when(&candidate.condition);
    let opening = if when.is_empty() { String::new() } else { format!("When {when}: ") };
    let body = match candidate.kind {
        Kind::Rule => candidate.sequence.as_ref().map(said).unwrap_or_default(),
        Kind::Deeming => deeming(candidate),
        Kind::Definition => format!(
            "\"{}\" means: {}",
            candidate.term.as_deref().unwrap_or_default(),
            candidate.meaning.as_deref().unwrap_or("(which words are meant was not read)")
        ),
        Kind::Obligation => duty(candidate, "must"),
        Kind::Permission => duty(candidate, "may"),
        Kind::Prohibition => duty(candidate, "must not"),
        Kind::Precedence => precedence(candidate),
        Kind::Application => {
            format!(
                "{} {}",
                candidate.scope.join(", "),
                candidate.act.as_deref().unwrap_or("apply")
            )
        }
    };
    format!("{opening}{body}.")
}

fn deeming(candidate: &Candidate) -> String {
    let scope = candidate.scope.join(", ");
    let holds = if scope.is_empty() { String::new() } else { format!("for {scope}, ") };
    match (&candidate.count, &candidate.adds, &candidate.act) {
        (Some(count), Some(adds), _) => format!("{holds}{count} counts as {count} + {adds}"),
        (_, _, Some(act)) => {
            format!("{holds}{} is to be {act}", candidate.bearer.as_deref().unwrap_or("it"))
        }
        _ => format!("{holds}something is deemed to be so"),
    }
}

fn duty(candidate: &Candidate, how: &str) -> String {
    let who = candidate.bearer.as_deref().unwrap_or("(the words do not say who)");
    let act = candidate.act.as_deref().unwrap_or_default();
    let how =
        if candidate.kind == Kind::Permission && act.starts_with("not ") { "need" } else { how };
    let until =
        candidate.deadline.as_ref().map(|time| format!(" [time: {time}]")).unwrap_or_default();
    format!("{who} {how} {act}{until}")
}

fn precedence(candidate: &Candidate) -> String {
    let cited = candidate.scope.join(", ");
    if let Some(winner) = &candidate.bearer {
        return match candidate.precedence {
            Some(Precedence::GivesWay) => format!("{winner} gives way to {cited}"),
            Some(Precedence::LeavesStanding) => format!("{winner} leaves {cited} as it is"),
            _ => format!("{winner} prevails over {cited}"),
        };
    }
    match candidate.precedence {
        Some(Precedence::GivesWay) => format!("this gives way to {cited}"),
        Some(Precedence::Prevails) => format!("this prevails over {cited}"),
        Some(Precedence::LeavesStanding) => format!("this leaves {cited} as it is"),
        Some(Precedence::Excepts) => format!("{cited} is an exception to this"),
        None => format!("{cited} prevails"),
    }
}

/// A condition in words; empty for one that always holds.
pub(crate) fn when(condition: &Condition) -> String {
    match condition {
        Condition::Holds(name) => name.clone(),
        Condition::Compare { left, relation, right } => {
            format!("{} {} {}", quantity(left), relation_words(*relation), quantity(right))
        }
        Condition::Not(inner) => format!("not ({})", when(inner)),
        Condition::All(inner) => join(inner, " and "),
        Condition::Any(inner) => join(inner, " or "),
    }
}

fn join(conditions: &[Condition], word: &str) -> String {
    let one = |condition: &Condition| match condition {
        Condition::All(inner) | Condition::Any(inner) if inner.len() > 1 => {
            format!("({})", when(condition))
        }
        other => when(other),
    };
    conditions.iter().map(one).collect::<Vec<_>>().join(word)
}

/// A quantity as a sum: "domestic + 5 × `non_domestic`".
pub(crate) fn quantity(quantity: &Quantity) -> String {
    let mut terms: Vec<String> = quantity
        .terms
        .iter()
        .map(
            |(factor, name)| {
                if *factor == 1 { name.clone() } else { format!("{factor} × {name}") }
            },
        )
        .collect();
    if quantity.constant != 0 || terms.is_empty() {
        terms.push(quantity.constant.to_string());
    }
    terms.join(" + ")
}

fn relation_words(relation: Relation) -> &'static str {
    match relation {
        Relation::Less => "is less than",
        Relation::AtMost => "is at most",
        Relation::Equal => "is",
        Relation::Different => "is not",
        Relation::AtLeast => "is at least",
        Relation::More => "is more than",
    }
}
