//! The rules: which files there are, a table beside the rules, what a party gets, what changes.

mod candidates;
mod choices;
mod parties;
mod tables;
mod verdicts;
