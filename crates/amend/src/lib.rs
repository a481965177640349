//! What a modification does to the clauses it names: instructions ("Add new section G1.7A as
//! follows") and clauses shown as deleted become changes; changes become the state of a clause.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod change;
mod shown;
mod state;

pub use change::{Change, changes};
pub use state::{State, state, state_in_papers};
