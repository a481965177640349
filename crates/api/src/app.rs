//! The state behind the commands.

use crate::types::*;

/// What a program lends to the commands: dialogs, folders, events.
pub trait Host: Send + Sync {
    /// Lets the person choose a folder; `None` when they chose none.
    fn pick_folder(&self, title: &str) -> Option<std::path::PathBuf>;
    /// Tells the window how an import stands.
    fn import_progress(&self, progress: &ImportProgress);
    /// The folder where the program keeps its libraries and preferences.
    fn data_folder(&self) -> std::path::PathBuf;
    /// The folder with the sample papers.
    fn sample_folder(&self) -> std::path::PathBuf;
}

/// The commands and their state.
pub struct App {
    _host: std::sync::Arc<dyn Host>,
}

macro_rules! later {
    ($($name:ident($request:ident) -> $response:ty;)+) => {
        impl App { $(
            /// See the list of commands.
            pub fn $name(&self, _request: $request) -> Result<$response, ApiError> { Err(ApiError::bad_request("not yet")) }
        )+ }
    };
}
later! {
    app_state(Nothing) -> AppState;
    choose_folder(Nothing) -> Option<FolderSurvey>;
    start_import(FolderRequest) -> ImportStarted;
    start_sample(Nothing) -> ImportStarted;
    cancel_import(CancelRequest) -> Nothing;
    choose_library(Nothing) -> Option<AppState>;
    open_recent(RecentRequest) -> AppState;
    close_library(Nothing) -> AppState;
    documents(Nothing) -> Vec<DocumentRow>;
    search(SearchRequest) -> SearchAnswer;
    document(DocumentRequest) -> DocumentView;
    document_blocks(BlocksRequest) -> Vec<BlockView>;
    clauses(ListRequest) -> Vec<ClauseRow>;
    clause(ClauseRequest) -> ClausePage;
    quick(ListRequest) -> Vec<QuickItem>;
    set_preferences(Preferences) -> Preferences;
}
