//! Helpers for tests: marked text and readers of sample files.
