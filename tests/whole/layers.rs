//! Who may import whom: the drawing in `docs/architecture.md` is the rule, `cargo metadata` the
//! fact.

use std::collections::BTreeMap;

use cargo_metadata::{DependencyKind, MetadataCommand};

use crate::tree;

/// Libraries that one crate keeps from all others, and why.
const KEPT: [(&str, &str, &str); 4] = [
    ("tantivy", "search", "the index is derived and replaceable behind one door"),
    ("rusqlite", "library", "what a library holds is read and written in one place"),
    ("tauri", "desktop", "the engine must work without a window"),
    ("ts-rs", "api", "the interface's types come from one place"),
];

/// Crates beside the layers, and who may import them.
const BESIDE: [&str; 3] = ["testkit", "xtask", "tests"];

/// One crate's use of another package.
#[derive(Clone, Debug)]
struct Import {
    from: String,
    to: String,
    for_tests: bool,
}

impl Import {
    fn new(from: &str, to: &str) -> Self {
        Self { from: from.to_owned(), to: to.to_owned(), for_tests: false }
    }
}

/// The layers as drawn: a crate's layer, and the chains that layer 0 shows.
#[derive(Debug, Default)]
struct Layers {
    of: BTreeMap<String, u32>,
    chains: Vec<(String, String)>,
}

impl Layers {
    /// Reads the drawing: lines that begin with the layer's number; `a ← b` lets `b` import `a`.
    fn drawn(paper: &str) -> Self {
        let mut layers = Self::default();
        for line in paper.lines() {
            let mut words = line.split_whitespace();
            if let Some(Ok(layer)) = words.next().map(str::parse) {
                layers.add_line(layer, words);
            }
        }
        layers
    }

    fn add_line<'a>(&mut self, layer: u32, words: impl Iterator<Item = &'a str>) {
        let mut chain: Vec<String> = Vec::new();
        let mut arrow = false;
        for word in words {
            if word == "←" {
                arrow = true;
                continue;
            }
            let name = word.trim_start_matches("src-tauri").trim();
            let name = if name.is_empty() { "desktop" } else { name }.to_owned();
            if !arrow {
                chain.clear();
            }
            self.chains.extend(chain.iter().map(|lower| (name.clone(), lower.clone())));
            self.of.insert(name.clone(), layer);
            chain.push(name);
            arrow = false;
        }
    }

    /// Why `from` may not import `to`; nothing when it may.
    fn objection(&self, import: &Import) -> Option<String> {
        let Import { from, to, .. } = import;
        let edge = format!("`{from}` may not import `{to}`");
        if BESIDE.contains(&to.as_str()) {
            return Some(format!("{edge}: it serves tests and developers only"));
        }
        if from == "xtask" || from == "tests" {
            return None;
        }
        let (Some(mine), Some(theirs)) = (self.layer_of(from), self.of.get(to)) else {
            return Some(format!("{edge}: one of them has no layer in docs/architecture.md"));
        };
        if *theirs < mine || self.chains.contains(&(from.clone(), to.clone())) {
            return None;
        }
        Some(if *theirs == mine {
            format!("{edge}: both are of layer {mine}, and crates of one layer do not meet")
        } else {
            format!("{edge}: `{to}` is of layer {theirs}, above layer {mine}")
        })
    }

    /// The test kit reads marked papers as the engine does, so it stands just below the checks.
    fn layer_of(&self, name: &str) -> Option<u32> {
        if name == "testkit" { Some(3) } else { self.of.get(name).copied() }
    }
}

/// Everything that is wrong with these imports, one sentence each.
fn objections(layers: &Layers, imports: &[Import]) -> Vec<String> {
    let shipped = imports.iter().filter(|import| !import.for_tests);
    shipped
        .filter_map(|import| {
            own_crate(&import.to).map_or_else(
                || kept_apart(import),
                |to| layers.objection(&Import::new(&import.from, to)),
            )
        })
        .collect()
}

