/// A part of the explanation of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading: "Why it matters".
    Heading(String),
    /// A paragraph, its lines joined.
    Text(String),
    /// An example: words of a paper, with the marks of what is reported. A line `=== NAME` begins
    /// the next paper of a set.
    Example(String),
}

/// The parts of an explanation written in Markdown: headings, paragraphs and fenced examples.
pub fn parts(docs: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut paragraph = String::new();
    let mut example: Option<String> = None;
    for line in docs.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if let Some(text) = &mut example {
            if line.starts_with("```") {
                parts.extend(example.take().map(Part::Example));
            } else {
                text.push_str(line);
                text.push('\n');
            }
            continue;
        }
        let heading = line.strip_prefix("## ");
        let fence = line.starts_with("```");
        if (heading.is_some() || fence || line.trim().is_empty()) && !paragraph.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut paragraph)));
        }
        if let Some(heading) = heading {
            parts.push(Part::Heading(heading.trim().to_owned()));
        } else if fence {
            example = Some(String::new());
        } else if !line.trim().is_empty() {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    if !paragraph.is_empty() {
        parts.push(Part::Text(paragraph));
    }
    // An example that is never closed is one all the same.
    parts.extend(example.map(Part::Example));
    parts
}

#[cfg(test)]
mod tests {
    use super::{Part, parts};

    #[test]
    fn headings_paragraphs_and_examples_are_told_apart() {
        let docs = " Reports a thing\n that is wrong.\n\n ## Reported\n\n ```paper\n (a) one;\n\n two\n ```\n ## Why\n It is.";
        let text = |words: &str| Part::Text(words.to_owned());
        let heading = |words: &str| Part::Heading(words.to_owned());
        assert_eq!(
            parts(docs),
            [
                text("Reports a thing that is wrong."),
                heading("Reported"),
                Part::Example("(a) one;\n\ntwo\n".to_owned()),
                heading("Why"),
                text("It is."),
            ]
        );
    }
}
