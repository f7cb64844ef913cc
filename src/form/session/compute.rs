//! Computes what an edit touches, in the order of the graph.

use std::rc::Rc;

use super::Session;
use super::problem::{Problem, broken_restriction};
use super::status::{Changed, Failure, FieldStatus};
use crate::feel::{Env, Program};
use crate::form::definition::WhenHidden;
use crate::form::graph::Cell;
use crate::form::model::{
    CellId, Check, Field, FieldId, Form, Message, Placement, Rule, Sum, Terms,
};
use crate::value::{Decimal, Value};

impl Session {
    /// Computes every cell once: the state that the inputs give.
    pub(super) fn compute_all(&mut self) {
        for cell in 0..self.form.graph.cells().len() {
            self.pending.push(CellId::new(cell));
        }
        self.settle();
    }

    /// Computes the cells that wait, and those that depend on what changed.
    pub(super) fn settle(&mut self) {
        let form = Rc::clone(&self.form);
        let host = Rc::clone(&self.host);
        let mut env = Env::new(&*host, self.now.clone());
        while let Some(id) = self.pending.pop() {
            let Some(cell) = form.graph.cell(id) else { continue };
            if self.compute(cell, &form, &mut env) {
                for dependent in form.graph.dependents(id) {
                    self.pending.push(*dependent);
                }
            }
        }
        self.leave_hidden_page();
    }

    /// Computes a cell; says whether its result changed.
    fn compute(&mut self, cell: Cell, form: &Form, env: &mut Env<'_>) -> bool {
        match cell {
            Cell::PageVisible(page) => self.page_visible(page, form, env),
            Cell::Sum(sum) => form.sums.get(sum as usize).is_some_and(|part| self.sum(sum, part)),
            Cell::Check(check) => {
                form.checks.get(check as usize).is_some_and(|model| self.check(check, model, env))
            }
            Cell::Visible(id)
            | Cell::Default(id)
            | Cell::Enabled(id)
            | Cell::Required(id)
            | Cell::Min(id)
            | Cell::Max(id)
            | Cell::Value(id)
            | Cell::Validity(id) => {
                let id = FieldId(id);
                form.at(id).is_some_and(|field| self.of_field(cell, id, field, env))
            }
        }
    }

    fn of_field(&mut self, cell: Cell, id: FieldId, field: &Field, env: &mut Env<'_>) -> bool {
        match cell {
            Cell::Visible(_) => {
                let own = self.holds(&field.visible, env);
                let visible = own && self.page(field.page).is_some_and(|page| page.visible);
                self.update(id, Changed::VISIBLE, |status| replace(&mut status.visible, visible))
            }
            Cell::Enabled(_) => {
                let enabled = self.holds(&field.enabled, env);
                self.update(id, Changed::ENABLED, |status| replace(&mut status.enabled, enabled))
            }
            Cell::Required(_) => {
                let required = self.holds(&field.required, env);
                self.update(id, Changed::REQUIRED, |status| replace(&mut status.required, required))
            }
            Cell::Min(_) => {
                let min = field.kind.accept(self.value(&field.min, env));
                self.update(id, Changed::MIN, |status| replace(&mut status.min, min))
            }
            Cell::Max(_) => {
                let max = field.kind.accept(self.value(&field.max, env));
                self.update(id, Changed::MAX, |status| replace(&mut status.max, max))
            }
            Cell::Default(_) => {
                let default = field.kind.accept(self.value(&field.default, env));
                self.update(id, Changed::VALUE, |status| {
                    let changed = replace(&mut status.default, default) && status.input.is_none();
                    if changed {
                        status.enter(None, field);
                    }
                    changed
                })
            }
            Cell::Value(_) => self.field_value(id, field, env),
            _ => self.validity(id, field),
        }
    }

    fn page_visible(&mut self, page: u32, form: &Form, env: &mut Env<'_>) -> bool {
        let Some(model) = form.pages.get(page as usize) else { return false };
        let visible = self.holds(&model.visible, env);
        let changed = self
            .pages
            .get_mut(page as usize)
            .is_some_and(|status| replace(&mut status.visible, visible));
        if changed {
            self.page_changed(page);
        }
        changed
    }

    /// The value that expressions read: null while the field is hidden, unless it is kept.
    fn field_value(&mut self, id: FieldId, field: &Field, env: &mut Env<'_>) -> bool {
        let Some(status) = self.fields.get_mut(id.index()) else { return false };
        let hidden = !status.visible;
        let mut cleared = false;
        if hidden && field.when_hidden == WhenHidden::Clear && status.input.is_some() {
            status.enter(None, field);
            cleared = true;
        }
        let value = if hidden && field.when_hidden != WhenHidden::Keep {
            Value::Null
        } else if let Some(sum) = field.sum {
            self.sums.get(sum as usize).copied().flatten().into()
        } else if let Some(compute) = &field.compute {
            field.kind.accept(self.value(compute, env))
        } else {
            status.given.clone()
        };
        let changed = self.slots.get_mut(id.index()).is_some_and(|slot| replace(slot, value));
        if cleared || changed && field.compute.is_some() {
            self.field_changed(id, Changed::VALUE);
        }
        changed
    }

    fn validity(&mut self, id: FieldId, field: &Field) -> bool {
        let Some(status) = self.fields.get(id.index()) else { return false };
        let slot = self.slots.get(id.index()).unwrap_or(&Value::Null);
        let problem = status
            .visible
            .then(|| own_problem(field, status, slot).or_else(|| self.failing_check(field)))
            .flatten();
        let had = status.problem.is_some();
        let has = problem.is_some();
        let changed =
            self.update(id, Changed::ERROR, |status| replace(&mut status.problem, problem));
        if had != has {
            self.count(field.page, has);
        }
        changed
    }

