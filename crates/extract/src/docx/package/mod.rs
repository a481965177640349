//! The package: which part is the document, and which parts belong to it (ECMA-376 part 2). Nothing
//! outside the file is ever followed.

mod archive;
mod names;
mod ole;

pub(crate) use archive::Cut;
use archive::{Archive, Part};
pub(crate) use ole::{Ole, look};

use super::xml::{Element, Ns, Parsed, parse};
use crate::ExtractError;

/// What a damaged Word document is called in messages.
pub(crate) const FORMAT: &str = "a Word document";

/// Content types of the main part of what Word opens as a document.
const WORD_TYPES: &[&str] = &[
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroenabled.main+xml",
    "ms-word.template.macroenabledtemplate.main+xml",
];

/// Content types of the main parts of other Office documents, and what those are.
const OTHER_TYPES: &[(&str, &str)] = &[
    ("spreadsheetml", "an Excel workbook"),
    ("ms-excel", "an Excel workbook"),
    ("presentationml", "a PowerPoint presentation"),
    ("ms-powerpoint", "a PowerPoint presentation"),
    ("visio", "a Visio drawing"),
];

/// An opened package.
pub(crate) struct Package<'a> {
    archive: Archive<'a>,
    /// The name of the main part.
    main: String,
    related: Vec<Relationship>,
    /// Parts that could not be read in full.
    pub faults: Vec<Fault>,
}

/// A part that could not be read in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The part.
    pub part: String,
    /// Why; `None` where its XML is at fault.
    pub cut: Option<Cut>,
}

/// Another part that a part names.
struct Relationship {
    id: String,
    /// The last word of its type: "styles".
    kind: String,
    /// The part, as names are compared.
    target: String,
}

/// Whether a zip is a Word document.
pub(crate) fn is_word(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"PK") {
        return false;
    }
    let Some(mut archive) = Archive::open(bytes) else { return false };
    archive.names().any(is_usual_main)
        || content_types(&mut archive).iter().any(|(_, kind)| is_word_type(kind))
}

fn is_usual_main(name: &str) -> bool {
    name.starts_with("word/document") && name.ends_with(".xml")
}

fn is_word_type(kind: &str) -> bool {
    WORD_TYPES.iter().any(|known| kind.ends_with(known))
}

/// The parts whose type is stated, with the type in lower case.
fn content_types(archive: &mut Archive<'_>) -> Vec<(String, String)> {
    let Some(part) = archive.read("[content_types].xml") else { return Vec::new() };
    let parsed = parse(&part.bytes);
    let Some(root) = parsed.tree.root() else { return Vec::new() };
    let stated = |element: Element<'_>| {
        let name = element.attribute(Ns::None, "PartName")?;
        let kind = element.attribute(Ns::None, "ContentType")?;
        Some((names::key(name), kind.to_ascii_lowercase()))
    };
    root.children().filter_map(stated).collect()
}

fn relationships(archive: &mut Archive<'_>, part: &str) -> Vec<Relationship> {
    let Some(read) = archive.read(&names::relationships_of(part)) else { return Vec::new() };
    let parsed = parse(&read.bytes);
    let Some(root) = parsed.tree.root() else { return Vec::new() };
    let related = |element: Element<'_>| {
        if element.attribute(Ns::None, "TargetMode").is_some_and(|mode| mode == "External") {
            return None;
        }
        let kind = element.attribute(Ns::None, "Type")?;
        let target = element.attribute(Ns::None, "Target")?;
        Some(Relationship {
            id: element.attribute(Ns::None, "Id").unwrap_or_default().to_owned(),
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            target: names::resolve(part, target),
        })
    };
    root.children().filter_map(related).collect()
}

impl<'a> Package<'a> {
    /// Opens a package and finds its document.
    ///
    /// # Errors
    ///
    /// When it is no zip, holds no document, or another kind of document.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ExtractError> {
        let Some(mut archive) = Archive::open(bytes) else {
            return Err(damaged("it is no zip archive, or ends before its first part"));
        };
        let types = content_types(&mut archive);
        let mut tops = relationships(&mut archive, "");
        tops.retain(|related| related.kind == "officeDocument");
        let holds = |name: &str| archive.names().any(|known| known == name);
        let kind_of =
            |name: &str| types.iter().find(|(part, _)| part == name).map(|(_, kind)| kind.as_str());
        let named = tops.into_iter().map(|top| top.target).find(|target| holds(target));
        if let Some(what) = named.as_deref().and_then(kind_of).and_then(other_document) {
            return Err(ExtractError::UnknownFormat(what.to_owned()));
        }
        let typed = types.iter().find(|(part, kind)| is_word_type(kind) && holds(part));
        let main = named
            .or_else(|| typed.map(|(part, _)| part.clone()))
            .or_else(|| archive.names().find(|name| is_usual_main(name)).map(str::to_owned));
        let Some(main) = main else {
            return Err(damaged("the part with its text is missing"));
        };
        let related = relationships(&mut archive, &main);
        Ok(Self { archive, main, related, faults: Vec::new() })
    }

    /// Whether the directory of the zip is gone, so that parts may be missing.
    pub fn is_salvaged(&self) -> bool {
        self.archive.salvaged
    }

    /// Whether a part is the document itself.
    pub fn is_main(&self, part: &str) -> bool {
        part == self.main
    }

    /// Parses the document.
    ///
    /// # Errors
    ///
    /// When nothing of it can be read.
    pub fn document(&mut self) -> Result<Parsed, ExtractError> {
        let name = self.main.clone();
        let part = self.archive.read(&name).unwrap_or_default();
        match part.cut {
            Some(Cut::Encrypted) => return Err(ExtractError::Encrypted),
            Some(Cut::Broken) if part.bytes.is_empty() => {
                return Err(damaged("the part with its text cannot be unpacked"));
            }
            _ => {}
        }
        let parsed = self.parsed(&name, &part);
        let is_document = |root: Element<'_>| root.word() == "document";
        if !parsed.tree.root().is_some_and(is_document) {
            return Err(damaged("the part with its text is not WordprocessingML"));
        }
        Ok(parsed)
    }

    /// Parses the part of this kind that the document names ("styles", "footnotes").
    pub fn related(&mut self, kind: &str) -> Option<Parsed> {
        let target = self.related.iter().find(|related| related.kind == kind)?.target.clone();
        self.xml(&target)
    }

    /// The part that the document names by this id.
    pub fn target(&self, id: &str) -> Option<&str> {
        let named = self.related.iter().find(|related| related.id == id)?;
        Some(named.target.as_str())
    }

    /// Parses a part.
    pub fn xml(&mut self, name: &str) -> Option<Parsed> {
        let part = self.archive.read(name)?;
        Some(self.parsed(name, &part))
    }

    fn parsed(&mut self, name: &str, part: &Part) -> Parsed {
        let parsed = parse(&part.bytes);
        if part.cut.is_some() || parsed.is_cut {
            self.faults.push(Fault { part: name.to_owned(), cut: part.cut });
        }
        parsed
    }
}

fn other_document(kind: &str) -> Option<&'static str> {
    let known = OTHER_TYPES.iter().find(|(word, _)| kind.contains(word));
    known.map(|(_, what)| *what)
}

fn damaged(reason: &str) -> ExtractError {
    ExtractError::Damaged { format: FORMAT, reason: reason.to_owned() }
}
