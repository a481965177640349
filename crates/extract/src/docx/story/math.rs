//! Formulas (OMML, ECMA-376 part 1, 22.1) written in one line: "a/b", "x^2", "√(x)".

use crate::docx::xml::{Element, Ns};

/// The words and signs of a formula.
pub(super) fn line(formula: Element<'_>) -> String {
    let mut out = String::new();
    children(formula, &mut out);
    out
}

fn children(element: Element<'_>, out: &mut String) {
    for child in element.children() {
        write(child, out);
    }
}

fn part<'a>(element: Element<'a>, name: &str) -> Option<Element<'a>> {
    element.children().find(|child| child.ns() == Ns::M && child.name() == name)
}

/// A part as a formula of its own; in brackets if it is more than a number or a name.
fn operand(element: Element<'_>, name: &str) -> String {
    let words = part(element, name).map(line).unwrap_or_default();
    let is_simple = words.chars().all(|char| char.is_alphanumeric() || char == '.');
    if is_simple { words } else { format!("({words})") }
}

/// A sign that the properties of an element state.
fn sign(element: Element<'_>, properties: &str, name: &str, usual: &str) -> String {
    let stated = part(element, properties)
        .and_then(|properties| part(properties, name))
        .map(|sign| sign.attribute(Ns::M, "val").unwrap_or_default().to_owned());
    stated.unwrap_or_else(|| usual.to_owned())
}

fn write(element: Element<'_>, out: &mut String) {
    if element.ns() != Ns::M {
        // Runs of text inside a formula, and changes around its runs.
        match element.word() {
            "t" => out.push_str(element.text()),
            "del" | "moveFrom" | "rPr" | "ctrlPr" => {}
            _ => children(element, out),
        }
        return;
    }
    match element.name() {
        "t" => out.push_str(element.text()),
        "f" => out.push_str(&format!("{}/{}", operand(element, "num"), operand(element, "den"))),
        "sSup" => out.push_str(&format!("{}^{}", base(element), operand(element, "sup"))),
        "sSub" => out.push_str(&format!("{}_{}", base(element), operand(element, "sub"))),
        "sSubSup" => out.push_str(&format!(
            "{}_{}^{}",
            base(element),
            operand(element, "sub"),
            operand(element, "sup")
        )),
        "rad" => {
            let degree = part(element, "deg").map(line).unwrap_or_default();
            out.push_str(&format!("{degree}√{}", operand(element, "e")));
        }
        "nary" => nary(element, out),
        "d" => delimited(element, out),
        name if name.ends_with("Pr") => {}
        _ => children(element, out),
    }
}

fn base(element: Element<'_>) -> String {
    part(element, "e").map(line).unwrap_or_default()
}

/// A sum or product with its limits.
fn nary(element: Element<'_>, out: &mut String) {
    out.push_str(&sign(element, "naryPr", "chr", "∫"));
    for (mark, name) in [('_', "sub"), ('^', "sup")] {
        if part(element, name).is_some_and(|limit| !line(limit).is_empty()) {
            out.push(mark);
            out.push_str(&operand(element, name));
        }
    }
    out.push(' ');
    out.push_str(&base(element));
}

fn delimited(element: Element<'_>, out: &mut String) {
    out.push_str(&sign(element, "dPr", "begChr", "("));
    let separator = sign(element, "dPr", "sepChr", "|");
    let is_part = |child: &Element<'_>| child.ns() == Ns::M && child.name() == "e";
    let parts: Vec<String> = element.children().filter(is_part).map(line).collect();
    out.push_str(&parts.join(&separator));
    out.push_str(&sign(element, "dPr", "endChr", ")"));
}
