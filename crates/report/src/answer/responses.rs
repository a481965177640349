//! `codicil.responses/1`: what respondents answered.

use serde::Serialize;

use super::refs::ReferenceAnswer;
use super::{NoticeAnswer, Position};

/// The answer of `responses`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResponsesAnswer {
    /// `codicil.responses/1`.
    pub schema: &'static str,
    /// The files in the order given.
    pub documents: Vec<DocumentResponses>,
}

/// The responses in one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentResponses {
    /// The path as given.
    pub path: String,
    /// The questions over tables of responses, in the order of the text.
    pub questions: Vec<QuestionAnswer>,
    /// The rows of those tables, in the order of the text.
    pub responses: Vec<ResponseAnswer>,
    /// What a person must know about how the file was read.
    pub notices: Vec<NoticeAnswer>,
}

/// The number of a question as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum QuestionNumber {
    /// A plain number: 1.
    Number(u32),
    /// Anything else: "2a".
    Text(String),
    /// None is printed; `null`.
    None,
}

impl QuestionNumber {
    /// The number in printed words.
    pub fn of(printed: &str) -> Self {
        match printed.parse() {
            Ok(number) => Self::Number(number),
            Err(_) if printed.is_empty() => Self::None,
            Err(_) => Self::Text(printed.to_owned()),
        }
    }
}

impl std::fmt::Display for QuestionNumber {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(formatter, "{number}"),
            Self::Text(number) => formatter.write_str(number),
            Self::None => Ok(()),
        }
    }
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionAnswer {
    /// Its printed number.
    pub number: QuestionNumber,
    /// Its words.
    pub text: String,
}

/// What one respondent answered to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResponseAnswer {
    /// The number of the question.
    pub question: QuestionNumber,
    /// The respondent's name.
    pub respondent: String,
    /// The respondent's category; `null` where none can be told.
    pub category: Option<String>,
    /// The answer as filed; `null` where the table has none.
    pub answer: Option<String>,
    /// The respondent's words; paragraphs are parted by an empty line.
    pub text: String,
    /// Where the row stands, from the name to the last word.
    #[serde(flatten)]
    pub position: Position,
    /// The references in those words.
    pub references: Vec<ReferenceAnswer>,
}

#[cfg(test)]
mod tests {
    use super::QuestionNumber;

    #[test]
    fn a_number_is_one_where_it_can_be() {
        let json = |printed| serde_json::to_string(&QuestionNumber::of(printed)).ok();
        assert_eq!(json("3").as_deref(), Some("3"));
        assert_eq!(json("2a").as_deref(), Some("\"2a\""));
        assert_eq!(json("").as_deref(), Some("null"));
    }
}
