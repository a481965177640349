//! The verbs `outcomes`, `compare`, `gaps`, `conflicts` and `matters`: questions about every party.

use std::collections::BTreeSet;
use std::path::Path;

use codicil_report::answer::verdict::{DirectionAnswer, Found, RuleAnswer, VerdictAnswer};
use codicil_rules::question::{self, Domain, Finding, Roles, Verdict};
use codicil_rules::regime::Combine;
use codicil_rules::{Regime, Side, Table, Vocabulary};

use super::forms::part;
use super::load;
use crate::error::EngineError;

/// Which parties and which reading are asked about.
#[derive(Clone, Debug, Default)]
pub struct Narrowing {
    /// Conditions that hold of the parties.
    pub holds: Vec<String>,
    /// Parties with one role only.
    pub one_role: bool,
    /// The reading of regimes that list several; the first, where it is `None`.
    pub reading: Option<String>,
}

/// Does a regime give what a table intends?
///
/// # Errors
///
/// When a file cannot be read, or is not what it should be.
pub fn outcomes(
    regime: &Path,
    table: &Path,
    combine: Option<&str>,
    narrowing: &Narrowing,
) -> Result<VerdictAnswer, EngineError> {
    let regime = load::regime(regime)?.regime;
    let table = read_table(table, combine, &regime.vocabulary)?;
    let left = side(&regime, narrowing)?;
    let right = Side::Table(&table, &regime.vocabulary);
    let mut answer = two(&left, &right, narrowing)?;
    let uncovered = question::gaps(&right, &domain(&regime.vocabulary, narrowing, Roles::One)?);
    let uncovered: Vec<&str> = uncovered.examples.iter().map(|one| one.words.as_str()).collect();
    if !uncovered.is_empty() {
        answer.assumptions.push(format!(
            "No row of {} applies to, for example, {}.",
            table.name,
            uncovered.join("; ")
        ));
    }
    Ok(answer)
}

/// Who changes between two regimes, and how?
///
/// # Errors
///
/// When a file cannot be read, or is not what it should be.
pub fn compare(
    left: &Path,
    right: &Path,
    narrowing: &Narrowing,
) -> Result<VerdictAnswer, EngineError> {
    let (left, right) = (load::regime(left)?.regime, load::regime(right)?.regime);
    two(&side(&left, narrowing)?, &side(&right, narrowing)?, narrowing)
}

/// Is there a party to whom no rule applies, or a rule that applies to no party?
///
/// # Errors
///
/// When a file cannot be read, or is not what it should be.
pub fn gaps(regime: &Path, narrowing: &Narrowing) -> Result<VerdictAnswer, EngineError> {
    let regime = load::regime(regime)?.regime;
    let side = side(&regime, narrowing)?;
    let mut answer = asked(side.vocabulary(), narrowing, &|domain| question::gaps(&side, domain))?;
    let everybody = domain(side.vocabulary(), narrowing, Roles::Any)?;
    match question::unreachable(&side, &everybody) {
        Ok(rules) => {
            answer.unreachable = rules
                .into_iter()
                .map(|(rule, place)| RuleAnswer {
                    side: side.name(),
                    rule,
                    place,
                    deemed_by: Vec::new(),
                })
                .collect();
        }
        Err(why) => answer
            .assumptions
            .push(format!("Whether every rule applies to somebody cannot be told. {why}")),
    }
    Ok(answer)
}

/// Is there a party to whom two rules give different outcomes?
///
/// # Errors
///
/// When a file cannot be read, or is not what it should be.
pub fn conflicts(regime: &Path, narrowing: &Narrowing) -> Result<VerdictAnswer, EngineError> {
    let regime = load::regime(regime)?.regime;
    let side = side(&regime, narrowing)?;
    asked(side.vocabulary(), narrowing, &|domain| question::conflicts(&side, domain))
}

/// Does the outcome of any party turn on these inputs?
///
/// # Errors
///
/// When a file cannot be read, is not what it should be, or does not know an input.
pub fn matters(
    regime: &Path,
    inputs: &[String],
    narrowing: &Narrowing,
) -> Result<VerdictAnswer, EngineError> {
    let regime = load::regime(regime)?.regime;
    let names = regime.vocabulary.names();
    if let Some(unknown) = inputs.iter().find(|input| names.get(input).is_none()) {
        let all: Vec<&str> = names.all().collect();
        return Err(EngineError::Rules(format!(
            "“{unknown}” is no input of this vocabulary. It knows {}.",
            all.join(", ")
        )));
    }
    let side = side(&regime, narrowing)?;
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    asked(side.vocabulary(), narrowing, &|domain| question::matters(&side, &inputs, domain))
}

