use serde::Deserialize;

/// What a profile file says about one code.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The prefix of its normal forms: "SEC".
    pub prefix: String,
    /// Its full name: "Smart Energy Code".
    pub name: String,
}

/// A profile file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// It is not TOML, or holds other fields than a profile.
    #[error("the profile cannot be read: {0}")]
    Unreadable(#[from] toml::de::Error),
}

impl Profile {
    /// Reads a profile file.
    ///
    /// # Errors
    ///
    /// When it is not TOML or not a profile.
    pub fn from_toml(text: &str) -> Result<Self, ProfileError> {
        Ok(toml::from_str(text)?)
    }
}

/// The profiles that come with Codicil; the first is the default.
pub fn builtin() -> Vec<Profile> {
    [include_str!("../../../corpus/codes/sec.toml")]
        .into_iter()
        .map(|text| Profile::from_toml(text).expect("the profiles in the tree are tested"))
        .collect()
}
