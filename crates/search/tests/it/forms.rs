use crate::{index, mentioning, search};

#[test]
fn every_form_says_what_it_was_taken_for() {
    let (_folder, index) = index(vec![mentioning(1, "See G8.41.", "G8.41")]);
    let forms = [
        "G8.41",
        "section g 8.41 (a)",
        "ABC:G8.41",
        "section G",
        "G8",
        "G8.*",
        "G8.41 to G8.43",
        "Sections G8.41 – 8.43",
        "G8.41-G8.43",
        "G8.41 -G8.43",
        "G8.41 and G8.42",
        "cites:G8.43",
        "amends:G8",
        "paragraph 5.2",
        "Q1",
        "SECMP0044",
        "objective (g)",
        "objectives (a), (b) and (c)",
        "50,000 threshold",
        "£1,200",
        "\"jointly and severally\"",
        "“Other User”",
        "\"shared store\"~",
        "Shared Store Keeper~",
        "Office of Gas Matters~",
        "thresh*",
        "non-domestic premises",
        "does it count towards the threshold",
        "meters AND (devices OR \"smart things\") -gas",
        "*",
        "* -gas",
        "in 5.2 of a 7.1",
        "Conditions 40 and 46",
        // These do not parse.
        "\"left open",
        "(left open",
        "left) open",
        "AND meters",
        "meters OR",
        "NOT",
        "~ ** § 𝒳",
    ];
    let told: Vec<String> = forms
        .iter()
        .map(|typed| {
            let page = search(&index, typed);
            let warning = page.warning.map(|warning| format!(" ! {warning}")).unwrap_or_default();
            format!("{typed} = {}{warning}", page.means)
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    G8.41 = Passages with G8.41 by name, in a range or in what contains it.
    section g 8.41 (a) = Passages with G8.41(a) by name, in a range or in what contains it.
    ABC:G8.41 = Passages with ABC G8.41 by name, in a range or in what contains it.
    section G = Passages with G by name, in a range or in what contains it.
    G8 = Passages with G8 by name, in a range or in what contains it, or the word “g8”.
    G8.* = Passages with any clause that begins with G8. by name, in a range or in what contains it.
    G8.41 to G8.43 = Passages with G8.41 to G8.43 by name, in a range or in what contains it.
    Sections G8.41 – 8.43 = Passages with G8.41 to G8.43 by name, in a range or in what contains it.
    G8.41-G8.43 = Passages with G8.41 to G8.43 by name, in a range or in what contains it.
    G8.41 -G8.43 = Passages with G8.41 by name, in a range or in what contains it without G8.43 by name, in a range or in what contains it.
    G8.41 and G8.42 = Passages with G8.41 by name, in a range or in what contains it and G8.42 by name, in a range or in what contains it.
    cites:G8.43 = Passages with a citation of G8.43.
    amends:G8 = Passages with a change to G8.
    paragraph 5.2 = Passages with 5.2 by name, in a range or in what contains it, or the word “5.2”.
    Q1 = Passages with Q1 by name, in a range or in what contains it, or the word “q1”.
    SECMP0044 = Passages with SECMP0044.
    objective (g) = Passages with objective (g).
    objectives (a), (b) and (c) = Passages with objective (a) and objective (b) and objective (c).
    50,000 threshold = Passages with the number 50,000; those with “threshold” first.
    £1,200 = Passages with the number £1200.
    "jointly and severally" = Passages with the phrase “jointly and severally”.
    “Other User” = Passages with the phrase “Other User”, with its capitals.
    "shared store"~ = Passages with “shared store” or something like it.
    Shared Store Keeper~ = Passages with “shared store keeper” or something like it.
    Office of Gas Matters~ = Passages with “office of gas matters” or something like it.
    thresh* = Passages with a word that begins with “thresh”.
    non-domestic premises = Passages with the words “non-domestic” and “premises”, those with most of them first.
    does it count towards the threshold = Passages with the words “count”, “towards” and “threshold”, those with most of them first.
    meters AND (devices OR "smart things") -gas = Passages with the word “meters” and (the word “devices” or the phrase “smart things”) without the word “gas”.
    * = Everything.
    * -gas = Everything without the word “gas”.
    in 5.2 of a 7.1 = Passages with the number 5.2 and the number 7.1.
    Conditions 40 and 46 = Passages with the number 40 and the number 46; those with “conditions” first.
    "left open = Passages with the words “left” and “open”, those with most of them first. ! The quotation marks do not pair. The words were searched as they stand.
    (left open = Passages with the words “left” and “open”, those with most of them first. ! A bracket opens that never closes. The words were searched as they stand.
    left) open = Passages with the words “left” and “open”, those with most of them first. ! A bracket closes that never opened. The words were searched as they stand.
    AND meters = Passages with the word “meters”. ! AND needs something on both sides. The words were searched as they stand.
    meters OR = Passages with the word “meters”. ! OR needs something on both sides. The words were searched as they stand.
    NOT = Nothing: the query is empty. ! NOT needs something after it. The words were searched as they stand.
    ~ ** § 𝒳 = Passages with the word “𝒳”.
    "#);
}
