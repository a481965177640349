//! Tables whose cells the format states or rules enclose.
//!
//! [`Frames`] decides, before there are paragraphs, which frames are tables and which go on over a
//! page end; the paragraphs of their cells become blocks row by row; [`tables`] then reads the cells
//! from the finished blocks.

mod captions;
mod frames;
mod grid;
mod heads;

pub(crate) use captions::{mark as mark_captions, mark_titles};
pub(crate) use frames::{Frames, Row};
pub(crate) use grid::tables;
