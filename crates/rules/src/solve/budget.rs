//! What a search may still spend.

use super::Limits;

/// Why a search stops without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    Steps,
    Rows,
    Overflow,
    Cancelled,
    /// An invariant of the engine does not hold; said as "cannot tell", never as an answer.
    Fault(&'static str),
}

/// Counts steps and asks whether to go on.
pub(super) struct Budget<'a> {
    limits: Limits<'a>,
    used: u64,
}

/// The caller is asked whether to stop every so many steps.
const ASK_EVERY: u64 = 256;

impl<'a> Budget<'a> {
    pub(super) fn new(limits: &Limits<'a>) -> Budget<'a> {
        Budget { limits: *limits, used: 0 }
    }

    pub(super) fn used(&self) -> u64 {
        self.used
    }

    pub(super) fn spend(&mut self) -> Result<(), Stop> {
        if self.used.is_multiple_of(ASK_EVERY) && self.limits.cancelled.is_some_and(|asked| asked())
        {
            return Err(Stop::Cancelled);
        }
        if self.used >= self.limits.steps {
            return Err(Stop::Steps);
        }
        self.used += 1;
        Ok(())
    }

    pub(super) fn rows(&self, rows: usize) -> Result<(), Stop> {
        if rows > self.limits.rows { Err(Stop::Rows) } else { Ok(()) }
    }
}
