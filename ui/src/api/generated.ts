// Made from crates/api by `cargo xtask generate`; changes here are overwritten.

export type Nothing = Record<symbol, never>;

export type ErrorCode = "no-library" | "library-in-use" | "library-newer" | "library-damaged" | "not-found" | "nothing-to-read" | "bad-request" | "busy" | "internal";

export type ApiError = { 
/**
 * What the window may branch on.
 */
code: ErrorCode, 
/**
 * What happened and what it means, in whole sentences.
 */
message: string, 
/**
 * What to do; empty when there is nothing.
 */
hint: string, };

export type Theme = "system" | "light" | "dark";

export type Preferences = { 
/**
 * Colours.
 */
theme: Theme, 
/**
 * Zoom in per cent, 50 to 400.
 */
zoom: number, };

export type LibraryInfo = { 
/**
 * Its name: the name of its folder.
 */
name: string, 
/**
 * Where it is, for showing only.
 */
place: string, 
/**
 * Documents in it.
 */
documents: number, 
/**
 * Documents that could not be read in full.
 */
notFullyRead: number, 
/**
 * True for the sample library.
 */
sample: boolean, };

export type RecentLibrary = { 
/**
 * What to pass to `openRecent`.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Where it is, for showing only.
 */
place: string, };

export type AppState = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * The open library.
 */
library: LibraryInfo | null, 
/**
 * Libraries opened before, newest first.
 */
recent: Array<RecentLibrary>, 
/**
 * What the person chose.
 */
preferences: Preferences, };

export type SkippedFiles = { 
/**
 * Why, in plain words: "PDF: not read by this version".
 */
reason: string, 
/**
 * How many.
 */
count: number, 
/**
 * Up to three names.
 */
examples: Array<string>, };

export type FolderSurvey = { 
/**
 * What to pass to `startImport`; the window never sees a path it could use.
 */
id: string, 
/**
 * Name of the folder.
 */
name: string, 
/**
 * Where it is, for showing only.
 */
place: string, 
/**
 * Files that will be read.
 */
readable: number, 
/**
 * Their size in bytes.
 */
bytes: number, 
/**
 * Files that will be passed over, by reason, with examples.
 */
skipped: Array<SkippedFiles>, 
/**
 * Where the library will be kept, for showing only.
 */
libraryPlace: string, 
/**
 * True when they will be added to the open library, false when a new one is made.
 */
addsToOpenLibrary: boolean, };

export type FolderRequest = { 
/**
 * From [`FolderSurvey::id`].
 */
folder: string, };

export type ImportStarted = { 
/**
 * Which import.
 */
job: number, };

export type ReadStatus = "read" | "partial" | "failed" | "duplicate" | "unchanged";

export type NoticeView = { 
/**
 * Stable name.
 */
code: string, 
/**
 * Whole sentences.
 */
message: string, 
/**
 * The page it is about, 1-based.
 */
page: number | null, };

export type ImportedFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * How it went.
 */
status: ReadStatus, 
/**
 * What a person must know.
 */
notices: Array<NoticeView>, };

export type ImportStage = "finding" | "reading" | "indexing" | "done" | "cancelled" | "failed";

export type ImportProgress = { 
/**
 * Which import.
 */
job: number, 
/**
 * Where it stands.
 */
stage: ImportStage, 
/**
 * Files done.
 */
done: number, 
/**
 * Files in all; 0 while they are being found.
 */
total: number, 
/**
 * The file being read.
 */
file: string | null, 
/**
 * The file just finished.
 */
finished: ImportedFile | null, 
/**
 * Set at the end, where the whole import failed.
 */
error: ApiError | null, };

export type CancelRequest = { 
/**
 * Which import.
 */
job: number, 
/**
 * True to keep the files that are done, false to take them out again.
 */
keep: boolean, };

export type RecentRequest = { 
/**
 * From [`RecentLibrary::id`].
 */
id: string, };

