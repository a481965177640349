//! Rules: what a party gets year by year, and when, also with conditions paragraph by paragraph.

use codicil_rules::Condition;
use winnow::prelude::*;

use crate::condition::{Read, not};
use crate::draft::Draft;
use crate::lead::{Frame, leads, tail};
use crate::main_clause::Bound;
use crate::modal::Modality;
use crate::parse::{Context, Input, Notes, one_of, starts_any, take, trimmed};
use crate::pattern::is_determiner;
use crate::predicate::subject;
use crate::reading::{Kind, What};
use crate::sequence::{Before, course};
use crate::tokens::Token;
use crate::years::{When, cycle, initial, speaks_of_years, when};

/// Reads what stands behind the modal as rules; false where it is none.
pub(crate) fn rules<'a>(
    rest: Input<'a>,
    bound: &Bound<'a>,
    cx: Context<'_>,
    out: &mut Vec<Draft>,
) -> bool {
    let said_before = bound.frame.times.iter().any(|time| speaks_of_years(time))
        || (!bound.party && speaks_of_years(bound.words));
    if bound.modality != Modality::Must || !(speaks_of_years(rest) || said_before) {
        return false;
    }
    let mut input = rest;
    let mut notes = Notes::default();
    let (ahead, before) = times_before(bound, cx, &mut notes);
    let ahead = when(&mut input, cx).ok().or(ahead);
    if let Ok(comma) = one_of(&[","]).parse_next(&mut input) {
        notes.mark(comma);
    }
    let Some(length) = verb(input, cx) else { return false };
    notes.part(What::Act, take(&mut input, length));
    notes.mark(&rest[..rest.len() - input.len()]);
    let Some(Whose { who, first, years }) = whose(bound, cx) else { return false };
    let before = Before { initial: before.initial.or(first), ..before };
    let ahead = ahead.or(years);
    let stem = Stem { who, ahead, before, notes };
    if let Some(at) = conditional(input, cx) {
        return by_paragraph(input, at, &stem, bound, cx, out);
    }
    let Some(draft) = one(input, &stem, &bound.frame, bound, &bound.path, cx) else { return false };
    out.push(draft);
    true
}

/// How many tokens say that the party gets the outcomes behind them: a verb of the lexicon, or words
/// around "assessments" that say nothing else, up to the first outcome, year or paragraph. Paragraphs
/// may bring their own verbs.
fn verb(input: Input<'_>, cx: Context<'_>) -> Option<usize> {
    let known = cx.lexicon.longest(&cx.lexicon.undergo, input).unwrap_or(0);
    let begins = |at: usize| {
        let rest = &input[at..];
        let small = rest.iter().take(2).take_while(|token| is_determiner(token)).count();
        rest[0].is_label()
            || cx.lexicon.named(&cx.lexicon.outcomes, &rest[small..]).is_some()
            || when(&mut { rest }, cx).is_ok()
    };
    let filler = |token: &Token| {
        const FILLER: [&str; 48] = [
            "its",
            "their",
            "schedule",
            "undergo",
            "arrange",
            "for",
            "the",
            "following",
            "assessments",
            "to",
            "be",
            "carried",
            "out",
            "have",
            "procure",
            "ensure",
            "that",
            "it",
            "undergoes",
            "schedules",
            "completes",
            "complete",
            "commission",
            "undertake",
            "conduct",
            "subject",
            "by",
            "means",
            "of",
            "as",
            "follows",
            "category",
            "assessment",
            "security",
            "assurance",
            "user",
            "type",
            "types",
            "in",
            "this",
            "order",
            "assessed",
            "receive",
            "submit",
            "sequence",
            "itself",
            "scheduled",
            "undertaken",
        ];
        FILLER.iter().any(|word| token.is(word)) || token.is_sign(':') || token.is_sign('-')
    };
    if input.first()?.is_sign(':') || input[0].is_label() {
        return Some(0);
    }
    // "the assessment … is a Full User Security Assessment".
    let named = |at: usize| cx.lexicon.named(&cx.lexicon.outcomes, &input[at..]).is_some();
    if is_determiner(&input[0]) && named(1) {
        return Some(0);
    }
    if known > 0
        && (known == input.len()
            || input[known].is_sign(':')
            || begins(known)
            || (input[known].is_sign(',') && input.len() > known + 1 && begins(known + 1)))
    {
        return Some(known);
    }
    let length = (1..input.len().min(18)).find(|at| begins(*at))?;
    input[..length].iter().all(filler).then_some(length)
}

/// What the words before the years gave.
struct Stem {
    who: Read,
    ahead: Option<When>,
    before: Before,
    notes: Notes,
}

