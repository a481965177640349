//! Making transport errors.

use std::fmt::Display;

use crate::types::{ApiError, ErrorCode};

impl ApiError {
    /// An error of that code.
    pub fn new(code: ErrorCode, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: hint.into() }
    }

    /// A request that makes no sense.
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::BadRequest, message, "")
    }

    /// A fault of ours.
    pub fn internal(error: &dyn Display) -> Self {
        Self::new(
            ErrorCode::Internal,
            format!("Codicil met a fault of its own: {error}."),
            "The library is not changed. Try again; if it happens again, rebuild the index with `codicil doctor --repair`.",
        )
    }
}
