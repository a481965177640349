use serde::{Deserialize, Serialize};

use crate::Span;

/// One stretch of text and the bytes it came from.
///
/// Where both have the same length they agree byte for byte; otherwise the stretch corresponds as
/// a whole (a character that the file spells in another encoding, say).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Where it stands in the text.
    pub text: Span,
    /// Where it stands in the source.
    pub source: Span,
}

/// The map from a text back to the source it was made from, and forth.
///
/// Runs are in the order of the text. Text between two runs was put in by us (the space that joins
/// two lines); source between two runs was left out (line ends, running heads). Runs need not be in
/// source order: reading order may differ from the order in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceMap {
    runs: Vec<Run>,
}

impl SourceMap {
    /// A map for text that equals its source from `source_start` on, `len` bytes.
    pub fn identity(source_start: usize, len: usize) -> Self {
        let mut map = Self::default();
        map.push(Run {
            text: Span::new(0, len),
            source: Span::new(source_start, source_start + len),
        });
        map
    }

    /// Adds the next run; joins it to the last where both continue without a gap.
    ///
    /// # Panics
    ///
    /// When the run starts before the end of the last one: the text is built front to back.
    pub fn push(&mut self, run: Run) {
        if run.text.is_empty() && run.source.is_empty() {
            return;
        }
        if let Some(last) = self.runs.last_mut() {
            assert!(
                last.text.end <= run.text.start,
                "runs must be pushed in the order of the text"
            );
            let both_exact = is_exact(last) && is_exact(&run);
            if both_exact && last.text.end == run.text.start && last.source.end == run.source.start
            {
                last.text.end = run.text.end;
                last.source.end = run.source.end;
                return;
            }
        }
        self.runs.push(run);
    }

    /// The runs, in the order of the text.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The source bytes from the first to the last byte of `span`; whatever was left out between
    /// them is inside. `None` when no byte of the span came from the source.
    pub fn to_source(&self, span: Span) -> Option<Span> {
        let touched: Vec<&Run> = self.touching(span).collect();
        let mut result: Option<Span> = None;
        for run in touched {
            let part = if is_exact(run) {
                let start = span.start.max(run.text.start) - run.text.start;
                let end = span.end.min(run.text.end) - run.text.start;
                Span::new(run.source.start + start, run.source.start + end)
            } else {
                run.source
            };
            result = Some(result.map_or(part, |so_far| so_far.cover(part)));
        }
        result
    }

    /// The pieces of source that `span` is made of, in the order of the text.
    pub fn pieces(&self, span: Span) -> impl Iterator<Item = Run> + '_ {
        self.touching(span).map(move |run| {
            if is_exact(run) {
                let text = Span::new(span.start.max(run.text.start), span.end.min(run.text.end));
                let shift = text.start - run.text.start;
                let start = run.source.start + shift;
                Run { text, source: Span::new(start, start + text.len()) }
            } else {
                *run
            }
        })
    }

    /// The map of this text to the source of its source: `self` maps text to a middle text, `inner`
    /// the middle text to the source.
    pub fn through(&self, inner: &SourceMap) -> SourceMap {
        let mut result = SourceMap::default();
        for run in &self.runs {
            if !is_exact(run) {
                if let Some(source) = inner.to_source(run.source) {
                    result.push(Run { text: run.text, source });
                }
                continue;
            }
            for piece in inner.pieces(run.source) {
                let text = if is_exact(&piece) {
                    let start = run.text.start + (piece.text.start - run.source.start);
                    Span::new(start, start + piece.text.len())
                } else {
                    let start = run.text.start + piece.text.start.saturating_sub(run.source.start);
                    let end =
                        run.text.start + piece.text.end.min(run.source.end) - run.source.start;
                    Span::new(start, end)
                };
                result.push(Run { text, source: piece.source });
            }
        }
        result
    }

    fn touching(&self, span: Span) -> impl Iterator<Item = &Run> {
        let from = self.runs.partition_point(|run| run.text.end <= span.start);
        self.runs[from..].iter().take_while(move |run| run.text.start < span.end)
    }
}

fn is_exact(run: &Run) -> bool {
    run.text.len() == run.source.len()
}

#[cfg(test)]
mod tests {
    use super::{Run, SourceMap};
    use crate::Span;

    fn run(text: (usize, usize), source: (usize, usize)) -> Run {
        Run { text: Span::new(text.0, text.1), source: Span::new(source.0, source.1) }
    }

    /// "ab" and "cd", joined by a space of ours over the two bytes of a line end.
    fn joined() -> SourceMap {
        let mut map = SourceMap::default();
        map.push(run((0, 2), (10, 12)));
        map.push(run((3, 5), (14, 16)));
        map
    }

    #[test]
    fn a_span_over_a_join_covers_the_line_end() {
        assert_eq!(joined().to_source(Span::new(1, 4)), Some(Span::new(11, 15)));
    }

    #[test]
    fn a_space_of_ours_has_no_source() {
        assert_eq!(joined().to_source(Span::new(2, 3)), None);
    }

    #[test]
    fn touching_runs_join() {
        let mut map = SourceMap::default();
        map.push(run((0, 2), (0, 2)));
        map.push(run((2, 4), (2, 4)));
        assert_eq!(map.runs().len(), 1);
    }

    #[test]
    fn two_maps_compose() {
        let mut decoded = SourceMap::default();
        decoded.push(run((0, 10), (0, 10)));
        decoded.push(run((10, 12), (10, 11))); // é, one byte in the file
        decoded.push(run((12, 30), (11, 29)));
        let whole = joined().through(&decoded);
        assert_eq!(whole.to_source(Span::new(0, 2)), Some(Span::new(10, 11)));
        assert_eq!(whole.to_source(Span::new(3, 5)), Some(Span::new(13, 15)));
    }
}
