//! What one party gets, where that changes, and what changes between two regimes.

use std::path::Path;

use codicil_engine::{
    AssessAnswer, AssessBasis, AssessDeadline, AssessDuty, AssessOutcome, Input, Inputs, KeyKind,
    Narrowing, PartyKey, Standing, StretchValue,
};

use super::verdicts::{between, card};
use crate::app::App;
use crate::pieces::name_of;
use crate::types::*;

/// The reading of a regime that lists none.
const ONLY_READING: &str = "as written";
/// So many years are shown where an outcome states fewer and goes on.
const SHOWN_YEARS: usize = 3;

impl App {
    /// See the list of commands.
    pub fn what_if(&self, request: WhatIfRequest) -> Result<WhatIfView, ApiError> {
        let regime = self.rule_path(&request.regime)?;
        assessed(&regime, &request.given)
    }

    /// See the list of commands.
    pub fn what_if_steps(&self, request: StepsRequest) -> Result<StepsView, ApiError> {
        let regime = self.rule_path(&request.regime)?;
        let keys = codicil_engine::party_keys(&regime)?;
        let unit = keys.iter().find(|key| key.name == request.count).map(label);
        let unit = unit.ok_or_else(|| ApiError::bad_request("The rules have no such count."))?;
        let (party, errors) = party(&keys, &request.given);
        if !errors.is_empty() {
            let says = "A value of the party cannot be read, so that this cannot be told.";
            return Ok(StepsView {
                unit,
                years: Vec::new(),
                steps: Vec::new(),
                says: says.to_owned(),
            });
        }
        let at = match party.get(&request.count) {
            Some(Input::Number(number)) => Some(*number),
            _ => None,
        };
        let answer = codicil_engine::assess(&regime, &party, Some(&request.count))?;
        let stretches = answer.along.map(|along| along.stretches).unwrap_or_default();
        let longest = stretches.iter().flat_map(|one| &one.outcomes).map(|one| one.years.len());
        let years = heads(longest.max().unwrap_or(0).max(SHOWN_YEARS));
        let steps = stretches.iter().map(|one| StepView {
            range: range(one.from, one.to),
            standing: name(one.status),
            title: title(one.status).to_owned(),
            outcomes: one.outcomes.iter().map(|it| outcome(it, years.len())).collect(),
            why: one.why.clone(),
            here: matches!((one.from, one.to, at), (StretchValue::Number(from), StretchValue::Number(to), Some(at)) if (from..=to).contains(&at)),
        });
        let steps = steps.collect();
        Ok(StepsView {
            unit,
            steps,
            years,
            says: "Everything else about the party stays as described.".to_owned(),
        })
    }

    /// See the list of commands.
    pub fn compare_rules(&self, request: CompareRequest) -> Result<CompareView, ApiError> {
        let (before, after) = (self.rule_path(&request.before)?, self.rule_path(&request.after)?);
        let who = codicil_engine::compare(&before, &after, &Narrowing::default())?;
        let first = codicil_engine::beside(&before, None, None)?.regime;
        let range = bounds(&after)?;
        let who = card(&who, &between(range, vec![first]));
        if request.given.is_empty() {
            return Ok(CompareView { before: None, after: None, change: None, who });
        }
        let (before, after) =
            (assessed(&before, &request.given)?, assessed(&after, &request.given)?);
        let change = Some(change(&before, &after));
        Ok(CompareView { before: Some(before), after: Some(after), change, who })
    }
}

/// What a person can say of a party under a regime.
pub(super) fn fields(regime: &Path) -> Result<Vec<PartyField>, ApiError> {
    let keys = codicil_engine::party_keys(regime)?;
    Ok(keys.iter().map(field).collect())
}

/// The counts that rules of a regime turn on, with their bounds: "Domestic Premises from 0 to 40,000,000".
pub(super) fn bounds(regime: &Path) -> Result<String, ApiError> {
    let keys = codicil_engine::party_keys(regime)?;
    let used = keys.iter().filter(|key| key.is_used);
    let counts = used.filter_map(|key| match &key.kind {
        KeyKind::Count(unit, most) => Some(format!("{unit} from 0 to {}", number(*most))),
        KeyKind::Role(_) | KeyKind::Fact => None,
    });
    Ok(counts.collect::<Vec<_>>().join(", "))
}

fn field(key: &PartyKey) -> PartyField {
    let (kind, unit, bounds) = match &key.kind {
        KeyKind::Role(_) => ("role", None, None),
        KeyKind::Fact => ("fact", None, None),
        KeyKind::Count(unit, most) => {
            ("count", Some(unit.clone()), Some(format!("0 to {}", number(*most))))
        }
    };
    PartyField {
        key: key.name.clone(),
        kind: kind.to_owned(),
        label: label(key),
        says: capital(&key.says),
        unit,
        bounds,
        absent: key.absent.clone(),
        used: key.is_used,
    }
}

fn label(key: &PartyKey) -> String {
    match &key.kind {
        KeyKind::Role(label) => label.clone(),
        KeyKind::Fact => capital(&key.says),
        KeyKind::Count(unit, _) => unit.clone(),
    }
}

