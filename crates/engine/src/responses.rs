//! The verb `responses`: what respondents answered, question by question.

use std::path::PathBuf;

use codicil_document::{Document, Question, Response};
use codicil_report::answer::NoticeAnswer;
use codicil_report::answer::responses::{
    DocumentResponses, QuestionAnswer, QuestionNumber, ResponseAnswer, ResponsesAnswer,
};

use crate::error::EngineError;
use crate::read::ReadFile;
use crate::verbs::{each, position, reference_answer};

/// The consultation responses in documents; and the files that could not be read.
///
/// # Errors
///
/// When none of the files could be read: the reason of the first.
pub fn responses(files: &[PathBuf]) -> Result<(ResponsesAnswer, Vec<EngineError>), EngineError> {
    let (documents, failures) = each(files, |path, file| DocumentResponses {
        path: path.display().to_string(),
        questions: file.document.questions.iter().map(|q| question(&file.document, q)).collect(),
        responses: file.document.responses.iter().map(|r| response(file, r)).collect(),
        notices: file.document.notices.iter().map(NoticeAnswer::from).collect(),
    })?;
    Ok((ResponsesAnswer { schema: "codicil.responses/1", documents }, failures))
}

fn question(document: &Document, question: &Question) -> QuestionAnswer {
    QuestionAnswer {
        number: QuestionNumber::of(&question.number),
        text: document.words(question.span).to_owned(),
    }
}

fn response(file: &ReadFile, response: &Response) -> ResponseAnswer {
    let document = &file.document;
    let number = document.questions.get(response.question).map_or("", |q| q.number.as_str());
    let said = |span: codicil_text::Span| response.spans.iter().any(|own| own.overlaps(span));
    let references = file.references.iter().filter(|reference| said(reference.span));
    let mut position = position(document, &file.profile.prefix, response.span);
    position.page = response.page;
    ResponseAnswer {
        question: QuestionNumber::of(number),
        respondent: response.respondent.clone(),
        category: response.category.clone(),
        answer: response.answer.clone(),
        text: response.text.clone(),
        position,
        references: references.map(|reference| reference_answer(file, reference)).collect(),
    }
}
