//! Tables whose rows and columns an extraction lost, invented, one of each kind; and what is no
//! table although it looks like one.

use codicil_document::{Document, Table};

use super::{read, read_as, spaced};

/// One line a row, cells parted by " / "; names of columns in brackets.
fn grid(table: &Table) -> String {
    let line = |row: &codicil_document::TableRow| {
        let cells: Vec<String> =
            row.cells.iter().map(|cell| cell.text.replace('\n', " ¶ ")).collect();
        let line = cells.join(" / ");
        if row.is_head { format!("[{line}]\n") } else { format!("{line}\n") }
    };
    table.rows.iter().map(line).collect()
}

/// The only table of a text.
fn only(text: &str) -> (Document, String) {
    let document = read(text);
    let grids: Vec<String> = document.tables.iter().map(grid).collect();
    assert_eq!(grids.len(), 1, "{grids:?}");
    (document, grids.concat())
}

fn caption(document: &Document) -> &str {
    document.tables[0].caption.map_or("", |span| document.words(span))
}

/// Asserts that no table is found in a text, however its lines are spaced.
fn none(text: &str) {
    for text in [text.to_owned(), spaced(text)] {
        let grids: Vec<String> = read(&text).tables.iter().map(grid).collect();
        assert!(grids.is_empty(), "{grids:?}\nin\n{text}");
    }
}

#[test]
fn a_box_of_fields_is_a_table() {
    let text = "Ferry Office Contact: \n\nName: \n\nAda Brook \n\nNumber: \n\n020 7946 0000 \n\nEmail: \n\nferry@exam\nple.org \n\nThe ferry leaves at noon on every day of the week but Sunday.\n";
    let (document, grid) = only(text);
    assert_eq!(grid, "Name / Ada Brook\nNumber / 020 7946 0000\nEmail / ferry@example.org\n");
    assert_eq!(caption(&document), "Ferry Office Contact:");
}

#[test]
fn fields_may_stand_beside_their_values() {
    let (_, grid) = only(
        "Proposal\n\nProposer: Harbour Board\nDate raised: 4 March 2021\nStatus: Draft\n\nThe board asks that the pier be mended before the summer.\n",
    );
    assert_eq!(grid, "Proposer / Harbour Board\nDate raised / 4 March 2021\nStatus / Draft\n");
}

#[test]
fn parties_and_crosses_are_pairs() {
    let text = spaced(
        "Party impacts\nLarge Ferry Parties  X Small Ferry Parties X\nRiver Pilot Parties   Sea Pilot Parties  X\nOther Harbour Parties\nThis change affects all ferries that cross the river at night.",
    );
    let (document, grid) = only(&text);
    assert_eq!(
        grid,
        "Large Ferry Parties / X\nSmall Ferry Parties / X\nRiver Pilot Parties / \n\
         Sea Pilot Parties / X\nOther Harbour Parties / \n"
    );
    assert_eq!(caption(&document), "Party impacts");
}

#[test]
fn a_name_behind_a_single_blank_is_told_by_its_last_word() {
    let (_, grid) = only(
        "Impacts\nLarge Ferry Parties X Small Ferry Parties X\nRiver Pilot Parties Sea Pilot Parties X\n",
    );
    assert_eq!(
        grid,
        "Large Ferry Parties / X\nSmall Ferry Parties / X\nRiver Pilot Parties / \n\
         Sea Pilot Parties / X\n"
    );
}

#[test]
fn boxes_may_stand_before_their_names() {
    let (_, grid) = only(
        "Which parties are affected?\n☒ Ferry Parties ☐ Pilot Parties\n☐ Harbour Board ☒ Port Owners\n",
    );
    assert_eq!(grid, "Ferry Parties / ☒\nPilot Parties / ☐\nHarbour Board / ☐\nPort Owners / ☒\n");
}

#[test]
fn a_grid_without_crosses_is_one_where_they_are_asked_for() {
    let text = "10. Which systems are affected? (Please mark with an X)\n\nFerry Systems  Pilot boat systems\n\nHarbour Light Systems  Signal Masts\n\nOther systems\n\nNot applicable.\n";
    let (_, grid) = only(text);
    assert_eq!(
        grid,
        "Ferry Systems / \nPilot boat systems / \nHarbour Light Systems / \nSignal Masts / \n\
         Other systems / \n"
    );
}

