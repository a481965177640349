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
 * "PDF", "Word", "Text"; the format it was read as.
 */
format: string, 
/**
 * Pages.
 */
pages: number, 
/**
 * Pages whose words were read.
 */
pagesRead: number, 
/**
 * True where the person has corrected something about it.
 */
corrected: boolean, 
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
blocks: number, 
/**
 * Whether its pages can be shown as pictures.
 */
pagePictures: PagePictures, 
/**
 * What the person may correct.
 */
correctable: Array<CorrectableField>, };

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

export type TouchedClause = { 
/**
 * Normal form.
 */
clause: string, 
/**
 * Without the prefix.
 */
label: string, 
/**
 * "unchanged", "amended", "new", "deleted", "not-in-library", "unclear".
 */
state: string, };

export type AnswerCount = { 
/**
 * The answer as filed: "Approve".
 */
answer: string, 
/**
 * How its mark is drawn: "for", "against", "neutral", or "other" where that cannot be told from
 * the words alone.
 */
tone: string, 
/**
 * How often.
 */
count: number, };

export type QuestionTally = { 
/**
 * The paper it stands in.
 */
document: number, 
/**
 * Its position among the questions of the paper, from 0.
 */
question: number, 
/**
 * Its printed number.
 */
number: string | null, 
/**
 * Its words; empty where none stand over the table.
 */
text: string, 
/**
 * The block it stands in.
 */
block: number, 
/**
 * How often each answer was filed, the most frequent first; answers are never re-labelled.
 */
answers: Array<AnswerCount>, 
/**
 * Responses without an answer in the answer column, or all where there is no such column.
 */
unanswered: number, 
/**
 * Responses in all: the denominator.
 */
responses: number, 
/**
 * Responses with words of their own.
 */
wrote: number, 
/**
 * What the responses cite.
 */
cites: Array<CitedTarget>, };

export type FindingPlace = { 
/**
 * The document.
 */
document: number, 
/**
 * Its title.
 */
documentTitle: string, 
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
 * "primary" or "related".
 */
role: string, 
/**
 * What this place shows, as a phrase; empty where the message says it.
 */
label: string, 
/**
 * The words around, with those meant marked as hits.
 */
snippet: Array<Piece>, };

export type FindingView = { 
/**
 * Code of the check: "R002".
 */
code: string, 
/**
 * Name of the check: "reference-to-deleted-clause".
 */
check: string, 
/**
 * "error", "warning" or "note".
 */
severity: string, 
/**
 * "high", "medium" or "low".
 */
confidence: string, 
/**
 * What is wrong, in one sentence.
 */
message: string, 
/**
 * The computation or comparison it rests on.
 */
because: string | null, 
/**
 * What would mend it.
 */
suggestions: Array<string>, 
/**
 * Where; the place it is about first.
 */
places: Array<FindingPlace>, 
/**
 * The modification of the paper it is about.
 */
modification: string | null, 
/**
 * Stays the same when papers are read again.
 */
fingerprint: string, };

export type ModificationCard = { 
/**
 * Its number: "SECMP0059".
 */
modification: string, 
/**
 * Its title, where a paper states it.
 */
title: string | null, 
/**
 * From the first to the last date of its papers, for people: "September 2018 to January 2019".
 */
period: string | null, 
/**
 * Its papers by stage.
 */
documents: Array<DocumentRow>, 
/**
 * Papers that one would expect and that are not there, in words: "No legal text found".
 */
missing: Array<string>, 
/**
 * The questions that were put to respondents, in the order of the papers.
 */
questions: Array<QuestionTally>, 
/**
 * The clauses that it touches, up to eight.
 */
clauses: Array<TouchedClause>, 
/**
 * How many more clauses it touches.
 */
moreClauses: number, 
/**
 * What should worry most, up to three.
 */
findings: Array<FindingView>, 
/**
 * Findings in all.
 */
allFindings: number, };

