//! Who is bound and how: the subject of a sentence with its "shall", "may", "is not required to".

use crate::parse::{Context, Input, starts, starts_any};
use crate::pattern::is_determiner;
use crate::predicate::subject;
use crate::quantity::amount;
use crate::tokens::Token;

/// How a sentence binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Modality {
    Must,
    May,
    MustNot,
    /// "is not required to".
    NeedNot,
}

const MODALS: &[(Modality, &[&str])] = &[
    (
        Modality::NeedNot,
        &[
            "shall not be required to",
            "is not required to",
            "are not required to",
            "need not",
            "shall not be obliged to",
            "is not obliged to",
            "are not obliged to",
            "does not have to",
            "do not have to",
            "shall not have to",
            "will not be required to",
            "is not to be required to",
            "shall be under no obligation to",
            "is under no obligation to",
            "shall not need to",
        ],
    ),
    (
        Modality::MustNot,
        &[
            "shall not",
            "must not",
            "may not",
            "will not",
            "cannot",
            "is not permitted to",
            "are not permitted to",
            "is prohibited from",
            "are prohibited from",
            "shall not be entitled to",
            "is not entitled to",
            "are not entitled to",
            "is not to",
            "are not to",
            "shall never",
            "shall not be permitted to",
            "shall in no circumstances",
            "shall under no circumstances",
            "may not at any time",
        ],
    ),
    (
        Modality::May,
        &[
            "may",
            "is entitled to",
            "are entitled to",
            "shall be entitled to",
            "is permitted to",
            "are permitted to",
            "shall be permitted to",
            "has the right to",
            "have the right to",
            "shall have the right to",
            "may also",
            "is free to",
        ],
    ),
    (
        Modality::Must,
        &[
            "shall",
            "must",
            "will",
            "is required to",
            "are required to",
            "shall be required to",
            "is obliged to",
            "are obliged to",
            "shall be obliged to",
            "is to",
            "are to",
            "shall also",
            "must also",
            "shall each",
            "is under an obligation to",
            "will be required to",
            "shall then",
            "shall continue to",
            "is under a duty to",
            "has to",
            "have to",
            "shall procure that it shall",
        ],
    ),
];

/// How `input` binds, and how many tokens say so.
pub(crate) fn modal(input: Input<'_>) -> Option<(Modality, usize)> {
    let all =
        MODALS.iter().flat_map(|(modality, words)| words.iter().map(move |w| (*modality, *w)));
    let found = all.filter_map(|(modality, words)| Some((modality, starts(input, words)?)));
    let best = found.reduce(|best, one| if one.1 > best.1 { one } else { best })?;
    // "shall not later than 31 March" forbids nothing.
    let measures = ["later", "less", "more", "fewer", "only"]
        .iter()
        .any(|word| input.get(best.1).is_some_and(|next| next.is(word)));
    let not = input[..best.1].last().is_some_and(|token| token.is("not"));
    Some(if measures && not && best.1 == 2 { (Modality::Must, 1) } else { best })
}

/// Most words of a subject that is no party and no count.
const LONGEST_SUBJECT: usize = 40;

/// How many tokens the subject takes where `input` begins with one and a modal follows.
pub(crate) fn subject_before_modal(input: Input<'_>, cx: Context<'_>) -> Option<usize> {
    let first = input.first()?;
    let may_begin = first.capital
        || first.is("it")
        || first.is("they")
        || first.is("no")
        || first.is("there")
        || first.is("neither")
        || first.is_sign('"')
        || is_determiner(first);
    if !may_begin || is_subordinator(first) {
        return None;
    }
    let mut rest = input;
    if subject(&mut rest, cx).is_ok() && modal(rest).is_some() {
        return Some(input.len() - rest.len());
    }
    let mut rest = input;
    if amount(&mut rest, cx, 0).is_ok() {
        crate::deeming::assessed_under(&mut rest).ok();
        if modal(rest).is_some() {
            return Some(input.len() - rest.len());
        }
    }
    let (mut relative, mut inside) = (false, false);
    for at in 1..input.len().min(LONGEST_SUBJECT) {
        let token = &input[at];
        if modal(&input[at..]).is_some() {
            if relative && (token.is("is") || token.is("are") || token.is("may") || token.is("has"))
            {
                continue;
            }
            // "the assessments that a User shall schedule": this one belongs to the clause inside.
            if inside {
                inside = false;
                continue;
            }
            return (!after_relative(input, at)).then_some(at);
        }
        let stops = token.is_label()
            || [';', ':', '.', ','].iter().any(|sign| token.is_sign(*sign))
            || ["where", "if", "when", "unless", "whether"].iter().any(|word| token.is(word));
        if stops {
            return None;
        }
        let pronoun = token.is("which") || token.is("that") || token.is("who");
        relative |= pronoun;
        let own_subject = input.get(at + 1).is_some_and(|next| {
            is_determiner(next)
                || next.is("it")
                || next.is("they")
                || next.capital
                || modal(&input[at + 1..]).is_some()
        });
        inside |= pronoun && own_subject;
    }
    None
}

