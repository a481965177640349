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
        "~ ** () \u{0} 𝒳",
    ];
    let told: Vec<String> = forms
        .iter()
        .map(|typed| {
            let page = search(&index, typed);
            let warning = page.warning.map(|warning| format!(" ! {warning}")).unwrap_or_default();
            format!("{typed} = {}{warning}", page.means)
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r"");
}
