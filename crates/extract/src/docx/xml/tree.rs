//! A part as a tree of elements, in a few flat tables.

/// The namespaces that are told apart. The transitional and the strict form of one are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ns {
    /// WordprocessingML.
    W,
    /// Math.
    M,
    /// Relationship ids.
    R,
    /// Markup compatibility.
    Mc,
    /// Word's additions of 2010.
    W14,
    /// The package: relationships and content types.
    Package,
    /// No namespace.
    None,
    /// Any other.
    Other,
}

/// An element in the tables.
pub(super) struct Node {
    pub ns: Ns,
    /// Whether words, numbers or marks of notes stand in it.
    pub bears_words: bool,
    pub name: u32,
    pub attributes: (u32, u32),
    pub children: (u32, u32),
    pub text: (u32, u32),
}

/// An attribute in the tables.
pub(super) struct Attribute {
    pub ns: Ns,
    pub name: u32,
    pub value: (u32, u32),
}

/// The elements of a part.
#[derive(Default)]
pub(crate) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) children: Vec<u32>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) names: Vec<String>,
    pub(super) text: String,
    pub(super) root: Option<u32>,
}

impl Tree {
    /// The outermost element.
    pub fn root(&self) -> Option<Element<'_>> {
        self.root.map(|at| Element { tree: self, at })
    }

    /// All elements of this WordprocessingML name, in the order in which they begin.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = Element<'a>> {
        let name = self.names.iter().position(|known| known == name);
        (0..).zip(&self.nodes).filter_map(move |(at, node)| {
            let is_named = node.ns == Ns::W && Some(node.name as usize) == name;
            is_named.then_some(Element { tree: self, at })
        })
    }

    /// How many elements have a WordprocessingML name that ends so.
    pub fn count_ending(&self, end: &str) -> usize {
        let ends: Vec<bool> = self.names.iter().map(|name| name.ends_with(end)).collect();
        let counts = |node: &&Node| node.ns == Ns::W && ends[node.name as usize];
        self.nodes.iter().filter(counts).count()
    }
}

/// What tells an element from all others: its tree and its place in it.
pub(crate) type Id = (usize, u32);

/// An element of a [`Tree`].
#[derive(Clone, Copy)]
pub(crate) struct Element<'a> {
    tree: &'a Tree,
    at: u32,
}

impl<'a> Element<'a> {
    fn node(self) -> &'a Node {
        &self.tree.nodes[self.at as usize]
    }

    /// What tells it from all other elements of the parts that are read at a time.
    pub fn id(self) -> Id {
        (std::ptr::from_ref(self.tree).addr(), self.at)
    }

    /// Its name without the prefix.
    pub fn name(self) -> &'a str {
        &self.tree.names[self.node().name as usize]
    }

    /// Its namespace.
    pub fn ns(self) -> Ns {
        self.node().ns
    }

    /// Its name, if it is of WordprocessingML; empty otherwise.
    pub fn word(self) -> &'a str {
        if self.node().ns == Ns::W { self.name() } else { "" }
    }

    /// Its characters, if it is one of those that hold text (`w:t` and the like).
    pub fn text(self) -> &'a str {
        let (start, end) = self.node().text;
        &self.tree.text[start as usize..end as usize]
    }

    /// Whether words stand in it.
    pub fn bears_words(self) -> bool {
        self.node().bears_words
    }

    /// The elements in it.
    pub fn children(self) -> impl DoubleEndedIterator<Item = Element<'a>> + use<'a> {
        let (start, end) = self.node().children;
        let tree = self.tree;
        tree.children[start as usize..end as usize].iter().map(move |at| Element { tree, at: *at })
    }

    /// The first WordprocessingML element in it of this name.
    pub fn child(self, name: &str) -> Option<Element<'a>> {
        self.children().find(|child| child.word() == name)
    }

    /// An attribute.
    pub fn attribute(self, ns: Ns, name: &str) -> Option<&'a str> {
        let (start, end) = self.node().attributes;
        let attributes = &self.tree.attributes[start as usize..end as usize];
        let is_named =
            |found: &&Attribute| found.ns == ns && self.tree.names[found.name as usize] == name;
        let (start, end) = attributes.iter().find(is_named)?.value;
        Some(&self.tree.text[start as usize..end as usize])
    }

    /// A WordprocessingML attribute; one without a prefix counts as such.
    pub fn get(self, name: &str) -> Option<&'a str> {
        self.attribute(Ns::W, name).or_else(|| self.attribute(Ns::None, name))
    }

    /// The attribute `val` of a child.
    pub fn value_of(self, child: &str) -> Option<&'a str> {
        self.child(child)?.get("val")
    }

    /// The whole number in `val` of a child.
    pub fn number_of(self, child: &str) -> Option<i64> {
        self.value_of(child)?.trim().parse().ok()
    }

    /// Whether a child switches something on (true) or off (false); `None` without it.
    pub fn switch(self, child: &str) -> Option<bool> {
        Some(is_on(self.child(child)?.get("val")))
    }

    /// Whether an attribute switches something on.
    pub fn has_on(self, name: &str) -> bool {
        self.get(name).is_some_and(|value| is_on(Some(value)))
    }

    /// Elements of this name in it at any depth, outermost first, not looking into those found.
    pub fn within(self, wanted: &dyn Fn(Element<'a>) -> bool) -> Vec<Element<'a>> {
        let mut found = Vec::new();
        let mut stack: Vec<Element<'a>> = self.children().rev().collect();
        while let Some(element) = stack.pop() {
            if wanted(element) {
                found.push(element);
            } else {
                stack.extend(element.children().rev());
            }
        }
        found
    }
}

/// ST_OnOff: absent means on.
fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}
