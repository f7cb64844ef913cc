//! Rules that match the same inputs although the hit policy does not allow it.

use super::grid::Grid;
use super::pairs::meeting;
use super::spans::shared;
use super::{Checker, TOLD};
use crate::decision::HitPolicy;
use crate::decision::table::Rule;
use crate::diagnostic::Code;
use crate::sort::sort;

impl Checker<'_> {
    /// Under `unique` no two rules may meet, under `any` none that give different results.
    /// `duplicates` have been told already.
    pub(super) fn overlaps(&mut self, grid: &Grid<'_>, duplicates: &[(u32, u32)]) {
        let table = self.table;
        let rule = |row: u32| table.rules.get(row as usize);
        let is_mistake = |upper: u32, lower: u32| match table.hit_policy {
            HitPolicy::Unique => duplicates.binary_search(&(upper, lower)).is_err(),
            HitPolicy::Any => {
                rule(upper).zip(rule(lower)).is_some_and(|(one, two)| differ(one, two))
            }
            _ => false,
        };
        if !matches!(table.hit_policy, HitPolicy::Unique | HitPolicy::Any) {
            return;
        }
        let mut pairs = Vec::new();
        meeting(grid, &mut self.budget, &mut |upper, lower| {
            let known = grid.is_known(upper) && grid.is_known(lower);
            if known && is_mistake(upper, lower) && !pairs.contains(&(upper, lower)) {
                pairs.push((upper, lower));
            }
            pairs.len() < TOLD
        });
        sort(&mut pairs);
        self.told(pairs.len());
        for (upper, lower) in pairs {
            let (one, two) = (self.number(upper), self.number(lower));
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
            let message = format!("Rules {one} and {two} both match{gives}{place}.");
            self.about(Code::RuleOverlap, vec![one, two], example, message, help);
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
