//! Tables as rows of cells.

pub(crate) mod framed;