export type OverviewView = { 
/**
 * One card for each modification, the one with the newest paper first.
 */
modifications: Array<ModificationCard>, 
/**
 * Papers whose modification is not stated.
 */
unassigned: Array<DocumentRow>, 
/**
 * Papers that could not be read in full, or not at all.
 */
notFullyRead: Array<DocumentRow>, 
/**
 * Papers in the library.
 */
documents: number, 
/**
 * True while an import is running: what is shown is what has been read so far.
 */
reading: boolean, };

export type ResponsesRequest = { 
/**
 * Those about one modification; all where it is null.
 */
modification: string | null, };

export type ResponseCell = { 
/**
 * Its position among the responses of the paper, from 0.
 */
response: number, 
/**
 * The answer as filed.
 */
answer: string | null, 
/**
 * As in [`AnswerCount::tone`].
 */
tone: string, 
/**
 * The first words, cut with an ellipsis; empty where nothing was said.
 */
words: string, 
/**
 * How many words were said.
 */
length: number, 
/**
 * What it cites, as worded.
 */
cites: Array<string>, };

export type RespondentRow = { 
/**
 * The name as filed.
 */
respondent: string, 
/**
 * The category as filed.
 */
category: string | null, 
/**
 * One for each question, in the order of [`ResponseSet::questions`]; null where the respondent
 * is not in that table.
 */
cells: Array<ResponseCell | null>, };

export type ResponseSet = { 
/**
 * The paper.
 */
document: DocumentRow, 
/**
 * The columns.
 */
questions: Array<QuestionTally>, 
/**
 * The rows, in the order in which respondents first appear.
 */
respondents: Array<RespondentRow>, 
/**
 * What could not be told about the responses.
 */
notices: Array<NoticeView>, };

export type ResponsesView = { 
/**
 * One for each paper with responses.
 */
sets: Array<ResponseSet>, 
/**
 * The modifications that have responses, for choosing.
 */
modifications: Array<string>, 
/**
 * Papers without responses, which the person may declare to be collated responses.
 */
otherDocuments: Array<DocumentRow>, };

export type ResponseRequest = { 
/**
 * The paper.
 */
document: number, 
/**
 * From [`ResponseCell::response`].
 */
response: number, };

export type ResponseView = { 
/**
 * The name as filed.
 */
respondent: string, 
/**
 * The category as filed.
 */
category: string | null, 
/**
 * The answer as filed.
 */
answer: string | null, 
/**
 * As in [`AnswerCount::tone`].
 */
tone: string, 
/**
 * The question's number.
 */
questionNumber: string | null, 
/**
 * The question's words.
 */
question: string, 
/**
 * What was said, paragraph by paragraph.
 */
paragraphs: Array<Array<Piece>>, 
/**
 * The page it begins on, 1-based.
 */
page: number, 
/**
 * The block to open.
 */
block: number, 
/**
 * What it cites.
 */
cites: Array<CitedTarget>, };

export type FindingsView = { 
/**
 * The findings, the gravest and surest first.
 */
findings: Array<FindingView>, 
/**
 * How many checks ran.
 */
checks: number, 
/**
 * How many papers they ran on.
 */
documents: number, 
/**
 * Papers that are not, or not fully, covered.
 */
notFullyRead: number, 
/**
 * What could not be checked and why, in whole sentences.
 */
notChecked: Array<string>, };

export type CheckRequest = { 
/**
 * "R002" or "reference-to-deleted-clause".
 */
check: string, };

export type ExplanationPart = { 
/**
 * Its heading; empty for the first part.
 */
heading: string, 
/**
 * Its paragraphs, or the lines of an example.
 */
paragraphs: Array<string>, 
/**
 * True for an example of a paper.
 */
example: boolean, };

export type CheckExplanation = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
check: string, 
/**
 * One line.
 */
summary: string, 
/**
 * The severity of its findings.
 */
