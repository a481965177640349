//! The words that say what happens on a date.

use codicil_text::Span;

/// Longest name of an event, in characters.
const LONGEST: usize = 120;

/// Words before a date that tie it to its event and say nothing more.
const TIES: &[&str] = &[
    "on",
    "by",
    "from",
    "until",
    "till",
    "in",
    "at",
    "of",
    "to",
    "between",
    "and",
    "before",
    "after",
    "since",
    "dated",
    "is",
    "was",
    "be",
    "for",
    "during",
    "the",
    "no",
    "later",
    "than",
    "starting",
    "ending",
    "beginning",
    "a",
    "with",
    "around",
    "about",
    "end",
    "or",
    "not",
];

/// Furthest that a sentence is looked for on either side of a date, in bytes.
const REACH: usize = 2000;

/// The sentence that holds `span`: from the last end of a sentence before it to the next one, at
/// most 2000 bytes away.
pub fn sentence_around(text: &str, span: Span) -> Span {
    let first = boundary(text, span.start.saturating_sub(REACH));
    let last = boundary(text, span.end.saturating_add(REACH));
    let before = text.get(first..span.start).unwrap_or_default();
    let after = text.get(span.end..last).unwrap_or_default();
    let start = first + sentence_ends(before).last().unwrap_or(0);
    let end = sentence_ends(after).next().map_or(last, |end| span.end + end);
    let words = text.get(start..end).unwrap_or_default();
    let start = start + (words.len() - words.trim_start().len());
    Span::new(start.min(span.start), end.max(span.end))
}

/// The place of a whole character at or before `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Where sentences end: after a full stop that a space and a capital follow, or at a line end.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().filter_map(|(at, sign)| {
        let end = at + sign.len_utf8();
        let rest = &text[end..];
        match sign {
            '\n' => Some(end),
            '.' | '?' | '!' => {
                let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
                let next = rest.trim_start().chars().next();
                let begins = next.is_none_or(|next| !next.is_lowercase());
                (spaced && begins && !is_abbreviation(&text[..at])).then_some(end)
            }
            _ => None,
        }
    })
}

/// True after "e.g", "No", "approx": the stop behind it ends no sentence.
fn is_abbreviation(before: &str) -> bool {
    const SHORT: &[&str] = &[
        "e.g", "i.e", "no", "nos", "approx", "cf", "v", "vs", "mr", "ms", "mrs", "dr", "para",
        "sept", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "art",
        "reg",
    ];
    let word = before.rsplit([' ', '(', '\n']).next().unwrap_or_default();
    SHORT.iter().any(|short| word.eq_ignore_ascii_case(short))
        || word.len() == 1 && !word.starts_with(|c: char| c.is_ascii_digit())
}

/// The words of the sentence that say what happens at `span`, without the date itself; empty where
/// there are none.
///
/// Where the sentence has several clauses, those of the clause with the date; where the date opens
/// the sentence, those behind it. `others` are the dates of the text: words before one of them that
/// stands in front belong to it, where enough is left; they are sorted.
pub fn event_words(text: &str, span: Span, others: &[Span]) -> String {
    let sentence = sentence_around(text, span);
    let before = text.get(sentence.start..span.start).unwrap_or_default();
    let leads = stands_first(text, sentence, others);
    let own = others.partition_point(|other| other.start < span.start);
    let ends = others[..own].iter().map(|other| other.end).rev();
    let behind = ends
        .take_while(|end| *end > sentence.start)
        .take(NEAR)
        .filter_map(|end| text.get(end.max(sentence.start)..span.start))
        .find(|words| self::words(without_tie(words.trim_start_matches(is_mark))) >= 2);
    let before = behind.unwrap_or(before);
    let after = text.get(span.end..sentence.end).unwrap_or_default();
    let left = if leads { "" } else { without_tie(last_clause(before)) };
    let enough = if behind.is_some() { 2 } else { 3 };
    if words(without_article(left)) >= enough {
        return shortened(left);
    }
    let next = others[own..].iter().map(|other| other.start).find(|start| *start >= span.end);
    let after = next.and_then(|next| text.get(span.end..next.min(sentence.end))).unwrap_or(after);
    let right = first_clause(without_tie(after));
    let joined = format!("{left} {right}");
    shortened(joined.trim())
}

