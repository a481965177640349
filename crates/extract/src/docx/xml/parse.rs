//! From characters to a [`Tree`], up to the first fault. No entity is expanded and no document type
//! is read, so nothing can grow.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{QName, ResolveResult};
use quick_xml::reader::NsReader;

use super::decode::decode;
use super::tree::{Attribute, Node, Ns, Tree};

/// How deep elements may lie within each other; Word writes about fifty levels for a text box in a
/// table. What lies deeper is left out.
const DEPTH_LIMIT: usize = 220;

/// How many elements are kept of a part.
const NODE_LIMIT: usize = 4_000_000;

/// Longest attribute value that is kept, in bytes.
const VALUE_LIMIT: usize = 4096;

/// A part, parsed.
#[derive(Default)]
pub(crate) struct Parsed {
    /// Its elements, as far as they could be read.
    pub tree: Tree,
    /// True where the XML broke off or went wrong, or had more elements than are kept.
    pub is_cut: bool,
    /// True where elements lay too deep within each other and were left out.
    pub is_too_deep: bool,
    /// True where the part declares a document type; it is not read.
    pub has_type: bool,
    /// True where bytes were no characters.
    pub has_bad_bytes: bool,
}

/// Parses a part.
pub(crate) fn parse(bytes: &[u8]) -> Parsed {
    let (text, has_bad_bytes) = decode(bytes);
    let mut reader = NsReader::from_str(&text);
    let mut builder = Builder::default();
    let mut has_type = false;
    let is_whole = loop {
        let event = reader.read_event();
        let names = |name: QName<'_>, is_element| {
            namespace(reader.resolver().resolve(name, is_element).0, name)
        };
        match event {
            Ok(Event::Start(start)) => builder.open(&start, &names),
            Ok(Event::Empty(start)) => {
                builder.open(&start, &names);
                builder.close();
            }
            Ok(Event::End(_)) => builder.close(),
            Ok(Event::Text(text)) => builder.text(&text),
            Ok(Event::CData(text)) => builder.text(&text),
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(char)) => builder.text(char.encode_utf8(&mut [0; 4])),
                Ok(None) => builder.text(&entity(&reference)),
                Err(_) => builder.text("\u{FFFD}"),
            },
            Ok(Event::Eof) => break builder.open.is_empty() && builder.skipped == 0,
            Ok(Event::DocType(_)) => has_type = true,
            Ok(Event::Comment(_) | Event::PI(_) | Event::Decl(_)) => {}
            Err(_) => break false,
        }
        if builder.tree.nodes.len() >= NODE_LIMIT {
            break false;
        }
    };
    while !builder.open.is_empty() {
        builder.skipped = 0;
        builder.close();
    }
    Parsed {
        is_cut: !is_whole,
        is_too_deep: builder.is_too_deep,
        has_type,
        has_bad_bytes,
        tree: builder.tree,
    }
}

/// The entities of XML itself; any other stays as it is written, for nothing declares it.
fn entity(name: &str) -> String {
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}

/// The namespace of a name. A prefix that nothing declares means what it usually means.
fn namespace(resolved: ResolveResult<'_>, name: QName<'_>) -> Ns {
    match resolved {
        ResolveResult::Bound(namespace) => by_address(namespace.0),
        ResolveResult::Unbound => Ns::None,
        ResolveResult::Unknown(_) => {
            match name.0.split_once(':').map_or("", |(prefix, _)| prefix) {
                "w" => Ns::W,
                "m" => Ns::M,
                "r" => Ns::R,
                "mc" => Ns::Mc,
                "w14" => Ns::W14,
                _ => Ns::Other,
            }
        }
    }
}

fn by_address(address: &str) -> Ns {
    match address {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Ns::W,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Ns::M,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Ns::R,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Ns::Mc,
        "http://schemas.microsoft.com/office/word/2010/wordml" => Ns::W14,
        "http://schemas.openxmlformats.org/package/2006/relationships"
        | "http://schemas.openxmlformats.org/package/2006/content-types" => Ns::Package,
        _ => Ns::Other,
    }
}

/// Elements whose characters are kept.
const HOLD_TEXT: &[&str] = &["t", "delText", "instrText", "delInstrText"];

/// Elements that a reader would miss.
const BEAR_WORDS: &[&str] = &[
    "t",
    "delText",
    "sym",
    "numFmt",
    "footnoteReference",
    "endnoteReference",
    "commentReference",
    "fldChar",
];

/// An element that is not closed yet.
struct Open {
    node: u32,
    children: Vec<u32>,
    holds_text: bool,
    keeps_space: bool,
}

#[derive(Default)]
struct Builder {
    tree: Tree,
    names: HashMap<String, u32>,
    open: Vec<Open>,
    /// How many open elements are left out: too deep, or inside characters.
    skipped: usize,
    is_too_deep: bool,
}

impl Builder {
    fn intern(&mut self, name: &str) -> u32 {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let index = offset(self.tree.names.len());
        self.tree.names.push(name.to_owned());
        self.names.insert(name.to_owned(), index);
        index
    }