export type DocumentRow = { 
/**
 * Its number in the library.
 */
id: number, 
/**
 * File name.
 */
name: string, 
/**
 * Title, or the file name where it states none.
 */
title: string, 
/**
 * Stable name of the kind.
 */
kind: string, 
/**
 * Name of the kind for people.
 */
kindTitle: string, 
/**
 * The modification it is about.
 */
modification: string | null, 
/**
 * Version as printed.
 */
version: string | null, 
/**
 * Date for people: "19 June 2018".
 */
date: string | null, 
/**
 * Pages.
 */
pages: number, 
/**
 * How reading went.
 */
status: ReadStatus, 
/**
 * What a person must know.
 */
notices: Array<NoticeView>, };

export type DocumentRequest = { 
/**
 * Its number.
 */
document: number, };

export type FacetChoice = { 
/**
 * "kind", "modification", "document", "section".
 */
facet: string, 
/**
 * The value.
 */
value: string, };

export type SearchRequest = { 
/**
 * As typed.
 */
query: string, 
/**
 * Facet values that were ticked; OR inside a facet, AND between facets.
 */
filters: Array<FacetChoice>, 
/**
 * First hit, from 0.
 */
offset: number, 
/**
 * How many hits, up to 200.
 */
limit: number, };

export type PieceReference = { 
/**
 * Kind: "clause", "range".
 */
kind: string, 
/**
 * Role: "mention", "definition", "amendment_target", "self".
 */
role: string, 
/**
 * What it points at, in normal form.
 */
targets: Array<string>, 
/**
 * The clause whose page it opens, in normal form; `None` where there is no such page.
 */
opens: string | null, 
/**
 * True where the form is malformed.
 */
malformed: boolean, 
/**
 * What is odd about it.
 */
note: string | null, };

export type Piece = { 
/**
 * Its characters.
 */
text: string, 
/**
 * True where they are what was searched for.
 */
hit: boolean, 
/**
 * The reference they are.
 */
reference: PieceReference | null, 
/**
 * What a broken word is read as.
 */
repaired: string | null, };

export type FacetValue = { 
/**
 * Stable value.
 */
value: string, 
/**
 * For people.
 */
title: string, 
/**
 * Passages, with all other facets applied.
 */
count: number, };

export type Facet = { 
/**
 * Stable name.
 */
facet: string, 
/**
 * Name for people.
 */
title: string, 
/**
 * Its values.
 */
values: Array<FacetValue>, };

export type SearchHit = { 
/**
 * The document.
 */
document: number, 
/**
 * Its title.
 */
documentTitle: string, 
/**
 * Its kind for people.
 */
kindTitle: string, 
/**
 * Its modification.
 */
modification: string | null, 
/**
 * The block to open.
 */
block: number, 
/**
 * The page, 1-based.
 */
page: number, 
/**
 * The clause it belongs to, without the code's prefix.
 */
clause: string | null, 
/**
 * Headings above it.
 */
headings: Array<string>, 
/**
 * The words around the match.
 */
snippet: Array<Piece>, 
/**
 * How it came about: "direct", "range", "contains", "near", "repaired", "words".
 */
via: string, 
/**
 * The same in words: "through the range G8.41 to G8.43".
 */
viaText: string, 
/**
 * True where the words are shown as deleted.
 */
deleted: boolean, };

export type SearchAnswer = { 
/**
 * What was understood, in plain English.
 */
means: string, 
/**
 * A sentence where the words could not be taken as typed.
 */
warning: string | null, 
/**
 * The one clause that was searched for, in normal form, so that its page can be offered.
 */
clause: string | null, 
/**
 * Passages in all.
 */
total: number, 
/**
 * Documents in all.
 */
documents: number, 
/**
 * The passages asked for, best first.
 */
hits: Array<SearchHit>, 
/**
 * The facets with their counts.
 */
facets: Array<Facet>, 
/**
 * Documents searched, and those not searched in full.
 */
searched: number, 
/**
 * Documents of the library that are not, or not fully, searched.
 */
notSearched: number, };