const TIMETABLE: &str = "Proposed progression
We recommend the timetable below.
Activity Date
Proposal raised 3 Mar 21
Board meets to review the
first draft of the report W/C 15 Mar 21
Consultation 1 Apr 21 – 22 Apr 21
Ferry drill (if required) May 2021
Final decision TBC
Length of the review
We recommend that the board reviews the proposal for three months, until 4 June 2021.
";

#[test]
fn a_timetable_has_dates() {
    for text in [TIMETABLE.to_owned(), spaced(TIMETABLE)] {
        let (_, grid) = only(&text);
        assert_eq!(
            grid,
            "[Activity / Date]\nProposal raised / 3 Mar 21\n\
             Board meets to review the first draft of the report / W/C 15 Mar 21\n\
             Consultation / 1 Apr 21 – 22 Apr 21\nFerry drill (if required) / May 2021\n\
             Final decision / TBC\n"
        );
    }
}

#[test]
fn a_title_over_the_names_of_columns_is_none_of_them() {
    let (document, grid) = only(&spaced(
        "Plan of work\nActivity Date\nProposal raised 31 Aug 21\nBoard meets  14 Sep 21\nDrill W/C 24 Sep 21",
    ));
    assert_eq!(
        grid,
        "[Activity / Date]\nProposal raised / 31 Aug 21\nBoard meets / 14 Sep 21\n\
         Drill / W/C 24 Sep 21\n"
    );
    assert_eq!(caption(&document), "Plan of work");
}

#[test]
fn a_timetable_without_names_of_columns_needs_three_rows() {
    let rows = "Proposal raised 3 March 2021\nConsultation issued 1 April 2021\nDecision by the Board 4 June 2021\n";
    let (_, grid) = only(&format!("Timetable\n{rows}\nThe board thanks all who helped with it.\n"));
    assert_eq!(grid.lines().count(), 3);
    assert!(grid.ends_with("Decision by the Board / 4 June 2021\n"));
    none("Timetable\nProposal raised 3 March 2021\nDecision by the Board 4 June 2021\n");
}

#[test]
fn cells_may_stand_on_lines_of_their_own() {
    let (_, grid) = only(&spaced(
        "Milestone\nTarget date\nKeel laid\n3 March 2021\nMast set\n5 April 2021\nThe boat is named on the day it leaves the yard.",
    ));
    assert_eq!(
        grid,
        "[Milestone / Target date]\nKeel laid / 3 March 2021\nMast set / 5 April 2021\n"
    );
}

#[test]
fn costs_of_several_works_share_a_row() {
    let text = spaced(
        "Board costs\nActivity\nEffort (man\ndays)\nCost\nMending the pier and painting it.\nChecking the lights and the signs that\nstand on it.\nThree  £2,4001",
    ) + "\u{20}\u{20}\n\n                                          \n1 Based on a rate of £800 per day.\n";
    let (_, grid) = only(&text);
    assert_eq!(
        grid,
        "[Activity / Effort (man days) / Cost]\nMending the pier and painting it. ¶ \
         Checking the lights and the signs that stand on it. / Three / £2,400\n"
    );
}

#[test]
fn columns_of_costs_are_sums() {
    let (_, grid) = only(
        "Option One-off cost Annual cost\nNew pier £120,000 £4k per year\nOld pier mended Nil £9,500\nTotal £120,000 TBC\n",
    );
    assert_eq!(
        grid,
        "[Option / One-off cost / Annual cost]\nNew pier / £120,000 / £4k per year\n\
         Old pier mended / Nil / £9,500\nTotal / £120,000 / TBC\n"
    );
}

const SURVEYS: &str = "The table below says which survey is needed.
No. of Boats
Owned1
First Year
Second Year  Third Year
River
Parties
More than 500 Full Survey Full Survey Full Survey
500 or less Full Survey
Partial
Survey Self-Survey
Sea
Parties  More than 500 Full Survey
Partial
Survey
Partial
Survey
500 or less Full Survey
Partial
Survey Self-Survey
Other Owners
n/a Full Survey Self-Survey Self-Survey
The board looks at the surveys every year and keeps them for seven years.
";

