//! The packs of `corpus/rules/sec/`: they are read, and what they give is what the papers say.

mod assess;
mod pack;
mod questions;
mod random;
mod slips;
