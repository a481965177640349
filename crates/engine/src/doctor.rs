//! The health of a library and its index.

use codicil_report::answer::doctor::{DoctorAnswer, Health, HealthCheck};

use crate::engine::{Engine, lock};
use crate::error::EngineError;

impl Engine {
    /// Looks at the library and its index; with `repair`, builds the index anew.
    ///
    /// # Errors
    ///
    /// When the library cannot be read at all, or, with `repair`, another process writes to it.
    pub fn doctor(&self, repair: bool) -> Result<DoctorAnswer, EngineError> {
        let mut checks: Vec<HealthCheck> = lock(&self.library)
            .check()?
            .into_iter()
            .map(|check| HealthCheck {
                check: check.kind.name(),
                status: if check.good { Health::Good } else { Health::Bad },
                message: check.message,
            })
            .collect();
        checks.push(self.unread()?);
        checks.push(self.index_health(repair)?);
        Ok(DoctorAnswer {
            schema: "codicil.doctor/1",
            library: self.folder.display().to_string(),
            healthy: checks.iter().all(|check| check.status != Health::Bad),
            checks,
        })
    }

    /// Which documents were not read in full: no fault of the library, but what its answers leave out.
    fn unread(&self) -> Result<HealthCheck, EngineError> {
        let documents = self.documents()?;
        let unread: Vec<&str> = documents
            .iter()
            .filter(|document| !document.is_fully_read())
            .map(|document| document.file.as_str())
            .collect();
        let message = match unread.len() {
            0 => format!("All documents were read in full ({}).", documents.len()),
            count => format!(
                "{count} of {} documents were not read in full: {}.",
                documents.len(),
                unread.join(", ")
            ),
        };
        Ok(HealthCheck { check: "documents-read", status: Health::Good, message })
    }
}
