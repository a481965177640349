//! Generates one permission for each command, and checks the capabilities.

/// The commands of `codicil-api`; a test holds the two lists equal.
const COMMANDS: &[&str] = &[
    "app_state",
    "choose_folder",
    "start_import",
    "start_sample",
    "cancel_import",
    "choose_library",
    "open_recent",
    "close_library",
    "documents",
    "search",
    "document",
    "document_blocks",
    "clauses",
    "clause",
    "quick",
    "overview",
    "responses",
    "response",
    "findings",
    "explain_check",
    "rule_files",
    "choose_rules",
    "rules",
    "rules_verdict",
    "rules_holes",
    "what_if",
    "what_if_steps",
    "compare_rules",
    "rule_candidates",
    "draft_start",
    "draft_check",
    "page",
    "correct_document",
    "remove_document",
    "restore_document",
    "removed_documents",
    "document_file",
    "set_preferences",
];

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS))
        .capabilities_path_pattern("./src-tauri/capabilities/**/*.json");
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
