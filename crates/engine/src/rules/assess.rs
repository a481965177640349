//! The verb `assess`: what one party gets.

use std::path::Path;

use codicil_report::answer::assess::{
    AlongAnswer, AssessAnswer, BasisAnswer, DeadlineAnswer, DutyAnswer, OpenAnswer, OutcomeAnswer,
    RoleAnswer, StretchAnswer, StretchValue,
};
use codicil_rules::Regime;
use codicil_rules::assess::{
    Assessed, By, OpenTopic, along as along_input, assess as assess_party,
};
use codicil_rules::regime::{Deadline, Obligation, Status, Wording};
use codicil_rules::vocabulary::{Input, Inputs};
use serde_json::Value;

use super::load;
use crate::error::EngineError;

/// What a party gets under the regime in a file; and what it would get for every value of the input
/// `vary`.
///
/// # Errors
///
/// When a file cannot be read or is not what it should be, or the input cannot be varied.
pub fn assess(
    regime: &Path,
    party: &Inputs,
    vary: Option<&str>,
) -> Result<AssessAnswer, EngineError> {
    let loaded = load::regime(regime)?;
    let along = vary.map(|key| along(&loaded.regime, party, key)).transpose()?;
    let answer = assess_party(&loaded.regime, party, &loaded.duties);
    Ok(AssessAnswer {
        schema: "codicil.assess/1",
        regime: loaded.regime.name.clone(),
        status: answer.standing,
        outcomes: answer.outcomes.iter().map(outcome).collect(),
        why: answer.why,
        open: answer.open.into_iter().map(open).collect(),
        roles: answer
            .roles
            .iter()
            .map(|role| RoleAnswer {
                role: role.role.clone(),
                outcomes: role.outcomes.iter().map(outcome).collect(),
            })
            .collect(),
        assumptions: answer.assumptions,
        duties: answer.duties.into_iter().map(duty).collect(),
        along,
    })
}

fn along(regime: &Regime, party: &Inputs, key: &str) -> Result<AlongAnswer, EngineError> {
    let value = |value: &Input| match value {
        Input::Flag(holds) => StretchValue::Flag(*holds),
        Input::Number(number) => StretchValue::Number(*number),
        Input::Text(_) | Input::List(_) | Input::Other(_) => StretchValue::Number(0),
    };
    let stretches = along_input(regime, party, key).map_err(EngineError::Rules)?;
    Ok(AlongAnswer {
        key: key.to_owned(),
        stretches: stretches
            .iter()
            .map(|one| StretchAnswer {
                from: value(&one.from),
                to: value(&one.to),
                status: one.assessment.standing,
                outcomes: one.assessment.outcomes.iter().map(outcome).collect(),
                why: one.assessment.why.clone(),
            })
            .collect(),
    })
}

fn outcome(one: &Assessed) -> OutcomeAnswer {
    OutcomeAnswer {
        years: one.years.clone(),
        repeats: one.repeats,
        assessments_per_year: one.per_year.and_then(|number| i64::try_from(number).ok()),
        by: one.by.iter().map(basis).collect(),
        readings: one.readings.clone(),
    }
}

fn basis(by: &By) -> BasisAnswer {
    BasisAnswer {
        rule: by.rule.clone(),
        clause: by.clause.clone(),
        source: by.source.clone(),
        reconstructed: by.wording == Some(Wording::Reconstructed),
        status: match by.status {
            Status::Accepted | Status::Reconstructed => None,
            Status::Implied => Some("implied"),
            Status::AsRead => Some("as read"),
            Status::ReportedOnly => Some("reported only"),
            Status::Candidate => Some("candidate"),
        },
        deemed_by: by.deemed_by.clone(),
    }
}

fn open(topic: OpenTopic) -> OpenAnswer {
    let OpenTopic { id, kind, says, ask, sources } = topic;
    OpenAnswer { topic: id, kind, says, ask, sources }
}

fn duty(duty: Obligation) -> DutyAnswer {
    DutyAnswer {
        id: duty.id,
        bearer: duty.bearer,
        modality: duty.modality,
        act: duty.act,
        counterparty: duty.counterparty,
        deadline: duty.deadline.map(deadline),
        clauses: duty.clauses,
        source: duty.source,
        open: duty.open,
    }
}

fn deadline(deadline: Deadline) -> DeadlineAnswer {
    let mut answer = DeadlineAnswer::default();
    match deadline {
        Deadline::Within { working_days, months, after } => {
            answer.working_days = working_days;
            answer.months = months;
            answer.after = Some(after);
        }
        Deadline::Before(event) => answer.before = Some(event),
        Deadline::By(day) => answer.by = Some(day),
        Deadline::Each(period) => answer.each = Some(period),
        Deadline::Words(words) => answer.words = Some(words),
        Deadline::From(event) => answer.from = Some(event),
    }
    answer
}

/// A party from JSON: an object of keys.
///
/// # Errors
///
/// When the text is no JSON object.
pub fn party_of_json(text: &str) -> Result<Inputs, EngineError> {
    let broken = |why: String| EngineError::Rules(format!("The party cannot be read: {why}."));
    match serde_json::from_str(text) {
        Ok(Value::Object(keys)) => Ok(inputs(keys)),
        Ok(_) => Err(broken("it is no JSON object, such as {\"party\": \"Supplier\"}".to_owned())),
        Err(error) => Err(broken(error.to_string())),
    }
}

/// A party from words such as `domestic=250_000`.
///
/// # Errors
///
/// When a word has no “=”.
pub fn party_of_words(words: &[String]) -> Result<Inputs, EngineError> {
    let each = words.iter().map(|word| match word.split_once('=') {
        Some((key, value)) => Ok((key.trim().to_owned(), value_of(value.trim()))),
        None => Err(EngineError::Rules(format!(
            "“{word}” describes no party. Write KEY=VALUE, such as party=Supplier domestic=250000."
        ))),
    });
    each.collect()
}

fn value_of(value: &str) -> Input {
    let digits = value.replace(['_', ','], "");
    match (value, digits.parse()) {
        ("true" | "yes", _) => Input::Flag(true),
        ("false" | "no", _) => Input::Flag(false),
        (_, Ok(number)) => Input::Number(number),
        _ => Input::Text(value.to_owned()),
    }
}

fn inputs(keys: serde_json::Map<String, Value>) -> Inputs {
    // What is null is not stated.
    let stated = keys.into_iter().filter(|(_, value)| !value.is_null());
    stated.map(|(key, value)| (key, input(value))).collect()
}

fn input(value: Value) -> Input {
    match value {
        Value::Bool(flag) => Input::Flag(flag),
        Value::String(text) => Input::Text(text),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Input::Number(whole),
            None => Input::Other(number.to_string()),
        },
        Value::Array(entries) if entries.iter().all(Value::is_object) => Input::List(
            entries
                .into_iter()
                .filter_map(|entry| match entry {
                    Value::Object(keys) => Some(inputs(keys)),
                    _ => None,
                })
                .collect(),
        ),
        other => Input::Other(other.to_string()),
    }
}
