//! Inputs that no rule matches.

use super::grid::Grid;
use super::uncovered::uncovered;
use super::{Checker, TOLD};
use crate::diagnostic::Code;

impl Checker<'_> {
    /// Tells of inputs that no rule may match, unless the table gives something for these too: a
    /// default, or an empty list.
    pub(super) fn gaps(&mut self, grid: &Grid<'_>) {
        let has_default = self.table.outputs.iter().any(|output| output.default.is_some());
        if has_default || self.table.is_list() || self.table.aggregation.is_some() {
            return;
        }
        let mut expected = Vec::with_capacity(grid.columns.len());
        for column in &grid.columns {
            expected.push(column.expected.clone());
        }
        let rows = (0..grid.rows).collect();
        let gaps = uncovered(grid, &expected, rows, TOLD, &mut self.budget);
        self.told(gaps.len());
        for gap in gaps {
            let (example, place) = self.example(grid, &gap);
            let message = format!("No rule matches{place}.");
            let help = "Add a rule for it, or give the outputs a `default`.";
            self.about(Code::RuleGap, Vec::new(), example, message, help);
        }
    }
}
