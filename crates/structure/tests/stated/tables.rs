use crate::paper::Paper;

#[test]
fn words_of_two_cells_are_no_paragraph() {
    let mut paper = Paper::drawn();
    paper.table(&[&["Every keeper of a harbour", "shall count the boats and"], &["the", "rafts"]]);
    let document = paper.read();
    assert_eq!(document.text.lines().count(), 4);
}
