use serde::{Deserialize, Serialize};

/// A box on a page, in hundredths of a point, from the top left corner of the page as it is shown
/// (cropped and turned). `left` and `top` are never more than `right` and `bottom`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rect {
    /// Distance of the left side from the left of the page.
    pub left: i32,
    /// Distance of the upper side from the top of the page.
    pub top: i32,
    /// Distance of the right side from the left of the page.
    pub right: i32,
    /// Distance of the lower side from the top of the page.
    pub bottom: i32,
}

impl Rect {
    /// Hundredths of a point in `points`; a value out of range becomes the nearest in range.
    pub fn hundredths(points: f32) -> i32 {
        // A cast from float to integer saturates; a NaN becomes 0.
        (points * 100.0).round() as i32
    }

    /// The smallest box that holds both.
    pub fn cover(self, other: Rect) -> Rect {
        Rect {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Width in hundredths of a point.
    pub fn width(self) -> i32 {
        self.right.saturating_sub(self.left)
    }

    /// Height in hundredths of a point.
    pub fn height(self) -> i32 {
        self.bottom.saturating_sub(self.top)
    }
}
