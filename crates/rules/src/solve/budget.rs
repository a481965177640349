//! What a search may still spend.

use super::Limits;

/// Looking at so many parts costs as much as one step.
const PARTS: usize = 100;

/// Why a search stops without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    Steps,
    Rows,
    Depth,
    Overflow,
    Cancelled,
    /// An invariant of the engine does not hold; said as "cannot tell", never as an answer.
    Fault(&'static str),
}

/// Counts steps and asks whether to go on.
pub(super) struct Budget<'a> {
    limits: Limits<'a>,
    used: u64,
    ask_at: u64,
}

/// The caller is asked whether to stop every so many steps.
const ASK_EVERY: u64 = 256;

impl<'a> Budget<'a> {
    pub(super) fn new(limits: &Limits<'a>) -> Budget<'a> {
        Budget { limits: *limits, used: 0, ask_at: 0 }
    }

    pub(super) fn used(&self) -> u64 {
        self.used
    }

    pub(super) fn spend(&mut self) -> Result<(), Stop> {
        self.spend_on(0)
    }

    /// A step that looks at so many parts of a formula or a system.
    pub(super) fn spend_on(&mut self, parts: usize) -> Result<(), Stop> {
        if self.used >= self.ask_at {
            if self.limits.cancelled.is_some_and(|asked| asked()) {
                return Err(Stop::Cancelled);
            }
            self.ask_at = self.used.saturating_add(ASK_EVERY);
        }
        self.used = self.used.saturating_add(1 + (parts / PARTS) as u64);
        if self.used > self.limits.steps { Err(Stop::Steps) } else { Ok(()) }
    }

    pub(super) fn rows(&self, rows: usize) -> Result<(), Stop> {
        if rows > self.limits.rows { Err(Stop::Rows) } else { Ok(()) }
    }
}
