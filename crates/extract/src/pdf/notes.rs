//! Footnotes: the lines at the foot of a page that explain a mark in its text.
//!
//! The notes of a page stand below a short rule, in letters no larger than the text; or, without a
//! rule, they are the last lines of the page, smaller than the text, and begin with a raised mark
//! that stands in the text too.

use std::collections::BTreeSet;

use codicil_layout::Part;

use super::draft::{Draft, MarkAt};
use super::draw::{Area, Glyph, Rule};

/// The length of the rule above notes, in points, and its greatest share of the page.
const RULE: (f32, f32) = (30.0, 0.45);

/// How much smaller than the text notes are that no rule sets off.
const SMALLER: f32 = 0.93;

/// Names the notes of a page and takes their marks out of the words.
///
/// `body` is the size of the running text of the paper, `open` the label of the last note of the
/// page before, with which the notes of this one may go on.
pub(crate) fn find(
    lines: &mut [Draft],
    rules: &[Rule],
    page: &Area,
    body: f32,
    open: &mut Option<String>,
) {
    let before = open.take();
    let below = below_rule(lines, rules, page, body);
    let ruled = below.is_some();
    let candidates: BTreeSet<usize> =
        below.unwrap_or_else(|| last_small(lines, body)).into_iter().collect();
    let mut current = if ruled { before } else { None };
    let mut labels: Vec<String> = Vec::new();
    let mut notes: Vec<(usize, String, Option<MarkAt>)> = Vec::new();
    let cited: BTreeSet<String> = lines
        .iter()
        .enumerate()
        .filter(|(i, _)| !candidates.contains(i))
        .flat_map(|(_, line)| raised(line))
        .flat_map(|mark| mark.labels)
        .collect();
    for i in &candidates {
        let Some(line) = lines.get(*i) else { continue };
        let label = label_of(line, ruled).filter(|(label, _)| {
            // A note without a mark in the text explains nothing that is known.
            cited.contains(label) && follows(labels.last(), label)
        });
        if let Some((label, mark)) = label {
            labels.push(label.clone());
            notes.push((*i, label.clone(), Some(mark)));
            current = Some(label);
        } else if let Some(label) = &current {
            notes.push((*i, label.clone(), None));
        }
    }
    if notes.is_empty() {
        return;
    }
    for (i, label, mark) in notes {
        let Some(line) = lines.get_mut(i) else { continue };
        line.part = Some(Part::Note(label));
        line.begins = Some(mark.is_some());
        line.marks.extend(mark);
    }
    cite(lines, &labels);
    *open = current;
}

/// Takes the marks of these notes out of the lines. A note is cited once: where several raised
/// numbers could cite it, the first that is no power of a unit does.
fn cite(lines: &mut [Draft], labels: &[String]) {
    let mut open: BTreeSet<&str> = labels.iter().map(String::as_str).collect();
    for powers in [false, true] {
        for line in lines.iter_mut() {
            if matches!(line.part, Some(Part::Note(_))) {
                continue;
            }
            for mark in raised(line) {
                let fits = mark.labels.iter().all(|label| open.contains(label.as_str()));
                if !fits || (!powers && is_power(line, &mark)) {
                    continue;
                }
                for label in &mark.labels {
                    open.remove(label.as_str());
                }
                line.marks.push(mark);
            }
        }
    }
    for line in lines {
        line.marks.sort_by_key(|mark| (mark.word, mark.glyphs.start));
    }
}

/// Whether the mark stands behind a unit of length, as in "20 m²".
fn is_power(line: &Draft, mark: &MarkAt) -> bool {
    let Some(word) = line.piece.words.get(mark.word) else { return false };
    let before: String = word.glyphs[..mark.glyphs.start].iter().map(|glyph| glyph.ch).collect();
    let unit = before.trim_start_matches(|ch: char| ch.is_ascii_digit());
    matches!(unit, "m" | "km" | "cm" | "mm" | "ft" | "in" | "dm" | "mi")
        && matches!(mark.labels.as_slice(), [label] if label == "2" || label == "3")
}

