//! The fields of the index.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// Counts the forms that the index has had: an index of another form is made anew.
pub(crate) const FORM: u32 = 2;

/// The facets, in the order in which they are counted.
pub(crate) const FACETS: [&str; 8] =
    ["kind", "modification", "document", "section", "respondent", "category", "question", "answer"];

/// The position of a facet among [`FACETS`].
pub(crate) mod facet {
    pub(crate) const KIND: usize = 0;
    pub(crate) const MODIFICATION: usize = 1;
    pub(crate) const DOCUMENT: usize = 2;
    pub(crate) const SECTION: usize = 3;
    pub(crate) const RESPONDENT: usize = 4;
    pub(crate) const CATEGORY: usize = 5;
    pub(crate) const QUESTION: usize = 6;
    pub(crate) const ANSWER: usize = 7;
}

/// The value of the answer facet where a question was left without an answer.
pub(crate) const NO_ANSWER: &str = "(none)";

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Number of the document.
    pub document: Field,
    /// Position of the block.
    pub block: Field,
    /// Stems; a word with a capital gives its stem once more after a "^".
    pub body: Field,
    /// Words in lower case, numbers with their signs.
    pub exact: Field,
    /// Provisions: a letter for what is done to it, "|", and its normal form.
    pub clauses: Field,
    /// Ranges, in the same form.
    pub ranges: Field,
    /// Other targets, in lower case.
    pub names: Field,
    /// Terms that the passage defines: their stems.
    pub defines: Field,
    /// Where the passage introduces an acronym: "ssc=security sub committee", and the stems of the
    /// words with the acronym: "~secur sub committe=ssc".
    pub acronyms: Field,
    /// Codes, and documents of codes: "UNC", "UNC:TPD".
    pub codes: Field,
    /// One for each of [`FACETS`].
    pub facets: [Field; 8],
    /// The passage, for the hit.
    pub stored: Field,
}

/// The schema and its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let words = || {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_index_option(IndexRecordOption::WithFreqsAndPositions),
        )
    };
    let fields = Fields {
        document: builder.add_i64_field("document", INDEXED | FAST),
        block: builder.add_u64_field("block", FAST),
        body: builder.add_text_field("body", words()),
        exact: builder.add_text_field("exact", words()),
        clauses: builder.add_text_field("clauses", STRING),
        ranges: builder.add_text_field("ranges", STRING),
        names: builder.add_text_field("names", STRING),
        defines: builder.add_text_field("defines", STRING),
        acronyms: builder.add_text_field("acronyms", STRING),
        codes: builder.add_text_field("codes", STRING),
        facets: FACETS.map(|name| builder.add_text_field(&format!("facet_{name}"), STRING | FAST)),
        stored: builder.add_bytes_field("passage", STORED),
    };
    (builder.build(), fields)
}
