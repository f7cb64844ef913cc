//! Rules with the same conditions.

use std::cmp::Ordering;

use super::grid::{Cell, Grid};
use super::{Checker, TOLD};
use crate::decision::HitPolicy;
use crate::diagnostic::Code;
use crate::sort::{sort, sort_by};

impl Checker<'_> {
    /// Tells of rules with the same conditions, where the hit policy makes it a mistake; returns each
    /// with the topmost rule that has them, in order.
    pub(super) fn duplicates(&mut self, grid: &Grid<'_>) -> Vec<(u32, u32)> {
        // A rule that can never match is told for its cells.
        let mut rows = Vec::with_capacity(grid.rows as usize);
        for row in 0..grid.rows {
            if grid.can_match(row) {
                rows.push(row);
            }
        }
        sort_by(&mut rows, |left, right| self.compare(grid, *left, *right));
        let mut found = Vec::new();
        let mut first: Option<u32> = None;
        for row in rows {
            match first {
                Some(first) if self.compare(grid, first, row).is_eq() => {
                    if self.is_mistake(first, row) {
                        found.push((first, row));
                    }
                }
                _ => first = Some(row),
            }
        }
        sort(&mut found);
        self.told(found.len());
        for (upper, lower) in found.iter().take(TOLD) {
            let (one, two) = (self.number(*upper), self.number(*lower));
            let message = format!("Rules {one} and {two} have the same conditions.");
            let help = "Remove one of them, or change its conditions.";
            self.about(Code::DuplicateRule, vec![one, two], Vec::new(), message, help);
        }
        found
    }

    /// Whether the hit policy makes it a mistake that two rules have the same conditions: where
    /// several rules may match, only if they give the same too.
    fn is_mistake(&self, one: u32, two: u32) -> bool {
        let outputs = |row: u32| self.table.rules.get(row as usize).map(|rule| &rule.then);
        let (Some(one), Some(two)) = (outputs(one), outputs(two)) else { return false };
        match self.table.hit_policy {
            HitPolicy::Unique | HitPolicy::First => true,
            _ => one.iter().zip(two).all(|(one, two)| {
                let (one, two) = (one.constant(), two.constant());
                one.zip(two).is_some_and(|(one, two)| one.feel_eq(two) == Some(true))
            }),
        }
    }

    /// An order in which rules with the same conditions are equal: cells that are known go by the
    /// places that they accept, others by their text.
    fn compare(&self, grid: &Grid<'_>, left: u32, right: u32) -> Ordering {
        let text = |row: u32, column: usize| {
            let cell = self.table.rules.get(row as usize).and_then(|rule| rule.when.get(column));
            cell.map_or("", |cell| cell.text.trim())
        };
        for (at, column) in grid.columns.iter().enumerate() {
            let ordering = match (column.cell(left), column.cell(right)) {
                (Cell::Known(left), Cell::Known(right)) => left.cmp(right),
                (Cell::Undecided, Cell::Undecided) => text(left, at).cmp(text(right, at)),
                (Cell::Known(_), Cell::Undecided) => Ordering::Less,
                (Cell::Undecided, Cell::Known(_)) => Ordering::Greater,
            };
            if ordering.is_ne() {
                return ordering;
            }
        }
        Ordering::Equal
    }
}
