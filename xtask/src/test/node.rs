//! The tests that Node's own runner runs: of the package in Node, of the page in Chromium, and of the packed package.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

use super::tally::Tally;
use crate::chromium;
use crate::files;
use crate::npm;
use crate::package;
use crate::repository;
use crate::tool::NODE;

/// A test that takes longer is hung.
const TIMEOUT: &str = "--test-timeout=300000";

/// The package in Node.
pub(super) fn run_node() -> Result<Tally> {
    npm::install(&repository::path("tests"))?;
    run("node", &[])
}

/// The page in Chromium.
pub(super) fn run_web() -> Result<Tally> {
    npm::install(&repository::path("tests"))?;
    run("web", &[("ROUTESLIP_CHROMIUM", chromium::find_or_install()?.into()), this_program()?])
}

/// The packed package, used as its users do.
pub(super) fn run_packaging() -> Result<Tally> {
    npm::install(&repository::path("tests"))?;
    let tarball = package::pack()?;
    run(
        "packaging",
        &[
            ("ROUTESLIP_CHROMIUM", chromium::find_or_install()?.into()),
            ("ROUTESLIP_TARBALL", tarball.into()),
            this_program()?,
        ],
    )
}

/// This program, with which the tests start servers of their own.
fn this_program() -> Result<(&'static str, OsString)> {
    let program = std::env::current_exe().context("can't tell where this program is")?;
    Ok(("ROUTESLIP_XTASK", program.into()))
}

/// Runs every `*.test.mjs` in `tests/<part>`, showing what the runner says, and counts.
fn run(part: &str, environment: &[(&str, OsString)]) -> Result<Tally> {
    let record = repository::scratch().join(format!("{part}.tap"));
    files::write(&record, b"")?;
    let mut command = NODE.command(
        repository::root(),
        &[
            "--test",
            TIMEOUT,
            "--test-reporter=spec",
            "--test-reporter-destination=stdout",
            "--test-reporter=tap",
        ],
    );
    command.arg(format!("--test-reporter-destination={}", record.display()));
    command.args(test_files(&repository::path("tests").join(part))?);
    command.envs(environment.iter().map(|(name, value)| (name, value)));
    let status = command.status().map_err(|error| NODE.unavailable(&error))?;
    let tally = parse(&fs::read_to_string(&record)?)
        .ok_or_else(|| anyhow!("Node's test runner gave no counts"))?;
    Ok(tally.confirmed_by(status.success()))
}

fn test_files(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = files::under(directory)?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    if files.is_empty() {
        return Err(anyhow!("there are no tests in {}", repository::shown(directory)));
    }
    Ok(files)
}

/// The counts at the end of a TAP record. What was cancelled or skipped did not pass.
fn parse(record: &str) -> Option<Tally> {
    let count = |what: &str| {
        let line =
            record.lines().rev().find_map(|line| line.strip_prefix("# ")?.strip_prefix(what));
        line?.trim().parse::<u64>().ok()
    };
    let failed =
        ["fail ", "cancelled ", "skipped ", "todo "].into_iter().map(count).sum::<Option<u64>>()?;
    Some(Tally { passed: count("pass ")?, failed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_counts_are_read_and_what_did_not_run_did_not_pass() {
        let record = "TAP version 13\n# pass 99\nok 1 - a\n1..1\n# tests 9\n# suites 1\n# pass 5\n# fail 1\n\
            # cancelled 1\n# skipped 1\n# todo 1\n# duration_ms 52\n";
        assert_eq!(parse(record), Some(Tally { passed: 5, failed: 4 }));
        assert_eq!(parse("TAP version 13\n"), None);
    }
}
