//! What crosses between the engine and the window. Text comes cut into pieces that are ready to be
//! shown; where a position is needed it is in UTF-16 code units of the document's canonical text.

mod pages;
mod review;
mod rules;
mod search;

pub use pages::*;
pub use review::*;
pub use rules::*;
pub use search::*;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a command failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApiError {
    /// What the window may branch on.
    pub code: ErrorCode,
    /// What happened and what it means, in whole sentences.
    pub message: String,
    /// What to do; empty when there is nothing.
    pub hint: String,
}

/// The kinds of failure that the window tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// No library is open.
    NoLibrary,
    /// Another process writes to the library.
    LibraryInUse,
    /// The library was made by a newer version.
    LibraryNewer,
    /// The library cannot be read.
    LibraryDamaged,
    /// A file or folder is not there.
    NotFound,
    /// Nothing in the folder can be read.
    NothingToRead,
    /// The words are no clause, or another request that makes no sense.
    BadRequest,
    /// An import is running already.
    Busy,
    /// Anything else.
    Internal,
}

/// What the window needs to start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// Version of the program.
    pub version: String,
    /// The open library.
    pub library: Option<LibraryInfo>,
    /// Libraries opened before, newest first.
    pub recent: Vec<RecentLibrary>,
    /// What the person chose.
    pub preferences: Preferences,
}

/// The open library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryInfo {
    /// Its name: the name of its folder.
    pub name: String,
    /// Where it is, for showing only.
    pub place: String,
    /// Documents in it.
    pub documents: u32,
    /// Documents that could not be read in full.
    pub not_fully_read: u32,
    /// True for the sample library.
    pub sample: bool,
}

/// A library that was open before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecentLibrary {
    /// What to pass to `openRecent`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it is, for showing only.
    pub place: String,
}

/// What the person chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// Colours.
    pub theme: Theme,
    /// Zoom in per cent, 50 to 400.
    pub zoom: u16,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { theme: Theme::System, zoom: 100 }
    }
}

/// Colours of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the desktop.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A folder the person chose, and what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FolderSurvey {
    /// What to pass to `startImport`; the window never sees a path it could use.
    pub id: String,
    /// Name of the folder.
    pub name: String,
    /// Where it is, for showing only.
    pub place: String,
    /// Files that will be read.
    pub readable: u32,
    /// Their size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Files that will be passed over, by reason, with examples.
    pub skipped: Vec<SkippedFiles>,
    /// Where the library will be kept, for showing only.
    pub library_place: String,
    /// True when they will be added to the open library, false when a new one is made.
    pub adds_to_open_library: bool,
}

/// Files that an import passes over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkippedFiles {
    /// Why, in plain words: "PDF: not read by this version".
    pub reason: String,
    /// How many.
    pub count: u32,
    /// Up to three names.
    pub examples: Vec<String>,
}

/// A running or finished import; sent as the event `import`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// Which import.
    pub job: u32,
    /// Where it stands.
    pub stage: ImportStage,
    /// Files done.
    pub done: u32,
    /// Files in all; 0 while they are being found.
    pub total: u32,
    /// The file being read.
    pub file: Option<String>,
    /// The file just finished.
    pub finished: Option<ImportedFile>,
    /// Set at the end, where the whole import failed.
    pub error: Option<ApiError>,
}

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ImportStage {
    /// Looking for files.
    Finding,
    /// Reading them.
    Reading,
    /// Bringing the search index up to date.
    Indexing,
    /// All done.
    Done,
    /// Stopped by the person; finished files are kept.
    Cancelled,
    /// Ended by an error.
    Failed,
}

/// One file of an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportedFile {
    /// Its name.
    pub name: String,
    /// How it went.
    pub status: ReadStatus,
    /// What a person must know.
    pub notices: Vec<NoticeView>,
}

/// How reading went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ReadStatus {
    /// In full.
    Read,
    /// In part.
    Partial,
    /// Not at all.
    Failed,
    /// The same content is in the library under another name.
    Duplicate,
    /// Nothing has changed since it was last read.
    Unchanged,
}

