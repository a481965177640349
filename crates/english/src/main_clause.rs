//! The main clause of a sentence: who is bound, by which word, and to what.

use winnow::prelude::*;

use crate::condition::Read;
use crate::deeming::{deeming, present};
use crate::definition::definition;
use crate::draft::Draft;
use crate::duty::duties;
use crate::lead::{Frame, Yields, leads, tail_start};
use crate::modal::outcome_due;
use crate::modal::{Modality, as_follows, is_outcome, modal, opens_lead, subject_before_modal};
use crate::parse::{Context, Input, one_of, take, trimmed};
use crate::pattern::is_determiner;
use crate::predicate::subject;
use crate::reading::{Kind, What};
use crate::rule::rules;
use crate::switches::applies;
use crate::tokens::Token;

/// A subject bound by a modal, with all that was said around it.
#[derive(Clone, Debug)]
pub(crate) struct Bound<'a> {
    pub frame: Frame<'a>,
    /// The subject's words.
    pub words: Input<'a>,
    /// Those of them that name it, without the clauses that narrow it down.
    pub head: Input<'a>,
    /// What they ask of it.
    pub subject: Read,
    /// True where they name a party of the lexicon.
    pub party: bool,
    pub pronoun: bool,
    /// Whom a pronoun stands for, where the sentence has named one party only.
    pub antecedent: Option<String>,
    pub modality: Modality,
    pub modal: Input<'a>,
    pub path: String,
}

/// Deepest nesting of main clauses in paragraphs.
const DEEPEST: usize = 6;

/// What is asked where "otherwise" follows on no case that was read.
pub(crate) const OTHER_CASE: &str = "The words do not say what this is the other case of.";

/// Reads a sentence or paragraph: what stands around the main clause, then the main clause.
pub(crate) fn statement<'a>(
    input: Input<'a>,
    frame: &Frame<'a>,
    path: &str,
    cx: Context<'_>,
    depth: usize,
    out: &mut Vec<Draft>,
) {
    if let Some(plain) = present(input) {
        return stated(&plain, frame, path, cx, depth, out);
    }
    stated(input, frame, path, cx, depth, out);
}

fn stated<'a>(
    input: Input<'a>,
    frame: &Frame<'a>,
    path: &str,
    cx: Context<'_>,
    depth: usize,
    out: &mut Vec<Draft>,
) {
    let mut rest = input;
    let mut frame = frame.clone();
    let known = std::mem::take(&mut frame.otherwise);
    leads(&mut rest, cx, &mut frame);
    if frame.otherwise && !known {
        frame.notes.doubt(input, OTHER_CASE);
    }
    for yields in std::mem::take(&mut frame.precedence) {
        out.push(precedence(yields, path));
    }
    while let Ok(opening) = one_of(&[":", ",", "-", "then"]).parse_next(&mut rest) {
        frame.notes.mark(opening);
    }
    if depth < DEEPEST && rest.first().is_some_and(Token::is_label) {
        let mut before: Vec<Read> = Vec::new();
        for item in cx.items(rest, 0) {
            let own = cx.label(&item[0]).map_or(path, |label| label.path.as_str());
            frame.notes.mark(&item[..1]);
            let mut guard = Frame::new();
            leads(&mut &item[1..], cx, &mut guard);
            let mut frame = frame.clone();
            if guard.otherwise {
                let stated = !before.is_empty();
                frame.otherwise = stated;
                for one in before.drain(..) {
                    frame.when = frame.when.and(one.negated());
                }
            } else if !guard.when.notes.parts.is_empty() {
                before.push(guard.when);
            }
            statement(&item[1..], &frame, own, cx, depth + 1, out);
        }
        return;
    }
    main(rest, &frame, path, cx, depth, out);
}

/// A candidate for a rule of precedence.
pub(crate) fn precedence(yields: Yields<'_>, path: &str) -> Draft {
    let mut draft = Draft::new(Kind::Precedence, path, Read::always(), yields.words);
    draft.notes.join(yields.notes);
    draft.scope = yields.cited;
    draft.precedence = Some(yields.how);
    draft
}

