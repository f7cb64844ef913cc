//! Runs the DMN Technology Compatibility Kit against the crate: models come in by
//! [`routeslip::interchange::dmn`] and are run as a deployed bundle.
//!
//! [`cases`] turns the suite into plain data, a list of bundles and of cases with stored values;
//! [`native`] and [`wasm`] answer what [`ask`] asks for a case, each by its build of the crate.

mod ask;
mod cases;
mod compare;
mod jdk;
mod native;
mod test_file;
mod values;
mod wasm;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::report::Report;
use ask::{Answer, Request};
use cases::Suite;
pub(super) use exceptions::EXCEPTIONS;

mod exceptions;

/// How a build of the crate answers.
type Answers = fn(&Suite, &[Request<'_>]) -> Result<Vec<Answer>>;

/// Runs every case below a directory natively.
pub(super) fn run(directory: &Path, report: &mut Report) -> Result<()> {
    run_by(native::answers, directory, report)
}

/// Runs every case below a directory in WebAssembly; models are imported natively.
pub(super) fn run_wasm(directory: &Path, report: &mut Report) -> Result<()> {
    run_by(wasm::answers, directory, report)
}

/// Runs every case; a result node is a case of the report.
fn run_by(answers: Answers, directory: &Path, report: &mut Report) -> Result<()> {
    let suite = cases::load(directory)?;
    let mut levels: Vec<(String, Figures)> = Vec::new();
    for (model, problem) in &suite.unreadable {
        report.file(model);
        report.case("loads", Err(problem.clone()));
    }
    let cases = suite.files.iter().flat_map(|file| &file.cases);
    let requests: Vec<Request<'_>> = cases.flat_map(ask::requests).collect();
    let mut answers = answers(&suite, &requests)?.into_iter();
    for file in &suite.files {
        report.file(&file.name);
        let level = file.name.split('/').next().unwrap_or_default().to_owned();
        if levels.last().is_none_or(|(known, _)| *known != level) {
            levels.push((level, Figures::default()));
        }
        for case in &file.cases {
            let of_case: Vec<Answer> = answers.by_ref().take(ask::requests(case).len()).collect();
            for (node, outcome) in case.results.iter().zip(ask::outcomes(case, &of_case)) {
                if let Some((_, figures)) = levels.last_mut() {
                    figures.count(node.is_null(), outcome.is_ok());
                }
                report.case(&format!("{} {}", case.id, node.name), outcome);
            }
        }
    }
    for (level, figures) in levels {
        report.figure(format!("{level}: {figures}"));
    }
    Ok(())
}

/// Writes the whole suite as one list of plain data.
pub(super) fn export(directory: &Path, to: &Path) -> Result<()> {
    let list = cases::load(directory)?.json();
    fs::write(to, list.to_string()).with_context(|| format!("{} can't be written", to.display()))
}

/// How many result nodes passed, all and those that expect more than null.
#[derive(Default)]
struct Figures {
    passed: usize,
    total: usize,
    passed_with_value: usize,
    with_value: usize,
}

impl Figures {
    fn count(&mut self, expects_null: bool, passes: bool) {
        self.total = self.total.saturating_add(1);
        self.passed = self.passed.saturating_add(usize::from(passes));
        if !expects_null {
            self.with_value = self.with_value.saturating_add(1);
            self.passed_with_value = self.passed_with_value.saturating_add(usize::from(passes));
        }
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { passed, total, passed_with_value, with_value } = self;
        write!(
            out,
            "{passed} of {total} ({}); of those that expect more than null {passed_with_value} of {with_value} ({})",
            percent(*passed, *total),
            percent(*passed_with_value, *with_value),
        )
    }
}

/// A share in percent, rounded down to two digits.
fn percent(part: usize, whole: usize) -> String {
    let hundredths = part.saturating_mul(10_000).checked_div(whole).unwrap_or(0);
    format!("{}.{:02} %", hundredths / 100, hundredths % 100)
}
