//! The overview, the responses and the findings.

use crate::app::App;
use crate::types::*;

fn missing<T>() -> Result<T, ApiError> {
    Err(ApiError::bad_request("This command is not there yet."))
}

impl App {
    /// See the list of commands.
    pub fn overview(&self, _: Nothing) -> Result<OverviewView, ApiError> {
        missing()
    }

    /// See the list of commands.
    pub fn responses(&self, _: ResponsesRequest) -> Result<ResponsesView, ApiError> {
        missing()
    }

    /// See the list of commands.
    pub fn response(&self, _: ResponseRequest) -> Result<ResponseView, ApiError> {
        missing()
    }

    /// See the list of commands.
    pub fn findings(&self, _: Nothing) -> Result<FindingsView, ApiError> {
        missing()
    }

    /// See the list of commands.
    pub fn explain_check(&self, _: CheckRequest) -> Result<CheckExplanation, ApiError> {
        missing()
    }

    /// See the list of commands.
    pub fn page(&self, _: PageRequest) -> Result<PageView, ApiError> {
        missing()
    }

    /// See the list of commands.
    pub fn correct_document(&self, _: CorrectionRequest) -> Result<DocumentView, ApiError> {
        missing()
    }

    /// See the list of commands.
    pub fn remove_document(&self, _: DocumentRequest) -> Result<DocumentRow, ApiError> {
        missing()
    }

    /// See the list of commands.
    pub fn restore_document(&self, _: DocumentRequest) -> Result<DocumentRow, ApiError> {
        missing()
    }

    /// See the list of commands.
    pub fn removed_documents(&self, _: Nothing) -> Result<Vec<DocumentRow>, ApiError> {
        missing()
    }

    /// The bytes of a paper's original, for drawing its pages; outside the list of commands, since
    /// they do not cross as JSON.
    pub fn document_file(&self, _: DocumentRequest) -> Result<Vec<u8>, ApiError> {
        missing()
    }
}
