//! Scores a reading against what a careful lawyer would read: shared by the test and the example.

mod expression;

use std::fmt::Write as _;
use std::path::Path;

use codicil_english::{Candidate, Certainty, Kind, Lexicon, What, read};
use codicil_rules::{Condition, Repeats, Sequence};
use serde::Deserialize;

pub use expression::{condition, normal};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    clause: Vec<Clause>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Clause {
    id: String,
    text: String,
    #[serde(default)]
    expect: Vec<Expect>,
    #[serde(default)]
    #[expect(dead_code, reason = "for people who read the file")]
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    kind: String,
    when: Option<String>,
    then: Option<String>,
    bearer: Option<String>,
    act: Option<String>,
    counterparty: Option<String>,
    deadline: Option<String>,
    adds: Option<String>,
    count: Option<String>,
    #[serde(alias = "cites")]
    scope: Option<Words>,
    term: Option<String>,
    meaning: Option<String>,
    /// What a careful lawyer would ask; where something stands here, nothing may be certain.
    doubt: Option<Words>,
    #[serde(default)]
    certain_allowed: bool,
}

impl Expect {
    fn may_be_certain(&self) -> bool {
        self.certain_allowed && self.doubt.as_ref().is_none_or(|doubt| doubt.said().is_empty())
    }
}

/// Words, or a list of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    One(String),
    Several(Vec<String>),
}

impl Words {
    fn said(&self) -> String {
        match self {
            Self::One(words) => words.clone(),
            Self::Several(all) => all.join(", "),
        }
    }
}

/// What a folder of clauses scored.
#[derive(Default)]
pub struct Score {
    pub clauses: usize,
    pub words: usize,
    pub words_read: usize,
    pub with_candidate: usize,
    pub expected: usize,
    /// Expectations that a candidate meets in every field that is stated.
    pub accepted: usize,
    pub candidates: usize,
    /// Candidates that meet no expectation, in clauses that have some.
    pub surplus: usize,
    pub certain: usize,
    /// Expectations of which a careful lawyer has no doubt, and for which the reading has none.
    pub certain_accepted: usize,
    pub may_be_certain: usize,
    /// Candidates marked certain that meet no expectation or one that leaves doubt.
    pub wrong_but_certain: usize,
    pub report: String,
}

impl Score {
    pub fn share(part: usize, whole: usize) -> f64 {
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        if whole == 0 { 1.0 } else { number(part) / number(whole) }
    }

    pub fn summary(&self) -> String {
        let line = |what: &str, part: usize, whole: usize| {
            format!("{what:<34} {:.3}  ({part} of {whole})\n", Self::share(part, whole))
        };
        [
            line("words read", self.words_read, self.words),
            line("clauses with a candidate", self.with_candidate, self.clauses),
            line("expectations accepted unchanged", self.accepted, self.expected),
            line("candidates accepted unchanged", self.accepted, self.accepted + self.surplus),
            line("certain where certain is allowed", self.certain_accepted, self.may_be_certain),
            format!("candidates marked certain          {}\n", self.certain),
            format!("WRONG but certain                  {}\n", self.wrong_but_certain),
        ]
        .concat()
    }
}

/// Scores every TOML file of a folder, in the order of their names.
pub fn folder(path: &Path, lexicon: &Lexicon) -> Score {
    let mut files: Vec<_> = std::fs::read_dir(path)
        .unwrap_or_else(|e| panic!("{}: {e}", path.display()))
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    files.sort();
    let mut score = Score::default();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("the file can be read");
        let parsed: File =
            toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        for clause in &parsed.clause {
            one(clause, lexicon, &mut score);
        }
    }
    score
}

