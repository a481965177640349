//! Bytes to layout and notices, one module per file format.
