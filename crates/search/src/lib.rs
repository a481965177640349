//! The search index: derived from the library, disposable, the only crate that knows tantivy.
//!
//! What a person types is understood first ([`parse`]) and only then put to tantivy, whose own query
//! language never sees it. Passages go in one entry each ([`entry`]); a hit is read again by the same
//! words ([`matching`]), so that what is highlighted is what was found.

mod collect;
mod compile;
mod entry;
mod error;
mod expand;
mod index;
mod lookup;
mod matching;
mod means;
mod parse;
mod passage;
mod pieces;
mod query;
mod schema;
mod seal;
mod search;
mod snippet;
mod stem;
mod stored;
mod words;
mod writer;

pub use error::IndexError;
pub use index::Index;
pub use passage::{ClauseTerm, FacetCount, Filters, Fragment, Hit, Passage, SearchPage, Via};
pub use writer::Writer;