pub(super) fn two(
    left: &Side,
    right: &Side,
    narrowing: &Narrowing,
) -> Result<VerdictAnswer, EngineError> {
    let mut answer =
        asked(left.vocabulary(), narrowing, &|domain| question::differ(left, right, domain))?;
    if answer.one_role.verdict == Found::Differs {
        let domain = domain(left.vocabulary(), narrowing, Roles::One)?;
        for (one, other) in [(left, right), (right, left)] {
            let holds = match question::laxer(one, other, &domain).finding {
                Finding::None => Some(true),
                Finding::Some => Some(false),
                Finding::CannotTell(_) => None,
            };
            let statement = format!("{} is never less onerous than {}", one.name(), other.name());
            answer.directions.push(DirectionAnswer { statement, holds });
        }
    }
    Ok(answer)
}

/// A question about parties with one role, then about those with several.
fn asked(
    vocabulary: &Vocabulary,
    narrowing: &Narrowing,
    ask: &dyn Fn(&Domain) -> Verdict,
) -> Result<VerdictAnswer, EngineError> {
    let one = ask(&domain(vocabulary, narrowing, Roles::One)?);
    let several = match narrowing.one_role {
        true => None,
        false => Some(ask(&domain(vocabulary, narrowing, Roles::Several)?)),
    };
    let mut assumptions = one.assumptions.clone();
    let mut known: BTreeSet<String> = assumptions.iter().cloned().collect();
    for assumption in several.iter().flat_map(|several| &several.assumptions) {
        if known.insert(assumption.clone()) {
            assumptions.push(assumption.clone());
        }
    }
    Ok(VerdictAnswer {
        schema: "codicil.verdict/1",
        one_role: part(&one, vocabulary),
        several_roles: several.map(|several| part(&several, vocabulary)),
        directions: Vec::new(),
        unreachable: Vec::new(),
        assumptions,
    })
}

fn domain(
    vocabulary: &Vocabulary,
    narrowing: &Narrowing,
    roles: Roles,
) -> Result<Domain, EngineError> {
    let mut domain = Domain { roles, holds: Vec::new() };
    for words in &narrowing.holds {
        domain = domain.and(words, vocabulary)?;
    }
    Ok(domain)
}

/// A regime under the reading that is asked about.
pub(super) fn side<'a>(
    regime: &'a Regime,
    narrowing: &'a Narrowing,
) -> Result<Side<'a>, EngineError> {
    let first = &regime.readings[0].id;
    let Some(wanted) = &narrowing.reading else { return Ok(Side::Regime(regime, first)) };
    if regime.readings.len() == 1 {
        return Ok(Side::Regime(regime, first));
    }
    match regime.reading(wanted) {
        Some(reading) => Ok(Side::Regime(regime, &reading.id)),
        None => {
            let all: Vec<&str> = regime.readings.iter().map(|one| one.id.as_str()).collect();
            Err(EngineError::Rules(format!(
                "{} has no reading “{wanted}”. Its readings are {}.",
                regime.name,
                all.join(", ")
            )))
        }
    }
}

/// Reads a table; `combine` takes the place of what its head says.
pub(super) fn read_table(
    path: &Path,
    combine: Option<&str>,
    vocabulary: &Vocabulary,
) -> Result<Table, EngineError> {
    let (name, text) = load::read(path)?;
    let combine = combine.map(|words| {
        Combine::of_words(words).ok_or_else(|| {
            EngineError::Rules(format!(
                "“{words}” is no way to combine rows. Write “report conflicts”, “most onerous” or “first row”."
            ))
        })
    });
    let combine = combine.transpose()?;
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        return Ok(Table::read_csv(&name, &text, combine.unwrap_or_default(), vocabulary)?);
    }
    let mut table = Table::read_markdown(&name, &text, vocabulary)?;
    if let Some(combine) = combine.filter(|combine| *combine != table.combine) {
        table.combine = combine;
        table.combine_is_stated = false;
    }
    Ok(table)
}