fn main<'a>(
    input: Input<'a>,
    frame: &Frame<'a>,
    path: &str,
    cx: Context<'_>,
    depth: usize,
    out: &mut Vec<Draft>,
) {
    if let Some(draft) = definition(input, frame, path, cx) {
        out.push(draft);
        return;
    }
    if let Some(draft) = applies(input, frame, path, cx, out) {
        out.push(draft);
        return;
    }
    if let Some((joined, inside)) = interrupted(input) {
        let mut frame = frame.clone();
        let mut lead = inside;
        leads(&mut lead, cx, &mut frame);
        for yields in std::mem::take(&mut frame.precedence) {
            out.push(precedence(yields, path));
        }
        if trimmed(lead).is_empty() && depth < DEEPEST {
            main(&joined, &frame, path, cx, depth + 1, out);
            return;
        }
    }
    let verbless =
        || as_follows(input).or_else(|| is_outcome(input, cx)).or_else(|| outcome_due(input, cx));
    let found = subject_before_modal(input, cx).or_else(verbless);
    let Some(length) = found.or_else(|| any_modal(input)) else { return };
    let binds = modal(&input[length..]).or_else(|| verbless().map(|_| (Modality::Must, 1)));
    let Some((modality, modal_length)) = binds else { return };
    let (said, rest) = input.split_at(length);
    let (modal_words, rest) = rest.split_at(modal_length);
    let bound = bind(said, modal_words, modality, frame.clone(), path, cx);
    if let Some((rest, bound)) = active(rest, &bound, cx) {
        let mut whole = Vec::new();
        if rules(&rest, &bound, cx, &mut whole) && covers(&whole, &rest) {
            out.append(&mut whole);
            return;
        }
    }
    body(rest, bound, cx, depth, out);
}

/// "A Supplier Party, where …, shall …": the sentence without what stands between its commas, and that.
fn interrupted<'a>(input: Input<'a>) -> Option<(Vec<Token>, Input<'a>)> {
    let label = input.iter().position(Token::is_label).unwrap_or(input.len());
    let open = input[..label].iter().position(|token| token.is_sign(','))?;
    let inside = input.get(open + 1..label)?;
    let conditional = crate::parse::starts_any(inside, &["where", "if", "when", "unless"]);
    if open == 0 || !conditional || modal_inside(&input[..open]) {
        return None;
    }
    let binds = |at: usize| {
        let rest = &input[at + 1..];
        modal(rest).is_some_and(|_| !crate::parse::starts_any(rest, &["is", "are", "has", "have"]))
            || crate::parse::starts_any(rest, &["are :", "is :"])
    };
    let close = (open + 1..label).find(|at| input[*at].is_sign(',') && binds(*at))?;
    let joined = input[..open].iter().chain(&input[close + 1..]).cloned().collect();
    Some((joined, &input[open + 1..close]))
}

/// "Where a Supplier Party …, a Full … is required in each year": due from the party of the condition.
fn agentless<'a>(
    bound: &Bound<'a>,
    due: Input<'a>,
    input: Input<'a>,
    cx: Context<'_>,
) -> Option<(Vec<Token>, Bound<'a>)> {
    bound.frame.subject.as_ref()?;
    let mut input = input;
    let before = input;
    let agent = one_of(&["of", "from", "by"]).parse_next(&mut input).is_ok()
        && subject(&mut input, cx).is_ok();
    let mut next = bound.clone();
    if agent {
        next.frame.notes.mark(&before[..before.len() - input.len()]);
        next.frame.notes.doubt(before, "Is this the party that the condition speaks of?");
    } else {
        input = before;
    }
    next.frame.notes.part(What::Act, due);
    next.frame.notes.mark(bound.words);
    next.pronoun = true;
    next.subject = Read::always();
    let be = Token { norm: "be".to_owned(), ..due[0].clone() };
    let plain = std::iter::once(&be).chain(bound.words).chain(input).cloned().collect();
    Some((plain, next))
}

fn modal_inside(words: Input<'_>) -> bool {
    ["shall", "must", "may", "will"].iter().any(|word| words.iter().any(|token| token.is(word)))
}

