//! Fractions in lowest terms, with checked arithmetic.

use super::budget::Stop;
use super::compile::divisor_of;
use super::system::{floor, minus, plus, times};

/// A fraction; the denominator is above 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ratio {
    pub(super) over: i128,
    pub(super) under: i128,
}

impl Ratio {
    pub(super) const ZERO: Ratio = Ratio { over: 0, under: 1 };

    pub(super) fn whole(number: i128) -> Ratio {
        Ratio { over: number, under: 1 }
    }

    /// `under` is not 0.
    fn new(over: i128, under: i128) -> Result<Ratio, Stop> {
        // The lowest number has no opposite.
        if over == i128::MIN || under == i128::MIN {
            return Err(Stop::Overflow);
        }
        if under == 1 {
            return Ok(Ratio { over, under });
        }
        let divisor = divisor_of(over, under) * under.signum();
        Ok(Ratio { over: over / divisor, under: under / divisor })
    }

    pub(super) fn plus(self, other: Ratio) -> Result<Ratio, Stop> {
        if self.under == 1 && other.under == 1 {
            return Ratio::new(plus(self.over, other.over)?, 1);
        }
        let divisor = divisor_of(self.under, other.under);
        let (of_other, of_self) = (self.under / divisor, other.under / divisor);
        let over = plus(times(self.over, of_self)?, times(other.over, of_other)?)?;
        Ratio::new(over, times(self.under, of_self)?)
    }

    pub(super) fn minus(self, other: Ratio) -> Result<Ratio, Stop> {
        self.plus(Ratio { over: minus(0, other.over)?, under: other.under })
    }

    pub(super) fn times(self, other: Ratio) -> Result<Ratio, Stop> {
        let left = Ratio::new(self.over, other.under)?;
        let right = Ratio::new(other.over, self.under)?;
        Ratio::new(times(left.over, right.over)?, times(left.under, right.under)?)
    }

    /// Divides by what is not 0.
    pub(super) fn by(self, other: Ratio) -> Result<Ratio, Stop> {
        self.times(Ratio::new(other.under, other.over)?)
    }

    pub(super) fn is_below(self, other: Ratio) -> Result<bool, Stop> {
        Ok(self.minus(other)?.over < 0)
    }

    /// The greatest whole number that is not above it.
    pub(super) fn floor(self) -> i128 {
        floor(self.over, self.under)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(over: i128, under: i128) -> Ratio {
        Ratio::new(over, under).unwrap()
    }

    #[test]
    fn fractions_are_kept_in_lowest_terms() {
        assert_eq!(ratio(6, -4), Ratio { over: -3, under: 2 });
        assert_eq!(ratio(0, -4), Ratio::ZERO);
        assert_eq!(ratio(1, 6).plus(ratio(1, 3)), Ok(ratio(1, 2)));
        assert_eq!(ratio(1, 6).minus(ratio(2, 3)), Ok(ratio(-1, 2)));
        assert_eq!(ratio(2, 3).times(ratio(-9, 4)), Ok(ratio(-3, 2)));
        assert_eq!(ratio(2, 3).by(ratio(-4, 9)), Ok(ratio(-3, 2)));
        assert_eq!(ratio(-1, 2).floor(), -1);
        assert_eq!(ratio(1, 3).is_below(ratio(1, 2)), Ok(true));
        assert_eq!(Ratio::whole(i128::MAX).plus(Ratio::whole(1)), Err(Stop::Overflow));
        assert_eq!(Ratio::new(i128::MIN, 1), Err(Stop::Overflow));
    }
}
