use std::collections::BTreeMap;

use codicil_finding::{At, Confidence, Severity};
use codicil_refs::{Kind, Reference};
use codicil_text::Span;

use crate::declare::declare_check;
use crate::readers::labels;
use crate::{Context, Paper};

declare_check! {
    /// Reports a reference or a modification number whose form is broken: a space inside the number, a
    /// bracket doubled or missing, a letter for a digit, a paragraph that the code writes otherwise.
    ///
    /// ## Why it matters
    ///
    /// Whoever looks the clause up, by eye or by search, does not find it; and a bracket can turn a
    /// clause into a paragraph of another one.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// === SECMP0902 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0902
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7A as follows:
    ///
    /// H2.7A The keeper of a raft is bound by [[Sections H 2.2 to H2.4|malformed-reference]] and by
    /// Section [[H2.5(a|malformed-reference]] alone, as [[H2.7(A)|malformed-reference]] says.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// === SECMP0902 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0902
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7A as follows:
    ///
    /// H2.7A The keeper of a raft is bound by Sections H2.2 to H2.4 and by Section H2.5(a) alone
    /// (see also Section H2.7A).
    /// ```
    ///
    /// ## Known limits
    ///
    /// Where an extraction has put spaces into words nearby, a space in a number is taken for one of
    /// those. What respondents wrote is left alone.
    "malformed-reference" {
        code: "R003",
        family: "references",
        summary: "reference or modification number of a broken form",
        severity: Error,
        since: "0.1",
    }
}

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        for (targets, references) in malformed(paper) {
            report(cx, paper, &targets, &references);
        }
        for (span, what) in broken_brackets(paper) {
            let message = format!("“{}” {what}.", paper.words(span));
            let finding = cx.finding(paper, span, message);
            cx.report(finding.suggest("Close each bracket once."));
        }
    }
}

/// References that only a tolerant reader understands, by what they mean.
fn malformed<'a>(paper: &Paper<'a>) -> BTreeMap<Vec<String>, Vec<&'a Reference>> {
    let mut found: BTreeMap<Vec<String>, Vec<&Reference>> = BTreeMap::new();
    for reference in paper.references.iter().filter(|it| it.malformed && is_slip(paper, it)) {
        let targets = reference.targets.iter().map(ToString::to_string).collect();
        found.entry(targets).or_default().push(reference);
    }
    found
}

fn is_slip(paper: &Paper<'_>, reference: &Reference) -> bool {
    let span = reference.span;
    let misnomer = |word: &String| reference.text.starts_with(word.as_str());
    reference.block.is_some()
        && !span.is_empty()
        && !paper.is_response(span)
        && !paper.is_struck(span)
        && !paper.is_damaged(span)
        && !paper.profile.clauses.misnomers.iter().any(misnomer)
        && !(has_odd_space(reference) && paper.is_spaced_out(span))
        && !(has_odd_space(reference) && is_line_end(paper, span))
        && !is_habit(paper, reference)
}

/// True where white space stands between a letter and a digit.
fn has_odd_space(reference: &Reference) -> bool {
    odd_space(&reference.text).is_some()
}

fn odd_space(words: &str) -> Option<usize> {
    let mut before = None;
    let mut space = None;
    for (at, c) in words.char_indices() {
        if c.is_whitespace() {
            space = space.or(Some(at));
            continue;
        }
        if let Some(space) = space
            && c.is_ascii_digit()
            && before.is_some_and(|before: char| before.is_ascii_uppercase())
        {
            return Some(space);
        }
        (before, space) = (Some(c), None);
    }
    None
}

/// True where the odd space is the end of a line, put in by us when lines were joined.
fn is_line_end(paper: &Paper<'_>, span: Span) -> bool {
    let Some(at) = odd_space(paper.words(span)) else { return false };
    let space = Span::new(span.start + at, span.start + at + 1);
    !paper.document.map.runs().is_empty() && paper.document.map.to_source(space).is_none()
}

/// True where the paper writes its modification numbers like that as a rule.
fn is_habit(paper: &Paper<'_>, reference: &Reference) -> bool {
    if reference.kind != Kind::Modification {
        return false;
    }
    let like = |malformed: bool| {
        let references = paper.references.iter();
        references.filter(|it| it.kind == Kind::Modification && it.malformed == malformed).count()
    };
    let (odd, right) = (like(true), like(false));
    has_odd_space(reference) && odd > 2 && odd >= right
}

