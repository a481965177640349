//! `codicil.doctor/1`: the health of a library and its index.

use serde::Serialize;

/// The answer of `doctor`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DoctorAnswer {
    /// `codicil.doctor/1`.
    pub schema: &'static str,
    /// The folder of the library.
    pub library: String,
    /// True where nothing needs to be done.
    pub healthy: bool,
    /// What was looked at.
    pub checks: Vec<HealthCheck>,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HealthCheck {
    /// Stable name.
    pub check: &'static str,
    /// How it is.
    pub status: Health,
    /// A sentence.
    pub message: String,
}

/// How a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Health {
    /// As it should be.
    Good,
    /// It was not, and has been repaired.
    Repaired,
    /// It is not; the message says what to do.
    Bad,
}
