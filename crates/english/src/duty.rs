//! What somebody must, may or must not do, to whom, and until when.

use crate::condition::Read;
use crate::deadline::deadlines;
use crate::doubts;
use crate::draft::Draft;
use crate::lead::{Frame, leads, tail, tail_start};
use crate::main_clause::{Bound, OTHER_CASE};
use crate::modal::Modality;
use crate::parse::{Context, Input, Notes, starts_any, trimmed, words};
use crate::pattern::{is_determiner, other};
use crate::reading::{Kind, What};
use crate::tokens::Token;

/// Reads everything behind the modal as acts: one, or one a paragraph.
pub(crate) fn duties<'a>(
    rest: Input<'a>,
    bound: &Bound<'a>,
    cx: Context<'_>,
    out: &mut Vec<Draft>,
) {
    let Some(first) = rest.iter().position(Token::is_label) else {
        out.push(duty(&[], rest, bound, &bound.path, cx));
        return;
    };
    let items = cx.items(rest, first);
    let ends = items.iter().take(items.len() - 1).filter_map(|item| item.last());
    let alternatives = ends.clone().any(|token| token.is("or") || token.is("and/or"));
    let stem = &rest[..first];
    if alternatives || items.len() == 1 || in_condition(stem) {
        let mut one = duty(&[], rest, bound, &bound.path, cx);
        if alternatives {
            one.notes
                .doubt(rest, "\"or\" joins the paragraphs. Whose choice is it, and is one enough?");
        }
        out.push(one);
        return;
    }
    let mut before: Vec<Read> = Vec::new();
    for item in items {
        let path = cx.label(&item[0]).map_or(bound.path.clone(), |label| label.path.clone());
        let mut guard = Frame::new();
        leads_of_item(&mut &item[1..], cx, &mut guard, stem);
        let mut bound = bound.clone();
        if guard.otherwise {
            bound.frame.otherwise = !before.is_empty();
            for one in before.drain(..) {
                bound.frame.when = bound.frame.when.and(one.negated());
            }
        } else if !guard.when.notes.parts.is_empty() {
            before.push(guard.when);
        }
        let mut draft = duty(trimmed_end(stem), &item[1..], &bound, &path, cx);
        draft.notes.mark(&item[..1]);
        draft.notes.mark(stem);
        out.push(draft);
    }
}

/// True where the paragraphs belong to a condition behind the act.
fn in_condition(stem: Input<'_>) -> bool {
    let excepts = ["except", "save", "than"];
    tail_start(stem).is_some() || stem.iter().any(|token| excepts.iter().any(|word| token.is(word)))
}

fn trimmed_end(stem: Input<'_>) -> Input<'_> {
    let end = stem
        .iter()
        .rposition(|token| !token.is_sign(':') && !token.is_sign('-') && !token.is_sign(','));
    &stem[..end.map_or(0, |at| at + 1)]
}

fn duty<'a>(
    stem: Input<'a>,
    body: Input<'a>,
    bound: &Bound<'a>,
    path: &str,
    cx: Context<'_>,
) -> Draft {
    let mut frame = Frame { notes: Notes::default(), when: Read::always(), ..bound.frame.clone() };
    frame.precedence.clear();
    let mut act = body;
    let known = std::mem::take(&mut frame.otherwise);
    leads_of_item(&mut act, cx, &mut frame, stem);
    if frame.otherwise && !known {
        frame.notes.doubt(body, OTHER_CASE);
    }
    if let Some(at) = tail_start(act) {
        tail(&act[at..], cx, &mut frame);
        act = &act[..at];
    }
    let when = bound.frame.when.clone().and(bound.subject.clone()).and(frame.when);
    let mut modality = bound.modality;
    let mut negative = Notes::default();
    let measured = ["not later", "not less", "not more", "not fewer", "not only"];
    if act.first().is_some_and(|token| token.is("not")) && !starts_any(act, &measured) {
        match modality {
            Modality::Must => modality = Modality::MustNot,
            _ => negative.doubt(act, "Two negatives meet here. Is the positive really meant?"),
        }
        if modality == Modality::MustNot {
            negative.part(What::Modal, &act[..1]);
            act = &act[1..];
        }
    }
    let subjected =
        starts_any(act, &["be subject to", "be bound by", "be required to", "be liable"]);
    if modality == Modality::MustNot && subjected {
        modality = Modality::NeedNot;
    }
    let mut draft = Draft::new(kind(modality), path, when, body);
    draft.notes.join(negative);
    draft.beside(std::mem::take(&mut frame.precedence));
    draft.notes.join(bound.frame.notes.clone());
    draft.notes.join(frame.notes);
    draft.notes.part(What::Modal, bound.modal);
    draft.notes.mark(act);
    name_bearer(&mut draft, stem, act, bound, cx);
    let whole: Vec<Token> = stem.iter().chain(act).cloned().collect();
    split_act(&mut draft, &whole, &frame.times, modality, cx);
    doubts::yearly(&mut draft, &whole, cx);
    draft
}

