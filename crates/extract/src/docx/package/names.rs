//! Names of parts and the targets that lead to them (ECMA-376 part 2).

/// The name of a part as it is compared: forward slashes, no leading one, lower case. Archives made
/// on Windows by hand have backslashes.
pub(crate) fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The part that a target leads to, seen from a part (`word/document.xml`; empty for the package).
pub(crate) fn resolve(from: &str, target: &str) -> String {
    let target = unescape(&target.replace('\\', "/"));
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = Vec::new();
    let base = if target.starts_with('/') { "" } else { folder };
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    key(&steps.join("/"))
}

/// The part that holds the relationships of a part.
pub(crate) fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// Percent escapes of a URI; what is none stays as it is.
fn unescape(target: &str) -> String {
    let bytes = target.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%')
            .then(|| target.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(escaped.unwrap_or(bytes[at]));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{key, relationships_of, resolve};

    #[test]
    fn targets_lead_to_parts() {
        assert_eq!(resolve("word/document.xml", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word/document.xml", "/Notes/Foot%20notes.xml"), "notes/foot notes.xml");
        assert_eq!(resolve("word/document.xml", "../../../a/./b.xml"), "a/b.xml");
        assert_eq!(resolve("", "word\\document.xml"), "word/document.xml");
        assert_eq!(resolve("", "100%.xml"), "100%.xml");
    }

    #[test]
    fn names_are_compared_without_case_and_slashes() {
        assert_eq!(key("\\word\\Document.XML"), "word/document.xml");
        assert_eq!(relationships_of("word/document.xml"), "word/_rels/document.xml.rels");
        assert_eq!(relationships_of("document.xml"), "_rels/document.xml.rels");
    }
}
