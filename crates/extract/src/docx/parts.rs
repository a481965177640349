//! The parts of a Word document that are read, parsed.

use std::collections::HashMap;

use super::numbering::Numbering;
use super::package::Package;
use super::styles::Styles;
use super::xml::{Element, Ns, Parsed, Tree};
use crate::ExtractError;

/// How many different heads and feet are read.
const HEAD_LIMIT: usize = 200;

/// The parsed parts.
pub(crate) struct Parts {
    pub document: Tree,
    pub styles: Styles,
    pub numbering: Numbering,
    pub footnotes: Tree,
    pub endnotes: Tree,
    pub comments: Tree,
    pub settings: Tree,
    /// Heads and feet by the id under which the document names them.
    pub heads: HashMap<String, Tree>,
    /// Elements that lay too deep were left out.
    pub is_too_deep: bool,
    /// A part declares a document type, which was not read.
    pub has_type: bool,
    /// Bytes that were no characters were replaced.
    pub has_bad_bytes: bool,
}

impl Parts {
    /// Reads the parts of a package.
    ///
    /// # Errors
    ///
    /// When nothing of the document itself can be read.
    pub fn read(package: &mut Package<'_>) -> Result<Self, ExtractError> {
        let document = package.document()?;
        let mut is_too_deep = document.is_too_deep;
        let mut has_bad_bytes = document.has_bad_bytes;
        let mut has_type = document.has_type;
        let mut tree = |parsed: Option<Parsed>| {
            let parsed = parsed.unwrap_or_default();
            is_too_deep |= parsed.is_too_deep;
            has_bad_bytes |= parsed.has_bad_bytes;
            has_type |= parsed.has_type;
            parsed.tree
        };
        let styles = Styles::read(&tree(package.related("styles")));
        let numbering = Numbering::read(&tree(package.related("numbering")), &styles);
        let footnotes = tree(package.related("footnotes"));
        let endnotes = tree(package.related("endnotes"));
        let comments = tree(package.related("comments"));
        let settings = tree(package.related("settings"));
        let mut heads = HashMap::new();
        for id in head_ids(&document.tree) {
            let target = package.target(id).map(str::to_owned);
            if let Some(parsed) = target.and_then(|target| package.xml(&target)) {
                heads.insert(id.to_owned(), tree(Some(parsed)));
            }
        }
        Ok(Self {
            document: document.tree,
            styles,
            numbering,
            footnotes,
            endnotes,
            comments,
            settings,
            heads,
            is_too_deep,
            has_type,
            has_bad_bytes,
        })
    }

    /// The notes or comments of a part by their ids, without the rules that part notes from text.
    pub fn by_id(tree: &Tree) -> HashMap<&str, Element<'_>> {
        let children = tree.root().into_iter().flat_map(Element::children);
        let is_text = |note: &Element<'_>| note.get("type").is_none_or(|kind| kind == "normal");
        children.filter(is_text).filter_map(|note| Some((note.get("id")?.trim(), note))).collect()
    }
}

/// The ids of the heads and feet that the sections name, each once.
fn head_ids(document: &Tree) -> Vec<&str> {
    let mut ids: Vec<&str> = document
        .all("headerReference")
        .chain(document.all("footerReference"))
        .filter_map(|reference| reference.attribute(Ns::R, "id"))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids.truncate(HEAD_LIMIT);
    ids
}
