//! What stands before and behind the main clause: conditions, exceptions, precedence, purposes, times.

use winnow::combinator::opt;
use winnow::prelude::*;

use crate::condition::{Read, condition, double_negation};
use crate::modal::main_start;
use crate::parse::{
    Context, Input, Notes, Parsed, between, one_of, sign, starts_any, take, trimmed,
};
use crate::predicate::subject;
use crate::provisions::provisions;
use crate::quantity::counted;
use crate::reading::{Precedence, What};
use crate::tokens::{Kind, Token};

/// What the words around a main clause say about it.
#[derive(Clone, Debug)]
pub(crate) struct Frame<'a> {
    pub when: Read,
    /// Times before the main clause, "Within 5 Working Days after …".
    pub times: Vec<Input<'a>>,
    pub precedence: Vec<Yields<'a>>,
    /// The provisions for whose purposes it is said.
    pub scope: Vec<String>,
    /// The count that is being assessed.
    pub count: Option<String>,
    pub notes: Notes,
    /// True for "in any other case".
    pub otherwise: bool,
    /// True behind the main clause, where no other follows.
    pub behind: bool,
    /// The party that a condition before the main clause speaks of first.
    pub subject: Option<String>,
}

/// A rule of precedence.
#[derive(Clone, Debug)]
pub(crate) struct Yields<'a> {
    pub how: Precedence,
    pub cited: Vec<String>,
    pub words: Input<'a>,
    pub notes: Notes,
}

impl Frame<'_> {
    pub fn new() -> Self {
        Self {
            when: Read::always(),
            times: Vec::new(),
            precedence: Vec::new(),
            scope: Vec::new(),
            count: None,
            notes: Notes::default(),
            otherwise: false,
            behind: false,
            subject: None,
        }
    }
}

/// Most words between commas right behind "where".
const LONGEST_ASIDE: usize = 12;

/// Most such clauses around one main clause.
const MOST_LEADS: usize = 10;

const WHEN: &[&str] = &[
    "where",
    "if",
    "when",
    "whenever",
    "in the event that",
    "in circumstances where",
    "in the case where",
    "to the extent that",
    "in any case where",
    "provided that",
    "provided always that",
    "for so long as",
    "so long as",
    "as long as",
    "once",
    "in cases where",
    "but where",
    "but if",
    "and where",
    "and if",
    "only if",
    "only where",
    "where and to the extent that",
    "and only if",
    "on condition that",
    "only to the extent that",
    "if and for so long as",
    "where and for so long as",
    "if and to the extent that",
    "where and so long as",
    "if and so long as",
    "if and only if",
    "where and only where",
    "having",
];
const UNLESS: &[&str] = &[
    "unless",
    "except where",
    "save where",
    "except if",
    "other than where",
    "except to the extent that",
    "save to the extent that",
    "but not where",
    "but not if",
    "save if",
    "except when",
    "save when",
    "except in the case where",
    "except that where",
    "unless and until",
    "except in circumstances where",
];
const YIELDS: &[(Precedence, &[&str])] = &[
    (
        Precedence::GivesWay,
        &["subject to", "subject always to", "and subject to", "but subject to"],
    ),
    (Precedence::Prevails, &["notwithstanding", "and notwithstanding", "despite"]),
    (
        Precedence::LeavesStanding,
        &["without prejudice to", "and without prejudice to", "without limiting", "in addition to"],
    ),
    (
        Precedence::Excepts,
        &[
            "except as provided in",
            "except as otherwise provided in",
            "save as provided in",
            "save as otherwise provided in",
            "except as set out in",
            "save as set out in",
            "except as provided for in",
            "except as otherwise provided by",
            "except as otherwise stated in",
            "save as otherwise stated in",
            "except as permitted by",
            "except as required by",
            "except as otherwise set out in",
            "except as provided by",
            "save as permitted by",
            "save as provided for in",
            "except as specified in",
            "except in accordance with",
            "except where otherwise provided in",
            "save where otherwise provided in",
            "save as provided by",
            "except for",
            "except under",
            "save under",
            "except pursuant to",
            "except in the circumstances set out in",
        ],
    ),
];
const PURPOSES: &[&str] = &[
    "for the purposes of",
    "for the purpose of",
    "in",
    "for the purposes only of",
    "and for the purposes of",
    "under",
    "solely for the purposes of",
    "only for the purposes of",
];
const ASSESSING: &[&str] = &[
    "in assessing",
    "in determining",
    "in calculating",
    "when assessing",
    "when determining",
    "when calculating",
    "in ascertaining",
    "for the purpose of ascertaining",
    "for the purpose of counting",
    "for the purposes of counting",
    "in computing",
    "in working out",
    "for the purpose of computing",
    "when ascertaining",
    "in counting",
    "when counting",
    "for the purposes of assessing",
    "for the purposes of determining",
    "for the purposes of calculating",
    "for the purpose of assessing",
    "for the purpose of determining",
    "for the purpose of calculating",
    "for the purposes of ascertaining",
];

