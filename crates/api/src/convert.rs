//! From the engine's answers to transport types.

use codicil_engine::{DocumentSummary, EngineError, LibraryError, Notice};
use codicil_report::answer::NoticeAnswer;
use codicil_report::answer::import::Status;

use crate::types::*;

impl From<EngineError> for ApiError {
    fn from(error: EngineError) -> Self {
        let code = match &error {
            EngineError::NotFound { .. } => ErrorCode::NotFound,
            EngineError::NothingToRead { .. } => ErrorCode::NothingToRead,
            EngineError::NoClause { .. }
            | EngineError::NoCheck { .. }
            | EngineError::BadValue { .. } => ErrorCode::BadRequest,
            EngineError::Changed { .. } => ErrorCode::NotFound,
            EngineError::Library(library) => match library {
                LibraryError::InUse { .. } => ErrorCode::LibraryInUse,
                LibraryError::Newer { .. } => ErrorCode::LibraryNewer,
                _ => ErrorCode::LibraryDamaged,
            },
            _ => ErrorCode::Internal,
        };
        ApiError::new(code, error.to_string(), error.hint())
    }
}

impl From<Status> for ReadStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Read => ReadStatus::Read,
            Status::Partial => ReadStatus::Partial,
            Status::Failed => ReadStatus::Failed,
            Status::Duplicate => ReadStatus::Duplicate,
            Status::Unchanged => ReadStatus::Unchanged,
        }
    }
}

impl From<&NoticeAnswer> for NoticeView {
    fn from(notice: &NoticeAnswer) -> Self {
        Self { code: notice.code.clone(), message: notice.message.clone(), page: notice.page }
    }
}

impl From<&Notice> for NoticeView {
    fn from(notice: &Notice) -> Self {
        Self { code: notice.code.clone(), message: notice.message.clone(), page: notice.page }
    }
}

impl From<&DocumentSummary> for DocumentRow {
    fn from(document: &DocumentSummary) -> Self {
        Self {
            id: document.id,
            name: document.file.clone(),
            title: document.name_for_people().to_owned(),
            kind: document.kind.name().to_owned(),
            kind_title: document.kind.title().to_owned(),
            modification: document.modification.clone(),
            version: document.version.clone(),
            date: document.date.as_deref().map(date_for_people),
            format: format_of(&document.file).to_owned(),
            pages: document.pages,
            pages_read: document.pages_read,
            corrected: document.corrected,
            status: document.status.into(),
            notices: document.notices.iter().map(Into::into).collect(),
        }
    }
}

/// "2018-06-19" and "2019-01-10" as "June 2018 to January 2019"; one month alone where both are in it.
pub(crate) fn period(first: &str, last: &str) -> String {
    let month = |iso: &str| {
        let whole = date_for_people(iso);
        whole.split_once(' ').map_or(whole.clone(), |(_, month)| month.to_owned())
    };
    let (first, last) = (month(first), month(last));
    if first == last { first } else { format!("{first} to {last}") }
}

/// The format for people, by the name of the file.
fn format_of(file: &str) -> &'static str {
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_lowercase().as_str() {
        "pdf" => "PDF",
        "docx" | "docm" => "Word",
        _ => "Text",
    }
}

/// "2018-06-19" as "19 June 2018"; other words as they are.
pub(crate) fn date_for_people(iso: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = iso.splitn(3, '-');
    let year = parts.next();
    let month = parts
        .next()
        .and_then(|month| month.parse::<usize>().ok())
        .and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    let day = parts.next().and_then(|day| day.parse::<u8>().ok());
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => format!("{day} {month} {year}"),
        _ => iso.to_owned(),
    }
}

/// An address without the code's prefix: "G8.43" for "SEC:G8.43".
pub(crate) fn label(target: &str) -> &str {
    target.split_once(':').map_or(target, |(_, address)| address)
}

#[cfg(test)]
mod tests {
    use super::date_for_people;

    #[test]
    fn dates_are_written_out() {
        assert_eq!(date_for_people("2018-06-09"), "9 June 2018");
        assert_eq!(date_for_people("Early November"), "Early November");
        assert_eq!(date_for_people("2018-13-09"), "2018-13-09");
    }
}
