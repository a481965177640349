//! Whole-program tests; see whole/.
