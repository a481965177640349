//! Reading in a process of its own: a file that takes too much time or memory, or that brings the
//! reader down, costs that file and nothing else.
//!
//! The program that is started is `codicil` with its hidden verb. It gets one line of JSON and the
//! bytes on its standard input and answers with JSON on its standard output.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use codicil_amend::Change;
use codicil_document::Document;
use codicil_refs::Reference;
use serde::{Deserialize, Serialize};

use crate::corrections::Corrections;
use crate::read::{ReadFile, profile_of, read_here, sha256};

/// The verb of `codicil` that serves.
pub const VERB: &str = "worker";

/// Memory that a worker may take, in bytes of address space.
const MEMORY: u64 = 4 << 30;

/// Time that reading any file may take.
const BASE_TIME: Duration = Duration::from_secs(60);

/// Bytes for which one more second is given: about a page of a PDF.
const BYTES_A_SECOND: usize = 50_000;

/// Time that reading the largest file may take.
const MOST_TIME: Duration = Duration::from_secs(15 * 60);

/// How often a running worker is looked after.
const LOOK: Duration = Duration::from_millis(20);

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Reads files in processes of `program`, which is `codicil`, from now on. The first call counts.
/// Where no program is named, files are read in the process itself.
pub fn read_in_worker(program: PathBuf) {
    let _ = PROGRAM.set(program);
}

pub(crate) fn program() -> Option<&'static Path> {
    PROGRAM.get().map(PathBuf::as_path)
}

#[derive(Serialize, Deserialize)]
struct Request {
    name: String,
    corrections: Corrections,
}

#[derive(Serialize, Deserialize)]
enum Answer {
    Read(Box<Reading>),
    NotRead(String),
}

#[derive(Serialize, Deserialize)]
struct Reading {
    document: Document,
    references: Vec<Reference>,
    changes: Vec<Change>,
    code: String,
}

/// Serves one request: what the hidden verb does.
///
/// # Errors
///
/// When the request cannot be read or the answer cannot be written.
pub fn serve(input: impl Read, output: impl Write) -> io::Result<()> {
    limit();
    let mut input = BufReader::new(input);
    let mut line = String::new();
    input.read_line(&mut line)?;
    let request: Request = serde_json::from_str(&line)?;
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let answer = match read_here(&request.name, &bytes, &request.corrections) {
        Ok(file) => Answer::Read(Box::new(Reading {
            document: file.document,
            references: file.references,
            changes: file.changes,
            code: file.profile.prefix.clone(),
        })),
        Err(reason) => Answer::NotRead(reason),
    };
    let mut output = io::BufWriter::new(output);
    serde_json::to_writer(&mut output, &answer)?;
    output.flush()
}

/// Limits this process. Where the system refuses, the one that started it still watches the time.
#[cfg(unix)]
fn limit() {
    let seconds = MOST_TIME.as_secs();
    let _ = rlimit::Resource::AS.set(MEMORY, MEMORY);
    let _ = rlimit::Resource::CPU.set(seconds, seconds);
    let _ = rlimit::Resource::CORE.set(0, 0);
}

#[cfg(not(unix))]
fn limit() {}

/// Reads bytes in a worker; on failure, why, in words for people.
pub(crate) fn read(
    program: &Path,
    name: &str,
    bytes: &[u8],
    corrections: &Corrections,
    stop: &dyn Fn() -> bool,
) -> Result<ReadFile, String> {
    let request = Request { name: name.to_owned(), corrections: corrections.clone() };
    let mut line = serde_json::to_vec(&request).map_err(|error| error.to_string())?;
    line.push(b'\n');
    let child = Command::new(program)
        .arg(VERB)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| {
            format!(
                "the program that reads files, “{}”, cannot be started ({error}). Nothing of this file was read; install Codicil again",
                program.display()
            )
        })?;
    let answer = Running { child }.talk(&line, bytes, time_for(bytes.len()), stop)?;
    match serde_json::from_slice(&answer).map_err(|_| fault())? {
        Answer::Read(reading) => Ok(ReadFile {
            sha256: sha256(bytes),
            document: reading.document,
            references: reading.references,
            changes: reading.changes,
            profile: profile_of(&reading.code),
        }),
        Answer::NotRead(reason) => Err(reason),
    }
}

fn time_for(bytes: usize) -> Duration {
    let more = Duration::from_secs((bytes / BYTES_A_SECOND) as u64);
    (BASE_TIME + more).min(MOST_TIME)
}

/// A worker that runs; it is gone when this is.
struct Running {
    child: Child,
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended needs no killing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    /// Hands over the request and waits for the answer.
    fn talk(
        mut self,
        line: &[u8],
        bytes: &[u8],
        patience: Duration,
        stop: &dyn Fn() -> bool,
    ) -> Result<Vec<u8>, String> {
        let (Some(mut input), Some(mut output)) =
            (self.child.stdin.take(), self.child.stdout.take())
        else {
            return Err(fault());
        };
        let (done, answer) = mpsc::channel();
        let listener = std::thread::spawn(move || {
            let mut read = Vec::new();
            let ended = output.read_to_end(&mut read).map(|_| read);
            // Nobody listens any more when the worker was stopped.
            let _ = done.send(ended);
        });
        let result = std::thread::scope(|scope| {
            // A worker that dies early closes its end; why it died is told below.
            scope.spawn(move || input.write_all(line).and_then(|()| input.write_all(bytes)));
            let result = self.wait(&answer, patience, stop);
            if result.is_err() {
                let _ = self.child.kill();
            }
            result
        });
        let _ = listener.join();
        result
    }