/// Reads all such clauses that `input` begins with.
pub(crate) fn leads<'a>(input: &mut Input<'a>, cx: Context<'_>, frame: &mut Frame<'a>) {
    for _ in 0..MOST_LEADS {
        let before = *input;
        if one(input, cx, frame).is_err() || input.len() == before.len() {
            *input = before;
            return;
        }
        if let Ok(comma) = one_of(&[",", ":", "then", ", then", "and ,"]).parse_next(input) {
            frame.notes.mark(comma);
        }
        let joined = input.first().is_some_and(|token| token.is("and") || token.is("but"));
        if joined && crate::modal::opens_lead(&input[1..]) {
            frame.notes.mark(take(input, 1));
        }
    }
}

fn one<'a>(input: &mut Input<'a>, cx: Context<'_>, frame: &mut Frame<'a>) -> Parsed<()> {
    let start = *input;
    for part in
        [otherwise, assessing, purposes, loose_purpose, yields, concerning, unless, when, time]
    {
        *input = start;
        if part(input, cx, frame).is_ok() {
            return Ok(());
        }
    }
    Err(winnow::error::EmptyError)
}

const OTHERWISE: &[&str] = &[
    "otherwise",
    "in any other case",
    "in all other cases",
    "in every other case",
    "in any other circumstances",
    "if not",
    "where that is not the case",
    "in all other circumstances",
    "failing which",
];

fn otherwise<'a>(input: &mut Input<'a>, _: Context<'_>, frame: &mut Frame<'a>) -> Parsed<()> {
    let words = one_of(OTHERWISE).parse_next(input)?;
    frame.otherwise = true;
    frame.notes.part(What::Connective, words);
    Ok(())
}

/// "In assessing for the purposes of Sections G8.41 and G8.42 the number of Domestic Premises …".
fn assessing<'a>(input: &mut Input<'a>, cx: Context<'_>, frame: &mut Frame<'a>) -> Parsed<()> {
    let start = *input;
    one_of(ASSESSING).parse_next(input)?;
    let mut notes = Notes::default();
    notes.mark(between(start, input));
    let before = *input;
    opt(sign(',')).parse_next(input)?;
    let mut scope = purposes_of(input).unwrap_or_else(|_| {
        *input = before;
        Vec::new()
    });
    notes.part(What::Scope, between(before, input));
    let before = *input;
    opt(sign(',')).parse_next(input)?;
    one_of(&[
        "the number of",
        "the total number of",
        "the aggregate number of",
        "any number of",
        "its number of",
        "whether the number of",
        "whether or not the number of",
        "if the number of",
    ])
    .parse_next(input)?;
    notes.mark(between(before, input));
    let (name, counted_notes) = counted(input, cx)?;
    notes.join(counted_notes);
    if let Ok(bounds) = crate::bounds::verb_bounds(input) {
        notes.join(bounds.notes);
    }
    let before = *input;
    opt(sign(',')).parse_next(input)?;
    match purposes_of(input) {
        Ok(more) => {
            scope.extend(more);
            notes.part(What::Scope, between(before, input));
        }
        Err(_) => *input = before,
    }
    frame.scope.extend(scope);
    frame.count = Some(name);
    frame.notes.join(notes);
    Ok(())
}

fn purposes_of(input: &mut Input<'_>) -> Parsed<Vec<String>> {
    one_of(&[
        "for the purposes of",
        "for the purpose of",
        "under",
        "in relation to",
        "in accordance with",
        "pursuant to",
    ])
    .parse_next(input)?;
    provisions(input)
}