severity: string, 
/**
 * What it reports, why it matters, examples.
 */
parts: Array<ExplanationPart>, };

export type PagePictures = "none" | "available" | "file-missing" | "file-changed";

export type PageRequest = { 
/**
 * The document.
 */
document: number, 
/**
 * The page, 1-based.
 */
page: number, 
/**
 * A query whose matches are marked; empty for none.
 */
query: string, };

export type PageWord = { 
/**
 * Distance from the left of the page.
 */
left: number, 
/**
 * Distance from the top of the page.
 */
top: number, 
/**
 * Width.
 */
width: number, 
/**
 * Height.
 */
height: number, 
/**
 * The block it belongs to.
 */
block: number, 
/**
 * True where it is what was searched for.
 */
hit: boolean, 
/**
 * True where it is part of a reference.
 */
reference: boolean, };

export type PageView = { 
/**
 * The page, 1-based.
 */
page: number, 
/**
 * Width of the page.
 */
width: number, 
/**
 * Height of the page.
 */
height: number, 
/**
 * Its words in reading order.
 */
words: Array<PageWord>, 
/**
 * Why words of it are missing, in a whole sentence; null for a page read in full.
 */
unread: string | null, };

export type Choice = { 
/**
 * Stable value.
 */
value: string, 
/**
 * For people.
 */
title: string, };

export type CorrectableField = { 
/**
 * What to pass to `correctDocument`: "kind", "modification".
 */
field: string, 
/**
 * Name for people: "Kind".
 */
title: string, 
/**
 * What holds now, ready to be edited; null where nothing is known.
 */
value: string | null, 
/**
 * What the paper was read to say, for people; null where it does not say it.
 */
read: string | null, 
/**
 * True where the value is the person's.
 */
corrected: boolean, 
/**
 * The values to choose from; empty where any words will do.
 */
choices: Array<Choice>, 
/**
 * What a value looks like: "2018-06-19"; empty where that is plain.
 */
example: string, };

export type CorrectionRequest = { 
/**
 * The document.
 */
document: number, 
/**
 * From [`CorrectableField::field`].
 */
field: string, 
/**
 * What holds; null to go back to what the paper says.
 */
value: string | null, };

export type RuleFiles = { 
/**
 * The regimes.
 */
regimes: Array<RegimeChoice>, 
/**
 * The tables of outcomes.
 */
tables: Array<TableChoice>, 
/**
 * The file that was opened last, by its `id`; null where none was.
 */
opened: string | null, 
/**
 * Files that cannot be read, each with its reason; whole sentences.
 */
problems: Array<string>, };

export type RegimeChoice = { 
/**
 * What to pass on.
 */
id: string, 
/**
 * Its short name: "R2-drafted".
 */
name: string, 
/**
 * What it is.
 */
title: string, 
/**
 * Where it comes from, for people: "built in", or the folder of an opened file.
 */
from: string, 
/**
 * The ways in which its papers can be understood; one or more.
 */
readings: Array<ReadingChoice>, 
/**
 * The table that belongs to it, by its `id`, where one is known.
 */
table: string | null, 
/**
 * The vocabulary that it uses; regimes and tables of one vocabulary can be compared.
 */
vocabulary: string, };

export type ReadingChoice = { 
/**
 * What to pass on.
 */
id: string, 
/**
 * What it takes the papers to say; a sentence.
 */
says: string, };

export type TableChoice = { 
/**
 * What to pass on.
 */
id: string, 
/**
 * Its short name: "R2-intended".
 */
name: string, 
/**
 * The paper it stands in.
 */
source: string, 
/**
 * As in [`RegimeChoice::from`].
 */
from: string, 
/**
 * As in [`RegimeChoice::vocabulary`].
 */
vocabulary: string, };

