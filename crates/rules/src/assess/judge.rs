//! One party of which everything is known, under every reading.

use super::answer::{Assessed, Assessment, By, OpenTopic, Standing};
use super::why;
use crate::evaluate::{Pattern, horizon, pattern};
use crate::regime::{Disagreement, Open, OpenKind, Reading};
use crate::vocabulary::Described;
use crate::{Due, Given, Party, Regime, Repeats, Sequence, Side};

/// So many years are shown at least, where they are known.
const SHOWN: usize = 3;

/// What one reading gives.
pub(super) struct Under<'a> {
    pub reading: &'a Reading,
    pub given: Vec<Given<'a>>,
    pub years: Pattern,
}

pub(super) fn judge(regime: &Regime, party: &Party, described: &Described) -> Assessment {
    let unders: Vec<Under> = regime
        .readings
        .iter()
        .map(|reading| under(regime, reading, party, described.year))
        .collect();
    let mut answer = Assessment::of(Standing::Determined, String::new());
    for under in &unders {
        let side = Side::Regime(regime, &under.reading.id);
        gather(&side, &under.reading.id, party, described.year, &mut answer.outcomes);
    }
    answer.open = regime
        .opens
        .iter()
        .filter(|open| touches(open, party, described))
        .map(|open| OpenTopic {
            id: open.id.clone(),
            kind: open.kind,
            says: open.says.clone(),
            ask: open.ask.clone(),
            sources: open.sources.clone(),
        })
        .collect();
    answer.standing = standing(&answer.open, &unders, described.year);
    if answer.standing == Standing::Determined {
        merge(&mut answer.outcomes);
    }
    why::explain(regime, &unders, described.year, &mut answer);
    answer
}

fn touches(open: &Open, party: &Party, described: &Described) -> bool {
    let keyed = open.keys.is_empty() || open.keys.iter().any(|key| described.given.contains(key));
    keyed && open.when.as_ref().is_none_or(|when| party.satisfies(when))
}

fn under<'a>(
    regime: &'a Regime,
    reading: &'a Reading,
    party: &Party,
    year: Option<usize>,
) -> Under<'a> {
    let side = Side::Regime(regime, &reading.id);
    let given = side.given(party);
    let shown = shown(&given, year);
    // Readings are compared over the repetition, too.
    let whole = horizon(given.iter().filter_map(|given| given.sequence)).unwrap_or(0);
    let years = pattern(&given, reading.combine, &regime.vocabulary, shown.max(whole));
    Under { reading, given, years }
}

fn shown(given: &[Given], year: Option<usize>) -> usize {
    let stated = given.iter().filter_map(|given| given.sequence).map(Sequence::stated_years).max();
    stated.unwrap_or(0).max(SHOWN).max(year.unwrap_or(0))
}

fn standing(open: &[OpenTopic], unders: &[Under], year: Option<usize>) -> Standing {
    if let Some(topic) = open.first() {
        return match topic.kind {
            OpenKind::Silent => Standing::Silent,
            OpenKind::Ambiguous => Standing::Ambiguous,
            OpenKind::Contradictory => Standing::Contradictory,
        };
    }
    if unders.iter().any(Under::conflicts) {
        return Standing::Conflict;
    }
    if let Some(disagreement) = disagreement(unders) {
        return match disagreement {
            Disagreement::Ambiguous => Standing::Ambiguous,
            Disagreement::Contradictory => Standing::Contradictory,
        };
    }
    let silent = unders.iter().any(|under| under.is_silent(year));
    if silent { Standing::Silent } else { Standing::Determined }
}

/// Whether readings differ, and what that means: the papers contradict each other only where the
/// readings that are no contradiction agree.
fn disagreement(unders: &[Under]) -> Option<Disagreement> {
    let same = |left: &&Under, right: &&Under| left.agrees_with(right);
    let all: Vec<&Under> = unders.iter().collect();
    let (first, rest) = all.split_first()?;
    if rest.iter().all(|other| same(first, other)) {
        return None;
    }
    let plain: Vec<&Under> = unders
        .iter()
        .filter(|under| under.reading.disagreement == Disagreement::Ambiguous)
        .collect();
    let (first, rest) = plain.split_first()?;
    if rest.iter().all(|other| same(first, other)) {
        Some(Disagreement::Contradictory)
    } else {
        Some(Disagreement::Ambiguous)
    }
}

