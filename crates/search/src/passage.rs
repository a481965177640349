use codicil_document::Kind;
use codicil_profile::Address;
use codicil_refs::Role;
use codicil_text::Span;
use serde::{Deserialize, Serialize};

/// What is indexed: one block of one document, with what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The document's number in the library.
    pub document: i64,
    /// The block's position in its document, from 0.
    pub block: usize,
    /// The page it begins on, 1-based.
    pub page: u32,
    /// Its words in the document's canonical text.
    pub span: Span,
    /// Its words as they stand.
    pub text: String,
    /// Its words with broken ones repaired; `None` when nothing was broken.
    pub repaired: Option<String>,
    /// The clause it belongs to, in normal form with prefix: "SEC:G1.7A(w)".
    pub clause: Option<String>,
    /// The titles of the headings above it, outermost first.
    pub headings: Vec<String>,
    /// The kind of the document.
    pub kind: Kind,
    /// The modification of the document.
    pub modification: Option<String>,
    /// The document's file name, for the `--document` filter.
    pub file: String,
    /// The provisions it cites, defines or amends.
    pub clauses: Vec<ClauseTerm>,
    /// Other targets that it names, in normal form: "SECMP0044", "SEC:Objective(g)".
    pub names: Vec<String>,
    /// Whose response it is.
    pub respondent: Option<String>,
    /// The respondent's category as filed.
    pub category: Option<String>,
    /// The number of the question it answers.
    pub question: Option<String>,
    /// The answer as filed.
    pub answer: Option<String>,
}

/// A provision that a passage refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseTerm {
    /// Prefix of the code: "SEC".
    pub code: String,
    /// The first provision, or the only one.
    pub from: Address,
    /// The last provision of a range; `None` for a single one.
    pub to: Option<Address>,
    /// What the reference does.
    pub role: Role,
    /// Its words, as byte offsets into [`Passage::text`].
    pub span: Span,
}

/// What narrows a search; all that are set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Kinds of document, any of them.
    pub kinds: Vec<Kind>,
    /// Modifications, any of them.
    pub modifications: Vec<String>,
    /// Parts of the file name, any of them.
    pub documents: Vec<String>,
    /// Respondents, any of them; the beginning of a name will do.
    pub respondents: Vec<String>,
    /// Categories as filed, any of them.
    pub categories: Vec<String>,
    /// Numbers of questions, any of them.
    pub questions: Vec<String>,
    /// Answers as filed, any of them.
    pub answers: Vec<String>,
    /// Sections of the code that the passage refers to ("G"), any of them.
    pub sections: Vec<String>,
}

/// How a hit came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    /// It names the provision.
    Direct,
    /// It names a range in which the provision lies.
    Range,
    /// It names something that contains the provision, or a part of it.
    Contains,
    /// It has the phrase in another form.
    Near,
    /// It has the words once broken ones are repaired.
    Repaired,
    /// It has the words.
    Words,
}

/// A part of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Its words.
    pub text: String,
    /// True where they are what was searched for.
    pub hit: bool,
}

/// One passage found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The document's number in the library.
    pub document: i64,
    /// The block's position in its document, from 0.
    pub block: usize,
    /// The page, 1-based.
    pub page: u32,
    /// The passage's words in the canonical text.
    pub span: Span,
    /// The words that matched, in the canonical text, for highlighting; sorted.
    pub matches: Vec<Span>,
    /// The clause it belongs to, in normal form.
    pub clause: Option<String>,
    /// The titles of the headings above it.
    pub headings: Vec<String>,
    /// The words around the first match.
    pub snippet: Vec<Fragment>,
    /// Higher is better; comparable within one search only.
    pub score: f32,
    /// How it came about.
    pub via: Via,
}

/// One value of a facet and how many passages have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// The facet: "kind", "modification", "document", "respondent", "category", "answer".
    pub facet: &'static str,
    /// The value.
    pub value: String,
    /// Passages, counted with the filters of all other facets applied.
    pub count: usize,
}

/// The answer to one search.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchPage {
    /// Passages found in all.
    pub total: usize,
    /// Those asked for.
    pub hits: Vec<Hit>,
    /// Counts by facet.
    pub facets: Vec<FacetCount>,
    /// What the query was understood to mean, in plain English.
    pub means: String,
    /// A sentence where the query could not be taken as typed.
    pub warning: Option<String>,
}