/// "A Full … shall be scheduled by a Supplier Party in …" as "a Supplier Party shall be [subject to] a
/// Full … in …": the words behind the modal, and who is bound.
fn active<'a>(
    rest: Input<'a>,
    bound: &Bound<'a>,
    cx: Context<'_>,
) -> Option<(Vec<Token>, Bound<'a>)> {
    let there = bound.words.len() == 1 && bound.words[0].is("there");
    let small = bound.words.iter().take(2).take_while(|token| is_determiner(token)).count();
    let outcome = bound.words.get(small..).unwrap_or_default();
    let whole = cx.lexicon.named(&cx.lexicon.outcomes, outcome).map(|(_, length)| length);
    if bound.modality != Modality::Must || !(there || whole == Some(outcome.len())) {
        return None;
    }
    let mut input = rest;
    let due = one_of(&["required", "due", "be required", "be due", "fall due"]);
    let mut due = due;
    if !there && let Ok(words) = due.parse_next(&mut input) {
        return agentless(bound, words, input, cx);
    }
    one_of(&[
        "be scheduled",
        "be undergone",
        "be carried out",
        "be undertaken",
        "be completed",
        "be conducted",
        "be arranged",
        "be performed",
        "be procured",
        "be commissioned",
    ])
    .parse_next(&mut input)
    .ok()?;
    let before = input;
    let years = crate::years::when(&mut input, cx).map(|_| &before[..before.len() - input.len()]);
    let years = years.unwrap_or_default();
    let mut middle: Input<'_> = &[];
    let by = one_of(&["by", "in respect of", "in relation to", "for", "by or on behalf of"])
        .parse_next(&mut input);
    if by.is_err() {
        // "shall be scheduled for year two, and a Full … for year three, by a Supplier Party that …".
        let at = (1..before.len()).find(|at| {
            before[at - 1].is("by")
                && subject(&mut &before[*at..], cx).is_ok_and(|found| !found.pronoun)
        })?;
        middle = trimmed(&before[..at - 1]);
        input = &before[at..];
    }
    let years = if by.is_err() { &[][..] } else { years };
    let agent = input;
    let found = subject(&mut input, cx).ok().filter(|found| !found.none)?;
    let words = &agent[..agent.len() - input.len()];
    let mut next = bound.clone();
    let verb = &rest[..rest.len() - before.len()];
    next.frame.notes.part(What::Act, verb);
    let ahead = &before[..before.len() - agent.len()];
    next.frame.notes.mark(&ahead[ahead.len().saturating_sub(1)..]);
    if by.is_ok() {
        next.frame.notes.mark(&ahead[years.len()..]);
    }
    next.frame.notes.mark(bound.words);
    next.party = !found.pronoun;
    next.pronoun = found.pronoun;
    next.head = &agent[..found.head];
    next.subject = found.read;
    next.words = words;
    let said = if there { &[][..] } else { bound.words };
    let plain =
        rest[..1].iter().chain(said).chain(years).chain(middle).chain(input).cloned().collect();
    Some((plain, next))
}

/// The first modal of a sentence whose subject is of no known form.
fn any_modal(input: Input<'_>) -> Option<usize> {
    let end = input.iter().position(Token::is_label).unwrap_or(input.len());
    (1..end).find(|at| {
        let be = ["is", "are", "has", "have"].iter().any(|word| input[*at].is(word));
        !be && modal(&input[*at..]).is_some()
    })
}

fn bind<'a>(
    said: Input<'a>,
    modal: Input<'a>,
    modality: Modality,
    frame: Frame<'a>,
    path: &str,
    cx: Context<'_>,
) -> Bound<'a> {
    let mut input = said;
    let mut bound = Bound {
        antecedent: frame.subject.clone(),
        frame,
        words: said,
        head: said,
        subject: Read::always(),
        party: false,
        pronoun: said.len() == 1 && (said[0].is("it") || said[0].is("they")),
        modality,
        modal,
        path: path.to_owned(),
    };
    if said.first().is_some_and(|token| token.is("nothing")) {
        bound.modality = Modality::NeedNot;
        bound.subject.notes.doubt(said, "\"nothing\" denies what follows. Who is freed from what?");
    }
    if let Ok(found) = subject(&mut input, cx)
        && input.is_empty()
    {
        bound.party = !found.pronoun;
        bound.head = &said[..found.head];
        bound.subject = found.read;
    }
    if said.first().is_some_and(|token| token.is("no") || token.is("neither")) {
        bound.modality = denied(modal);
        bound.words = &said[1..];
        bound.head = bound.head.get(1..).unwrap_or_default();
        bound.subject.notes.part(What::Modal, &said[..1]);
    }
    bound
}

/// How "no User" binds: "no User shall be required to" frees, all else forbids.
fn denied(modal: Input<'_>) -> Modality {
    let frees = ["required", "obliged", "need", "have"]
        .iter()
        .any(|word| modal.iter().any(|token| token.is(word)));
    if frees { Modality::NeedNot } else { Modality::MustNot }
}

