//! Verdicts on every party of a domain, as cards.

use codicil_engine::{
    ExampleAnswer, Narrowing, RuleAnswer, VerdictAnswer, VerdictFound as Found, VerdictPart,
};

use super::parties::{basis_marks, bounds, capital, heads};
use crate::app::App;
use crate::types::*;

/// How a question is put into words: what its answers are called, and what an example is one of.
pub(super) struct Wording {
    /// Where it holds of everybody.
    pub agrees: &'static str,
    /// What that says of them; a sentence.
    pub holds: &'static str,
    /// Where there are parties of whom it does not hold.
    pub differs: &'static str,
    /// What such parties are, after "1 kind of party" or "2 kinds of party".
    pub parties: &'static str,
    /// The counts that the rules turn on, with their bounds; a phrase, empty where there is none.
    pub range: String,
    /// The sides in the order in which they are shown; none where there is one.
    pub order: Vec<String>,
}

impl App {
    /// See the list of commands.
    pub fn rules_verdict(&self, request: RulesRequest) -> Result<VerdictView, ApiError> {
        let regime = self.rule_path(&request.regime)?;
        let table = request.table.as_deref().unwrap_or_default();
        let table = self.rule_path(table)?;
        let answer = codicil_engine::outcomes(&regime, &table, None, &narrowing(&request))?;
        let name = codicil_engine::beside(&regime, request.reading.as_deref(), None)?.regime;
        Ok(card(&answer, &between(bounds(&regime)?, vec![name])))
    }

    /// See the list of commands.
    pub fn rules_holes(&self, request: RulesRequest) -> Result<HolesView, ApiError> {
        let regime = self.rule_path(&request.regime)?;
        let narrowing = narrowing(&request);
        let range = bounds(&regime)?;
        let gaps = Wording {
            agrees: "No gaps (proved for the stated range)",
            holds: "A rule applies to every such party.",
            differs: "Gaps (example)",
            parties: "to whom no rule applies",
            range: range.clone(),
            order: Vec::new(),
        };
        let conflicts = Wording {
            agrees: "No conflicts (proved for the stated range)",
            holds: "No such party gets two outcomes in one year.",
            differs: "Conflicts (example)",
            parties: "to whom rules give two outcomes in one year",
            range,
            order: Vec::new(),
        };
        Ok(HolesView {
            gaps: card(&codicil_engine::gaps(&regime, &narrowing)?, &gaps),
            conflicts: card(&codicil_engine::conflicts(&regime, &narrowing)?, &conflicts),
        })
    }
}

fn narrowing(request: &RulesRequest) -> Narrowing {
    Narrowing { reading: request.reading.clone(), ..Narrowing::default() }
}

/// The words for a question whether two sides give the same.
pub(super) fn between(range: String, order: Vec<String>) -> Wording {
    Wording {
        agrees: "Agrees (proved for the stated range)",
        holds: "Both give every such party the same.",
        differs: "Differs (example)",
        parties: "to whom the two give something different",
        range,
        order,
    }
}

/// A verdict with all that it rests on.
pub(super) fn card(answer: &VerdictAnswer, wording: &Wording) -> VerdictView {
    let mut view = part(&answer.one_role, wording);
    let is_warning = |sentence: &&String| sentence.contains("reconstructed");
    view.warnings = answer.assumptions.iter().filter(is_warning).cloned().collect();
    view.assumptions = answer.assumptions.iter().filter(|one| !is_warning(one)).cloned().collect();
    view.remarks =
        answer
            .directions
            .iter()
            .map(|one| match one.holds {
                Some(true) => format!("{} (proved).", one.statement),
                Some(false) => format!("It is not so that {}.", one.statement),
                None => format!("Whether {} cannot be told.", one.statement),
            })
            .chain(answer.unreachable.iter().map(|rule| {
                format!("The rule “{}” ({}) applies to nobody.", rule.rule, rule.place)
            }))
            .collect();
    view.several = answer.several_roles.as_ref().map(|several| Box::new(part(several, wording)));
    view
}

/// A question that could not be put, and why.
pub(super) fn cannot_tell(question: &str, why: String) -> VerdictView {
    VerdictView {
        question: question.to_owned(),
        verdict: "cannot-tell".to_owned(),
        title: "Cannot tell (why)".to_owned(),
        says: why,
        domain: String::new(),
        examples: Vec::new(),
        more: None,
        neighbour: None,
        proof: None,
        remarks: Vec::new(),
        assumptions: Vec::new(),
        several: None,
        warnings: Vec::new(),
    }
}

