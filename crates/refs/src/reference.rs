use codicil_text::Span;
use serde::{Deserialize, Serialize};

use crate::Target;

/// A place that refers to a provision, a modification or another paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Its words as they stand in the document.
    pub text: String,
    /// Where they stand in the canonical text. For words in a running head or foot: the empty span
    /// at the place where those were taken out of the flow.
    pub span: Span,
    /// Where they stand in a plain-text file, in bytes.
    pub source: Option<Span>,
    /// The page, 1-based.
    pub page: u32,
    /// The block that holds it: an index of the document's blocks; `None` in a running head or foot.
    pub block: Option<usize>,
    /// What form it has.
    pub kind: Kind,
    /// What it does.
    pub role: Role,
    /// What an amendment does to the target, where the role is [`Role::AmendmentTarget`].
    pub action: Option<Action>,
    /// What it points at; a range is one target, a list one for each member.
    pub targets: Vec<Target>,
    /// True where the form breaks the rules of the code ("G 8.54", "G1.7(A)"); the targets say what
    /// a careful reader understands.
    pub malformed: bool,
    /// A sentence on what is odd about it.
    pub note: Option<String>,
}

/// The form of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One clause: G8.41.
    Clause,
    /// A paragraph of a clause: G10.7(d).
    Subclause,
    /// Several clauses in a row: G8.40 to G8.43.
    Range,
    /// Several clauses one by one: G8.43 and G8.46.
    List,
    /// A whole section: Section G.
    Section,
    /// A group of clauses: G8.
    Group,
    /// Several groups in a row: G3 to G6.
    GroupRange,
    /// A modification: SECMP0044.
    Modification,
    /// An objective of the code.
    Objective,
    /// A part of the same document.
    Internal,
    /// An attachment or appendix, of this document or another.
    Attachment,
    /// An Act or a regulation.
    Legislation,
    /// A licence, or conditions of one.
    Licence,
    /// Another paper or its part.
    External,
    /// A version of the code.
    Version,
    /// A link.
    Link,
}

/// What a reference does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The provision's own text stands here.
    Definition,
    /// The sentence announces or instructs a change to it.
    AmendmentTarget,
    /// It is mentioned.
    Mention,
    /// The document names itself.
    #[serde(rename = "self")]
    SelfName,
}

/// What an amendment does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// The provision is new.
    Add,
    /// Its text changes.
    Amend,
    /// It is taken away.
    Delete,
}
