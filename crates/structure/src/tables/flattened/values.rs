//! What a cell of a kind looks like: dates, sums of money, counts, states, marks.

use std::sync::LazyLock;

use regex::Regex;

use super::flow::Flow;
use crate::shapes::pattern;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Running words.
    Text,
    /// A date, several, or when it will be known.
    Date,
    /// A sum of money.
    Money,
    /// A count or an amount of anything else.
    Count,
    /// One of few words: "Yes", "High", "Positive", or a mark.
    State,
    /// A number that names the row: "1", "2.1", "(a)", "R4".
    Label,
}

/// A pattern of whole words at the start of a text; a footnote mark may stick to the last.
fn cell(value: &str) -> Regex {
    pattern(&format!(r"^(?:{value})(?:\d{{1,2}}|\*)?(?: |$)"))
}

const MONTH: &str = concat!(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?",
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?",
);

/// What stands where a value is not known or there is none.
const OPEN: &str = concat!(
    r"TBC|TBD|TBA|N/A|n/a|NA|–|—|-|[Tt]o be (?:confirmed|determined|agreed|announced)",
    r"|Not applicable|Not known|Unknown",
);

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let day = r"\d{1,2}(?:st|nd|rd|th)?";
    let weekday =
        r"(?:(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday)?,? )?";
    let before = concat!(
        r"(?:(?:[Ww]/[CcBbEe]|[Ww]eek (?:commencing|beginning|ending)|[Bb]y|[Ff]rom|[Bb]efore|[Aa]fter",
        r"|[Oo]n|[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd(?: of)?|[Cc]irca|[Dd]uring|[Uu]ntil|[Nn]o later than)[ -])*",
    );
    let year = r"(?:\d{4}|['’]?\d{2})";
    let one = [
        // The month may be printed twice where one was corrected by hand.
        format!(r"{day}(?: of)?[ -]{MONTH}(?:[ /]{MONTH})?(?:,?[ -]{year})?"),
        format!(r"{MONTH} {day},? \d{{4}}"),
        format!(r"{MONTH}(?: ?(?:–|-|/|to) ?{MONTH})?,?[ -]{year}"),
        r"Q[1-4],? (?:of )?\d{4}|(?:Spring|Summer|Autumn|Winter) \d{4}".to_owned(),
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}".to_owned(),
    ]
    .join("|");
    let to = r" ?(?:–|—|-|to|and|until|&) ?";
    let range = format!(r"(?:{day}{to})?{weekday}(?:{one})(?:{to}(?:{weekday}(?:{one})|{OPEN}))*");
    cell(&format!(r"{before}(?:{range})(?: ?\([^()]{{1,40}}\))?|{OPEN}|Ongoing|ASAP"))
});

static MONEY: LazyLock<Regex> = LazyLock::new(|| {
    let about = concat!(
        r"(?:(?:[Cc]irca|c\.|~|<|>|[Uu]p to|[Aa]pprox(?:imately|\.)?|[Aa]bout|[Ll]ess than|[Uu]nder",
        r"|[Oo]ver|[Mm]ore than|[Bb]etween) ?)*",
    );
    let size = r"(?: ?(?:k|K|m|M|bn|million|thousand))?";
    let sum = format!(r"[-(]?[£€$] ?\d[\d,]*(?:\.\d+)?{size}\)?");
    let to = format!(r"(?: ?(?:–|—|-|to|and) ?[£€$]? ?\d[\d,]*(?:\.\d+)?{size})?");
    let per = r"(?: (?:per|a|p\.?) ?(?:annum|year|month|day|a\.?)| ?p\.?a\.?)?";
    cell(&format!(r"{about}{sum}{to}{per}|Nil|nil|Zero|None|No costs?|{OPEN}"))
});

