//! What people correct about a paper: its kind, its modification, what it says about itself.

use std::collections::BTreeMap;
use std::path::Path;

use codicil_document::{Document, Fact, Kind, Metadata};
use codicil_library::{Library, LibraryError, NewDocument};
use serde::{Deserialize, Serialize};

use crate::engine::{Engine, lock};
use crate::error::EngineError;
use crate::import::{change_row, pages_read, seconds_now};
use crate::read::{ReadFile, bytes, linked, read_bytes, sha256};

/// Something that may be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// What kind of paper it is; the value is the stable name of a [`Kind`].
    Kind,
    /// The modification it is about: "SECMP0044".
    Modification,
    /// Its title.
    Title,
    /// Its stage.
    Stage,
    /// Its version: "1.0".
    Version,
    /// Its date, ISO 8601.
    Date,
    /// Its classification.
    Classification,
    /// Who proposed the modification.
    Proposer,
    /// When the modification is to take effect, as worded.
    ImplementationDate,
}

impl Field {
    /// All fields, in the order in which they are shown.
    pub const ALL: [Field; 9] = [
        Field::Kind,
        Field::Modification,
        Field::Title,
        Field::Stage,
        Field::Version,
        Field::Date,
        Field::Classification,
        Field::Proposer,
        Field::ImplementationDate,
    ];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Field::Kind => "kind",
            Field::Modification => "modification",
            Field::Title => "title",
            Field::Stage => "stage",
            Field::Version => "version",
            Field::Date => "date",
            Field::Classification => "classification",
            Field::Proposer => "proposer",
            Field::ImplementationDate => "implementation-date",
        }
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Field::Kind => "Kind",
            Field::Modification => "Modification",
            Field::Title => "Title",
            Field::Stage => "Stage",
            Field::Version => "Version",
            Field::Date => "Date",
            Field::Classification => "Classification",
            Field::Proposer => "Proposer",
            Field::ImplementationDate => "Implementation",
        }
    }

    /// What a value looks like; empty where that is plain.
    pub fn example(self) -> &'static str {
        match self {
            Field::Modification => "SECMP0044",
            Field::Version => "1.0",
            Field::Date => "2018-06-19",
            _ => "",
        }
    }

    /// The field of that stable name.
    pub fn from_name(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.name() == name)
    }

    /// The value in `metadata`; for the kind its stable name.
    pub fn value(self, metadata: &Metadata) -> Option<String> {
        match self {
            Field::Kind => metadata.kind.as_ref().map(|kind| kind.value.name().to_owned()),
            _ => self.words(metadata).and_then(|fact| fact.as_ref().map(|fact| fact.value.clone())),
        }
    }

    fn words(self, metadata: &Metadata) -> Option<&Option<Fact<String>>> {
        Some(match self {
            Field::Kind => return None,
            Field::Modification => &metadata.modification,
            Field::Title => &metadata.title,
            Field::Stage => &metadata.stage,
            Field::Version => &metadata.version,
            Field::Date => &metadata.date,
            Field::Classification => &metadata.classification,
            Field::Proposer => &metadata.proposer,
            Field::ImplementationDate => &metadata.implementation_date,
        })
    }

    fn words_mut(self, metadata: &mut Metadata) -> Option<&mut Option<Fact<String>>> {
        Some(match self {
            Field::Kind => return None,
            Field::Modification => &mut metadata.modification,
            Field::Title => &mut metadata.title,
            Field::Stage => &mut metadata.stage,
            Field::Version => &mut metadata.version,
            Field::Date => &mut metadata.date,
            Field::Classification => &mut metadata.classification,
            Field::Proposer => &mut metadata.proposer,
            Field::ImplementationDate => &mut metadata.implementation_date,
        })
    }

    /// Puts a value in the place of what was read.
    fn put(self, metadata: &mut Metadata, value: Option<&str>) {
        let stated = |value| Fact { value, span: None, source: None, confidence: None };
        match self.words_mut(metadata) {
            Some(place) => *place = value.map(|value| stated(value.to_owned())),
            None => {
                let kind = value.and_then(Kind::from_name);
                metadata.kind =
                    kind.map(|value| Fact { value, span: None, source: None, confidence: None });
            }
        }
    }

    /// The value as it is kept, or why it cannot be one.
    fn checked(self, value: &str) -> Result<String, String> {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() {
            return Err("there are no words in it".to_owned());
        }
        if value.len() > LONGEST {
            return Err(format!("it is longer than {LONGEST} characters"));
        }
        let fits = match self {
            Field::Kind => Kind::from_name(&value).is_some(),
            Field::Date => is_iso_date(&value),
            _ => true,
        };
        match fits {
            true => Ok(value),
            false => Err(format!("write it like {}", self.example_or("one of the kinds"))),
        }
    }

    fn example_or(self, other: &'static str) -> &'static str {
        if self.example().is_empty() { other } else { self.example() }
    }
}