fn one(clause: &Clause, lexicon: &Lexicon, score: &mut Score) {
    let text = clause.text.trim();
    let reading = read(text, lexicon);
    let candidates: Vec<&Candidate> = reading.clauses.iter().flat_map(|c| &c.candidates).collect();
    score.clauses += 1;
    score.words += reading.clauses.iter().map(|c| c.words).sum::<usize>();
    score.words_read += reading.clauses.iter().map(|c| c.words_read).sum::<usize>();
    score.with_candidate += usize::from(!candidates.is_empty());
    score.candidates += candidates.len();
    score.expected += clause.expect.len();
    let mut used = vec![false; candidates.len()];
    let mut trouble = String::new();
    for expect in &clause.expect {
        score.may_be_certain += usize::from(expect.may_be_certain());
        let found = (0..candidates.len())
            .find(|at| !used[*at] && differs(candidates[*at], expect, text, lexicon).is_none());
        let Some(at) = found else {
            let near: Vec<String> = candidates
                .iter()
                .filter(|candidate| name(candidate.kind) == expect.kind)
                .filter_map(|candidate| differs(candidate, expect, text, lexicon))
                .collect();
            let _ = writeln!(trouble, "    missed {}: {}", expect.kind, near.join(" | "));
            continue;
        };
        used[at] = true;
        score.accepted += 1;
        let certain = candidates[at].certainty == Certainty::Certain;
        score.certain_accepted += usize::from(certain && expect.may_be_certain());
        if certain && !expect.may_be_certain() {
            score.wrong_but_certain += 1;
            let _ = writeln!(trouble, "    CERTAIN WITHOUT LEAVE: {}", candidates[at].paraphrase);
        }
        if let (Certainty::Uncertain { why }, true) =
            (&candidates[at].certainty, expect.may_be_certain())
        {
            let _ = writeln!(trouble, "    not certain: {}", why.join(" / "));
        }
    }
    for (candidate, used) in candidates.iter().zip(&used) {
        score.certain += usize::from(candidate.certainty == Certainty::Certain);
        if *used {
            continue;
        }
        score.surplus += usize::from(!clause.expect.is_empty());
        if candidate.certainty == Certainty::Certain {
            score.wrong_but_certain += 1;
            let _ = writeln!(trouble, "    WRONG BUT CERTAIN: {}", candidate.paraphrase);
        }
        if !clause.expect.is_empty() || std::env::var_os("ALL").is_some() {
            let _ =
                writeln!(trouble, "    surplus {}: {}", name(candidate.kind), candidate.paraphrase);
        }
    }
    for read in &reading.clauses {
        for span in &read.not_read {
            let _ = writeln!(trouble, "    not read: {:?}", span.of(clause.text.trim()));
        }
    }
    if candidates.is_empty() {
        let _ = writeln!(trouble, "    no candidate");
    }
    if !trouble.is_empty() {
        let _ = write!(score.report, "{}\n{trouble}", clause.id);
    }
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Rule => "rule",
        Kind::Deeming => "deeming",
        Kind::Definition => "definition",
        Kind::Obligation => "obligation",
        Kind::Permission => "permission",
        Kind::Prohibition => "prohibition",
        Kind::Precedence => "precedence",
        Kind::Application => "application",
    }
}

/// The first field in which a candidate is not what is expected.
fn differs(
    candidate: &Candidate,
    expect: &Expect,
    text: &str,
    lexicon: &Lexicon,
) -> Option<String> {
    if name(candidate.kind) != expect.kind {
        return Some("kind".to_owned());
    }
    if let Some(when) = &expect.when {
        let wanted = condition(when).unwrap_or_else(|e| panic!("{when:?}: {e}"));
        if normal(&renamed(&wanted, lexicon)) != normal(&renamed(&candidate.condition, lexicon)) {
            return Some(format!("when {when:?}, read {}", candidate.paraphrase));
        }
    }
    if let Some(then) = &expect.then {
        let found = candidate.sequence.as_ref().map(said).unwrap_or_default();
        let listed = candidate.sequence.as_ref().and_then(without_initial);
        let listed = listed.filter(|_| text.to_lowercase().contains("year"));
        if flat(then) != flat(&found) && listed.is_none_or(|listed| flat(then) != flat(&listed)) {
            return Some(format!("then {then:?}, read {found:?}"));
        }
    }
    let fields = [
        ("counterparty", &expect.counterparty, &candidate.counterparty),
        ("deadline", &expect.deadline, &candidate.deadline),
        ("term", &expect.term, &candidate.term),
        ("meaning", &expect.meaning, &candidate.meaning),
    ];
    for (field, wanted, found) in fields {
        let Some(wanted) = wanted else { continue };
        let whole = if field == "counterparty" {
            whole(candidate, What::Counterparty, text)
        } else {
            Vec::new()
        };
        if flat(wanted) != flat(found.as_deref().unwrap_or_default())
            && !whole.contains(&flat(wanted))
        {
            return Some(format!("{field} {wanted:?}, read {found:?}"));
        }
    }
    if let Some(wanted) = &expect.bearer {
        let found = candidate.bearer.as_deref().unwrap_or_default();
        if flat(wanted) != flat(found)
            && !whole(candidate, What::Bearer, text).contains(&flat(wanted))
        {
            return Some(format!("bearer {wanted:?}, read {found:?}"));
        }
    }
    if let Some(wanted) = &expect.act {
        let found = candidate.act.as_deref().unwrap_or_default();
        // "need not do": the kind says that it is denied, so that the act may stand without "not".
        let bare = found.strip_prefix("not ").unwrap_or(found);
        let same = [flat(found), flat(bare), without_counterparty(candidate, text)];
        if !same.contains(&flat(wanted)) {
            return Some(format!("act {wanted:?}, read {found:?}"));
        }
    }
    for (field, wanted, found) in
        [("adds", &expect.adds, &candidate.adds), ("count", &expect.count, &candidate.count)]
    {
        let Some(wanted) = wanted else { continue };
        let rename = |words: &str| {
            let names = words.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_');
            flat(&names.map(|name| renamed_word(name, lexicon)).collect::<String>())
        };
        if rename(wanted) != rename(found.as_deref().unwrap_or_default()) {
            return Some(format!("{field} {wanted:?}, read {found:?}"));
        }
    }
    let wanted = expect.scope.as_ref()?.said();
    let found = candidate.scope.join(", ");
    (cited(&wanted) != cited(&found)).then(|| format!("scope {wanted:?}, read {found:?}"))
}

