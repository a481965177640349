//! Files of rules.

use std::fs;
use std::path::{Path, PathBuf};

use codicil_rules::expression::ReadError;
use codicil_rules::regime::Beside;
use codicil_rules::{ClauseTexts, Duties, Regime, Vocabulary};

use crate::error::EngineError;

/// A regime and its duties.
pub(super) struct Loaded {
    pub regime: Regime,
    pub duties: Duties,
}

/// Reads a regime and the files that belong to it.
pub(super) fn regime(path: &Path) -> Result<Loaded, EngineError> {
    let (name, text) = read(path)?;
    let beside = Beside::read(&name, &text)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let vocabulary = vocabulary(&folder.join(&beside.vocabulary))?;
    let clauses = match &beside.text {
        Some(file) => {
            let (name, text) = read(&folder.join(file))?;
            ClauseTexts::read(&name, &text)?
        }
        None => ClauseTexts::default(),
    };
    let duties = match &beside.duties {
        Some(file) => {
            let (name, text) = read(&folder.join(file))?;
            Duties::read(&name, &text, &vocabulary)?
        }
        None => Duties::default(),
    };
    Ok(Loaded { regime: Regime::read(&name, &text, vocabulary, clauses)?, duties })
}

/// The vocabulary of the Smart Energy Code that comes with the program.
pub(super) fn sec() -> Result<Vocabulary, EngineError> {
    const SEC: &str = include_str!("../../../../corpus/rules/sec/vocabulary.toml");
    Ok(Vocabulary::read("corpus/rules/sec/vocabulary.toml", SEC)?)
}

/// The file of the vocabulary that a regime uses.
pub(super) fn vocabulary_of(path: &Path) -> Result<PathBuf, EngineError> {
    let (name, text) = read(path)?;
    let beside = Beside::read(&name, &text)?;
    Ok(path.parent().unwrap_or(Path::new("")).join(beside.vocabulary))
}

/// Reads a vocabulary.
pub(super) fn vocabulary(path: &Path) -> Result<Vocabulary, EngineError> {
    let (name, text) = read(path)?;
    Ok(Vocabulary::read(&name, &text)?)
}

/// The name of a file for messages, and its text.
pub(super) fn read(path: &Path) -> Result<(String, String), EngineError> {
    let bytes = fs::read(path).map_err(|error| EngineError::unreachable(path, &error))?;
    let text = String::from_utf8(bytes).map_err(|_| EngineError::NotText {
        path: PathBuf::from(path),
        reason: "This is no UTF-8 text, so that it cannot be a file of rules.".to_owned(),
    })?;
    Ok((path.display().to_string(), text))
}

impl From<ReadError> for EngineError {
    fn from(error: ReadError) -> Self {
        EngineError::Rules(error.to_string())
    }
}
