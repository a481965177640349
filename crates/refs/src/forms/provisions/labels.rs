//! Labels of paragraphs: which level of a clause a label continues.

/// The depth at which a label stands that follows a paragraph: 0 for "(b)" after "(a)" or "(a)(ii)",
/// 1 for "(iii)" after "(a)(ii)". `None` after a clause without paragraphs.
pub(super) fn depth_of(label: &str, after: &[String]) -> Option<usize> {
    let last = after.len().checked_sub(1)?;
    let continues = |depth: &usize| follows(label, &after[*depth], *depth > 0);
    Some((0..=last).rev().find(continues).unwrap_or(last))
}

/// True where a label may come after another at the same level.
fn follows(label: &str, before: &str, nested: bool) -> bool {
    match (roman(before), roman(label)) {
        // "(i)" below a letter is a number; only a number follows it.
        (Some(before), label) if nested => label.is_some_and(|label| label > before),
        _ => (label.len(), label) > (before.len(), before),
    }
}

/// The value of a small Roman number up to 39.
fn roman(label: &str) -> Option<u32> {
    let value = |letter: char| match letter {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        _ => None,
    };
    let values: Vec<u32> = label.chars().map(value).collect::<Option<_>>()?;
    let signed = values.iter().enumerate().map(|(at, value)| {
        let smaller = values.get(at + 1).is_some_and(|next| next > value);
        if smaller { -i64::from(*value) } else { i64::from(*value) }
    });
    u32::try_from(signed.sum::<i64>()).ok()
}

#[cfg(test)]
mod tests {
    use super::depth_of;

    fn depth(label: &str, after: &[&str]) -> Option<usize> {
        let after: Vec<String> = after.iter().map(|label| (*label).to_owned()).collect();
        depth_of(label, &after)
    }

    #[test]
    fn a_label_continues_the_level_it_fits() {
        assert_eq!(depth("b", &["a"]), Some(0));
        assert_eq!(depth("iii", &["a", "ii"]), Some(1));
        assert_eq!(depth("b", &["a", "ii"]), Some(0));
        assert_eq!(depth("k", &["a", "i"]), Some(0));
        assert_eq!(depth("aa", &["z"]), Some(0));
        assert_eq!(depth("ix", &["b", "iv"]), Some(1));
        assert_eq!(depth("a", &[]), None);
    }
}