#[test]
fn phrases_of_a_family_fill_a_matrix() {
    let text = spaced(SURVEYS).replace("First Year \n\n", "First Year  \n\n");
    let (_, grid) = only(&text);
    assert_eq!(
        grid.lines().skip(1).collect::<Vec<_>>(),
        [
            "River Parties / More than 500 / Full Survey / Full Survey / Full Survey",
            "River Parties / 500 or less / Full Survey / Partial Survey / Self-Survey",
            "Sea Parties / More than 500 / Full Survey / Partial Survey / Partial Survey",
            "Sea Parties / 500 or less / Full Survey / Partial Survey / Self-Survey",
            "Other Owners / n/a / Full Survey / Self-Survey / Self-Survey",
        ]
    );
    let table = &read(&text).tables[0];
    assert!(table.rows[2].cells[0].repeated && !table.rows[1].cells[0].repeated);
}

#[test]
fn a_row_of_one_word_shows_the_cells_of_a_matrix() {
    let (_, grid) = only(&spaced(
        "The surveys would be these:
Owner
Boats Owned
Year 1 (Launch)
Year 2
Year 3
Rivers
More than 500 Full Full Full
500 or fewer Full Partial Survey Self-Survey
Other Owners any Full Self-Survey Self-Survey
The board looks at the surveys every year and keeps them for seven years.
",
    ));
    assert_eq!(
        grid,
        "[Owner / Boats Owned / Year 1 (Launch) / Year 2 / Year 3]\n\
         Rivers / More than 500 / Full / Full / Full\n\
         Rivers / 500 or fewer / Full / Partial Survey / Self-Survey\n\
         Other Owners / any / Full / Self-Survey / Self-Survey\n"
    );
}

#[test]
fn crosses_without_names_of_columns_are_no_table() {
    let text = "Tasks\n\nRefinement  X X X \n\nGate Cons   X X \n\nPaper to Board  X \n\n\
                Report to Board     X \n\nVote       X \n";
    let tables = read(text).tables;
    assert!(tables.is_empty(), "{tables:?}");
}

#[test]
fn a_matrix_may_have_labels_alone() {
    let (_, grid) = only(
        "Survey types\nYear One  Year Two\nRiver boats Full Survey Partial Survey\nSea boats Full Survey Full Survey\nRafts Full Survey Partial Survey\nThe board may ask for more.\n",
    );
    assert_eq!(
        grid,
        "[ / Year One / Year Two]\nRiver boats / Full Survey / Partial Survey\n\
         Sea boats / Full Survey / Full Survey\nRafts / Full Survey / Partial Survey\n"
    );
}

#[test]
fn a_glossary_explains_short_forms() {
    let text = spaced(
        "Appendix 2: Glossary\nThe table below explains the terms.\nAcronym Defined Term\nFBO Ferry Board Order\nLead FBO Lead Ferry Board Officer\nPNR Pier and Night Rules for\nboats\nSEA Smart  Ending Agreement",
    );
    let (document, grid) = only(&text);
    assert_eq!(
        grid,
        "[Acronym / Defined Term]\nFBO / Ferry Board Order\nLead FBO / Lead Ferry Board Officer\n\
         PNR / Pier and Night Rules for boats\nSEA / Smart Ending Agreement\n"
    );
    assert_eq!(caption(&document), "Appendix 2: Glossary");
}

#[test]
fn a_glossary_is_told_by_its_title() {
    let (_, grid) = only(
        "Glossary\nFBO Ferry Board Order\nHMO Harbour Master’s Office\nPNR Pier and Night Rules\n",
    );
    assert_eq!(grid.lines().count(), 3);
    none(
        "Night rules\nFBO officers met the Harbour Master.\nHMO rules say nothing.\nPNR is out of date.\n",
    );
}

#[test]
fn impacts_on_codes_are_yes_or_no() {
    let text = spaced(
        "Code Impact\nFerry Code No\nHarbour Light Code (HLC) Yes\nPilot Agreement No\nNo other code is affected by this change to the rules.",
    );
    let (_, grid) = only(&text);
    assert_eq!(
        grid,
        "[Code / Impact]\nFerry Code / No\nHarbour Light Code (HLC) / Yes\nPilot Agreement / No\n"
    );
}

