//! Looks for mistakes in a table as a whole: rules that meet, rules that never fire, inputs that no
//! rule matches, cells that no input passes.
//!
//! The cells of a rule accept stretches of places on the axes of the index, so that a rule is a box
//! (or several), and what is asked of the table is asked of boxes. What only evaluating a cell can
//! tell is left alone: what is found is certain.

mod cells;
mod duplicates;
mod gaps;
mod grid;
mod masked;
mod overlaps;
mod pairs;
mod spans;
mod uncovered;
mod written;

use std::rc::Rc;

use super::{Table, TableDefinition};
use crate::decision::types::TypeNames;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::view;
use crate::feel::Scope;
use crate::pointer::Pointer;
use grid::Grid;

view! {
    /// What was found in a table.
    #[derive(Default)]
    pub struct TableReport {
        /// Each mistake.
        pub findings: Vec<TableFinding> = "findings",
        /// Whether that is all. Of a kind of mistake only the first twenty are told, and of a table
        /// with errors, or of a large one with many rules that meet, only a part is looked at.
        pub complete: bool = "complete",
        /// How many cells have tests that say nothing before there is an input. Rules with such a
        /// cell are not found to overlap or to come before others, and no gap is looked for where
        /// they might match.
        pub undecided: u32 = "undecided",
    }
}

view! {
    /// A mistake in a table.
    pub struct TableFinding {
        /// What is wrong and where.
        pub diagnostic: Diagnostic = "diagnostic",
        /// The rules concerned, from 1.
        pub rules: Vec<u32> = "rules",
        /// Inputs for which it goes wrong, as a cell for each input column; empty where it does not
        /// depend on them.
        pub example: Vec<Rc<str>> = "example",
    }
}

/// Checks a table, which may read the names of `scope`. Findings point below `at`, where the
/// definition stands. What the compiler has to say comes first; a table with errors is not checked
/// further.
pub fn check(definition: &TableDefinition, scope: &Scope, at: &Pointer) -> TableReport {
    let mut diagnostics = Vec::new();
    let types = TypeNames::of(scope);
    let table = super::compile::build(definition, scope, &types, at, &mut diagnostics);
    let errors = diagnostics.iter().any(Diagnostic::is_error);
    let mut checker =
        Checker { table: &table, at, findings: Vec::new(), budget: Budget(BUDGET), told_all: true };
    let compiled = |diagnostic| TableFinding { diagnostic, rules: Vec::new(), example: Vec::new() };
    checker.findings.extend(diagnostics.into_iter().map(compiled));
    if errors {
        return TableReport { findings: checker.findings, complete: false, undecided: 0 };
    }
    let grid = Grid::new(&table);
    checker.cells(&grid);
    checker.outputs();
    let duplicates = checker.duplicates(&grid);
    checker.overlaps(&grid, &duplicates);
    checker.masked(&grid, &duplicates);
    checker.gaps(&grid);
    let complete = checker.told_all && checker.budget.is_left();
    TableReport { findings: checker.findings, complete, undecided: grid.undecided }
}

/// How often a check compares two rules, or a rule with a part of the inputs.
const BUDGET: u64 = 1_000_000;

/// Of each kind of mistake so many are told.
const TOLD: usize = 20;

struct Checker<'a> {
    table: &'a Table,
    at: &'a Pointer,
    findings: Vec<TableFinding>,
    budget: Budget,
    told_all: bool,
}

/// How much may still be looked at.
struct Budget(u64);

impl Budget {
    /// Uses up some of it; false where it is all gone.
    fn spend(&mut self, steps: usize) -> bool {
        self.0 = self.0.saturating_sub(steps as u64);
        self.is_left()
    }

    fn is_left(&self) -> bool {
        self.0 > 0
    }
}

impl Checker<'_> {
    /// The number of a row's rule.
    fn number(&self, row: u32) -> u32 {
        self.table.rules.get(row as usize).map_or(0, |rule| rule.number)
    }

    /// Notes that so many mistakes of a kind have been told.
    fn told(&mut self, count: usize) {
        self.told_all &= count < TOLD;
    }

    /// Adds a finding about rules, which points at the last of them, or at all rules.
    fn about(
        &mut self,
        code: Code,
        rules: Vec<u32>,
        example: Vec<Rc<str>>,
        message: String,
        help: &str,
    ) {
        let mut at = self.at.name("rules");
        if let Some(number) = rules.last() {
            at = at.index((*number as usize).saturating_sub(1));
        }
        self.find(code, at, rules, example, message, help);
    }

    fn find(
        &mut self,
        code: Code,
        at: Pointer,
        rules: Vec<u32>,
        example: Vec<Rc<str>>,
        message: String,
        help: &str,
    ) {
        let diagnostic = Diagnostic::warning(code, message).with_pointer(at).with_help(help);
        self.findings.push(TableFinding { diagnostic, rules, example });
    }
}
