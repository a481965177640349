//! The clauses of `tests/clauses`, scored. The shares are floors: a change that reads less fails here.

#[allow(dead_code, reason = "shared with an example that uses the rest")]
mod score;

use std::path::Path;

use codicil_english::Lexicon;
use score::Score;

#[test]
fn the_clauses_are_read_as_a_careful_lawyer_reads_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clauses");
    let score = score::folder(&folder, &Lexicon::sec());
    let summary = score.summary();
    assert!(score.clauses >= 60, "{summary}");
    assert_eq!(score.wrong_but_certain, 0, "{summary}\n{}", score.report);
    assert!(Score::share(score.words_read, score.words) >= 0.95, "{summary}\n{}", score.report);
    assert!(
        Score::share(score.with_candidate, score.clauses) >= 0.95,
        "{summary}\n{}",
        score.report
    );
    assert!(Score::share(score.accepted, score.expected) >= 0.9, "{summary}\n{}", score.report);
    assert!(
        Score::share(score.certain_accepted, score.may_be_certain) >= 0.8,
        "{summary}\n{}",
        score.report
    );
}

#[test]
fn conditions_that_say_the_same_are_equal_in_the_score() {
    let same = |one: &str, other: &str| {
        let read = |text| score::normal(&score::condition(text).unwrap());
        assert_eq!(read(one), read(other));
    };
    same("not (supplier or network)", "not network and not supplier");
    same("not domestic > 5", "domestic <= 5");
    same("b and (c and a)", "a and b and c");
    assert_ne!(
        score::normal(&score::condition("a > 5").unwrap()),
        score::normal(&score::condition("a >= 5").unwrap())
    );
}
