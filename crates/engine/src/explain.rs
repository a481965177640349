//! What checks report and why it matters.

use codicil_checks::ALL;
use codicil_report::answer::explain::{ExplainAnswer, ExplainedCheck};

use crate::error::EngineError;

/// The check with that code or name; all of them, in the order of their codes, where none is named.
///
/// # Errors
///
/// When there is no such check.
pub fn explain(name: Option<&str>) -> Result<ExplainAnswer, EngineError> {
    let checks = match name {
        Some(name) => {
            let check = codicil_checks::find(name.trim())
                .ok_or_else(|| EngineError::NoCheck { words: name.to_owned() })?;
            vec![ExplainedCheck::from(check.meta)]
        }
        None => {
            let mut checks: Vec<ExplainedCheck> =
                ALL.iter().map(|check| ExplainedCheck::from(check.meta)).collect();
            checks.sort_by_key(|check| check.code);
            checks
        }
    };
    Ok(ExplainAnswer { schema: "codicil.explain/1", checks })
}

#[cfg(test)]
mod tests {
    use super::explain;

    #[test]
    fn a_check_is_known_by_its_code_and_its_name() {
        let of = |name: &str| explain(Some(name)).map(|answer| answer.checks[0].code);
        assert_eq!(of("r002").ok(), Some("R002"));
        assert_eq!(of("reference-to-deleted-clause").ok(), Some("R002"));
        assert!(of("R000").is_err_and(|error| error.to_string().contains("R000")));
        assert!(explain(None).is_ok_and(|all| all.checks.len() > 5));
    }
}
