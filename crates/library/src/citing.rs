//! Who cites a clause, and where its text stands.

use codicil_profile::Address;
use codicil_refs::{Reference, Role, Target};
use codicil_text::Span;
use rusqlite::{Connection, Row, ToSql};

use crate::error::LibraryError;
use crate::library::Library;
use crate::row::named;

/// A reference that concerns a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitingRow {
    /// The document.
    pub document: i64,
    /// The reference: its position among those of the document, from 0.
    pub ordinal: usize,
    /// What of it concerns the clause.
    pub target: Target,
    /// What the reference does.
    pub role: Role,
    /// Its words.
    pub text: String,
    /// Where they stand in the canonical text.
    pub span: Span,
    /// The page, 1-based.
    pub page: u32,
}

/// A place where the text of a clause stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteRow {
    /// The document.
    pub document: i64,
    /// The clause: its position among those of the document, from 0.
    pub ordinal: usize,
    /// The block it begins in.
    pub block: Option<usize>,
    /// Its address in the code: "G8.43".
    pub path: String,
    /// Its words with all its paragraphs, in the canonical text.
    pub extent: Span,
    /// True where it is shown as deleted.
    pub deleted: bool,
    /// True where it is quoted in a report.
    pub quoted: bool,
    /// The page, 1-based.
    pub page: u32,
    /// The heading printed over it in the code.
    pub heading: Option<String>,
    /// Its first words.
    pub words: String,
}

/// A clause whose text is in the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseRow {
    /// Prefix of the code.
    pub code: String,
    /// Its address in the code: "G8.43".
    pub path: String,
    /// Its first words where it first stands.
    pub words: String,
    /// The heading printed over it in the code.
    pub heading: Option<String>,
    /// Documents that hold its text.
    pub documents: u32,
}

const CURRENT: &str = "JOIN documents d ON d.superseded_by IS NULL AND d.id";