    fn sum(&mut self, id: u32, sum: &Sum) -> bool {
        let total = match &sum.terms {
            Terms::Fields(fields) => add_up(
                sum.from_zero,
                fields.iter().map(|field| self.slots.get(field.index()).and_then(Value::as_number)),
            ),
            Terms::Sums(from, to) => {
                let parts = self.sums.get(*from as usize..*to as usize).unwrap_or_default();
                add_up(sum.from_zero, parts.iter().copied())
            }
        };
        let Some(before) = self.sums.get_mut(id as usize) else { return false };
        // Numbers that are equal may still be written differently.
        let changed = Value::from(*before) != Value::from(total);
        *before = total;
        changed
    }

    fn failing_check(&self, field: &Field) -> Option<Problem> {
        let failing = |check: &u32| self.checks.get(*check as usize)?.fails.as_ref();
        let failure = field.checks.iter().find_map(failing)?;
        Some(Problem::check(Rc::clone(&failure.message)))
    }

    fn check(&mut self, id: u32, check: &Check, env: &mut Env<'_>) -> bool {
        let fails = self.place(&check.place).and_then(|page| {
            let failed = match &check.that {
                Rule::Fixed(value) => value.as_bool() == Some(false),
                // What can't be computed within its bounds can't be said to hold.
                Rule::Program(that) => {
                    that.run(&self.slots, env).map_or(true, |value| value.as_bool() == Some(false))
                }
            };
            failed.then(|| Failure { page, message: self.message(&check.message, env) })
        });
        let Some(status) = self.checks.get_mut(id as usize) else { return false };
        if status.fails == fails {
            return false;
        }
        let now = fails.as_ref().and_then(|failure| failure.page);
        let before = std::mem::replace(&mut status.fails, fails).and_then(|failure| failure.page);
        if let Some(page) = before {
            self.count(page, false);
        }
        if let Some(page) = now {
            self.count(page, true);
        }
        true
    }

    /// Whether a check applies, and if so on which page its message stands, none for a field.
    fn place(&self, place: &Placement) -> Option<Option<u32>> {
        let visible = |page: &u32| self.page(*page).is_some_and(|page| page.visible);
        match place {
            Placement::Field { field, of } => {
                let shown = self.fields.get(field.index()).is_some_and(|field| field.visible);
                (shown && of.as_ref().is_none_or(visible)).then_some(None)
            }
            Placement::Page(page) => visible(page).then_some(Some(*page)),
            Placement::Pages(pages) => pages.iter().rfind(|page| visible(page)).copied().map(Some),
        }
    }

    fn message(&self, message: &Message, env: &mut Env<'_>) -> Rc<str> {
        match message {
            Message::Fixed(text) => Rc::clone(text),
            Message::Template(template) => {
                template.render(&self.slots, env).map(Into::into).unwrap_or_default()
            }
        }
    }

    fn holds(&self, rule: &Rule, env: &mut Env<'_>) -> bool {
        self.value(rule, env).is_true()
    }

    /// The value of a rule; null where it can't be computed within its bounds.
    fn value(&self, rule: &Rule, env: &mut Env<'_>) -> Value {
        let run = |program: &Program| program.run(&self.slots, env).unwrap_or_default();
        rule.program().map_or_else(|| rule.fixed(), run)
    }

    /// Changes a field's status and remembers to tell, if there was a change.
    fn update(
        &mut self,
        id: FieldId,
        thing: Changed,
        change: impl FnOnce(&mut FieldStatus) -> bool,
    ) -> bool {
        let changed = self.fields.get_mut(id.index()).is_some_and(change);
        if changed {
            self.field_changed(id, thing);
        }
        changed
    }

    /// Counts one thing more, or less, that is wrong on a page.
    fn count(&mut self, page: u32, more: bool) {
        if let Some(status) = self.pages.get_mut(page as usize) {
            let count = |wrong: u32| {
                if more { wrong.saturating_add(1) } else { wrong.saturating_sub(1) }
            };
            status.wrong = count(status.wrong);
            self.wrong = count(self.wrong);
            self.page_changed(page);
        }
    }
}

/// What is wrong with a visible field's own value. What nobody can change is not judged; a
/// computed value is, since the fields that it is computed from can be changed.
fn own_problem(field: &Field, status: &FieldStatus, slot: &Value) -> Option<Problem> {
    if !status.enabled && field.compute.is_none() {
        return None;
    }
    if status.unreadable.is_some() {
        return status.unreadable.clone();
    }
    if slot.is_null() || matches!(slot, Value::Bool(false)) {
        return status.required.then(|| Problem::new("required"));
    }
    broken_restriction(field, slot, &status.min, &status.max)
}

/// The sum of numbers; none where one is missing or the sum is too large.
fn add_up(from_zero: bool, terms: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    let mut total = from_zero.then_some(Decimal::ZERO);
    for term in terms {
        total = Some(match total {
            Some(total) => total.add(term?)?,
            None => term?,
        });
    }
    total
}

/// Puts in a new value; says whether it is another one.
fn replace<T: PartialEq>(place: &mut T, value: T) -> bool {
    let changed = *place != value;
    if changed {
        *place = value;
    }
    changed
}