fn assessed(regime: &Path, given: &[GivenValue]) -> Result<WhatIfView, ApiError> {
    let keys = codicil_engine::party_keys(regime)?;
    let (party, errors) = party(&keys, given);
    if errors.is_empty() {
        return Ok(view(codicil_engine::assess(regime, &party, None)?));
    }
    Ok(WhatIfView {
        regime: codicil_engine::beside(regime, None, None)?.regime,
        standing: name(Standing::Unclear),
        title: title(Standing::Unclear).to_owned(),
        why: "A value cannot be read; it says beside the field what is wrong.".to_owned(),
        years: Vec::new(),
        outcomes: Vec::new(),
        roles: Vec::new(),
        open: Vec::new(),
        assumptions: Vec::new(),
        duties: Vec::new(),
        errors,
    })
}

/// The party as the engine takes it, and what is wrong with single values. What another vocabulary
/// was asked for is passed over.
fn party(keys: &[PartyKey], given: &[GivenValue]) -> (Inputs, Vec<FieldError>) {
    let mut party = Inputs::new();
    let mut errors = Vec::new();
    for value in given {
        let Some(key) = keys.iter().find(|key| key.name == value.key) else { continue };
        match input(key, &value.value) {
            Ok(input) => {
                party.insert(value.key.clone(), input);
            }
            Err(message) => errors.push(FieldError { key: value.key.clone(), message }),
        }
    }
    (party, errors)
}

fn input(key: &PartyKey, value: &str) -> Result<Input, String> {
    let value = value.trim();
    let KeyKind::Count(_, most) = key.kind else {
        return match value {
            "yes" => Ok(Input::Flag(true)),
            "no" => Ok(Input::Flag(false)),
            _ => Err("This is answered with “yes” or “no”.".to_owned()),
        };
    };
    let digits: String =
        value.chars().filter(|letter| !matches!(letter, ',' | '_' | ' ' | '\u{a0}')).collect();
    let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_whole {
        return Err(format!("“{value}” is no whole number. Write it like 250,000."));
    }
    match digits.parse() {
        Ok(number) if number <= most => Ok(Input::Number(number)),
        _ => Err(format!("No party has more than {}. Write a smaller number.", number(most))),
    }
}

fn view(answer: AssessAnswer) -> WhatIfView {
    let roles = answer.roles.iter().flat_map(|role| &role.outcomes);
    let longest = answer.outcomes.iter().chain(roles).map(|one| one.years.len()).max();
    let years = heads(longest.unwrap_or(0));
    let outcome = |one: &AssessOutcome| outcome(one, years.len());
    WhatIfView {
        standing: name(answer.status),
        title: title(answer.status).to_owned(),
        outcomes: answer.outcomes.iter().map(outcome).collect(),
        roles: answer
            .roles
            .iter()
            .map(|role| RoleOutcomes {
                role: role.role.clone(),
                outcomes: role.outcomes.iter().map(outcome).collect(),
            })
            .collect(),
        open: answer
            .open
            .into_iter()
            .map(|open| OpenView {
                kind: match name_of(&open.kind).as_str() {
                    "silent" => "The papers are silent".to_owned(),
                    "ambiguous" => "The papers can be understood in several ways".to_owned(),
                    _ => "The papers contradict each other".to_owned(),
                },
                says: open.says,
                ask: open.ask,
                sources: open.sources,
            })
            .collect(),
        regime: answer.regime,
        why: answer.why,
        assumptions: answer.assumptions,
        duties: answer.duties.into_iter().map(duty).collect(),
        errors: Vec::new(),
        years,
    }
}

fn outcome(one: &AssessOutcome, shown: usize) -> OutcomeView {
    let mut years = one.years.clone();
    years.resize(shown.max(years.len()), "–".to_owned());
    OutcomeView {
        years,
        after: match one.repeats {
            _ if one.years.is_empty() => "no outcome of its own".to_owned(),
            Some(true) => "the same again".to_owned(),
            Some(false) => "nothing more".to_owned(),
            None => "not stated".to_owned(),
        },
        per_year: one.assessments_per_year.map(|count| match count {
            1 => "1 assessment a year".to_owned(),
            count => format!("{} assessments a year", number(count)),
        }),
        by: one.by.iter().map(basis).collect(),
        readings: one
            .readings
            .iter()
            .any(|one| one != ONLY_READING)
            .then(|| one.readings.join(", ")),
    }
}

fn basis(by: &AssessBasis) -> BasisView {
    let mut marks = Vec::new();
    if by.reconstructed {
        marks.push("reconstructed wording".to_owned());
    }
    marks.extend(by.status.map(str::to_owned));
    marks.extend(basis_marks(&by.deemed_by));
    BasisView {
        rule: by.rule.clone(),
        clause: by.clause.as_deref().and_then(codicil_engine::the_clause),
        place: by.clause.clone().or_else(|| by.source.clone()).unwrap_or_default(),
        marks,
    }
}

