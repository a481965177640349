//! Answers for people at a terminal. Styles are always written; the program strips them where they
//! are not wanted, so nothing here depends on where the text goes. Meaning never rests on colour.

mod assess;
mod clause;
mod doctor;
mod draft;
mod explain;
mod findings;
mod import;
mod info;
mod outline;
mod read_rules;
mod refs;
mod responses;
mod search;
mod tables;
mod timeline;
mod verdict;

use anstyle::{AnsiColor, Style};

pub use assess::assess;
pub use clause::clause;
pub use doctor::doctor;
pub use draft::draft;
pub use explain::explain;
pub use findings::findings;
pub use import::import;
pub use info::info;
pub use outline::outline;
pub use read_rules::read_rules;
pub use refs::refs;
pub use responses::responses;
pub use search::search;
pub use tables::tables;
pub use timeline::timeline;
pub use verdict::verdict;

use crate::answer::NoticeAnswer;

/// The name of a thing.
pub(crate) const STRONG: Style = Style::new().bold();
/// What supports it.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// The words that were searched for.
pub(crate) const HIT: Style = Style::new().bold().underline();
/// What needs attention.
pub(crate) const ALERT: Style = AnsiColor::Yellow.on_default().bold();

/// `text` in that style.
pub(crate) fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// "1 page", "2 pages".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A notice, indented under what it is about.
pub(crate) fn notice(notice: &NoticeAnswer) -> String {
    let page = notice.page.map(|page| format!(" (page {page})")).unwrap_or_default();
    format!("    {} {}{page}\n", styled(ALERT, "!"), notice.message)
}

/// A path without its folders.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