/// Bytes of the longest value.
const LONGEST: usize = 300;

fn is_iso_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |digits: &str, len: usize| {
        (digits.len() == len && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| digits.parse::<u32>().ok())
            .flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// The corrections of one paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrections(BTreeMap<Field, String>);

impl Corrections {
    /// Those that the library keeps for a paper.
    pub(crate) fn of(library: &Library, path: &str, sha256: &str) -> Result<Self, LibraryError> {
        let kept = library.corrections(path, sha256)?;
        let known = kept
            .into_iter()
            .filter_map(|(field, value)| Field::from_name(&field).map(|field| (field, value)));
        Ok(Self(known.collect()))
    }

    /// The kind that a person has named.
    pub(crate) fn kind(&self) -> Option<Kind> {
        self.0.get(&Field::Kind).and_then(|name| Kind::from_name(name))
    }

    /// Puts the values in the place of what was read, and keeps what was read beside them.
    /// `kind_read` is the kind that the words alone would give.
    pub(crate) fn apply(&self, document: &mut Document) {
        let metadata = &mut document.metadata;
        for (field, value) in &self.0 {
            let read = field.value(metadata);
            field.put(metadata, Some(value));
            metadata.corrected.insert(field.name().to_owned(), read);
        }
    }

    fn set(&mut self, field: Field, value: Option<String>) {
        match value {
            Some(value) => drop(self.0.insert(field, value)),
            None => drop(self.0.remove(&field)),
        }
    }
}

/// Takes the corrections of a stored document back, as far as what was read is known.
fn uncorrected(document: &mut Document) {
    for (name, read) in std::mem::take(&mut document.metadata.corrected) {
        if let Some(field) = Field::from_name(&name) {
            field.put(&mut document.metadata, read.as_deref());
        }
    }
}

impl Engine {
    /// Corrects what a document was read to say about itself; `None` goes back to what was read. The
    /// paper is read again with the correction where its file is still there and the same: its kind
    /// decides what its tables and numbers are taken for. The correction stays when the paper, or a
    /// newer version of it, is read again.
    ///
    /// # Errors
    ///
    /// [`EngineError::BadValue`] for a value that the field cannot have, and those of the library.
    pub fn correct(&self, id: i64, field: Field, value: Option<&str>) -> Result<(), EngineError> {
        let value = value
            .map(|value| field.checked(value))
            .transpose()
            .map_err(|reason| EngineError::BadValue { field: field.title(), reason })?;
        let mut writer = Library::open_for_writing(&self.folder)?;
        self.open_index_for_import(&writer)?;
        let stored = writer.document(id)?;
        let row = &stored.row;
        let mut corrections =
            Corrections::of(&writer, &row.path, row.sha256.as_deref().unwrap_or_default())?;
        corrections.set(field, value.clone());
        let file = match read_again(&row.path, row.sha256.as_deref(), &corrections) {
            Some(file) => file,
            None => {
                let mut document = stored.document;
                uncorrected(&mut document);
                corrections.apply(&mut document);
                linked(document, &stored.code)
            }
        };
        let changes: Vec<_> = file.changes.iter().filter_map(change_row).collect();
        let new = NewDocument {
            path: &row.path,
            sha256: row.sha256.as_deref(),
            size: row.size,
            modified: row.modified,
            imported_at: row.imported_at,
            status: row.status,
            code: &file.profile.prefix,
            pages: row.pages,
            pages_read: pages_read(&file.document).min(row.pages),
            document: &file.document,
            references: &file.references,
            changes: &changes,
        };
        writer.keep_correction(id, field.name(), value.as_deref(), seconds_now())?;
        writer.replace(id, &new)?;
        self.index_again(id);
        self.forget_documents();
        self.bring_index_up_to_date(&writer)
    }

    /// Takes a document out of everything that is shown and searched, until it is brought back.
    ///
    /// # Errors
    ///
    /// Those of the library.
    pub fn take_out(&self, id: i64) -> Result<(), EngineError> {
        let mut writer = Library::open_for_writing(&self.folder)?;
        self.open_index_for_import(&writer)?;
        writer.take_out(id)?;
        self.forget_documents();
        self.bring_index_up_to_date(&writer)
    }

    /// Brings a document back that was taken out.
    ///
    /// # Errors
    ///
    /// Those of the library.
    pub fn bring_back(&self, id: i64) -> Result<(), EngineError> {
        let mut writer = Library::open_for_writing(&self.folder)?;
        self.open_index_for_import(&writer)?;
        writer.bring_back(id)?;
        self.forget_documents();
        self.bring_index_up_to_date(&writer)
    }

    /// The documents that were taken out and can be brought back.
    ///
    /// # Errors
    ///
    /// Those of the library.
    pub fn taken_out(&self) -> Result<Vec<crate::DocumentSummary>, EngineError> {
        Ok(lock(&self.library).taken_out()?.into_iter().map(Into::into).collect())
    }
}

/// The paper read once more, where its file is there and has the same content.
fn read_again(path: &str, sha: Option<&str>, corrections: &Corrections) -> Option<ReadFile> {
    let path = Path::new(path);
    let bytes = bytes(path).ok()?;
    (Some(sha256(&bytes).as_str()) == sha)
        .then(|| read_bytes(path, &bytes, corrections, &|| false).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use codicil_document::{Document, Fact, Kind};

    use super::{Corrections, Field, uncorrected};

    #[test]
    fn values_are_checked() {
        assert_eq!(Field::Date.checked("2018-02-28"), Ok("2018-02-28".to_owned()));
        for wrong in ["2018-02-29", "2018-13-01", "19 June 2018", "2018-6-1", ""] {
            assert!(Field::Date.checked(wrong).is_err(), "{wrong}");
        }
        assert!(Field::Kind.checked("novel").is_err());
        assert_eq!(Field::Title.checked("  Two \n words "), Ok("Two words".to_owned()));
        assert!(Field::Title.checked(&"x".repeat(301)).is_err());
    }

    #[test]
    fn a_correction_keeps_what_was_read_and_can_be_taken_back() {
        let fact = |value: &str| Fact {
            value: value.to_owned(),
            span: None,
            source: None,
            confidence: None,
        };
        let mut document = Document::default();
        document.metadata.title = Some(fact("As printed"));
        let as_read = document.clone();
        let mut corrections = Corrections::default();
        corrections.set(Field::Title, Some("As it should be".to_owned()));
        corrections.set(Field::Kind, Some("legal-text".to_owned()));
        corrections.apply(&mut document);
        assert_eq!(document.metadata.kind(), Kind::LegalText);
        assert_eq!(Field::Title.value(&document.metadata).as_deref(), Some("As it should be"));
        assert_eq!(document.metadata.corrected["title"].as_deref(), Some("As printed"));
        assert_eq!(document.metadata.corrected["kind"], None);
        uncorrected(&mut document);
        assert_eq!(document, as_read);
    }
}
