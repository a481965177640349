//! `assess` for people.

use super::{ALERT, FAINT, STRONG, styled};
use crate::answer::assess::{
    AlongAnswer, AssessAnswer, DeadlineAnswer, DutyAnswer, OutcomeAnswer, StretchValue,
};
use codicil_rules::assess::Standing;

/// What a party gets.
#[must_use]
pub fn assess(answer: &AssessAnswer) -> String {
    let style = if answer.status == Standing::Determined { STRONG } else { ALERT };
    let mut text = format!(
        "{}: {}\n  {}\n",
        styled(STRONG, &answer.regime),
        styled(style, standing(answer.status)),
        answer.why
    );
    for one in &answer.outcomes {
        text.push_str(&outcome(one, "  "));
    }
    for topic in answer.open.iter().skip(1) {
        text.push_str(&format!("  {} {} {}\n", styled(ALERT, "!"), topic.says, topic.ask));
    }
    for role in &answer.roles {
        text.push_str(&format!("  {} alone:\n", role.role));
        for one in &role.outcomes {
            text.push_str(&outcome(one, "    "));
        }
    }
    for note in &answer.assumptions {
        text.push_str(&format!("  {}\n", styled(FAINT, note)));
    }
    if let Some(along) = &answer.along {
        text.push_str(&stretches(along));
    }
    if !answer.duties.is_empty() {
        text.push_str("  Duties:\n");
    }
    for one in &answer.duties {
        text.push_str(&duty(one));
    }
    text
}

fn stretches(along: &AlongAnswer) -> String {
    let value = |value: StretchValue| match value {
        StretchValue::Number(number) => codicil_rules::question::words::number(number),
        StretchValue::Flag(holds) => holds.to_string(),
    };
    let mut text = format!("  For every value of {}:\n", along.key);
    for one in &along.stretches {
        let values = match one.from == one.to {
            true => value(one.from),
            false => format!("{} to {}", value(one.from), value(one.to)),
        };
        text.push_str(&format!("    {values}: {}\n", standing(one.status)));
        for outcome_there in &one.outcomes {
            text.push_str(&outcome(outcome_there, "      "));
        }
    }
    text
}

fn standing(status: Standing) -> &'static str {
    match status {
        Standing::Determined => "determined",
        Standing::Silent => "the papers do not say",
        Standing::Ambiguous => "ambiguous",
        Standing::Contradictory => "the papers contradict each other",
        Standing::Conflict => "rules conflict",
        Standing::Unclear => "cannot be said",
    }
}

fn outcome(one: &OutcomeAnswer, indent: &str) -> String {
    let mut parts = Vec::new();
    if !one.years.is_empty() {
        let goes_on = match one.repeats {
            Some(true) => ", and so on",
            Some(false) => "",
            None => "; later years are not stated",
        };
        parts.push(format!("{}{goes_on}", one.years.join(", ")));
    }
    if let Some(number) = one.assessments_per_year {
        let word = if number == 1 { "assessment" } else { "assessments" };
        parts.push(format!("{number} {word} a year"));
    }
    let by: Vec<String> = one
        .by
        .iter()
        .map(|by| {
            let place = by.clause.as_deref().or(by.source.as_deref()).unwrap_or(&by.rule);
            let mark = by.status.map(|status| format!(" ({status})")).unwrap_or_default();
            let deemed = match by.deemed_by.as_slice() {
                [] => String::new(),
                deems => format!(" with {}", deems.join(", ")),
            };
            format!("{place}{deemed}{mark}")
        })
        .collect();
    let by = styled(FAINT, &format!("by {}", by.join("; ")));
    format!("{indent}{}  {by}\n", styled(STRONG, &parts.join("; ")))
}

fn duty(one: &DutyAnswer) -> String {
    let to = one.counterparty.as_ref().map(|to| format!(", to {to}")).unwrap_or_default();
    let until = one.deadline.as_ref().map(deadline).unwrap_or_default();
    let clauses = match one.clauses.as_slice() {
        [] => one.source.clone(),
        clauses => clauses.join(", "),
    };
    let open = one.open.as_ref().map(|open| format!(" {open}")).unwrap_or_default();
    format!(
        "    {} {} {}{to}{until}.{open} {}\n",
        one.bearer,
        one.modality,
        one.act,
        styled(FAINT, &clauses)
    )
}

fn deadline(deadline: &DeadlineAnswer) -> String {
    let after = deadline.after.as_deref().unwrap_or_default();
    if let Some(days) = deadline.working_days {
        return format!(", within {days} Working Days of {after}");
    }
    if let Some(months) = deadline.months {
        return format!(", within {months} months of {after}");
    }
    let worded = [
        (&deadline.before, "before"),
        (&deadline.by, "by"),
        (&deadline.each, "every"),
        (&deadline.from, "from"),
        (&deadline.words, ""),
    ];
    worded
        .iter()
        .find_map(|(value, word)| {
            value.as_ref().map(|value| format!(", {word} {value}").replace("  ", " "))
        })
        .unwrap_or_default()
}
