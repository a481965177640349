//! An industry code as data: its clause grammar, its vocabulary, the names of its papers and
//! parties, read from a profile file; and the address of a clause in such a code.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod address;
mod profile;

pub use address::{Address, Numeral, ParseAddressError};
pub use profile::{
    ClauseGrammar, ModificationForm, ModificationGrammar, Objectives, Profile, ProfileError,
    ResponseWords, builtin, detect, of_alias,
};
