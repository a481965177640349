//! The papers hold what they promise: every path that they name is there, and every room of the
//! house is described.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::tree;

/// Paths that tools make.
const MADE: [&str; 3] = ["target/", "ui/dist", "ui/node_modules"];

/// What shows that a word with a slash is a path, besides its first folder.
const ENDINGS: [&str; 12] = [
    ".md", ".rs", ".toml", ".json", ".ts", ".svelte", ".txt", ".html", ".png", ".mjs", ".css", "/",
];

fn papers() -> Vec<PathBuf> {
    let mut papers = tree::files("docs", &[".md"]);
    papers.extend(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(PathBuf::from));
    papers
}

/// The paths that a paper names: between backquotes, or as the target of a link.
fn paths(text: &str) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    let mut in_fence = false;
    for line in text.lines() {
        if line.starts_with("```") {
            in_fence = !in_fence;
        } else if !in_fence {
            paths.extend(
                line.split('`').skip(1).step_by(2).filter(|word| is_path(word)).map(str::to_owned),
            );
            paths.extend(links(line));
        }
    }
    paths
}

fn is_path(word: &str) -> bool {
    let Some((first, _)) = word.split_once('/') else {
        return ENDINGS.iter().any(|ending| word.ends_with(ending)) && !word.starts_with('.');
    };
    let speaks = word.contains([' ', '+']) || word.contains("//") || first.is_empty();
    !speaks
        && !word.starts_with('<')
        && (tree::root().join(first).exists()
            || ENDINGS.iter().any(|ending| word.ends_with(ending)))
}

fn links(line: &str) -> Vec<String> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|target| !target.contains("://") && !target.starts_with('#'))
        .map(|target| target.split('#').next().unwrap_or(target).to_owned())
        .collect()
}

/// Whether the path is in the tree; of a pattern such as `crates/<name>/src`, its fixed part.
fn resolves(paper: &std::path::Path, path: &str) -> bool {
    if MADE.iter().any(|made| path.starts_with(made)) {
        return true;
    }
    let fixed = path
        .find(['<', '*', '…', '{'])
        .map_or(path, |at| path[..at].rsplit_once('/').map_or("", |(folder, _)| folder));
    let beside = paper.parent().unwrap_or(paper).join(fixed);
    tree::root().join(fixed).exists() || tree::root().join(beside).exists()
}

#[test]
fn every_path_resolves() {
    let mut gone = Vec::new();
    for paper in papers() {
        for path in paths(&tree::read(&paper)) {
            if !resolves(&paper, &path) {
                gone.push(format!("{} names `{path}`, which is not there", paper.display()));
            }
        }
    }
    assert!(gone.is_empty(), "{}", gone.join("\n"));
}

#[test]
fn paths_are_told_from_other_words() {
    let text = "See `docs/gone.md`, `gone/`, [a page](docs/lost.md#part) and <https://a.b/c.md>.\n\
                Not `codicil.search/1`, `make test`, `and/or`, `https://a.b/c.md`.\n\
                ```\ndocs/in-a-fence.md\n```\n";
    let found: Vec<String> = paths(text).into_iter().collect();
    assert_eq!(found, ["docs/gone.md", "docs/lost.md", "gone/"]);
    assert!(!resolves("README.md".as_ref(), "docs/gone.md"));
    assert!(resolves("README.md".as_ref(), "crates/<name>/Cargo.toml"));
}

/// The rooms that the map describes, each with its text.
fn rooms() -> Vec<(String, String)> {
    tree::read("docs/architecture.md")
        .split("\n### `")
        .skip(1)
        .filter_map(|section| section.split_once("/`\n"))
        .map(|(room, text)| {
            (room.to_owned(), text.split("\n## ").next().unwrap_or(text).to_owned())
        })
        .collect()
}

#[test]
fn every_room_is_described_with_its_invariant() {
    for (room, text) in rooms() {
        let stated = text.lines().filter(|line| line.starts_with("Invariant: ")).count();
        assert_eq!(stated, 1, "`{room}/` needs one line \"Invariant: …\" in docs/architecture.md");
    }
}

#[test]
fn no_room_is_missing_or_gone() {
    let crates = std::fs::read_dir(tree::root().join("crates")).expect("crates/ can be listed");
    let mut there: BTreeSet<String> = crates
        .map(|entry| entry.expect("crates/ can be listed").path())
        .filter(|path| path.join("Cargo.toml").is_file())
        .map(|path| tree::from_top(&path).display().to_string())
        .collect();
    there.extend(["src-tauri", "ui", "tests", "corpus"].map(str::to_owned));
    let described: BTreeSet<String> = rooms().into_iter().map(|(room, _)| room).collect();
    assert_eq!(described, there, "docs/architecture.md and the tree name different rooms");
}