impl Under<'_> {
    /// Two outcomes in one year.
    pub fn conflicts(&self) -> bool {
        self.years.iter().any(|year| year.outcomes.len() > 1) || self.per_year().len() > 1
    }

    /// Nothing applies, or nothing is said of a year that is asked about.
    pub fn is_silent(&self, year: Option<usize>) -> bool {
        if self.given.is_empty() {
            return true;
        }
        let asked = year.unwrap_or(1);
        self.years.get(asked - 1).is_some_and(|due| due.not_stated && due.outcomes.is_empty())
    }

    fn per_year(&self) -> Vec<i128> {
        let mut all: Vec<i128> = self.given.iter().filter_map(|given| given.per_year).collect();
        all.dedup();
        all
    }

    fn agrees_with(&self, other: &Under) -> bool {
        let length = self.years.len().min(other.years.len());
        // What one does not say of a year is no difference to what the other says.
        let years = self.years[..length].iter().zip(&other.years[..length]).all(|(left, right)| {
            left.outcomes == right.outcomes || left.not_stated || right.not_stated
        });
        years
            && self.given.is_empty() == other.given.is_empty()
            && self.per_year() == other.per_year()
    }
}

/// Adds what a side gives to the outcomes that are known already.
pub(super) fn gather(
    side: &Side,
    reading: &str,
    party: &Party,
    year: Option<usize>,
    outcomes: &mut Vec<Assessed>,
) {
    let given = side.given(party);
    let shown = shown(&given, year);
    let years = pattern(&given, side.combine(), side.vocabulary(), shown);
    let mut found: Vec<Assessed> = Vec::new();
    if years.iter().any(|year| year.outcomes.len() > 1) {
        for one in &given {
            let Some(sequence) = one.sequence else { continue };
            let outcomes = (1..=shown).map_while(|year| match sequence.due(year) {
                Due::Outcome(outcome) => Some(outcome.to_owned()),
                Due::Nothing | Due::NotStated => None,
            });
            // What gives no outcome of its own stands with each.
            let beside = given.iter().filter(|other| other.sequence.is_none());
            let all: Vec<&Given> = std::iter::once(one).chain(beside).collect();
            add(&mut found, assessed(side, outcomes.collect(), repeats(&all), &all));
        }
    } else if !given.is_empty() {
        let outcomes = years.iter().map_while(|year| year.outcomes.first().cloned());
        let all: Vec<&Given> = given.iter().collect();
        add(&mut found, assessed(side, outcomes.collect(), repeats(&all), &all));
    }
    for mut one in found {
        one.readings.push(reading.to_owned());
        add(outcomes, one);
    }
}

fn add(outcomes: &mut Vec<Assessed>, one: Assessed) {
    let same = |known: &&mut Assessed| {
        known.years == one.years && known.repeats == one.repeats && known.per_year == one.per_year
    };
    match outcomes.iter_mut().find(same) {
        Some(known) => {
            for by in one.by {
                if !known.by.contains(&by) {
                    known.by.push(by);
                }
            }
            known.readings.extend(one.readings);
        }
        None => outcomes.push(one),
    }
}

/// Outcomes that every reading gives, as one: where one of them does not say whether it goes on, it is
/// not said.
fn merge(outcomes: &mut Vec<Assessed>) {
    let mut merged: Vec<Assessed> = Vec::new();
    for one in outcomes.drain(..) {
        let same =
            |known: &&mut Assessed| known.years == one.years && known.per_year == one.per_year;
        match merged.iter_mut().find(same) {
            Some(known) => {
                if known.repeats != one.repeats {
                    known.repeats = None;
                }
                known.by.extend(one.by);
                known.by.dedup();
                known.readings.extend(one.readings);
            }
            None => merged.push(one),
        }
    }
    *outcomes = merged;
}

/// Whether everything that applies goes on; `None` where something does not say it.
fn repeats(given: &[&Given]) -> Option<bool> {
    let all = given.iter().filter_map(|given| given.sequence);
    let each: Vec<Option<bool>> = all
        .map(|sequence| match sequence.repeats {
            Repeats::From(_) => Some(true),
            Repeats::Ends => Some(false),
            Repeats::NotStated => None,
        })
        .collect();
    let first = *each.first()?;
    if each.iter().all(|one| *one == first) { first } else { None }
}

fn assessed(side: &Side, years: Vec<String>, repeats: Option<bool>, given: &[&Given]) -> Assessed {
    let wording = |clause: Option<&str>| match (side, clause) {
        (Side::Regime(regime, _), Some(clause)) => {
            regime.clauses.get(clause).map(|text| text.wording)
        }
        _ => None,
    };
    Assessed {
        years,
        repeats,
        per_year: given.iter().find_map(|given| given.per_year),
        by: given
            .iter()
            .map(|given| By {
                rule: given.rule.clone(),
                clause: given.clause.map(str::to_owned),
                source: given.source.map(str::to_owned),
                wording: wording(given.clause),
                status: given.status,
                deemed_by: given.deemed_by.iter().map(ToString::to_string).collect(),
            })
            .collect(),
        readings: Vec::new(),
    }
}
