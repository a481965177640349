//! What may differ between the forms of the sample, and why.

/// Lines of an answer that only one form has.
pub struct Allowed {
    /// How the name of the paper begins.
    pub paper: &'static str,
    /// The form that is compared with the DOCX.
    pub form: &'static str,
    /// The answer.
    pub what: &'static str,
    /// How the lines begin: `-` where only the DOCX has them, `+` where only the other form has.
    pub lines: &'static [&'static str],
    /// Why.
    pub why: &'static str,
}

/// Words of the text form with the number of a footnote glued to them, and without it. Nothing in a
/// text says where the word ends.
pub const GLUED: [(&str, &str); 0] = [];

/// All of them.
pub const ALLOWED: &[Allowed] = &[];
