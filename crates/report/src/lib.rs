//! The answers of the engine as versioned data ([`answer`]), and their forms: [`json`] for machines,
//! [`terminal`] for people. Internal types are never printed directly; these forms are frozen by
//! their `schema` names.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

pub mod answer;
pub mod csv;
pub mod json;
pub mod terminal;
