//! `cargo xtask test`: every test of every part, closed by one line over all of them.

mod node;
mod rust;
mod tally;
mod types;

use std::process::ExitCode;

use anyhow::{Result, anyhow};
use lexopt::{Arg, Parser};

use crate::build::{self, Mode};
use crate::command::Command;
use tally::Tally;

pub(crate) const COMMAND: Command = Command {
    name: "test",
    arguments: "[rust|node|web|packaging|types]",
    about: "run all tests, or one part of them",
    run,
};

/// A kind of test, with what runs and counts it.
struct Part {
    name: &'static str,
    /// Whether it tests what `cargo xtask build` makes.
    needs_build: bool,
    run: fn() -> Result<Tally>,
}

/// Every part, the quick ones to fail first.
const PARTS: &[Part] = &[
    Part { name: "rust", needs_build: false, run: rust::run },
    Part { name: "types", needs_build: true, run: types::run },
    Part { name: "node", needs_build: true, run: node::run_node },
    Part { name: "web", needs_build: true, run: node::run_web },
    Part { name: "packaging", needs_build: true, run: node::run_packaging },
];

fn run(parser: &mut Parser) -> Result<ExitCode> {
    let mut asked = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Value(name) if asked.is_none() => asked = Some(part(&name.to_string_lossy())?),
            other => return Err(other.unexpected().into()),
        }
    }
    let parts = asked.map_or(PARTS, std::slice::from_ref);

    let mut total = Tally::default();
    let mut is_built = false;
    for part in parts {
        if part.needs_build && !is_built {
            // Without a build no later part can run, and they would all tell the same.
            if let Err(error) = build::all(Mode::Release) {
                eprintln!("error: {error:#}");
                total = total.and(Tally::broken());
                break;
            }
            is_built = true;
        }
        let tally = count(part);
        println!("{}: {tally}", part.name);
        total = total.and(tally);
    }
    println!("{total}");
    Ok(if total.is_green() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn part(name: &str) -> Result<&'static Part> {
    PARTS.iter().find(|part| part.name == name).ok_or_else(|| {
        let names = PARTS.iter().map(|part| part.name).collect::<Vec<_>>().join(", ");
        anyhow!("there is no part `{name}`; the parts are {names}")
    })
}

/// Runs a part. One that can't run, or in which nothing ran, counts as one failure: it must not pass for a green one.
fn count(part: &Part) -> Tally {
    match (part.run)() {
        Ok(tally) if tally.is_empty() => {
            eprintln!("error: the part `{}` ran no tests", part.name);
            Tally::broken()
        }
        Ok(tally) => tally,
        Err(error) => {
            eprintln!("error: {error:#}");
            Tally::broken()
        }
    }
}