/// A paragraph may begin with its own condition; a single act begins with its verb.
fn leads_of_item<'a>(act: &mut Input<'a>, cx: Context<'_>, frame: &mut Frame<'a>, stem: Input<'_>) {
    let conditional = starts_any(
        act,
        &["where", "if", "unless", "in the event that", "in any other case", "otherwise", "when"],
    );
    if conditional || (!stem.is_empty() && crate::modal::opens_lead(act)) {
        leads(act, cx, frame);
    }
}

fn kind(modality: Modality) -> Kind {
    match modality {
        Modality::Must => Kind::Obligation,
        Modality::May | Modality::NeedNot => Kind::Permission,
        Modality::MustNot => Kind::Prohibition,
    }
}

/// Who is bound: the subject, or in the passive whoever stands after "by".
fn name_bearer(
    draft: &mut Draft,
    stem: Input<'_>,
    act: Input<'_>,
    bound: &Bound<'_>,
    cx: Context<'_>,
) {
    let verb = if stem.is_empty() { act } else { stem };
    let passive = verb.first().is_some_and(|token| token.is("be"));
    let known = bound.party || is_actor(bound.words, cx);
    if !known && passive {
        let by =
            (1..act.len()).find(|at| act[*at - 1].is("by") && actor(&act[*at..], cx).is_some());
        if let Some(at) = by {
            let length = actors(&act[at..], cx).unwrap_or(1);
            either_bound(draft, &act[at..at + length]);
            draft.bearer = Some(words(&act[at..at + length]));
            draft.notes.part(What::Bearer, &act[at..at + length]);
            draft.notes.mark(bound.words);
            draft.act = Some(words(bound.words));
            draft.notes.doubt(bound.words, "This is worded in the passive. Who does what?");
            return;
        }
        draft.notes.doubt(bound.words, "The words do not say who has to see to it. Who has?");
    } else if !known && !bound.pronoun {
        draft.notes.doubt(bound.words, "Is this somebody who can be bound?");
    }
    draft.notes.part(What::Bearer, bound.words);
    either_bound(draft, bound.words);
    draft.bearer = Some(words(bound.head));
    if bound.pronoun {
        match &bound.antecedent {
            Some(antecedent) => draft.bearer = Some(antecedent.clone()),
            None => draft.notes.doubt(bound.words, "To whom does this word refer?"),
        }
    }
}