/// Dates before a date that are looked at.
const NEAR: usize = 8;

/// Where a date opens the sentence, another follows, and words close it, each date stands before its
/// words: "3 May 2021 First visit 4 May 2021 Second visit".
fn stands_first(text: &str, sentence: Span, others: &[Span]) -> bool {
    let from = others.partition_point(|other| other.start < sentence.start);
    let to = others.partition_point(|other| other.end <= sentence.end);
    let Some([first, .., last]) = others.get(from..to) else { return false };
    let opens = first.start == sentence.start;
    let rest = text.get(last.end..sentence.end);
    opens && rest.is_some_and(|rest| without_tie(rest).contains(char::is_alphanumeric))
}

/// Words that open a phrase in front of the clause that matters: "Following the vote, the Forum …".
const OPENERS: &[&str] = &[
    "following",
    "on",
    "as",
    "after",
    "since",
    "in",
    "if",
    "where",
    "when",
    "although",
    "under",
    "for",
    "by",
    "due",
    "given",
    "to",
    "with",
    "at",
    "during",
    "once",
    "before",
    "while",
    "should",
    "however",
    "therefore",
    "furthermore",
    "subsequently",
    "based",
];

/// The last clause before the date that has enough words to stand alone.
fn last_clause(before: &str) -> &str {
    const MARKS: &[&str] = &[
        "; ",
        ": ",
        ", and ",
        ", but ",
        ", with ",
        ", while ",
        ", where ",
        ", which ",
        ", noting ",
        " – ",
        " whereas ",
        " although ",
        " Days after ",
        " Days following ",
        " Days before ",
        " Days of ",
        " days after ",
        " days following ",
        " days before ",
        " days of ",
    ];
    let mut best = before;
    for mark in MARKS {
        for (at, _) in best.rmatch_indices(mark).take(4) {
            let rest = &best[at + mark.len()..];
            let enough = if mark.to_lowercase().starts_with(" days") { 2 } else { 3 };
            if words(without_tie(rest)) >= enough {
                best = rest;
                break;
            }
        }
    }
    let first = best.split_whitespace().next().unwrap_or_default().trim_end_matches(',');
    let opens = OPENERS.iter().any(|opener| first.eq_ignore_ascii_case(opener));
    match best.split_once(", ") {
        Some((_, rest)) if opens && words(without_tie(rest)) >= 3 => rest,
        _ => best,
    }
}

fn first_clause(after: &str) -> &str {
    let after = after.trim_start_matches(|c: char| c.is_whitespace() || ",:;–-".contains(c));
    let end = ["; ", ", and ", ", but ", ", which ", ", with ", " (", ": "]
        .iter()
        .filter_map(|mark| {
            after.match_indices(mark).map(|(at, _)| at).find(|at| words(&after[..*at]) >= 3)
        })
        .min();
    after[..end.unwrap_or(after.len())].trim_end_matches(['.', ';', ',', ' ', '?', '!'])
}

/// The words without "and" or "the" in front.
fn without_article(words: &str) -> &str {
    let mut rest = words.trim_start();
    while let Some((first, tail)) = rest.split_once(' ')
        && ["and", "but", "or", "the", "a", "an", "then", "that"]
            .iter()
            .any(|w| first.eq_ignore_ascii_case(w))
    {
        rest = tail.trim_start();
    }
    rest
}

/// "17:00", "5pm", "noon".
fn is_time(word: &str) -> bool {
    let word = word.to_lowercase();
    let digits = word.trim_end_matches("am").trim_end_matches("pm");
    let is_clock = |digits: &str| {
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == ':' || c == '.')
    };
    let marked = digits.len() < word.len() || digits.contains(':');
    marked && is_clock(digits) || ["noon", "midday", "midnight"].contains(&word.as_str())
}

