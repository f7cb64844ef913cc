//! The pairs of rules that meet, found by a sweep along one column.

use super::Budget;
use super::grid::Grid;
use crate::decision::table::index::Span;
use crate::sort::sort;

/// Pairs of rows that may match the same inputs, the upper row first, in order: those that are
/// `wanted`, at most `most` of them, and only a part where the budget runs out.
pub(super) fn meeting(
    grid: &Grid<'_>,
    budget: &mut Budget,
    most: usize,
    wanted: &dyn Fn(u32, u32) -> bool,
) -> Vec<(u32, u32)> {
    let mut found: Vec<(u32, u32)> = Vec::new();
    let mut active: Vec<(u32, u32)> = Vec::new();
    for ((start, end), row) in fewest(grid) {
        active.retain(|(end, _)| *end > start);
        for (_, other) in &active {
            let pair = (row.min(*other), row.max(*other));
            if !budget.spend(1) || found.len() >= most {
                break;
            }
            if row != *other && wanted(pair.0, pair.1) && grid.meet(pair.0, pair.1) {
                found.push(pair);
            }
        }
        active.push((end, row));
    }
    sort(&mut found);
    found.dedup();
    found
}

/// The stretches of all rows in the column in which fewest rows lie beside each other, in order.
fn fewest(grid: &Grid<'_>) -> Vec<(Span, u32)> {
    let mut best: Option<(usize, Vec<(Span, u32)>)> = None;
    for column in &grid.columns {
        let mut rows = Vec::new();
        for row in 0..grid.rows {
            for span in column.within(row) {
                rows.push((*span, row));
            }
        }
        sort(&mut rows);
        let pairs = beside(&rows);
        if best.as_ref().is_none_or(|(least, _)| pairs < *least) {
            best = Some((pairs, rows));
        }
    }
    // Without a column all rules match.
    best.map_or_else(|| (0..grid.rows).map(|row| ((0, 1), row)).collect(), |(_, rows)| rows)
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
