//! z3 as an outside judge: one process, problems written as SMT-LIB text.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use codicil_verify::{Formula, Linear, Problem, VariableKind};

/// Set where there is no z3 and its tests are to be left out.
pub const WITHOUT: &str = "CODICIL_WITHOUT_Z3";

pub struct Z3 {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Satisfiable,
    Unsatisfiable,
    Unknown,
}

impl Z3 {
    /// Starts z3. `None` where it is to be left out; a panic with what to do where it is missing.
    pub fn start() -> Option<Z3> {
        if std::env::var_os(WITHOUT).is_some_and(|value| value == "1") {
            println!("{WITHOUT}=1: nothing is compared with z3.");
            return None;
        }
        let started = Command::new("z3")
            .args(["-in", "-smt2", "-t:20000"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let mut process = started.unwrap_or_else(|error| {
            panic!(
                "z3, the outside judge of the engine, cannot be started ({error}). Install the \
                 package `z3` (scripts/setup test), or set {WITHOUT}=1 to leave it out."
            )
        });
        let input = process.stdin.take().expect("the input is piped");
        let output = BufReader::new(process.stdout.take().expect("the output is piped"));
        Some(Z3 { process, input, output })
    }

    /// What z3 says about the problem.
    pub fn ask(&mut self, problem: &Problem) -> Verdict {
        self.ask_text(&smt_lib(problem))
    }

    /// What z3 says about a problem that [`smt_lib`] wrote.
    pub fn ask_text(&mut self, text: &str) -> Verdict {
        self.input.write_all(text.as_bytes()).expect("z3 reads");
        self.input.flush().expect("z3 reads");
        let mut line = String::new();
        self.output.read_line(&mut line).expect("z3 answers");
        match line.trim() {
            "sat" => Verdict::Satisfiable,
            "unsat" => Verdict::Unsatisfiable,
            "unknown" | "timeout" => Verdict::Unknown,
            other => panic!("z3 says {other:?} to\n{text}"),
        }
    }
}

impl Drop for Z3 {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The problem as SMT-LIB 2 text that leaves nothing behind.
pub fn smt_lib(problem: &Problem) -> String {
    let mut text = "(push)\n".to_owned();
    for (place, variable) in problem.variables.iter().enumerate() {
        let sort = if variable.kind == VariableKind::Flag { "Bool" } else { "Int" };
        let _ = writeln!(text, "(declare-const v{place} {sort})");
        let (min, max) = match variable.kind {
            VariableKind::Flag => (None, None),
            VariableKind::Choice(values) => (Some(0), Some(i64::from(values) - 1)),
            VariableKind::Integer { min, max } => (min, max),
        };
        if let Some(min) = min {
            let _ = writeln!(text, "(assert (>= v{place} {}))", number(min));
        }
        if let Some(max) = max {
            let _ = writeln!(text, "(assert (<= v{place} {}))", number(max));
        }
    }
    let _ = writeln!(text, "(assert {})\n(check-sat)\n(pop)", formula(&problem.formula));
    text
}

fn number(value: i64) -> String {
    if value < 0 { format!("(- {})", value.unsigned_abs()) } else { value.to_string() }
}

fn formula(whole: &Formula) -> String {
    let together = |name: &str, neutral: &str, parts: &[Formula]| {
        if parts.is_empty() {
            return neutral.to_owned();
        }
        let parts: Vec<String> = parts.iter().map(formula).collect();
        format!("({name} {})", parts.join(" "))
    };
    match whole {
        Formula::True => "true".to_owned(),
        Formula::False => "false".to_owned(),
        Formula::Flag(id) => format!("v{}", id.0),
        Formula::Is(id, value) => format!("(= v{} {value})", id.0),
        Formula::AtMost(terms, bound) => format!("(<= {} {})", sum(terms), number(*bound)),
        Formula::Not(inner) => format!("(not {})", formula(inner)),
        Formula::All(parts) => together("and", "true", parts),
        Formula::Any(parts) => together("or", "false", parts),
    }
}

fn sum(linear: &Linear) -> String {
    let terms = linear.terms.iter();
    let terms: Vec<String> =
        terms.map(|(id, factor)| format!("(* {} v{})", number(*factor), id.0)).collect();
    match terms.as_slice() {
        [] => "0".to_owned(),
        [one] => one.clone(),
        several => format!("(+ {})", several.join(" ")),
    }
}
