//! Puts the rooms together: reading files, importing them into a library, searching it, opening a
//! clause. The only crate that composes; programs sit on top of it.

mod check;
mod clause;
mod clauses;
mod consulted;
mod corrections;
mod doctor;
mod engine;
mod error;
mod explain;
mod files;
mod import;
mod index;
mod overview;
mod passages;
mod places;
mod read;
mod responses;
mod rules;
mod search;
mod states;
mod tables;
mod terms;
mod timeline;
mod verbs;
mod worker;

pub use check::check;
pub use clause::{parent_of, the_clause};
pub use clauses::ClauseSummary;
pub use codicil_document::{Block, BlockKind, Document, Fact, Kind, Notice, Question, Response};
pub use codicil_english::{ClauseReading, Kind as CandidateKind, What};
pub use codicil_finding::{CheckMeta, Confidence, Severity};
pub use codicil_library::LibraryError;
pub use codicil_refs::{Reference, Target};
pub use codicil_report::answer::assess::{
    AssessAnswer, BasisAnswer as AssessBasis, DeadlineAnswer as AssessDeadline,
    DutyAnswer as AssessDuty, OutcomeAnswer as AssessOutcome, StretchValue,
};
pub use codicil_report::answer::clause::{
    CitationAnswer, CitationVia, CitedAnswer, ClauseAnswer, DefinitionAnswer, PlaceAnswer,
    StateAnswer,
};
pub use codicil_report::answer::explain::{ExplainAnswer, ExplainedCheck, ExplanationPart};
pub use codicil_report::answer::findings::{
    CheckedDocument, FindingAnswer, FindingPlaceAnswer, FindingsAnswer, NotCheckedAnswer,
};
pub use codicil_report::answer::import::ImportAnswer;
pub use codicil_report::answer::search::{HitAnswer, SearchAnswer};
pub use codicil_report::answer::verdict::{
    ExampleAnswer, Found as VerdictFound, RuleAnswer, VerdictAnswer, VerdictPart,
};
pub use codicil_rules::assess::Standing;
pub use codicil_rules::question::words::number as number_for_people;
pub use codicil_rules::regime::Status as RuleStatus;
pub use codicil_rules::vocabulary::{Input, Inputs};
pub use codicil_search::{FacetCount, Filters, Via};
pub use codicil_text::Span;
pub use consulted::{Asked, Consulted, Respondent, Tone, references_in};
pub use corrections::Field;
pub use engine::{DocumentSummary, Engine, OpenDocument};
pub use error::EngineError;
pub use explain::explain;
pub use files::{Found, Skipped, find};
pub use import::{ImportEvent, ImportOptions};
pub use overview::ModificationSummary;
pub use places::Original;
pub use read::{ReadFile, read_file};
pub use responses::responses;
pub use rules::{
    Beside, Draft, KeyKind, Narrowing, PartyKey, RegimeFile, RowAgreement, RowBeside, RuleFile,
    RuleInWords, TableFile, TableInWords, assess, beside, compare, conflicts, draft_text,
    draft_text_of_rules, gaps, matters, outcomes, party_keys, party_of_json, party_of_words,
    read_rules, rule_file, rule_files,
};
pub use search::window;
pub use tables::tables;
pub use timeline::timeline;
pub use verbs::{View, info, outline, refs, text};
pub use worker::{VERB as WORKER_VERB, read_in_worker, serve};