fn purposes<'a>(input: &mut Input<'a>, _: Context<'_>, frame: &mut Frame<'a>) -> Parsed<()> {
    let start = *input;
    one_of(PURPOSES).parse_next(input)?;
    let cited = provisions(input)?;
    frame.notes.part(What::Scope, between(start, input));
    frame.scope.extend(cited);
    Ok(())
}

/// "For the purposes of determining whether the threshold in Section G8.41 is exceeded,": a purpose in
/// words of its own, up to its comma.
fn loose_purpose<'a>(input: &mut Input<'a>, cx: Context<'_>, frame: &mut Frame<'a>) -> Parsed<()> {
    let start = *input;
    one_of(ASSESSING).parse_next(input)?;
    let end = main_start(start, cx).ok_or(winnow::error::EmptyError)?;
    let words = trimmed_end(&start[..end]);
    *input = &start[words.len()..];
    for at in 0..words.len() {
        frame.scope.extend(provisions(&mut { &words[at..] }).unwrap_or_default());
    }
    frame.notes.part(What::Scope, words);
    frame.notes.doubt(words, "For which questions is this meant?");
    Ok(())
}

fn yields<'a>(input: &mut Input<'a>, _: Context<'_>, frame: &mut Frame<'a>) -> Parsed<()> {
    let start = *input;
    for (how, phrases) in YIELDS {
        *input = start;
        if one_of(phrases).parse_next(input).is_err() {
            continue;
        }
        let cited = cited(input)?;
        let words = between(start, input);
        let mut notes = Notes::default();
        notes.part(What::Precedence, words);
        if cited.iter().any(|one| one.split(' ').count() > 3) {
            notes.doubt(words, "Which provisions exactly are meant?");
        }
        frame.precedence.push(Yields { how: *how, cited, words, notes });
        return Ok(());
    }
    Err(winnow::error::EmptyError)
}

fn cited(input: &mut Input<'_>) -> Parsed<Vec<String>> {
    let start = *input;
    opt(one_of(&[
        "the provisions of",
        "anything in",
        "anything to the contrary in",
        "the requirements of",
        "the obligations in",
        "the obligation in",
        "the generality of",
        "its obligations under",
        "the other provisions of",
        "the rights set out in",
        "the exceptions set out in",
        "the exceptions in",
        "the obligations set out in",
        "its rights under",
        "the requirement in",
        "the rights and obligations in",
        "the provisions set out in",
        "the rights in",
        "those obligations set out in",
        "those obligations set out at",
    ]))
    .parse_next(input)?;
    if let Ok(found) = provisions(input) {
        return Ok(found);
    }
    *input = start;
    let other = one_of(&[
        "any other provision of this code",
        "any other provision of this section",
        "any other provision",
        "anything to the contrary in this code",
        "any provision to the contrary",
        "the foregoing",
        "the other provisions of this code",
        "the other provisions of this section",
        "any provision of this code",
        "the provisions of this code",
        "any contrary provision of this code",
        "the generality of the foregoing",
    ])
    .parse_next(input)?;
    let mut named = crate::parse::words(other);
    let number = input.first().filter(|token| {
        let letter = token.capital && token.text.chars().skip(1).all(|c| c.is_ascii_digit());
        other.last().is_some_and(|word| word.is("section"))
            && (letter || token.kind == Kind::Reference)
    });
    if let Some(number) = number {
        named = format!("{named} {}", number.text);
        take(input, 1);
    }
    Ok(vec![named])
}

/// Purposes and precedence that stand without commas right behind the modal.
pub(crate) fn aside<'a>(input: &mut Input<'a>, cx: Context<'_>, frame: &mut Frame<'a>) -> bool {
    let start = *input;
    for part in [purposes, yields] {
        *input = start;
        if !starts_any(start, &["in", "under"]) && part(input, cx, frame).is_ok() {
            return true;
        }
    }
    *input = start;
    false
}

/// "In respect of a User which is a Supplier Party,".
fn concerning<'a>(input: &mut Input<'a>, cx: Context<'_>, frame: &mut Frame<'a>) -> Parsed<()> {
    let start = *input;
    one_of(&[
        "in respect of",
        "in the case of",
        "in relation to",
        "for",
        "as regards",
        "with regard to",
    ])
    .parse_next(input)?;
    let lead = between(start, input);
    let subject = subject(input, cx)?;
    let comma = between(start, input).last().is_some_and(|token| token.is_sign(','));
    if !(ends(input) || comma) || subject.none {
        return Err(winnow::error::EmptyError);
    }
    frame.notes.part(What::Connective, lead);
    frame.when = frame.when.clone().and(subject.read);
    Ok(())
}

