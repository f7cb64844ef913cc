//! Rules with the same conditions.

use std::cmp::Ordering;

use super::grid::{Cell, Grid};
use super::{Checker, TOLD};
use crate::decision::HitPolicy;
use crate::diagnostic::Code;
use crate::feel::Program;
use crate::sort::{sort, sort_by};

impl Checker<'_> {
    /// Tells of rules with the same conditions; returns each with the topmost rule that has them,
    /// in order. Where several rules may give something, each is told only if it also gives the same.
    pub(super) fn duplicates(&mut self, grid: &Grid<'_>) -> Vec<(u32, u32)> {
        // A rule that can never match is told for its cells.
        let mut rows: Vec<u32> = (0..grid.rows).filter(|row| grid.can_match(*row)).collect();
        sort_by(&mut rows, |left, right| self.compare(grid, *left, *right));
        let mut found = Vec::new();
        let mut first: Option<u32> = None;
        for row in rows {
            match first {
                Some(first) if self.compare(grid, first, row).is_eq() => found.push((first, row)),
                _ => first = Some(row),
            }
        }
        sort(&mut found);
        let told = found.iter().filter(|(upper, lower)| self.is_mistake(*upper, *lower)).copied();
        let told: Vec<(u32, u32)> = told.take(TOLD).collect();
        self.told(told.len());
        for (upper, lower) in told {
            let number = |row: u32| self.table.rules.get(row as usize).map(|rule| rule.number);
            let (Some(upper), Some(lower)) = (number(upper), number(lower)) else { continue };
            let message = format!("Rules {upper} and {lower} have the same conditions.");
            let help = "Remove one of them, or change its conditions.";
            self.about(Code::DuplicateRule, vec![upper, lower], Vec::new(), message, help);
        }
        found
    }

    /// Whether the hit policy makes it a mistake that two rules have the same conditions.
    fn is_mistake(&self, upper: u32, lower: u32) -> bool {
        let rule = |row: u32| self.table.rules.get(row as usize);
        let Some((upper, lower)) = rule(upper).zip(rule(lower)) else { return false };
        let same = |one: &Program, two: &Program| matches!((one.constant(), two.constant()), (Some(one), Some(two)) if one.feel_eq(two) == Some(true));
        match self.table.hit_policy {
            HitPolicy::Unique | HitPolicy::First => true,
            _ => upper.then.iter().zip(&lower.then).all(|(one, two)| same(one, two)),
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
