//! Form fields printed on two lines: "Name:" and the name below.

use codicil_document::BlockKind;

use crate::draft::Draft;

/// Names of fields whose value may stand below.
const FIELDS: &[&str] = &[
    "name",
    "number",
    "email",
    "e-mail",
    "email address",
    "telephone",
    "telephone number",
    "phone",
    "tel",
    "contact",
    "contact name",
    "contact number",
    "date",
    "version",
    "proposer",
    "status",
    "organisation",
    "raised by",
    "date raised",
    "modification number",
];

/// Longest value in bytes.
const LONGEST_VALUE: usize = 60;

/// Joins each field name with the value below it.
pub(super) fn join(drafts: &mut Vec<Draft>) {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts.drain(..) {
        match joined.last_mut() {
            Some(last) if is_field(last) && is_value(&draft) => {
                last.join(draft);
                last.kind = BlockKind::TableRow;
            }
            _ => joined.push(draft),
        }
    }
    *drafts = joined;
}

fn is_field(draft: &Draft) -> bool {
    draft.is_plain()
        && draft
            .words
            .strip_suffix(':')
            .is_some_and(|name| FIELDS.iter().any(|field| name.trim().eq_ignore_ascii_case(field)))
}

fn is_value(draft: &Draft) -> bool {
    draft.is_plain()
        && draft.label.is_none()
        && draft.words.len() <= LONGEST_VALUE
        && !draft.words.ends_with(':')
        && !draft.tops_page
}