/// Everything behind the modal.
fn body<'a>(
    rest: Input<'a>,
    mut bound: Bound<'a>,
    cx: Context<'_>,
    depth: usize,
    out: &mut Vec<Draft>,
) {
    let mut rest = rest;
    interruptions(&mut rest, &mut bound, cx, out);
    let mut whole = Vec::new();
    if rules(rest, &bound, cx, &mut whole) && covers(&whole, rest) {
        out.append(&mut whole);
        return;
    }
    let before = out.len();
    let (rest, more) = split(rest, cx);
    if let Some(draft) = deeming_around(rest, &bound, cx) {
        out.push(draft);
    } else if let Some(draft) = deeming(rest, &bound, cx) {
        out.push(draft);
    } else if !rules(rest, &bound, cx, out) {
        duties(rest, &bound, cx, out);
    }
    let Some((joining, more)) = more.filter(|_| depth < DEEPEST) else { return };
    let mut frame = bound.frame.clone();
    frame.notes.mark(joining);
    let limits = joining
        .iter()
        .any(|token| ["provided", "except", "save", "but"].iter().any(|word| token.is(word)));
    if limits {
        for draft in &mut out[before..] {
            draft.notes.doubt(joining, "What follows limits this. How far?");
        }
        frame.notes.doubt(joining, "This limits what stands before it. How far?");
    }
    match modal(more) {
        Some((modality, length)) => {
            let (words, rest) = more.split_at(length);
            let next = Bound { modality, modal: words, frame, ..bound };
            body(rest, next, cx, depth + 1, out);
        }
        None => statement(more, &frame, &bound.path, cx, depth + 1, out),
    }
}

/// "be treated as included in that number, if …, all Domestic Premises …": deeming with a condition
/// between two commas in its middle.
fn deeming_around(rest: Input<'_>, bound: &Bound<'_>, cx: Context<'_>) -> Option<Draft> {
    let verbs = ["deemed", "treated", "added", "included", "increased", "taken", "read"];
    if !rest.iter().take(4).any(|token| verbs.iter().any(|verb| token.is(verb))) {
        return None;
    }
    let commas: Vec<usize> = (0..rest.len()).filter(|at| rest[*at].is_sign(',')).collect();
    for (place, open) in commas.iter().enumerate() {
        let opens = ["if", "where", "when", "for the purposes of", "for the purpose of"];
        if !crate::parse::starts_any(&rest[open + 1..], &opens) {
            continue;
        }
        for close in &commas[place + 1..] {
            let mut frame = bound.frame.clone();
            let mut inside = &rest[open + 1..*close];
            leads(&mut inside, cx, &mut frame);
            if !trimmed(inside).is_empty() {
                continue;
            }
            frame.notes.mark(&rest[*open..=*open]);
            frame.notes.mark(&rest[*close..=*close]);
            let plain: Vec<Token> =
                rest[..*open].iter().chain(&rest[close + 1..]).cloned().collect();
            let around = Bound { frame, ..bound.clone() };
            let draft = deeming(&plain, &around, cx).filter(|draft| draft.count.is_some());
            if let Some(draft) = draft
                && covers(std::slice::from_ref(&draft), rest)
            {
                return Some(draft);
            }
        }
    }
    None
}

/// True where the drafts account for every word of `rest`.
fn covers(drafts: &[Draft], rest: Input<'_>) -> bool {
    let read =
        |at: usize| drafts.iter().any(|draft| draft.notes.read.iter().any(|run| run.contains(&at)));
    rest.iter().all(|token| !token.is_word() || read(token.at))
}

/// Clauses between commas right behind the modal: "shall, where …, be deemed".
fn interruptions<'a>(
    rest: &mut Input<'a>,
    bound: &mut Bound<'a>,
    cx: Context<'_>,
    out: &mut Vec<Draft>,
) {
    for _ in 0..6 {
        let adverb = one_of(&[
            "also",
            "then",
            "therefore",
            "accordingly",
            "each",
            "in each case",
            "in addition",
        ]);
        let mut adverb = adverb;
        let yearly = rest.get(1).is_some_and(|next| next.is("year") || next.is("calendar"));
        if !yearly && let Ok(words) = adverb.parse_next(rest) {
            bound.frame.notes.mark(words);
            continue;
        }
        if crate::lead::aside(rest, cx, &mut bound.frame) {
            continue;
        }
        if let Some(length) = procuring(rest) {
            let words = take(rest, length);
            bound.frame.notes.part(What::Act, &words[1..length - 1]);
            bound.frame.notes.mark(words);
            bound
                .frame
                .notes
                .doubt(words, "A second act stands between the commas. To whom does it reach?");
            continue;
        }
        let comma = rest.first().is_some_and(|token| token.is_sign(','));
        if !comma || !opens_lead(&rest[1..]) {
            return;
        }
        let Some(end) = interruption_end(rest) else { return };
        let inside = &rest[1..end];
        bound.frame.notes.mark(&rest[..1]);
        bound.frame.notes.mark(&rest[end..=end]);
        let mut input = inside;
        leads(&mut input, cx, &mut bound.frame);
        if !trimmed(input).is_empty() {
            bound.frame.times.push(trimmed(input));
        }
        for yields in std::mem::take(&mut bound.frame.precedence) {
            out.push(precedence(yields, &bound.path));
        }
        take(rest, end);
        if !opens_lead(&rest[1..]) {
            take(rest, 1);
        }
    }
}

