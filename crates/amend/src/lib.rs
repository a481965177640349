//! What a modification does to the clauses it names: instructions and deletions to clause states.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]
