//! `cargo xtask conformance`: runs the external suites of the standards that the crate implements.
//!
//! A suite is one file in `conformance/` and one line in [`SUITES`].

mod bpmn;
mod dectest;
mod dmn_tck;
mod json_schema;
mod report;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, anyhow, bail};
use lexopt::{Arg, Parser};

use crate::command::Command;
use crate::repository;
use report::Report;

pub(crate) const COMMAND: Command = Command {
    name: "conformance",
    arguments: "SUITE [--dir DIR] [--wasm] [--json] [--export FILE]",
    about: "run an external suite from ../shared/conformance, ROUTESLIP_CONFORMANCE or --dir",
    run,
};

/// An external suite.
#[derive(Clone, Copy)]
struct Suite {
    name: &'static str,
    /// Where it is among the suites.
    directory: &'static str,
    /// The cases that are known to fail, each with its reason. One of them that passes fails the run, so that the
    /// list stays true.
    exceptions: &'static [Exception],
    /// Runs every case in a directory. An `Err` is for a suite that can't be read.
    run: fn(&Path, &mut Report) -> Result<()>,
    /// Runs them by the WebAssembly build.
    run_wasm: Option<fn(&Path, &mut Report) -> Result<()>>,
    /// Writes the cases of a directory into a file, as plain data for another runner.
    export: Option<fn(&Path, &Path) -> Result<()>>,
}

/// A case that is known to fail.
struct Exception {
    /// The case's file and name, as the report shows them.
    case: &'static str,
    reason: &'static str,
}

const SUITES: &[Suite] = &[
    Suite {
        name: "bpmn",
        directory: "bpmn-execution",
        exceptions: bpmn::EXCEPTIONS,
        run: bpmn::run,
        run_wasm: Some(bpmn::run_wasm),
        export: None,
    },
    Suite {
        name: "dectest",
        directory: "dectest",
        exceptions: &[],
        run: decimals,
        run_wasm: None,
        export: None,
    },
    Suite {
        name: "dmn-tck",
        directory: "dmn-tck",
        exceptions: dmn_tck::EXCEPTIONS,
        run: dmn_tck::run,
        run_wasm: Some(dmn_tck::run_wasm),
        export: Some(dmn_tck::export),
    },
    Suite {
        name: "json-schema",
        directory: "json-schema",
        exceptions: json_schema::EXCEPTIONS,
        run: json_schema::run,
        run_wasm: Some(json_schema::run_wasm),
        export: None,
    },
];

/// Runs the decimal cases, of which a file tells how many passed and, by name, which did not.
fn decimals(directory: &Path, report: &mut Report) -> Result<()> {
    for file in dectest::run(directory)? {
        report.file(&file.name);
        report.pass(file.passed);
        report.skip(file.skipped);
        for failure in file.failures {
            let (case, found) = failure.split_once(' ').unwrap_or((&failure, ""));
            report.case(case, Err(found.to_owned()));
        }
    }
    Ok(())
}

fn run(parser: &mut Parser) -> Result<ExitCode> {
    let mut asked = None;
    let mut directory: Option<PathBuf> = None;
    let mut is_json = false;
    let mut is_wasm = false;
    let mut export: Option<PathBuf> = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Value(name) if asked.is_none() => asked = Some(name),
            Arg::Long("dir") => directory = Some(parser.value()?.into()),
            Arg::Long("wasm") => is_wasm = true,
            Arg::Long("json") => is_json = true,
            Arg::Long("export") => export = Some(parser.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    let asked = asked.ok_or_else(|| anyhow!("which suite? {}", names()))?;
    let suite = SUITES
        .iter()
        .find(|suite| asked == suite.name)
        .ok_or_else(|| anyhow!("there is no suite `{}`; {}", asked.display(), names()))?;
    let directory = directory.unwrap_or_else(|| suites().join(suite.directory));
    if !directory.is_dir() {
        bail!(
            "the suite `{}` is not in {}; say with `--dir` where it is",
            suite.name,
            directory.display()
        );
    }

    if let Some(file) = export {
        let Some(export) = suite.export else { bail!("`{}` can't be exported", suite.name) };
        export(&directory, &file)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut report = Report::new(suite);
    let run = if is_wasm { suite.run_wasm } else { Some(suite.run) };
    let Some(run) = run else { bail!("`{}` runs natively only", suite.name) };
    run(&directory, &mut report)?;
    if is_json {
        println!("{}", report.json());
    } else {
        print!("{report}");
    }
    Ok(if report.is_as_expected() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The directory of all suites.
fn suites() -> PathBuf {
    env::var_os("ROUTESLIP_CONFORMANCE")
        .map_or_else(|| repository::path("../shared/conformance"), PathBuf::from)
}

fn names() -> String {
    let names: Vec<_> = SUITES.iter().map(|suite| suite.name).collect();
    format!("the suites are {}", names.join(", "))
}