export type FactView = { 
/**
 * "Version".
 */
name: string, 
/**
 * "1.0".
 */
value: string, 
/**
 * The words it was read from; `None` where they stand outside the flow.
 */
evidence: string | null, 
/**
 * The block that holds the words.
 */
block: number | null, 
/**
 * How sure, in per cent, where it is a guess.
 */
confidence: number | null, };

export type OutlineEntry = { 
/**
 * The words with the number.
 */
title: string, 
/**
 * Depth; 0 is the title of the document.
 */
level: number, 
/**
 * The page, 1-based.
 */
page: number, 
/**
 * The block it is.
 */
block: number, };

export type DocumentView = { 
/**
 * The same as in the list.
 */
row: DocumentRow, 
/**
 * What it says about itself, ready to be shown.
 */
facts: Array<FactView>, 
/**
 * Its headings.
 */
outline: Array<OutlineEntry>, 
/**
 * How many blocks it has; they are fetched with `documentBlocks`.
 */
blocks: number, };

export type BlocksRequest = { 
/**
 * The document.
 */
document: number, 
/**
 * First block.
 */
from: number, 
/**
 * How many, up to 500.
 */
count: number, 
/**
 * A query whose matches are marked; empty for none.
 */
query: string, };

export type BlockView = { 
/**
 * Its position in the document, from 0.
 */
index: number, 
/**
 * "heading", "paragraph", "list-item", "table-row", "footnote", "contents", "change-remark".
 */
kind: string, 
/**
 * For headings: depth.
 */
level: number | null, 
/**
 * For paragraphs of clauses and list items: depth, from 0.
 */
depth: number, 
/**
 * The page, 1-based.
 */
page: number, 
/**
 * The clause it belongs to, in normal form.
 */
clause: string | null, 
/**
 * True where the words are shown as deleted.
 */
deleted: boolean, 
/**
 * Where it begins in the canonical text, in UTF-16 code units.
 */
start: number, 
/**
 * Its words.
 */
pieces: Array<Piece>, };

export type PlaceView = { 
/**
 * The document.
 */
document: number, 
/**
 * Its title.
 */
documentTitle: string, 
/**
 * Its kind for people.
 */
kindTitle: string, 
/**
 * Its modification.
 */
modification: string | null, 
/**
 * The block to open.
 */
block: number, 
/**
 * The page, 1-based.
 */
page: number, 
/**
 * The clause the place belongs to, without the prefix.
 */
clause: string | null, 
/**
 * The words, with the place itself marked as hit.
 */
words: Array<Piece>, };

export type ClauseStateView = { 
/**
 * The modification; `None` for the code as it is.
 */
modification: string | null, 
/**
 * "unchanged", "amended", "new", "deleted", "not-in-library", "unclear".
 */
state: string, 
/**
 * The same in words.
 */
text: string, 
/**
 * The words it rests on.
 */
evidence: PlaceView | null, };

export type ClauseText = { 
/**
 * Where.
 */
place: PlaceView, 
/**
 * The clause with its paragraphs.
 */
blocks: Array<BlockView>, 
/**
 * True where it is shown as deleted.
 */
deleted: boolean, 
/**
 * True where it is quoted in a report.
 */
quoted: boolean, };

export type CitingPlace = { 
/**
 * Where.
 */
place: PlaceView, 
/**
 * "direct", "range", "contains", "part".
 */
via: string, 
/**
 * The same in words: "through the range G8.41 to G8.43".
 */
viaText: string, 
/**
 * "mention", "amendment_target".
 */
role: string, 
/**
 * True where the citing words are themselves shown as deleted.
 */
deleted: boolean, 
/**
 * True where the form is malformed.
 */
malformed: boolean, };

export type CitedTarget = { 
/**
 * The words.
 */
text: string, 
/**
 * Normal form.
 */
target: string, 
/**
 * The clause whose page it opens.
 */
opens: string | null, 
/**
 * True where text of it is in the library.
 */
inLibrary: boolean, };

