use codicil_calendar::{Date, Problem};
use codicil_document::BlockKind;
use codicil_finding::{At, Confidence, Severity};

use crate::declare::declare_check;
use crate::readers::dates::Dated;
use crate::{Context, Paper};

declare_check! {
    /// Reports a date that cannot be: a day that the month does not have, two months, a day of the week
    /// that does not fit.
    ///
    /// ## Why it matters
    ///
    /// Nobody can keep a date that does not exist, and two readers will put it right in two ways.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0940
    ///
    /// 1. Progression
    ///
    /// The Board votes on [[31 June 2021|impossible-date]]. The Panel meets on
    /// [[Tuesday 5 March 2025|impossible-date]], and the text is due on [[12 May Jun 21|impossible-date]].
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0940
    ///
    /// 1. Progression
    ///
    /// The Board votes on 30 June 2021. The Panel meets on Wednesday 5 March 2025, and the text is due on
    /// 29 February 2024 or in early May.
    /// ```
    ///
    /// ## Known limits
    ///
    /// A date that is right with the month first (“05/13/2021”) is reported as a warning: British papers
    /// put the day first.
    "impossible-date" {
        code: "T001",
        family: "dates",
        summary: "date that cannot be",
        severity: Error,
        since: "0.1",
    }
}

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        for dated in paper.dates() {
            look(cx, paper, dated);
        }
    }
}

fn look(cx: &mut Context<'_>, paper: &Paper<'_>, dated: &Dated) {
    let (At::Text(span), Some(problem)) = (dated.at, dated.mention.problem) else { return };
    let listed = paper.block(span).is_some_and(|block| block.kind == BlockKind::Contents);
    if listed || !paper.is_own(span) || paper.is_damaged(span) {
        return;
    }
    let words = paper.words(span);
    let (message, severity) = match problem {
        Problem::NoSuchDay => (format!("“{words}” is no day of the calendar."), Severity::Error),
        Problem::TwoMonths => (format!("“{words}” names two months."), Severity::Error),
        Problem::WeekdayMismatch => {
            (format!("“{words}” names a day of the week that does not fit."), Severity::Error)
        }
        Problem::MonthFirst => {
            (format!("“{words}” is a date only if the month is read first."), Severity::Warning)
        }
        // A year with a gap in it is the work of an extraction.
        Problem::UnclearYear => return,
    };
    let mut finding = cx.finding(paper, span, message).severity(severity);
    if problem == Problem::MonthFirst {
        finding = finding.confidence(Confidence::Medium);
    }
    let candidates: Vec<String> = dated.mention.candidates.iter().map(|date| told(*date)).collect();
    if !candidates.is_empty() {
        finding = finding.because(format!("What may be meant: {}.", candidates.join(", or ")));
    }
    cx.report(finding.suggest("Put the date right."));
}

/// "Friday 30 June 2018"
fn told(date: Date) -> String {
    format!("{} {}", date.weekday().name(), date.in_words())
}
