//! Random regimes over few parties: what the engine answers is what going through every party shows.

use codicil_rules::evaluate::{Pattern, pattern};
use codicil_rules::question::{Domain, Finding, Verdict, conflicts, differ, gaps, laxer, matters};
use codicil_rules::{ClauseTexts, Party, Regime, Side, Vocabulary};

use crate::slips::Numbers;

const VOCABULARY: &str = r#"
format = "vocabulary/1"
[[outcome]]
name = "A"
says = "Aa"
[[outcome]]
name = "B"
says = "Bb"
[[outcome]]
name = "C"
says = "Cc"
[[role]]
name = "r"
label = "R"
says = "an R"
[[role]]
name = "s"
label = "S"
says = "an S"
[[fact]]
name = "f"
says = "has f"
[[count]]
name = "x"
says = "x"
unit = "x"
max = 4
[[count]]
name = "y"
says = "y"
unit = "y"
max = 5
[domain]
holds = ["r or s", "f or y < 4"]
"#;

/// So many years are compared; the sequences below do nothing new after them.
const YEARS: usize = 14;

fn condition(numbers: &mut Numbers, depth: usize) -> String {
    match numbers.below(if depth == 0 { 4 } else { 7 }) {
        0 => ["r", "s", "f"][numbers.below(3)].to_owned(),
        1 => format!("x {} {}", relation(numbers), numbers.below(5)),
        2 => format!("y {} {}", relation(numbers), numbers.below(6)),
        3 => {
            let (factor, bound) = (1 + numbers.below(3), numbers.below(12));
            let sign = ["+", "-"][numbers.below(2)];
            format!("{factor}*x {sign} y {} {bound} - 3", relation(numbers))
        }
        4 => format!("not ({})", condition(numbers, depth - 1)),
        5 => format!("({}) and ({})", condition(numbers, depth - 1), condition(numbers, depth - 1)),
        _ => format!("({}) or ({})", condition(numbers, depth - 1), condition(numbers, depth - 1)),
    }
}

fn relation(numbers: &mut Numbers) -> &'static str {
    ["<", "<=", "=", "!=", ">=", ">"][numbers.below(6)]
}

fn regime(name: &str, numbers: &mut Numbers) -> String {
    let combine = ["report conflicts", "most onerous", "first row"][numbers.below(3)];
    let mut text = format!(
        "format = \"rules/1\"\nregime = \"{name}\"\nvocabulary = \"v\"\n[[reading]]\nid = \"it\"\nsays = \"\"\ncombine = \"{combine}\"\n"
    );
    let rules = 1 + numbers.below(4);
    for at in 0..rules {
        let then = ["A, repeat", "A, B, C, repeat", "B, C", "C, end", "A, B, repeat from year 2"];
        text.push_str(&format!(
            "[[rule]]\nid = \"{at}\"\nsource = \"s\"\nstatus = \"accepted\"\nwhen = \"{}\"\nthen = \"{}\"\n",
            condition(numbers, 2),
            then[numbers.below(then.len())]
        ));
        if numbers.below(4) == 0 {
            text.push_str(&format!("except = \"{}\"\n", condition(numbers, 1)));
        }
        // Only on earlier rules, so that there is no circle.
        if at > 0 && numbers.below(3) == 0 {
            text.push_str(&format!("subject_to = [\"{}\"]\n", numbers.below(at)));
        }
    }
    if numbers.below(2) == 0 {
        let count = ["x", "y"][numbers.below(2)];
        let adds = ["y", "x + 1", "2*y - 1", "-1"][numbers.below(4)];
        text.push_str(&format!(
            "[[deem]]\nid = \"d\"\nsource = \"s\"\ncount = \"{count}\"\nin = [\"0\"]\nwhere = \"{}\"\nadds = \"{adds}\"\n",
            condition(numbers, 1)
        ));
    }
    text
}

fn parties(regime: &Regime) -> Vec<Party> {
    let mut all = Vec::new();
    for bits in 0..8_usize {
        for x in 0..=4 {
            for y in 0..=5 {
                let mut party = Party::default();
                for (at, fact) in ["r", "s", "f"].iter().enumerate() {
                    party.set_fact(fact, bits >> at & 1 == 1);
                }
                party.set_count("x", x);
                party.set_count("y", y);
                if regime.can_be(&party) {
                    all.push(party);
                }
            }
        }
    }
    all
}

