//! Word documents, made up and small, through the door of the crate.

mod changes;
mod damage;
mod notes;
mod numbering;
mod package;
mod pages;
mod tables;
mod text;
mod writer;
