//! Why an assessment is as it is, in sentences.

use super::answer::{Assessment, Standing};
use super::completions::Completions;
use super::judge::Under;
use crate::Regime;
use crate::regime::{Status, Wording};
use crate::vocabulary::Described;

/// A key that no rule, no topic and no part of the vocabulary knows.
pub(super) fn not_understood(regime: &Regime, described: &Described) -> Option<Assessment> {
    let raised = |key: &str| regime.opens.iter().any(|open| open.keys.iter().any(|one| one == key));
    let sentences: Vec<&str> = described
        .not_understood
        .iter()
        .filter(|(key, _)| !raised(key))
        .map(|(_, sentence)| sentence.as_str())
        .collect();
    let why = sentences.join(" ");
    (!why.is_empty()).then(|| Assessment::of(Standing::Unclear, why))
}

/// Rules whose clause has changed since they were read.
pub(super) fn stale(regime: &Regime) -> Option<Assessment> {
    let stale: Vec<String> =
        regime.stale().map(|(rule, clause, _)| format!("“{rule}” ({clause})")).collect();
    (!stale.is_empty()).then(|| {
        let why = format!(
            "The words of clauses have changed since these rules were read from them: {}. Compare rule and clause, then give the rule the clause's new fingerprint.",
            stale.join(", ")
        );
        Assessment::of(Standing::Unclear, why)
    })
}

/// The description contradicts itself.
pub(super) fn impossible(regime: &Regime, described: &Described) -> Assessment {
    let domain = regime.vocabulary.domain.iter().chain(&regime.domain);
    let broken = domain
        .filter(|condition| !described.party.satisfies(condition))
        .map(|condition| format!("“{condition}”"));
    let broken: Vec<String> = broken.collect();
    let why = format!(
        "There can be no such party: of every party it holds that {}.",
        broken.join(" and ")
    );
    Assessment::of(Standing::Unclear, why)
}

/// What is unknown matters.
pub(super) fn needs(
    regime: &Regime,
    completions: &Completions,
    first: Assessment,
    agree: bool,
) -> Assessment {
    let needed: Vec<String> = completions
        .needed
        .iter()
        .map(|name| match regime.vocabulary.count(name) {
            Some(count) => format!("“{name}” (how many {})", count.unit),
            None => format!("“{name}”"),
        })
        .collect();
    let turns = if agree { "may turn" } else { "turns" };
    let why = format!(
        "The answer {turns} on what is not stated of the party: {}. State it and ask again.",
        needed.join(", ")
    );
    Assessment { assumptions: first.assumptions, ..Assessment::of(Standing::Unclear, why) }
}

/// Fills in `why` and what the answer rests on.
pub(super) fn explain(
    regime: &Regime,
    unders: &[Under],
    year: Option<usize>,
    answer: &mut Assessment,
) {
    answer.why = match answer.open.first() {
        Some(topic) => format!("{} To be answered: {}", topic.says, topic.ask),
        None => sentence(regime, unders, year, answer.standing),
    };
    let by = || answer.outcomes.iter().flat_map(|outcome| &outcome.by);
    let mut notes: Vec<String> = regime.effect().into_iter().collect();
    notes.extend(regime.notes.iter().cloned());
    let own_words: Vec<&str> = by()
        .filter(|by| by.wording == Some(Wording::Reconstructed))
        .filter_map(|by| by.clause.as_deref())
        .collect();
    if !own_words.is_empty() {
        notes.push(format!(
            "The wording of {} is reconstructed from reports; compare it with the published text.",
            listed(&own_words)
        ));
    }
    let inferred: Vec<&str> =
        by().filter(|by| by.status == Status::Implied).map(|by| by.rule.as_str()).collect();
    if !inferred.is_empty() {
        notes.push(format!(
            "Inferred, not stated in words: {}.",
            listed(&inferred.iter().map(|rule| format!("“{rule}”")).collect::<Vec<_>>())
        ));
    }
    let own = unders.iter().flat_map(|under| &under.given).filter_map(|given| given.note);
    notes.extend(own.map(str::to_owned));
    for note in notes {
        if !answer.assumptions.contains(&note) {
            answer.assumptions.push(note);
        }
    }
}

fn listed<T: AsRef<str> + Ord>(all: &[T]) -> String {
    let mut words: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
    words.sort_unstable();
    words.dedup();
    words.join(", ")
}

fn sentence(regime: &Regime, unders: &[Under], year: Option<usize>, standing: Standing) -> String {
    match standing {
        Standing::Silent if unders.iter().all(|under| under.given.is_empty()) => {
            format!("No rule of {} applies to this party.", regime.name)
        }
        Standing::Silent => match year {
            Some(year) => format!(
                "{} states nothing of year {year}: it does not say whether the years before it repeat.",
                regime.name
            ),
            None => format!("{} does not say what this party gets.", regime.name),
        },
        Standing::Conflict => {
            let clash = unders.iter().find(|under| under.conflicts());
            let places: Vec<String> = clash
                .map(|under| {
                    under
                        .given
                        .iter()
                        .map(|given| format!("“{}” ({})", given.rule, given.place()))
                        .collect()
                })
                .unwrap_or_default();
            format!("Rules that give different outcomes apply at once: {}.", places.join(", "))
        }
        Standing::Ambiguous | Standing::Contradictory => {
            let readings: Vec<String> = unders
                .iter()
                .map(|under| format!("“{}”: {}", under.reading.id, under.reading.says))
                .collect();
            let how = match standing {
                Standing::Contradictory => "The papers say two things",
                _ => "The papers can be understood in more than one way",
            };
            format!("{how}, and the outcome differs. {}", readings.join(" "))
        }
        Standing::Determined => {
            let mut places: Vec<String> = Vec::new();
            for given in unders.iter().flat_map(|under| &under.given) {
                let mut place = given.place().to_owned();
                if !given.deemed_by.is_empty() {
                    place = format!("{place} with {}", given.deemed_by.join(", "));
                }
                if !places.contains(&place) {
                    places.push(place);
                }
            }
            let agree = if unders.len() > 1 { " Every reading gives the same." } else { "" };
            format!("By {}.{agree}", places.join("; "))
        }
        Standing::Unclear => String::new(),
    }
}
