//! What the desktop program is started with.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use codicil_api::Start;

/// Set in the environment of a program that was restarted for `--safe-graphics`.
const SAFE_GRAPHICS: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

const USAGE: &str = "\
Usage: codicil-desktop [--sample | --library DIR] [--safe-graphics]

  --sample         open the sample library
  --library DIR    open this library
  --safe-graphics  for a blank window: draw without the graphics card";

/// What the desktop program is started with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    sample: bool,
    library: Option<PathBuf>,
    safe_graphics: bool,
    arguments: Vec<OsString>,
}

impl Options {
    /// Reads the arguments of the program.
    ///
    /// # Errors
    ///
    /// The usage, for anything that it does not name.
    pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut options = Options::default();
        let mut rest = arguments.into_iter();
        while let Some(argument) = rest.next() {
            options.arguments.push(argument.clone());
            match argument.to_str() {
                Some("--sample") => options.sample = true,
                Some("--safe-graphics") => options.safe_graphics = true,
                Some("--library") => {
                    let folder = rest.next().ok_or_else(|| USAGE.to_owned())?;
                    options.arguments.push(folder.clone());
                    options.library = Some(folder.into());
                }
                _ => return Err(USAGE.to_owned()),
            }
        }
        if options.sample && options.library.is_some() {
            return Err(USAGE.to_owned());
        }
        Ok(options)
    }

    /// What the app opens first.
    pub fn start(&self) -> Start {
        match (&self.library, self.sample) {
            (Some(folder), _) => Start::Library(folder.clone()),
            (None, true) => Start::Sample,
            (None, false) => Start::LastLibrary,
        }
    }

    /// With `--safe-graphics`, runs the program once more with the setting that WebKit reads when it
    /// starts, and gives its exit code.
    pub fn restarted_for_safe_graphics(&self) -> Option<ExitCode> {
        if !self.safe_graphics || std::env::var_os(SAFE_GRAPHICS).is_some() {
            return None;
        }
        let program = std::env::current_exe().ok()?;
        let status =
            Command::new(program).args(&self.arguments).env(SAFE_GRAPHICS, "1").status().ok()?;
        let code = status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1);
        Some(ExitCode::from(code))
    }
}

#[cfg(test)]
mod tests {
    use super::Options;
    use codicil_api::Start;

    fn parse(arguments: &[&str]) -> Result<Options, String> {
        Options::parse(arguments.iter().map(Into::into))
    }

    #[test]
    fn the_first_library_is_chosen() {
        assert_eq!(parse(&[]).map(|options| options.start()), Ok(Start::LastLibrary));
        assert_eq!(parse(&["--sample"]).map(|options| options.start()), Ok(Start::Sample));
        let named = parse(&["--library", "papers"]).map(|options| options.start());
        assert_eq!(named, Ok(Start::Library("papers".into())));
    }

    #[test]
    fn anything_else_shows_the_usage() {
        for wrong in [&["--library"][..], &["file.txt"], &["--sample", "--library", "x"]] {
            assert!(parse(wrong).is_err_and(|message| message.starts_with("Usage")));
        }
    }
}