fn own_crate(package: &str) -> Option<&str> {
    package.strip_prefix("codicil-")
}

fn kept_apart(import: &Import) -> Option<String> {
    let (library, owner, why) = KEPT.iter().find(|(library, ..)| {
        import.to == *library || import.to.starts_with(&format!("{library}-"))
    })?;
    (import.from != *owner).then(|| {
        format!("`{}` may not import `{library}`: only `{owner}` does; {why}", import.from)
    })
}

/// What the manifests say.
fn imports() -> Vec<Import> {
    let metadata = MetadataCommand::new()
        .manifest_path(tree::root().join("Cargo.toml"))
        .no_deps()
        .other_options(["--offline".to_owned()])
        .exec()
        .expect("cargo describes the workspace");
    let mut imports = Vec::new();
    for package in &metadata.packages {
        let from = own_crate(package.name.as_str()).expect("our packages are named codicil-…");
        imports.extend(package.dependencies.iter().map(|dependency| Import {
            for_tests: dependency.kind == DependencyKind::Development,
            ..Import::new(from, &dependency.name)
        }));
    }
    imports
}

fn drawn() -> Layers {
    Layers::drawn(&tree::read("docs/architecture.md"))
}

#[test]
fn crates_import_lower_layers_only() {
    let wrong = objections(&drawn(), &imports());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_crate_has_its_place() {
    let layers = drawn();
    let imports = imports();
    let mut crates: Vec<&str> = imports.iter().map(|import| import.from.as_str()).collect();
    crates.dedup();
    for name in &crates {
        assert!(
            layers.of.contains_key(*name) || BESIDE.contains(name),
            "`{name}` is in no layer of docs/architecture.md"
        );
    }
    for name in layers.of.keys() {
        assert!(
            crates.contains(&name.as_str()),
            "docs/architecture.md draws `{name}`, which is gone"
        );
    }
}

/// Tests may look sideways and up; that they do is worth a look when it changes.
#[test]
fn imports_of_tests_are_listed() {
    let sideways: Vec<String> = imports()
        .iter()
        .filter(|import| import.for_tests)
        .filter_map(|import| own_crate(&import.to).map(|to| format!("{} → {to}", import.from)))
        .collect();
    insta::assert_snapshot!(sideways.join("\n"), @r"
    checks → testkit
    structure → extract
    ");
}

#[test]
fn wrong_edges_are_found_and_told() {
    let layers = Layers::drawn(
        "7 cli src-tauri\n5 engine\n2 search library\n1 refs\n0 text ← finding ← document profile",
    );
    let told = objections(
        &layers,
        &[
            Import::new("search", "codicil-engine"),
            Import::new("search", "codicil-library"),
            Import::new("text", "codicil-document"),
            Import::new("profile", "codicil-text"),
            Import::new("engine", "codicil-testkit"),
            Import::new("refs", "codicil-rules"),
            Import::new("engine", "tantivy"),
            Import::new("cli", "tauri-build"),
            // Right ones stay silent.
            Import::new("document", "codicil-text"),
            Import::new("document", "codicil-finding"),
            Import::new("desktop", "tauri-build"),
            Import::new("cli", "codicil-engine"),
            Import { for_tests: true, ..Import::new("text", "codicil-engine") },
        ],
    );
    insta::assert_snapshot!(told.join("\n"), @r"
    `search` may not import `engine`: `engine` is of layer 5, above layer 2
    `search` may not import `library`: both are of layer 2, and crates of one layer do not meet
    `text` may not import `document`: both are of layer 0, and crates of one layer do not meet
    `profile` may not import `text`: both are of layer 0, and crates of one layer do not meet
    `engine` may not import `testkit`: it serves tests and developers only
    `refs` may not import `rules`: one of them has no layer in docs/architecture.md
    `engine` may not import `tantivy`: only `search` does; the index is derived and replaceable behind one door
    `cli` may not import `tauri`: only `desktop` does; the engine must work without a window
    ");
}
