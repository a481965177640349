use std::path::{Path, PathBuf};

use tantivy::indexer::LogMergePolicy;
use tantivy::{IndexReader, IndexWriter, Term};

use crate::entry::entry;
use crate::error::IndexError;
use crate::index::{Stamp, guard};
use crate::passage::Passage;
use crate::pieces::pieces;
use crate::schema::{FORM, Fields};
use crate::seal::seal;

/// Memory for passages that are not on disk yet.
const HEAP: usize = 50_000_000;
/// A segment with a larger share of removed passages than this is written anew.
const REMOVED_SHARE: f32 = 0.2;

/// Changes to the index; they count once they are committed.
pub struct Writer {
    writer: IndexWriter,
    reader: IndexReader,
    fields: Fields,
    folder: PathBuf,
}

impl Writer {
    pub(crate) fn new(
        index: &tantivy::Index,
        reader: IndexReader,
        fields: Fields,
        folder: &Path,
    ) -> Result<Self, IndexError> {
        let writer: IndexWriter = index.writer_with_num_threads(1, HEAP)?;
        let mut policy = LogMergePolicy::default();
        policy.set_del_docs_ratio_before_merge(REMOVED_SHARE);
        writer.set_merge_policy(Box::new(policy));
        Ok(Self { writer, reader, fields, folder: folder.to_owned() })
    }

    /// Puts the passages of a document in the place of those it had.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn replace_document(
        &mut self,
        document: i64,
        passages: impl IntoIterator<Item = Passage>,
    ) -> Result<(), IndexError> {
        self.delete_document(document)?;
        for passage in passages {
            for piece in pieces(passage) {
                let entry = entry(&self.fields, &piece)
                    .map_err(|error| IndexError::Broken(error.to_string()))?;
                guard(|| Ok(self.writer.add_document(entry)?))?;
            }
        }
        Ok(())
    }

    /// Takes the passages of a document out.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn delete_document(&mut self, document: i64) -> Result<(), IndexError> {
        guard(|| {
            self.writer.delete_term(Term::from_field_i64(self.fields.document, document));
            Ok(())
        })
    }

    /// Makes the changes count, as those of a `generation` of the library, and tidies up.
    ///
    /// # Errors
    ///
    /// When the disk refuses; the index is as it was before then.
    pub fn commit(mut self, generation: u64) -> Result<(), IndexError> {
        let stamp = serde_json::to_string(&Stamp { form: FORM, generation })
            .map_err(|error| IndexError::Broken(error.to_string()))?;
        guard(|| {
            let mut prepared = self.writer.prepare_commit()?;
            prepared.set_payload(&stamp);
            prepared.commit()?;
            self.writer.wait_merging_threads()?;
            seal(&self.folder);
            Ok(self.reader.reload()?)
        })
    }
}