fn found(verdict: &Verdict) -> bool {
    match &verdict.finding {
        Finding::None => false,
        Finding::Some => true,
        Finding::CannotTell(why) => panic!("{}: {why}", verdict.question),
    }
}

#[test]
fn answers_are_those_of_going_through_every_party() {
    let vocabulary = Vocabulary::read("v", VOCABULARY).expect("the vocabulary is one");
    let mut numbers = Numbers(59);
    let mut seen = [0; 10];
    for round in 0..40 {
        let left = regime("left", &mut numbers);
        // Regimes at random seldom agree: a third of them are the same but for rules that do nothing.
        let right = match round % 3 {
            0 => format!(
                "{left}[[rule]]\nid = \"z\"\nsource = \"s\"\nstatus = \"accepted\"\nwhen = \"x > 4\"\nthen = \"A\"\n"
            ),
            _ => regime("right", &mut numbers),
        };
        let texts = [left, right];
        let [left, right] = texts.clone().map(|text| {
            Regime::read("r", &text, vocabulary.clone(), ClauseTexts::default())
                .unwrap_or_else(|error| panic!("{error}\n{text}"))
        });
        let (one, other) = (Side::Regime(&left, "it"), Side::Regime(&right, "it"));
        let all = parties(&left);
        let years = |side: &Side, party: &Party| -> Pattern {
            pattern(&side.given(party), side.combine(), &vocabulary, YEARS)
        };
        let both = |party: &Party, differs: &dyn Fn(Option<usize>, Option<usize>, bool) -> bool| {
            years(&one, party).iter().zip(&years(&other, party)).any(|(left, right)| {
                let rank = |year: &codicil_rules::evaluate::Year| {
                    year.outcomes.iter().filter_map(|one| vocabulary.rank(one)).min()
                };
                !left.not_stated
                    && !right.not_stated
                    && differs(rank(left), rank(right), left.outcomes != right.outcomes)
            })
        };
        let is_lighter = |left: Option<usize>, right: Option<usize>, _: bool| match (left, right) {
            (Some(left), Some(right)) => left > right,
            (left, right) => left.is_none() && right.is_some(),
        };
        let everybody = Domain::default();
        let turns = |party: &Party| {
            all.iter().any(|changed| {
                let same = changed.facts == party.facts && changed.count("x") == party.count("x");
                same && (years(&one, changed), one.given(changed).is_empty())
                    != (years(&one, party), one.given(party).is_empty())
            })
        };
        let answers = [
            (
                differ(&one, &other, &everybody),
                all.iter().any(|party| both(party, &|_, _, differs| differs)),
            ),
            (laxer(&one, &other, &everybody), all.iter().any(|party| both(party, &is_lighter))),
            (
                conflicts(&one, &everybody),
                all.iter()
                    .any(|party| years(&one, party).iter().any(|year| year.outcomes.len() > 1)),
            ),
            (gaps(&one, &everybody), all.iter().any(|party| one.given(party).is_empty())),
            (matters(&one, &["y"], &everybody), all.iter().any(turns)),
        ];
        for (at, (verdict, shown)) in answers.iter().enumerate() {
            let texts = texts.join("\n");
            assert_eq!(found(verdict), *shown, "round {round}: {}\n{texts}", verdict.question);
            seen[2 * at + usize::from(*shown)] += 1;
        }
        smallest(&answers[0].0, &all, &|party| both(party, &|_, _, differs| differs));
    }
    assert!(seen.iter().all(|times| *times >= 3), "{seen:?}");
}

/// Nothing that differs has fewer facts, or as few and a smaller sum of counts.
fn smallest(verdict: &Verdict, all: &[Party], differs: &dyn Fn(&Party) -> bool) {
    let Some(first) = verdict.examples.first() else { return };
    let size = |party: &Party| (party.facts.len(), party.counts.values().sum::<i64>());
    assert!(differs(&first.party));
    let least = all.iter().filter(|party| differs(party)).map(size).min();
    assert_eq!(least, Some(size(&first.party)));
    if let Some(neighbour) = &verdict.neighbour {
        assert!(!differs(&neighbour.party));
    }
}
