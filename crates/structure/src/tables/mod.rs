//! Tables as rows of cells.

pub(crate) mod flattened;
pub(crate) mod framed;
