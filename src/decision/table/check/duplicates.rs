//! Rules with the same conditions.

use std::cmp::Ordering;

use super::grid::{Cell, Grid};
use super::{Checker, TOLD};
use crate::decision::HitPolicy;
use crate::decision::table::Rule;
use crate::diagnostic::Code;
use crate::sort::{sort, sort_by};

impl Checker<'_> {
    /// Tells of rules with the same conditions; returns each with the topmost rule that has them,
    /// in order. Where several rules may give something, each is told only if it also gives the same.
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
                Some(first) if self.compare(grid, first, row).is_eq() => found.push((first, row)),
                _ => first = Some(row),
            }
        }
        sort(&mut found);
        let mut told = 0_usize;
        for (upper, lower) in &found {
            let rule = |row: &u32| self.table.rules.get(*row as usize);
            let (Some(one), Some(two)) = (rule(upper), rule(lower)) else { continue };
            if told < TOLD && self.is_mistake(one, two) {
                let rules = vec![one.number, two.number];
                let message =
                    format!("Rules {} and {} have the same conditions.", one.number, two.number);
                let help = "Remove one of them, or change its conditions.";
                self.about(Code::DuplicateRule, rules, Vec::new(), message, help);
                told = told.saturating_add(1);
            }
        }
        self.told(told);
        found
    }

    /// Whether the hit policy makes it a mistake that two rules have the same conditions.
    fn is_mistake(&self, one: &Rule, two: &Rule) -> bool {
        match self.table.hit_policy {
            HitPolicy::Unique | HitPolicy::First => true,
            _ => one.then.iter().zip(&two.then).all(|(one, two)| {
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
