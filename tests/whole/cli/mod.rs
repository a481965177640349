//! The command line on the sample library and on bad input: what it answers, where, and with which
//! exit code.

mod bad_formats;
mod bad_input;
mod checks;
mod drafting;
mod files;
mod library;
mod rules;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::tree;

/// How long one run may take, on a slow machine and not optimised.
const PATIENCE: Duration = Duration::from_secs(120);

/// The papers that open as the sample library, from the top of the tree.
pub const LIBRARY: &str = "corpus/sample/library";

/// What a run of `codicil` left: its exit code and both outputs.
#[derive(Debug)]
pub struct Run {
    pub exit: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// The answer, after the run went well.
    pub fn json(&self) -> Value {
        assert!(self.exit < 2, "exit {}: {}", self.exit, self.err);
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("not JSON ({error}): {}", self.out))
    }

    /// Asserts that the run was refused with a message that holds `words`, and said nothing else.
    pub fn assert_refused(&self, words: &str) {
        assert_eq!(self.exit, 2, "out: {}\nerr: {}", self.out, self.err);
        assert!(self.err.contains(words), "“{words}” is not in: {}", self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
    }
}

/// `codicil` with these arguments, ready to run: no terminal, no colour, no library of the user's.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(tree::program("codicil"));
    command.args(arguments).stdin(Stdio::null()).env("NO_COLOR", "1").current_dir(tree::root());
    command.env("XDG_DATA_HOME", "/nonexistent");
    command
}

pub fn codicil(arguments: &[&str]) -> Run {
    let mut child = command(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("codicil can be started");
    let out = reader(child.stdout.take().expect("the output is piped"));
    let err = reader(child.stderr.take().expect("the output is piped"));
    let exit = ended(&mut child).unwrap_or_else(|| {
        panic!("codicil {} has not ended after {PATIENCE:?}", arguments.join(" "))
    });
    let text = |reader: JoinHandle<String>| reader.join().expect("answers are UTF-8");
    Run { exit: exit.code().expect("codicil ends by itself"), out: text(out), err: text(err) }
}

/// Reads a stream to its end, beside the other.
fn reader(mut stream: impl Read + Send + 'static) -> JoinHandle<String> {
    std::thread::spawn(move || {
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("answers are UTF-8");
        text
    })
}

/// How a process ended; one that takes too long is ended, and gives nothing.
fn ended(child: &mut Child) -> Option<ExitStatus> {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return Some(status);
        }
        std::thread::sleep(Duration::from_millis(3));
    }
    child.kill().expect("a child can be ended");
    child.wait().expect("a child can be waited for");
    None
}

/// The answer of a verb that works on files alone.
pub fn answer(arguments: &[&str]) -> Value {
    codicil(&[arguments, &["--format", "json"]].concat()).json()
}

/// A library in a folder of its own.
pub struct Library {
    folder: TempDir,
}

impl Library {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder can be made") }
    }

    /// One library of the sample as text, for tests of what leads back to the bytes of a file.
    pub fn of_the_sample_as_text() -> &'static Self {
        static READ: OnceLock<Library> = OnceLock::new();
        READ.get_or_init(|| {
            let library = Self::new();
            library.answer(&["import", "corpus/sample/text"]);
            library
        })
    }

    /// One library of the sample for all tests that only read it.
    pub fn of_the_sample() -> &'static Self {
        static READ: OnceLock<Library> = OnceLock::new();
        READ.get_or_init(|| {
            let library = Self::new();
            library.answer(&["import", LIBRARY]);
            library
        })
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("library")
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        let path = self.path();
        let path = path.to_str().expect("temporary folders have plain names");
        codicil(&[arguments, &["--library", path]].concat())
    }

    pub fn answer(&self, arguments: &[&str]) -> Value {
        self.run(&[arguments, &["--format", "json"]].concat()).json()
    }
}

/// The papers of the sample as text, from the top of the tree.
pub fn sample() -> Vec<String> {
    let papers = tree::files("corpus/sample/text", &[".txt"]);
    papers
        .iter()
        .map(|path| path.to_str().expect("the sample has plain names").to_owned())
        .collect()
}

/// The elements of an array of an answer.
pub fn list<'a>(answer: &'a Value, key: &str) -> &'a [Value] {
    answer[key].as_array().unwrap_or_else(|| panic!("no list `{key}` in {answer}"))
}

/// A text of an answer; empty where it is absent.
pub fn text<'a>(answer: &'a Value, key: &str) -> &'a str {
    answer[key].as_str().unwrap_or_default()
}

/// The words of the file at `source`, white space left out: a line may break inside a word.
pub fn words_at(file: impl AsRef<Path>, place: &Value) -> String {
    let bytes = std::fs::read(tree::root().join(file)).expect("the sample can be read");
    let at = |key: &str| {
        let offset =
            place["source"][key].as_u64().unwrap_or_else(|| panic!("no source in {place}"));
        usize::try_from(offset).expect("offsets fit")
    };
    without_space(&String::from_utf8_lossy(&bytes[at("start")..at("end")]))
}

pub fn without_space(words: &str) -> String {
    words.split_whitespace().collect()
}
