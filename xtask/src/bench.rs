//! `cargo xtask bench`: the benchmarks of `benches/`, each measured beside its peers in one run.
//!
//! A benchmark is a script that writes one JSON object a line:
//! `{ "what": …, "ours": …, "peer": …, "peerName": …, "unit": …, "ratio": … }`. The ratio says how many times better than the
//! peer we are; only it may be compared between machines.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{ExitCode, Stdio};

use anyhow::{Context, Result, anyhow, bail};
use lexopt::{Arg, Parser};
use serde_json::Value;

use crate::build::{self, Mode};
use crate::command::Command;
use crate::npm;
use crate::repository;
use crate::table::Table;
use crate::tool::NODE;

pub(crate) const COMMAND: Command = Command {
    name: "bench",
    arguments: "[NAME] [--json]",
    about: "run the benchmarks, or one of them, beside the peers",
    run,
};

fn run(parser: &mut Parser) -> Result<ExitCode> {
    let mut asked = None;
    let mut is_json = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Value(name) if asked.is_none() => {
                asked = Some(name.to_string_lossy().into_owned())
            }
            Arg::Long("json") => is_json = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let names = chosen(asked, names()?)?;
    build::all(Mode::Release)?;
    npm::install(&repository::path("benches"))?;

    let mut table = Table::new(["what", "ours", "peer", "ratio"]);
    for name in names {
        for result in measure(&name)? {
            if is_json {
                println!("{result}");
            } else {
                table.row(
                    row(&result).with_context(|| format!("benches/{name}.mjs gave {result}"))?,
                );
            }
        }
    }
    if !is_json {
        print!("{table}");
    }
    Ok(ExitCode::SUCCESS)
}

/// What the benchmarks share, among their scripts.
const SHARED: &str = "measure";

/// The names of all benchmarks: one script of `benches/` each.
fn names() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(repository::path("benches")).context("can't read benches/")? {
        let file = entry?.file_name();
        names.extend(file.to_string_lossy().strip_suffix(".mjs").map(str::to_owned));
    }
    names.retain(|name| name != SHARED);
    names.sort();
    Ok(names)
}

fn chosen(asked: Option<String>, names: Vec<String>) -> Result<Vec<String>> {
    match asked {
        None if names.is_empty() => bail!("there are no benchmarks in benches/"),
        None => Ok(names),
        Some(name) if names.contains(&name) => Ok(vec![name]),
        Some(name) => bail!("there is no benchmark `{name}`; there are {}", names.join(", ")),
    }
}

/// Runs one benchmark and gives its results.
fn measure(name: &str) -> Result<Vec<Value>> {
    let script = format!("{name}.mjs");
    let mut command = NODE.command(&repository::path("benches"), &["--expose-gc", &script]);
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| NODE.unavailable(&error))?;
    let mut results = Vec::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            results.push(
                serde_json::from_str(&line)
                    .with_context(|| format!("benches/{script} wrote `{line}`"))?,
            );
        }
    }
    if !child.wait()?.success() {
        bail!("benches/{script} failed, as told above");
    }
    if results.is_empty() {
        bail!("benches/{script} measured nothing");
    }
    Ok(results)
}

fn row(result: &Value) -> Result<[String; 4]> {
    let text = |name: &str| {
        result.get(name).and_then(Value::as_str).ok_or_else(|| anyhow!("`{name}` is missing"))
    };
    let number = |name: &str| {
        result.get(name).and_then(Value::as_f64).ok_or_else(|| anyhow!("`{name}` is missing"))
    };
    let unit = text("unit")?;
    Ok([
        text("what")?.to_owned(),
        format!("{} {unit}", three_digits(number("ours")?)),
        format!("{} {unit} ({})", three_digits(number("peer")?), text("peerName")?),
        format!("{} ×", three_digits(number("ratio")?)),
    ])
}

/// A figure with three significant digits, which is more than a shared machine can tell.
fn three_digits(figure: f64) -> String {
    let decimals = match figure.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    format!("{figure:.decimals$}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_result_becomes_a_row() {
        let result = json!({ "what": "one edit", "ours": 1.234, "peer": 573.4, "peerName": "Ajv", "unit": "µs", "ratio": 464.67 });
        assert_eq!(row(&result).unwrap(), ["one edit", "1.23 µs", "573 µs (Ajv)", "465 ×"]);
        assert!(row(&json!({ "what": "one edit" })).is_err());
    }
}
