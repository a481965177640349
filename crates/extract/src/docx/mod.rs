//! DOCX (WordprocessingML, ECMA-376) to a layout: one line a paragraph, with what the file states
//! about it.
//!
//! How it is read:
//! - An automatic label is written out and parted from the words by one space, as is a typed label
//!   of one word with a tab behind it; other tabs stay, a soft break is a space.
//! - Where a label is another one before and after the tracked changes, the line begins with the
//!   new one, marked as inserted, and behind it stands the old one, marked as deleted.
//!   [`codicil_layout::Stated::label`] is about the first of them.
//! - A paragraph of which nothing stands after the changes has all its words and its end marked. A
//!   paragraph goes on with the one before (`begins` false) only where words of that stand before it
//!   after the changes. Words that stand neither before nor after (inserted and taken out again) are
//!   left out.
//! - Letters struck through by hand are marked as deleted, not recorded; coloured underlined ones as
//!   inserted only in a document that strikes out by hand and records no changes.
//! - Empty paragraphs are no lines; they are counted in `blank_above`.
//! - Notes and comments stand behind the paragraph that names them, those of a table behind the row,
//!   those of paragraphs that a change joins behind the joined one; text boxes behind the paragraph
//!   they are anchored in. The line of a comment begins with its author: "Name: words".
//! - A table inside a cell, a head or a note is written as lines, cell by cell. A table of one cell
//!   around other tables is no table.
//! - Heads stand before the first line of their section, feet behind its last; each different one
//!   once.
//! - Pages begin at page breaks, at sections that begin one, and where the last printing broke them;
//!   a row of a table is kept on the page where it begins.

mod notices;
mod numbering;
mod package;
mod parts;
mod story;
mod styles;
mod xml;

use codicil_finding::Notice;
use codicil_layout::{Layout, Unread};
use package::{Ole, Package};
use parts::Parts;

use crate::{ExtractError, Format, Reader};

/// Reads DOCX (WordprocessingML).
pub(crate) struct DocxReader;

impl Reader for DocxReader {
    fn format(&self) -> Format {
        Format::Docx
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx", "docm", "dotx", "dotm"]
    }

    fn recognises(&self, bytes: &[u8], _name: &str) -> bool {
        package::look(bytes).is_some() || package::is_word(bytes)
    }

    fn read(&self, bytes: &[u8]) -> Result<(Layout, Vec<Notice>), ExtractError> {
        match package::look(bytes) {
            Some(Ole::Encrypted) => return Err(ExtractError::Encrypted),
            Some(Ole::OldWord) => {
                let what = "a Word document of the form before 2007 (.doc)";
                return Err(ExtractError::UnknownFormat(what.to_owned()));
            }
            None => {}
        }
        let mut package = Package::open(bytes)?;
        let parts = Parts::read(&mut package)?;
        let (mut layout, tally) = story::read(&parts);
        let notices = notices::all(&package, &parts, &tally, &layout);
        let has_words = layout.pages.iter().any(|page| !page.lines.is_empty());
        if !has_words && tally.pictures + tally.objects > 0 {
            for page in &mut layout.pages {
                page.unread = Some(Unread::Picture);
            }
        } else if !has_words && notices.iter().any(|notice| notice.loses_text) {
            let reason = "none of its words could be read".to_owned();
            return Err(ExtractError::Damaged { format: package::FORMAT, reason });
        } else if !has_words {
            return Err(ExtractError::Empty);
        }
        Ok((layout, notices))
    }
}
