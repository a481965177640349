//! Which files of rules there are, and what each is.

use std::fs;
use std::path::{Path, PathBuf};

use super::{load, verdict};
use crate::error::EngineError;

/// A file of rules, for choosing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleFile {
    /// A regime.
    Regime(RegimeFile),
    /// A table of outcomes.
    Table(TableFile),
}

/// A regime, for choosing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegimeFile {
    /// Its short name.
    pub name: String,
    /// What it is.
    pub title: String,
    /// The readings: name, and what it takes the papers to say; one or more.
    pub readings: Vec<(String, String)>,
    /// The file of its vocabulary.
    pub vocabulary: PathBuf,
}

/// A table, for choosing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// Its short name.
    pub name: String,
    /// The paper it stands in; empty where the file does not say.
    pub source: String,
    /// The file of the vocabulary beside it; `None` where there is none, so that the vocabulary of the
    /// regime is used that it is held against.
    pub vocabulary: Option<PathBuf>,
}

/// The regimes and tables in the folders of a folder, in the order of their paths.
#[must_use]
pub fn rule_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for pack in entries(folder).into_iter().filter(|path| path.is_dir()) {
        let files = entries(&pack).into_iter();
        found.extend(files.filter(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            name.ends_with(".rules.toml") || name.ends_with(".table.md")
        }));
    }
    found
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(listed) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = listed.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// What is in a file of rules. Tables are read in full where their vocabulary stands beside them.
///
/// # Errors
///
/// When the file cannot be read, or is neither regime nor table.
pub fn rule_file(path: &Path) -> Result<RuleFile, EngineError> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("toml") => {
            let regime = load::regime(path)?.regime;
            let readings = regime.readings.into_iter().map(|one| (one.id, one.says)).collect();
            let vocabulary = load::vocabulary_of(path)?;
            Ok(RuleFile::Regime(RegimeFile {
                name: regime.name,
                title: regime.title,
                readings,
                vocabulary,
            }))
        }
        Some("md" | "csv") => table(path).map(RuleFile::Table),
        _ => Err(EngineError::Rules(format!(
            "“{}” is no file of rules: regimes end in .toml, tables in .md or .csv.",
            path.display()
        ))),
    }
}

fn table(path: &Path) -> Result<TableFile, EngineError> {
    let beside = path.parent().unwrap_or(Path::new("")).join("vocabulary.toml");
    if beside.is_file() {
        let table = verdict::read_table(path, None, &load::vocabulary(&beside)?)?;
        return Ok(TableFile { name: table.name, source: table.source, vocabulary: Some(beside) });
    }
    let (_, text) = load::read(path)?;
    let said = |key: &str| {
        let lines = text.lines().map_while(|line| (!line.starts_with('|')).then_some(line));
        let value = lines.filter_map(|line| line.strip_prefix(key)?.strip_prefix(':')).next();
        value.map(|value| value.trim().to_owned())
    };
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    Ok(TableFile {
        name: said("table").or(stem).unwrap_or_default(),
        source: said("source").unwrap_or_default(),
        vocabulary: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packs() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/rules")
    }

    #[test]
    fn every_file_of_the_packs_can_be_chosen() {
        let files = rule_files(&packs());
        let mut regimes = Vec::new();
        let mut tables = Vec::new();
        for file in &files {
            match rule_file(file).expect("the packs can be read") {
                RuleFile::Regime(regime) => regimes.push(regime.name),
                RuleFile::Table(table) => tables.push(table.name),
            }
        }
        assert!(regimes.iter().any(|name| name == "R2-drafted"), "{regimes:?}");
        assert!(tables.iter().any(|name| name == "R2-intended-onerous"), "{tables:?}");
    }

    #[test]
    fn a_table_without_a_vocabulary_beside_it_is_named_by_its_head() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("mine.md");
        fs::write(&file, "---\ntable: mine\nsource: a report\n---\n| Party | When | Year 1 |\n")
            .expect("it can be written");
        let RuleFile::Table(table) = rule_file(&file).expect("it is a table") else {
            panic!("it is no regime");
        };
        assert_eq!((table.name.as_str(), table.source.as_str()), ("mine", "a report"));
        assert!(rule_file(&folder.path().join("mine.txt")).is_err());
    }
}
