use codicil_refs::Role;

use crate::{blocks, citing, drawn, index, mentioning, passage, search};

fn clauses() -> (tempfile::TempDir, codicil_search::Index) {
    let mut own = passage(1, "G8.41 Each party shall count its premises.");
    own.clause = Some("ABC:G8.41".to_owned());
    let mut part = passage(2, "(a) in the first year; and");
    part.clause = Some("ABC:G8.41(a)".to_owned());
    index(vec![
        own,
        part,
        citing(passage(3, "Amend G8.41 as follows"), "G8.41", "G8.41", None, Role::AmendmentTarget),
        mentioning(4, "See G8.41 for the count.", "G8.41"),
        citing(
            passage(5, "Sections G8.40 to G8.43 apply."),
            "G8.40 to G8.43",
            "G8.40",
            Some("G8.43"),
            Role::Mention,
        ),
        citing(passage(6, "Sections G3 to G9 apply."), "G3 to G9", "G3", Some("G9"), Role::Mention),
        mentioning(7, "See G8 as a whole.", "G8"),
        mentioning(8, "See G8.4 and not G8.410.", "G8.4"),
        mentioning(9, "See G8.44C only.", "G8.44C"),
        citing(
            passage(10, "Sections G8.44 to G8.46 apply."),
            "G8.44 to G8.46",
            "G8.44",
            Some("G8.46"),
            Role::Mention,
        ),
        mentioning(11, "See G8.41(a)(ii).", "G8.41(a)(ii)"),
        mentioning(12, "The whole of G is long.", "G"),
    ])
}

