//! What a suite's run found: for each file how many cases passed, and every surprise.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter};

use serde_json::{Value, json};

use super::Suite;

/// Gathers the results of one suite, case by case.
pub(super) struct Report {
    suite: Suite,
    files: Vec<FileReport>,
    /// Cases that failed and are no exceptions, with what went wrong.
    failures: Vec<(String, String)>,
    /// Exceptions that passed.
    surprises: Vec<String>,
    /// Exceptions that were met.
    met: BTreeSet<&'static str>,
    /// Further figures, a line each.
    figures: Vec<String>,
}

struct FileReport {
    name: String,
    passed: usize,
    total: usize,
    /// Cases that say nothing about this crate, and are not in the total.
    skipped: usize,
}

impl Report {
    pub(super) fn new(suite: &Suite) -> Self {
        Self {
            suite: *suite,
            files: Vec::new(),
            failures: Vec::new(),
            surprises: Vec::new(),
            met: BTreeSet::new(),
            figures: Vec::new(),
        }
    }

    /// Begins a file, named by its path in the suite. The cases that follow are its.
    pub(super) fn file(&mut self, name: &str) {
        self.files.push(FileReport { name: name.to_owned(), passed: 0, total: 0, skipped: 0 });
    }

    /// Counts a case of the file begun last. `outcome` is what went wrong, if anything did.
    pub(super) fn case(&mut self, name: &str, outcome: Result<(), String>) {
        let Some(file) = self.files.last_mut() else { return };
        file.total = file.total.saturating_add(1);
        let case = format!("{}: {name}", file.name);
        let exception = self.suite.exceptions.iter().find(|exception| exception.case == case);
        self.met.extend(exception.map(|exception| exception.case));
        match (outcome, exception) {
            (Ok(()), None) => file.passed = file.passed.saturating_add(1),
            (Ok(()), Some(_)) => {
                file.passed = file.passed.saturating_add(1);
                self.surprises.push(case);
            }
            (Err(_), Some(_)) => {}
            (Err(found), None) => self.failures.push((case, found)),
        }
    }

    /// Counts cases of the file begun last that passed, none of which is an exception.
    pub(super) fn pass(&mut self, cases: usize) {
        if let Some(file) = self.files.last_mut() {
            file.passed = file.passed.saturating_add(cases);
            file.total = file.total.saturating_add(cases);
        }
    }

    /// Counts cases of the file begun last that are not run, as they say nothing about this crate.
    pub(super) fn skip(&mut self, cases: usize) {
        if let Some(file) = self.files.last_mut() {
            file.skipped = file.skipped.saturating_add(cases);
        }
    }

    /// Adds a line to the end, before the one that counts the suite.
    pub(super) fn figure(&mut self, line: String) {
        self.figures.push(line);
    }

    /// Whether cases ran, all but the exceptions passed, and every exception was met and failed.
    pub(super) fn is_as_expected(&self) -> bool {
        self.total() > 0
            && self.failures.is_empty()
            && self.surprises.is_empty()
            && self.unmet().next().is_none()
    }

    pub(super) fn json(&self) -> Value {
        let files = self.files.iter().map(|file| json!({ "file": file.name, "passed": file.passed, "total": file.total, "skipped": file.skipped }));
        let failures =
            self.failures.iter().map(|(case, found)| json!({ "case": case, "found": found }));
        json!({
            "suite": self.suite.name,
            "passed": self.passed(),
            "total": self.total(),
            "files": files.collect::<Vec<_>>(),
            "figures": self.figures,
            "failures": failures.collect::<Vec<_>>(),
            "exceptionsThatPass": self.surprises,
            "exceptionsWithoutCase": self.unmet().collect::<Vec<_>>(),
        })
    }

    fn passed(&self) -> usize {
        self.files.iter().map(|file| file.passed).sum()
    }

    fn total(&self) -> usize {
        self.files.iter().map(|file| file.total).sum()
    }

    fn unmet(&self) -> impl Iterator<Item = &'static str> {
        self.suite
            .exceptions
            .iter()
            .map(|exception| exception.case)
            .filter(|case| !self.met.contains(case))
    }
}

impl Display for Report {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        for (case, found) in &self.failures {
            writeln!(formatter, "failed: {case}: {found}")?;
        }
        for case in &self.surprises {
            writeln!(formatter, "passes now, so it is no exception any more: {case}")?;
        }
        for case in self.unmet() {
            writeln!(formatter, "is an exception, but the suite has no such case: {case}")?;
        }
        for exception in
            self.suite.exceptions.iter().filter(|exception| self.met.contains(exception.case))
        {
            writeln!(formatter, "exception: {}: {}", exception.case, exception.reason)?;
        }
        for file in &self.files {
            let FileReport { name, passed, total, skipped } = file;
            match skipped {
                0 => writeln!(formatter, "{name}: {passed} of {total}")?,
                _ => writeln!(formatter, "{name}: {passed} of {total} ({skipped} skipped)")?,
            }
        }
        for figure in &self.figures {
            writeln!(formatter, "{figure}")?;
        }
        writeln!(formatter, "{}: {} of {} passed", self.suite.name, self.passed(), self.total())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Exception;
    use super::*;

    fn report(exceptions: &'static [Exception], outcomes: &[(&str, bool)]) -> Report {
        let mut report = Report::new(&Suite {
            name: "suite",
            directory: "suite",
            exceptions,
            run: |_, _| Ok(()),
            run_wasm: None,
            export: None,
        });
        report.file("a.json");
        for &(case, passes) in outcomes {
            report.case(case, if passes { Ok(()) } else { Err("wrong".to_owned()) });
        }
        report
    }

    const ONE: &[Exception] =
        &[Exception { case: "a.json: two", reason: "the suite contradicts the standard" }];

    #[test]
    fn a_run_is_as_expected_when_all_but_the_exceptions_pass() {
        assert!(report(&[], &[("one", true), ("two", true)]).is_as_expected());
        assert!(!report(&[], &[("one", true), ("two", false)]).is_as_expected());
        assert!(report(ONE, &[("one", true), ("two", false)]).is_as_expected());
    }

    #[test]
    fn an_exception_that_passes_or_has_no_case_fails_the_run() {
        assert!(!report(ONE, &[("one", true), ("two", true)]).is_as_expected());
        assert!(!report(ONE, &[("one", true)]).is_as_expected());
    }

    #[test]
    fn a_run_of_nothing_is_not_as_expected() {
        assert!(!report(&[], &[]).is_as_expected());
    }

    #[test]
    fn skipped_cases_are_told_and_not_counted() {
        let mut report = report(&[], &[("one", true)]);
        report.skip(1);
        assert!(report.is_as_expected());
        assert!(report.to_string().contains("a.json: 1 of 1 (1 skipped)\n"));
    }

    #[test]
    fn the_last_line_counts_the_suite() {
        let text = report(ONE, &[("one", true), ("two", false)]).to_string();
        assert!(text.ends_with("a.json: 1 of 2\nsuite: 1 of 2 passed\n"), "{text}");
    }
}
