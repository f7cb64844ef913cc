//! The General Decimal Arithmetic test cases, all of them.

#[path = "../xtask/src/conformance/dectest.rs"]
mod dectest;

use std::env;
use std::path::{Path, PathBuf};

#[test]
fn every_case_of_every_file_passes() {
    let root = env::var_os("ROUTESLIP_CONFORMANCE").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance"),
        PathBuf::from,
    );
    let folder = root.join("dectest");
    if !folder.exists() {
        eprintln!("SKIPPED: no decimal test cases at {}", folder.display());
        return;
    }
    let files = dectest::run(&folder).expect("the folder is readable");
    assert!(!files.is_empty(), "no decimal test cases in {}", folder.display());
    let mut failures = 0;
    for file in &files {
        println!(
            "{}: {} of {} passed ({} by refusing an operand), {} skipped",
            file.name, file.passed, file.total, file.refused, file.skipped
        );
        for failure in &file.failures {
            println!("  {failure}");
        }
        failures += file.failures.len();
        assert!(file.total > 0, "{} holds no case", file.name);
    }
    assert_eq!(failures, 0, "cases failed, see above");
}
