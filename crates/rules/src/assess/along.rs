//! What if? A party along one of its inputs, everything else being as it is.

use super::answer::Assessment;
use super::{assess, completions};
use crate::lines::steps;
use crate::regime::Duties;
use crate::vocabulary::{Input, Inputs};
use crate::{Condition, Regime};

/// A stretch of values that all give the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first value.
    pub from: Input,
    /// The last value; for a fact the same as the first.
    pub to: Input,
    /// What the party gets there.
    pub assessment: Assessment,
}

/// What a party gets for every value of a fact or a count, in stretches that give the same. The
/// boundaries are exact: between the values that are gone through no rule and no open topic turns.
///
/// # Errors
///
/// A sentence, where the key is no fact and no count of the vocabulary, or where other counts of the
/// party follow from it, so that it cannot be changed alone.
pub fn along(regime: &Regime, inputs: &Inputs, key: &str) -> Result<Vec<Stretch>, String> {
    let vocabulary = &regime.vocabulary;
    let values: Vec<Input> = if vocabulary.fact_names().any(|fact| fact == key) {
        vec![Input::Flag(false), Input::Flag(true)]
    } else if let Some(count) = vocabulary.count(key) {
        let mut zero = inputs.clone();
        zero.insert(key.to_owned(), Input::Number(0));
        let (conditions, exact) = completions::conditions(regime);
        if !exact {
            return Err(format!("The rules of {} are too large to be computed with.", regime.name));
        }
        // Where the party stops being one that can be, the answer turns as well.
        let domain = vocabulary.domain.iter().chain(&regime.domain);
        let conditions: Vec<&Condition> = conditions.iter().chain(domain).collect();
        let party = vocabulary.describe(&zero).party;
        steps(&conditions, count, &party).into_iter().map(Input::Number).collect()
    } else {
        return Err(format!("“{key}” is no fact and no count of this vocabulary."));
    };
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut before = None;
    for value in values {
        let mut changed = inputs.clone();
        changed.insert(key.to_owned(), value.clone());
        let mut rest = vocabulary.describe(&changed).party;
        rest.set_fact(key, false);
        rest.counts.remove(key);
        rest.counts.retain(|_, count| *count != 0);
        if before.replace(rest.clone()).is_some_and(|before| before != rest) {
            return Err(format!(
                "“{key}” cannot be changed alone here: other counts of the party follow from it. State those themselves."
            ));
        }
        let assessment = assess(regime, &changed, &Duties::default());
        match stretches.last_mut() {
            Some(last) if last.assessment.same_as(&assessment) => last.to = value,
            _ => stretches.push(Stretch { from: value.clone(), to: value, assessment }),
        }
    }
    Ok(stretches)
}
