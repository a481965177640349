use serde::{Deserialize, Serialize};

use crate::{Run, SourceMap, Span};

/// Why a word differs from what its writer typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RepairKind {
    /// A gap that kerning left inside a word: "wil l".
    Gap,
    /// A hyphen that only marked the end of a line.
    LineHyphen,
    /// A footnote mark stuck to the word before it.
    FootnoteMark,
}

/// A broken word and what it is read as. The canonical text keeps the broken form; search and
/// reference reading use the repaired one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// The broken words in the canonical text.
    pub span: Span,
    /// What they are read as.
    pub repaired: String,
    /// What broke them.
    pub kind: RepairKind,
}

/// A piece of canonical text with its repairs applied, and the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepairedText {
    /// The text as it is read.
    pub text: String,
    map: SourceMap,
}

impl RepairedText {
    /// Applies to `span` of `canonical` those `repairs` that lie inside it. Repairs are sorted and do
    /// not overlap; one that overlaps its predecessor is left out.
    pub fn new(canonical: &str, span: Span, repairs: &[Repair]) -> Self {
        let mut text = String::with_capacity(span.len());
        let mut map = SourceMap::default();
        let mut at = span.start;
        let from = repairs.partition_point(|repair| repair.span.start < span.start);
        let inside = repairs[from..].iter().take_while(|repair| repair.span.end <= span.end);
        for repair in inside {
            if repair.span.start < at {
                continue;
            }
            copy(canonical, Span::new(at, repair.span.start), &mut text, &mut map);
            let start = text.len();
            text.push_str(&repair.repaired);
            // An empty repair takes words away; there is nothing to map.
            if !repair.repaired.is_empty() {
                map.push(Run { text: Span::new(start, text.len()), source: repair.span });
            }
            at = repair.span.end;
        }
        copy(canonical, Span::new(at, span.end.max(at)), &mut text, &mut map);
        Self { text, map }
    }

    /// The canonical words that `span` of the repaired text stands for; a part of a repaired word
    /// stands for the whole broken one.
    pub fn to_canonical(&self, span: Span) -> Option<Span> {
        self.map.to_source(span)
    }
}

fn copy(canonical: &str, span: Span, text: &mut String, map: &mut SourceMap) {
    let words = span.of(canonical);
    if words.is_empty() {
        return;
    }
    let start = text.len();
    text.push_str(words);
    map.push(Run { text: Span::new(start, text.len()), source: span });
}

#[cfg(test)]
mod tests {
    use super::{Repair, RepairKind, RepairedText};
    use crate::Span;

    #[test]
    fn a_repaired_word_leads_back_to_the_broken_one() {
        let text = "it wil l do";
        let repairs =
            [Repair { span: Span::new(3, 8), repaired: "will".into(), kind: RepairKind::Gap }];
        let repaired = RepairedText::new(text, Span::new(0, text.len()), &repairs);
        assert_eq!(repaired.text, "it will do");
        assert_eq!(repaired.to_canonical(Span::new(3, 7)), Some(Span::new(3, 8)));
        assert_eq!(repaired.to_canonical(Span::new(8, 10)), Some(Span::new(9, 11)));
    }

    #[test]
    fn a_repair_outside_the_piece_is_left_alone() {
        let text = "wil l do";
        let repairs =
            [Repair { span: Span::new(0, 5), repaired: "will".into(), kind: RepairKind::Gap }];
        let repaired = RepairedText::new(text, Span::new(6, 8), &repairs);
        assert_eq!(repaired.text, "do");
    }
}
