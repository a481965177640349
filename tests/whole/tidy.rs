//! Tidiness that no compiler checks.

use std::path::{Path, PathBuf};

use crate::tree;

/// The longest file that still reads as one thing.
const MOST_LINES: usize = 700;

fn rust() -> Vec<PathBuf> {
    ["crates", "src-tauri", "tests"]
        .iter()
        .flat_map(|folder| tree::files(folder, &[".rs"]))
        .collect()
}

fn interface() -> Vec<PathBuf> {
    let made = Path::new("ui/src/api/generated.ts");
    let mut files = tree::files("ui", &[".ts", ".svelte", ".css"]);
    files.retain(|file| file != made);
    files
}

/// Everything that people read: code, papers, scripts and configuration.
fn everything() -> Vec<PathBuf> {
    let endings = [
        ".rs",
        ".ts",
        ".svelte",
        ".css",
        ".md",
        ".toml",
        ".mjs",
        ".html",
        "Makefile",
        "ui/package.json",
    ];
    let mut files = tree::files("", &endings);
    files.extend(tree::files("scripts", &[""]));
    files.extend(tree::files(".ci", &[""]));
    files
}

fn assert_none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

/// The lines of `files` that hold one of `words`, each with its place.
fn lines_with(files: &[PathBuf], words: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (number, line) in tree::read(file).lines().enumerate() {
            if words.iter().any(|word| line.contains(word.as_str())) {
                found.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let words =
        [["TO", "DO"], ["FIX", "ME"], ["dbg", "!("], ["todo", "!("]].map(|word| word.concat());
    let mut files = rust();
    files.extend(interface());
    assert_none("unfinished places", &lines_with(&files, &words));
}

#[test]
fn no_path_of_one_machine_is_written_down() {
    let words = ["home", "root", "work", "Users"].map(|folder| format!("\"/{folder}/"));
    let quoted = lines_with(&everything(), &words);
    let words = ["home", "root", "work", "Users"].map(|folder| format!(" /{folder}/"));
    let bare = lines_with(&everything(), &words);
    assert_none("paths that are true on one machine only", &[quoted, bare].concat());
}

#[test]
fn files_are_short_enough_to_read() {
    let mut files = rust();
    files.extend(interface());
    let long: Vec<String> = files
        .iter()
        .map(|file| (file, tree::read(file).lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(file, lines)| format!("{} has {lines} lines", file.display()))
        .collect();
    assert_none(&format!("files of more than {MOST_LINES} lines"), &long);
}

#[test]
fn files_say_what_they_are() {
    let silent: Vec<String> = rust()
        .iter()
        .filter(|file| !file.to_string_lossy().contains("/tests/"))
        .filter(|file| !opens_with_documentation(&tree::read(file)))
        .map(|file| file.display().to_string())
        .collect();
    assert_none("files that open neither with //! nor with the /// of their main item", &silent);
}

/// Whether documentation is the first thing in a file, imports and attributes aside.
fn opens_with_documentation(text: &str) -> bool {
    let mut in_import = false;
    for line in text.lines() {
        let import = in_import
            || ["use ", "pub use ", "mod ", "pub mod "].iter().any(|word| line.starts_with(word));
        in_import = import && !line.ends_with(';');
        // A check is declared by a macro, and its explanation stands first in it.
        let opening = line.is_empty() || line.starts_with("#[") || line == "declare_check! {";
        if !import && !opening {
            let line = line.trim_start();
            return line.starts_with("//!") || line.starts_with("///");
        }
    }
    true
}

#[test]
fn lints_are_not_silenced_without_a_reason() {
    let silenced = lines_with(&rust(), &[["#[", "allow("].concat(), ["#![", "allow("].concat()]);
    let without: Vec<String> =
        silenced.into_iter().filter(|line| !line.contains("reason = ")).collect();
    assert_none("use #[expect(lint, reason = \"…\")]", &without);
}

#[test]
fn core_crates_touch_no_machine() {
    let words = ["std::fs", "std::env", "std::net", "std::process", "SystemTime", "Instant::now"]
        .map(str::to_owned);
    let core = [
        "text",
        "finding",
        "layout",
        "document",
        "profile",
        "structure",
        "refs",
        "amend",
        "checks",
        "report",
    ];
    for room in core {
        let opens = tree::read(format!("crates/{room}/src/lib.rs"));
        assert!(
            opens.contains("warn(clippy::disallowed_methods)"),
            "crates/{room}/src/lib.rs does not switch on clippy::disallowed_methods"
        );
        let files = tree::files(&format!("crates/{room}/src"), &[".rs"]);
        let found = lines_with(&files, &words);
        assert_none(
            &format!(
                "`{room}` may not touch files, clock, environment or network; its caller does"
            ),
            &found,
        );
    }
}
