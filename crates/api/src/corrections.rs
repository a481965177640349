//! Correcting what a paper was read to say, and taking papers out.

use codicil_engine::{Document, Field, Kind};

use crate::app::{App, OpenLibrary};
use crate::convert::date_for_people;
use crate::types::*;

impl App {
    /// See the list of commands.
    pub fn correct_document(&self, request: CorrectionRequest) -> Result<DocumentView, ApiError> {
        self.jobs.require_none()?;
        let field = Field::from_name(&request.field).ok_or_else(|| {
            ApiError::bad_request(format!("“{}” cannot be corrected.", request.field))
        })?;
        let library = self.library()?;
        library.engine.correct(request.document, field, request.value.as_deref())?;
        self.document(DocumentRequest { document: request.document })
    }

    /// See the list of commands.
    pub fn remove_document(&self, request: DocumentRequest) -> Result<DocumentRow, ApiError> {
        self.jobs.require_none()?;
        let library = self.library()?;
        library.engine.take_out(request.document)?;
        row(&library, request.document, true)
    }

    /// See the list of commands.
    pub fn restore_document(&self, request: DocumentRequest) -> Result<DocumentRow, ApiError> {
        self.jobs.require_none()?;
        let library = self.library()?;
        library.engine.bring_back(request.document)?;
        row(&library, request.document, false)
    }

    /// See the list of commands.
    pub fn removed_documents(&self, _: Nothing) -> Result<Vec<DocumentRow>, ApiError> {
        Ok(self.library()?.engine.taken_out()?.iter().map(Into::into).collect())
    }
}

fn row(library: &OpenLibrary, id: i64, out: bool) -> Result<DocumentRow, ApiError> {
    let documents = if out { library.engine.taken_out()? } else { library.engine.documents()? };
    documents
        .iter()
        .find(|document| document.id == id)
        .map(Into::into)
        .ok_or_else(|| ApiError::bad_request("There is no such document in the library."))
}

/// What a person may correct about a document.
pub(crate) fn correctable(document: &Document) -> Vec<CorrectableField> {
    Field::ALL.into_iter().map(|field| correctable_field(document, field)).collect()
}

fn correctable_field(document: &Document, field: Field) -> CorrectableField {
    let metadata = &document.metadata;
    let value = field.value(metadata);
    let corrected = metadata.corrected.get(field.name());
    let read = match corrected {
        Some(read) => read.clone(),
        None => value.clone(),
    };
    CorrectableField {
        field: field.name().to_owned(),
        title: field.title().to_owned(),
        read: read.map(|read| for_people(field, &read)),
        corrected: corrected.is_some(),
        value,
        choices: choices(field),
        example: field.example().to_owned(),
    }
}

fn for_people(field: Field, value: &str) -> String {
    match field {
        Field::Kind => Kind::from_name(value).unwrap_or_default().title().to_owned(),
        Field::Date => date_for_people(value),
        _ => value.to_owned(),
    }
}

fn choices(field: Field) -> Vec<Choice> {
    if field != Field::Kind {
        return Vec::new();
    }
    let choice =
        |kind: Kind| Choice { value: kind.name().to_owned(), title: kind.title().to_owned() };
    Kind::ALL.into_iter().map(choice).collect()
}