/// What a person must know about how a file was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeView {
    /// Stable name.
    pub code: String,
    /// Whole sentences.
    pub message: String,
    /// The page it is about, 1-based.
    pub page: Option<u32>,
}

/// One row of the list of documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentRow {
    /// Its number in the library.
    #[ts(type = "number")]
    pub id: i64,
    /// File name.
    pub name: String,
    /// Title, or the file name where it states none.
    pub title: String,
    /// Stable name of the kind.
    pub kind: String,
    /// Name of the kind for people.
    pub kind_title: String,
    /// The modification it is about.
    pub modification: Option<String>,
    /// Version as printed.
    pub version: Option<String>,
    /// Date for people: "19 June 2018".
    pub date: Option<String>,
    /// "PDF", "Word", "Text"; the format it was read as.
    pub format: String,
    /// Pages.
    pub pages: u32,
    /// Pages whose words were read.
    pub pages_read: u32,
    /// True where the person has corrected something about it.
    pub corrected: bool,
    /// How reading went.
    pub status: ReadStatus,
    /// What a person must know.
    pub notices: Vec<NoticeView>,
}

/// A document, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentView {
    /// The same as in the list.
    pub row: DocumentRow,
    /// What it says about itself, ready to be shown.
    pub facts: Vec<FactView>,
    /// Its headings.
    pub outline: Vec<OutlineEntry>,
    /// How many blocks it has; they are fetched with `documentBlocks`.
    pub blocks: u32,
    /// Whether its pages can be shown as pictures.
    pub page_pictures: PagePictures,
    /// What the person may correct.
    pub correctable: Vec<CorrectableField>,
}

/// Something a document says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FactView {
    /// "Version".
    pub name: String,
    /// "1.0".
    pub value: String,
    /// The words it was read from; `None` where they stand outside the flow.
    pub evidence: Option<String>,
    /// The block that holds the words.
    pub block: Option<u32>,
    /// How sure, in per cent, where it is a guess.
    pub confidence: Option<u8>,
}

/// A heading in the outline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutlineEntry {
    /// The words with the number.
    pub title: String,
    /// Depth; 0 is the title of the document.
    pub level: u8,
    /// The page, 1-based.
    pub page: u32,
    /// The block it is.
    pub block: u32,
}

/// Which blocks of a document are wanted, and what to mark in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BlocksRequest {
    /// The document.
    #[ts(type = "number")]
    pub document: i64,
    /// First block.
    pub from: u32,
    /// How many, up to 500.
    pub count: u32,
    /// A query whose matches are marked; empty for none.
    pub query: String,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlockView {
    /// Its position in the document, from 0.
    pub index: u32,
    /// "heading", "paragraph", "list-item", "table-row", "footnote", "contents", "change-remark".
    pub kind: String,
    /// For headings: depth.
    pub level: Option<u8>,
    /// For paragraphs of clauses and list items: depth, from 0.
    pub depth: u8,
    /// The page, 1-based.
    pub page: u32,
    /// The clause it belongs to, in normal form.
    pub clause: Option<String>,
    /// True where the words are shown as deleted.
    pub deleted: bool,
    /// Where it begins in the canonical text, in UTF-16 code units.
    pub start: u32,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// The page of one clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClausePage {
    /// Normal form: "SEC:G8.43".
    pub clause: String,
    /// Without the prefix: "G8.43".
    pub label: String,
    /// The heading printed over it, where a document of the library prints one.
    pub heading: Option<String>,
    /// The clause or group it is a part of, in normal form.
    pub parent: Option<String>,
    /// A sentence that says what the page rests on: "Showing the text in ...; no baseline".
    pub basis: String,
    /// Its state, by modification.
    pub states: Vec<ClauseStateView>,
    /// Where its own text stands.
    pub texts: Vec<ClauseText>,
    /// Who cites it.
    pub cited_by: Vec<CitingPlace>,
    /// What it cites.
    pub cites: Vec<CitedTarget>,
    /// Its parts whose text is in the library.
    pub parts: Vec<ClausePart>,
    /// Sentences on what follows if it goes or changes.
    pub consequences: Vec<String>,
}

