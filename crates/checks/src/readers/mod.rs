//! What several checks read out of a paper: its lists, its amounts, its quotations. No rule of a check
//! is in here.

pub(crate) mod amounts;
pub(crate) mod dates;
pub(crate) mod labels;
pub(crate) mod lists;
pub(crate) mod quotations;
pub(crate) mod words;
