//! The clause tree: clauses whose own text stands in the document, and their paragraphs.

mod paragraphs;

use codicil_document::{BlockKind, Clause, Heading};
use codicil_profile::{Address, Profile};
use codicil_text::Span;

use crate::draft::Draft;
use crate::labels::{self, LabelKind};
use crate::shapes::starts_small;
use paragraphs::Levels;

/// The tree, and the clause of each draft.
pub(crate) struct Tree {
    /// Parents before their children.
    pub clauses: Vec<Clause>,
    /// One for each draft.
    pub of: Vec<Option<usize>>,
}

/// Reads the tree. `is_legal` says that the document is drafting itself; elsewhere clauses are
/// quoted.
pub(crate) fn read(
    drafts: &[Draft],
    spans: &[Span],
    headings: &[Heading],
    profile: &Profile,
    is_legal: bool,
) -> Tree {
    let mut reader = Reader {
        drafts,
        spans,
        profile,
        is_legal,
        tree: Tree { clauses: Vec::new(), of: vec![None; drafts.len()] },
        root: None,
        levels: Levels::default(),
        deleted_levels: None,
        heading: None,
    };
    let mut next_heading = 0;
    for index in 0..drafts.len() {
        if headings.get(next_heading).is_some_and(|heading| heading.block == index) {
            reader.heading(next_heading);
            next_heading += 1;
        } else {
            reader.draft(index);
        }
    }
    reader.tree
}

struct Reader<'a> {
    drafts: &'a [Draft],
    spans: &'a [Span],
    profile: &'a Profile,
    is_legal: bool,
    tree: Tree,
    /// The clause that is open.
    root: Option<usize>,
    levels: Levels,
    /// The paragraphs that are open among those taken out.
    deleted_levels: Option<Levels>,
    /// The heading right above.
    heading: Option<usize>,
}

