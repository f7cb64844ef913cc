//! The pairs of rules that meet, found by a sweep along one column.

use super::Budget;
use super::grid::Grid;
use crate::decision::table::index::Span;
use crate::sort::sort;

/// Visits pairs of rows that may match the same inputs, the upper row first, as long as it is told
/// to go on and the budget lasts. A pair that meets in several places may come more than once.
pub(super) fn meeting(
    grid: &Grid<'_>,
    budget: &mut Budget,
    visit: &mut dyn FnMut(u32, u32) -> bool,
) {
    let mut active: Vec<(u32, u32)> = Vec::new();
    for ((start, end), row) in fewest(grid) {
        active.retain(|(end, _)| *end > start);
        if !budget.spend(active.len()) {
            return;
        }
        for (_, other) in &active {
            let (upper, lower) = (row.min(*other), row.max(*other));
            if row != *other && grid.meet(upper, lower) && !visit(upper, lower) {
                return;
            }
        }
        active.push((end, row));
    }
}

/// The stretches of all rows in the column in which fewest rows lie beside each other, in order.
fn fewest(grid: &Grid<'_>) -> Vec<(Span, u32)> {
    let mut best = Vec::new();
    let mut least = usize::MAX;
    for column in &grid.columns {
        let mut rows = Vec::new();
        for row in 0..grid.rows {
            for span in column.within(row) {
                rows.push((*span, row));
            }
        }
        sort(&mut rows);
        let pairs = beside(&rows);
        if pairs < least {
            (least, best) = (pairs, rows);
        }
    }
    // Without a column all rules match.
    if grid.columns.is_empty() {
        for row in 0..grid.rows {
            best.push(((0, 1), row));
        }
    }
    best
}

/// How many pairs of stretches lie beside each other, of stretches in order.
fn beside(rows: &[(Span, u32)]) -> usize {
    let mut ends = Vec::with_capacity(rows.len());
    for ((_, end), _) in rows {
        ends.push(*end);
    }
    sort(&mut ends);
    let mut pairs = 0_usize;
    for (before, ((start, _), _)) in rows.iter().enumerate() {
        let over = ends.partition_point(|end| end <= start);
        pairs = pairs.saturating_add(before.saturating_sub(over));
    }
    pairs
}