fn report(cx: &mut Context<'_>, paper: &Paper<'_>, targets: &[String], found: &[&Reference]) {
    let [first, rest @ ..] = found else { return };
    let meant = meant(targets);
    let mut forms: Vec<String> = Vec::new();
    for reference in found {
        let form = format!("“{}”", reference.text.split_whitespace().collect::<Vec<_>>().join(" "));
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    let verb = if forms.len() == 1 { "is a broken form of" } else { "are broken forms of" };
    let message = format!("{} {verb} {meant}.", forms.join(" and "));
    let mut finding = cx.finding(paper, first.span, message);
    for reference in rest {
        finding = finding.with(paper.number, At::Text(reference.span), "again here");
    }
    let right = paper.references.iter().find(|reference| {
        let same = || reference.targets.iter().map(ToString::to_string).eq(targets.iter().cloned());
        !reference.malformed && reference.block.is_some() && same()
    });
    if let Some(right) = right {
        finding = finding.with(paper.number, At::Text(right.span), "written right here");
    }
    if let Some(note) = &first.note {
        finding = finding.because(note.clone());
    }
    if first.kind == Kind::Modification {
        // A recognition slip of a scan looks the same.
        finding = finding.severity(Severity::Warning).confidence(Confidence::Medium);
    }
    cx.report(finding.suggest(format!("Write {meant}.")));
}

/// Targets as a person writes them: "G8.54 to G8.60".
fn meant(targets: &[String]) -> String {
    let plain = |target: &str| match target.split_once(':') {
        Some((_, address)) => address.to_owned(),
        None => target.to_owned(),
    };
    let one = |target: &String| match target.split_once("..") {
        Some((from, to)) => format!("{} to {}", plain(from), plain(to)),
        None => plain(target),
    };
    targets.iter().map(one).collect::<Vec<_>>().join(" and ")
}

/// References whose brackets do not close, with what is wrong.
fn broken_brackets(paper: &Paper<'_>) -> Vec<(Span, &'static str)> {
    let mut found = Vec::new();
    for reference in paper.references {
        let clause = matches!(reference.kind, Kind::Clause | Kind::Subclause);
        let span = reference.span;
        let Some(block) = paper.block(span).filter(|_| clause && reference.block.is_some()) else {
            continue;
        };
        if !paper.is_own(span) || paper.is_damaged(span) || span.end > block.span.end {
            continue;
        }
        let rest = paper.words(Span::new(span.end, block.span.end));
        if let Some((len, what)) = broken_bracket(rest) {
            let start = number_start(paper.words(span));
            found.push((Span::new(span.start + start, span.end + len), what));
        }
    }
    found
}

/// Where the number begins in "Section H2.5".
fn number_start(words: &str) -> usize {
    words.rfind(char::is_whitespace).map_or(0, |at| at + 1)
}

/// What is wrong with the brackets right behind a reference, and how many bytes that takes.
fn broken_bracket(rest: &str) -> Option<(usize, &'static str)> {
    let after = rest.strip_prefix('(')?;
    if let Some(inner) = after.strip_prefix('(') {
        let (label, end) = label(inner)?;
        let closed = inner[end..].starts_with(')');
        let closes = inner[end..].bytes().take_while(|byte| *byte == b')').count();
        return closed.then_some((2 + label.len() + closes, "opens a bracket twice"));
    }
    let (label, end) = label(after)?;
    let next = after[end..].chars().next();
    // "(a or b)" is closed a little later.
    let soon = after[end..].chars().take(SOON).take_while(|c| *c != '(').any(|c| c == ')');
    let open = next.is_none_or(|next| matches!(next, ' ' | ';' | '.' | ':' | ',')) && !soon;
    open.then_some((1 + label.len(), "opens a bracket and does not close it"))
}

/// Within so many characters a bracket that was opened for one label is closed.
const SOON: usize = 16;

/// The label of a paragraph at the start of some words: letters that count, and where it ends.
fn label(words: &str) -> Option<(&str, usize)> {
    let end = words.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(words.len());
    let label = &words[..end];
    let counts = !label.is_empty() && label.len() <= 4 && !labels::readings(label).is_empty();
    // "H2.5(as amended": a word, and no label.
    (counts && !matches!(label, "as" | "an" | "at")).then_some((label, end))
}
