//! Rules that never fire, because others come before them wherever they match.

use super::grid::Grid;
use super::pairs::meeting;
use super::uncovered::uncovered;
use super::{Checker, TOLD};
use crate::decision::HitPolicy;
use crate::decision::table::Rule;
use crate::decision::table::hit_policy::rank;
use crate::diagnostic::Code;
use crate::sort::sort;
use crate::value::Value;

impl Checker<'_> {
    /// Under `first` and `priority` one rule fires: tells of those that are never it. `duplicates`
    /// have been told already.
    pub(super) fn masked(&mut self, grid: &Grid<'_>, duplicates: &[(u32, u32)]) {
        if !matches!(self.table.hit_policy, HitPolicy::First | HitPolicy::Priority) {
            return;
        }
        let mut ranks = Vec::with_capacity(self.table.rules.len());
        for rule in &self.table.rules {
            ranks.push(self.rank(rule));
        }
        let before = |one: u32, two: u32| {
            let rank = |row: u32| ranks.get(row as usize).and_then(Option::as_ref);
            rank(one).zip(rank(two)).is_some_and(|(first, second)| (first, one) < (second, two))
        };
        // Of each rule those that come before it where both match.
        let mut masking: Vec<Vec<u32>> = vec![Vec::new(); grid.rows as usize];
        meeting(grid, &mut self.budget, &mut |upper, lower| {
            let (one, two) = if before(lower, upper) { (lower, upper) } else { (upper, lower) };
            if let Some(rules) = masking.get_mut(two as usize)
                && before(one, two)
                && grid.is_known(one)
            {
                rules.push(one);
            }
            true
        });
        for (_, lower) in duplicates {
            masking.get_mut(*lower as usize).map(Vec::clear);
        }
        let mut told = 0_usize;
        for (row, rules) in (0_u32..).zip(masking) {
            if told < TOLD
                && let Some(rules) = self.masking(grid, row, rules)
            {
                self.tell_masked(&rules, row);
                told = told.saturating_add(1);
            }
        }
        self.told(told);
    }

    /// Those of `rules` that leave nothing to a row, where they do: a single one if one is enough.
    fn masking(&mut self, grid: &Grid<'_>, row: u32, mut rules: Vec<u32>) -> Option<Vec<u32>> {
        if rules.is_empty() || !self.budget.spend(rules.len()) {
            return None;
        }
        sort(&mut rules);
        rules.dedup();
        if let Some(single) = rules.iter().find(|other| grid.covers(**other, row)) {
            return Some(vec![*single]);
        }
        let mut domain = Vec::with_capacity(grid.columns.len());
        for column in &grid.columns {
            domain.push(column.within(row).to_vec());
        }
        let left = uncovered(grid, &domain, rules.clone(), 1, &mut self.budget);
        (left.is_empty() && self.budget.is_left()).then_some(rules)
    }

    fn tell_masked(&mut self, masking: &[u32], row: u32) {
        let masked = self.number(row);
        let mut rules = Vec::with_capacity(masking.len().saturating_add(1));
        let mut names = String::new();
        for row in masking {
            if rules.len() < 5 {
                names.push_str(if rules.is_empty() { "" } else { ", " });
                names.push_str(&self.number(*row).to_string());
            }
            rules.push(self.number(*row));
        }
        let others = match rules.len() {
            1 => format!("rule {names} comes"),
            2..6 => format!("rules {names} come"),
            _ => format!("rules {names} and more come"),
        };
        let message = format!("Rule {masked} never fires: {others} before it wherever it matches.");
        rules.push(masked);
        let help = "Move it up, make it more special, or remove it.";
        self.about(Code::MaskedRule, rules, Vec::new(), message, help);
    }

    /// Where a rule comes by its outputs, under `priority`; none where only evaluating them tells.
    fn rank(&self, rule: &Rule) -> Option<Vec<usize>> {
        let mut outputs = Vec::with_capacity(rule.then.len());
        if self.table.hit_policy == HitPolicy::Priority {
            for (program, output) in rule.then.iter().zip(&self.table.outputs) {
                let has_order = !output.values.is_empty();
                outputs.push(if has_order { program.constant()?.clone() } else { Value::Null });
            }
        }
        Some(rank(&outputs, &self.table.outputs))
    }
}
