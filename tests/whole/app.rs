//! The built desktop app from end to end, in a window that nobody sees: it imports the sample,
//! searches a clause, opens a passage that cites it through a range, and opens the clause's page.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::tree;
use crate::webdriver::{ENTER, Window};

/// A display and a driver; when the test is done they are ended, and with them the app.
struct Desk {
    /// Where the driver listens.
    address: String,
    /// Data folder of the app, and the mark by which its processes are known.
    home: TempDir,
    _driver: Ended,
    _display: Ended,
}

impl Desk {
    fn set_up() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder can be made");
        let (display, number) = start_display();
        let ports = [free_port(), free_port()];
        let driver = start_driver(ports, &number, home.path());
        // The driver listens a moment before the program that it hands requests to.
        ports.into_iter().for_each(wait_for_port);
        let address = format!("http://127.0.0.1:{}", ports[0]);
        Self { address, home, _driver: driver, _display: display }
    }

    /// Opens the app. The connection is sometimes lost just after a session is made, so there is one
    /// more try.
    fn open_app(&self) -> Window {
        let app = tree::program("codicil-desktop");
        let app = app.to_str().expect("the tree has a plain name");
        let lost = match Window::open(&self.address, app) {
            Ok(window) if !window.shows().starts_with("(nothing") => return window,
            Ok(window) => window.shows(),
            Err(error) => error,
        };
        eprintln!("the first session was lost ({lost}); one more try");
        end_processes_of(self.home.path(), "codicil-desktop");
        Window::open(&self.address, app).unwrap_or_else(|error| {
            panic!("the app does not open: {error}; see {}", log().display())
        })
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        end_processes_of(self.home.path(), "");
    }
}

/// A process that is ended with the test.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A display that nobody sees, and its name.
fn start_display() -> (Ended, String) {
    let mut display = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is installed: scripts/setup test");
    let said = display.stdout.take().expect("the output is piped");
    // Reading its number also waits until it is ready.
    let mut number = String::new();
    BufReader::new(said).read_line(&mut number).expect("Xvfb says its number");
    (Ended(display), format!(":{}", number.trim()))
}

fn start_driver(ports: [u16; 2], display: &str, home: &Path) -> Ended {
    let path = tree::root().join("target/tools/bin/tauri-driver");
    assert!(path.is_file(), "tauri-driver is not there: scripts/setup test installs it");
    let output = File::create(log()).expect("target/ can be written");
    let driver = Command::new(path)
        .args(["--port", &ports[0].to_string(), "--native-port", &ports[1].to_string()])
        .env("DISPLAY", display)
        .env_remove("WAYLAND_DISPLAY")
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .stdout(output.try_clone().expect("the log can be shared"))
        .stderr(output)
        .spawn()
        .expect("tauri-driver can be started");
    Ended(driver)
}

/// What the driver and the app say.
fn log() -> PathBuf {
    let folder = tree::root().join("target/test-reports");
    fs::create_dir_all(&folder).expect("target/ can be written");
    folder.join("app.log")
}

/// Ends the processes named `name` (all, when empty) that were started with `home`: the app outlives
/// its session, and so do the processes of its web view.
fn end_processes_of(home: &Path, name: &str) {
    let mark = home.as_os_str().as_encoded_bytes();
    let entries = fs::read_dir("/proc").expect("processes can be listed");
    for process in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let ours = fs::read(process.join("environ"))
            .is_ok_and(|settings| settings.windows(mark.len()).any(|part| part == mark));
        let called = fs::read_link(process.join("exe"))
            .is_ok_and(|program| program.to_string_lossy().contains(name));
        if ours && called {
            let id = process.file_name().unwrap_or_default();
            // It may be gone by now.
            let _ = Command::new("kill").arg("-KILL").arg(id).status();
        }
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    listener.local_addr().expect("a bound port has a number").port()
}

fn wait_for_port(port: u16) {
    let until = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(Instant::now() < until, "nobody listens on port {port}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn part(name: &str) -> String {
    format!("[data-testid='{name}']")
}

#[test]
fn from_the_first_run_to_the_page_of_a_clause() {
    let desk = Desk::set_up();
    let window = desk.open_app();

    window.press(&part("first-run-sample"));
    window.press(&part("search-box"));
    window.wait_for(&part("search-box")).enter(&format!("G8.42{ENTER}"));

    let through_a_range = format!("{}[data-via='range']", part("search-hit"));
    window.press(&through_a_range);

    // The passage that the search found is marked; the clause is named in it.
    let cited = format!("[data-current] {}[data-target^='SEC:G8.4']", part("reference"));
    let cited = format!("{} {cited}", part("document-view"));
    let clause = window.wait_for(&cited).attribute("data-target");
    window.press(&cited);

    let page = window.wait_for(&format!("{}[data-clause='{clause}']", part("clause-page")));
    let printed = clause.trim_start_matches("SEC:");
    assert!(page.text().contains(printed), "{printed} is not in: {}", page.text());
    window.wait_for(&format!("{}[data-via='range']", part("citing-place")));
    window.close();
}

/// The sample has its reports and responses as PDF and its legal text as a Word document.
#[test]
fn from_the_overview_to_a_response_a_printed_page_and_a_word_document() {
    let desk = Desk::set_up();
    let window = desk.open_app();
    window.press(&part("first-run-sample"));
    window.wait_for(&format!("{}:nth-of-type(2)", part("card")));

    // A response in the matrix shows all its words, and leads to its place in the paper.
    window.press(&part("rail-responses"));
    window.press(&part("response-cell"));
    let response = window.wait_for(&part("response")).text();
    assert!(response.len() > 40, "the response has words: {response}");
    window.press(&part("open-response"));
    window.wait_for(&format!("{} [data-current]", part("document-view")));

    // The paper is a PDF: its page is drawn, and what is meant is marked on it.
    window.press(&part("mode-both"));
    window.wait_for(&format!("{}:not([data-drawn='0'])", part("page-picture")));
    window.wait_for(&format!("{} rect.meant", part("page-picture")));

    // A Word document opens with its deleted clause struck.
    window.press(&part("rail-documents"));
    let word = format!("{}[data-format='Word']", part("document-row"));
    window.press(&format!("{word} ~ {word} .link"));
    window.wait_for(&format!("{} del", part("document-view")));

    // A finding leads to the words it is about.
    window.press(&part("rail-findings"));
    window.press(&part("finding-row"));
    let finding = window.wait_for(&part("finding")).text();
    assert!(finding.len() > 40, "the finding says why: {finding}");
    window.press(&format!("{} {} button.small", part("finding"), part("finding-place")));
    window.wait_for(&format!("{} [data-current]", part("document-view")));
    window.close();
}
