//! How long an edit of a long draft takes until its verdict stands: 300 clauses, each edit changes one
//! figure of one of them. `cargo run --release -p codicil-engine --example draft_keystrokes`

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use codicil_engine::Draft;
use codicil_report::answer::draft::DraftVerdict;

const EDITS: usize = 300;

const TABLE: &str = "\
---
table: intended
source: a report
combine: report conflicts
---
| Party    | When                | Year 1 | Year 2       | Year 3 |
|----------|---------------------|--------|--------------|--------|
| Supplier | domestic > 250,000  | Full   | Full         | Full   |
| Supplier | domestic <= 250,000 | Full   | Verification | Self   |
";

fn main() {
    let folder = std::env::temp_dir().join(format!("codicil-draft-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let table = folder.join("table.md");
    std::fs::write(&table, TABLE).expect("a file can be written");
    let mut draft = Draft::new(Some(&table), false).expect("the table can be read");
    let first = draft.edit(&section(0)).expect("the question can be put");
    assert!(matches!(first.verdict, DraftVerdict::Asked(_)), "{:?}", first.unsettled);
    let mut times: Vec<Duration> = (1..=EDITS).map(|edit| timed(&mut draft, edit)).collect();
    times.sort_unstable();
    let at = |share: usize| times[(EDITS * share / 100).min(EDITS - 1)];
    println!(
        "{} clauses, {EDITS} edits: median {:?}, p95 {:?}, longest {:?}",
        first.clauses.len(),
        at(50),
        at(95),
        at(100)
    );
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}

fn timed(draft: &mut Draft, edit: usize) -> Duration {
    let text = section(edit);
    let start = Instant::now();
    let answer = draft.edit(&text).expect("the question can be put");
    assert!(matches!(answer.verdict, DraftVerdict::Asked(_)));
    start.elapsed()
}

/// Two clauses that give outcomes, among duties; every third edit moves the threshold, the others a
/// period of a duty.
fn section(edit: usize) -> String {
    let limit = 250_000 + edit / 3;
    let mut text = format!(
        "G8.1 Where a User is a Supplier Party and the number of Domestic Premises exceeds {limit}, it shall schedule:\n\
         (a) in the first year after the year of its initial Full User Security Assessment, a Full User Security Assessment; and\n\
         (b) in each year thereafter, a Full User Security Assessment.\n\n\
         G8.2 Where a User is a Supplier Party and the number of Domestic Premises is equal to or less than {limit}, it shall schedule:\n\
         (a) in the first year after the year of its initial Full User Security Assessment, a Verification User Security Assessment;\n\
         (b) in the immediately following year, a User Security Self-Assessment;\n\
         (c) in the next following year, a Full User Security Assessment; and\n\
         (d) in each year thereafter, a category of security assurance assessment which repeats the same annual sequence as that of paragraphs (a) to (c).\n\n"
    );
    for clause in 3..=300 {
        let days = if clause == 3 + edit % 298 { 5 + edit % 20 } else { 5 };
        let _ = writeln!(
            text,
            "G8.{clause} A Supplier Party shall notify the Panel within {days} Working Days.\n"
        );
    }
    text
}
