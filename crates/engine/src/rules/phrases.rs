//! Conditions and sequences in the words of a vocabulary.

use codicil_rules::question::words::number;
use codicil_rules::regime::{Deem, Rule};
use codicil_rules::{Condition, Quantity, Relation, Repeats, Sequence, Vocabulary};

/// To whom something applies: "Supplier, and Domestic Premises are more than 250,000".
pub(super) fn condition(condition: &Condition, vocabulary: &Vocabulary) -> String {
    match condition {
        Condition::All(all) if all.is_empty() => "everybody".to_owned(),
        Condition::Any(any) if any.is_empty() => "nobody".to_owned(),
        Condition::All(all) => joined(all, ", and ", vocabulary),
        Condition::Any(any) => joined(any, ", or ", vocabulary),
        Condition::Not(inner) => match inner.as_ref() {
            Condition::Holds(_) => format!("not {}", self::condition(inner, vocabulary)),
            _ => format!("not ({})", self::condition(inner, vocabulary)),
        },
        Condition::Holds(name) => holds(name, vocabulary),
        Condition::Compare { left, relation, right } => format!(
            "{} {} {}",
            quantity(left, vocabulary),
            compares(*relation),
            quantity(right, vocabulary)
        ),
    }
}

fn joined(conditions: &[Condition], word: &str, vocabulary: &Vocabulary) -> String {
    let each = conditions.iter().map(|one| {
        let words = condition(one, vocabulary);
        let several = |inner: &Vec<Condition>| inner.len() > 1 && conditions.len() > 1;
        match one {
            Condition::All(inner) | Condition::Any(inner) if several(inner) => format!("({words})"),
            _ => words,
        }
    });
    each.collect::<Vec<_>>().join(word)
}

fn holds(name: &str, vocabulary: &Vocabulary) -> String {
    let role = vocabulary.roles.iter().find(|role| role.name == name).map(|role| &role.label);
    let fact = vocabulary.facts.iter().find(|fact| fact.name == name).map(|fact| &fact.says);
    role.or(fact).cloned().unwrap_or_else(|| name.to_owned())
}

/// A sum: "Domestic Premises + 5 × Non-Domestic Premises".
pub(super) fn quantity(quantity: &Quantity, vocabulary: &Vocabulary) -> String {
    let mut text = String::new();
    let mut add = |negative: bool, words: &str| {
        let sign = match (text.is_empty(), negative) {
            (true, true) => "−",
            (true, false) => "",
            (false, true) => " − ",
            (false, false) => " + ",
        };
        text.push_str(sign);
        text.push_str(words);
    };
    for (factor, name) in &quantity.terms {
        let unit = vocabulary.count(name).map_or(name.as_str(), |count| count.unit.as_str());
        let times = factor.saturating_abs();
        let words =
            if times == 1 { unit.to_owned() } else { format!("{} × {unit}", number(times)) };
        add(*factor < 0, &words);
    }
    if quantity.constant != 0 || quantity.terms.is_empty() {
        add(quantity.constant < 0, &number(quantity.constant.saturating_abs()));
    }
    text
}

fn compares(relation: Relation) -> &'static str {
    match relation {
        Relation::Less => "are fewer than",
        Relation::AtMost => "are at most",
        Relation::Equal => "are exactly",
        Relation::Different => "are not",
        Relation::AtLeast => "are at least",
        Relation::More => "are more than",
    }
}

/// What a rule gives: "Full, Verification, Self, and so on from the first again".
pub(super) fn gives(rule: &Rule, vocabulary: &Vocabulary) -> String {
    let years = rule.then.as_ref().map(sequence);
    let per_year = rule
        .per_year
        .as_ref()
        .map(|sum| format!("{} assessments a year", quantity(sum, vocabulary)));
    match (years, per_year) {
        (Some(years), Some(number)) => format!("{years}; {number}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "no outcome of its own".to_owned(),
    }
}

fn sequence(sequence: &Sequence) -> String {
    let years = sequence.years.join(", ");
    let after = match sequence.repeats {
        Repeats::From(0) if sequence.years.len() == 1 => return format!("{years} in every year"),
        Repeats::From(0) => "and so on from the first again".to_owned(),
        Repeats::From(start) => format!("and so on from year {} again", start + 1),
        Repeats::Ends => "and nothing after that".to_owned(),
        Repeats::NotStated => "and later years are not stated".to_owned(),
    };
    format!("{years}, {after}")
}

/// What a deeming provision does to a rule, as a sentence.
pub(super) fn deemed(deem: &Deem, vocabulary: &Vocabulary) -> String {
    let place = deem.clause.as_deref().or(deem.source.as_deref()).unwrap_or(&deem.id);
    let unit = vocabulary.count(&deem.count).map_or(deem.count.as_str(), |count| &count.unit);
    let mut text =
        format!("By {place}, {unit} are deemed to include {}", quantity(&deem.adds, vocabulary));
    if deem.when != Condition::always() {
        text.push_str(&format!(" where this holds: {}", condition(&deem.when, vocabulary)));
    }
    text.push('.');
    text
}

#[cfg(test)]
mod tests {
    use codicil_rules::expression;

    use super::*;

    const WORDS: &str = r#"
format = "vocabulary/1"
[[outcome]]
name = "Full"
says = "Full assessment"
[[role]]
name = "supplier"
label = "Supplier"
says = "a Supplier Party"
[[fact]]
name = "shared"
says = "shares its system"
absent = false
[[count]]
name = "domestic"
says = "Domestic Premises"
unit = "Domestic Premises"
max = 1_000_000
[[count]]
name = "others"
says = "premises of others"
unit = "premises of others"
max = 1_000_000
"#;

    fn said(words: &str) -> String {
        let vocabulary = Vocabulary::read("words", WORDS).expect("a vocabulary");
        let read = expression::condition(words, &vocabulary.names()).expect("a condition");
        condition(&read, &vocabulary)
    }

    #[test]
    fn conditions_keep_their_boundaries() {
        assert_eq!(
            said("supplier and domestic + 5*others > 250_000"),
            "Supplier, and Domestic Premises + 5 × premises of others are more than 250,000"
        );
        assert_eq!(said("domestic <= 250_000"), "Domestic Premises are at most 250,000");
        assert_eq!(said("always"), "everybody");
    }

    #[test]
    fn what_is_inside_stays_inside() {
        assert_eq!(
            said("supplier and (shared or domestic >= 2)"),
            "Supplier, and (shares its system, or Domestic Premises are at least 2)"
        );
        assert_eq!(said("not supplier"), "not Supplier");
    }

    #[test]
    fn sequences_say_what_comes_after() {
        let of = |repeats| {
            sequence(&Sequence { years: vec!["Full".to_owned(), "Self".to_owned()], repeats })
        };
        assert_eq!(of(Repeats::From(0)), "Full, Self, and so on from the first again");
        assert_eq!(of(Repeats::From(1)), "Full, Self, and so on from year 2 again");
        assert_eq!(of(Repeats::NotStated), "Full, Self, and later years are not stated");
        let one = Sequence { years: vec!["Full".to_owned()], repeats: Repeats::From(0) };
        assert_eq!(sequence(&one), "Full in every year");
    }
}
