//! Runs execution cases of BPMN models, each of which the crate `cases` runs: natively, or in WebAssembly.

mod exceptions;
mod wasm;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use cases::Case;

use super::report::Report;
pub(super) use exceptions::EXCEPTIONS;

/// A case, with its model.
struct Written {
    name: String,
    case: Case,
    text: String,
    model: String,
}

/// What went otherwise than a case expects.
type Answer = Result<(), String>;

/// Runs each of the cases.
type Answers = fn(&[Written]) -> Result<Vec<Answer>>;

/// Runs every case of a directory natively; a case is a case of the report, its group a file.
pub(super) fn run(directory: &Path, report: &mut Report) -> Result<()> {
    run_by(
        |cases| Ok(cases.iter().map(|it| cases::run(&it.model, &it.text)).collect()),
        directory,
        report,
    )
}

/// Runs every case of a directory in WebAssembly.
pub(super) fn run_wasm(directory: &Path, report: &mut Report) -> Result<()> {
    run_by(wasm::answers, directory, report)
}

fn run_by(answers: Answers, directory: &Path, report: &mut Report) -> Result<()> {
    let cases = read(directory)?;
    let mut groups: BTreeMap<&str, Vec<(&Written, Answer)>> = BTreeMap::new();
    for (case, answer) in cases.iter().zip(answers(&cases)?) {
        groups.entry(&case.case.group).or_default().push((case, answer));
    }
    let mut apart = [("order-sensitive", 0_usize, 0_usize), ("tool-specific", 0, 0)];
    for (group, cases) in groups {
        report.file(group);
        for (Written { name, case, .. }, outcome) in cases {
            let marks = [case.is_order_sensitive, case.is_tool_specific];
            for ((_, passed, total), _) in apart.iter_mut().zip(marks).filter(|(_, marked)| *marked)
            {
                *total = total.saturating_add(1);
                *passed = passed.saturating_add(usize::from(outcome.is_ok()));
            }
            report.case(name, outcome);
        }
    }
    for (what, passed, total) in apart {
        report.figure(format!("of these {what}: {passed} of {total}"));
    }
    Ok(())
}

/// The cases of a directory, in the order of their names.
fn read(directory: &Path) -> Result<Vec<Written>> {
    let cases = directory.join("cases");
    let entries =
        fs::read_dir(&cases).with_context(|| format!("{} can't be read", cases.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path)?;
        let case = Case::read(&text).map_err(|error| anyhow!("{}: {error}", path.display()))?;
        let model = fs::read_to_string(directory.join("models").join(&case.model))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Written { name, case, text, model })
    };
    paths.iter().map(read).collect()
}
