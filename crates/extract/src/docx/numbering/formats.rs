//! Number formats (ECMA-376 part 1, 17.18.59 `ST_NumberFormat`): those of English papers; any other
//! is written in decimal figures.

/// How a number is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// 1, 2, 3, and every format that is not listed here.
    #[default]
    Decimal,
    /// At least so many figures: 01, 02.
    Padded(usize),
    /// A, B, … Z, AA, BB.
    UpperLetter,
    /// a, b, … z, aa, bb.
    LowerLetter,
    /// I, II, III.
    UpperRoman,
    /// i, ii, iii.
    LowerRoman,
    /// 1st, 2nd.
    Ordinal,
    /// One, Two.
    Cardinal,
    /// First, Second.
    OrdinalWord,
    /// *, †, ‡, §, then doubled.
    Signs,
    /// - 1 -.
    Dashed,
    /// A sign, the same for every item.
    Bullet,
    /// Nothing.
    None,
}

/// From this number on letters are written as figures: they would fill lines.
const LETTERS_LIMIT: i64 = 26 * 30;

/// From this number on Roman numerals are written as figures.
const ROMAN_LIMIT: i64 = 40_000;

impl Format {
    /// The format of this name. `sample` is the sample of a custom format: "001, 002, 003, ...".
    pub fn named(name: &str, sample: Option<&str>) -> Self {
        match name {
            "decimalZero" => Format::Padded(2),
            "upperLetter" => Format::UpperLetter,
            "lowerLetter" => Format::LowerLetter,
            "upperRoman" => Format::UpperRoman,
            "lowerRoman" => Format::LowerRoman,
            "ordinal" => Format::Ordinal,
            "cardinalText" => Format::Cardinal,
            "ordinalText" => Format::OrdinalWord,
            "chicago" => Format::Signs,
            "numberInDash" => Format::Dashed,
            "bullet" => Format::Bullet,
            "none" => Format::None,
            "custom" => {
                let first = sample.and_then(|sample| sample.split(',').next()).unwrap_or_default();
                let figures = first.chars().filter(char::is_ascii_digit).count();
                if figures > 1 { Format::Padded(figures.min(10)) } else { Format::Decimal }
            }
            _ => Format::Decimal,
        }
    }

    /// A number in this format; a number that the format cannot write is written in figures.
    pub fn write(&self, number: i64) -> String {
        match self {
            Format::Decimal => number.to_string(),
            Format::Padded(figures) => format!("{number:0width$}", width = *figures),
            Format::UpperLetter => letters(number, b'A'),
            Format::LowerLetter => letters(number, b'a'),
            Format::UpperRoman => roman(number),
            Format::LowerRoman => roman(number).to_lowercase(),
            Format::Ordinal => format!("{number}{}", ordinal_end(number)),
            Format::Cardinal => capitalised(&cardinal(number)),
            Format::OrdinalWord => capitalised(&ordinal_word(number)),
            Format::Signs => signs(number),
            Format::Dashed => format!("- {number} -"),
            Format::Bullet => "•".to_owned(),
            Format::None => String::new(),
        }
    }
}

fn letters(number: i64, first: u8) -> String {
    if !(1..=LETTERS_LIMIT).contains(&number) {
        return number.to_string();
    }
    let at = u8::try_from((number - 1) % 26).unwrap_or_default();
    let count = usize::try_from((number - 1) / 26 + 1).unwrap_or(1);
    char::from(first + at).to_string().repeat(count)
}

fn roman(number: i64) -> String {
    const SIGNS: &[(i64, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..ROMAN_LIMIT).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= *value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

fn ordinal_end(number: i64) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

const UNITS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: &[&str] =
    &["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number below a million in words; figures beyond.
fn cardinal(number: i64) -> String {
    let index = |number: i64| usize::try_from(number).unwrap_or_default();
    let joined = |head: String, rest: i64| {
        if rest == 0 { head } else { format!("{head} {}", cardinal(rest)) }
    };
    match number {
        0..20 => UNITS[index(number)].to_owned(),
        20..100 if number % 10 == 0 => TENS[index(number / 10)].to_owned(),
        20..100 => format!("{}-{}", TENS[index(number / 10)], UNITS[index(number % 10)]),
        100..1000 => joined(format!("{} hundred", cardinal(number / 100)), number % 100),
        1000..1_000_000 => joined(format!("{} thousand", cardinal(number / 1000)), number % 1000),
        _ => number.to_string(),
    }
}

fn ordinal_word(number: i64) -> String {
    let cardinal = cardinal(number);
    let start = cardinal.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (head, last) = cardinal.split_at(start);
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        figures if figures.ends_with(|c: char| c.is_ascii_digit()) => {
            format!("{figures}{}", ordinal_end(number))
        }
        word => match word.strip_suffix('y') {
            Some(stem) => format!("{stem}ieth"),
            None => format!("{word}th"),
        },
    };
    format!("{head}{last}")
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The Chicago Manual of Style: *, †, ‡, §, **, ††, …
fn signs(number: i64) -> String {
    const SIGNS: &[&str] = &["*", "†", "‡", "§"];
    if !(1..=40).contains(&number) {
        return number.to_string();
    }
    let at = usize::try_from(number - 1).unwrap_or_default();
    SIGNS[at % SIGNS.len()].repeat(at / SIGNS.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::Format;

    fn written(name: &str, numbers: &[i64]) -> Vec<String> {
        let format = Format::named(name, None);
        numbers.iter().map(|number| format.write(*number)).collect()
    }

    #[test]
    fn letters_are_repeated_behind_z() {
        assert_eq!(written("lowerLetter", &[1, 26, 27, 28, 53]), ["a", "z", "aa", "bb", "aaa"]);
        assert_eq!(written("upperLetter", &[0, 3, 5000]), ["0", "C", "5000"]);
    }

    #[test]
    fn roman_numerals() {
        assert_eq!(
            written("lowerRoman", &[1, 4, 9, 14, 40, 1999]),
            ["i", "iv", "ix", "xiv", "xl", "mcmxcix"]
        );
        assert_eq!(written("upperRoman", &[6, -1, 90_000]), ["VI", "-1", "90000"]);
    }

    #[test]
    fn figures_with_signs() {
        assert_eq!(written("decimalZero", &[7, 10, 123]), ["07", "10", "123"]);
        assert_eq!(
            written("ordinal", &[1, 2, 3, 4, 11, 12, 13, 21, 112]),
            ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]
        );
        assert_eq!(written("chicago", &[1, 2, 5, 6]), ["*", "†", "**", "††"]);
        assert_eq!(written("numberInDash", &[3]), ["- 3 -"]);
        assert_eq!(written("ideographDigital", &[3]), ["3"]);
        assert_eq!(Format::named("custom", Some("001, 002, 003, ...")).write(7), "007");
    }

    #[test]
    fn numbers_in_words() {
        assert_eq!(
            written("cardinalText", &[1, 20, 42, 115, 2000]),
            ["One", "Twenty", "Forty-two", "One hundred fifteen", "Two thousand"]
        );
        assert_eq!(
            written("ordinalText", &[1, 2, 3, 5, 9, 12, 20, 21, 100, 2_000_001]),
            [
                "First",
                "Second",
                "Third",
                "Fifth",
                "Ninth",
                "Twelfth",
                "Twentieth",
                "Twenty-first",
                "One hundredth",
                "2000001st"
            ]
        );
    }

    #[test]
    fn signs_and_nothing() {
        assert_eq!(written("bullet", &[1, 2]), ["•", "•"]);
        assert_eq!(written("none", &[1]), [""]);
    }
}
