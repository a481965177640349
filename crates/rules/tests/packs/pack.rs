//! Files of the packs, read.

use std::path::Path;

use codicil_rules::assess::{Assessment, assess};
use codicil_rules::regime::Beside;
use codicil_rules::vocabulary::{Input, Inputs};
use codicil_rules::{ClauseTexts, Duties, Regime, Table, Vocabulary};

/// The text of a file of the packs.
pub fn text(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/rules/sec").join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn vocabulary() -> Vocabulary {
    Vocabulary::read("vocabulary.toml", &text("vocabulary.toml"))
        .expect("the packs are well formed")
}

pub fn clauses(file: &str) -> ClauseTexts {
    ClauseTexts::read(file, &text(file)).expect("the packs are well formed")
}

pub fn regime(name: &str) -> Regime {
    let file = format!("{name}.rules.toml");
    regime_of(&file, &text(&file))
}

/// A regime with a text of its own and the files of the packs beside it.
pub fn regime_of(file: &str, text: &str) -> Regime {
    let beside = Beside::read(file, text).expect("the packs are well formed");
    let clauses = clauses(&beside.text.expect("the packs are well formed"));
    Regime::read(file, text, vocabulary(), clauses).unwrap_or_else(|error| panic!("{error}"))
}

pub fn table(name: &str) -> Table {
    let file = format!("{name}.table.md");
    Table::read_markdown(&file, &text(&file), &vocabulary()).expect("the packs are well formed")
}

pub fn duties() -> Duties {
    Duties::read("duties.toml", &text("duties.toml"), &vocabulary())
        .expect("the packs are well formed")
}

/// A party from its roles and "key=value" words.
pub fn party(roles: &str, words: &str) -> Inputs {
    let mut inputs = Inputs::from([("party".to_owned(), Input::Text(roles.to_owned()))]);
    for word in words.split_whitespace() {
        let (key, value) = word.split_once('=').expect("the packs are well formed");
        let value = match value {
            "true" => Input::Flag(true),
            "false" => Input::Flag(false),
            number => {
                Input::Number(number.replace('_', "").parse().expect("the packs are well formed"))
            }
        };
        inputs.insert(key.to_owned(), value);
    }
    inputs
}

/// What a party gets.
pub fn answer(name: &str, roles: &str, words: &str) -> Assessment {
    assess(&regime(name), &party(roles, words), &duties())
}
