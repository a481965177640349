//! What does a clause say? Drafted clauses to rule candidates, every word accounted for.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]