export type ClausePart = { 
/**
 * Normal form.
 */
clause: string, 
/**
 * Without the prefix.
 */
label: string, 
/**
 * Its first words.
 */
words: string, 
/**
 * True where it is shown as deleted.
 */
deleted: boolean, };

export type ClauseRequest = { 
/**
 * As typed or in normal form: "G8.43", "SEC:G8.43".
 */
clause: string, };

export type ClausePage = { 
/**
 * Normal form: "SEC:G8.43".
 */
clause: string, 
/**
 * Without the prefix: "G8.43".
 */
label: string, 
/**
 * The heading printed over it, where a document of the library prints one.
 */
heading: string | null, 
/**
 * The clause or group it is a part of, in normal form.
 */
parent: string | null, 
/**
 * A sentence that says what the page rests on: "Showing the text in ...; no baseline".
 */
basis: string, 
/**
 * Its state, by modification.
 */
states: Array<ClauseStateView>, 
/**
 * Where its own text stands.
 */
texts: Array<ClauseText>, 
/**
 * Who cites it.
 */
citedBy: Array<CitingPlace>, 
/**
 * What it cites.
 */
cites: Array<CitedTarget>, 
/**
 * Its parts whose text is in the library.
 */
parts: Array<ClausePart>, 
/**
 * Sentences on what follows if it goes or changes.
 */
consequences: Array<string>, };

export type ListRequest = { 
/**
 * As typed; empty for all.
 */
text: string, 
/**
 * How many at most.
 */
limit: number, };

export type ClauseRow = { 
/**
 * Normal form.
 */
clause: string, 
/**
 * Without the prefix.
 */
label: string, 
/**
 * The heading or first words.
 */
words: string, 
/**
 * Places that define it.
 */
texts: number, 
/**
 * Places that cite it directly.
 */
cited: number, 
/**
 * The strongest state any modification gives it: "deleted", "amended", "new", "unchanged",
 * "not-in-library", "unclear".
 */
state: string, };

export type QuickItem = { 
/**
 * "clause" or "document".
 */
kind: string, 
/**
 * Normal form of the clause, or the number of the document.
 */
id: string, 
/**
 * What is shown.
 */
title: string, 
/**
 * A second line.
 */
detail: string, };

/** Every command: what it takes and what it answers. */
export interface Commands {
  /** What the window needs to start. */
  app_state: { request: Nothing; response: AppState };
  /** Lets the person choose a folder of papers and says what is in it; null when they chose none. */
  choose_folder: { request: Nothing; response: FolderSurvey | null };
  /** Reads a chosen folder into the open library, or into a new one. */
  start_import: { request: FolderRequest; response: ImportStarted };
  /** Reads the sample papers into the sample library and opens it. */
  start_sample: { request: Nothing; response: ImportStarted };
  /** Stops an import. */
  cancel_import: { request: CancelRequest; response: Nothing };
  /** Lets the person choose a library on disk and opens it; null when they chose none. */
  choose_library: { request: Nothing; response: AppState | null };
  /** Opens a library that was open before. */
  open_recent: { request: RecentRequest; response: AppState };
  /** Closes the library. */
  close_library: { request: Nothing; response: AppState };
  /** The documents of the library. */
  documents: { request: Nothing; response: DocumentRow[] };
  /** Searches the library. */
  search: { request: SearchRequest; response: SearchAnswer };
  /** Opens a document. */
  document: { request: DocumentRequest; response: DocumentView };
  /** Blocks of a document. */
  document_blocks: { request: BlocksRequest; response: BlockView[] };
  /** The clauses that the library knows, by number. */
  clauses: { request: ListRequest; response: ClauseRow[] };
  /** The page of one clause. */
  clause: { request: ClauseRequest; response: ClausePage };
  /** What the quick switcher offers for some letters. */
  quick: { request: ListRequest; response: QuickItem[] };
  /** Keeps what the person chose. */
  set_preferences: { request: Preferences; response: Preferences };
}

/** The name of a command. */
export type CommandName = keyof Commands;