/// Years said before the subject: "In each year, …", "Following its initial Full … Assessment, …".
fn times_before(bound: &Bound<'_>, cx: Context<'_>, notes: &mut Notes) -> (Option<When>, Before) {
    let (mut ahead, mut before) = (None, Before::default());
    for time in &bound.frame.times {
        let mut input = *time;
        if let Ok(found) = when(&mut input, cx)
            && trimmed(input).is_empty()
        {
            notes.mark(time);
            ahead = Some(found);
            continue;
        }
        let mut input = *time;
        if one_of(&[
            "following",
            "after",
            "having undergone",
            "having completed",
            "once it has completed",
        ])
        .parse_next(&mut input)
        .is_ok()
            && let Ok(name) = initial(&mut input, cx)
            && trimmed(input).is_empty()
        {
            notes.part(What::Outcome, time);
            before.initial = Some(name);
        }
        let mut input = *time;
        if let Some(length) = cycle(&mut input).ok().filter(|_| trimmed(input).is_empty()) {
            notes.part(What::Year, time);
            before.cycle = Some(length);
        }
    }
    (ahead, before)
}

/// What a subject says of whose assessments these are, and when.
struct Whose {
    who: Read,
    /// The outcome after whose year its years count.
    first: Option<String>,
    years: Option<When>,
}

/// What the subject asks of the party, and the outcome after which its years count. Where it is an
/// assessment, the party stands inside: "the User Security Assessment of a Network Party".
fn whose(bound: &Bound<'_>, cx: Context<'_>) -> Option<Whose> {
    let plain = |who: Read| Some(Whose { who, first: None, years: None });
    if bound.party || bound.pronoun {
        return plain(bound.subject.clone());
    }
    let mut following = bound.words;
    let listed =
        one_of(&["the following", "each of the following"]).parse_next(&mut following).is_ok();
    if listed && cx.lexicon.longest(&cx.lexicon.parties, following) == Some(following.len()) {
        return plain(Read::always());
    }
    const SMALL: [&str; 44] = [
        "the",
        "category",
        "categories",
        "of",
        "user",
        "security",
        "assessment",
        "assessments",
        "assurance",
        "that",
        "to",
        "be",
        "scheduled",
        "undertaken",
        "by",
        "undergone",
        "required",
        "for",
        "type",
        "types",
        "each",
        "which",
        "is",
        "are",
        "annual",
        "a",
        "must",
        "schedule",
        "sequence",
        "undergo",
        "cycle",
        "arranged",
        "any",
        "in",
        "respect",
        "it",
        "shall",
        "they",
        "order",
        "due",
        "applicable",
        "nature",
        "subsequent",
        "its",
    ];
    if !bound.words.iter().any(|token| token.norm.starts_with("assessment")) {
        return None;
    }
    let (mut read, mut first, mut named) =
        (Read::always(), None, !bound.frame.when.notes.parts.is_empty());
    let mut input = bound.words;
    let mut years: Option<When> = None;
    while let Some(token) = input.first() {
        let before = input;
        if years.is_none()
            && let Ok(found) = when(&mut input, cx)
        {
            years = Some(found);
            continue;
        }
        input = before;
        let after = one_of(&["following", "after"]).parse_next(&mut input);
        if let Ok(name) = after.and_then(|_| initial(&mut input, cx)) {
            first = Some(name);
            continue;
        }
        input = before;
        if let Ok(found) = subject(&mut input, cx)
            && !found.pronoun
        {
            read = read.and(found.read);
            named = true;
            continue;
        }
        input = before;
        if !SMALL.iter().any(|word| token.is(word)) {
            return None;
        }
        take(&mut input, 1);
    }
    read.notes.mark(bound.words);
    if !named {
        read.notes.doubt(bound.words, "Whose assessments are these?");
    }
    Some(Whose { who: read, first, years })
}

/// Where paragraphs begin that have conditions of their own.
fn conditional(input: Input<'_>, cx: Context<'_>) -> Option<usize> {
    let first = input.iter().position(Token::is_label)?;
    if !trimmed(&input[..first]).is_empty() {
        return None;
    }
    let items = cx.items(input, first);
    let own = |item: Input<'_>| opens_case(item) && when(&mut { item }, cx).is_err();
    let any = items.iter().any(|item| own(&item[1..]));
    any.then_some(first)
}

fn opens_case(item: Input<'_>) -> bool {
    starts_any(
        item,
        &[
            "where",
            "if",
            "when",
            "unless",
            "in the case of",
            "in any other case",
            "in all other cases",
            "otherwise",
            "in respect of",
            "for",
            "in every other case",
            "in the event that",
            "in any case where",
            "in the case where",
            "in all other circumstances",
            "in any other circumstances",
        ],
    ) && !starts_any(item, &["for the first", "for each"])
}