export type RulesRequest = { 
/**
 * The regime, from [`RegimeChoice::id`].
 */
regime: string, 
/**
 * The reading, from [`ReadingChoice::id`]; the first one where it is null.
 */
reading: string | null, 
/**
 * The table, from [`TableChoice::id`]; none where it is null.
 */
table: string | null, };

export type RulesView = { 
/**
 * The regime's short name.
 */
regime: string, 
/**
 * What it is.
 */
title: string, 
/**
 * When it is or was in effect, where that is known.
 */
inEffect: string | null, 
/**
 * What a person must know about every answer; whole sentences.
 */
notes: Array<string>, 
/**
 * Set where rules rest on reconstructed wording; a sentence.
 */
reconstructed: string | null, 
/**
 * Set where rules are stale; a sentence.
 */
stale: string | null, 
/**
 * The table, where one was chosen.
 */
table: TableHead | null, 
/**
 * Its rows, as the report prints them.
 */
rows: Array<RowView>, 
/**
 * The rules of the reading, in the order of the regime.
 */
rules: Array<RuleView>, 
/**
 * What a party can be described by, in the order of the vocabulary.
 */
fields: Array<PartyField>, };

export type TableHead = { 
/**
 * Its short name.
 */
name: string, 
/**
 * The paper it stands in.
 */
source: string, 
/**
 * How its rows combine, and whether the report says so; a sentence.
 */
combine: string, 
/**
 * The heads of its years, as printed.
 */
years: Array<string>, };

export type RowView = { 
/**
 * The role in the words of the table.
 */
party: string, 
/**
 * The condition in the words of the table; empty where it has none.
 */
when: string, 
/**
 * What it gives, year by year.
 */
years: Array<string>, 
/**
 * Places in [`RulesView::rules`] of the rules that apply to some of its parties.
 */
rules: Array<number>, 
/**
 * Whether the rules give its parties what the table gives them.
 */
agreement: Agreement, };

export type Agreement = { 
/**
 * "agrees", "differs" or "cannot-tell".
 */
verdict: string, 
/**
 * The verdict in words: "agrees (proved)".
 */
words: string, 
/**
 * The example, or why it cannot be told; null for "agrees".
 */
because: string | null, };

export type RuleView = { 
/**
 * Its name in the regime.
 */
id: string, 
/**
 * Its clause, or the paper it was read from.
 */
place: string, 
/**
 * The clause in normal form, where it has a page.
 */
clause: string | null, 
/**
 * To whom it applies, in words.
 */
condition: string, 
/**
 * What it gives, year by year and after that, in words.
 */
gives: string, 
/**
 * "accepted", "reconstructed", "implied", "reported-only", "as-read", "candidate" or "stale".
 */
status: string, 
/**
 * The same in words.
 */
statusWords: string, 
/**
 * What a person must know about it; whole sentences.
 */
remarks: Array<string>, };

export type PartyField = { 
/**
 * What to pass on.
 */
key: string, 
/**
 * "role", "fact" or "count".
 */
kind: string, 
/**
 * For people: "Supplier", "Domestic Premises".
 */
label: string, 
/**
 * What is meant, in the words of the papers.
 */
says: string, 
/**
 * What is counted.
 */
unit: string | null, 
/**
 * The bounds of a count, for people: "0 to 40,000,000".
 */
bounds: string | null, 
/**
 * What is assumed where nothing is said; a phrase.
 */
absent: string, 
/**
 * Whether rules of the regime turn on it.
 */
used: boolean, };

export type GivenValue = { 
/**
 * From [`PartyField::key`].
 */
key: string, 
/**
 * As typed; "yes" or "no" for roles and facts.
 */
value: string, };

export type FieldError = { 
/**
 * The field.
 */
key: string, 
/**
 * What is wrong and what to do; a sentence.
 */
message: string, };