/// The lines below the rules that set off notes, in their order: in each column its own.
fn below_rule(lines: &[Draft], rules: &[Rule], page: &Area, body: f32) -> Option<Vec<usize>> {
    let mut found: BTreeSet<usize> = BTreeSet::new();
    let mut fitting: Vec<&Rule> = rules
        .iter()
        .filter(|rule| {
            rule.horizontal
                && rule.len() >= RULE.0
                && rule.len() <= RULE.1 * page.width()
                && rule.at > page.top + 0.3 * page.height()
        })
        .collect();
    fitting.sort_by(|a, b| a.at.total_cmp(&b.at));
    for rule in fitting.iter().take(20) {
        // The lines of the column that begins with the rule.
        let column = |line: &Draft| {
            let left = line.piece.area.left;
            line.is_body() && left > rule.from - 20.0 && left < rule.to
        };
        let (below, above): (Vec<usize>, Vec<usize>) = (0..lines.len())
            .filter(|i| column(&lines[*i]))
            .partition(|i| lines[*i].piece.area.top >= rule.at - 2.5);
        let Some(first) =
            below.iter().map(|i| &lines[*i].piece).min_by(|a, b| a.area.top.total_cmp(&b.area.top))
        else {
            continue;
        };
        let small = below.iter().all(|i| lines[*i].piece.size <= body * 1.01);
        let close = first.area.top - rule.at < 3.0 * body;
        let edge = (first.area.left - rule.from).abs() <= 20.0;
        // Notes as large as the text are told from it by there being less of them.
        let smaller = first.size <= body * SMALLER || below.len() <= above.len();
        if small && close && edge && smaller {
            found.extend(below);
        }
    }
    (!found.is_empty()).then(|| found.into_iter().collect())
}

/// The last lines of the running text that are smaller than it and do not go on above.
fn last_small(lines: &[Draft], body: f32) -> Vec<usize> {
    let mut found = Vec::new();
    for (i, line) in lines.iter().enumerate().rev() {
        if !line.is_body() {
            if line.part.is_some() || line.slant.is_some() || line.boxed {
                continue;
            }
            break;
        }
        if line.piece.size > body * SMALLER {
            break;
        }
        found.push(i);
    }
    found.reverse();
    found
}

/// Whether a label can follow the one before it: numbers rise.
fn follows(before: Option<&String>, label: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().ok();
    match (before.and_then(|before| number(before)), number(label)) {
        (Some(before), Some(label)) => label == before + 1,
        _ => true,
    }
}

/// The label that begins a note, and where it stands.
fn label_of(line: &Draft, ruled: bool) -> Option<(String, MarkAt)> {
    let word = line.piece.words.first()?;
    let size = line.piece.size;
    let is_mark = |glyph: &&Glyph| {
        glyph.raised || plain_digit(glyph.ch).is_some() || glyph.size <= 0.87 * size
    };
    let mut count = word.glyphs.iter().take_while(is_mark).count();
    if count == 0 {
        let sign = |glyph: &&Glyph| matches!(glyph.ch, '*' | '†' | '‡' | '§');
        count = word.glyphs.iter().take_while(sign).count();
    }
    if count == 0 && ruled && line.piece.words.len() > 1 {
        let digits = word.glyphs.iter().take_while(|glyph| glyph.ch.is_ascii_digit()).count();
        let rest = word.glyphs.len() - digits;
        let closed = rest == 1 && matches!(word.glyphs[digits].ch, '.' | ')');
        if (1..=3).contains(&digits) && (rest == 0 || closed) {
            count = digits;
        }
    }
    let label: String = word.glyphs[..count].iter().map(|glyph| shown(glyph.ch)).collect();
    if !is_label(&label) {
        return None;
    }
    // A full stop or bracket behind the number belongs to it.
    let end = match word.glyphs.get(count) {
        Some(glyph) if count + 1 == word.glyphs.len() && matches!(glyph.ch, '.' | ')') => count + 1,
        _ => count,
    };
    Some((label, MarkAt { word: 0, glyphs: 0..end, labels: Vec::new() }))
}

/// The raised marks in a line, with the notes that each may cite.
fn raised(line: &Draft) -> Vec<MarkAt> {
    let mut found = Vec::new();
    for (w, word) in line.piece.words.iter().enumerate() {
        let is_mark = |glyph: &Glyph| glyph.raised || plain_digit(glyph.ch).is_some();
        let mut start = 0;
        while start < word.glyphs.len() {
            let len = word.glyphs[start..].iter().take_while(|glyph| is_mark(glyph)).count();
            if len == 0 {
                start += 1;
                continue;
            }
            let text: String =
                word.glyphs[start..start + len].iter().map(|glyph| shown(glyph.ch)).collect();
            let labels: Vec<String> = text
                .split([',', ';'])
                .filter(|label| !label.is_empty())
                .map(str::to_owned)
                .collect();
            if !labels.is_empty() && labels.iter().all(|label| is_label(label)) {
                found.push(MarkAt { word: w, glyphs: start..start + len, labels });
            }
            start += len;
        }
    }
    found
}

