//! Which rule goes before which.

use crate::expression::ReadError;

use super::Rule;

/// Refuses rules that go before each other in a circle.
pub(super) fn without_circles(rules: &[Rule]) -> Result<(), ReadError> {
    let mut done = vec![false; rules.len()];
    for start in 0..rules.len() {
        visit(rules, start, &mut Vec::new(), &mut done)?;
    }
    Ok(())
}

fn visit(
    rules: &[Rule],
    at: usize,
    path: &mut Vec<usize>,
    done: &mut [bool],
) -> Result<(), ReadError> {
    if done[at] {
        return Ok(());
    }
    if let Some(from) = path.iter().position(|seen| *seen == at) {
        let circle: Vec<&str> = path[from..].iter().map(|rule| rules[*rule].id.as_str()).collect();
        let message =
            format!("The rules {} are subject to each other in a circle.", circle.join(", "));
        return Err(
            ReadError::new("", message).hint("Take one “subject_to” or “notwithstanding” away.")
        );
    }
    path.push(at);
    for before in &rules[at].after {
        visit(rules, *before, path, done)?;
    }
    path.pop();
    done[at] = true;
    Ok(())
}
