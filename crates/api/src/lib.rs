//! The commands of the window and their transport types; knows the engine, knows no Tauri.

mod app;
mod clauses;
mod commands;
mod convert;
mod corrections;
mod documents;
mod error;
mod facts;
mod findings;
mod jobs;
mod pages;
mod pieces;
mod review;
mod rules;
mod searching;
mod settings;
mod types;
mod typescript;

pub use app::{App, Host, Start};
pub use codicil_engine::read_in_worker;
pub use commands::{COMMANDS, Command};
pub use types::*;
pub use typescript::typescript;
