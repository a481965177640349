//! The two macros behind every check: one declares it, one lists them all.

use codicil_finding::CheckMeta;

use crate::Context;

/// A check: what it is and what it does.
#[derive(Clone, Copy)]
pub struct Check {
    /// What it is.
    pub meta: &'static CheckMeta,
    /// What it does.
    pub(crate) run: fn(&mut Context<'_>),
}

/// Declares a check; its explanation is the doc comment.
macro_rules! declare_check {
    (
        $(#[doc = $doc:expr])+
        $name:literal {
            code: $code:literal,
            family: $family:literal,
            summary: $summary:literal,
            severity: $severity:ident,
            since: $since:literal $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        pub(crate) static META: codicil_finding::CheckMeta = codicil_finding::CheckMeta {
            code: $code,
            name: $name,
            family: $family,
            summary: $summary,
            docs: concat!($($doc, "\n",)+),
            severity: codicil_finding::Severity::$severity,
            since: $since,
            file: file!(),
        };
    };
}

/// Lists every check once: the modules and the registry follow.
macro_rules! checks {
    ($($family:ident: [$($name:ident),* $(,)?]),* $(,)?) => {
        $(mod $family { $(pub(crate) mod $name;)* })*

        /// Every check, in the order of the list.
        pub static ALL: &[Check] = &[$($(
            Check { meta: &$family::$name::META, run: $family::$name::check },
        )*)*];
    };
}

pub(crate) use {checks, declare_check};
