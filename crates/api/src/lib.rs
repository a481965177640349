//! The commands of the window and their transport types; knows the engine, knows no Tauri.

mod app;
mod commands;
mod error;
mod types;
mod typescript;

pub use app::{App, Host};
pub use commands::{COMMANDS, Command};
pub use types::*;
pub use typescript::typescript;
