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

/// A display, a driver and the app, each ended when the test is done.
struct Desk {
    /// Data folder of the app, and the mark by which its processes are known.
    home: TempDir,
    display: Child,
    driver: Option<Child>,
}

impl Desk {
    fn set_up() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder can be made");
        let mut display = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed: scripts/setup test");
        // Reading its number also waits until it is ready.
        let mut number = String::new();
        let said = display.stdout.take().expect("the output is piped");
        BufReader::new(said).read_line(&mut number).expect("Xvfb says its number");
        let mut desk = Self { home, display, driver: None };
        desk.start_driver(&format!(":{}", number.trim()));
        desk
    }

    fn start_driver(&mut self, display: &str) {
        let path = tree::root().join("target/tools/bin/tauri-driver");
        assert!(path.is_file(), "tauri-driver is not there: scripts/setup test installs it");
        let log = log_file("app.log");
        let ports = (free_port(), free_port());
        let driver = Command::new(path)
            .args(["--port", &ports.0.to_string(), "--native-port", &ports.1.to_string()])
            .env("DISPLAY", display)
            .env_remove("WAYLAND_DISPLAY")
            .env("HOME", self.home.path())
            .env("XDG_DATA_HOME", self.home.path().join("data"))
            .env("XDG_CONFIG_HOME", self.home.path().join("config"))
            .env("XDG_CACHE_HOME", self.home.path().join("cache"))
            .stdout(log.try_clone().expect("the log can be shared"))
            .stderr(log)
            .spawn()
            .expect("tauri-driver can be started");
        self.driver = Some(driver);
        ADDRESS.set(format!("http://127.0.0.1:{}", ports.0)).expect("one desk at a time");
        wait_for_port(ports.0);
    }

    /// Opens the app. The connection is sometimes lost just after a session is made, so there is one
    /// more try.
    fn open_app(&self) -> Window {
        let app = tree::program("codicil-desktop");
        let app = app.to_str().expect("the tree has a plain name");
        let address = ADDRESS.get().expect("the driver was started");
        let lost = match Window::open(address, app) {
            Ok(window) if !window.shows().starts_with("(nothing") => return window,
            Ok(window) => window.shows(),
            Err(error) => error,
        };
        eprintln!("the first session was lost ({lost}); one more try");
        end_processes_of(self.home.path(), "codicil-desktop");
        Window::open(address, app).unwrap_or_else(|error| panic!("the app does not open: {error}"))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        end_processes_of(self.home.path(), "");
        for child in self.driver.iter_mut().chain([&mut self.display]) {
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

static ADDRESS: std::sync::OnceLock<String> = std::sync::OnceLock::new();

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

fn log_file(name: &str) -> File {
    let folder = tree::root().join("target/test-reports");
    fs::create_dir_all(&folder).expect("target/ can be written");
    let path: PathBuf = folder.join(name);
    File::create(path).expect("target/ can be written")
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

    window.wait_for(&part("first-run-sample")).click();
    let search = window.wait_for(&part("search-box"));
    search.click();
    search.enter(&format!("G8.42{ENTER}"));

    let through_a_range = format!("{}[data-via='range']", part("search-hit"));
    window.wait_for(&through_a_range).click();

    // The passage that the search found is marked; the clause is named in it.
    let cited = format!("[data-current] {}[data-target^='SEC:G8.4']", part("reference"));
    let cited = window.wait_for(&format!("{} {cited}", part("document-view")));
    let clause = cited.attribute("data-target");
    cited.click();

    let page = window.wait_for(&format!("{}[data-clause='{clause}']", part("clause-page")));
    let printed = clause.trim_start_matches("SEC:");
    assert!(page.text().contains(printed), "{printed} is not in: {}", page.text());
    window.wait_for(&format!("{}[data-via='range']", part("citing-place")));
    window.close();
}