/// True where the modal belongs to "which it shall", not to the sentence.
fn after_relative(input: Input<'_>, at: usize) -> bool {
    input[..at]
        .last()
        .is_some_and(|token| ["which", "that", "who", "it", "they"].iter().any(|w| token.is(w)))
        && at > 1
}

fn is_subordinator(token: &Token) -> bool {
    [
        "where",
        "if",
        "when",
        "unless",
        "provided",
        "in",
        "for",
        "subject",
        "and",
        "or",
        "except",
        "save",
        "to",
        "by",
        "within",
        "before",
        "prior",
        "notwithstanding",
        "without",
        "once",
        "until",
        "following",
        "after",
        "as",
    ]
    .iter()
    .any(|word| token.is(word))
}

/// Words that open a clause which is not the main one.
pub(crate) const LEADS: &[&str] = &[
    "where",
    "if",
    "when",
    "whenever",
    "in the event that",
    "in the event of",
    "in circumstances where",
    "in the case where",
    "to the extent that",
    "in any case where",
    "not less than once",
    "no less than once",
    "unless",
    "except where",
    "save where",
    "except if",
    "other than where",
    "subject to",
    "notwithstanding",
    "without prejudice to",
    "except as",
    "save as",
    "for the purposes of",
    "for the purpose of",
    "in assessing",
    "in determining",
    "in calculating",
    "when assessing",
    "when determining",
    "when calculating",
    "in respect of",
    "in the case of",
    "prior to",
    "before",
    "within",
    "no later than",
    "not later than",
    "by",
    "on or before",
    "as soon as",
    "provided that",
    "save to the extent",
    "except to the extent",
    "for so long as",
    "so long as",
    "once",
    "upon",
    "following",
    "after",
    "from",
    "until",
    "on",
    "during",
    "in each",
    "in any",
    "in relation to",
    "at least",
    "in every",
    "annually",
    "in accordance with",
    "as long as",
    "in ascertaining",
    "in this section",
    "in counting",
    "except in",
    "other than in",
    "save in",
    "with effect from",
    "immediately",
    "promptly",
    "having",
    "in cases where",
    "when ascertaining",
    "when counting",
    "in the absence of",
    "failing",
    "without limiting",
    "and except",
    "and subject to",
    "and where",
    "and if",
    "and unless",
    "and without prejudice to",
    "and notwithstanding",
    "each year",
    "every year",
];

/// True where `input` begins with words that open a clause which is not the main one.
pub(crate) fn opens_lead(input: Input<'_>) -> bool {
    starts_any(input, LEADS)
}

/// Where the main clause begins, seen from inside a clause that is not: after a comma a subject with
/// its modal or another such clause; without one only "it shall" and the like.
pub(crate) fn main_start(tokens: Input<'_>, cx: Context<'_>) -> Option<usize> {
    for at in 1..tokens.len() {
        let before = &tokens[at - 1];
        let rest = &tokens[at..];
        let each_case = ["in each case", "in either case"];
        let sums = ["when multiplied", "when added", "when taken together"];
        if before.is_sign(',') && starts_any(rest, &sums) {
            continue;
        }
        if before.is_sign(',') && starts_any(rest, &each_case) {
            let behind = one_of_each(rest);
            if subject_before_modal(behind, cx).is_none() {
                continue;
            }
        }
        if before.is_sign(',') || before.is("then") && tokens[..at].len() > 2 {
            if opens_lead(rest)
                || subject_before_modal(rest, cx).is_some()
                || opens_statement(rest)
                || listed(rest)
                || (is_determiner(&rest[0]) && is_outcome(rest, cx).is_some())
                || outcome_due(rest, cx).is_some()
                || starts_any(rest, &["then :", "then -"])
                || opens_outcome(rest, cx)
            {
                return Some(at);
            }
        } else if before.is_sign(':') && rest[0].is_label() && opens_outcome(&rest[1..], cx) {
            return Some(at - 1).filter(|at| *at > 0);
        } else if plain_subject(rest, cx) && !joins(before) {
            return Some(at);
        }
    }
    // A main clause of a form that is not known: behind the first comma with a modal before the next.
    let commas = (1..tokens.len()).filter(|at| tokens[*at - 1].is_sign(','));
    commas.into_iter().find(|at| {
        let end = tokens[*at..].iter().position(|token| token.is_sign(',') || token.is_label());
        let until = end.map_or(tokens.len(), |end| at + end);
        let joined = tokens[*at].is("and") || tokens[*at].is("or") || tokens[*at].is("but");
        !joined
            && (*at + 1..until).any(|next| {
                tokens[next].is("shall") || tokens[next].is("must") || tokens[next].is("may")
            })
    })
}

