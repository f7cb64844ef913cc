//! Rules that match the same inputs although the hit policy does not allow it.

use super::grid::Grid;
use super::pairs::meeting;
use super::spans::shared;
use super::{Checker, TOLD};
use crate::decision::HitPolicy;
use crate::decision::table::Rule;
use crate::diagnostic::Code;

impl Checker<'_> {
    /// Under `unique` no two rules may meet, under `any` none that give different results.
    /// `duplicates` have been told already.
    pub(super) fn overlaps(&mut self, grid: &Grid<'_>, duplicates: &[(u32, u32)]) {
        let table = self.table;
        let rule = |row: u32| table.rules.get(row as usize);
        let is_mistake = |upper: u32, lower: u32| match table.hit_policy {
            HitPolicy::Unique => duplicates.binary_search(&(upper, lower)).is_err(),
            _ => rule(upper).zip(rule(lower)).is_some_and(|(one, two)| differ(one, two)),
        };
        let wanted = |upper: u32, lower: u32| {
            grid.is_known(upper) && grid.is_known(lower) && is_mistake(upper, lower)
        };
        if !matches!(table.hit_policy, HitPolicy::Unique | HitPolicy::Any) {
            return;
        }
        let pairs = meeting(grid, &mut self.budget, TOLD, &wanted);
        self.told(pairs.len());
        for (upper, lower) in pairs {
            let (Some(one), Some(two)) = (rule(upper), rule(lower)) else { continue };
            let mut both = Vec::with_capacity(grid.columns.len());
            for column in &grid.columns {
                both.push(shared(column.within(upper), column.within(lower)));
            }
            let (example, place) = self.example(grid, &both);
            let (gives, help) = match table.hit_policy {
                HitPolicy::Any => (
                    " and give different results",
                    "Let them give the same, or not match together.",
                ),
                _ => ("", "Change them so that only one matches, or choose another hit policy."),
            };
            let message =
                format!("Rules {} and {} both match{gives}{place}.", one.number, two.number);
            let rules = vec![one.number, two.number];
            self.about(Code::RuleOverlap, rules, example, message, help);
        }
    }
}

/// Whether two rules for certain give different results.
fn differ(one: &Rule, two: &Rule) -> bool {
    one.then.iter().zip(&two.then).any(|(one, two)| match (one.constant(), two.constant()) {
        (Some(one), Some(two)) => one.feel_eq(two) != Some(true),
        _ => false,
    })
}
