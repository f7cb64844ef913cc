//! Counting tests.

use std::fmt::{self, Display, Formatter};

/// How many tests passed and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u64,
    pub(super) failed: u64,
}

impl Tally {
    /// What stands for tests that could not be run at all.
    pub(super) fn broken() -> Self {
        Self { passed: 0, failed: 1 }
    }

    /// Both tallies together.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed.saturating_add(other.passed),
            failed: self.failed.saturating_add(other.failed),
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self == Self::default()
    }

    pub(super) fn is_green(self) -> bool {
        self.failed == 0 && self.passed > 0
    }

    /// The tally, given whether its runner says that all went well. A runner that fails without counting a failure
    /// (a crash, code that does not compile) adds one.
    pub(super) fn confirmed_by(self, success: bool) -> Self {
        if success || self.failed > 0 { self } else { Self { failed: 1, ..self } }
    }
}

impl Display for Tally {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tests_that_ran_and_all_passed_are_green() {
        assert!(Tally { passed: 1, failed: 0 }.is_green());
        assert!(!Tally { passed: 1, failed: 1 }.is_green());
        assert!(!Tally::default().is_green());
        assert!(!Tally::broken().is_green());
    }

    #[test]
    fn a_runner_that_fails_without_a_failed_test_counts_as_one() {
        let passed = Tally { passed: 3, failed: 0 };
        assert_eq!(passed.confirmed_by(true), passed);
        assert_eq!(passed.confirmed_by(false), Tally { passed: 3, failed: 1 });
        let failed = Tally { passed: 3, failed: 2 };
        assert_eq!(failed.confirmed_by(false), failed);
    }
}
