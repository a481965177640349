//! `cargo xtask new-check`: the file of a check from a scaffold, and its line in the list.

use std::fs;

use crate::generate::{about, root};

/// The list of checks.
const LIST: &str = "crates/checks/src/lib.rs";

/// Writes the file and puts the check in the list.
///
/// # Errors
///
/// A sentence, where the name, the family or the code does not fit or is taken.
pub fn begin(name: &str, family: &str, code: &str) -> Result<(), String> {
    let fits = |words: &str, more: &str| {
        !words.is_empty() && words.chars().all(|c| c.is_ascii_lowercase() || more.contains(c))
    };
    if !fits(name, "-") {
        return Err(format!("“{name}”: names are in small letters and hyphens"));
    }
    if !fits(family, "") {
        return Err(format!("“{family}”: a family is one word in small letters"));
    }
    if let Some(taken) = codicil_checks::find(code).or_else(|| codicil_checks::find(name)) {
        return Err(format!("{} is {}", taken.meta.code, taken.meta.name));
    }
    let list_path = root().join(LIST);
    let list = fs::read_to_string(&list_path).map_err(|error| about(&list_path, &error))?;
    let list = listed(&list, name, family)?;
    let module = name.replace('-', "_");
    let path = root().join(format!("crates/checks/src/{family}/{module}.rs"));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| about(folder, &error))?;
    }
    fs::write(&path, scaffold(name, family, code)).map_err(|error| about(&path, &error))?;
    fs::write(&list_path, list).map_err(|error| about(&list_path, &error))?;
    println!("written: {}", path.display());
    println!("Its examples fail until it is written: cargo test -p codicil-checks");
    println!("Then: cargo xtask generate");
    Ok(())
}

/// The list with the check at the end of its family, which is added where it is not there.
fn listed(list: &str, name: &str, family: &str) -> Result<String, String> {
    let module = name.replace('-', "_");
    let (head, checks) =
        list.split_once("declare::checks! {\n").ok_or("the list of checks is not where it was")?;
    let (body, tail) = checks.split_once("\n}").ok_or("the list of checks has no end")?;
    let begin = format!("    {family}: [");
    let body = match body.split_once(&begin) {
        Some((before, after)) => {
            let (names, rest) = after.split_once(']').ok_or("a family has no end")?;
            let names = names.trim_end().trim_end_matches(',');
            format!("{before}{begin}{names}, {module}]{rest}")
        }
        None => format!("{body}\n{begin}{module}],"),
    };
    Ok(format!("{head}declare::checks! {{\n{body}\n}}{tail}"))
}

fn scaffold(name: &str, family: &str, code: &str) -> String {
    SCAFFOLD.replace("{name}", name).replace("{family}", family).replace("{code}", code)
}

/// "WRITE" marks what has to be replaced; a test of the registry refuses it.
const SCAFFOLD: &str = r#"use crate::Context;
use crate::declare::declare_check;

declare_check! {
    /// Reports WRITE: what is wrong, in one sentence.
    ///
    /// ## Why it matters
    ///
    /// WRITE: for the person who drafts.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0900
    ///
    /// 1. Summary
    ///
    /// A sentence with a [[fault|{name}]] in it.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0900
    ///
    /// 1. Summary
    ///
    /// A sentence without one.
    /// ```
    "{name}" {
        code: "{code}",
        family: "{family}",
        summary: "WRITE: one short line",
        severity: Note,
        since: "0.1",
    }
}

pub(crate) fn check(cx: &mut Context<'_>) {
    for _paper in cx.papers {
        // Report only words that are the author's (`Paper::is_own`) and that the extraction left whole
        // (`Paper::is_damaged`).
    }
}
"#;

#[cfg(test)]
mod tests {
    use super::listed;

    const LIST: &str =
        "mod x;\n\ndeclare::checks! {\n    lists: [one],\n    dates: [two, three],\n}\n";

    #[test]
    fn a_check_is_put_at_the_end_of_its_family() {
        let list = listed(LIST, "new-one", "lists").unwrap();
        assert!(
            list.contains("\n    lists: [one, new_one],\n    dates: [two, three],\n}\n"),
            "{list}"
        );
        let list = listed(LIST, "new-one", "wording").unwrap();
        assert!(list.contains("    dates: [two, three],\n    wording: [new_one],\n}\n"), "{list}");
    }

    #[test]
    fn a_name_that_is_taken_is_refused() {
        assert!(super::begin("some-check", "lists", "R002").is_err_and(|it| it.contains("R002")));
        assert!(super::begin("Some", "lists", "Z999").is_err());
        assert!(super::begin("some", "../lists", "Z999").is_err());
    }
}