fn ends(input: Input<'_>) -> bool {
    input.first().is_none_or(|token| [',', ':', ';', '.'].iter().any(|sign| token.is_sign(*sign)))
}

fn unless<'a>(input: &mut Input<'a>, cx: Context<'_>, frame: &mut Frame<'a>) -> Parsed<()> {
    let start = *input;
    let lead = one_of(UNLESS).parse_next(input)?;
    frame.notes.part(What::Exception, lead);
    let read = region(input, cx, frame.behind);
    let mut notes = Notes::default();
    double_negation(&mut notes, start, &read.condition);
    frame.notes.join(notes);
    frame.when = frame.when.clone().and(read.negated());
    Ok(())
}

fn when<'a>(input: &mut Input<'a>, cx: Context<'_>, frame: &mut Frame<'a>) -> Parsed<()> {
    let lead = one_of(WHEN).parse_next(input)?;
    frame.notes.part(What::Connective, lead);
    if starts_any(
        lead,
        &[
            "once",
            "to the extent that",
            "where and to the extent that",
            "only to the extent that",
            "whenever",
        ],
    ) {
        frame
            .notes
            .doubt(lead, "This depends on time or degree, not only on whether it is so. How?");
    }
    between_commas(input, cx, frame);
    remember(input, cx, frame);
    let read = region(input, cx, frame.behind);
    frame.when = frame.when.clone().and(read);
    Ok(())
}

/// "Where, for the purposes of Section G8.44, a Network Party is …": what stands between commas right
/// behind "where".
fn between_commas<'a>(input: &mut Input<'a>, cx: Context<'_>, frame: &mut Frame<'a>) {
    let start = *input;
    let Ok(first) = sign(',').parse_next(input) else { return };
    let Some(end) = input.iter().take(40).position(|token| token.is_sign(',')) else {
        *input = start;
        return;
    };
    let mut inside = take(input, end);
    let known = frame.clone();
    let mut party = inside;
    if concerning(&mut party, cx, frame).is_ok() && party.is_empty() {
        frame.notes.mark(first);
        frame.notes.mark(take(input, 1));
        return;
    }
    *frame = known;
    if starts_any(inside, MOMENTS) && inside.len() <= LONGEST_ASIDE {
        frame.notes.part(What::Deadline, inside);
        frame.notes.doubt(inside, "The condition is to hold at a time. At which exactly?");
        frame.notes.mark(between(start, input));
        frame.notes.mark(take(input, 1));
        return;
    }
    let stressed = one_of(&["and only if", "and only where", "but only if", "but only where"]);
    let mut stressed = stressed;
    if stressed.parse_next(&mut inside).is_ok() && inside.is_empty() {
        frame.notes.mark(between(start, input));
        frame.notes.mark(take(input, 1));
        return;
    }
    if inside.len() <= LONGEST_ASIDE
        && crate::modal::opens_lead(inside)
        && !starts_any(
            inside,
            &[
                "for the purpose",
                "for the purposes",
                "subject to",
                "notwithstanding",
                "without prejudice to",
            ],
        )
    {
        let asked = "This limits the condition further. How?";
        frame.notes.part(What::UnnamedFact, inside);
        frame.notes.doubt(inside, asked);
        frame.notes.mark(between(start, input));
        frame.notes.mark(take(input, 1));
        return;
    }
    let before = frame.clone();
    for part in [purposes, yields] {
        if part(&mut inside, cx, frame).is_ok() && inside.is_empty() {
            frame.notes.mark(first);
            frame.notes.mark(take(input, 1));
            return;
        }
    }
    *frame = before;
    *input = start;
}

/// Words that say at which time a condition is to hold.
const MOMENTS: &[&str] = &[
    "at the end of",
    "at the beginning of",
    "at the start of",
    "at any time",
    "as at",
    "on the last day of",
    "on the first day of",
    "on any day",
    "in any year",
    "in any calendar year",
    "during any year",
    "on 1",
    "on 31",
];

