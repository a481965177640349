//! Verdicts for people.

use super::{ALERT, FAINT, STRONG, styled};
use crate::answer::verdict::{ExampleAnswer, Found, VerdictAnswer, VerdictPart};

/// The answer to a question about every party.
#[must_use]
pub fn verdict(answer: &VerdictAnswer) -> String {
    let mut text = part(&answer.one_role);
    if let Some(several) = &answer.several_roles {
        text.push_str(&part(several));
    }
    for direction in &answer.directions {
        let holds = match direction.holds {
            Some(true) => "proved",
            Some(false) => "no",
            None => "cannot be told",
        };
        text.push_str(&format!("{}: {holds}\n", direction.statement));
    }
    for rule in &answer.unreachable {
        let line = format!("“{}” ({}) applies to nobody", rule.rule, rule.place);
        text.push_str(&format!("{}\n", styled(ALERT, &line)));
    }
    for assumption in &answer.assumptions {
        text.push_str(&format!("{}\n", styled(FAINT, assumption)));
    }
    text
}

fn part(part: &VerdictPart) -> String {
    let word = match part.verdict {
        Found::Agrees => styled(STRONG, "Yes, proved"),
        Found::Differs => styled(ALERT, "No"),
        Found::CannotTell => styled(ALERT, "Cannot tell"),
    };
    let mut text = format!("{}\n  {word}: {}.\n", part.question, part.domain);
    if let Some(why) = &part.why {
        text.push_str(&format!("  {why}\n"));
    }
    for one in &part.examples {
        text.push_str(&example(one, ""));
    }
    if part.more {
        text.push_str("  There are more kinds of such parties.\n");
    }
    if part.verdict == Found::Differs && !part.more {
        text.push_str(&format!(
            "  {}\n",
            styled(FAINT, "There are no other kinds of such parties: proved.")
        ));
    }
    if let Some(neighbour) = &part.neighbour {
        text.push_str(&example(neighbour, "one step away: "));
    }
    if let Some(proof) = &part.proof {
        let line = format!(
            "  Proof of {} steps, replayed by a second checker; {} parties at the boundaries evaluated besides.",
            proof.steps, proof.evaluated
        );
        text.push_str(&format!("{}\n", styled(FAINT, &line)));
    }
    text
}

fn example(one: &ExampleAnswer, before: &str) -> String {
    let mut text = format!("  {before}{}\n", styled(STRONG, &one.text));
    for (side, years) in &one.under {
        let by: Vec<String> = one
            .rules
            .iter()
            .filter(|rule| rule.side == *side)
            .map(|rule| match rule.deemed_by.as_slice() {
                [] if rule.place == rule.side => format!("“{}”", rule.rule),
                [] => rule.place.clone(),
                deems => format!("{} with {}", rule.place, deems.join(", ")),
            })
            .collect();
        let near = one.nearest.iter().filter(|rule| rule.side == *side);
        let near: Vec<&str> = near.map(|rule| rule.place.as_str()).collect();
        let by = match (by.is_empty(), near.is_empty()) {
            (false, _) => by.join("; "),
            (true, true) => "no rule".to_owned(),
            (true, false) => format!("no rule; nearest are {}", near.join(", ")),
        };
        let by = styled(FAINT, &format!("by {by}"));
        text.push_str(&format!("    {side}: {}  {by}\n", years.join(", ")));
    }
    text
}
