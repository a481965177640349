//! Who a clause speaks of, and what it says of them: "a User which is a Supplier Party", "supplies
//! more than 250,000 Domestic Premises".

use codicil_rules::{Condition, Quantity, Relation};
use winnow::combinator::opt;
use winnow::error::EmptyError;
use winnow::prelude::*;

use crate::bounds::opposite;
use crate::comparison::{bare_comparison, compared, comparison, counted_bounds};
use crate::condition::{Read, all, not};
use crate::parse::{Context, Input, Notes, Parsed, between, one_of, sign, take};
use crate::pattern::{is_determiner, other};
use crate::quantity::counted;
use crate::reading::What;

/// A party as the subject of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// What its words ask of it.
    pub read: Read,
    /// True for "no User".
    pub none: bool,
    /// True for a pronoun, which names nobody by itself.
    pub pronoun: bool,
    /// How many tokens name it, without the clauses that narrow it down.
    pub head: usize,
}

/// Most conditions hung on one subject.
const MOST_CLAUSES: usize = 6;

/// A party, with the clauses that narrow it down.
pub(crate) fn subject(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Subject> {
    let start = *input;
    let found = subject_inside(input, cx);
    if found.is_err() {
        *input = start;
    }
    found
}

fn subject_inside(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Subject> {
    let start = *input;
    if let Ok(pronoun) = one_of(&["it", "they"]).parse_next(input) {
        let mut read = Read::always();
        read.notes.part(What::Subject, pronoun);
        return Ok(Subject { read, none: false, pronoun: true, head: 1 });
    }
    let none = one_of(&["no", "neither"]).parse_next(input).is_ok();
    let small = input.iter().take(4).take_while(|token| is_determiner(token)).count();
    take(input, small);
    if small == 0 && other(input, cx.lexicon).is_some() {
        return Err(EmptyError);
    }
    let lead = between(start, input);
    let mut read = match roles(input, cx) {
        Ok(roles) => roles.any(),
        Err(_) => {
            let length = cx.lexicon.longest(&cx.lexicon.parties, input).ok_or(EmptyError)?;
            let mut read = Read::always();
            read.notes.part(What::Subject, take(input, length));
            read
        }
    };
    read.notes.part(What::Subject, lead);
    let head = between(start, input).len();
    for _ in 0..MOST_CLAUSES {
        let before = *input;
        match narrowing(input, cx) {
            Ok(more) => {
                if matches!((&read.condition, &more.condition), (Condition::Any(_), _))
                    && before.first().is_some_and(|token| token.is("and"))
                {
                    read.notes
                        .doubt(before, "\"or\" stands before \"and\" here. Which belong together?");
                }
                read = read.and(more);
                read.notes.mark(between(before, input));
            }
            Err(_) => {
                *input = before;
                break;
            }
        }
    }
    Ok(Subject { read, none, pronoun: false, head })
}

/// A clause that narrows a subject down: "which is …", "with more than …", "other than …".
pub(crate) fn narrowing(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let cx = cx.deeper()?;
    if sign('(').parse_next(input).is_ok() {
        let read = narrowing(input, cx)?;
        sign(')').parse_next(input)?;
        return Ok(read);
    }
    let comma = opt(sign(',')).parse_next(input)?.is_some();
    if one_of(&["which", "that", "who", "and which", "and that"]).parse_next(input).is_ok() {
        let mut read = predicate(input, cx)?;
        let several = matches!(read.condition, Condition::Any(_));
        loop {
            let before = *input;
            let joined = one_of(&[
                "and which",
                "and that",
                "and",
                "but which",
                "but",
                "or which",
                "or that",
                "or",
            ])
            .parse_next(input);
            let or = joined.is_ok_and(|words| words[0].is("or"));
            match joined.and_then(|_| predicate(input, cx)) {
                Ok(next) if or => read = read.or(next),
                Ok(next) => {
                    read = read.and(next);
                    if several {
                        read.notes.doubt(
                            before,
                            "\"or\" stands before \"and\" here. Which belong together?",
                        );
                    }
                }
                Err(_) => {
                    *input = before;
                    break;
                }
            }
        }
        opt(sign(',')).parse_next(input)?;
        return Ok(read);
    }
    if one_of(&["other than", "except for", "except"]).parse_next(input).is_ok() {
        if one_of(&[
            "one which",
            "one that",
            "those which",
            "those that",
            "any which",
            "any that",
            "one who",
        ])
        .parse_next(input)
        .is_ok()
        {
            let mut read = predicate(input, cx)?.negated();
            if matches!(read.condition, Condition::Not(ref inner) if !matches!(**inner, Condition::Holds(_)))
            {
                read.notes.doubt(
                    input,
                    "Several things are excepted at once. Each, or only all together?",
                );
            }
            if comma {
                opt(sign(',')).parse_next(input)?;
            }
            return Ok(read);
        }
        let roles = roles(input, cx)?;
        if comma {
            opt(sign(',')).parse_next(input)?;
        }
        return Ok(roles.none());
    }
    if one_of(&["in the user role of", "in the role of", "in its capacity as"])
        .parse_next(input)
        .is_ok()
    {
        return Ok(roles(input, cx)?.any());
    }
    if one_of(&["with"]).parse_next(input).is_ok() {
        let (condition, notes) = counted_bounds(input, cx)?;
        let mut read = Read::new(condition, notes);
        more_numbers(input, cx, &mut read);
        return Ok(read);
    }
    if let Ok(words) = being_a_user(input, cx) {
        let mut read = Read::always();
        read.notes.mark(words);
        return Ok(read);
    }
    if one_of(FOR_WHICH).parse_next(input).is_ok() {
        let read = comparisons(input, cx)?;
        return Ok(closed(input, comma, read));
    }
    if let Ok(read) = connected(input, cx) {
        return Ok(closed(input, comma, read));
    }
    if one_of(&["whose", "and whose", "but whose"]).parse_next(input).is_ok() {
        let (condition, notes) = bare_comparison(input, cx)?;
        return Ok(closed(input, comma, Read::new(condition, notes)));
    }
    let participle = ["acting", "supplying", "serving", "having", "being"];
    if input.first().is_some_and(|token| participle.iter().any(|word| token.is(word))) {
        return predicate(input, cx);
    }
    Err(EmptyError)
}

const FOR_WHICH: &[&str] = &[
    "for which",
    "in respect of which",
    "in relation to which",
    "where",
    "and for which",
    "and in respect of which",
    "and in relation to which",
    "but for which",
    "in whose case",
    "and in whose case",
];

/// "either the number of … exceeds … or the number of … exceeds …".
fn comparisons(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let lead = one_of(&["either", "both"]).parse_next(input).unwrap_or_default();
    let (condition, notes) = comparison(input, cx)?;
    let mut read = Read::new(condition, notes);
    read.notes.mark(lead);
    let (mut ands, mut ors) = (
        lead.first().is_some_and(|word| word.is("both")),
        lead.first().is_some_and(|word| word.is("either")),
    );
    for _ in 0..MOST_CLAUSES {
        let before = *input;
        let joined = one_of(&["or", "and", ", or", ", and", "or for which", "and for which"])
            .parse_next(input);
        let Ok((joiner, (condition, notes))) =
            joined.and_then(|joiner| Ok((joiner, comparison(input, cx)?)))
        else {
            *input = before;
            break;
        };
        let or = joiner.iter().any(|token| token.is("or"));
        ands |= !or;
        ors |= or;
        let next = Read::new(condition, notes);
        read = if or { read.or(next) } else { read.and(next) };
        read.notes.part(What::Connective, joiner);
        if ands && ors {
            read.notes
                .doubt(joiner, "\"and\" and \"or\" join conditions here. Which belong together?");
        }
    }
    Ok(read)
}

/// Takes the comma that closes what a comma opened.
fn closed(input: &mut Input<'_>, opened: bool, read: Read) -> Read {
    if opened {
        opt(sign(',')).parse_next(input).unwrap_or_default();
    }
    read
}

/// "to whose network more than 250,000 Domestic Premises are connected": a number that stands with the
/// party by another verb than its own.
fn connected(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let start = *input;
    let found = (|input: &mut Input<'_>| {
        one_of(&[
            "to whose network",
            "and to whose network",
            "to the network of which",
            "and to the network of which",
            "to which",
            "and to which",
            "by which",
            "and by which",
            "by whom",
            "and by whom",
        ])
        .parse_next(input)?;
        let (condition, mut notes) = counted_bounds(input, cx)?;
        let verb = one_of(&["are connected", "is connected", "are supplied", "are served"])
            .parse_next(input)?;
        notes.part(What::Relation, verb);
        Ok(Read::new(condition, notes))
    })(input);
    if found.is_err() {
        *input = start;
    }
    found
}

/// "being a User", which asks nothing more.
fn being_a_user<'a>(input: &mut Input<'a>, cx: Context<'_>) -> Parsed<Input<'a>> {
    let start = *input;
    one_of(&["being a", "being an"]).parse_next(input)?;
    let length = cx.lexicon.longest(&cx.lexicon.parties, input);
    let Some(length) = length else {
        *input = start;
        return Err(EmptyError);
    };
    take(input, length);
    Ok(between(start, input))
}

/// Roles in a row, and what joins them.
struct Roles {
    names: Vec<String>,
    and: bool,
    /// True where "and not" joins them: behind "not", each is denied.
    not_each: bool,
    /// Which of them "and not" denies.
    denied: Vec<bool>,
    notes: Notes,
}

impl Roles {
    fn conditions(&self) -> Vec<Condition> {
        let one = |(name, denied): (&String, &bool)| {
            let holds = Condition::Holds(name.clone());
            if *denied { not(holds) } else { holds }
        };
        self.names.iter().zip(&self.denied).map(one).collect()
    }

    /// One of them, or all where "and" joins them in a statement about one party.
    fn any(mut self) -> Read {
        if let Some(first) = self.denied.iter().position(|denied| *denied) {
            return self.some_and_not(first);
        }
        let mut conditions = self.conditions();
        let condition = match conditions.pop() {
            Some(only) if conditions.is_empty() => only,
            Some(last) => {
                conditions.push(last);
                Condition::Any(conditions)
            }
            None => Condition::always(),
        };
        Read::new(condition, self.notes)
    }

    /// "a Supplier Party or a Network Party and not a …": one of the first, none of those denied.
    fn some_and_not(&mut self, first: usize) -> Read {
        let mut conditions = self.conditions();
        let denied = conditions.split_off(first);
        let run = self.notes.parts.first().map(|(_, run)| run.clone());
        if let (Some(run), true) = (run, conditions.len() > 1) {
            let asked = "\"or\" stands beside \"and not\" here. Which belong together?";
            self.notes.doubts.push((run, asked.to_owned()));
        }
        let some = if conditions.len() == 1 { all(conditions) } else { Condition::Any(conditions) };
        let every = std::iter::once(some).chain(denied).collect();
        Read::new(all(every), std::mem::take(&mut self.notes))
    }

    fn every(self) -> Read {
        Read::new(all(self.conditions()), self.notes)
    }

    fn none(mut self) -> Read {
        self.denied.fill(false);
        Read::new(all(self.conditions().into_iter().map(not).collect()), self.notes)
    }
}

fn roles(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Roles> {
    let mut notes = Notes::default();
    let mut names = vec![role(input, cx, &mut notes)?];
    let (mut and, mut not_each) = (false, true);
    let mut denied = vec![false];
    loop {
        let before = *input;
        let joined = one_of(&[
            "or",
            "and",
            "nor",
            ", or",
            ", nor",
            ", and",
            ",",
            "and/or",
            "and not",
            "and is not",
            ", and is not",
            ", and not",
            "or of",
            "nor of",
            "or as",
            "nor as",
        ])
        .parse_next(input);
        let Ok(joiner) = joined else { break };
        match role(input, cx, &mut notes) {
            Ok(name) => {
                notes.part(What::Connective, joiner);
                if joiner.iter().any(|token| token.norm == "and/or") {
                    notes.doubt(joiner, "\"and/or\" joins roles. Is one of them enough?");
                }
                let not = joiner.iter().any(|token| token.is("not"));
                and |= !not && joiner.iter().any(|token| token.is("and"));
                denied.push(not);
                not_each &= not;
                names.push(name);
            }
            Err(_) => {
                *input = before;
                break;
            }
        }
    }
    let not_each = not_each && names.len() > 1;
    Ok(Roles { names, and, not_each, denied, notes })
}

fn role(input: &mut Input<'_>, cx: Context<'_>, notes: &mut Notes) -> Parsed<String> {
    let start = *input;
    let small = input.iter().take(2).take_while(|token| is_determiner(token)).count();
    take(input, small);
    let quoted = sign('"').parse_next(input).is_ok();
    let Some((name, length)) = cx.lexicon.role(input) else {
        *input = start;
        return Err(EmptyError);
    };
    let noun = take(input, length);
    if quoted {
        sign('"').parse_next(input).ok();
    }
    if !noun.iter().any(|token| token.capital) {
        notes.doubt(noun, "Written without capitals: is the defined term meant?");
    }
    notes.part(What::Fact, between(start, input));
    Ok(name.to_owned())
}

/// What is said of a party, without the party.
pub(crate) fn predicate(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let start = *input;
    let tries: [fn(&mut Input<'_>, Context<'_>) -> Parsed<Read>; 5] =
        [acts, is_role, holds_number, does, exceeds];
    let mut best: Option<(usize, Read)> = None;
    for one in tries {
        let mut input = start;
        if let Ok(read) = one(&mut input, cx) {
            let taken = start.len() - input.len();
            if best.as_ref().is_none_or(|(most, _)| taken > *most) {
                best = Some((taken, read));
            }
        }
    }
    let (taken, mut read) = best.ok_or(EmptyError)?;
    read.notes.mark(take(input, taken));
    Ok(read)
}

const BE: &[&str] =
    &["is", "are", "be", "being", "was", "were", "has been", "have been", "remains", "remain"];

/// "is a Supplier Party", "is neither a Supplier Party nor a Network Party", "is a User other than …".
fn is_role(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let verb = one_of(BE).parse_next(input)?;
    one_of(&["also"]).parse_next(input).ok();
    let mut read = is_role_now(input, cx)?;
    if ["was", "were", "been"].iter().any(|word| verb.iter().any(|token| token.is(word))) {
        read.notes.doubt(verb, "At which time must it have been so?");
    }
    Ok(read)
}

fn is_role_now(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    if one_of(&["neither", "not either", "not"]).parse_next(input).is_ok() {
        let before = *input;
        let found = roles(input, cx)?;
        if found.and && !found.not_each {
            let mut read = found.every().negated();
            read.notes.doubt(
                before,
                "\"not\" stands before several roles. Does it deny each, or all at once?",
            );
            return Ok(read);
        }
        return Ok(found.none());
    }
    if one_of(&["both"]).parse_next(input).is_ok() {
        return Ok(roles(input, cx)?.every());
    }
    opt(one_of(&["either"])).parse_next(input)?;
    if let Ok(found) = roles(input, cx) {
        let mut read = if found.and { found.every() } else { found.any() };
        let before = *input;
        match narrowing(input, cx) {
            Ok(more) => read = read.and(more),
            Err(_) => *input = before,
        }
        return Ok(read);
    }
    let small = input.iter().take(3).take_while(|token| is_determiner(token)).count();
    take(input, small);
    let length = cx.lexicon.longest(&cx.lexicon.parties, input).ok_or(EmptyError)?;
    take(input, length);
    narrowing(input, cx)
}

/// "acts in the User Role of Other User", "does not act as a Supplier Party".
fn acts(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let negative =
        one_of(&["does not", "do not", "is not", "are not", "not"]).parse_next(input).is_ok();
    opt(one_of(&["is", "are"])).parse_next(input)?;
    one_of(&["acts", "act", "acting", "acted", "operates", "operating"]).parse_next(input)?;
    let only = one_of(&["only", "solely", "exclusively"]).parse_next(input).ok();
    let neither =
        one_of(&["neither", "either"]).parse_next(input).is_ok_and(|word| word[0].is("neither"));
    one_of(&[
        "in the user role of",
        "in the role of",
        "as",
        "in the capacity of",
        "in the user roles of",
    ])
    .parse_next(input)?;
    let mut found = roles(input, cx)?;
    if let Some(only) = only {
        found.notes.doubt(only, "\"only\": must it have no other role?");
    }
    Ok(if negative || neither {
        found.none()
    } else if found.and {
        found.every()
    } else {
        found.any()
    })
}

/// "supplies more than 250,000 Domestic Premises", "does not supply any Domestic Premises".
fn holds_number(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let negative = one_of(&["does not", "do not", "is not", "are not"]).parse_next(input).is_ok();
    let length = cx.lexicon.longest(&cx.lexicon.holdings, input).ok_or(EmptyError)?;
    let verb = take(input, length);
    if let Ok((condition, mut notes)) = counted_bounds(input, cx) {
        notes.part(What::Relation, verb);
        past(&mut notes, verb);
        let condition = if negative { denied(condition)? } else { condition };
        if negative {
            notes.doubt(verb, "A number is denied here. Is the opposite of the comparison meant?");
        }
        let mut read = Read::new(condition, notes);
        if !negative {
            more_numbers(input, cx, &mut read);
        }
        return Ok(read);
    }
    let before = *input;
    if let Ok(read) = neither_number(input, cx) {
        return if negative { Err(EmptyError) } else { Ok(read) };
    }
    *input = before;
    if one_of(&["no", "neither"]).parse_next(input).is_ok() {
        if negative {
            return Err(EmptyError);
        }
        return amount_of(input, cx, before, Relation::Equal, 0);
    }
    let some = one_of(&["any", "one or more", "at least one"]).parse_next(input).is_ok();
    if negative {
        return amount_of(input, cx, before, Relation::Equal, 0);
    }
    let mut read = amount_of(input, cx, before, Relation::AtLeast, 1)?;
    if !some {
        read.notes.doubt(verb, "No number is stated. Is a single one enough?");
    }
    Ok(read)
}

/// "neither more than 250,000 Domestic Premises nor more than 50,000 Non-Domestic Premises".
fn neither_number(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let start = *input;
    one_of(&["neither"]).parse_next(input)?;
    let (condition, notes) = counted_bounds(input, cx)?;
    let mut read = Read::new(denied(condition)?, notes);
    while one_of(&["nor", ", nor"]).parse_next(input).is_ok() {
        let (condition, notes) = counted_bounds(input, cx)?;
        read = read.and(Read::new(denied(condition)?, notes));
    }
    read.notes.mark(between(start, input));
    Ok(read)
}

/// "… or more than 50,000 Non-Domestic Premises": further numbers of the same verb.
fn more_numbers(input: &mut Input<'_>, cx: Context<'_>, read: &mut Read) {
    for _ in 0..MOST_CLAUSES {
        let before = *input;
        let joined = one_of(&["or", ", or", "and", ", and", "and/or", "but", "or to", "and to"])
            .parse_next(input);
        let Ok(joiner) = joined else { return };
        one_of(&["for", "to", "in respect of", "with", "at"]).parse_next(input).ok();
        let Ok((condition, notes)) = counted_bounds(input, cx) else {
            *input = before;
            return;
        };
        let or = joiner.iter().any(|token| token.is("or") || token.norm == "and/or");
        if joiner.iter().any(|token| token.norm == "and/or") {
            read.notes.doubt(joiner, "\"and/or\" joins numbers. Is one of them enough?");
        }
        let next = Read::new(condition, notes);
        let so_far = read.clone();
        *read = if or { so_far.or(next) } else { so_far.and(next) };
    }
}

fn amount_of(
    input: &mut Input<'_>,
    cx: Context<'_>,
    from: Input<'_>,
    relation: Relation,
    value: i64,
) -> Parsed<Read> {
    let (name, mut notes) = counted(input, cx)?;
    notes.mark(between(from, input));
    let mut read = Read::new(compared(Quantity::count(name), &[(relation, value)]), notes);
    for _ in 0..MOST_CLAUSES {
        let before = *input;
        let joiner = one_of(&["and", "or", "and no", "or any", "and any", "nor any", "nor"])
            .parse_next(input);
        let Ok((name, notes)) = joiner.and_then(|_| counted(input, cx)) else {
            *input = before;
            break;
        };
        let next = Read::new(compared(Quantity::count(name), &[(relation, value)]), notes);
        // "none of A or B" is none of either; "some A or B" is enough with one.
        let either = before[0].is("or") && relation == Relation::AtLeast;
        read = if either { read.or(next) } else { read.and(next) };
        read.notes.mark(between(before, input));
    }
    Ok(read)
}

/// "supplied more than …" speaks of another time.
fn past(notes: &mut Notes, verb: Input<'_>) {
    let past = ["supplied", "served", "had", "was", "were"];
    if verb.first().is_some_and(|token| past.iter().any(|word| token.is(word))) {
        notes.doubt(verb, "At which time must it have been so?");
    }
}

/// "exceeds 250,000 Domestic Premises", said of the party and not of its number.
fn exceeds(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let start = *input;
    let bounds = crate::bounds::verb_bounds(input)?;
    let (name, mut notes) = counted(input, cx)?;
    notes.doubt(between(start, input), "A party is said to exceed a number. Is its count meant?");
    notes.join(bounds.notes);
    Ok(Read::new(compared(Quantity::count(name), &bounds.all), notes))
}

fn denied(condition: Condition) -> Parsed<Condition> {
    match condition {
        Condition::Compare { left, relation, right } => {
            Ok(Condition::Compare { left, relation: opposite(relation), right })
        }
        _ => Err(EmptyError),
    }
}

/// A fact that the lexicon knows as a predicate.
fn does(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let negative = one_of(&["does not", "do not", "is not", "are not"]).parse_next(input).is_ok();
    let mut notes = Notes::default();
    if let Some((name, length)) = cx.lexicon.named(&cx.lexicon.denials, input).filter(|_| !negative)
    {
        notes.part(What::Fact, take(input, length));
        return Ok(Read::new(Condition::Holds(name.to_owned()), notes).negated());
    }
    let (name, length) = cx.lexicon.named(&cx.lexicon.predicates, input).ok_or(EmptyError)?;
    notes.part(What::Fact, take(input, length));
    let read = Read::new(Condition::Holds(name.to_owned()), notes);
    Ok(if negative { read.negated() } else { read })
}
