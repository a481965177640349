//! The source tree: where it is, which files a person wrote, where built programs lie.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold what tools made.
const MADE: [&str; 8] =
    [".git", "target", "node_modules", "dist", "gen", "test-results", "coverage", "icons"];

/// The top of the tree.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a folder of the tree")
}

/// The text of a file of the tree, by its path from the top.
pub fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The written files below `folder` (from the top) that end in one of `endings`, sorted.
pub fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&root().join(folder), endings, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the tree can be listed") {
        let entry = entry.expect("a folder of the tree can be listed");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if path.is_dir() {
            if !MADE.contains(&name.as_str()) {
                collect(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(from_top(&path));
        }
    }
}

/// A path as messages and papers write it: from the top of the tree.
pub fn from_top(path: &Path) -> PathBuf {
    path.strip_prefix(root()).unwrap_or(path).to_owned()
}

/// A built program of this tree; fails with what to do when it is not built.
pub fn program(name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder));
    let path = target.join("debug").join(name);
    assert!(
        path.is_file(),
        "{} is not built: run `make test`, or `cargo build --workspace --features \
         codicil-desktop/custom-protocol` before this test",
        path.display()
    );
    path
}