/// The bearer or counterparty with the clauses that narrow it down, as the clause words it.
fn whole(candidate: &Candidate, what: What, text: &str) -> Vec<String> {
    let parts = candidate.parts.iter().filter(|part| part.what == what);
    parts.map(|part| flat(part.span.of(text))).collect()
}

/// The act without "to the Panel", which stands in a field of its own.
fn without_counterparty(candidate: &Candidate, text: &str) -> String {
    let act = flat(candidate.act.as_deref().unwrap_or_default());
    let Some(whom) = candidate.counterparty.as_ref().map(|whom| whom.to_lowercase()) else {
        return act;
    };
    let longer = whole(candidate, What::Counterparty, text);
    let longer = longer.iter().filter(|words| words.len() > whom.len());
    let longer: Vec<String> = longer.map(|words| format!(" {words}")).collect();
    let to_longer = longer.iter().filter_map(|words| {
        let at = act.find(words.as_str())?;
        let from = act[..at].rfind(" to")?;
        Some(act[from..at + words.len()].to_owned())
    });
    let shorter = to_longer
        .chain([format!("to {whom}"), format!("with {whom}"), whom])
        .collect::<Vec<_>>()
        .iter()
        .find(|words| act.contains(words.as_str()))
        .map(|words| act.replacen(words.as_str(), "", 1));
    flat(&shorter.unwrap_or(act))
}

/// One name of all that rule files have for the same thing.
fn alias(name: &str, lexicon: &Lexicon) -> String {
    let known = lexicon.aliases().iter().find(|(_, own)| own == name);
    known.map_or_else(|| name.to_owned(), |(other, _)| other.clone())
}

/// The same of a name with a sign behind it.
fn renamed_word(word: &str, lexicon: &Lexicon) -> String {
    let end = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_').len();
    format!("{}{}", alias(&word[..end], lexicon), &word[end..])
}

fn renamed(condition: &Condition, lexicon: &Lexicon) -> Condition {
    let all = |inner: &[Condition]| inner.iter().map(|one| renamed(one, lexicon)).collect();
    match condition {
        Condition::Holds(name) => Condition::Holds(alias(name, lexicon)),
        Condition::Not(inner) => Condition::Not(Box::new(renamed(inner, lexicon))),
        Condition::All(inner) => Condition::All(all(inner)),
        Condition::Any(inner) => Condition::Any(all(inner)),
        Condition::Compare { left, relation, right } => {
            let mut left = left.clone();
            left.terms.iter_mut().for_each(|(_, name)| *name = alias(name, lexicon));
            Condition::Compare { left, relation: *relation, right: right.clone() }
        }
    }
}

/// Lower case, single spaces, without an article or the like in front.
fn flat(words: &str) -> String {
    let words = words.to_lowercase().replace(['“', '”', '"'], "").replace('’', "'");
    let words: Vec<&str> = words.split_whitespace().collect();
    let small = ["a", "an", "the", "each", "every", "any", "all"];
    let from = usize::from(words.first().is_some_and(|word| small.contains(word)));
    words[from..]
        .join(" ")
        .replace(" + ", "+")
        .replace(" * ", "*")
        .trim_end_matches(['.', ',', ';'])
        .to_owned()
}

fn cited(scope: &str) -> Vec<String> {
    let scope = scope.replace([',', ';'], " ");
    let noise =
        ["section", "sections", "paragraph", "paragraphs", "and", "clause", "clauses", "this"];
    scope
        .split_whitespace()
        .map(str::to_lowercase)
        .filter(|word| !noise.contains(&word.as_str()))
        .collect()
}

/// The sequence from the year after the initial one on, as clauses list it that count from there.
fn without_initial(sequence: &Sequence) -> Option<String> {
    let mut years = sequence.years.clone();
    let first = years.first()?.clone();
    years.remove(0);
    let repeats = match sequence.repeats {
        Repeats::From(0) => {
            years.push(first);
            Repeats::From(0)
        }
        Repeats::From(from) => Repeats::From(from - 1),
        other => other,
    };
    (!years.is_empty()).then(|| said(&Sequence { years, repeats }))
}

/// A sequence as rule files write it.
pub fn said(sequence: &Sequence) -> String {
    let years = sequence.years.join(", ");
    match sequence.repeats {
        Repeats::From(0) => format!("{years}, repeat"),
        Repeats::From(from) => format!("{years}, repeat from year {}", from + 1),
        Repeats::Ends => format!("{years}, end"),
        Repeats::NotStated => years,
    }
}
