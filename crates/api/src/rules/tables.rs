//! A table beside the rules that are to give what it states.

use codicil_engine::{Beside, RowAgreement, RowBeside, RuleInWords, RuleStatus, TableInWords};

use super::parties::fields;
use crate::app::{App, count};
use crate::types::*;

impl App {
    /// See the list of commands.
    pub fn rules(&self, request: RulesRequest) -> Result<RulesView, ApiError> {
        let regime = self.rule_path(&request.regime)?;
        let table = request.table.as_deref().map(|id| self.rule_path(id)).transpose()?;
        let beside = codicil_engine::beside(&regime, request.reading.as_deref(), table.as_deref())?;
        let fields = fields(&regime)?;
        Ok(view(beside, fields))
    }
}

fn view(beside: Beside, fields: Vec<PartyField>) -> RulesView {
    let reconstructed = (!beside.reconstructed.is_empty()).then(|| {
        format!(
            "The wording of {} is reconstructed from reports; compare it with the published text.",
            beside.reconstructed.join(", ")
        )
    });
    let stale = (!beside.stale.is_empty()).then(|| {
        format!(
            "The words of {} have changed since rules were read from them. These rules are not used, and what would rest on them cannot be told.",
            beside.stale.join(", ")
        )
    });
    let (table, rows) = match beside.table {
        Some(table) => {
            let rows = table.rows.iter().map(row).collect();
            (Some(head(table)), rows)
        }
        None => (None, Vec::new()),
    };
    RulesView {
        regime: beside.regime,
        title: beside.title,
        in_effect: effect(&beside.effect),
        notes: beside.notes,
        reconstructed,
        stale,
        table,
        rows,
        rules: beside.rules.into_iter().map(rule).collect(),
        fields,
    }
}

fn effect((from, until): &(Option<String>, Option<String>)) -> Option<String> {
    use crate::convert::date_for_people;
    match (from, until) {
        (Some(from), Some(until)) => {
            Some(format!("from {} to {}", date_for_people(from), date_for_people(until)))
        }
        (Some(from), None) => Some(format!("from {}", date_for_people(from))),
        (None, Some(until)) => Some(format!("until {}", date_for_people(until))),
        (None, None) => None,
    }
}

fn head(table: TableInWords) -> TableHead {
    let how = match table.combine {
        "report conflicts" => "different outcomes are reported as a conflict".to_owned(),
        "most onerous" => "the most onerous outcome of each year counts".to_owned(),
        "first row" => "the first of them counts".to_owned(),
        other => format!("this holds: {other}"),
    };
    let said = if table.combine_is_stated {
        "The report says so."
    } else {
        "The report does not say so: it is an assumption that a person must confirm."
    };
    TableHead {
        name: table.name,
        source: table.source,
        combine: format!("Where several rows apply to one party, {how}. {said}"),
        years: table.years,
    }
}

fn row(row: &RowBeside) -> RowView {
    let agreement = match &row.agreement {
        RowAgreement::Agrees => Agreement {
            verdict: "agrees".to_owned(),
            words: "agrees (proved)".to_owned(),
            because: None,
        },
        RowAgreement::Differs { party, rules, table } => Agreement {
            verdict: "differs".to_owned(),
            words: "differs (example)".to_owned(),
            because: Some(format!("To {party} the rules give {rules}; the table gives {table}.")),
        },
        RowAgreement::CannotTell(why) => Agreement {
            verdict: "cannot-tell".to_owned(),
            words: "cannot tell".to_owned(),
            because: Some(why.clone()),
        },
    };
    RowView {
        party: row.party.clone(),
        when: row.when.clone(),
        years: row.years.clone(),
        rules: row.rules.iter().map(|at| count(*at)).collect(),
        agreement,
    }
}

fn rule(rule: RuleInWords) -> RuleView {
    let (status, status_words) = status(&rule);
    RuleView {
        clause: rule.clause.as_deref().and_then(codicil_engine::the_clause),
        place: rule.clause.or(rule.source).unwrap_or_default(),
        id: rule.id,
        condition: rule.when,
        gives: rule.gives,
        status: status.to_owned(),
        status_words,
        remarks: rule.remarks,
    }
}

fn status(rule: &RuleInWords) -> (&'static str, String) {
    if rule.is_stale {
        return ("stale", "stale: its clause has changed".to_owned());
    }
    let (name, words) = match rule.status {
        RuleStatus::Candidate => {
            return ("candidate", "candidate: not used until a person accepts it".to_owned());
        }
        RuleStatus::Accepted => ("accepted", "accepted"),
        RuleStatus::Reconstructed => ("reconstructed", "accepted"),
        RuleStatus::AsRead => ("as-read", "as the program read it"),
        RuleStatus::Implied => ("implied", "implied, not stated in words"),
        RuleStatus::ReportedOnly => ("reported-only", "told by a paper, the clause is not at hand"),
    };
    match rule.is_reconstructed {
        true => (name, format!("{words}; reconstructed wording")),
        false => (name, words.to_owned()),
    }
}
