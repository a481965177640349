use sha2::{Digest, Sha256};

/// What makes a fault the same fault when its papers are read again, or issued anew with other text
/// around it. Positions, file names and the wording of the message are no part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity<'a> {
    /// Code of the check.
    pub check: &'a str,
    /// The modification of the paper, where it states one.
    pub modification: &'a str,
    /// Stable name of the kind of paper.
    pub kind: &'a str,
    /// The clause that the words belong to; outside clauses the words of the heading above them,
    /// without its number.
    pub under: String,
    /// The words, as [`folded`] gives them.
    pub words: String,
    /// How many findings before it, in reading order, have the same identity otherwise.
    pub occurrence: usize,
}

/// The first of the two parts of a fingerprint: it changes when what goes into one changes, so that
/// decisions kept under an older form are known as such.
const FORM: &str = "v1";

/// Bytes of the hash that are kept: enough for any library.
const KEPT: usize = 12;

impl Identity<'_> {
    /// The fingerprint: its form and a hash, hexadecimal.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for part in [self.check, self.modification, self.kind, &self.under, &self.words] {
            hash.update(part.as_bytes());
            // No word holds it, so parts cannot run into each other.
            hash.update([0]);
        }
        hash.update(self.occurrence.to_be_bytes());
        let hex: String =
            hash.finalize().iter().take(KEPT).map(|byte| format!("{byte:02x}")).collect();
        format!("{FORM}-{hex}")
    }
}

/// Words without what a new issue changes about them: case, white space, and the form of quotation
/// marks and dashes.
pub fn folded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase).map(|c| match c {
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            '–' | '—' | '‑' => '-',
            other => other,
        }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Identity, folded};

    fn identity() -> Identity<'static> {
        Identity {
            check: "R002",
            modification: "SECMP0100",
            kind: "legal-text",
            under: "H1.2(b)".to_owned(),
            words: folded("Sections H3.1 to  H3.4"),
            occurrence: 0,
        }
    }

    #[test]
    fn a_fingerprint_never_changes_by_itself() {
        // Decisions of people are kept under it: this value may change only with the form.
        assert_eq!(identity().fingerprint(), "v1-ca41e8892a862e19a23056aa");
    }

    #[test]
    fn everything_that_tells_faults_apart_is_in_it() {
        let base = identity().fingerprint();
        let others = [
            Identity { check: "R003", ..identity() },
            Identity { modification: "SECMP0101", ..identity() },
            Identity { kind: "final-report", ..identity() },
            Identity { under: "H1.2(c)".to_owned(), ..identity() },
            Identity { words: folded("Sections H3.1 to H3.5"), ..identity() },
            Identity { occurrence: 1, ..identity() },
        ];
        for other in others {
            assert_ne!(other.fingerprint(), base, "{other:?}");
        }
        let moved = Identity { modification: "SECMP0100l", kind: "egal-text", ..identity() };
        assert_ne!(moved.fingerprint(), base);
    }

    #[test]
    fn marks_and_spaces_are_folded() {
        assert_eq!(folded(" The  “User’s”\nH3.1–H3.4"), "the \"user's\" h3.1-h3.4");
    }
}
