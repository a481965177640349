use std::collections::BTreeMap;

use codicil_document::Document;
use codicil_finding::{At, Finding, Identity, Place, folded};
use codicil_text::{RepairedText, Span};

use crate::{ALL, Background, Check, Context, NotChecked, Paper};

/// What the checks have to say about papers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The findings, the gravest and surest first; of equals in reading order.
    pub findings: Vec<Finding>,
    /// What could not be checked.
    pub not_checked: Vec<NotChecked>,
}

/// The check with that code or name.
pub fn find(name: &str) -> Option<&'static Check> {
    ALL.iter().find(|check| {
        check.meta.code.eq_ignore_ascii_case(name) || check.meta.name.eq_ignore_ascii_case(name)
    })
}

/// Which papers belong together: those of one modification of one code, in the order of their first
/// papers. A paper that states no modification stands alone. `of` gives the code and the modification
/// of each.
pub fn groups<'a>(of: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut known: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (index, (code, modification)) in of.into_iter().enumerate() {
        let group = modification.and_then(|modification| known.get(&(code, modification)).copied());
        match group {
            Some(group) => groups[group].push(index),
            None => {
                if let Some(modification) = modification {
                    known.insert((code, modification), groups.len());
                }
                groups.push(vec![index]);
            }
        }
    }
    groups
}

/// Runs every check on papers that belong together; `background` knows all papers of the set.
pub fn review(papers: &[Paper<'_>], background: &Background) -> Review {
    let mut review = Review::default();
    for check in ALL {
        let mut context = Context::new(papers, background, check.meta);
        (check.run)(&mut context);
        let (findings, not_checked) = context.finish();
        review.findings.extend(findings);
        review.not_checked.extend(not_checked);
    }
    give_way(&mut review.findings);
    identify(&mut review.findings, papers);
    sort(&mut review.findings);
    review
}

/// Runs every check on a set of papers. A paper's number must be its position.
pub fn run(papers: &[Paper<'_>]) -> Review {
    let mut background = Background::default();
    papers.iter().for_each(|paper| background.add(paper));
    let of = papers.iter().map(|paper| (paper.profile.prefix.as_str(), paper.modification()));
    let mut whole = Review::default();
    for group in groups(of) {
        let members: Vec<Paper<'_>> = group
            .iter()
            .map(|index| {
                let paper = &papers[*index];
                Paper::new(*index, paper.document, paper.references, paper.changes, paper.profile)
            })
            .collect();
        whole.add(review(&members, &background));
    }
    whole.sort();
    whole
}

impl Review {
    /// Adds what was found about other papers.
    pub fn add(&mut self, other: Review) {
        self.findings.extend(other.findings);
        self.not_checked.extend(other.not_checked);
    }

    /// Puts the findings in order, the gravest and surest first.
    pub fn sort(&mut self) {
        sort(&mut self.findings);
    }
}

fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| rank(a).cmp(&rank(b)));
}

/// Severity first, then certainty, then the paper and the place.
fn rank(finding: &Finding) -> impl Ord {
    let place = finding.primary();
    (
        finding.severity,
        finding.confidence,
        place.paper,
        start(place),
        finding.check.code,
        finding.message.clone(),
    )
}

fn start(place: &Place) -> (usize, usize) {
    match place.at {
        At::Text(span) => (span.start, span.end),
        At::Furniture { index, span } => (index, span.start),
    }
}

/// Checks that give way to a more particular one where both are about the same words: one fault is
/// told once.
const GIVES_WAY: &[(&str, &str)] =
    &[("N004", "N003"), ("W005", "N003"), ("W005", "N004"), ("W006", "R003"), ("N002", "N001")];

fn give_way(findings: &mut Vec<Finding>) {
    let stronger = |code: &str| GIVES_WAY.iter().any(|(_, more)| *more == code);
    let places: Vec<(&'static str, usize, At)> = findings
        .iter()
        .filter(|finding| stronger(finding.check.code))
        .flat_map(|finding| finding.places.iter().map(|it| (finding.check.code, it.paper, it.at)))
        .collect();
    findings.retain(|finding| {
        let mine = finding.primary();
        let is_mine = |paper: usize, at: At| paper == mine.paper && meets(at, mine.at);
        !GIVES_WAY.iter().filter(|(less, _)| *less == finding.check.code).any(|(_, more)| {
            places.iter().any(|(code, paper, at)| code == more && is_mine(*paper, *at))
        })
    });
}

/// Whether two places share words.
fn meets(one: At, other: At) -> bool {
    match (one, other) {
        (At::Text(one), At::Text(other)) => one.overlaps(other),
        _ => one == other,
    }
}

/// Gives each finding its fingerprint.
fn identify(findings: &mut [Finding], papers: &[Paper<'_>]) {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|index| {
        let place = findings[*index].primary();
        (place.paper, start(place))
    });
    let mut seen: BTreeMap<(usize, Identity<'_>), usize> = BTreeMap::new();
    for index in order {
        let finding = &mut findings[index];
        let place = finding.primary();
        let Some(paper) = papers.iter().find(|paper| paper.number == place.paper) else { continue };
        let mut identity = identity(finding, paper);
        let count = seen.entry((place.paper, identity.clone())).or_default();
        identity.occurrence = *count;
        *count += 1;
        finding.fingerprint = identity.fingerprint();
    }
}

fn identity<'a>(finding: &Finding, paper: &Paper<'a>) -> Identity<'a> {
    let document = paper.document;
    let title = document.metadata.title.as_ref().map_or("", |title| title.value.as_str());
    let (under, words) = match finding.primary().at {
        At::Text(span) => {
            (under(document, span), RepairedText::new(&document.text, span, &document.repairs).text)
        }
        at => (String::new(), paper.words_at(at).to_owned()),
    };
    Identity {
        check: finding.check.code,
        modification: paper.modification().unwrap_or(title),
        kind: paper.kind().name(),
        under,
        words: folded(&words),
        occurrence: 0,
    }
}

/// The clause that a place belongs to, or the heading above it without its number.
fn under(document: &Document, span: Span) -> String {
    let Some(block) = document.block_at(span.start).map(|index| &document.blocks[index]) else {
        return String::new();
    };
    if let Some(clause) = document.clause_path(block) {
        return clause.to_owned();
    }
    let heading = block.heading.and_then(|index| document.headings.get(index));
    heading.map_or_else(String::new, |heading| folded(&heading.title))
}
