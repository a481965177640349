//! The commands as a window uses them, without a window.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use codicil_api::{App, Host, ImportProgress, ImportStage, Start};
use serde_json::{Value, json};

/// A host with two folders and a list of what it was told.
struct TestHost {
    data: PathBuf,
    sample: PathBuf,
    rules: PathBuf,
    picks: Option<PathBuf>,
    heard: Mutex<Vec<ImportProgress>>,
    news: Condvar,
}

impl Host for TestHost {
    fn pick_folder(&self, _title: &str) -> Option<PathBuf> {
        self.picks.clone()
    }

    fn pick_file(&self, _title: &str, _endings: &[&str]) -> Option<PathBuf> {
        self.picks.clone()
    }

    fn import_progress(&self, progress: &ImportProgress) {
        self.heard.lock().expect("no test panics with it").push(progress.clone());
        self.news.notify_all();
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

struct Window {
    _folder: tempfile::TempDir,
    host: Arc<TestHost>,
    app: App,
}

impl Window {
    fn new(picks: Option<PathBuf>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let host = Arc::new(TestHost {
            data: folder.path().to_owned(),
            sample: Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/sample/library"),
            rules: Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/rules"),
            picks,
            heard: Mutex::default(),
            news: Condvar::new(),
        });
        let app = App::start(host.clone(), Start::Nothing);
        Self { _folder: folder, host, app }
    }

    fn with_sample() -> Self {
        let window = Self::new(None);
        window.call("start_sample", json!({}));
        assert_eq!(window.end_of_import().stage, ImportStage::Done);
        window
    }

    fn call(&self, command: &str, request: Value) -> Value {
        self.app
            .dispatch(command, request)
            .unwrap_or_else(|error| panic!("{command}: {}", error.message))
    }

    fn refused(&self, command: &str, request: Value) -> Value {
        json!(self.app.dispatch(command, request).expect_err(command))
    }

    fn end_of_import(&self) -> ImportProgress {
        let ended = |heard: &mut Vec<ImportProgress>| {
            let stage = heard.last().map(|progress| progress.stage);
            !matches!(stage, Some(ImportStage::Done | ImportStage::Cancelled | ImportStage::Failed))
        };
        let heard = self.host.heard.lock().expect("no test panics with it");
        let (heard, waited) = self
            .host
            .news
            .wait_timeout_while(heard, Duration::from_secs(120), ended)
            .expect("no test panics with it");
        assert!(!waited.timed_out(), "the import did not end: {heard:?}");
        heard.last().cloned().expect("something was heard")
    }
}

#[test]
fn the_first_window_has_no_library_and_says_so() {
    let window = Window::new(None);
    assert_eq!(window.call("app_state", json!({}))["library"], Value::Null);
    assert_eq!(window.call("choose_folder", json!({})), Value::Null);
    assert_eq!(window.refused("documents", json!({}))["code"], "no-library");
}

#[test]
fn the_sample_leads_from_search_to_the_page_of_a_clause() {
    let window = Window::with_sample();
    let library = &window.call("app_state", json!({}))["library"];
    assert_eq!(
        (&library["sample"], &library["documents"], &library["notFullyRead"]),
        (&json!(true), &json!(7), &json!(0))
    );

    let request = json!({ "query": "G8.42", "filters": [], "offset": 0, "limit": 50 });
    let found = window.call("search", request);
    assert_eq!(found["clause"], "SEC:G8.42");
    let first =
        window.call("search", json!({ "query": "G8.42", "filters": [], "offset": 0, "limit": 1 }));
    assert_eq!(
        first["documents"], found["documents"],
        "documents are counted in all, not on one page"
    );
    assert!(found["documents"].as_u64() > Some(3), "{}", found["documents"]);
    let hits = found["hits"].as_array().expect("hits");
    let hit = hits.iter().find(|hit| hit["via"] == "range").expect("a hit through a range");
    assert!(
        hit["viaText"].as_str().is_some_and(|text| text.starts_with("through the range")),
        "{hit}"
    );

    let blocks = window.call(
        "document_blocks",
        json!({ "document": hit["document"], "from": hit["block"], "count": 1, "query": "G8.42" }),
    );
    let pieces = blocks[0]["pieces"].as_array().expect("pieces");
    let marked = pieces
        .iter()
        .find(|piece| piece["hit"] == true)
        .expect("the words that were searched for are marked");
    assert!(
        marked["reference"]["targets"][0].as_str().is_some_and(|target| target.contains("..")),
        "{marked}"
    );

    let page = window.call("clause", json!({ "clause": "G8.42" }));
    assert!(
        page["citedBy"]
            .as_array()
            .is_some_and(|places| places.iter().any(|place| place["via"] == "range"))
    );
}

#[test]
fn facets_narrow_and_keep_counting() {
    let window = Window::with_sample();
    let ask = |filters: Value| {
        window.call(
            "search",
            json!({ "query": "premises", "filters": filters, "offset": 0, "limit": 5 }),
        )
    };
    let all = ask(json!([]));
    let narrowed = ask(json!([{ "facet": "kind", "value": "legal-text" }]));
    assert!(narrowed["total"].as_u64() < all["total"].as_u64());
    let kinds = |answer: &Value| {
        answer["facets"]
            .as_array()
            .expect("facets")
            .iter()
            .find(|facet| facet["facet"] == "kind")
            .cloned()
    };
    assert_eq!(kinds(&all), kinds(&narrowed), "a facet counts with the filters of the others");
}

#[test]
fn a_document_opens_with_its_facts_and_all_its_words() {
    let window = Window::with_sample();
    let documents = window.call("documents", json!({}));
    for row in documents.as_array().expect("documents") {
        let view = window.call("document", json!({ "document": row["id"] }));
        let count = view["blocks"].as_u64().expect("a count");
        assert!(count > 10, "{row}");
        assert!(view["facts"].as_array().is_some_and(|facts| !facts.is_empty()), "{row}");
        let request = json!({ "document": row["id"], "from": 0, "count": 500, "query": "" });
        let blocks = window.call("document_blocks", request);
        assert_eq!(blocks.as_array().map(|blocks| blocks.len() as u64), Some(count.min(500)));
    }
}

#[test]
fn a_chosen_folder_is_surveyed_and_read_into_a_library_of_its_name() {
    let papers = tempfile::tempdir().expect("a folder");
    let folder = papers.path().join("Heron papers");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("a.txt"), "Words about the heron.\n").expect("a file");
    std::fs::write(folder.join("b.xlsx"), "PK").expect("a file");
    let window = Window::new(Some(folder));
    let survey = window.call("choose_folder", json!({}));
    assert_eq!((&survey["readable"], &survey["skipped"][0]["count"]), (&json!(1), &json!(1)));
    window.call("start_import", json!({ "folder": survey["id"] }));
    assert_eq!(window.end_of_import().stage, ImportStage::Done);
    let state = window.call("app_state", json!({}));
    assert_eq!(state["library"]["name"], "Heron papers");
    assert_eq!(state["recent"][0]["name"], "Heron papers");
    window.call("close_library", json!({}));
    assert_eq!(window.call("open_recent", json!({ "id": "0" }))["library"]["documents"], 1);
}

#[test]
fn requests_of_another_shape_are_refused() {
    let window = Window::new(None);
    assert_eq!(window.refused("search", json!({ "question": 1 }))["code"], "bad-request");
    assert_eq!(window.refused("format_disk", json!({}))["code"], "bad-request");
    assert_eq!(
        window.refused("start_import", json!({ "folder": "../../etc" }))["code"],
        "bad-request"
    );
}

#[test]
fn preferences_are_kept_within_bounds() {
    let window = Window::new(None);
    let kept = window.call("set_preferences", json!({ "theme": "dark", "zoom": 900 }));
    assert_eq!(kept, json!({ "theme": "dark", "zoom": 400 }));
    assert_eq!(window.call("app_state", json!({}))["preferences"], kept);
}

#[test]
fn the_interface_has_the_types_of_today() {
    let written = include_str!("../../../ui/src/api/generated.ts");
    assert!(written == codicil_api::typescript(), "run `cargo xtask generate`");
}

#[test]
fn the_overview_has_a_card_for_each_modification() {
    let window = Window::with_sample();
    let overview = window.call("overview", json!({}));
    let cards = overview["modifications"].as_array().expect("cards");
    let numbers: Vec<&str> =
        cards.iter().filter_map(|card| card["modification"].as_str()).collect();
    assert_eq!(numbers, ["SECMP0059", "SECMP0044"], "the one with the newest paper first");
    let question = &cards[0]["questions"][0];
    let counted: u64 = question["answers"]
        .as_array()
        .expect("answers")
        .iter()
        .filter_map(|answer| answer["count"].as_u64())
        .sum();
    let all = question["responses"].as_u64();
    assert_eq!(Some(counted + question["unanswered"].as_u64().expect("a number")), all);
    assert!(all > Some(1), "{question}");
    let states: Vec<&Value> = cards[1]["clauses"].as_array().expect("clauses").iter().collect();
    assert!(states.iter().any(|it| it["label"] == "G8.43" && it["state"] == "deleted"));
    assert_eq!(overview["reading"], json!(false));
}

#[test]
fn the_matrix_leads_to_every_response() {
    let window = Window::with_sample();
    let view = window.call("responses", json!({ "modification": null }));
    let set = &view["sets"][0];
    let document = &set["document"]["id"];
    let mut seen = 0;
    for row in set["respondents"].as_array().expect("rows") {
        assert_eq!(
            row["cells"].as_array().map(Vec::len),
            set["questions"].as_array().map(Vec::len)
        );
        for cell in row["cells"].as_array().expect("cells").iter().filter(|it| !it.is_null()) {
            let request = json!({ "document": document, "response": cell["response"] });
            let response = window.call("response", request);
            assert_eq!(response["respondent"], row["respondent"]);
            assert_eq!(response["answer"], cell["answer"]);
            let empty = response["paragraphs"].as_array().is_some_and(Vec::is_empty);
            assert_eq!(empty, cell["length"] == json!(0));
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
    let none = window.call("responses", json!({ "modification": "SECMP9999" }));
    assert_eq!(none["sets"], json!([]));
}

#[test]
fn a_correction_shows_what_was_read_and_a_removal_can_be_undone() {
    let window = Window::with_sample();
    let rows = window.call("documents", json!({}));
    let rows = rows.as_array().expect("rows");
    let with_title = rows.iter().find(|row| row["title"] != row["name"]).expect("a title");
    let id = &with_title["id"];
    let request = json!({ "document": id, "field": "title", "value": "Another title" });
    let view = window.call("correct_document", request);
    let title = view["correctable"]
        .as_array()
        .and_then(|fields| fields.iter().find(|field| field["field"] == "title"))
        .expect("the title can be corrected");
    assert_eq!(title["value"], "Another title");
    assert_eq!(title["corrected"], true);
    assert_eq!(title["read"], with_title["title"]);
    assert_eq!(view["row"]["corrected"], true);

    window.call("remove_document", json!({ "document": id }));
    let left = window.call("documents", json!({}));
    assert_eq!(left.as_array().map(Vec::len), Some(rows.len() - 1));
    let removed = window.call("removed_documents", json!({}));
    assert_eq!(removed[0]["id"], *id);
    window.call("restore_document", json!({ "document": id }));
    let back = window.call("documents", json!({}));
    assert_eq!(back.as_array().map(Vec::len), Some(rows.len()));
}

#[test]
fn every_finding_opens_the_words_it_is_about() {
    let window = Window::with_sample();
    let view = window.call("findings", json!({}));
    let findings = view["findings"].as_array().expect("findings");
    assert!(findings.iter().any(|finding| finding["check"] == "reference-to-deleted-clause"));
    for finding in findings {
        let places = finding["places"].as_array().expect("places");
        assert_eq!(places[0]["role"], "primary", "{finding}");
        for place in places {
            let hit = |piece: &Value| piece["hit"] == true;
            assert!(
                place["snippet"].as_array().is_some_and(|words| words.iter().any(hit)),
                "{place}"
            );
            window.call("document", json!({ "document": place["document"] }));
        }
        let about = window.call("explain_check", json!({ "check": finding["check"] }));
        assert_eq!(about["code"], finding["code"]);
        let has_example = |part: &Value| part["example"] == true;
        assert!(about["parts"].as_array().is_some_and(|parts| parts.iter().any(has_example)));
    }
    let overview = window.call("overview", json!({}));
    let card = &overview["modifications"][0];
    assert!(card["findings"].as_array().is_some_and(|shown| (1..=3).contains(&shown.len())));
    assert_eq!(window.refused("explain_check", json!({ "check": "X999" }))["code"], "bad-request");
}

#[test]
fn the_clauses_of_a_paper_are_read_and_every_word_is_accounted_for() {
    let window = Window::with_sample();
    let documents = window.call("documents", json!({}));
    let paper = documents
        .as_array()
        .and_then(|all| all.iter().find(|row| row["kind"] == "legal-text"))
        .expect("the sample has a legal text");
    let found = window.call("rule_candidates", json!({ "document": paper["id"] }));
    let clauses = found["clauses"].as_array().expect("a list");
    assert!(!clauses.is_empty());
    assert!(found["read"].as_str().is_some_and(|text| text.contains("words were read")));
    for clause in clauses {
        let words = clause["words"].as_array().expect("a list");
        assert!(words.iter().all(|one| one["text"].as_str().is_some_and(|text| !text.is_empty())));
        assert!(clause["block"].is_number(), "{clause}");
    }
}