impl Library {
    /// The references that concern a clause: that name it, a range it lies in, something it is a
    /// part of, or a part of it. In the order of the documents and their text.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn citing(&self, code: &str, address: &Address) -> Result<Vec<CitingRow>, LibraryError> {
        let mut rows = Vec::new();
        for whole in std::iter::once(address.clone()).chain(address.ancestors()) {
            let key = whole.sort_key();
            rows.extend(self.targets("t.from_key = ?2 AND t.to_key = ?2", &[&code, &key])?);
            let holding = "t.from_key <> t.to_key AND t.from_key <= ?2 AND t.to_key >= ?2";
            let found = self.targets(holding, &[&code, &key])?;
            // Keys order texts; only the addresses know which ranges end before an insertion.
            rows.extend(found.into_iter().filter(|row| reaches(&row.target, &whole)));
        }
        let (after, before) = inside(address);
        rows.extend(
            self.targets("t.from_key > ?2 AND t.from_key < ?3", &[&code, &after, &before])?,
        );
        rows.sort_by_key(|row| (row.document, row.ordinal));
        rows.dedup();
        Ok(rows)
    }

    fn targets(
        &self,
        condition: &str,
        parameters: &[&dyn ToSql],
    ) -> Result<Vec<CitingRow>, LibraryError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT t.document, t.reference, t.target, r.role, r.text, r.start, r.\"end\", r.page
             FROM targets t {CURRENT} = t.document
             JOIN refs r ON r.document = t.document AND r.ordinal = t.reference
             WHERE t.code = ?1 AND {condition}"
        ))?;
        let rows = statement.query_map(parameters, |row| {
            Ok(CitingRow {
                document: row.get(0)?,
                ordinal: row.get(1)?,
                target: named(2, row.get(2)?)?,
                role: named(3, row.get(3)?)?,
                text: row.get(4)?,
                span: span(row, 5)?,
                page: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The places where the text of a clause stands, in the order of the documents.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn sites(&self, code: &str, address: &Address) -> Result<Vec<SiteRow>, LibraryError> {
        self.site_rows("s.key = ?2", &[&code, &address.sort_key()])
    }

    /// The places where the text of parts of a clause stands, at any depth.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn sites_inside(
        &self,
        code: &str,
        address: &Address,
    ) -> Result<Vec<SiteRow>, LibraryError> {
        let (after, before) = inside(address);
        self.site_rows("s.key > ?2 AND s.key < ?3", &[&code, &after, &before])
    }

    fn site_rows(
        &self,
        condition: &str,
        parameters: &[&dyn ToSql],
    ) -> Result<Vec<SiteRow>, LibraryError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT s.document, s.ordinal, s.block, s.path, s.start, s.\"end\", s.deleted,
                    s.quoted, s.page, s.heading, s.words
             FROM sites s {CURRENT} = s.document
             WHERE s.code = ?1 AND {condition} ORDER BY s.document, s.ordinal"
        ))?;
        let rows = statement.query_map(parameters, |row| {
            Ok(SiteRow {
                document: row.get(0)?,
                ordinal: row.get(1)?,
                block: row.get(2)?,
                path: row.get(3)?,
                extent: span(row, 4)?,
                deleted: row.get(6)?,
                quoted: row.get(7)?,
                page: row.get(8)?,
                heading: row.get(9)?,
                words: row.get(10)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The clauses whose text is in the library and whose address begins with `prefix`, spaces and
    /// case aside; in the order of the codes and addresses, at most `limit`.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn all_clauses(&self, prefix: &str, limit: usize) -> Result<Vec<ClauseRow>, LibraryError> {
        let prefix: String = prefix.chars().filter(|c| !c.is_whitespace()).collect();
        // The order of the join is fixed: the few clauses first, not all documents.
        let mut statement = self.connection.prepare_cached(
            "SELECT s.code, s.path, s.words, s.heading, count(DISTINCT s.document),
                    min(s.document * 1000000 + s.ordinal)
             FROM sites s CROSS JOIN documents d ON d.id = s.document AND d.superseded_by IS NULL
             WHERE s.path COLLATE NOCASE >= ?1
                 AND s.path COLLATE NOCASE < ?1 || char(0x10ffff)
             GROUP BY s.code, s.key ORDER BY s.code, s.key LIMIT ?2",
        )?;
        let rows = statement.query_map(rusqlite::params![prefix, limit], |row| {
            Ok(ClauseRow {
                code: row.get(0)?,
                path: row.get(1)?,
                words: row.get(2)?,
                heading: row.get(3)?,
                documents: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The clauses that documents cite by name but whose text is not in the library; otherwise as
    /// [`Library::all_clauses`].
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn cited_only(&self, prefix: &str, limit: usize) -> Result<Vec<ClauseRow>, LibraryError> {
        let prefix: String = prefix.chars().filter(|c| !c.is_whitespace()).collect();
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT t.code, substr(t.target, length(t.code) + 2) AS address, t.from_key
             FROM targets t CROSS JOIN documents d ON d.id = t.document AND d.superseded_by IS NULL
             WHERE t.from_key = t.to_key AND instr(address, '.') > 0
                 AND address COLLATE NOCASE >= ?1
                 AND address COLLATE NOCASE < ?1 || char(0x10ffff)
                 AND NOT EXISTS (
                     SELECT 1 FROM sites s CROSS JOIN documents e
                     ON e.id = s.document AND e.superseded_by IS NULL
                     WHERE s.code = t.code AND s.key = t.from_key)
             ORDER BY t.code, t.from_key LIMIT ?2",
        )?;
        let rows = statement.query_map(rusqlite::params![prefix, limit], |row| {
            Ok(ClauseRow {
                code: row.get(0)?,
                path: row.get(1)?,
                words: String::new(),
                heading: None,
                documents: 0,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The documents that change clauses of a code, in the order of their numbers.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn changing(&self, code: &str) -> Result<Vec<i64>, LibraryError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT DISTINCT c.document FROM changes c {CURRENT} = c.document
             WHERE c.code = ?1 ORDER BY c.document"
        ))?;
        let rows = statement.query_map([code], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// The keys between which the parts of an address lie, both left out.
fn inside(address: &Address) -> (String, String) {
    let key = address.sort_key();
    // Below a key come numbers after \u{2} and paragraphs after \u{1}.
    (format!("{key}\u{1}"), format!("{key}\u{3}"))
}

fn reaches(target: &Target, address: &Address) -> bool {
    match target {
        Target::Range { from, to, .. } => address.is_between(from, to),
        Target::Provision { .. } | Target::Named(_) => true,
    }
}

fn span(row: &Row<'_>, column: usize) -> rusqlite::Result<Span> {
    let start: usize = row.get(column)?;
    let end: usize = row.get(column + 1)?;
    Ok(Span::new(start, end.max(start)))
}

/// All references of a document, in the order of its text.
pub(crate) fn references(
    connection: &Connection,
    document: i64,
) -> Result<Vec<Reference>, LibraryError> {
    let mut statement = connection.prepare_cached(
        "SELECT block, kind, role, action, text, start, \"end\", source_start, source_end, page,
                malformed, note
         FROM refs WHERE document = ?1 ORDER BY ordinal",
    )?;
    let rows = statement.query_map([document], reference)?;
    let mut references = rows.collect::<Result<Vec<_>, _>>()?;
    let mut statement = connection.prepare_cached(
        "SELECT reference, target FROM targets WHERE document = ?1 ORDER BY reference, ordinal",
    )?;
    let targets = statement
        .query_map([document], |row| Ok((row.get::<_, usize>(0)?, named(1, row.get(1)?)?)))?;
    for target in targets {
        let (index, target) = target?;
        if let Some(reference) = references.get_mut(index) {
            reference.targets.push(target);
        }
    }
    Ok(references)
}

fn reference(row: &Row<'_>) -> rusqlite::Result<Reference> {
    let action: Option<String> = row.get(3)?;
    let source: (Option<usize>, Option<usize>) = (row.get(7)?, row.get(8)?);
    Ok(Reference {
        block: row.get(0)?,
        kind: named(1, row.get(1)?)?,
        role: named(2, row.get(2)?)?,
        action: action.map(|action| named(3, action)).transpose()?,
        text: row.get(4)?,
        span: span(row, 5)?,
        source: match source {
            (Some(start), Some(end)) => Some(Span::new(start, end.max(start))),
            _ => None,
        },
        page: row.get(9)?,
        targets: Vec::new(),
        malformed: row.get(10)?,
        note: row.get(11)?,
    })
}