/// What stands behind "in each case,".
fn one_of_each(rest: Input<'_>) -> Input<'_> {
    let comma = usize::from(rest.get(3).is_some_and(|token| token.is_sign(',')));
    rest.get(3 + comma..).unwrap_or_default()
}

/// "the assessment … is a Full User Security Assessment": where "is" stands.
pub(crate) fn is_outcome(input: Input<'_>, cx: Context<'_>) -> Option<usize> {
    let label = input.iter().position(Token::is_label).unwrap_or(input.len());
    (2..label.min(60)).find(|at| {
        (input[*at].is("is") || input[*at].is("are"))
            && input.get(at + 1).is_some_and(is_determiner)
            && cx.lexicon.named(&cx.lexicon.outcomes, &input[at + 2..]).is_some()
            && input[..*at].iter().any(|token| token.norm.starts_with("assessment"))
            && !input[..*at].iter().any(|token| token.is_sign(',') || token.is_sign(';'))
    })
}

/// "a Full User Security Assessment is required": where "is" stands.
pub(crate) fn outcome_due(input: Input<'_>, cx: Context<'_>) -> Option<usize> {
    let small = input.iter().take(2).take_while(|token| is_determiner(token)).count();
    let (_, length) = cx.lexicon.named(&cx.lexicon.outcomes, input.get(small..)?)?;
    let at = small + length;
    let due = ["is required", "is due", "are required", "are due"];
    (small > 0 && starts_any(&input[at..], &due)).then_some(at)
}

/// A sentence with "are as follows" for its verb.
fn listed(input: Input<'_>) -> bool {
    let end = input.iter().position(|token| token.is_sign(',') || token.is_label());
    as_follows(&input[..end.unwrap_or(input.len())]).is_some()
}

/// Where "are as follows" stands, which says as much as "shall be".
pub(crate) fn as_follows(input: Input<'_>) -> Option<usize> {
    let phrases = [
        "are as follows",
        "is as follows",
        "are the following",
        "is the following",
        "are :",
        "is :",
    ];
    (1..input.len().min(60)).find(|at| starts_any(&input[*at..], &phrases))
}

/// An outcome, or the year for one, as a paragraph gives it without a verb of its own.
fn opens_outcome(input: Input<'_>, cx: Context<'_>) -> bool {
    let outcome = |input: Input<'_>| {
        let small = input.iter().take(2).take_while(|token| is_determiner(token)).count();
        small > 0 && cx.lexicon.named(&cx.lexicon.outcomes, &input[small..]).is_some()
    };
    let verb = cx.lexicon.longest(&cx.lexicon.undergo, input);
    outcome(input)
        || verb.is_some_and(|length| outcome(&input[length..]))
        || input.first().is_some_and(crate::deadline::is_act_verb)
        || crate::years::when(&mut { input }, cx).is_ok()
}

fn joins(before: &Token) -> bool {
    [
        "which", "that", "whom", "as", "and", "or", "if", "where", "unless", "until", "when",
        "than", "but", "what", "whether", "of",
    ]
    .iter()
    .any(|word| before.is(word))
}

/// "it shall", "that User shall".
fn plain_subject(input: Input<'_>, cx: Context<'_>) -> bool {
    let first = &input[0];
    let pronoun = first.is("it") || first.is("they");
    let named =
        ["the", "that", "such", "those", "each", "any", "all"].iter().any(|word| first.is(word));
    if !pronoun && !named {
        return false;
    }
    let length =
        if pronoun { Some(1) } else { cx.lexicon.party_noun(&input[1..]).map(|length| length + 1) };
    length.is_some_and(|length| modal(&input[length..]).is_some())
}

/// A main clause without a modal: a definition, or provisions that apply.
pub(crate) fn opens_statement(input: Input<'_>) -> bool {
    let within = input.iter().take(14);
    let quoted = input.first().is_some_and(|token| token.is_sign('"'))
        || (input.len() > 1 && is_determiner(&input[0]) && input[1].is_sign('"'));
    let says = |word: &str| within.clone().any(|token| token.is(word));
    (quoted && (says("means") || says("mean") || says("includes") || says("has")))
        || crate::application::opens(input)
}