export type VerdictView = { 
/**
 * The question, as a sentence.
 */
question: string, 
/**
 * "agrees", "differs" or "cannot-tell".
 */
verdict: string, 
/**
 * The verdict in words: "Differs (example)".
 */
title: string, 
/**
 * Why it cannot be told, what was proved, or how the sides differ; a sentence.
 */
says: string, 
/**
 * The parties that it is about; a sentence, empty where the question could not be put.
 */
domain: string, 
/**
 * The smallest party of each kind that was looked for.
 */
examples: Array<ExampleView>, 
/**
 * Set where there are more kinds than are shown; a sentence.
 */
more: string | null, 
/**
 * A party one step from the first example of which it does not hold.
 */
neighbour: ExampleView | null, 
/**
 * How "agrees" was proved; a sentence.
 */
proof: string | null, 
/**
 * What else was found: which side is less onerous, rules that apply to nobody; whole sentences.
 */
remarks: Array<string>, 
/**
 * What it rests on that no paper states; whole sentences.
 */
assumptions: Array<string>, 
/**
 * The same question about parties with several roles, where it was asked.
 */
several: VerdictView | null, 
/**
 * What should make a reader careful, such as reconstructed wording; whole sentences.
 */
warnings: Array<string>, };

export type ExampleView = { 
/**
 * "The smallest such party: a Supplier Party with …".
 */
says: string, 
/**
 * The heads of the years.
 */
years: Array<string>, 
/**
 * What each side gives.
 */
sides: Array<SideView>, };

export type SideView = { 
/**
 * The side.
 */
name: string, 
/**
 * One for each year.
 */
years: Array<YearView>, 
/**
 * What it rests on.
 */
by: Array<BasisView>, };

export type YearView = { 
/**
 * In words: "Full", "not stated", "Full and Self (conflict)".
 */
says: string, 
/**
 * Whether the sides differ in this year.
 */
differs: boolean, };

export type BasisView = { 
/**
 * The name of the rule or row.
 */
rule: string, 
/**
 * Its clause, paper or table, with deeming provisions that took part.
 */
place: string, 
/**
 * The clause in normal form, where it has a page.
 */
clause: string | null, 
/**
 * What to know of it: "reconstructed wording", "implied".
 */
marks: Array<string>, };

export type HolesView = { 
/**
 * Parties to whom no rule applies.
 */
gaps: VerdictView, 
/**
 * Parties to whom rules give two outcomes in one year.
 */
conflicts: VerdictView, };

export type WhatIfRequest = { 
/**
 * The regime, from [`RegimeChoice::id`].
 */
regime: string, 
/**
 * What is said of the party.
 */
given: Array<GivenValue>, };

export type WhatIfView = { 
/**
 * The regime's short name.
 */
regime: string, 
/**
 * "determined", "silent", "ambiguous", "contradictory", "conflict" or "unclear".
 */
standing: string, 
/**
 * The same in words.
 */
title: string, 
/**
 * Why it is so; whole sentences.
 */
why: string, 
/**
 * The heads of the years, of those that any outcome states.
 */
years: Array<string>, 
/**
 * What applies; several where readings differ or rules conflict.
 */
outcomes: Array<OutcomeView>, 
/**
 * What each of several roles alone would give.
 */
roles: Array<RoleOutcomes>, 
/**
 * What the papers leave open here.
 */
open: Array<OpenView>, 
/**
 * What was assumed; whole sentences.
 */
assumptions: Array<string>, 
/**
 * The duties of such a party.
 */
duties: Array<DutyView>, 
/**
 * What is wrong with single values.
 */
errors: Array<FieldError>, };

export type OutcomeView = { 
/**
 * One for each head of [`WhatIfView::years`].
 */
years: Array<string>, 
/**
 * What comes after them; a phrase.
 */
after: string, 
/**
 * How many assessments a year, where that is said; a phrase.
 */
perYear: string | null, 
/**
 * What it rests on.
 */
by: Array<BasisView>, 
/**
 * The readings that give it, where there is more than one; a phrase.
 */
readings: string | null, };