    fn wait(
        &mut self,
        answer: &mpsc::Receiver<io::Result<Vec<u8>>>,
        patience: Duration,
        stop: &dyn Fn() -> bool,
    ) -> Result<Vec<u8>, String> {
        let begun = Instant::now();
        loop {
            match answer.recv_timeout(LOOK) {
                Ok(Ok(read)) => return self.ended(read),
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => return Err(fault()),
                Err(RecvTimeoutError::Timeout) if stop() => {
                    return Err(
                        "reading it was stopped by you; import it again to read it".to_owned()
                    );
                }
                Err(RecvTimeoutError::Timeout) if begun.elapsed() > patience => {
                    return Err(format!(
                        "reading it was stopped after {} seconds; nothing of it was kept. It may be damaged: ask for it again, or save its pages as several smaller files",
                        patience.as_secs()
                    ));
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// The answer of a worker that has closed its output.
    fn ended(&mut self, read: Vec<u8>) -> Result<Vec<u8>, String> {
        let status = self.child.wait().map_err(|_| fault())?;
        if status.success() { Ok(read) } else { Err(death(status)) }
    }
}

fn fault() -> String {
    "the program that reads files gave no answer. Nothing of this file was read; the other files are not affected".to_owned()
}

/// What a worker that ended badly means for the file.
fn death(status: ExitStatus) -> String {
    format!(
        "the program that reads files was ended while it read this one ({}): the file needs more memory than a file may take, or it is damaged. Nothing of it was read; the other files are not affected",
        how(status)
    )
}

#[cfg(unix)]
fn how(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    match (status.signal(), status.code()) {
        (Some(signal), _) => format!("signal {signal}"),
        (_, Some(code)) => format!("exit {code}"),
        _ => "unknown cause".to_owned(),
    }
}

#[cfg(not(unix))]
fn how(status: ExitStatus) -> String {
    status.code().map_or_else(|| "unknown cause".to_owned(), |code| format!("exit {code}"))
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use super::{Running, read, serve, time_for};
    use crate::corrections::Corrections;

    fn script(folder: &Path, words: &str) -> PathBuf {
        use std::os::unix::fs::PermissionsExt;
        let path = folder.join("reader");
        std::fs::write(&path, format!("#!/bin/sh\n{words}\n")).expect("it works");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("it works");
        path
    }

    fn reading(words: &str, stop: &dyn Fn() -> bool) -> Result<(), String> {
        let folder = tempfile::tempdir().expect("it works");
        let program = script(folder.path(), words);
        // More than a pipe holds, so that a reader that does not listen is met too.
        let bytes = vec![b'x'; 300_000];
        read(&program, "a.txt", &bytes, &Corrections::default(), stop).map(drop)
    }

    #[test]
    fn a_reader_that_is_killed_costs_one_file_and_says_so() {
        let reason = reading("kill -9 $$", &|| false).expect_err("it fails");
        assert!(reason.contains("signal 9") && reason.contains("not affected"), "{reason}");
        let reason = reading("cat > /dev/null; exit 3", &|| false).expect_err("it fails");
        assert!(reason.contains("exit 3"), "{reason}");
    }

    #[test]
    fn a_reader_that_says_nothing_or_nonsense_is_told() {
        for words in ["exit 0", "cat > /dev/null", "cat > /dev/null; echo '{\"Read\":1}'"] {
            let reason = reading(words, &|| false).expect_err("it fails");
            assert!(reason.contains("gave no answer"), "{words}: {reason}");
        }
        let missing = read(Path::new("/no/reader"), "a", b"x", &Corrections::default(), &|| false);
        assert!(missing.expect_err("it fails").contains("cannot be started"));
    }

    #[test]
    fn a_reader_can_be_stopped() {
        let reason = reading("exec sleep 600", &|| true).expect_err("it fails");
        assert!(reason.contains("stopped by you"), "{reason}");
    }

    #[test]
    fn a_reader_that_takes_too_long_is_stopped() {
        let folder = tempfile::tempdir().expect("it works");
        let mut command = std::process::Command::new(script(folder.path(), "exec sleep 600"));
        command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
        let running = Running { child: command.spawn().expect("it works") };
        let reason =
            running.talk(b"\n", b"x", Duration::from_millis(50), &|| false).expect_err("it fails");
        assert!(reason.contains("stopped after 0 seconds"), "{reason}");
        assert!(time_for(0).as_secs() == 60 && time_for(usize::MAX) == super::MOST_TIME);
    }

    #[test]
    fn what_is_served_is_what_is_read() {
        let request = "{\"name\":\"a.txt\",\"corrections\":{\"title\":\"Mine\"}}\nSome words.\n";
        let mut out = Vec::new();
        // The limits hold for this process from here on; they are far above what tests need.
        serve(request.as_bytes(), &mut out).expect("it works");
        let answer: super::Answer = serde_json::from_slice(&out).expect("it works");
        let super::Answer::Read(reading) = answer else { panic!("not read") };
        assert_eq!(reading.document.text, "Some words.\n");
        assert_eq!(reading.document.metadata.title.expect("it works").value, "Mine");
    }
}
