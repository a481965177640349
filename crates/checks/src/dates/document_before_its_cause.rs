use codicil_calendar::Date;
use codicil_document::{FurnitureKind, Kind};
use codicil_finding::{At, Confidence, Severity};

use crate::declare::declare_check;
use crate::readers::dates::{own, raised};
use crate::{Context, Paper};

declare_check! {
    /// Reports a paper that is dated before the thing it depends on: before its modification was raised,
    /// before the year of its own copyright, or before a report of an earlier stage.
    ///
    /// ## Why it matters
    ///
    /// The order of versions is told from their dates. A wrong year, often in January, makes a draft
    /// look as if it were superseded.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// === SECMP0941 Final Modification Report.txt
    /// Final Modification Report
    /// SECMP0941
    ///
    /// 1. Summary
    ///
    /// SECMP0941 was raised by the harbour master on 15th December 2020.
    ///
    /// === SECMP0941 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0941
    /// Moorings
    ///
    /// Date: [[8 January 2020|document-before-its-cause]]
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 The keeper shall pay.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// === SECMP0941 Final Modification Report.txt
    /// Final Modification Report
    /// SECMP0941
    ///
    /// 1. Summary
    ///
    /// SECMP0941 was raised by the harbour master on 15th December 2020.
    ///
    /// === SECMP0941 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0941
    /// Moorings
    ///
    /// Date: 8 January 2021
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 The keeper shall pay.
    /// ```
    ///
    /// ## Known limits
    ///
    /// Only where the papers say on one day that the modification was raised. A proposal form may be
    /// older than that.
    "document-before-its-cause" {
        code: "T004",
        family: "dates",
        summary: "paper dated before the thing it depends on",
        severity: Error,
        since: "0.1",
    }
}

/// A paper with its date.
struct Own<'a> {
    paper: &'a Paper<'a>,
    at: At,
    date: Date,
}

pub(crate) fn check(cx: &mut Context<'_>) {
    let papers = cx.papers;
    let dated: Vec<Own<'_>> = papers
        .iter()
        .filter_map(|paper| own(paper).map(|(at, date)| Own { paper, at, date }))
        .collect();
    let raised: Vec<(&Paper<'_>, At, Date)> = papers
        .iter()
        .filter(|paper| paper.modification().is_some())
        .flat_map(|paper| raised(paper).map(move |(dated, date)| (paper, dated.at, date)))
        .filter(|(paper, at, _)| matches!(at, At::Text(span) if paper.is_own(*span)))
        .collect();
    let one_day = raised.iter().all(|(_, _, date)| Some(*date) == raised.first().map(|it| it.2));
    for own in &dated {
        let is_older = !matches!(own.paper.kind(), Kind::ProposalForm | Kind::Code);
        let cause = raised.first().filter(|(_, _, day)| one_day && is_older && own.date < *day);
        if let Some((paper, at, day)) = cause {
            before_raising(cx, own, (paper.number, *at, *day));
        } else if let Some(year) = copyright(own.paper).filter(|year| *year > own.date.year()) {
            before_copyright(cx, own, year);
        }
    }
    stages_in_disorder(cx, &dated);
}

fn before_raising(cx: &mut Context<'_>, own: &Own<'_>, raised: (usize, At, Date)) {
    let (number, at, day) = raised;
    let modification = own.paper.modification().unwrap_or("the modification");
    let message = format!(
        "The paper is dated {}, and {modification} was raised on {}.",
        own.date.in_words(),
        day.in_words()
    );
    let mut because = format!("It is {} days older than its cause.", own.date.days_to(day));
    if let Some(year) = copyright(own.paper).filter(|year| *year > own.date.year()) {
        because.push_str(&format!(" Its copyright is of {year}."));
    }
    let next = Date::new(own.date.year() + 1, own.date.month(), own.date.day());
    let suggestion = match next.filter(|next| *next >= day) {
        Some(next) => format!("If {} is meant, put the year right.", next.in_words()),
        None => "Put the date right.".to_owned(),
    };
    let finding = cx
        .finding_at(own.paper, own.at, message)
        .with(number, at, "the modification was raised")
        .because(because)
        .suggest(suggestion);
    cx.report(finding);
}

fn before_copyright(cx: &mut Context<'_>, own: &Own<'_>, year: i32) {
    let message =
        format!("The paper is dated {}, and its copyright is of {year}.", own.date.in_words());
    let finding = cx
        .finding_at(own.paper, own.at, message)
        .severity(Severity::Warning)
        .suggest("Put the year of the one or the other right.");
    cx.report(finding);
}

/// The year behind "©" in the running heads and feet of a paper, or on its first lines.
fn copyright(paper: &Paper<'_>) -> Option<i32> {
    let document = paper.document;
    let running = document.furniture.iter().filter(|it| it.kind == FurnitureKind::Running);
    let texts = running.map(|it| it.text.as_str());
    let head = document.blocks.iter().take(FIRST_BLOCKS).map(|block| paper.words(block.span));
    texts.chain(head).find_map(|words| {
        let (_, after) = words.split_once('©')?;
        after.split_whitespace().take(FIRST_WORDS).find_map(|word| {
            let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
            let year: i32 = digits.parse().ok().filter(|_| digits.len() == 4)?;
            (1980..2200).contains(&year).then_some(year)
        })
    })
}

/// So far down a cover reaches, in blocks.
const FIRST_BLOCKS: usize = 20;

/// So far behind the sign its year stands, in words.
const FIRST_WORDS: usize = 6;

/// The place of a report in the course of a modification.
fn stage(kind: Kind) -> Option<u8> {
    match kind {
        Kind::InitialReport => Some(1),
        Kind::DraftReport => Some(2),
        Kind::FinalReport => Some(3),
        _ => None,
    }
}

fn stages_in_disorder(cx: &mut Context<'_>, dated: &[Own<'_>]) {
    for later in dated {
        let Some(stage_of_later) = stage(later.paper.kind()) else { continue };
        let earlier = dated.iter().find(|earlier| {
            let of_one = earlier.paper.modification() == later.paper.modification()
                && later.paper.modification().is_some();
            let before = stage(earlier.paper.kind()).is_some_and(|stage| stage < stage_of_later);
            of_one && before && earlier.date > later.date
        });
        let Some(earlier) = earlier else { continue };
        let message = format!(
            "The paper is dated {}, before a report of an earlier stage ({}).",
            later.date.in_words(),
            earlier.date.in_words()
        );
        let finding = cx
            .finding_at(later.paper, later.at, message)
            .with(earlier.paper.number, earlier.at, "the date of the earlier stage")
            .severity(Severity::Warning)
            .confidence(Confidence::Medium);
        cx.report(finding.suggest("Put the date of the one or the other right."));
    }
}