#[test]
fn a_clause_is_found_by_name_then_range_then_whole_and_part() {
    let (_folder, index) = clauses();
    insta::assert_snapshot!(drawn(&search(&index, "G8.41")), @r#"
    1 Direct: G8.41 Each party shall count its premises.
    3 Direct: Amend [G8.41] as follows
    4 Direct: See [G8.41] for the count.
    5 Range: Sections [G8.40 to G8.43] apply.
    2 Contains: (a) in the first year; and
    11 Contains: See [G8.41(a)(ii)].
    6 Contains: Sections [G3 to G9] apply.
    7 Contains: See [G8] as a whole.
    "#);
    for same in ["g 8.41", "section G8.41", "ABC:G8.41", "ABC G8.41", "Clause  g8.41"] {
        assert_eq!(blocks(&search(&index, same)), blocks(&search(&index, "G8.41")), "{same}");
    }
}

#[test]
fn an_insertion_lies_in_its_range_and_is_not_its_neighbour() {
    let (_folder, index) = clauses();
    assert_eq!(blocks(&search(&index, "G8.44C")), [9, 10, 6, 7]);
    assert_eq!(blocks(&search(&index, "g8.44c")), [9, 10, 6, 7]);
    assert_eq!(blocks(&search(&index, "G8.44B")), [10, 6, 7]);
    assert_eq!(blocks(&search(&index, "G8.46A")), [6, 7]);
    assert_eq!(blocks(&search(&index, "G8.4")), [8, 6, 7]);
}

#[test]
fn paragraphs_know_their_clause() {
    let (_folder, index) = clauses();
    assert_eq!(blocks(&search(&index, "G8.41(a)")), [2, 5, 11, 1, 3, 4, 6, 7]);
    assert_eq!(blocks(&search(&index, "G8.41(b)")), [5, 1, 3, 4, 6, 7]);
}

#[test]
fn ranges_groups_and_stars_are_expanded() {
    let (_folder, index) = clauses();
    assert_eq!(blocks(&search(&index, "G8.44 to G8.45")), [9, 10, 6, 7]);
    assert_eq!(blocks(&search(&index, "G8.44–8.45")), [9, 10, 6, 7]);
    assert_eq!(blocks(&search(&index, "G8.44*")), [9, 10]);
    assert_eq!(blocks(&search(&index, "section G"))[0], 12);
    let group = search(&index, "G8.*");
    assert_eq!(blocks(&group), [1, 2, 3, 4, 8, 9, 11, 5, 10]);
}

#[test]
fn deeds_narrow_a_clause() {
    let (_folder, index) = clauses();
    assert_eq!(blocks(&search(&index, "amends:G8")), [3]);
    assert_eq!(blocks(&search(&index, "cites:G8.41")), [3, 4, 5, 11]);
}

#[test]
fn modifications_and_objectives_are_names() {
    let mut objective = passage(2, "This better serves objectives (a) and (g) of the code.");
    objective.names = vec!["ABC:Objective(a)".into(), "ABC:Objective(g)".into()];
    let mut list = passage(3, "(g) the meters that are listed in G3.2;");
    list = citing(list, "G3.2", "G3.2", None, Role::Mention);
    let mut named = passage(1, "However,ABCMP0044 was approved.");
    named.names = vec!["ABCMP0044".into()];
    let mut of_it = passage(4, "An implementation date is given below.");
    of_it.modification = Some("ABCMP0044".into());
    let (_folder, index) = index(vec![named, objective, list, of_it]);
    insta::assert_snapshot!(drawn(&search(&index, "abcmp0044")), @r#"
    1 Direct: However,[ABCMP0044] was approved.
    "#);
    insta::assert_snapshot!(drawn(&search(&index, "objective (g)")), @r#"
    2 Direct: This better serves objectives (a) and ([g]) of the code.
    "#);
    assert_eq!(blocks(&search(&index, "objectives (a) and (g)")), [2]);
    assert_eq!(blocks(&search(&index, "objective b")), [0usize; 0]);
    // Beside other words a modification also stands for its papers.
    assert_eq!(blocks(&search(&index, "implementation date ABCMP0044")), [1, 4]);
}

#[test]
fn numbers_are_whole_words() {
    let (_folder, index) = index(vec![
        passage(1, "more than 250,000 premises"),
        passage(2, "a threshold of 50,000 premises"),
        passage(3, "50,000 or fewer, for £1,200"),
        passage(4, "a threshold of 1,200 meters"),
    ]);
    assert_eq!(blocks(&search(&index, "50,000 threshold")), [2, 3]);
    assert_eq!(blocks(&search(&index, "50000")), [2, 3]);
    assert_eq!(blocks(&search(&index, "£1,200")), [3]);
    assert_eq!(blocks(&search(&index, "1,200")), [4, 3]);
}

#[test]
fn phrases_come_as_they_stand_before_their_like() {
    let (_folder, index) = index(vec![
        passage(1, "They are jointly and separately liable."),
        passage(2, "They are jointly and severally liable."),
        passage(3, "Severally and jointly is another order."),
        passage(4, "250,000 or less"),
        passage(5, "250,000 or more"),
    ]);
    insta::assert_snapshot!(drawn(&search(&index, "\"jointly and severally\"")), @r#"
    2 Words: They are [jointly and severally] liable.
    1 Near: They are [jointly and separately] liable.
    "#);
    insta::assert_snapshot!(drawn(&search(&index, "“250,000 or more”")), @r#"
    5 Words: [250,000 or more]
    "#);
}

#[test]
fn a_capital_in_quotation_marks_is_kept() {
    let (_folder, index) = index(vec![
        passage(1, "each other user of the system"),
        passage(2, "an assessment of Other Users"),
        passage(3, "an Other User is a party"),
    ]);
    insta::assert_snapshot!(drawn(&search(&index, "\"Other User\"")), @r#"
    3 Words: an [Other User] is a party
    2 Near: an assessment of [Other Users]
    "#);
    assert_eq!(blocks(&search(&index, "\"other user\"")), [1, 3, 2]);
}

#[test]
fn similar_words_are_found_on_request() {
    let (_folder, index) = index(vec![
        passage(1, "the Shares Store Keeper and its users"),
        passage(2, "A \"Shared Store Keeper\" shall mean a party"),
        passage(3, "the Shared Service Keeper"),
        passage(4, "the Shared Store Keepers met"),
        passage(5, "a keeper of sheep"),
        passage(6, "the treshold"),
    ]);
    insta::assert_snapshot!(drawn(&search(&index, "Shared Store Keeper~")), @r#"
    2 Words: A "[Shared Store Keeper]" shall mean a party
    1 Words: the [Shares Store Keeper] and its users
    4 Words: the [Shared Store Keepers] met
    3 Near: the [Shared Service Keeper]
    "#);
    assert_eq!(blocks(&search(&index, "threshold~")), [6]);
    assert_eq!(blocks(&search(&index, "threshold")), [0usize; 0]);
    assert_eq!(blocks(&search(&index, "thresh*")), [0usize; 0]);
    assert_eq!(blocks(&search(&index, "tresh*")), [6]);
}

#[test]
fn broken_words_are_found_by_what_they_are_read_as() {
    let mut broken = passage(1, "the gas l icence applies");
    broken.repaired = Some("the gas licence applies".into());
    let (_folder, index) = index(vec![broken, passage(2, "the licences apply")]);
    insta::assert_snapshot!(drawn(&search(&index, "licence")), @r#"
    2 Words: the [licences] apply
    1 Repaired: the gas [l icence] applies
    "#);
    insta::assert_snapshot!(drawn(&search(&index, "\"gas licence\"")), @r#"
    1 Repaired: the [gas l icence] applies
    "#);
}

#[test]
fn sentences_find_what_shares_several_words() {
    let (_folder, index) = index(vec![
        passage(1, "SMETS9 meters will count for the threshold."),
        passage(2, "The volumes of SMETS9 devices are added up."),
        passage(3, "A threshold is set."),
        passage(4, "They count the days towards the end."),
        passage(5, "Nothing of the kind."),
    ]);
    assert_eq!(blocks(&search(&index, "does SMETS9 count towards the threshold")), [1, 4, 2]);
    let none = search(&index, "threshold volumes");
    assert_eq!(blocks(&none).len(), 3);
    assert!(none.warning.is_some());
}

#[test]
fn acronyms_find_what_they_stand_for() {
    let (_folder, index) = index(vec![
        passage(1, "The Budget Sub-Committee (BSC) met."),
        passage(2, "The budget sub-committee agreed."),
        passage(3, "The BSC agreed."),
        passage(4, "The committee agreed."),
    ]);
    let mut found = blocks(&search(&index, "BSC"));
    found.sort_unstable();
    assert_eq!(found, [1, 2, 3]);
    let spelled = search(&index, "Budget Sub-Committee agreed");
    insta::assert_snapshot!(drawn(&spelled), @r#"
    2 Words: The [budget sub-committee] [agreed].
    3 Words: The [BSC] [agreed].
    "#);
    insta::assert_snapshot!(spelled.means, @r#"
    Passages with the words “budget sub committee” or “bsc” and “agreed”, those with most of them first.
    "#);
}

#[test]
fn a_line_without_end_is_found_where_its_words_stand() {
    let text =
        format!("{}see G8.41 here{}", "é\u{a0}words ".repeat(5_000), " and more".repeat(5_000));
    let place = text.find("G8.41").expect("it is there");
    let (_folder, index) = index(vec![mentioning(0, &text, "G8.41")]);
    let page = search(&index, "G8.41");
    assert_eq!(page.total, 1);
    assert_eq!(page.hits[0].matches, [codicil_text::Span::new(place, place + 5)]);
    assert!(page.hits[0].span.len() <= 32_000);
    let unbroken = "x".repeat(100_000);
    let (_folder, index) = crate::index(vec![passage(0, &unbroken)]);
    assert_eq!(search(&index, "*").total, 4);
}

#[test]
fn operators_join_and_part() {
    let (_folder, index) = index(vec![
        passage(1, "meters and devices"),
        passage(2, "meters alone"),
        passage(3, "devices alone"),
        passage(4, "neither of them, at 50 places"),
    ]);
    assert_eq!(blocks(&search(&index, "meters AND devices")), [1]);
    assert_eq!(blocks(&search(&index, "meters -devices")), [2]);
    assert_eq!(blocks(&search(&index, "meters NOT devices")), [2]);
    let mut either = blocks(&search(&index, "meters OR devices"));
    either.sort_unstable();
    assert_eq!(either, [1, 2, 3]);
    assert_eq!(blocks(&search(&index, "(meters OR devices) AND alone")), [2, 3]);
    assert_eq!(blocks(&search(&index, "*")), [1, 2, 3, 4]);
    assert_eq!(blocks(&search(&index, "-devices")), [2, 4]);
    assert_eq!(blocks(&search(&index, "")), [0usize; 0]);
}