fn part(part: &VerdictPart, wording: &Wording) -> VerdictView {
    let kinds = match part.examples.len() {
        1 => "1 kind of party".to_owned(),
        more => format!("{more} kinds of party"),
    };
    let (verdict, title, says) = match part.verdict {
        Found::Agrees => ("agrees", wording.agrees, wording.holds.to_owned()),
        Found::Differs if part.more => (
            "differs",
            wording.differs,
            format!("There are more than {kinds} {}.", wording.parties),
        ),
        Found::Differs => {
            let are = if part.examples.len() == 1 { "is" } else { "are" };
            ("differs", wording.differs, format!("There {are} {kinds} {}.", wording.parties))
        }
        Found::CannotTell => {
            ("cannot-tell", "Cannot tell (why)", part.why.clone().unwrap_or_default())
        }
    };
    VerdictView {
        question: part.question.clone(),
        verdict: verdict.to_owned(),
        title: title.to_owned(),
        says,
        domain: match wording.range.as_str() {
            "" => format!("The question is about {}.", part.domain),
            range => format!("The question is about {}: {range}.", part.domain),
        },
        examples: part
            .examples
            .iter()
            .enumerate()
            .map(|(at, one)| example(one, at, &wording.order))
            .collect(),
        more: part.more.then(|| "There are more kinds than are shown.".to_owned()),
        neighbour: part.neighbour.as_ref().map(|one| {
            let mut view = example(one, 0, &wording.order);
            view.says = format!("{}.", capital(&one.text));
            view
        }),
        proof: part.proof.as_ref().map(|proof| {
            let checked = "It was replayed by a checker that shares no code with the engine";
            match proof.evaluated {
                0 => format!("The proof has {} steps. {checked}.", proof.steps),
                parties => format!(
                    "The proof has {} steps. {checked}; {parties} parties at the boundaries were evaluated besides.",
                    proof.steps
                ),
            }
        }),
        remarks: Vec::new(),
        assumptions: Vec::new(),
        several: None,
        warnings: Vec::new(),
    }
}

fn example(example: &ExampleAnswer, at: usize, order: &[String]) -> ExampleView {
    let says = match (example.smallest, at) {
        (true, 0) => format!("The smallest such party: {}.", example.text),
        (true, _) => format!("The smallest of another kind: {}.", example.text),
        (false, _) => format!("Such a party: {}.", example.text),
    };
    let mut sides: Vec<(&String, &Vec<String>)> = example.under.iter().collect();
    let place = |name: &String| order.iter().position(|one| one == name).unwrap_or(order.len());
    sides.sort_by_key(|(name, _)| place(name));
    let length = sides.iter().map(|(_, years)| years.len()).max().unwrap_or(0);
    let differs = |year: usize| {
        let due: Vec<&str> =
            sides.iter().filter_map(|(_, years)| years.get(year)).map(String::as_str).collect();
        !due.contains(&"not stated") && due.windows(2).any(|pair| pair[0] != pair[1])
    };
    ExampleView {
        says,
        years: heads(length),
        sides: sides
            .iter()
            .map(|(name, years)| SideView {
                name: (*name).clone(),
                years: years
                    .iter()
                    .enumerate()
                    .map(|(year, due)| YearView { says: said(due), differs: differs(year) })
                    .collect(),
                by: basis(example, name),
            })
            .collect(),
    }
}

/// What is due in a year, for people.
fn said(due: &str) -> String {
    if due.contains(" / ") { format!("{due} (conflict)") } else { due.to_owned() }
}

fn basis(example: &ExampleAnswer, side: &str) -> Vec<BasisView> {
    let of = |rule: &&RuleAnswer| rule.side == side;
    let applied = example.rules.iter().filter(of).map(|rule| basis_of(rule, &[]));
    let nearest = example.nearest.iter().filter(of);
    let near = ["does not apply; it would with other counts"];
    applied.chain(nearest.map(|rule| basis_of(rule, &near))).collect()
}

fn basis_of(rule: &RuleAnswer, marks: &[&str]) -> BasisView {
    BasisView {
        rule: rule.rule.clone(),
        clause: codicil_engine::the_clause(&rule.place),
        place: rule.place.clone(),
        marks: marks
            .iter()
            .map(|mark| (*mark).to_owned())
            .chain(basis_marks(&rule.deemed_by))
            .collect(),
    }
}
