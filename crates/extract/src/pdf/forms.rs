//! Whether a page may be given to pdf-extract: it follows forms (drawings used by name) and the
//! parents of a page without a limit, and a cycle would end the program.

use std::collections::{BTreeMap, BTreeSet};

use pdf_extract::{Dictionary, Document, Object, ObjectId};

/// How deep forms may stand in each other.
const DEEPEST: usize = 12;

/// How many forms a page may draw in all, those in others counted as often as they are drawn.
const MOST: usize = 2_000;

/// How many parents a page may have.
const PARENTS: usize = 64;

/// Whether drawing this page ends, and soon.
pub(crate) fn are_bounded(document: &Document, page: ObjectId) -> bool {
    let Some(resources) = inherited(document, page, b"Resources") else {
        return parents_end(document, page);
    };
    if !parents_end(document, page) {
        return false;
    }
    let Some(resources) = as_dict(document, resources) else { return true };
    let content = document.get_page_content(page).unwrap_or_default();
    let mut walk = Walk { document, budget: MOST, names: BTreeMap::new(), path: BTreeSet::new() };
    walk.visit(&content, resources, 0)
}

/// A value of the page or of the nearest parent that has it.
pub(crate) fn inherited<'a>(
    document: &'a Document,
    page: ObjectId,
    key: &[u8],
) -> Option<&'a Object> {
    let mut dict = document.get_dictionary(page).ok()?;
    for _ in 0..PARENTS {
        if let Ok(found) = dict.get(key) {
            return document.dereference(found).ok().map(|(_, object)| object);
        }
        let parent = dict.get(b"Parent").and_then(Object::as_reference).ok()?;
        dict = document.get_dictionary(parent).ok()?;
    }
    None
}

fn parents_end(document: &Document, page: ObjectId) -> bool {
    let mut at = page;
    for _ in 0..PARENTS {
        let parent = document
            .get_dictionary(at)
            .and_then(|dict| dict.get(b"Parent"))
            .and_then(Object::as_reference);
        match parent {
            Ok(parent) => at = parent,
            Err(_) => return true,
        }
    }
    false
}

fn as_dict<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok().and_then(|(_, object)| object.as_dict().ok())
}

struct Walk<'a> {
    document: &'a Document,
    budget: usize,
    /// The names that a form draws, found once.
    names: BTreeMap<ObjectId, Vec<Vec<u8>>>,
    /// The forms that are being drawn.
    path: BTreeSet<ObjectId>,
}

impl<'a> Walk<'a> {
    fn visit(&mut self, content: &[u8], resources: &'a Dictionary, depth: usize) -> bool {
        let names = drawn_names(content);
        self.follow(&names, resources, depth)
    }

    fn follow(&mut self, names: &[Vec<u8>], resources: &'a Dictionary, depth: usize) -> bool {
        let forms = resources.get(b"XObject").ok().and_then(|f| as_dict(self.document, f));
        let Some(forms) = forms else { return true };
        for name in names {
            let Ok(id) = forms.get(name).and_then(Object::as_reference) else { continue };
            let Ok(stream) = self.document.get_object(id).and_then(Object::as_stream) else {
                continue;
            };
            if stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image") {
                continue;
            }
            if depth >= DEEPEST || self.budget == 0 || !self.path.insert(id) {
                return false;
            }
            self.budget -= 1;
            let own = stream.dict.get(b"Resources").ok().and_then(|r| as_dict(self.document, r));
            let inner = match self.names.get(&id) {
                Some(known) => known.clone(),
                None => {
                    let content =
                        stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
                    let found = drawn_names(&content);
                    self.names.insert(id, found.clone());
                    found
                }
            };
            if !self.follow(&inner, own.unwrap_or(resources), depth + 1) {
                return false;
            }
            self.path.remove(&id);
        }
        true
    }
}

/// The names before each `Do` operator of a content stream.
fn drawn_names(content: &[u8]) -> Vec<Vec<u8>> {
    let mut names = Vec::new();
    let mut last: Option<&[u8]> = None;
    for token in content.split(|byte| byte.is_ascii_whitespace()).filter(|t| !t.is_empty()) {
        let draws = token == b"Do" || token.starts_with(b"Do/") || token.starts_with(b"DoQ");
        if let Some(name) = last.filter(|_| draws) {
            names.push(name.to_vec());
        }
        if let Some(slash) = token.iter().rposition(|byte| *byte == b'/') {
            let name = &token[slash + 1..];
            // "/Fm0Do" is a name, "/Fm0 Do" a name and an operator.
            last = Some(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use pdf_extract::{Document, Object, Stream, dictionary};

    use super::{are_bounded, drawn_names};

    fn with_form(content: &[u8], inner: &[u8]) -> (Document, (u32, u16)) {
        let mut document = Document::new();
        let form = document.new_object_id();
        let resources = dictionary! { "XObject" => dictionary! { "F" => form } };
        let stream = Stream::new(
            dictionary! { "Subtype" => "Form", "Resources" => resources.clone() },
            inner.to_vec(),
        );
        document.objects.insert(form, Object::Stream(stream));
        let content = document.add_object(Stream::new(dictionary! {}, content.to_vec()));
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Contents" => content, "Resources" => resources,
        });
        (document, page)
    }

    #[test]
    fn a_form_that_draws_itself_is_not_followed() {
        let (document, page) = with_form(b"q /F Do Q", b"/F Do");
        assert!(!are_bounded(&document, page));
        let (document, page) = with_form(b"q /F Do /F Do Q", b"0 0 m");
        assert!(are_bounded(&document, page));
    }

    #[test]
    fn a_page_that_is_its_own_parent_is_not_followed() {
        let mut document = Document::new();
        let page = document.new_object_id();
        let dict = dictionary! { "Type" => "Page", "Parent" => page };
        document.objects.insert(page, Object::Dictionary(dict));
        assert!(!are_bounded(&document, page));
    }

    #[test]
    fn names_are_found_before_their_operator() {
        assert_eq!(drawn_names(b"q 1 0 0 1 0 0 cm /Fm0 Do Q\n/X1 Do"), [b"Fm0", &b"X1"[..]]);
        assert!(drawn_names(b"/F1 12 Tf (Do) Tj").is_empty());
    }
}
