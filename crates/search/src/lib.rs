//! The search index: derived from the library, disposable, the only crate that knows tantivy.

mod passage;

pub use passage::{ClauseTerm, FacetCount, Filters, Fragment, Hit, Passage, SearchPage, Via};
