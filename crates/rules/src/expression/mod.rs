//! Expressions as people write them: `supplier and domestic + 5*non_domestic > 250_000`.
//!
//! From loosest to tightest: `or`, `and`, `not`, comparison, `+` and `-`, `*`. A number may have `_` or
//! `,` between its digits. `always` and `never` are conditions.

mod names;
mod parse;
mod place;
mod tokens;

pub use names::{Meaning, Names};
pub use parse::{condition, quantity};
pub use place::{Place, ReadError, nearest};