impl Reader<'_> {
    fn heading(&mut self, heading: usize) {
        self.close();
        self.heading = Some(heading);
    }

    fn close(&mut self) {
        self.root = None;
        self.levels = Levels::default();
        self.deleted_levels = None;
    }

    fn draft(&mut self, index: usize) {
        let draft = &self.drafts[index];
        match draft.kind {
            BlockKind::Footnote | BlockKind::ChangeRemark => return,
            BlockKind::Contents | BlockKind::Heading => return self.close(),
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::TableRow => {}
        }
        if let Some(path) = self.clause_path(draft) {
            self.open(index, path);
        } else if self.root.is_some() {
            self.go_on(index);
        }
        self.heading = None;
        let words = draft.words.trim_end_matches(['.', ' ']);
        if !self.is_legal && words.ends_with('”') {
            self.close();
        }
    }

    /// The address of the clause that a draft begins.
    fn clause_path(&self, draft: &Draft) -> Option<String> {
        draft.label?;
        let label = labels::find(&draft.words)?;
        let number = label.text.trim_end_matches('.');
        let address: Address = number.parse().ok()?;
        // Drafting may number deeper than the code does; elsewhere only what fits is a clause.
        let is_label = match label.kind {
            LabelKind::Clause => self.is_legal || self.profile.fits(&address),
            LabelKind::Numbered => {
                let numbers_only = self.profile.clauses.sections.is_empty();
                self.is_legal && numbers_only && number.contains('.')
            }
            _ => false,
        };
        // A clause below the open one may go on with its sentence.
        let is_below = self.parent_of(&address).is_some();
        (is_label && (is_below || !starts_small(label.rest))).then(|| address.to_string())
    }

    /// The open clause that an address is a part of by its numbers.
    fn parent_of(&self, address: &Address) -> Option<usize> {
        let above = address.parent()?.to_string();
        let mut open = self.root;
        while let Some(index) = open {
            let clause = &self.tree.clauses[index];
            if clause.path == above {
                return Some(index);
            }
            open = clause.parent;
        }
        None
    }

    fn open(&mut self, index: usize, path: String) {
        let parent = path.parse().ok().and_then(|address| self.parent_of(&address));
        self.close();
        let heading = self.heading;
        let root = self.push(index, path, parent, heading);
        self.root = Some(root);
    }

    fn go_on(&mut self, index: usize) {
        let draft = &self.drafts[index];
        let Some(root) = self.root else { return };
        match (self.tree.clauses[root].deleted, draft.deleted) {
            (true, false) => return self.close(),
            (false, true) => return self.pass_deleted(index, root),
            _ => self.deleted_levels = None,
        }
        let label = labels::find(&draft.words).filter(|_| draft.label.is_some());
        match label.map(|label| (label.kind, label.text)) {
            Some((LabelKind::Bracketed, text)) => {
                let text = text.to_owned();
                let next = self.next_bracketed(index);
                let parent = self.levels.parent_of(&text, next.as_deref()).unwrap_or(root);
                let inner = labels::inner(&text);
                let path = format!("{}({inner})", self.tree.clauses[parent].path);
                let clause = self.push(index, path, Some(parent), None);
                self.levels.enter(&text, clause);
            }
            _ if self.is_legal && draft.kind != BlockKind::TableRow => self.extend(index, root),
            _ => self.close(),
        }
    }

    /// A paragraph that was taken out of a clause that stays. It has its place in the counting of
    /// those that were taken out with it; the others count on without it.
    fn pass_deleted(&mut self, index: usize, root: usize) {
        let draft = &self.drafts[index];
        let label = labels::find(&draft.words).filter(|_| draft.label.is_some());
        let Some(label) = label.filter(|label| label.kind == LabelKind::Bracketed) else {
            if self.is_legal && draft.kind != BlockKind::TableRow {
                self.extend(index, root);
            }
            return;
        };
        let text = label.text.to_owned();
        let mut levels = self.deleted_levels.take().unwrap_or_else(|| self.levels.clone());
        let next = self.next_bracketed(index);
        let parent = levels.parent_of(&text, next.as_deref()).unwrap_or(root);
        let path = format!("{}({})", self.tree.clauses[parent].path, labels::inner(&text));
        let clause = self.push(index, path, Some(parent), None);
        levels.enter(&text, clause);
        self.deleted_levels = Some(levels);
    }

    /// Words that go on with a clause behind its paragraphs.
    fn extend(&mut self, index: usize, root: usize) {
        let clause = self.levels.innermost().filter(|_| self.drafts[index].label.is_some());
        let clause = clause.unwrap_or(root);
        self.tree.of[index] = Some(clause);
        self.cover(clause, self.spans[index]);
    }

    fn push(
        &mut self,
        index: usize,
        path: String,
        parent: Option<usize>,
        heading: Option<usize>,
    ) -> usize {
        let draft = &self.drafts[index];
        let (start, len) = draft.label.unwrap_or_default();
        let begin = self.spans[index].start + start;
        let span = Span::new(begin, self.spans[index].end);
        let clause = self.tree.clauses.len();
        self.tree.clauses.push(Clause {
            path,
            label: Span::new(begin, begin + len),
            span,
            extent: span,
            parent,
            heading,
            page: draft.page,
            deleted: draft.deleted,
            quoted: !self.is_legal,
        });
        self.tree.of[index] = Some(clause);
        self.cover(clause, span);
        clause
    }

    /// Stretches the extent of a clause and of all above it.
    fn cover(&mut self, clause: usize, span: Span) {
        let mut next = Some(clause);
        while let Some(index) = next {
            let clause = &mut self.tree.clauses[index];
            clause.extent = clause.extent.cover(span);
            next = clause.parent;
        }
    }

    fn next_bracketed(&self, index: usize) -> Option<String> {
        let next = self.drafts[index + 1..]
            .iter()
            .find(|draft| !matches!(draft.kind, BlockKind::Footnote | BlockKind::ChangeRemark))?;
        let label = labels::find(&next.words)?;
        (label.kind == LabelKind::Bracketed).then(|| label.text.to_owned())
    }
}