#[test]
fn objectives_have_impacts() {
    let text = spaced(
        "Relevant Objective Identified impact\n(a) Safe and efficient crossing of the\nriver by night and by day. Positive\n(b) Care for the piers None\n(c) Fair trade between ferries: (i) on the river;\nand (ii) at sea. Neutral\nThe proposer believes that objective (a) is better met.",
    );
    let (_, grid) = only(&text);
    assert_eq!(
        grid,
        "[Relevant Objective / Identified impact]\n\
         (a) Safe and efficient crossing of the river by night and by day. / Positive\n\
         (b) Care for the piers / None\n\
         (c) Fair trade between ferries: (i) on the river; and (ii) at sea. / Neutral\n"
    );
}

#[test]
fn versions_have_dates_and_comments() {
    let (_, grid) = only(
        "Version Date Comments\n0.1 3 March 2021 First draft for the board\n0.2 4 April 2021 After the drill\n1.0 1 May 2021 Agreed\n",
    );
    assert_eq!(
        grid,
        "[Version / Date / Comments]\n0.1 / 3 March 2021 / First draft for the board\n\
         0.2 / 4 April 2021 / After the drill\n1.0 / 1 May 2021 / Agreed\n"
    );
}

#[test]
fn columns_that_line_up_are_a_table() {
    let text = "Boats of the board

Boat            Built    Owner of the          Port
                         boat today
Ann             1921     Harbour Board         North Pier
Bea             1930     Brook and             South Pier
                         Sons
Cora            1931     Harbour Board         North Pier

The boats are shown to the public in summer.
";
    let (document, grid) = only(text);
    assert_eq!(
        grid,
        "[Boat / Built / Owner of the boat today / Port]\nAnn / 1921 / Harbour Board / North Pier\n\
         Bea / 1930 / Brook and Sons / South Pier\nCora / 1931 / Harbour Board / North Pier\n"
    );
    assert_eq!(caption(&document), "Boats of the board");
}

#[test]
fn numbers_may_line_up_at_their_end() {
    let (_, grid) = only(
        "Fees\n\nSmall boats          9.50\nLarge boats        120.00\nRafts and floats     1.25\n\nFees are due at the pier.\n",
    );
    assert_eq!(grid, "Small boats / 9.50\nLarge boats / 120.00\nRafts and floats / 1.25\n");
}

#[test]
fn tabs_and_bars_part_columns() {
    let (_, grid) = only("Boat\tPort\nAnn\tNorth Pier\nBea\tSouth Pier\n");
    assert_eq!(
        grid,
        "[Boat / Port]\nAnn / North Pier\nBea / South Pier\n"
            .replace("[Boat / Port]", "Boat / Port")
    );
    let (_, grid) = only("| Boat | Port |\n|---|---|\n| Ann | North Pier |\n| Bea | |\n");
    assert_eq!(grid, "[Boat / Port]\nAnn / North Pier\nBea / \n");
}

#[test]
fn rules_part_the_rows_of_a_drawn_table() {
    let (_, grid) = only(
        "+------+------------+\n| Boat | Port       |\n+------+------------+\n| Ann  | North Pier |\n|      | by night   |\n+------+------------+\n| Bea  | South Pier |\n+------+------------+\n",
    );
    assert_eq!(grid, "[Boat / Port]\nAnn / North Pier by night\nBea / South Pier\n");
}

#[test]
fn a_table_goes_on_over_a_page_end() {
    let text = "Plan of work\nActivity Date\nProposal raised 3 Mar 21\nBoard meets 15 Mar 21\n\u{c}Activity Date\nDrill 1 Apr 21\nDecision 2 Apr 21\nThe board thanks all.\n";
    let (document, grid) = only(text);
    assert_eq!(
        grid,
        "[Activity / Date]\nProposal raised / 3 Mar 21\nBoard meets / 15 Mar 21\nDrill / 1 Apr 21\n\
         Decision / 2 Apr 21\n"
    );
    let pages: Vec<u32> = document.tables[0].rows.iter().map(|row| row.page).collect();
    assert_eq!(pages, [1, 1, 1, 2, 2]);
}

