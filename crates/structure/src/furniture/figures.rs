//! Letters and signs of pictures and process diagrams: "!", "01", "02", "03".

use codicil_document::FurnitureKind;

use crate::fate::Fates;
use crate::labels;
use crate::lines::TextLine;

/// Single numbers in a row that make a diagram.
const NUMBERS_IN_ROW: usize = 3;

/// Takes lone signs, and rows of lone two-digit numbers, out of the flow.
pub(super) fn remove(lines: &[TextLine<'_>], fates: &mut Fates) {
    let mut numbers: Vec<usize> = Vec::new();
    let free: Vec<usize> = (0..lines.len()).filter(|index| fates.is_flow(*index)).collect();
    for (index, line) in free.into_iter().map(|index| (index, &lines[index])) {
        if is_stage_number(line.text) {
            numbers.push(index);
            continue;
        }
        remove_numbers(&mut numbers, fates);
        if is_sign(line.text) {
            fates.remove(FurnitureKind::Figure, vec![index]);
        }
    }
    remove_numbers(&mut numbers, fates);
}

fn remove_numbers(numbers: &mut Vec<usize>, fates: &mut Fates) {
    if numbers.len() >= NUMBERS_IN_ROW {
        fates.remove(FurnitureKind::Figure, std::mem::take(numbers));
    }
    numbers.clear();
}

fn is_stage_number(words: &str) -> bool {
    words.len() == 2 && words.starts_with('0') && words.ends_with(|c: char| c.is_ascii_digit())
}

fn is_sign(words: &str) -> bool {
    let is_sign = |c: char| !c.is_alphanumeric();
    words.chars().count() <= 3
        && words.chars().all(is_sign)
        && labels::find(words).is_none()
        && !words.contains(['¶', '|'])
}
