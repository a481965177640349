//! Candidates of provisions that apply, or do not, and of those that prevail.

use winnow::prelude::*;

use crate::application::{Says, application};
use crate::draft::Draft;
use crate::lead::{Frame, tail, tail_start};
use crate::main_clause::precedence;
use crate::parse::{Context, Input, Notes, one_of, take, trimmed, words};
use crate::predicate::subject;
use crate::reading::{Kind, Precedence, What};

/// "Sections A to B apply to X where …", "Section A shall prevail".
pub(crate) fn applies(
    input: Input<'_>,
    frame: &Frame<'_>,
    path: &str,
    cx: Context<'_>,
    out: &mut Vec<Draft>,
) -> Option<Draft> {
    let mut rest = input;
    let found = application(&mut rest).ok()?;
    let mut own = Frame { notes: Notes::default(), ..Frame::new() };
    let behind = rest;
    let target = one_of(&[
        "to",
        "in respect of",
        "in relation to",
        "only to",
        "as regards",
        "only in respect of",
        "to and in respect of",
    ])
    .parse_next(&mut rest);
    if let Ok(word) = target {
        own.notes.mark(word);
        match subject(&mut rest, cx) {
            Ok(found) => own.when = own.when.and(found.read),
            Err(_) => {
                let end = tail_start(rest).unwrap_or(rest.len());
                own.notes.part(What::Subject, trimmed(take(&mut rest, end)));
            }
        }
    }
    if found.says != Says::Prevail {
        tail(rest, cx, &mut own);
        own.notes.part(What::Act, trimmed(behind));
    }
    for yields in std::mem::take(&mut own.precedence) {
        out.push(precedence(yields, path));
    }
    let applies = matches!(found.says, Says::Apply | Says::DoNotApply);
    let kind = if applies { Kind::Application } else { Kind::Precedence };
    let when = frame.when.clone().and(own.when);
    let mut draft = Draft::new(kind, path, when, input);
    draft.notes.doubt(input, "This switches provisions on or off. Which rules does it touch?");
    draft.notes.join(frame.notes.clone());
    draft.notes.join(own.notes);
    draft.notes.join(found.notes);
    draft.scope = found.cited;
    match found.says {
        Says::Prevail => {
            draft.precedence = Some(Precedence::Prevails);
            draft.bearer = Some(draft.scope.join(", "));
            let mut over = behind;
            let lead =
                one_of(&["over", "to the extent of that conflict over"]).parse_next(&mut over);
            if let Ok(losers) = lead.and_then(|_| crate::provisions::provisions(&mut over)) {
                draft.notes.part(What::Scope, &behind[..behind.len() - over.len()]);
                draft.scope = losers;
            }
        }
        Says::GivesWay | Says::LeavesStanding => {
            let gives_way = found.says == Says::GivesWay;
            draft.precedence =
                Some(if gives_way { Precedence::GivesWay } else { Precedence::LeavesStanding });
            draft.bearer = Some(draft.scope.join(", "));
            let mut input = behind;
            let cited = crate::provisions::provisions(&mut input);
            draft.scope = cited.unwrap_or_else(|_| vec![words(trimmed(behind))]);
        }
        Says::Apply => {
            draft.act = Some(format!("apply {}", words(trimmed(behind))).trim_end().to_owned())
        }
        Says::DoNotApply => {
            draft.act =
                Some(format!("do not apply {}", words(trimmed(behind))).trim_end().to_owned())
        }
    }
    Some(draft)
}
