//! Serves the built interface and the commands of `codicil-api` to a browser on this machine, so
//! that the interface can be developed and tested without a webview. Never shipped.
//!
//! `codicil-devhost --data DIR --sample DIR --ui DIR [--rules DIR] [--folder DIR] [--file FILE] [--port N]`
//! prints its address.
//! `POST /api/<command>` runs a command; `GET /api/events?after=N` waits for import events.
//! `--folder` and `--file` are what the dialogs answer.

mod http;

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use codicil_api::{ApiError, App, Host, ImportProgress, Start};
use http::{Request, Response};
use serde_json::{Value, json};

/// How long a request for events waits for one.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Default)]
struct Events {
    list: Mutex<Vec<Value>>,
    more: Condvar,
}

struct LoopbackHost {
    data: PathBuf,
    sample: PathBuf,
    rules: PathBuf,
    folder: Option<PathBuf>,
    file: Option<PathBuf>,
    events: Arc<Events>,
}

impl Host for LoopbackHost {
    fn pick_folder(&self, _title: &str) -> Option<PathBuf> {
        self.folder.clone()
    }

    fn pick_file(&self, _title: &str, _endings: &[&str]) -> Option<PathBuf> {
        self.file.clone()
    }

    fn import_progress(&self, progress: &ImportProgress) {
        let mut list = self.events.list.lock().unwrap_or_else(PoisonError::into_inner);
        let number = list.len() + 1;
        list.push(json!({ "seq": number, "progress": progress }));
        self.events.more.notify_all();
    }

    fn data_folder(&self) -> &Path {
        &self.data
    }

    fn sample_folder(&self) -> &Path {
        &self.sample
    }

    fn rules_folder(&self) -> &Path {
        &self.rules
    }
}

fn main() -> std::io::Result<()> {
    let option = |name: &str| {
        let mut arguments = std::env::args_os().skip_while(move |argument| argument != name);
        arguments.nth(1)
    };
    let folder =
        |name: &str, default: &str| option(name).map_or_else(|| default.into(), PathBuf::from);
    let port = option("--port")
        .and_then(|port| port.to_str().and_then(|port| port.parse().ok()))
        .unwrap_or(0);
    let ui = folder("--ui", "ui/dist");
    let events = Arc::new(Events::default());
    let host = LoopbackHost {
        data: folder("--data", "target/devhost"),
        sample: folder("--sample", "corpus/sample/library"),
        rules: folder("--rules", "corpus/rules"),
        folder: option("--folder").map(PathBuf::from),
        file: option("--file").map(PathBuf::from),
        events: Arc::clone(&events),
    };
    let app = Arc::new(App::start(Arc::new(host), Start::Nothing));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    println!("http://{}", listener.local_addr()?);
    for stream in listener.incoming().flatten() {
        let (app, events, ui) = (Arc::clone(&app), Arc::clone(&events), ui.clone());
        std::thread::spawn(move || {
            http::serve(&stream, |request| answer(&app, &events, &ui, request))
        });
    }
    Ok(())
}

fn answer(app: &App, events: &Events, ui: &Path, request: &Request) -> Response {
    let path = request.path.split('?').next().unwrap_or_default();
    match (request.method.as_str(), path.strip_prefix("/api/")) {
        ("GET", Some("events")) => waiting(events, request),
        ("POST", Some("document_file")) => document_file(app, request),
        ("POST", Some(command)) => command_answer(app.dispatch(command, body(request))),
        ("GET", None) => file(ui, path),
        _ => Response::text(404, "nothing here"),
    }
}

fn body(request: &Request) -> Value {
    serde_json::from_slice(&request.body).unwrap_or(Value::Null)
}

fn document_file(app: &App, request: &Request) -> Response {
    let Ok(request) = serde_json::from_value(body(request)) else {
        return Response::text(422, "not a document");
    };
    match app.document_file(request) {
        Ok(bytes) => Response { status: 200, kind: "application/octet-stream", body: bytes },
        Err(error) => Response::json(422, &json!(error)),
    }
}

fn command_answer(result: Result<Value, ApiError>) -> Response {
    match result {
        Ok(value) => Response::json(200, &value),
        Err(error) => Response::json(422, &json!(error)),
    }
}

fn waiting(events: &Events, request: &Request) -> Response {
    let after =
        request.path.split_once("after=").and_then(|(_, number)| number.parse().ok()).unwrap_or(0);
    let list = events.list.lock().unwrap_or_else(PoisonError::into_inner);
    let waited = events.more.wait_timeout_while(list, PATIENCE, |list| list.len() <= after);
    let (list, _) = waited.unwrap_or_else(PoisonError::into_inner);
    let fresh = list.get(after..).unwrap_or_default();
    Response::json(200, &json!(fresh))
}

fn file(ui: &Path, path: &str) -> Response {
    let name = path.trim_start_matches('/');
    let name = if name.is_empty() { "index.html" } else { name };
    if name.split('/').any(|part| part == "..") {
        return Response::text(404, "nothing here");
    }
    match std::fs::read(ui.join(name)) {
        Ok(bytes) => Response { status: 200, kind: http::kind_of(name), body: bytes },
        Err(_) => Response::text(404, "nothing here"),
    }
}