    fn open(&mut self, start: &BytesStart<'_>, names: &dyn Fn(QName<'_>, bool) -> Ns) {
        let is_in_text = self.open.last().is_some_and(|open| open.holds_text);
        let is_too_deep = self.open.len() >= DEPTH_LIMIT;
        if is_too_deep || is_in_text || self.skipped > 0 {
            self.skipped += 1;
            self.is_too_deep |= is_too_deep;
            return;
        }
        let ns = names(start.name(), true);
        let local = start.local_name();
        let name = self.intern(local.as_ref());
        let keeps_above = self.open.last().is_some_and(|open| open.keeps_space);
        let (attributes, keeps) = self.attributes(start, names);
        let text = offset(self.tree.text.len());
        let is_known = matches!(ns, Ns::W | Ns::M);
        let node = offset(self.tree.nodes.len());
        self.tree.nodes.push(Node {
            ns,
            bears_words: is_known && BEAR_WORDS.contains(&local.as_ref()),
            name,
            attributes,
            children: (0, 0),
            text: (text, text),
        });
        self.open.push(Open {
            node,
            children: Vec::new(),
            holds_text: is_known && HOLD_TEXT.contains(&local.as_ref()),
            keeps_space: keeps.unwrap_or(keeps_above) || ns == Ns::M,
        });
    }

    /// Keeps the attributes that are asked for; returns where they are, and what `xml:space` says.
    fn attributes(
        &mut self,
        start: &BytesStart<'_>,
        names: &dyn Fn(QName<'_>, bool) -> Ns,
    ) -> ((u32, u32), Option<bool>) {
        let first = offset(self.tree.attributes.len());
        let mut keeps_space = None;
        for attribute in start.attributes().with_checks(false).flatten() {
            let key = attribute.key;
            if key.0 == "xml:space" {
                keeps_space = Some(attribute.value.as_ref() == "preserve");
            }
            let ns = names(key, false);
            let local = key.local_name();
            // Revision ids make up most of what Word writes; nothing asks for them.
            if ns == Ns::Other || local.as_ref().starts_with("rsid") {
                continue;
            }
            let raw = attribute.value.as_ref();
            let value = quick_xml::escape::unescape(raw).unwrap_or(raw.into());
            let begin = offset(self.tree.text.len());
            push(&mut self.tree.text, cut(&value, VALUE_LIMIT));
            let value = (begin, offset(self.tree.text.len()));
            let name = self.intern(local.as_ref());
            self.tree.attributes.push(Attribute { ns, name, value });
        }
        ((first, offset(self.tree.attributes.len())), keeps_space)
    }

    fn text(&mut self, text: &str) {
        if self.skipped == 0 && self.open.last().is_some_and(|open| open.holds_text) {
            push(&mut self.tree.text, text);
        }
    }

    fn close(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let Some(open) = self.open.pop() else { return };
        let first = self.tree.children.len();
        self.tree.children.extend(&open.children);
        let children = (offset(first), offset(self.tree.children.len()));
        let nodes = &self.tree.nodes;
        let bears = open.children.iter().any(|child| nodes[*child as usize].bears_words);
        let text_end = offset(self.tree.text.len());
        let Some(node) = self.tree.nodes.get_mut(open.node as usize) else { return };
        node.children = children;
        node.bears_words |= bears;
        if open.holds_text {
            node.text.1 = text_end;
            if !open.keeps_space {
                node.text = trimmed(&self.tree.text, node.text);
            }
        } else {
            node.text = (0, 0);
        }
        match self.open.last_mut() {
            Some(parent) if self.tree.is(open.node, "AlternateContent") => {
                parent.children.extend(self.tree.chosen(open.node));
            }
            Some(parent) => parent.children.push(open.node),
            None => self.tree.root = self.tree.root.or(Some(open.node)),
        }
    }
}

impl Tree {
    fn is(&self, node: u32, name: &str) -> bool {
        let node = &self.nodes[node as usize];
        node.ns == Ns::Mc && self.names[node.name as usize] == name
    }

    /// What is in one branch of an `mc:AlternateContent`: the first that bears words, so that words
    /// are there once and are there.
    fn chosen(&self, node: u32) -> &[u32] {
        let inside = |node: u32| {
            let (start, end) = self.nodes[node as usize].children;
            &self.children[start as usize..end as usize]
        };
        let branches = || {
            let branches = inside(node).iter().copied();
            branches.filter(|branch| self.is(*branch, "Choice") || self.is(*branch, "Fallback"))
        };
        let with_words = branches().find(|branch| self.nodes[*branch as usize].bears_words);
        with_words.or_else(|| branches().next()).map_or(&[], inside)
    }
}

/// An index or offset; the limits keep them far below what 32 bits hold.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Adds characters; line ends are spaces, and what XML does not allow is left out.
fn push(to: &mut String, text: &str) {
    let allowed = text.chars().filter_map(|char| match char {
        '\n' | '\r' => Some(' '),
        '\t' => Some('\t'),
        '\0'..='\x1F' | '\u{FFFE}' | '\u{FFFF}' => None,
        other => Some(other),
    });
    to.extend(allowed);
}

fn cut(text: &str, limit: usize) -> &str {
    &text[..text.floor_char_boundary(limit)]
}

fn trimmed(all: &str, (start, end): (u32, u32)) -> (u32, u32) {
    let text = &all[start as usize..end as usize];
    let is_space = |char: char| matches!(char, ' ' | '\t');
    let left = text.len() - text.trim_start_matches(is_space).len();
    let kept = text.trim_matches(is_space).len();
    let start = start + offset(left);
    (start, start + offset(kept))
}
