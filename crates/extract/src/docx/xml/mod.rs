//! The XML of a part as a tree, read within limits and up to the first fault.

mod decode;
mod parse;
mod tree;

pub(crate) use parse::{Parsed, parse};
pub(crate) use tree::{Element, Id, Ns, Tree};
