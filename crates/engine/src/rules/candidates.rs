//! What the clauses of a paper in the library may say, and texts to begin a draft with.

use std::path::Path;
use std::sync::Arc;

use codicil_english::{ClauseReading, Lexicon};
use codicil_rules::regime::Wording;

use super::{load, read};
use crate::engine::{Engine, OpenDocument};
use crate::error::EngineError;

impl Engine {
    /// A paper and what its clauses may say; none of it is a rule until a person accepts it. Spans are
    /// bytes of the paper's canonical text.
    ///
    /// # Errors
    ///
    /// When the library cannot be read or has no such paper.
    pub fn rule_candidates(
        &self,
        document: i64,
    ) -> Result<(Arc<OpenDocument>, Vec<ClauseReading>), EngineError> {
        let open = self.document(document)?;
        let clauses = read::reading(&open.document, &Lexicon::sec()).clauses;
        Ok((open, clauses))
    }
    /// A paper and a text of its clauses after its changes, to begin a draft with.
    ///
    /// # Errors
    ///
    /// When the library cannot be read or has no such paper.
    pub fn draft_text(&self, document: i64) -> Result<(Arc<OpenDocument>, String), EngineError> {
        let open = self.document(document)?;
        let text = read::clauses_of(&open.document);
        Ok((open, text))
    }
}

/// The clauses of a regime as a text to begin a draft with, and whether any of them stands in
/// reconstructed wording.
///
/// # Errors
///
/// When a file cannot be read, or is not what it should be.
pub fn draft_text_of_rules(regime: &Path) -> Result<(String, bool), EngineError> {
    let clauses = load::regime(regime)?.regime.clauses;
    let each = clauses.all().map(|(id, clause)| format!("{id} {}\n", clause.text.trim()));
    let text = each.collect::<Vec<_>>().join("\n");
    let is_reconstructed =
        clauses.all().any(|(_, clause)| clause.wording == Wording::Reconstructed);
    Ok((text, is_reconstructed))
}