#[test]
fn responses_are_a_table_each_question() {
    let text = "This document contains the full collated responses received to the SECMP0777 Modification Report Consultation.\n\nQuestion 1: Should the bridge be painted?\n\nRespondent Category Response Rationale\nAsh Energy Large Supplier Approve We like the colour.\nBirch Power Small Supplier Reject It costs too much and\nfades soon.\n";
    let (document, grid) = only(text);
    assert_eq!(
        grid,
        "[Respondent / Category / Response / Rationale]\n\
         Ash Energy / Large Supplier / Approve / We like the colour.\n\
         Birch Power / Small Supplier / Reject / It costs too much and fades soon.\n"
    );
    assert_eq!(caption(&document), "Should the bridge be painted?");
    let cells = &document.tables[0].rows[1].cells;
    let words: Vec<&str> = cells.iter().map(|cell| document.words(cell.spans[0])).collect();
    assert_eq!(words, ["Ash Energy", "Large Supplier", "Approve", "We like the colour."]);
}

#[test]
fn every_cell_leads_back_to_its_words() {
    let papers = [spaced(TIMETABLE), spaced(SURVEYS)];
    for document in papers.iter().map(|paper| read_as("SEC", paper)) {
        for cell in document.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells)
        {
            let words: String = cell.spans.iter().map(|span| document.words(*span)).collect();
            let bare = |text: &str| text.replace([' ', '\n'], "");
            // A footnote mark stands in the text of the paper and not in the cell.
            assert!(bare(&words).starts_with(&bare(&cell.text)), "{cell:?} is not “{words}”");
        }
    }
}

#[test]
fn prose_with_colons_is_no_table() {
    none(
        "Background: The board has looked at the pier and found that it must be mended soon.\nResult: It was agreed that the pier will be mended before the summer.\n",
    );
    none(
        "The board asks for three things: paint, wood and nails.\nThe pier has two parts: the old one and the new one.\n",
    );
}

#[test]
fn prose_with_dates_and_sums_is_no_table() {
    none(
        "The proposal was raised on 3 March 2021. The board met on 15 March\n2021 and agreed a cost of £1,200. It meets again on 1 April 2021\nto look at the cost of £2,400, and decides on 4 June 2021.\n",
    );
}

#[test]
fn lists_are_no_tables() {
    none(
        "The board will:\n• mend the pier by 3 March 2021\n• paint the boats by 4 April 2021\n• ring the bell by 5 May 2021\n• thank all by 6 June 2021\n",
    );
    none(
        "In short it says:\n•  H3.26: a boat is kept dry;\n•  H3.27: it is painted; and\n•  H3.28: it is named.\n",
    );
    none("(a) boats: Yes, they are mended;\n(b) piers: No, they are not; and\n(c) bells.\n");
}

#[test]
fn addresses_are_no_tables() {
    none("Harbour Board\n12 Pier Road\nNorth Haven\nNH1 2AB\nTelephone 020 7946 0000\n");
}

#[test]
fn contents_are_no_tables() {
    none(
        "Contents\n1. Summary 3\n2. What is the issue? 5\n3. Solution 8\n4. Impacts 11\n5. Costs 13\n\n1. Summary\nThe pier is old and must be mended.\n",
    );
    none(
        "Contents\n\n1. Summary                3\n2. Issue                  5\n3. Solution               8\n4. Impacts               11\n\n1. Summary\nThe pier is old and must be mended.\n",
    );
}

#[test]
fn a_chart_of_months_is_no_table() {
    none("Plan\nMar Apr May Jun Jul Aug\n2021\nDrill\nReview by WG\nReport\nDecision Date\nVote\n");
}

#[test]
fn two_blanks_behind_stops_are_no_columns() {
    none(
        "The pier is old.  It must be mended.\nThe board is poor.  It must save.\nThe boats are new.  They may wait.\n",
    );
}

#[test]
fn text_in_two_columns_is_no_table() {
    none(
        "The board has looked at the      and so it asked the owners\npier and found that the wood     of the boats to pay a part of\nis rotten in many places,        the cost of the work, which\nwhich makes it unsafe for all    they have agreed to do in the\nwho use it by day and night,     spring of the coming year.\n",
    );
}
