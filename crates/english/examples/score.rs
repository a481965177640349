//! Scores the reader on a folder of TOML files of clauses with what is expected of them:
//! `cargo run -p codicil-english --example score -- FOLDER [-v]`. With `-v` it lists what differs.

#[path = "../tests/score/mod.rs"]
#[allow(dead_code, reason = "shared with a test that uses the rest")]
mod score;

use codicil_english::Lexicon;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("Name the folder of the clauses: score FOLDER [-v]");
        std::process::exit(2);
    };
    let found = score::folder(std::path::Path::new(&folder), &Lexicon::sec());
    if arguments.next().is_some_and(|argument| argument == "-v") {
        println!("{}", found.report);
    }
    print!("{}", found.summary());
}