fn by_paragraph<'a>(
    input: Input<'a>,
    first: usize,
    stem: &Stem,
    bound: &Bound<'a>,
    cx: Context<'_>,
    out: &mut Vec<Draft>,
) -> bool {
    let mut drafts = Vec::new();
    let mut before: Vec<Condition> = Vec::new();
    for item in cx.items(input, first) {
        let path = cx.label(&item[0]).map_or(bound.path.clone(), |label| label.path.clone());
        let mut own = Frame::new();
        let mut rest = &item[1..];
        leads(&mut rest, cx, &mut own);
        own.notes.mark(&item[..1]);
        own.notes.mark(&input[..first]);
        if own.otherwise {
            if before.is_empty() {
                own.notes.doubt(item, crate::main_clause::OTHER_CASE);
            }
            let none = before.iter().cloned().map(not).collect();
            own.when.condition = crate::condition::all(none);
        } else {
            before.push(own.when.condition.clone());
        }
        let mut frame = bound.frame.clone();
        frame.when = frame.when.and(own.when);
        frame.notes.join(own.notes);
        let ahead = own.times.iter().find_map(|time| {
            let mut input = *time;
            when(&mut input, cx).ok().filter(|_| trimmed(input).is_empty())
        });
        let stem = Stem {
            who: stem.who.clone(),
            ahead: ahead.or(stem.ahead.clone()),
            before: stem.before.clone(),
            notes: stem.notes.clone(),
        };
        let length = verb(rest, cx);
        frame.notes.mark(take(&mut rest, length.unwrap_or(0)));
        match one(rest, &stem, &frame, bound, &path, cx) {
            Some(draft) => drafts.push(draft),
            None => return false,
        }
    }
    out.extend(drafts);
    true
}

fn one<'a>(
    input: Input<'a>,
    stem: &Stem,
    frame: &Frame<'a>,
    bound: &Bound<'a>,
    path: &str,
    cx: Context<'_>,
) -> Option<Draft> {
    let mut rest = input;
    let course = course(&mut rest, cx, stem.ahead.clone(), stem.before.clone())?;
    let mut frame = frame.clone();
    match listed(rest, bound, cx) {
        Some(read) => frame.when = frame.when.and(read),
        None => tail(rest, cx, &mut frame),
    }
    let mut draft = Draft::new(Kind::Rule, path, frame.when.and(stem.who.clone()), input);
    draft.beside(std::mem::take(&mut frame.precedence));
    draft.notes.join(frame.notes);
    draft.notes.join(stem.notes.clone());
    draft.notes.join(course.notes);
    same_party(&mut draft, bound, cx);
    draft.notes.part(What::Modal, bound.modal);
    draft.notes.part(What::Subject, bound.words);
    draft.scope = frame.scope;
    draft.sequence = Some(course.sequence);
    Some(draft)
}

/// "The following Users shall …: (a) …; and (b) …": the parties as paragraphs behind the outcome.
fn listed(rest: Input<'_>, bound: &Bound<'_>, cx: Context<'_>) -> Option<Read> {
    let following = bound.words.iter().any(|token| token.is("following"));
    let first = rest.iter().position(Token::is_label).filter(|_| following)?;
    let mut all: Option<Read> = None;
    for item in cx.items(rest, first) {
        let mut input = trimmed(&item[1..]);
        let found = subject(&mut input, cx).ok().filter(|found| input.is_empty() && !found.none)?;
        let mut read = found.read;
        read.notes.mark(item);
        all = Some(match all {
            Some(before) => before.or(read),
            None => read,
        });
    }
    let mut read = all?;
    read.notes.mark(&rest[..first]);
    Some(read)
}

/// The party of the condition and that of the main clause may be two.
fn same_party(draft: &mut Draft, bound: &Bound<'_>, cx: Context<'_>) {
    let Some(first) = &bound.frame.subject else { return };
    let anew = bound.words.first().is_some_and(|token| {
        ["a", "an", "any", "each", "every", "all", "no"].iter().any(|word| token.is(word))
    });
    let named = (0..bound.words.len()).any(|at| cx.lexicon.role(&bound.words[at..]).is_some());
    let said = crate::parse::words(bound.words).to_lowercase();
    let known = first.to_lowercase().split(' ').skip(1).all(|word| said.contains(word));
    if bound.party && (anew || (named && !known)) {
        draft.notes.doubt(bound.words, "Is this the party that the condition speaks of?");
    }
}
