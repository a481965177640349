//! What the clauses of a paper in the library may say.

use std::sync::Arc;

use codicil_english::{ClauseReading, Lexicon};

use super::read;
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
}
