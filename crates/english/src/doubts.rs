//! What a careful reader would ask about an act, its time and what stands inside it.

use crate::draft::Draft;
use crate::parse::{Context, Input};
use crate::reading::Kind;
use crate::tokens::Kind as Token;

/// An outcome with a year is a rule; where it could not be read as one, that is a question.
pub(crate) fn yearly(draft: &mut Draft, act: Input<'_>, cx: Context<'_>) {
    let outcome =
        (0..act.len()).any(|at| cx.lexicon.named(&cx.lexicon.outcomes, &act[at..]).is_some());
    let run = act
        .iter()
        .any(|token| ["sequence", "cycle", "order", "pattern"].iter().any(|word| token.is(word)));
    let times = draft.deadline.as_deref().unwrap_or_default().to_lowercase();
    let yearly =
        crate::years::speaks_of_years(act) || times.contains("year") || times.contains("annual");
    if (outcome && yearly) || run {
        draft.notes.doubt(
            act,
            "Years are stated here that do not make a run from the first. What falls in each year?",
        );
    }
}

/// A time that points at another event, or lasts until one, needs that event.
pub(crate) fn turns_on(draft: &mut Draft, time: Input<'_>) {
    let points = ["it", "them", "so", "until", "thereof", "or"];
    let compared = time
        .windows(2)
        .any(|pair| pair[0].is("the") && (pair[1].is("later") || pair[1].is("earlier")));
    if compared || time.iter().any(|token| points.iter().any(|word| token.is(word))) {
        draft.notes.doubt(time, "This time turns on another event. Which one exactly?");
    }
}

/// Most words of an act that is one thing.
const LONGEST_ACT: usize = 25;

/// An act that is long, or has parts, may be several.
pub(crate) fn several(draft: &mut Draft, act: Input<'_>) {
    let verbs =
        act.windows(2).any(|pair| pair[0].is("and") && crate::deadline::is_act_verb(&pair[1]));
    let parts =
        act.iter().any(|token| token.is_sign(',') || token.is_sign(';') || token.is_label());
    if verbs || parts || act.len() > LONGEST_ACT {
        draft.notes.doubt(act, "Is this one act, or several?");
    }
}

/// Words inside an act that may hide a condition or a limit.
pub(crate) fn residue(draft: &mut Draft, act: Input<'_>) {
    const HIDES: [&str; 23] = [
        "if",
        "where",
        "unless",
        "provided",
        "except",
        "save",
        "subject",
        "until",
        "when",
        "extent",
        "whether",
        "otherwise",
        "only",
        "either",
        "neither",
        "and/or",
        "or",
        "notwithstanding",
        "without",
        "consent",
        "approval",
        "unlike",
        "but",
    ];
    for token in act {
        if HIDES.iter().any(|word| token.is(word)) {
            let asked = format!("\"{}\" stands in it. What does it limit?", token.text);
            draft.notes.doubt(std::slice::from_ref(token), asked);
        }
    }
    let limits =
        ["directed", "requested", "required", "agreed", "determined", "specified", "it", "may"];
    for pair in act.windows(2) {
        if pair[0].is("as") && limits.iter().any(|word| pair[1].is(word)) {
            draft.notes.doubt(pair, "Somebody else decides a part of this. Who, and when?");
        }
    }
    if act.iter().filter(|token| token.is("not")).count() > 0 && draft.kind == Kind::Prohibition {
        draft.notes.doubt(act, "Two negatives meet here. Is the positive really meant?");
    }
}

/// A time that was not read as one, a pronoun for a thing, a verb that denies.
pub(crate) fn inside(draft: &mut Draft, act: Input<'_>) {
    let units =
        ["day", "days", "hours", "month", "months", "week", "weeks", "date", "annual", "annually"];
    for (at, token) in act.iter().enumerate() {
        if units.iter().any(|unit| token.is(unit)) || matches!(token.kind, Token::Number(_)) {
            draft.notes.doubt(
                std::slice::from_ref(token),
                "A time or number stands in the act. What does it measure?",
            );
        }
        let next = act.get(at + 1);
        let behind = ["to", "in", "with", "from", "by", "of", "at", "on", "for", "and"];
        let object =
            next.is_none_or(|next| !next.is_word() || behind.iter().any(|word| next.is(word)));
        if (token.is("it") || token.is("them")) && object && at > 0 {
            draft.notes.doubt(std::slice::from_ref(token), "For what does this word stand?");
        }
    }
    if act.iter().filter(|token| token.is_word()).count() < 2 {
        draft.notes.doubt(act, "The act is a single word. Does its object stand elsewhere?");
    }
    let denies =
        ["fail", "refuse", "omit", "neglect", "cease", "prevent", "avoid", "refrain", "decline"];
    if act.first().is_some_and(|verb| denies.iter().any(|word| verb.is(word))) {
        draft
            .notes
            .doubt(&act[..1], "This verb denies what follows it. Is the positive really meant?");
    }
}

/// A time behind "that" or "which" may belong to that clause and not to the act.
pub(crate) fn reach(draft: &mut Draft, before: Input<'_>) {
    let opens = ["that", "which", "who", "whom", "whose"];
    let clause = before.windows(2).find(|pair| {
        opens.iter().any(|word| pair[0].is(word))
            && !pair[1].capital
            && !pair[1].is("report")
            && !pair[1].is("register")
    });
    if let Some(clause) = clause {
        draft.notes.doubt(clause, "Does the time belong to the act, or to the clause inside it?");
    }
}
