//! `docs/checks.md`: every check, from the comments that declare them.

use codicil_checks::ALL;
use codicil_finding::{CheckMeta, Part, parts};

const HEAD: &str = "\
# The drafting checks

Made from the comments over the checks in `crates/checks/src/` by `cargo xtask generate`; what you change here is lost. `codicil explain CODE` says the same in the terminal.

In the examples, what is reported stands between `[[` and `]]`. A line `=== NAME` begins the next paper of a set. All papers in them are invented.

";

/// The paper as it must be today.
pub fn paper() -> String {
    let mut metas: Vec<&CheckMeta> = ALL.iter().map(|check| check.meta).collect();
    metas.sort_by_key(|meta| meta.code);
    let mut out = HEAD.to_owned();
    out.push_str("| Check | Reports | As a rule |\n|---|---|---|\n");
    for meta in &metas {
        out.push_str(&format!(
            "| [{} `{}`](#{}-{}) | {} | {} |\n",
            meta.code,
            meta.name,
            meta.code.to_lowercase(),
            meta.name,
            meta.summary,
            meta.severity.name()
        ));
    }
    for meta in &metas {
        out.push_str(&section(meta));
    }
    out
}

fn section(meta: &CheckMeta) -> String {
    let mut out = format!("\n## {} {}\n", meta.code, meta.name);
    for part in parts(meta.docs) {
        match part {
            Part::Heading(words) => out.push_str(&format!("\n### {words}\n")),
            Part::Text(words) => out.push_str(&format!("\n{words}\n")),
            Part::Example(words) => {
                out.push_str(&format!("\n```text\n{}```\n", without_names(&words)));
            }
        }
    }
    out
}

/// An example with the names of checks taken out of its marks.
fn without_names(marked: &str) -> String {
    let (mut out, mut rest) = (String::new(), marked);
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((mark, after)) = after.split_once("]]") else { break };
        let words = mark.rsplit_once('|').map_or(mark, |(words, _)| words);
        out.push_str(&format!("{before}[[{words}]]"));
        rest = after;
    }
    out.push_str(rest);
    out
}
