//! The health of a library.

use super::{ALERT, STRONG, styled};
use crate::answer::doctor::{DoctorAnswer, Health};

/// One line a check.
pub fn doctor(answer: &DoctorAnswer) -> String {
    let mut out = format!("{}\n", styled(STRONG, &answer.library));
    for check in &answer.checks {
        let mark = match check.status {
            Health::Good => "good    ".to_owned(),
            Health::Repaired => "repaired".to_owned(),
            Health::Bad => styled(ALERT, "bad     "),
        };
        out.push_str(&format!("  {mark} {}\n", check.message));
    }
    out
}
