//! The files that are made from code: what they must hold, and whether they do.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{checks, reference};

/// A file and what it must hold.
struct Made {
    path: PathBuf,
    text: String,
}

/// Writes each file that is out of date.
///
/// # Errors
///
/// A sentence, where a file cannot be read or written.
pub fn write() -> Result<(), String> {
    for made in stale()? {
        fs::write(&made.path, &made.text).map_err(|error| about(&made.path, &error))?;
        println!("written: {}", made.path.display());
    }
    Ok(())
}

/// Whether every file is as it would be written.
///
/// # Errors
///
/// The files that are not.
pub fn check() -> Result<(), String> {
    let stale = stale()?;
    if stale.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = stale.iter().map(|made| made.path.display().to_string()).collect();
    Err(format!("out of date: {}. Run `cargo xtask generate`.", names.join(", ")))
}

fn stale() -> Result<Vec<Made>, String> {
    let mut stale = Vec::new();
    for made in all()? {
        let there = fs::read_to_string(&made.path).unwrap_or_default();
        if there != made.text {
            stale.push(made);
        }
    }
    Ok(stale)
}

fn all() -> Result<Vec<Made>, String> {
    let types = root().join("ui/src/api/generated.ts");
    let paper = root().join("docs/cli.md");
    let text = fs::read_to_string(&paper).map_err(|error| about(&paper, &error))?;
    let text = reference::with_current_help(&text, codicil_cli::command())?;
    Ok(vec![
        Made { path: types, text: codicil_api::typescript() },
        Made { path: paper, text },
        Made { path: root().join("docs/checks.md"), text: checks::paper() },
    ])
}

/// The top of the tree.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("the crate lies two folders below the top of the tree")
}

/// An error with the file that it is about.
pub fn about(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    #[test]
    fn made_files_are_current() {
        assert_eq!(super::check(), Ok(()));
    }
}