/// Whom "it" means later: the subject of the condition.
fn remember(input: Input<'_>, cx: Context<'_>, frame: &mut Frame<'_>) {
    if let Some(length) = crate::duty::actor(input, cx) {
        frame.subject.get_or_insert_with(|| crate::parse::words(&input[..length]));
    }
}

/// The condition up to where the main clause begins.
fn region(input: &mut Input<'_>, cx: Context<'_>, behind: bool) -> Read {
    let next = if behind { next_tail(input) } else { main_start(input, cx) };
    let end = next.unwrap_or(input.len());
    let words = take(input, end);
    let mut read = condition(trimmed_end(words), cx, 0);
    read.notes.mark(&words[trimmed_end(words).len()..]);
    read
}

fn trimmed_end(words: Input<'_>) -> Input<'_> {
    let loose = |token: &Token| {
        [',', ';', '.', ':', '-'].iter().any(|sign| token.is_sign(*sign)) || token.is("then")
    };
    let end = words.iter().rposition(|token| !loose(token)).map_or(0, |at| at + 1);
    &words[..end]
}

const TIMES: &[&str] = &[
    "within",
    "no later than",
    "not less than",
    "no less than",
    "no fewer than",
    "not later than",
    "by",
    "on or before",
    "before",
    "prior to",
    "as soon as",
    "following",
    "after",
    "from",
    "until",
    "upon",
    "on",
    "during",
    "in each",
    "in every",
    "annually",
    "each year",
    "every year",
    "at least",
    "in the first",
    "in the second",
    "in the third",
    "in any",
    "immediately",
    "promptly",
    "with effect from",
    "in year",
    "and thereafter",
    "thereafter",
    "not more than",
    "in its",
    "in the",
    "at all times",
    "having",
];

fn time<'a>(input: &mut Input<'a>, cx: Context<'_>, frame: &mut Frame<'a>) -> Parsed<()> {
    if !starts_any(input, TIMES) {
        return Err(winnow::error::EmptyError);
    }
    // "Each year a Supplier Party shall …" needs no comma.
    let mut rest = *input;
    if crate::years::when(&mut rest, cx).is_ok()
        && crate::modal::subject_before_modal(rest, cx).is_some()
    {
        frame.times.push(between(input, rest));
        *input = rest;
        return Ok(());
    }
    let end = main_start(input, cx).ok_or(winnow::error::EmptyError)?;
    let words = trimmed_end(take(input, end));
    frame.times.push(words);
    Ok(())
}

/// Reads words behind the main clause; those that are no such clause stay unread.
pub(crate) fn tail<'a>(words: Input<'a>, cx: Context<'_>, frame: &mut Frame<'a>) {
    let mut input = words;
    let opening = one_of(&[",", ";", ":", ", and", "and", ", but", "but", ".", "; and"])
        .parse_next(&mut input);
    if !trimmed(input).is_empty() {
        frame.behind = true;
        leads(&mut input, cx, frame);
        frame.behind = false;
    }
    if trimmed(input).is_empty() {
        frame.notes.mark(opening.unwrap_or_default());
        frame.notes.mark(input);
    }
}

/// Where a clause behind the main one begins: "if", "unless", "provided that", "subject to Section".
pub(crate) fn tail_start(words: Input<'_>) -> Option<usize> {
    let phrases: Vec<&str> = [WHEN, UNLESS].concat().into_iter().filter(|w| *w != "once").collect();
    (1..words.len()).find(|at| {
        let rest = &words[*at..];
        let as_if = rest[0].is("if") && words[*at - 1].is("as");
        (starts_any(rest, &phrases) && !as_if) || yields_at(rest)
    })
}

/// Where another such clause begins behind a comma.
fn next_tail(words: Input<'_>) -> Option<usize> {
    let phrases = [WHEN, UNLESS].concat();
    (1..words.len()).find(|at| {
        let pause = words[*at - 1].is_sign(',') || words[*at - 1].is_sign(';');
        pause && (starts_any(&words[*at..], &phrases) || yields_at(&words[*at..]))
    })
}

fn yields_at(rest: Input<'_>) -> bool {
    YIELDS.iter().any(|(_, phrases)| {
        let mut input = rest;
        one_of(phrases).parse_next(&mut input).is_ok() && cited(&mut input).is_ok()
    })
}