/// The deeming provisions that took part.
pub(super) fn basis_marks(deemed_by: &[String]) -> Option<String> {
    (!deemed_by.is_empty()).then(|| format!("counted as {} says", deemed_by.join(", ")))
}

fn duty(duty: AssessDuty) -> DutyView {
    let to = duty.counterparty.map(|to| format!(" ({to})")).unwrap_or_default();
    let until = duty.deadline.as_ref().and_then(deadline).map(|until| format!(", {until}"));
    let says = format!(
        "{} {} {}{to}{}.",
        capital(&duty.bearer),
        duty.modality,
        duty.act,
        until.unwrap_or_default()
    );
    let place = match duty.clauses.is_empty() {
        true => duty.source,
        false => format!("{}; {}", duty.clauses.join(", "), duty.source),
    };
    DutyView { says, place, open: duty.open }
}

fn deadline(until: &AssessDeadline) -> Option<String> {
    let after = until.after.as_deref().unwrap_or("the event");
    let days = until.working_days.map(|days| format!("within {days} Working Days after {after}"));
    let months = until.months.map(|months| format!("within {months} months after {after}"));
    let before = until.before.as_ref().map(|event| format!("before {event}"));
    let by = until.by.as_deref().map(|day| format!("by {}", crate::convert::date_for_people(day)));
    let each = until.each.as_ref().map(|period| format!("each {period}"));
    let from = until.from.as_ref().map(|event| format!("from {event}"));
    days.or(months).or(before).or(by).or(each).or_else(|| until.words.clone()).or(from)
}

fn change(before: &WhatIfView, after: &WhatIfView) -> String {
    let determined = name(Standing::Determined);
    let unsure = [before, after].into_iter().find(|answer| answer.standing != determined);
    if let Some(answer) = unsure {
        return format!(
            "Whether anything changes for this party cannot be told: under {} it is {}.",
            answer.regime, answer.standing
        );
    }
    let stated = |answer: &WhatIfView| answer.outcomes.iter().map(|one| one.years.clone()).next();
    let (Some(first), Some(second)) = (stated(before), stated(after)) else {
        return "Whether anything changes for this party cannot be told.".to_owned();
    };
    let mut both = first.iter().zip(&second).filter(|(one, other)| *one != "–" && *other != "–");
    if both.any(|(one, other)| one != other) {
        return "What this party gets changes.".to_owned();
    }
    let same_after = before.outcomes[0].after == after.outcomes[0].after;
    match same_after && first == second {
        true => "Nothing changes for this party.".to_owned(),
        false => {
            "Nothing changes for this party in the years of which both say something.".to_owned()
        }
    }
}

/// The heads of the first years.
pub(super) fn heads(years: usize) -> Vec<String> {
    (1..=years).map(|year| format!("Year {year}")).collect()
}

fn range(from: StretchValue, to: StretchValue) -> String {
    let said = |value| match value {
        StretchValue::Number(value) => number(value),
        StretchValue::Flag(true) => "yes".to_owned(),
        StretchValue::Flag(false) => "no".to_owned(),
    };
    if from == to { said(from) } else { format!("{} to {}", said(from), said(to)) }
}

fn title(standing: Standing) -> &'static str {
    match standing {
        Standing::Determined => "Determined",
        Standing::Silent => "Silent: the papers do not say",
        Standing::Ambiguous => "Ambiguous: the papers can be understood in several ways",
        Standing::Contradictory => "Contradictory: the papers say two things",
        Standing::Conflict => "Conflict: two rules give different outcomes",
        Standing::Unclear => "Unclear",
    }
}

/// The name of a value of an enumeration.
fn name(standing: Standing) -> String {
    name_of(&standing)
}

fn number(value: i64) -> String {
    codicil_engine::number_for_people(value)
}

pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(name: &str) -> PartyKey {
        PartyKey {
            name: name.to_owned(),
            kind: KeyKind::Count("Domestic Premises".to_owned(), 40_000_000),
            says: "Domestic Premises that are supplied".to_owned(),
            absent: String::new(),
            is_used: true,
        }
    }

    #[test]
    fn numbers_are_taken_as_people_write_them() {
        let key = count("domestic");
        assert_eq!(input(&key, " 250,000 "), Ok(Input::Number(250_000)));
        assert_eq!(input(&key, "250 001"), Ok(Input::Number(250_001)));
        assert!(input(&key, "many").is_err_and(|error| error.contains("no whole number")));
        assert!(input(&key, "-1").is_err() && input(&key, "1.5").is_err());
        assert!(input(&key, "40,000,001").is_err_and(|error| error.contains("40,000,000")));
        assert!(input(&key, "99999999999999999999999").is_err());
    }

    #[test]
    fn a_deadline_says_what_it_counts_from() {
        let deadline = deadline(&AssessDeadline {
            working_days: Some(10),
            after: Some("the assessment".to_owned()),
            ..AssessDeadline::default()
        });
        assert_eq!(deadline.as_deref(), Some("within 10 Working Days after the assessment"));
    }
}
