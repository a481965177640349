//! How a target relates to a provision that somebody asks about.

use codicil_profile::Address;

use crate::Target;

/// How a target reaches a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It is the provision.
    Direct,
    /// It is a range in which the provision lies.
    Range,
    /// It is a part of the provision.
    Part,
    /// The provision is a part of it.
    Contains,
}

/// How `target` relates to the provision `wanted` of the code `code`; `None` when it does not.
pub fn relation(target: &Target, wanted: &Address, code: &str) -> Option<Relation> {
    match target {
        Target::Provision { code: other, address } if other == code => {
            if address == wanted {
                Some(Relation::Direct)
            } else if wanted.is_inside(address) {
                Some(Relation::Contains)
            } else if address.is_inside(wanted) {
                Some(Relation::Part)
            } else {
                None
            }
        }
        Target::Range { code: other, from, to } if other == code => {
            if wanted.is_between(from, to) {
                Some(Relation::Range)
            } else if from.is_inside(wanted) || to.is_inside(wanted) {
                Some(Relation::Part)
            } else {
                None
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Relation, relation};

    fn of(target: &str, wanted: &str) -> Option<Relation> {
        let target = target.parse().expect("a target");
        relation(&target, &wanted.parse().expect("an address"), "SEC")
    }

    #[test]
    fn every_way_to_reach_a_clause_is_told_apart() {
        assert_eq!(of("SEC:G8.43", "G8.43"), Some(Relation::Direct));
        assert_eq!(of("SEC:G8.40..SEC:G8.43", "G8.42"), Some(Relation::Range));
        assert_eq!(of("SEC:G8.43(a)", "G8.43"), Some(Relation::Part));
        assert_eq!(of("SEC:G8", "G8.43"), Some(Relation::Contains));
        assert_eq!(of("SEC:G8.42..SEC:G8.42", "G8.43"), None);
        assert_eq!(of("BSC:G8.43", "G8.43"), None);
        assert_eq!(of("SECMP0044", "G8.43"), None);
    }
}
