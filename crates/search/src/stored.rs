//! What of a passage is kept in the index, for showing a hit.

use codicil_document::Kind;
use codicil_profile::Address;
use codicil_refs::Role;
use codicil_text::Span;
use serde::{Deserialize, Serialize};

use crate::passage::{ClauseTerm, Passage};

/// A passage as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct StoredPassage {
    pub document: i64,
    pub block: usize,
    pub page: u32,
    pub span: Span,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub repaired: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub clause: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub headings: Vec<String>,
    pub kind: Kind,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub clauses: Vec<StoredTerm>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub names: Vec<String>,
}

/// A provision that a passage refers to, as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct StoredTerm {
    pub code: String,
    pub from: Address,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to: Option<Address>,
    pub role: Role,
    pub span: Span,
}

impl From<&Passage> for StoredPassage {
    fn from(passage: &Passage) -> Self {
        Self {
            document: passage.document,
            block: passage.block,
            page: passage.page,
            span: passage.span,
            text: passage.text.clone(),
            repaired: passage.repaired.clone(),
            clause: passage.clause.clone(),
            headings: passage.headings.clone(),
            kind: passage.kind,
            clauses: passage.clauses.iter().map(StoredTerm::from).collect(),
            names: passage.names.clone(),
        }
    }
}

impl From<&ClauseTerm> for StoredTerm {
    fn from(term: &ClauseTerm) -> Self {
        Self {
            code: term.code.clone(),
            from: term.from.clone(),
            to: term.to.clone(),
            role: term.role,
            span: term.span,
        }
    }
}
