//! The rules: which files there are, a table beside the rules, what a party gets, what changes,
//! what a draft says.

mod candidates;
mod choices;
mod drafts;
mod parties;
mod tables;
mod verdicts;

pub(crate) use drafts::Desk;
