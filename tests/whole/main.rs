//! Whole-program tests: the built programs as a person meets them, and the house that they stand in.
//!
//! Programs are found by path, never linked, so that nothing here waits for the desktop app's
//! libraries. `make test` builds them first.

#![expect(clippy::unwrap_used, reason = "a test that cannot set up its case must fail")]

mod app;
mod cli;
mod cli_docs;
mod docs;
mod layers;
mod sample;
mod tidy;
mod tree;
mod webdriver;
