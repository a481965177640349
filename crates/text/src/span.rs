use serde::{Deserialize, Serialize};

/// A half-open range of bytes, 0-based: `start` is in, `end` is out.
///
/// Which text it is a range of is said where it is used; unless said otherwise, the canonical text
/// of a document. Both ends lie on character boundaries of that text.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte; never less than `start`.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    ///
    /// # Panics
    ///
    /// When `end` lies before `start`: both come from our own arithmetic, never from a document.
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "span ends at {end}, before its start {start}");
        Self { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// True for a place between two bytes.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True when every byte of `other` lies in `self`.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True when the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same span, `by` bytes further on.
    pub fn shifted(self, by: usize) -> Span {
        Span::new(self.start + by, self.end + by)
    }

    /// The words of `text` at this span; empty when it does not fit, so that a stored span and a
    /// changed text never bring the program down.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn neighbours_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
    }

    #[test]
    fn words_off_a_boundary_are_empty() {
        assert_eq!(Span::new(0, 1).of("é"), "");
        assert_eq!(Span::new(0, 9).of("short"), "");
        assert_eq!(Span::new(1, 3).of("short"), "ho");
    }
}
