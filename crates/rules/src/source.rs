//! A file while it is read: its errors have places.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::expression::{self, Names, Place, ReadError};
use crate::{Condition, Quantity};

/// The name and the text of a file.
pub(crate) struct Source<'a> {
    name: &'a str,
    text: &'a str,
}

impl<'a> Source<'a> {
    pub(crate) fn new(name: &'a str, text: &'a str) -> Self {
        Self { name, text }
    }

    /// The file as TOML.
    pub(crate) fn toml<T: DeserializeOwned>(&self) -> Result<T, ReadError> {
        toml::from_str(self.text).map_err(|error| {
            let message = error.message().trim_end_matches('.').to_owned();
            let mut first = message.chars();
            let message: String =
                first.next().into_iter().flat_map(char::to_uppercase).collect::<String>()
                    + first.as_str();
            let read = ReadError::new(self.name, format!("{message}."));
            match error.span() {
                Some(span) => read.at(self.text, span.start),
                None => read,
            }
        })
    }

    /// Refuses another format than the one expected.
    pub(crate) fn format(
        &self,
        written: &Spanned<String>,
        expected: &str,
    ) -> Result<(), ReadError> {
        if written.get_ref() == expected {
            return Ok(());
        }
        let message = format!("This file has the format “{}”.", written.get_ref());
        Err(self.error(written.span(), message).hint(format!("“{expected}” can be read.")))
    }

    pub(crate) fn error(&self, span: Range<usize>, message: impl Into<String>) -> ReadError {
        ReadError::new(self.name, message).at(self.text, span.start)
    }

    /// An expression that is a condition.
    pub(crate) fn condition(
        &self,
        words: &Spanned<String>,
        names: &Names,
    ) -> Result<Condition, ReadError> {
        expression::condition(words.get_ref(), names).map_err(|error| self.inside(words, error))
    }

    /// An expression that is a quantity.
    pub(crate) fn quantity(
        &self,
        words: &Spanned<String>,
        names: &Names,
    ) -> Result<Quantity, ReadError> {
        expression::quantity(words.get_ref(), names).map_err(|error| self.inside(words, error))
    }

    /// The error of an expression, at its place in the file.
    fn inside(&self, words: &Spanned<String>, error: ReadError) -> ReadError {
        let span = words.span();
        let written = self.text.get(span.clone()).unwrap_or_default();
        let start = Place::of(self.text, span.start);
        // Only where the text stands as it is between quotes can a column be computed.
        let place = match (written.find(words.get_ref().as_str()), error.place) {
            (Some(before), Some(inner)) if inner.line == 1 => {
                let before = written[..before].chars().count();
                Place { line: start.line, column: start.column + before + inner.column - 1 }
            }
            _ => start,
        };
        ReadError { file: self.name.to_owned(), place: Some(place), ..error }
    }
}