/// ", and shall procure that its contractors shall,": how many tokens that takes.
fn procuring(rest: Input<'_>) -> Option<usize> {
    let opens = [
        ", and shall procure that",
        ", and shall ensure that",
        ", and must procure that",
        ", and must ensure that",
    ];
    if !crate::parse::starts_any(rest, &opens) {
        return None;
    }
    let end = (2..rest.len().min(24)).find(|at| rest[*at].is_sign(','))?;
    Some(end + 1)
}

/// The comma that ends what the first one began: the first with a verb, or another such clause, behind it.
fn interruption_end(rest: Input<'_>) -> Option<usize> {
    let verb = |token: &Token| {
        let small = [
            "and",
            "or",
            "the",
            "a",
            "an",
            "of",
            "in",
            "to",
            "by",
            "for",
            "that",
            "which",
            "where",
            "if",
            "it",
            "its",
            "any",
            "on",
            "at",
            "as",
            "with",
            "such",
            "but",
            "each",
            "whether",
            "being",
            "who",
            "from",
            "is",
            "are",
            "there",
            "those",
            "whose",
            "having",
            "including",
        ];
        !token.capital
            && token.is_word()
            && !token.is_label()
            && !small.iter().any(|word| token.is(word))
    };
    let commas = (1..rest.len()).filter(|at| rest[*at].is_sign(','));
    let label = rest.iter().position(Token::is_label).unwrap_or(rest.len());
    let mut commas = commas.take_while(|at| *at < label);
    commas.find(|at| {
        rest.get(at + 1)
            .is_some_and(|next| verb(next) || opens_lead(&rest[at + 1..]) || next.is_sign(':'))
    })
}

/// Splits off another main clause: "…, and the DCC shall …", "… and shall …".
fn split<'a>(rest: Input<'a>, cx: Context<'_>) -> (Input<'a>, Option<(Input<'a>, Input<'a>)>) {
    let last = rest.iter().position(Token::is_label).unwrap_or(rest.len());
    for at in 1..last {
        let mut input = &rest[at..];
        let joined = one_of(&[
            ", and",
            "; and",
            "and",
            ", but",
            "but",
            ";",
            "; provided that",
            ", provided that",
            "provided that",
            "; but",
            ", provided always that",
            "or",
            ", or",
            "except that",
            ", except that",
            "save that",
            ", save that",
        ])
        .parse_next(&mut input);
        if joined.is_err() || input.is_empty() {
            continue;
        }
        let proviso = rest[at..]
            .iter()
            .take(2)
            .any(|token| ["provided", "except", "save"].iter().any(|word| token.is(word)));
        let or = rest[at..].iter().take(2).any(|token| token.is("or"));
        let new_subject = subject_before_modal(input, cx).is_some_and(|length| {
            proviso
                || !input[..length]
                    .iter()
                    .any(|token| token.is("which") || token.is("that") && length > 3)
        });
        let same_subject = modal(input).is_some_and(|(_, length)| {
            length > 0
                && !input[0].is("is")
                && !input[0].is("are")
                && !input[0].is("has")
                && !input[0].is("have")
        });
        if (same_subject && !in_relative(&rest[..at]))
            || (new_subject && !or && !in_relative(&rest[..at]))
        {
            let joining = &rest[at..rest.len() - input.len()];
            return (&rest[..at], Some((joining, input)));
        }
    }
    (rest, None)
}

/// True where a condition is open: what "and" joins may belong to it.
fn in_relative(before: Input<'_>) -> bool {
    tail_start(before).is_some_and(|at| {
        !before[at..].iter().any(|token| token.is_sign(',') || token.is_sign(';'))
    })
}
