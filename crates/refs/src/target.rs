use std::fmt;
use std::str::FromStr;

use codicil_profile::Address;
use serde::{Deserialize, Serialize};

/// What a reference points at. Prints in the normal form of the contract, and is stored as that.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Target {
    /// A provision: `SEC:G8.41`, `SEC:G`, `SEC:G8`.
    Provision {
        /// Prefix of the code.
        code: String,
        /// Its address there.
        address: Address,
    },
    /// Provisions in a row: `SEC:G8.40..SEC:G8.43`.
    Range {
        /// Prefix of the code.
        code: String,
        /// The first.
        from: Address,
        /// The last.
        to: Address,
    },
    /// Anything else, by its normal form: `SECMP0044`, `SEC:Objective(a)`, `#6`, `Attachment C`.
    Named(String),
}

/// The words are no target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseTargetError(pub String);

impl fmt::Display for ParseTargetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not the normal form of a target", self.0)
    }
}

impl std::error::Error for ParseTargetError {}

impl Target {
    /// The provision at `address` of the code `code`.
    pub fn provision(code: &str, address: Address) -> Self {
        Target::Provision { code: code.to_owned(), address }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Provision { code, address } => write!(f, "{code}:{address}"),
            Target::Range { code, from, to } => write!(f, "{code}:{from}..{code}:{to}"),
            Target::Named(name) => f.write_str(name),
        }
    }
}

impl FromStr for Target {
    type Err = ParseTargetError;

    fn from_str(words: &str) -> Result<Self, Self::Err> {
        let provision = |words: &str| -> Option<(String, Address)> {
            let (code, address) = words.split_once(':')?;
            let is_code = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_uppercase());
            is_code.then_some(())?;
            // Only the normal form itself: "SEC:v5.12" is a version and no section V.
            let parsed: Address = address.parse().ok()?;
            (parsed.to_string() == address).then(|| (code.to_owned(), parsed))
        };
        if words.is_empty() {
            return Err(ParseTargetError(words.to_owned()));
        }
        if let Some((first, last)) = words.split_once("..")
            && let (Some((code, from)), Some((other, to))) = (provision(first), provision(last))
            && code == other
        {
            return Ok(Target::Range { code, from, to });
        }
        Ok(match provision(words) {
            Some((code, address)) => Target::Provision { code, address },
            None => Target::Named(words.to_owned()),
        })
    }
}

impl From<Target> for String {
    fn from(target: Target) -> Self {
        target.to_string()
    }
}

impl TryFrom<String> for Target {
    type Error = ParseTargetError;

    fn try_from(words: String) -> Result<Self, Self::Error> {
        words.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::Target;

    #[test]
    fn normal_forms_survive_a_round_trip() {
        for words in [
            "SEC:G8.41",
            "SEC:G8.40..SEC:G8.43",
            "SEC:G",
            "SECMP0044",
            "SEC:Objective(a)",
            "#6",
            "Attachment C",
            "SEC:v5.12",
        ] {
            assert_eq!(words.parse::<Target>().expect(words).to_string(), words);
        }
    }
}