fn is_label(label: &str) -> bool {
    let count = label.chars().count();
    let all = |fits: fn(char) -> bool| label.chars().all(fits);
    (1..=4).contains(&count)
        && (all(|ch| ch.is_ascii_digit())
            || all(|ch| matches!(ch, '*' | '†' | '‡' | '§'))
            || (count == 1 && all(|ch| ch.is_ascii_lowercase()))
            || all(|ch| matches!(ch, 'i' | 'v' | 'x')))
}

/// The digit that a raised digit is.
fn plain_digit(ch: char) -> Option<char> {
    match ch {
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁰' | '⁴'..='⁹' => char::from_digit(ch as u32 - '⁰' as u32, 10),
        _ => None,
    }
}

fn shown(ch: char) -> char {
    plain_digit(ch).unwrap_or(ch)
}

#[cfg(test)]
mod tests {
    use codicil_layout::Part;

    use super::{Area, Draft, Glyph, Rule, find};
    use crate::pdf::draw::Colour;
    use crate::pdf::rows::{Piece, Word};

    const PAGE: Area = Area { left: 0.0, top: 0.0, right: 595.0, bottom: 842.0 };

    /// Words; letters behind a `^` are raised.
    fn line(text: &str, y: f32, size: f32) -> Draft {
        let mut x = 50.0;
        let words = text.split(' ').map(|word| {
            let mut raised = false;
            let mut glyphs = Vec::new();
            for ch in word.chars() {
                match ch {
                    '^' => raised = true,
                    '~' => raised = false,
                    ch => {
                        let size = if raised { size * 0.6 } else { size };
                        let glyph = Glyph::plain(ch, x, y, size / 2.0, size);
                        glyphs.push(Glyph { raised, ..glyph });
                        x += size / 2.0;
                    }
                }
            }
            x += 3.0;
            Word { glyphs }
        });
        Draft::new(Piece::new(words.collect()).unwrap(), 0)
    }

    fn rule() -> Rule {
        let colour = Colour::default();
        Rule { horizontal: true, at: 740.0, from: 50.0, to: 190.0, thick: 0.5, colour }
    }

    fn notes(lines: &[Draft]) -> Vec<Option<&str>> {
        lines
            .iter()
            .map(|line| match &line.part {
                Some(Part::Note(label)) => Some(label.as_str()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn notes_below_a_rule_and_their_marks() {
        let mut lines = vec![
            line("in m^2 the charge^1 and its date^2,3 at ten^2 and", 100.0, 11.0),
            line("^1~As set in the first part", 755.0, 9.0),
            line("of the schedule", 766.0, 9.0),
            line("2 As amended", 777.0, 9.0),
            line("3. So", 788.0, 9.0),
        ];
        let mut open = None;
        find(&mut lines, &[rule()], &PAGE, 11.0, &mut open);
        assert_eq!(notes(&lines), [None, Some("1"), Some("1"), Some("2"), Some("3")]);
        let cited: Vec<&[String]> = lines[0].marks.iter().map(|m| m.labels.as_slice()).collect();
        assert_eq!(cited, [&["1".to_owned()][..], &["2".to_owned(), "3".to_owned()][..]]);
        assert_eq!(lines[1].marks[0].glyphs, 0..1);
        assert_eq!(lines[4].marks[0].glyphs, 0..2);
        assert_eq!(open.as_deref(), Some("3"));
    }

    #[test]
    fn a_note_goes_on_over_the_page() {
        let mut lines = vec![line("text", 100.0, 11.0), line("and so on", 755.0, 9.0)];
        let mut open = Some("4".to_owned());
        find(&mut lines, &[rule()], &PAGE, 11.0, &mut open);
        assert_eq!(notes(&lines), [None, Some("4")]);
        assert_eq!(lines[1].begins, Some(false));
    }

    #[test]
    fn without_a_rule_only_a_cited_mark_makes_a_note() {
        let mut lines = vec![line("a word^5 here", 100.0, 11.0), line("^5~Why", 755.0, 8.0)];
        find(&mut lines, &[], &PAGE, 11.0, &mut None);
        assert_eq!(notes(&lines), [None, Some("5")]);
        let mut lines = vec![line("no mark", 100.0, 11.0), line("^5~Why", 755.0, 8.0)];
        find(&mut lines, &[], &PAGE, 11.0, &mut None);
        assert_eq!(notes(&lines), [None, None]);
    }

    #[test]
    fn a_power_is_no_mark() {
        let mut lines = vec![line("ten m^2 of land", 100.0, 11.0)];
        find(&mut lines, &[], &PAGE, 11.0, &mut None);
        assert!(lines[0].marks.is_empty());
    }
}