/// What a modification does to a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClauseStateView {
    /// The modification; `None` for the code as it is.
    pub modification: Option<String>,
    /// "unchanged", "amended", "new", "deleted", "not-in-library", "unclear".
    pub state: String,
    /// The same in words.
    pub text: String,
    /// The words it rests on.
    pub evidence: Option<PlaceView>,
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlaceView {
    /// The document.
    #[ts(type = "number")]
    pub document: i64,
    /// Its title.
    pub document_title: String,
    /// Its kind for people.
    pub kind_title: String,
    /// Its modification.
    pub modification: Option<String>,
    /// The block to open.
    pub block: u32,
    /// The page, 1-based.
    pub page: u32,
    /// The clause the place belongs to, without the prefix.
    pub clause: Option<String>,
    /// The words, with the place itself marked as hit.
    pub words: Vec<Piece>,
}

/// The text of a clause in one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClauseText {
    /// Where.
    pub place: PlaceView,
    /// The clause with its paragraphs.
    pub blocks: Vec<BlockView>,
    /// True where it is shown as deleted.
    pub deleted: bool,
    /// True where it is quoted in a report.
    pub quoted: bool,
}

/// A place that cites a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CitingPlace {
    /// Where.
    pub place: PlaceView,
    /// "direct", "range", "contains", "part".
    pub via: String,
    /// The same in words: "through the range G8.41 to G8.43".
    pub via_text: String,
    /// "mention", "amendment_target".
    pub role: String,
    /// True where the citing words are themselves shown as deleted.
    pub deleted: bool,
    /// True where the form is malformed.
    pub malformed: bool,
}

/// What a clause cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CitedTarget {
    /// The words.
    pub text: String,
    /// Normal form.
    pub target: String,
    /// The clause whose page it opens.
    pub opens: Option<String>,
    /// True where text of it is in the library.
    pub in_library: bool,
}

/// A part of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClausePart {
    /// Normal form.
    pub clause: String,
    /// Without the prefix.
    pub label: String,
    /// Its first words.
    pub words: String,
    /// True where it is shown as deleted.
    pub deleted: bool,
}

/// One line of the list of clauses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClauseRow {
    /// Normal form.
    pub clause: String,
    /// Without the prefix.
    pub label: String,
    /// The heading or first words.
    pub words: String,
    /// Places that define it.
    pub texts: u32,
    /// Places that cite it directly.
    pub cited: u32,
    /// The strongest state any modification gives it: "deleted", "amended", "new", "unchanged",
    /// "not-in-library", "unclear".
    pub state: String,
}

/// Something the quick switcher offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuickItem {
    /// "clause" or "document".
    pub kind: String,
    /// Normal form of the clause, or the number of the document.
    pub id: String,
    /// What is shown.
    pub title: String,
    /// A second line.
    pub detail: String,
}

/// Nothing to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// A folder that was chosen before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FolderRequest {
    /// From [`FolderSurvey::id`].
    pub folder: String,
}

/// A running import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CancelRequest {
    /// Which import.
    pub job: u32,
    /// True to keep the files that are done, false to take them out again.
    pub keep: bool,
}

/// The number of an import that was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportStarted {
    /// Which import.
    pub job: u32,
}

/// A library that was open before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecentRequest {
    /// From [`RecentLibrary::id`].
    pub id: String,
}

/// A document of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DocumentRequest {
    /// Its number.
    #[ts(type = "number")]
    pub document: i64,
}

/// A clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClauseRequest {
    /// As typed or in normal form: "G8.43", "SEC:G8.43".
    pub clause: String,
}

/// Words to narrow a list by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListRequest {
    /// As typed; empty for all.
    pub text: String,
    /// How many at most.
    pub limit: u32,
}