export type RoleOutcomes = { 
/**
 * The role.
 */
role: string, 
/**
 * What it would give.
 */
outcomes: Array<OutcomeView>, };

export type OpenView = { 
/**
 * How it is open: "The papers are silent".
 */
kind: string, 
/**
 * What they say and do not say.
 */
says: string, 
/**
 * The question that a person has to answer.
 */
ask: string, 
/**
 * The papers.
 */
sources: Array<string>, };

export type DutyView = { 
/**
 * Who must do what, until when; a sentence.
 */
says: string, 
/**
 * The clauses and papers.
 */
place: string, 
/**
 * What is open about it.
 */
open: string | null, };

export type StepsRequest = { 
/**
 * The regime, from [`RegimeChoice::id`].
 */
regime: string, 
/**
 * What is said of the party.
 */
given: Array<GivenValue>, 
/**
 * The count, from [`PartyField::key`].
 */
count: string, };

export type StepsView = { 
/**
 * What is counted.
 */
unit: string, 
/**
 * The heads of the years.
 */
years: Array<string>, 
/**
 * From the least value on; together they are all values.
 */
steps: Array<StepView>, 
/**
 * What is held fixed, and what is not told; a sentence.
 */
says: string, };

export type StepView = { 
/**
 * The values, for people: "0 to 250,000".
 */
range: string, 
/**
 * As in [`WhatIfView::standing`].
 */
standing: string, 
/**
 * As in [`WhatIfView::title`].
 */
title: string, 
/**
 * What applies.
 */
outcomes: Array<OutcomeView>, 
/**
 * Why it is so; whole sentences.
 */
why: string, 
/**
 * Whether the party as described lies in it.
 */
here: boolean, };

export type CompareRequest = { 
/**
 * The regime before, from [`RegimeChoice::id`].
 */
before: string, 
/**
 * The regime after.
 */
after: string, 
/**
 * What is said of the party.
 */
given: Array<GivenValue>, };

export type CompareView = { 
/**
 * What the party got; null where nothing is said of it.
 */
before: WhatIfView | null, 
/**
 * What it gets.
 */
after: WhatIfView | null, 
/**
 * Whether that changes; a sentence.
 */
change: string | null, 
/**
 * Who changes at all.
 */
who: VerdictView, };

export type CandidatesView = { 
/**
 * How much was read; a sentence.
 */
read: string, 
/**
 * The clauses, in the order of the paper.
 */
clauses: Array<ReadClause>, };

export type ReadClause = { 
/**
 * Its number as printed; empty where it has none.
 */
path: string, 
/**
 * In normal form, where it has a page.
 */
clause: string | null, 
/**
 * Its words, cut where it changes whether they were read.
 */
words: Array<ReadWords>, 
/**
 * How many of its words were read; a phrase: "41 of 44 words read".
 */
share: string, 
/**
 * What it may say.
 */
candidates: Array<CandidateView>, 
/**
 * What a person should look at, besides the questions of its candidates.
 */
questions: Array<string>, 
/**
 * The paper's block that it begins in, where it comes from a paper.
 */
block: number | null, };

export type ReadWords = { 
/**
 * The words, with the spaces between them.
 */
text: string, 
/**
 * Whether they were read.
 */
read: boolean, };

export type CandidateView = { 
/**
 * What sort of thing: "Rule", "Deeming provision".
 */
kind: string, 
/**
 * The clause or paragraph: "G8.41(a)".
 */
path: string, 
/**
 * In plain English, made of what was read and nothing else.
 */
says: string, 
/**
 * The words each part came from.
 */
parts: Array<CandidatePart>, 
/**
 * Whether anything about it is open: "certain", "open".
 */
certainty: string, 
/**
 * The same in words.
 */
certaintyWords: string, 
/**
 * What is open, as questions to a person.
 */
questions: Array<string>, };

