//! The tests of the package's types: each file of `tests/types/` must compile, with every misuse in it refused.

use std::collections::BTreeSet;

use anyhow::Result;

use super::tally::Tally;
use crate::files;
use crate::npm;
use crate::repository;
use crate::tool::NODE;

/// Compiles the files and counts each as one test.
pub(super) fn run() -> Result<Tally> {
    npm::install(&npm::package())?;
    let directory = repository::path("tests/types");
    let mut sources = files::under(&directory)?;
    sources.retain(|file| file.extension().is_some_and(|extension| extension == "ts"));
    let mut command = NODE.command(
        repository::root(),
        &[
            "npm/node_modules/typescript/bin/tsc",
            "--noEmit",
            "--pretty",
            "false",
            "--project",
            "tests/types",
        ],
    );
    let output = command.output().map_err(|error| NODE.unavailable(&error))?;
    let said = String::from_utf8_lossy(&output.stdout);
    print!("{said}");

    let failed: BTreeSet<_> = said.lines().filter_map(file_with_error).collect();
    let passed = sources
        .iter()
        .filter(|source| !failed.contains(repository::shown(source).as_str()))
        .count();
    let tally = Tally { passed: u64::try_from(passed)?, failed: u64::try_from(failed.len())? };
    Ok(tally.confirmed_by(output.status.success()))
}

/// The file in a line like `tests/types/a.ts(3,1): error TS2578: …`.
fn file_with_error(line: &str) -> Option<&str> {
    let (place, _) = line.split_once("): error TS")?;
    Some(place.rsplit_once('(')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_about_an_error_names_its_file() {
        let line = "tests/types/init.ts(3,1): error TS2578: Unused '@ts-expect-error' directive.";
        assert_eq!(file_with_error(line), Some("tests/types/init.ts"));
        assert_eq!(file_with_error("  Type 'string' is not assignable."), None);
    }
}
