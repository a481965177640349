//! Rule expressions as rule files write them, and conditions in a form in which two that say the same
//! by their shape are equal.

use codicil_rules::{Condition, Quantity, Relation};

/// Reads an expression: `supplier and domestic + 5*non_domestic > 250_000`.
pub fn condition(text: &str) -> Result<Condition, String> {
    let words = words(text);
    let mut at = 0;
    let found = or(&words, &mut at)?;
    if at < words.len() { Err(format!("unexpected {:?}", words[at])) } else { Ok(found) }
}

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut word = c.to_string();
        if c.is_alphanumeric() || c == '_' {
            while let Some(next) =
                chars.next_if(|c| c.is_alphanumeric() || matches!(c, '_' | ',' | '-'))
            {
                word.push(next);
            }
        } else if matches!(c, '<' | '>' | '!') {
            word.extend(chars.next_if_eq(&'='));
        }
        words.push(word);
    }
    words
}

fn or(words: &[String], at: &mut usize) -> Result<Condition, String> {
    let mut all = vec![and(words, at)?];
    while words.get(*at).is_some_and(|word| word == "or") {
        *at += 1;
        all.push(and(words, at)?);
    }
    Ok(if all.len() == 1 { all.remove(0) } else { Condition::Any(all) })
}

fn and(words: &[String], at: &mut usize) -> Result<Condition, String> {
    let mut all = vec![not(words, at)?];
    while words.get(*at).is_some_and(|word| word == "and") {
        *at += 1;
        all.push(not(words, at)?);
    }
    Ok(if all.len() == 1 { all.remove(0) } else { Condition::All(all) })
}

fn not(words: &[String], at: &mut usize) -> Result<Condition, String> {
    match words.get(*at).map(String::as_str) {
        Some("not") => {
            *at += 1;
            Ok(Condition::Not(Box::new(not(words, at)?)))
        }
        Some("(") => {
            *at += 1;
            let inner = or(words, at)?;
            *at += 1;
            Ok(inner)
        }
        Some("always") => {
            *at += 1;
            Ok(Condition::always())
        }
        Some(_) => compare(words, at),
        None => Err("nothing stands where a condition should".to_owned()),
    }
}

fn compare(words: &[String], at: &mut usize) -> Result<Condition, String> {
    let left = sum(words, at)?;
    let relation = match words.get(*at).map(String::as_str) {
        Some("<") => Relation::Less,
        Some("<=") => Relation::AtMost,
        Some("=") => Relation::Equal,
        Some("!=") => Relation::Different,
        Some(">=") => Relation::AtLeast,
        Some(">") => Relation::More,
        _ => {
            let [(1, name)] = left.terms.as_slice() else { return Err("no relation".to_owned()) };
            return Ok(Condition::Holds(name.clone()));
        }
    };
    *at += 1;
    let right = sum(words, at)?;
    Ok(Condition::Compare { left, relation, right })
}

fn sum(words: &[String], at: &mut usize) -> Result<Quantity, String> {
    let mut sum = Quantity::default();
    loop {
        let word = words.get(*at).ok_or("nothing stands where a quantity should")?;
        *at += 1;
        match (number(word), words.get(*at).is_some_and(|word| word == "*")) {
            (Some(factor), true) => {
                let name = words.get(*at + 1).ok_or("no name after *")?;
                sum.terms.push((factor, name.clone()));
                *at += 2;
            }
            (Some(value), false) => sum.constant += value,
            (None, _) => sum.terms.push((1, word.clone())),
        }
        if words.get(*at).is_none_or(|word| word != "+") {
            return Ok(sum);
        }
        *at += 1;
    }
}

fn number(word: &str) -> Option<i64> {
    word.replace(['_', ','], "").parse().ok()
}

/// "not" pushed down to facts and comparisons, nothing nested that need not be, everything in order.
pub fn normal(condition: &Condition) -> Condition {
    pushed(condition, false)
}

fn pushed(condition: &Condition, negative: bool) -> Condition {
    match condition {
        Condition::Not(inner) => pushed(inner, !negative),
        Condition::Holds(_) if negative => Condition::Not(Box::new(condition.clone())),
        Condition::Holds(_) => condition.clone(),
        Condition::Compare { left, relation, right } => {
            let relation = if negative { opposite(*relation) } else { *relation };
            let mut left = left.clone();
            left.terms.sort();
            Condition::Compare { left, relation, right: right.clone() }
        }
        Condition::All(inner) => grouped(inner, negative, negative),
        Condition::Any(inner) => grouped(inner, negative, !negative),
    }
}

fn grouped(inner: &[Condition], negative: bool, any: bool) -> Condition {
    let mut flat = Vec::new();
    for one in inner.iter().map(|one| pushed(one, negative)) {
        match one {
            Condition::Any(inner) if any => flat.extend(inner),
            Condition::All(inner) if !any => flat.extend(inner),
            other => flat.push(other),
        }
    }
    flat.sort();
    flat.dedup();
    match flat.len() {
        1 => flat.remove(0),
        _ if any => Condition::Any(flat),
        _ => Condition::All(flat),
    }
}

fn opposite(relation: Relation) -> Relation {
    match relation {
        Relation::Less => Relation::AtLeast,
        Relation::AtMost => Relation::More,
        Relation::Equal => Relation::Different,
        Relation::Different => Relation::Equal,
        Relation::AtLeast => Relation::Less,
        Relation::More => Relation::AtMost,
    }
}