export type CandidatePart = { 
/**
 * Which: "Number", "Outcome".
 */
what: string, 
/**
 * The words.
 */
words: string, };

export type DraftStartRequest = { 
/**
 * The clauses of a regime, from [`RegimeChoice::id`].
 */
regime: string | null, 
/**
 * The clauses of a paper in the library.
 */
document: number | null, };

export type DraftText = { 
/**
 * The clauses, each with its number at the beginning of a line.
 */
text: string, 
/**
 * What it is a copy of; whole sentences.
 */
says: string, };

export type DraftRequest = { 
/**
 * The clauses as they stand.
 */
text: string, 
/**
 * The table, from [`TableChoice::id`].
 */
table: string, 
/**
 * Whether rules that leave a doubt are taken as they were read.
 */
asRead: boolean, };

export type DraftView = { 
/**
 * The clauses, in the order of the text.
 */
clauses: Array<ReadClause>, 
/**
 * How much was read; a sentence.
 */
read: string, 
/**
 * What a person has to settle before there is a verdict.
 */
unsettled: Array<UnsettledView>, 
/**
 * The verdict; it says itself why it cannot be told.
 */
verdict: VerdictView, };

export type UnsettledView = { 
/**
 * The clause, for people.
 */
clause: string, 
/**
 * The words.
 */
words: string, 
/**
 * What is open; whole sentences.
 */
why: string, };

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
  /** What the library holds, modification by modification. */
  overview: { request: Nothing; response: OverviewView };
  /** The responses of the library, as matrices of respondents and questions. */
  responses: { request: ResponsesRequest; response: ResponsesView };
  /** One response with all its words. */
  response: { request: ResponseRequest; response: ResponseView };
  /** What the checks report on the library. */
  findings: { request: Nothing; response: FindingsView };
  /** What a check reports and why it matters. */
  explain_check: { request: CheckRequest; response: CheckExplanation };
  /** The files of rules that can be chosen. */
  rule_files: { request: Nothing; response: RuleFiles };
  /** Lets the person choose a file of rules or a table; null when they chose none. */
  choose_rules: { request: Nothing; response: RuleFiles | null };
  /** A table beside the rules that are to give what it states. */
  rules: { request: RulesRequest; response: RulesView };
  /** Whether the rules give every party what the table states. */
  rules_verdict: { request: RulesRequest; response: VerdictView };
  /** Parties to whom no rule applies, and parties to whom two apply that do not agree. */
  rules_holes: { request: RulesRequest; response: HolesView };
  /** What a party gets. */
  what_if: { request: WhatIfRequest; response: WhatIfView };
  /** Where the outcome changes along one count. */
  what_if_steps: { request: StepsRequest; response: StepsView };
  /** What changes between two regimes. */
  compare_rules: { request: CompareRequest; response: CompareView };
  /** What was read in the clauses of a paper. */
  rule_candidates: { request: DocumentRequest; response: CandidatesView };
  /** A copy of clauses to draft in; the source is not touched. */
  draft_start: { request: DraftStartRequest; response: DraftText };
  /** What a scratch text says and whether it gives what a table states. */
  draft_check: { request: DraftRequest; response: DraftView };
  /** What stands where on a page of a paper. */
  page: { request: PageRequest; response: PageView };
  /** Corrects what a paper was read to say about itself. */
  correct_document: { request: CorrectionRequest; response: DocumentView };
  /** Takes a paper out of the library; it can be brought back. */
  remove_document: { request: DocumentRequest; response: DocumentRow };
  /** Brings a removed paper back. */
  restore_document: { request: DocumentRequest; response: DocumentRow };
  /** The papers that were removed and can be brought back. */
  removed_documents: { request: Nothing; response: DocumentRow[] };
  /** Keeps what the person chose. */
  set_preferences: { request: Preferences; response: Preferences };
}

/** The name of a command. */
export type CommandName = keyof Commands;
