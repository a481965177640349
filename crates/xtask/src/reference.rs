//! The help of each verb inside `docs/cli.md`, between the marks `<!-- help: VERB -->` and
//! `<!-- end -->`. All else in that paper is written by hand.

use clap::Command;

const MARK: &str = "<!-- help: ";
const MARK_ENDS: &str = " -->\n";
const END: &str = "<!-- end -->";

/// The paper with the help of today in every marked place.
///
/// # Errors
///
/// A sentence, where a mark has no end or names no verb, or a verb has no mark.
pub fn with_current_help(paper: &str, command: Command) -> Result<String, String> {
    // Without a terminal, clap wraps at the width that the program sets as its most.
    let mut command = command.term_width(100);
    command.build();
    let mut out = String::new();
    let mut shown = Vec::new();
    let mut rest = paper;
    while let Some((before, marked)) = rest.split_once(MARK) {
        let (verb, marked) = marked.split_once(MARK_ENDS).ok_or("a help mark is not closed")?;
        let (_, after) =
            marked.split_once(END).ok_or_else(|| format!("the help of `{verb}` has no end"))?;
        let help = help(&mut command, verb)?;
        out.push_str(before);
        out.push_str(&format!("{MARK}{verb}{MARK_ENDS}\n```text\n{help}```\n\n{END}"));
        shown.push(verb);
        rest = after;
    }
    out.push_str(rest);
    match verbs(&command).find(|verb| !shown.contains(verb)) {
        Some(verb) => {
            Err(format!("docs/cli.md has no place for `{verb}`: add {MARK}{verb} --> and {END}"))
        }
        None => Ok(out),
    }
}

/// The verbs that a person is offered.
fn verbs(command: &Command) -> impl Iterator<Item = &str> {
    command
        .get_subcommands()
        .filter(|verb| !verb.is_hide_set())
        .map(Command::get_name)
        .filter(|name| *name != "help")
}

fn help(command: &mut Command, verb: &str) -> Result<String, String> {
    let found = command
        .find_subcommand_mut(verb)
        .ok_or_else(|| format!("docs/cli.md has the help of `{verb}`, which is no verb"))?;
    let text = found.render_long_help().to_string();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    Ok(format!("{}\n", lines.join("\n").trim_end()))
}

#[cfg(test)]
mod tests {
    use super::with_current_help;
    use clap::{Arg, Command};

    fn program() -> Command {
        Command::new("reader").subcommand(
            Command::new("open")
                .about("Open a paper")
                .arg(Arg::new("file").value_name("FILE").help("The paper")),
        )
    }

    #[test]
    fn help_takes_its_place_and_the_rest_stays() {
        let paper = "Before.\n\n<!-- help: open -->\nold\n<!-- end -->\n\nAfter.\n";
        let made = with_current_help(paper, program()).unwrap();
        assert!(made.starts_with(
            "Before.\n\n<!-- help: open -->\n\n```text\nOpen a paper\n\nUsage: reader open [FILE]\n"
        ));
        assert!(made.ends_with("```\n\n<!-- end -->\n\nAfter.\n"));
        assert!(!made.contains("old"));
        assert_eq!(with_current_help(&made, program()).unwrap(), made);
    }

    #[test]
    fn verbs_without_a_place_and_places_without_a_verb_are_told() {
        let told = with_current_help("", program()).unwrap_err();
        assert!(told.starts_with("docs/cli.md has no place for `open`"), "{told}");
        let told = with_current_help("<!-- help: shut -->\n<!-- end -->", program()).unwrap_err();
        assert_eq!(told, "docs/cli.md has the help of `shut`, which is no verb");
    }
}
