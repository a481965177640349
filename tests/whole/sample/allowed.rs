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
pub const GLUED: [(&str, &str); 15] = [
    ("version5.121", "version5.12"),
    ("version5.241", "version5.24"),
    ("DomesticPremises1Year", "DomesticPremisesYear"),
    ("DomesticPremises1", "DomesticPremises"),
    ("£1,2002", "£1,200"),
    ("BS78583", "BS7858"),
    ("NISDirective4", "NISDirective"),
    ("Objective(a)5", "Objective(a)"),
    ("Objective(e)6", "Objective(e)"),
    ("Objective(g)7", "Objective(g)"),
    ("Objective(a)1", "Objective(a)"),
    ("Objective(f)2", "Objective(f)"),
    ("(a1)Suppliers", "(a)Suppliers"),
    ("(c2)Suppliers", "(c)Suppliers"),
    // The number that a footnote begins with.
    ("5ThatSmart", "ThatSmart"),
];

/// All of them.
pub const ALLOWED: &[Allowed] = &[];
