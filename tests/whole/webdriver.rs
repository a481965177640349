//! A small WebDriver client: just what a person does with a window, over loopback.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use ureq::Agent;

/// How long anything may take to appear.
const PATIENCE: Duration = Duration::from_secs(30);

/// The key under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The Enter key.
pub const ENTER: &str = "\u{e007}";

/// A session with one window.
pub struct Window {
    agent: Agent,
    session: String,
}

/// Something in the window.
#[derive(Debug)]
pub struct Element<'a> {
    window: &'a Window,
    path: String,
}

impl Window {
    /// Starts `application` through the driver at `address`.
    ///
    /// # Errors
    ///
    /// What the driver or the connection says.
    pub fn open(address: &str, application: &str) -> Result<Self, String> {
        let agent = agent();
        let wanted = json!({ "alwaysMatch": { "tauri:options": { "application": application } } });
        let made = post(&agent, &format!("{address}/session"), &json!({ "capabilities": wanted }))?;
        let id = made["sessionId"].as_str().ok_or_else(|| format!("no session: {made}"))?;
        Ok(Self { session: format!("{address}/session/{id}"), agent })
    }

    /// Waits for the first element that the CSS selector finds.
    pub fn wait_for(&self, selector: &str) -> Element<'_> {
        self.wait_until(selector, || self.find(selector))
    }

    /// Waits for the first element that the selector finds and clicks it. While papers are still
    /// being read, the list of passages is drawn anew now and then: an element that went away under
    /// the pointer is looked for again.
    pub fn press(&self, selector: &str) {
        self.wait_until(&format!("{selector} that can be clicked"), || {
            let element = self.find(selector)?;
            self.show(&element);
            post(&self.agent, &format!("{}/click", element.path), &json!({})).ok()
        });
    }

    /// Brings an element to the middle of what is seen. The driver scrolls too, but only to the edge
    /// of the window, where the status bar lies over it.
    fn show(&self, element: &Element<'_>) {
        let id = element.path.rsplit('/').next().unwrap_or_default();
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        let ask = json!({ "script": script, "args": [{ ELEMENT: id }] });
        // Where it cannot be shown, the click says why.
        let _ = post(&self.agent, &format!("{}/execute/sync", self.session), &ask);
    }

    /// Waits until `look` finds something; fails with what the window shows.
    pub fn wait_until<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look() {
                return found;
            }
            assert!(Instant::now() < until, "no {what}; the window shows:\n{}", self.shows());
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    fn find(&self, selector: &str) -> Option<Element<'_>> {
        let query = json!({ "using": "css selector", "value": selector });
        let found = post(&self.agent, &format!("{}/element", self.session), &query).ok()?;
        let id = found[ELEMENT].as_str()?;
        Some(Element { window: self, path: format!("{}/element/{id}", self.session) })
    }

    /// The words of the window.
    pub fn shows(&self) -> String {
        let ask = json!({ "script": "return document.body.innerText", "args": [] });
        match post(&self.agent, &format!("{}/execute/sync", self.session), &ask) {
            Ok(words) => words.as_str().unwrap_or_default().to_owned(),
            Err(error) => format!("(nothing: {error})"),
        }
    }

    /// Ends the session; the application may live on.
    pub fn close(&self) {
        // The driver may be gone already, which is as good.
        let _ = self.agent.delete(&self.session).call();
    }
}

impl std::fmt::Debug for Window {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.session)
    }
}

impl Element<'_> {
    /// Types into it.
    pub fn enter(&self, words: &str) {
        self.must("value", &json!({ "text": words }));
    }

    /// Its words.
    pub fn text(&self) -> String {
        self.get("text")
    }

    /// One of its attributes; empty where it has none.
    pub fn attribute(&self, name: &str) -> String {
        self.get(&format!("attribute/{name}"))
    }

    fn get(&self, what: &str) -> String {
        let url = format!("{}/{what}", self.path);
        let value = value(self.window.agent.get(&url).call());
        value
            .unwrap_or_else(|error| panic!("{what}: {error}"))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    fn must(&self, what: &str, body: &Value) {
        if let Err(error) = post(&self.window.agent, &format!("{}/{what}", self.path), body) {
            panic!("{what}: {error}; the window shows:\n{}", self.window.shows());
        }
    }
}

fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .build()
        .new_agent()
}

fn post(agent: &Agent, url: &str, body: &Value) -> Result<Value, String> {
    value(agent.post(url).send_json(body))
}

/// The value that the driver answers, or its error.
fn value(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, String> {
    let mut response = response.map_err(|error| error.to_string())?;
    let mut answer: Value = response.body_mut().read_json().map_err(|error| error.to_string())?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(format!("{error}: {}", value["message"])),
        None => Ok(value),
    }
}
