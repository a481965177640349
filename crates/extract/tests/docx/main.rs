//! Word documents, made up and small, through the door of the crate.

#![allow(dead_code, reason = "helpers of tests to come")]

mod changes;
mod numbering;
mod text;
mod writer;
