use codicil_finding::{At, CheckMeta, Finding};
use codicil_text::Span;

use crate::{Background, Paper};

/// What a check may see, and how it reports.
pub struct Context<'a> {
    /// The papers of one modification in the order of the set, or one paper that states none.
    pub papers: &'a [Paper<'a>],
    /// What the other papers of the set say about clauses.
    pub background: &'a Background,
    meta: &'static CheckMeta,
    findings: Vec<Finding>,
    not_checked: Vec<NotChecked>,
}

/// Something that a check could not look at, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotChecked {
    /// The check.
    pub check: &'static CheckMeta,
    /// The paper, by its number; `None` where it is about all.
    pub paper: Option<usize>,
    /// A whole sentence: what was not checked and what is missing for it.
    pub reason: String,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        papers: &'a [Paper<'a>],
        background: &'a Background,
        meta: &'static CheckMeta,
    ) -> Self {
        Self { papers, background, meta, findings: Vec::new(), not_checked: Vec::new() }
    }

    /// A finding of this check about words of a paper, to be built on and reported.
    pub(crate) fn finding(&self, paper: &Paper<'_>, span: Span, message: String) -> Finding {
        Finding::new(self.meta, paper.number, At::Text(span), message)
    }

    /// The same about words that may stand in a running head or foot.
    pub(crate) fn finding_at(&self, paper: &Paper<'_>, at: At, message: String) -> Finding {
        Finding::new(self.meta, paper.number, at, message)
    }

    /// Reports a finding.
    pub(crate) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Says that something could not be checked.
    pub(crate) fn not_checked(&mut self, paper: Option<&Paper<'_>>, reason: String) {
        let paper = paper.map(|paper| paper.number);
        self.not_checked.push(NotChecked { check: self.meta, paper, reason });
    }

    pub(crate) fn finish(self) -> (Vec<Finding>, Vec<NotChecked>) {
        (self.findings, self.not_checked)
    }
}
