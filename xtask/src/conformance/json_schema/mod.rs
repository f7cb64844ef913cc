//! Runs the JSON Schema Test Suite against the crate.
//!
//! [`cases`] reads the suite; [`native`] and [`wasm`] answer for each group of tests what is valid, each by its build of
//! the crate.

mod cases;
mod native;
mod wasm;

use std::path::Path;

use anyhow::Result;

use super::Exception;
use super::report::Report;
use cases::{Group, Suite};

/// What is known to fail.
pub(super) const EXCEPTIONS: &[Exception] = &[];

/// Whether a test's document is valid, or why that can't be told.
type Answer = Result<bool, String>;

/// Answers each test of each group.
type Answers = fn(&Suite) -> Result<Vec<Vec<Answer>>>;

/// Runs every test below a directory natively.
pub(super) fn run(directory: &Path, report: &mut Report) -> Result<()> {
    run_by(native::answers, directory, report)
}

/// Runs every test below a directory in WebAssembly, by the package's own interface.
pub(super) fn run_wasm(directory: &Path, report: &mut Report) -> Result<()> {
    run_by(wasm::answers, directory, report)
}

fn run_by(answers: Answers, directory: &Path, report: &mut Report) -> Result<()> {
    let suite = cases::load(directory)?;
    let mut file = "";
    for (group, answers) in suite.groups.iter().zip(answers(&suite)?) {
        if group.file != file {
            file = &group.file;
            report.file(file);
        }
        for (test, answer) in group.tests.iter().zip(answers) {
            report.case(&format!("{}: {}", group.name, test.name), judge(test.is_valid, answer));
        }
    }
    for part in ["required", "optional", "optional/format"] {
        let of_part = |group: &&Group| group.part == part;
        let tests: usize = suite.groups.iter().filter(of_part).map(|group| group.tests.len()).sum();
        report.figure(format!("{part}: {tests} tests"));
    }
    Ok(())
}

fn judge(expected: bool, answer: Answer) -> Result<(), String> {
    match answer {
        Ok(found) if found == expected => Ok(()),
        Ok(found) => Err(format!("{found} instead of {expected}")),
        Err(why) => Err(why),
    }
}
