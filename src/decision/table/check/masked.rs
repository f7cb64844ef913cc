//! Rules that never fire, because others come before them wherever they match.

use super::grid::Grid;
use super::pairs::meeting;
use super::uncovered::uncovered;
use super::{Checker, TOLD};
use crate::decision::HitPolicy;
use crate::decision::table::Output;
use crate::decision::table::hit_policy::rank;
use crate::decision::table::index::Span;
use crate::diagnostic::Code;
use crate::feel::Program;
use crate::value::Value;

impl Checker<'_> {
    /// Under `first` and `priority` one rule fires: tells of those that are never it. `duplicates`
    /// have been told already.
    pub(super) fn masked(&mut self, grid: &Grid<'_>, duplicates: &[(u32, u32)]) {
        if !matches!(self.table.hit_policy, HitPolicy::First | HitPolicy::Priority) {
            return;
        }
        let ranks: Vec<Option<Vec<usize>>> = (0..grid.rows).map(|row| self.rank_of(row)).collect();
        let before = |one: u32, two: u32| {
            let rank = |row: u32| ranks.get(row as usize).and_then(Option::as_ref);
            rank(one).zip(rank(two)).is_some_and(|(first, second)| (first, one) < (second, two))
        };
        // Of each rule those that come before it where both match.
        let mut masking: Vec<Vec<u32>> = vec![Vec::new(); grid.rows as usize];
        for (upper, lower) in meeting(grid, &mut self.budget, usize::MAX, |_, _| true) {
            let (one, two) = if before(lower, upper) { (lower, upper) } else { (upper, lower) };
            if let Some(rules) = masking.get_mut(two as usize)
                && before(one, two)
                && grid.is_known(one)
            {
                rules.push(one);
            }
        }
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
    fn masking(&mut self, grid: &Grid<'_>, row: u32, rules: Vec<u32>) -> Option<Vec<u32>> {
        if rules.is_empty() || !self.budget.spend(rules.len()) {
            return None;
        }
        if let Some(single) = rules.iter().find(|other| grid.covers(**other, row)) {
            return Some(vec![*single]);
        }
        let within = grid.columns.iter().map(|column| column.within(row).to_vec());
        let domain: Vec<Vec<Span>> = within.collect();
        let left = uncovered(grid, &domain, rules.clone(), 1, &mut self.budget);
        (left.is_empty() && self.budget.is_left()).then_some(rules)
    }

    fn tell_masked(&mut self, masking: &[u32], row: u32) {
        let number = |row: &u32| self.table.rules.get(*row as usize).map(|rule| rule.number);
        let mut rules: Vec<u32> = masking.iter().filter_map(number).collect();
        let Some(masked) = number(&row) else { return };
        let numbers: Vec<String> = rules.iter().take(5).map(u32::to_string).collect();
        let others = match numbers.as_slice() {
            [single] => format!("rule {single} comes"),
            several if rules.len() > 5 => format!("rules {} and more come", several.join(", ")),
            several => format!("rules {} come", several.join(", ")),
        };
        let message = format!("Rule {masked} never fires: {others} before it wherever it matches.");
        rules.push(masked);
        let help = "Move it up, make it more special, or remove it.";
        self.about(Code::MaskedRule, rules, Vec::new(), message, help);
    }

    /// Where a rule comes by its outputs, under `priority`; none where only evaluating them tells.
    fn rank_of(&self, row: u32) -> Option<Vec<usize>> {
        if self.table.hit_policy != HitPolicy::Priority {
            return Some(Vec::new());
        }
        let rule = self.table.rules.get(row as usize)?;
        let value = |(program, output): (&Program, &Output)| {
            let needed = !output.values.is_empty();
            if needed { program.constant().cloned() } else { Some(Value::Null) }
        };
        let outputs: Option<Vec<Value>> =
            rule.then.iter().zip(&self.table.outputs).map(value).collect();
        Some(rank(&outputs?, &self.table.outputs))
    }
}
