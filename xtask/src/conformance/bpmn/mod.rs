//! Runs execution cases of BPMN models against the kernel: models come in by
//! [`routeslip::interchange::bpmn`], and are compiled and run as workflows of a bundle.
//!
//! No condition, timer, script or task of a model is done: [`model`] takes them out, a
//! [`Simulation`](routeslip::workflow::Simulation) chooses the ways that a case says, and [`world`] gives the
//! stimuli and carries messages and signals between instances.

mod case;
mod exceptions;
mod model;
mod watch;
mod world;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::report::Report;
use case::Case;
pub(super) use exceptions::EXCEPTIONS;
use world::World;

/// Runs every case of a directory; a case is a case of the report, its group a file.
pub(super) fn run(directory: &Path, report: &mut Report) -> Result<()> {
    let mut groups: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    let cases = directory.join("cases");
    let entries =
        fs::read_dir(&cases).with_context(|| format!("{} can't be read", cases.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        let case = case::read(&path).with_context(|| path.display().to_string())?;
        groups.entry(case.group.clone()).or_default().push(case);
    }
    let mut apart = [("order-sensitive", 0_usize, 0_usize), ("tool-specific", 0, 0)];
    for (group, cases) in &groups {
        report.file(group);
        for case in cases {
            let text = fs::read_to_string(directory.join("models").join(&case.model))?;
            let outcome = World::of(&text, case).and_then(|mut world| world.run(case));
            let marks = [case.is_order_sensitive, case.is_tool_specific];
            for ((_, passed, total), _) in apart.iter_mut().zip(marks).filter(|(_, marked)| *marked)
            {
                *total = total.saturating_add(1);
                *passed = passed.saturating_add(usize::from(outcome.is_ok()));
            }
            report.case(&case.name, outcome);
        }
    }
    for (what, passed, total) in apart {
        report.figure(format!("of these {what}: {passed} of {total}"));
    }
    Ok(())
}