static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    let compare = concat!(
        r"(?:(?:More than|Less than|Fewer than|Up to|At least|At most|Over|Under|Above|Below|Between",
        r"|Greater than|No more than|No fewer than|No less than|Approximately|About|c\.|<|>|≤|≥) ?)?",
    );
    let number = r"\d[\d,]*(?:\.\d+)?";
    let words = "(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Zero)";
    let unit = concat!(
        r"(?: ?(?:%|per cent)|(?: (?:man|working|business|calendar|person|WG))?[ -]",
        r"(?:[Dd]ays?|[Ww]eeks?|[Mm]onths?|[Hh]ours?|[Yy]ears?|FTEs?|WDs?|MWh|kWh|MW|kW))?",
    );
    let more = format!(
        r"(?: ?(?:–|—|-|to|and|or) ?(?:{number}|less|fewer|more|above|over|below|under|greater))?",
    );
    cell(&format!("{compare}{number}{more}{unit}|{words}{unit}|{OPEN}"))
});

static STATE: LazyLock<Regex> = LazyLock::new(|| {
    cell(&format!(
        concat!(
            r"[Xx✓✔✗✘☒☐☑]|Yes|No|Y|N|Positive|Negative|Neutral|None|High|Medium|Low|Major|Minor",
            r"|Moderate|Significant|Minimal|Likely|Unlikely|Possible|Mandatory|Optional|Must|Should|Could",
            r"|Red|Amber|Green|Open|Closed|Completed?|Ongoing|In progress|Not started|Better|Worse",
            r"|Beneficial|Impacted|Not impacted|No impact|Affected|Not affected|Approved?|Rejected?|Agreed?",
            r"|Supported?|In favour|Against|Abstain(?:ed)?|{open}",
        ),
        open = OPEN
    ))
});

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    cell(r"\(?[a-z0-9]{1,2}\)|[A-Za-z]{0,4}-?\d{1,4}(?:\.\d{1,3}){0,3}[a-z]?\.?|v?\d+\.\d+")
});

/// Most words in a cell of a kind.
const LONGEST: usize = 14;

/// Most lines over which a value is broken.
const MOST_LINES: usize = 3;

impl Kind {
    /// How many words from the `from`th on are a value of this kind, `limit` being past the last word
    /// that may be; the longest. A value does not go on over a larger gap in its line.
    pub fn value(self, flow: &Flow<'_>, from: usize, limit: usize) -> Option<usize> {
        let pattern = match self {
            Kind::Text => return None,
            Kind::Date => &DATE,
            Kind::Money => &MONEY,
            Kind::Count => &COUNT,
            Kind::State => &STATE,
            Kind::Label => &LABEL,
        };
        let mut text = String::new();
        let mut ends = Vec::new();
        let first_line = flow.words.get(from)?.line;
        for (index, word) in flow.words[..limit.min(flow.words.len())].iter().enumerate().skip(from)
        {
            let goes_on = index == from || !word.cut && word.line < first_line + MOST_LINES;
            if ends.len() == LONGEST || !goes_on {
                break;
            }
            if !text.is_empty() && !word.glued {
                text.push(' ');
            }
            text.push_str(word.text);
            ends.push(text.len());
        }
        let found = pattern.find(&text)?.as_str().trim_end().len();
        ends.iter().position(|end| *end == found).map(|index| index + 1)
    }
}

/// Whether a word is a cross, a tick or a box.
pub(super) fn is_cross(word: &str) -> bool {
    matches!(word, "X" | "x" | "✓" | "✔" | "✗" | "✘" | "☒" | "☐" | "☑")
}

/// Whether a word is a box that is ticked or not.
pub(super) fn is_box(word: &str) -> bool {
    matches!(word, "☒" | "☐" | "☑")
}

/// Whether a line ends in two crosses or more: a row of a grid whose columns are lost.
pub(super) fn ends_in_crosses(flow: &Flow<'_>, line: Option<usize>) -> bool {
    let Some(line) = line.filter(|line| *line < flow.lines.len()) else { return false };
    flow.of_line(line).iter().rev().take_while(|word| is_cross(word.text)).count() > 1
}
