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
pub const GLUED: [(&str, &str); 17] = [
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
    ("6ThatEnergy", "ThatEnergy"),
    ("7ThattheCode", "ThattheCode"),
];

/// All of them. "Defect" marks what the reading of the other form ought to get right.
pub const ALLOWED: &[Allowed] = &[
    Allowed {
        paper: "SEC Section G extract",
        form: "text",
        what: "headings",
        lines: &["+Extractforworkinggroups", "-Aboutthisextract"],
        why: "a text does not say which line of a cover is a heading",
    },
    Allowed {
        paper: "SECMP0044 Final",
        form: "text",
        what: "headings",
        lines: &[
            "-HowUsersareassessed",
            "-Userswhoseproviderhas250,000ormorepremises",
            "-SECAScosts",
            "-WhomaysitontheSSC",
        ],
        why: "a text does not say that a line between two others is a heading",
    },
    Allowed {
        paper: "SECMP0059 Initial",
        form: "text",
        what: "headings",
        lines: &["-Whoisaffected", "-Proposedprogression"],
        why: "a text does not say that a line between two others is a heading",
    },
    Allowed {
        paper: "SMETS1",
        form: "text",
        what: "headings",
        lines: &["+Path3:Self-Governance"],
        why: "in a text a short line of capitals below a heading looks like one",
    },
    Allowed {
        paper: "SECMP0059 Draft",
        form: "text",
        what: "references",
        lines: &["+G8.41,G8.42,G8.44andG8.45"],
        why: "what was deleted is words of the text, in a balloon",
    },
    Allowed {
        paper: "SECMP0059 Initial",
        form: "text",
        what: "references",
        lines: &["-ThatSmartMeteringSystems", "-ThatDataandSystemsareprotected"],
        why: "in a text, “Objective (a)1:” does not say that note 1 is about the objective",
    },
    Allowed {
        paper: "SECMP0059 Draft",
        form: "text",
        what: "words",
        lines: &[
            "+250,000DomesticPremisesfittedwithSmartMeteringSystems",
            "+orfewerDomesticPremisesfittedwithSmartMeteringSystems",
        ],
        why: "a text does not say where a balloon of several lines ends",
    },
    Allowed {
        paper: "SECMP0059 Initial",
        form: "text",
        what: "words",
        lines: &["-https://example.org/modifications/secmp0059/"],
        why: "an address alone on a line of a text is that of a link",
    },
    Allowed {
        paper: "SECMP0044 Final",
        form: "text",
        what: "tables",
        lines: &STEPS,
        why: "a text has the words of a picture of the process without its rows",
    },
    Allowed {
        paper: "SECMP0059 Initial",
        form: "text",
        what: "tables",
        lines: &["-head: 01 |", "-row: 02 |", "-row: 03 |", "-row: 04 |"],
        why: "a text has the words of a picture of the process without its rows",
    },
    Allowed {
        paper: "SECMP0059 Initial",
        form: "text",
        what: "tables",
        lines: &["-row: Path3 | Threemonths"],
        why: "a text does not say that two short lines are one row",
    },
    Allowed {
        paper: "SECMP0059 Initial",
        form: "text",
        what: "tables",
        lines: &[
            "-head: Activity | 2018",
            "-head: Activity | Aug",
            "-row: Refinement |",
            "-row: WGCons |",
            "-row: IMRtoPanel |",
            "-row: DMRtoPanel |",
            "-row: Consultation |",
            "-row: Vote |",
        ],
        why: "a text does not say below which month a cross stands",
    },
];

/// The steps of the process, in a box at the side.
const STEPS: [&str; 4] = ["-row: 01 |", "-row: 02 |", "-row: 03 |", "-row: 04 |"];
