//! Layouts whose format states paragraphs, headings, notes, tables, changes or places.

mod changes;
mod disorder;
mod paper;
mod parts;
mod responses;
mod tables;