/// The words without the prepositions before a date: "raised by the Panel on" → "raised by the
/// Panel".
fn without_tie(words: &str) -> &str {
    let mut rest = words.trim_matches(is_mark);
    while let Some((head, last)) = rest.rsplit_once(char::is_whitespace) {
        // "with effect from 3 May"; "comes into effect on 3 May" says what happens.
        let effect = last.eq_ignore_ascii_case("effect");
        if let Some(head) = head.trim_end().strip_suffix("with").filter(|_| effect) {
            rest = head.trim_end_matches(is_mark);
            continue;
        }
        let is_tie = TIES.iter().any(|tie| last.eq_ignore_ascii_case(tie));
        if !is_tie && !is_time(last) {
            return without_conjunction(rest);
        }
        rest = head.trim_end_matches(is_mark);
    }
    if TIES.iter().any(|tie| rest.eq_ignore_ascii_case(tie)) { "" } else { rest }
}

/// The words without "and" in front, which tied them to the clause before.
fn without_conjunction(words: &str) -> &str {
    let heads = ["and ", "but ", "or "];
    heads.iter().find_map(|head| words.strip_prefix(head)).unwrap_or(words)
}

fn is_mark(character: char) -> bool {
    character.is_whitespace() || ",:;–—-([“‘•|".contains(character)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// At most [`LONGEST`] characters, cut between words; spaces made single.
fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LONGEST) {
        None => words,
        Some((end, _)) => {
            let cut = words[..end].rfind(' ').unwrap_or(end);
            format!("{}…", words[..cut].trim_end_matches([',', ';']))
        }
    }
}

#[cfg(test)]
mod tests {
    use codicil_text::Span;

    use super::event_words;

    /// The event of the date in square brackets.
    fn event(marked: &str) -> String {
        let start = marked.find('[').unwrap();
        let end = marked.find(']').unwrap() - 1;
        let text = marked.replace(['[', ']'], "");
        let others: Vec<Span> = crate::dates(&text).iter().map(|date| date.span).collect();
        event_words(&text, Span::new(start, end), &others)
    }

    #[test]
    fn the_clause_with_the_date_names_the_event() {
        assert_eq!(
            event("It is late. The Forum met in York on [3 May 2021]. It left."),
            "The Forum met in York"
        );
        assert_eq!(
            event(
                "The Forum met on 2 May 2021, and the review of it was published on [3 May 2021]."
            ),
            "the review of it was published"
        );
        assert_eq!(
            event("The Forum sees this paper at its meeting on [3 May 2021], where it votes."),
            "The Forum sees this paper at its meeting"
        );
    }

    #[test]
    fn a_date_in_front_takes_the_words_behind() {
        assert_eq!(event("On [3 May 2021], the Forum met in York."), "the Forum met in York");
        assert_eq!(event("Forum vote: [3 May 2021]"), "Forum vote");
        assert_eq!(
            event("Notes are sent within 5 Working Days of the Forum meeting on [3 May 2021]."),
            "the Forum meeting"
        );
        assert_eq!(event("Replies are due by 5pm on [3 May 2021]."), "Replies are due");
        assert_eq!(
            event("Then the Forum of [3 May 2021] put off the vote."),
            "Then the Forum put off the vote"
        );
        assert_eq!(event("[3 May 2021] Forum vote"), "Forum vote");
        assert_eq!(event("[3 May 2021]"), "");
    }

    #[test]
    fn words_between_dates_belong_to_the_later_one() {
        assert_eq!(
            event("First visit 3 May 2021 Second visit [4 May 2021] Vote 5 May 2021"),
            "Second visit"
        );
        assert_eq!(
            event("3 May 2021 First visit [4 May 2021] Second visit 5 May 2021 Vote"),
            "Second visit"
        );
    }

    #[test]
    fn a_long_clause_is_cut_between_words() {
        let long = "word ".repeat(60);
        let event = event(&format!("{long}on [3 May 2021]."));
        assert!(event.ends_with("word…") && event.chars().count() <= 121);
    }
}
