//! The verbs on rules: regimes, tables and parties from files and words, answers from [`codicil_rules`].

mod assess;
mod beside;
mod candidates;
mod choices;
mod draft;
mod drafted;
mod forms;
mod keys;
mod load;
mod phrases;
mod read;
mod verdict;

pub use assess::{assess, party_of_json, party_of_words};
pub use beside::{Beside, RowAgreement, RowBeside, RuleInWords, TableInWords, beside};
pub use candidates::draft_text_of_rules;
pub use choices::{RegimeFile, RuleFile, TableFile, rule_file, rule_files};
pub use draft::Draft;
pub use keys::{KeyKind, PartyKey, party_keys};
pub use read::{draft_text, read_rules};
pub use verdict::{Narrowing, compare, conflicts, gaps, matters, outcomes};
