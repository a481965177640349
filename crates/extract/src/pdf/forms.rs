//! Whether the engines may be given a page: both follow forms (drawings used by name, which may use
//! others), pdf-extract without a limit and also up through the parents of a page. A cycle would end
//! the program, and forms that draw each other twice would keep it busy for ever.

use std::collections::{BTreeMap, BTreeSet};

use pdf_extract::{Dictionary, Document, Object, ObjectId};

/// How deep forms may stand in each other for pdf-extract.
const DEEPEST: usize = 12;

/// How deep hayro follows forms; it stops there by itself.
const DEEPEST_SECOND: usize = 50;

/// How many forms a page may draw in all, those in others counted as often as they are drawn.
const MOST: usize = 2_000;

/// How many parents a page may have.
const PARENTS: usize = 64;

/// The most bytes of a page's content that pdf-extract is given: it keeps them as operations, which
/// take many times the room.
const MOST_CONTENT: usize = 32 * 1024 * 1024;

/// Which engine may be given a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Safe {
    /// pdf-extract.
    pub first: bool,
    /// hayro.
    pub second: bool,
}

/// Looks at what a page draws by name.
pub(crate) fn look(document: &Document, page: ObjectId) -> Safe {
    let parents_end = parents_end(document, page);
    let content = document.get_page_content(page).unwrap_or_default();
    let small = content.len() <= MOST_CONTENT;
    let resources = if parents_end { inherited(document, page, b"Resources") } else { None };
    let Some(resources) = resources.and_then(|found| as_dict(document, found)) else {
        return Safe { first: parents_end && small, second: true };
    };
    let names = drawn_names(&content);
    drop(content);
    let mut walk = Walk { document, budget: MOST, names: BTreeMap::new(), path: BTreeSet::new() };
    if walk.follow(&names, resources, DEEPEST, false) {
        return Safe { first: parents_end && small, second: true };
    }
    walk.budget = MOST;
    walk.path.clear();
    Safe { first: false, second: walk.follow(&names, resources, DEEPEST_SECOND, true) }
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
    /// Follows the forms of these names, `depth` steps deep, and those that they draw. With `cycles`,
    /// what is too deep is left out, as hayro does; without, it is too much, as a cycle is.
    fn follow(
        &mut self,
        names: &[Vec<u8>],
        resources: &'a Dictionary,
        depth: usize,
        cycles: bool,
    ) -> bool {
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
            if depth == 0 && cycles {
                continue;
            }
            let new = self.path.insert(id);
            if depth == 0 || self.budget == 0 || (!new && !cycles) {
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
            if !self.follow(&inner, own.unwrap_or(resources), depth - 1, cycles) {
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

    use super::{Safe, drawn_names, look};

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
    fn a_form_that_draws_itself_is_left_to_the_engine_that_stops() {
        let (document, page) = with_form(b"q /F Do Q", b"/F Do");
        assert_eq!(look(&document, page), Safe { first: false, second: true });
        let (document, page) = with_form(b"q /F Do /F Do Q", b"0 0 m");
        assert_eq!(look(&document, page), Safe { first: true, second: true });
    }

    #[test]
    fn a_form_that_draws_itself_twice_is_not_followed() {
        let (document, page) = with_form(b"/F Do", b"/F Do /F Do");
        assert_eq!(look(&document, page), Safe { first: false, second: false });
    }

    #[test]
    fn a_page_that_is_its_own_parent_is_left_to_the_engine_that_stops() {
        let mut document = Document::new();
        let page = document.new_object_id();
        let dict = dictionary! { "Type" => "Page", "Parent" => page };
        document.objects.insert(page, Object::Dictionary(dict));
        assert_eq!(look(&document, page), Safe { first: false, second: true });
    }

    #[test]
    fn names_are_found_before_their_operator() {
        assert_eq!(drawn_names(b"q 1 0 0 1 0 0 cm /Fm0 Do Q\n/X1 Do"), [b"Fm0", &b"X1"[..]]);
        assert!(drawn_names(b"/F1 12 Tf (Do) Tj").is_empty());
    }
}
