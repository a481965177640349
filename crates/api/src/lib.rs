//! The commands and transport types of the interface; offsets in UTF-16.
