//! The one list of commands. From it come the dispatcher, the table for the window, and the bridge
//! of the desktop app.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::app::App;
use crate::types::*;

/// A command as the window sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Command {
    /// Its name in Rust and over the bridge: `start_import`.
    pub name: &'static str,
    /// The Rust type of what it takes.
    pub request: &'static str,
    /// The Rust type of what it answers.
    pub response: &'static str,
    /// What it does.
    pub about: &'static str,
}

/// Calls `$then!` with the list of commands: `about name(Request) -> Response;`.
#[macro_export]
macro_rules! with_commands {
    ($then:ident) => {
        $then! {
            /// What the window needs to start.
            app_state(Nothing) -> AppState;
            /// Lets the person choose a folder of papers and says what is in it; null when they chose none.
            choose_folder(Nothing) -> Option<FolderSurvey>;
            /// Reads a chosen folder into the open library, or into a new one.
            start_import(FolderRequest) -> ImportStarted;
            /// Reads the sample papers into the sample library and opens it.
            start_sample(Nothing) -> ImportStarted;
            /// Stops an import.
            cancel_import(CancelRequest) -> Nothing;
            /// Lets the person choose a library on disk and opens it; null when they chose none.
            choose_library(Nothing) -> Option<AppState>;
            /// Opens a library that was open before.
            open_recent(RecentRequest) -> AppState;
            /// Closes the library.
            close_library(Nothing) -> AppState;
            /// The documents of the library.
            documents(Nothing) -> Vec<DocumentRow>;
            /// Searches the library.
            search(SearchRequest) -> SearchAnswer;
            /// Opens a document.
            document(DocumentRequest) -> DocumentView;
            /// Blocks of a document.
            document_blocks(BlocksRequest) -> Vec<BlockView>;
            /// The clauses that the library knows, by number.
            clauses(ListRequest) -> Vec<ClauseRow>;
            /// The page of one clause.
            clause(ClauseRequest) -> ClausePage;
            /// What the quick switcher offers for some letters.
            quick(ListRequest) -> Vec<QuickItem>;
            /// What the library holds, modification by modification.
            overview(Nothing) -> OverviewView;
            /// The responses of the library, as matrices of respondents and questions.
            responses(ResponsesRequest) -> ResponsesView;
            /// One response with all its words.
            response(ResponseRequest) -> ResponseView;
            /// What the checks report on the library.
            findings(Nothing) -> FindingsView;
            /// What a check reports and why it matters.
            explain_check(CheckRequest) -> CheckExplanation;
            /// The files of rules that can be chosen.
            rule_files(Nothing) -> RuleFiles;
            /// Lets the person choose a file of rules or a table; null when they chose none.
            choose_rules(Nothing) -> Option<RuleFiles>;
            /// A table beside the rules that are to give what it states.
            rules(RulesRequest) -> RulesView;
            /// Whether the rules give every party what the table states.
            rules_verdict(RulesRequest) -> VerdictView;
            /// Parties to whom no rule applies, and parties to whom two apply that do not agree.
            rules_holes(RulesRequest) -> HolesView;
            /// What a party gets.
            what_if(WhatIfRequest) -> WhatIfView;
            /// Where the outcome changes along one count.
            what_if_steps(StepsRequest) -> StepsView;
            /// What changes between two regimes.
            compare_rules(CompareRequest) -> CompareView;
            /// What was read in the clauses of a paper.
            rule_candidates(DocumentRequest) -> CandidatesView;
            /// A copy of clauses to draft in; the source is not touched.
            draft_start(DraftStartRequest) -> DraftText;
            /// What a scratch text says and whether it gives what a table states.
            draft_check(DraftRequest) -> DraftView;
            /// What stands where on a page of a paper.
            page(PageRequest) -> PageView;
            /// Corrects what a paper was read to say about itself.
            correct_document(CorrectionRequest) -> DocumentView;
            /// Takes a paper out of the library; it can be brought back.
            remove_document(DocumentRequest) -> DocumentRow;
            /// Brings a removed paper back.
            restore_document(DocumentRequest) -> DocumentRow;
            /// The papers that were removed and can be brought back.
            removed_documents(Nothing) -> Vec<DocumentRow>;
            /// Keeps what the person chose.
            set_preferences(Preferences) -> Preferences;
        }
    };
}

macro_rules! dispatcher {
    ($($(#[doc = $about:literal])+ $name:ident($request:ident) -> $response:ty;)+) => {
        /// Every command, in the order of the list.
        pub const COMMANDS: &[Command] = &[$(Command {
            name: stringify!($name),
            request: stringify!($request),
            response: stringify!($response),
            about: concat!($($about),+),
        }),+];

        impl App {
            /// Runs the command `name` on its request as JSON.
            ///
            /// # Errors
            ///
            /// Those of the command; [`ErrorCode::BadRequest`] for an unknown name or a request of
            /// another shape.
            pub fn dispatch(&self, name: &str, request: Value) -> Result<Value, ApiError> {
                match name {
                    $(stringify!($name) => {
                        let answer: $response = self.$name(parse::<$request>(request)?)?;
                        serde_json::to_value(answer).map_err(|error| ApiError::internal(&error))
                    })+
                    _ => Err(ApiError::bad_request(format!("There is no command “{name}”."))),
                }
            }
        }
    };
}

with_commands!(dispatcher);

fn parse<T: DeserializeOwned>(request: Value) -> Result<T, ApiError> {
    let request = if request.is_null() { Value::Object(serde_json::Map::new()) } else { request };
    serde_json::from_value(request)
        .map_err(|error| ApiError::bad_request(format!("The request has another shape: {error}.")))
}
