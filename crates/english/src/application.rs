//! Provisions that apply, or do not, and those that prevail: "Sections G5.26 to G5.29 apply to …".

use winnow::prelude::*;

use crate::parse::{Input, Notes, Parsed, between, one_of, starts};
use crate::provisions::provisions;
use crate::reading::What;

/// Which provisions a sentence speaks of, and what it says of them.
pub(crate) struct Application {
    pub cited: Vec<String>,
    pub says: Says,
    pub notes: Notes,
}

/// What is said of provisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    Apply,
    DoNotApply,
    Prevail,
    /// "are subject to".
    GivesWay,
    /// "are without prejudice to".
    LeavesStanding,
}

const APPLY: &[&str] = &[
    "apply",
    "applies",
    "shall apply",
    "shall also apply",
    "also apply",
    "also applies",
    "apply only",
    "shall apply only",
    "applies only",
    "shall only apply",
    "only applies",
    "only apply",
    "will apply",
    "shall take effect",
    "shall have effect",
];
const NOT: &[&str] = &[
    "do not apply",
    "does not apply",
    "shall not apply",
    "will not apply",
    "shall cease to apply",
    "ceases to apply",
];
const PREVAIL: &[&str] = &[
    "shall prevail",
    "prevails",
    "prevail",
    "shall take precedence",
    "takes precedence",
    "take precedence",
];

/// True where `input` begins with such a sentence.
pub(crate) fn opens(input: Input<'_>) -> bool {
    application(&mut { input }).is_ok()
}

pub(crate) fn application(input: &mut Input<'_>) -> Parsed<Application> {
    let start = *input;
    let nothing = starts(start, "nothing in").is_some();
    one_of(&[
        "the provisions of",
        "the requirements of",
        "the obligations in",
        "the obligation in",
        "the requirement in",
        "the requirements in",
        "the requirements set out in",
        "the obligations set out in",
        "nothing in",
    ])
    .parse_next(input)
    .ok();
    let cited = provisions(input)?;
    let scope = between(start, input);
    let before = *input;
    let says = if one_of(NOT).parse_next(input).is_ok() {
        Says::DoNotApply
    } else if one_of(PREVAIL).parse_next(input).is_ok() {
        Says::Prevail
    } else if one_of(&["are subject to", "is subject to", "shall be subject to"])
        .parse_next(input)
        .is_ok()
    {
        provisions(&mut { *input })?;
        Says::GivesWay
    } else if one_of(&[
        "are without prejudice to",
        "is without prejudice to",
        "shall be without prejudice to",
    ])
    .parse_next(input)
    .is_ok()
    {
        Says::LeavesStanding
    } else {
        one_of(APPLY).parse_next(input)?;
        if nothing { Says::DoNotApply } else { Says::Apply }
    };
    let mut notes = Notes::default();
    notes.part(What::Scope, scope);
    notes.part(What::Modal, between(before, input));
    Ok(Application { cited, says, notes })
}
