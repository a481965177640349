//! Letters of sign fonts as the characters they show: Symbol in full, Wingdings as far as papers use
//! it.

/// Symbol from 0x20 on (the encoding of the Adobe font, as Unicode maps it).
const SYMBOL_LOW: &str = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

/// Symbol from 0xA0 on.
const SYMBOL_HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪€〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

const WINGDINGS: &[(u32, char)] = &[
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x3F, '✍'),
    (0x46, '☞'),
    (0x4A, '☺'),
    (0x4C, '☹'),
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '☐'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xEF, '⇦'),
    (0xF0, '⇨'),
    (0xF3, '⬄'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

const WINGDINGS_2: &[(u32, char)] = &[
    (0x4F, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x97, '●'),
    (0xA2, '■'),
    (0xA3, '☐'),
];

/// The character that a letter of a font shows. `None` where that is not known.
pub(super) fn shown(font: &str, code: u32) -> Option<char> {
    let in_font = match code {
        0xF000..=0xF0FF => code - 0xF000,
        _ => code,
    };
    let listed = |table: &[(u32, char)]| {
        table.iter().find(|(known, _)| *known == in_font).map(|(_, char)| *char)
    };
    match font {
        "Symbol" => symbol(in_font),
        "Wingdings" => listed(WINGDINGS).or_else(|| circled(in_font)),
        "Wingdings 2" => listed(WINGDINGS_2),
        _ if code == in_font => char::from_u32(code).filter(|char| !is_private(*char)),
        _ => None,
    }
}

/// Whether a character means what a font makes of it.
pub(super) fn is_private(char: char) -> bool {
    matches!(char, '\u{E000}'..='\u{F8FF}')
}

fn symbol(code: u32) -> Option<char> {
    let at = |table: &str, first: u32| table.chars().nth(usize::try_from(code - first).ok()?);
    match code {
        0x20..0x7F => at(SYMBOL_LOW, 0x20),
        0xA0..0xFF => at(SYMBOL_HIGH, 0xA0),
        _ => None,
    }
}

/// Circled figures: white from 0x81 on, black from 0x8C on.
fn circled(code: u32) -> Option<char> {
    match code {
        0x81..=0x8A => char::from_u32(0x2460 + code - 0x81),
        0x8C..=0x95 => char::from_u32(0x2776 + code - 0x8C),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn letters_of_sign_fonts() {
        let symbols: String = [0x61, 0x7E, 0xF0B7, 0xA3, 0xB3, 0xE5, 0xFE, 0xF0D7]
            .iter()
            .filter_map(|code| shown("Symbol", *code))
            .collect();
        assert_eq!(symbols, "α∼•≤≥∑⎭⋅");
        assert_eq!(shown("Wingdings", 0xF0FE), Some('☑'));
        assert_eq!(shown("Wingdings", 0x8C), Some('❶'));
        assert_eq!(shown("Wingdings 2", 0xF0A3), Some('☐'));
        assert_eq!(shown("Webdings", 0xF061), None);
        assert_eq!(shown("Arial", 0x2192), Some('→'));
        assert_eq!(shown("Symbol", 0x7F), None);
        assert_eq!(shown("Symbol", 0xFFFF_FFFF), None);
    }
}