/// Act, deadline and counterparty.
fn split_act(
    draft: &mut Draft,
    whole: Input<'_>,
    before: &[Input<'_>],
    modality: Modality,
    cx: Context<'_>,
) {
    let runs = deadlines(whole);
    let first = runs.first().map(|run| run.start);
    let mut times: Vec<String> = Vec::new();
    for time in before {
        draft.notes.part(What::Deadline, time);
        doubts::turns_on(draft, time);
        if starts_any(time, TRIGGERS) {
            draft.notes.doubt(time, "Is this only a time, or also a condition?");
        }
        times.push(words(time));
    }
    let mut kept: Vec<Token> = Vec::new();
    let mut at = 0;
    for run in runs {
        doubts::turns_on(draft, &whole[run.clone()]);
        kept.extend_from_slice(&whole[at..run.start]);
        draft.notes.part(What::Deadline, &whole[run.clone()]);
        times.push(words(&whole[run.clone()]));
        at = run.end;
        // The two commas around it go with it.
        let comma = |token: Option<&Token>| token.is_some_and(|token| token.is_sign(','));
        if comma(kept.last()) && comma(whole.get(at)) {
            kept.pop();
            at += 1;
        }
    }
    kept.extend_from_slice(&whole[at..]);
    let kept = trimmed(&kept).to_vec();
    let passive_subject = draft.act.take();
    let act = words(&kept).replace(" ,", ",");
    let act = act.trim_end_matches([',', ' ']).to_owned();
    let act = match passive_subject {
        Some(subject) => format!("{subject} {act}"),
        None if modality == Modality::NeedNot => format!("not {act}"),
        None => act,
    };
    draft.notes.part(What::Act, &kept);
    if act.is_empty() {
        draft.notes.doubt(whole, "The words do not say what is to be done.");
    }
    draft.act = Some(act);
    draft.deadline = (!times.is_empty()).then(|| times.join("; "));
    if let Some(run) = counterparty(&kept, cx) {
        let narrowed = run.end + narrowing(&kept[run.end..]);
        draft.notes.part(What::Counterparty, &kept[run.start..narrowed]);
        draft.counterparty = Some(words(&kept[run]));
    }
    doubts::residue(draft, &kept);
    doubts::several(draft, &kept);
    doubts::inside(draft, &kept);
    if let Some(first) = first {
        doubts::reach(draft, &whole[..first]);
    }
}

/// Words that open a time which may be a condition.
const TRIGGERS: &[&str] =
    &["following", "after", "from", "upon", "on", "during", "until", "in the", "in any"];

/// How many words behind somebody say which one is meant: "whose User Systems …", up to a comma.
fn narrowing(rest: Input<'_>) -> usize {
    let opens = ["whose", "which", "that", "who"];
    if !rest.first().is_some_and(|token| opens.iter().any(|word| token.is(word))) {
        return 0;
    }
    rest.iter().take_while(|token| token.is_word() && !token.is_label()).count()
}

const TO_WHOM: &[&str] = &[
    "notify",
    "inform",
    "advise",
    "consult",
    "remind",
    "instruct",
    "require",
    "direct",
    "request",
    "invite",
    "satisfy",
    "assist",
    "indemnify",
    "tell",
    "warn",
    "pay",
    "provide",
    "give",
    "send",
    "offer",
    "grant",
    "supply",
    "show",
    "ask",
    "allow",
    "permit",
    "enable",
    "furnish",
    "serve",
    "reimburse",
    "compensate",
    "alert",
];

/// To whom, or with whom: "notify the Panel", "a copy to the DCC", "agree with that User".
fn counterparty(act: Input<'_>, cx: Context<'_>) -> Option<std::ops::Range<usize>> {
    for at in 1..act.len() {
        if TO_WHOM.iter().any(|verb| act[at - 1].is(verb))
            && let Some(length) = actors(&act[at..], cx)
        {
            return Some(at..at + length);
        }
    }
    for at in 1..act.len() {
        if act[at - 1].is("to")
            && let Some(length) = actors(&act[at..], cx)
        {
            return Some(at..at + length);
        }
    }
    let with =
        ["agree", "cooperate", "co-operate", "consult", "share", "liaise", "discuss", "agreement"];
    let verbs = act.iter().any(|token| with.iter().any(|verb| token.is(verb)));
    let at = (1..act.len())
        .find(|at| verbs && act[*at - 1].is("with") && actors(&act[*at..], cx).is_some())?;
    Some(at..at + actors(&act[at..], cx)?)
}

/// Somebody, and others joined to them.
fn actors(input: Input<'_>, cx: Context<'_>) -> Option<usize> {
    let mut length = actor(input, cx)?;
    loop {
        let joins = input.get(length).is_some_and(|token| {
            token.is("and") || token.is("or") || token.norm == "and/or" || token.is_sign(',')
        });
        let skip = if input.get(length).is_some_and(|t| t.is_sign(','))
            && input.get(length + 1).is_some_and(|t| t.is("and"))
        {
            2
        } else {
            1
        };
        match joins.then(|| input.get(length + skip..).and_then(|rest| actor(rest, cx))).flatten() {
            Some(more) => length += skip + more,
            None => return Some(length),
        }
    }
}

/// Somebody who can act: a party, a body the lexicon knows, or a defined term for one.
pub(crate) fn actor(input: Input<'_>, cx: Context<'_>) -> Option<usize> {
    if let Some(length) = other(input, cx.lexicon) {
        return Some(length);
    }
    let small = input.iter().take(4).take_while(|token| is_determiner(token)).count();
    let rest = &input[small..];
    let known = cx.lexicon.longest(&cx.lexicon.actors, rest).max(cx.lexicon.party_noun(rest));
    // A name that goes on is the name of something else: "a User Security Assessment Report".
    let whole =
        |length: &usize| rest.get(*length).is_none_or(|next| !next.capital || !next.is_word());
    known.filter(whole).map(|length| length + small)
}

/// "the User and/or the DCC" is kept whole; who of them is bound is a question.
fn either_bound(draft: &mut Draft, bearer: Input<'_>) {
    if bearer.iter().any(|token| token.norm == "and/or") {
        draft.notes.doubt(
            bearer,
            "\"and/or\" joins those who are bound. Is each of them, or is one enough?",
        );
    }
}

/// True where these words are nothing but somebody who can act.
fn is_actor(input: Input<'_>, cx: Context<'_>) -> bool {
    actors(input, cx) == Some(input.len())
}
