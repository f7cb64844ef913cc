//! The tests of the crate and of the commands, by `cargo test`.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use anyhow::{Context, Result};

use super::tally::Tally;
use crate::repository;
use crate::tool::CARGO;

/// Runs `cargo test` on everything, showing what it says, and counts.
pub(super) fn run() -> Result<Tally> {
    let mut command =
        CARGO.command(repository::root(), &["test", "--workspace", "--locked", "--no-fail-fast"]);
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| CARGO.unavailable(&error))?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.context("can't read what `cargo test` says")?;
            println!("{line}");
            tally = tally.and(parse(&line).unwrap_or_default());
        }
    }
    Ok(tally.confirmed_by(child.wait()?.success()))
}

/// The counts in a line like `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
fn parse(line: &str) -> Option<Tally> {
    let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    let count = |what: &str| {
        let part = counts.split(';').find_map(|part| part.trim().strip_suffix(what))?;
        part.trim().parse().ok()
    };
    Some(Tally { passed: count("passed")?, failed: count("failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_counted_and_no_others() {
        let ok = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.02s";
        assert_eq!(parse(ok), Some(Tally { passed: 12, failed: 0 }));
        let bad = "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s";
        assert_eq!(parse(bad), Some(Tally { passed: 1, failed: 2 }));
        assert_eq!(parse("test value::tests::adds ... ok"), None);
        assert_eq!(parse("running 12 tests"), None);
    }
}
