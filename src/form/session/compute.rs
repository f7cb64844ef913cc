//! Computes one cell.

use std::rc::Rc;

use super::Session;
use super::status::{Changed, FieldStatus};
use crate::feel::{Env, Program, Template};
use crate::form::definition::WhenHidden;
use crate::form::graph::Cell;
use crate::form::model::{Field, FieldId, Form, Kind, Message, Part, Rule, Sum, Terms};
use crate::value::{Decimal, Value};

impl Session {
    /// Computes a cell, of the row that is entered where it is one of rows; says whether its
    /// result changed.
    pub(super) fn compute(&mut self, cell: Cell, form: &Form, env: &mut Env<'_>) -> bool {
        match cell {
            Cell::Way(page) => self.way(page, form, env),
            Cell::PageVisible(page) => self.page_visible(page, form, env),
            Cell::Sum(sum) => form.sums.get(sum as usize).is_some_and(|part| self.sum(sum, part)),
            Cell::Text(text) => self.text(text, form, env),
            Cell::Check(check) => {
                form.checks.get(check as usize).is_some_and(|model| self.check(check, model, env))
            }
            Cell::Order(_) => true,
            Cell::Visible(id)
            | Cell::Default(id)
            | Cell::Enabled(id)
            | Cell::ReadOnly(id)
            | Cell::Required(id)
            | Cell::Min(id)
            | Cell::Max(id)
            | Cell::Setting(id)
            | Cell::Number(id)
            | Cell::Row(id)
            | Cell::Value(id)
            | Cell::Validity(id) => {
                let id = FieldId(id);
                form.at(id).is_some_and(|field| self.of_field(cell, id, field, env))
            }
        }
    }

    fn of_field(&mut self, cell: Cell, id: FieldId, field: &Field, env: &mut Env<'_>) -> bool {
        match cell {
            Cell::Value(_) => self.field_value(id, field, env),
            Cell::Validity(_) => self.validity(id, field, env),
            Cell::Visible(_) => {
                let around = match field.parent {
                    Some(parent) => self.holder(parent, |status| status.visible),
                    None => self.page(field.page).is_some_and(|page| page.visible),
                };
                let visible = around && self.holds(&field.visible, env);
                self.update(id, Changed::VISIBLE, |status| replace(&mut status.visible, visible))
            }
            Cell::Enabled(_) => {
                let around = field.parent.is_none_or(|id| self.holder(id, |status| status.enabled));
                let enabled = around && self.holds(&field.enabled, env);
                self.update(id, Changed::ENABLED, |status| replace(&mut status.enabled, enabled))
            }
            Cell::ReadOnly(_) => {
                let around =
                    field.parent.is_some_and(|id| self.holder(id, |status| status.read_only));
                let read_only = around || self.holds(&field.read_only, env);
                self.update(id, Changed::READ_ONLY, |status| {
                    replace(&mut status.read_only, read_only)
                })
            }
            Cell::Required(_) => {
                let required = self.holds(&field.required, env);
                self.update(id, Changed::REQUIRED, |status| replace(&mut status.required, required))
            }
            Cell::Min(_) => {
                let min = self.limit(&field.min, field, env);
                self.update(id, Changed::MIN, |status| replace(&mut status.min, min))
            }
            Cell::Max(_) => {
                let max = self.limit(&field.max, field, env);
                self.update(id, Changed::MAX, |status| replace(&mut status.max, max))
            }
            Cell::Default(_) => {
                let default = field.accept(self.value(&field.default, env));
                let host = Rc::clone(&self.host);
                self.update(id, Changed::VALUE, |status| {
                    let changed = replace(&mut status.default, default) && status.input.is_none();
                    if changed {
                        status.enter(None, field, &*host);
                    }
                    changed
                })
            }
            Cell::Setting(_) => self.field_setting(id, field, env),
            Cell::Number(_) => self.row_number(id),
            _ => self.row_context(id, field),
        }
    }

    /// Something of the field that holds others.
    fn holder(&self, id: FieldId, of: impl Fn(&FieldStatus) -> bool) -> bool {
        self.registers.fields.get(id.index()).is_some_and(of)
    }

    /// What reading goes by: where it has changed, the input is read again.
    #[cold]
    fn field_setting(&mut self, id: FieldId, field: &Field, env: &mut Env<'_>) -> bool {
        let value = self.value(&field.setting, env);
        let Some(leaf) = field.leaf() else { return false };
        let setting = leaf.setting(&value);
        let host = Rc::clone(&self.host);
        let changed = self.update(id, Changed::SETTING, |status| {
            let changed = replace(&mut status.rare().setting, setting);
            if changed && status.input.is_some() {
                let input = status.input.take();
                status.enter(input, field, &*host);
            }
            changed
        });
        if changed {
            self.field_changed(id, Changed::VALUE);
        }
        changed
    }

    /// The value that expressions read: null while the field is hidden, unless it is kept.
    fn field_value(&mut self, id: FieldId, field: &Field, env: &mut Env<'_>) -> bool {
        let Some(status) = self.registers.fields.get_mut(id.index()) else { return false };
        let hidden = !status.visible;
        let mut cleared = false;
        if hidden && field.when_hidden == WhenHidden::Clear {
            if status.input.is_some() {
                let host = Rc::clone(&self.host);
                status.enter(None, field, &*host);
                cleared = true;
            }
            if matches!(field.kind, Kind::Repeat(_)) {
                self.to_clear.push(super::FieldRef { row: self.row, field: id });
            }
        }
        let value = if hidden && field.when_hidden != WhenHidden::Keep {
            Value::Null
        } else if let Some(sum) = field.sum {
            self.sums.get(sum as usize).copied().flatten().into()
        } else if let Some(compute) = &field.compute {
            field.accept(self.value(compute, env))
        } else {
            match &field.kind {
                Kind::Leaf(_) => self
                    .registers
                    .fields
                    .get(id.index())
                    .map(|status| status.given.clone())
                    .unwrap_or_default(),
                Kind::Repeat(repeat) => return self.list_value(id, *repeat),
                Kind::Group(members) => self.context(members),
                _ => Value::Null,
            }
        };
        let changed =
            self.registers.slots.get_mut(id.index()).is_some_and(|slot| replace(slot, value));
        if cleared || changed && field.compute.is_some() {
            self.field_changed(id, Changed::VALUE);
        }
        changed
    }

    fn sum(&mut self, id: u32, sum: &Sum) -> bool {
        let total = match &sum.terms {
            Terms::Fields(fields) => {
                let slot = |field: &FieldId| self.registers.slots.get(field.index());
                add_up(
                    sum.from_zero,
                    fields.iter().map(|field| slot(field).and_then(Value::as_number)),
                )
            }
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

    #[cold]
    fn text(&mut self, id: u32, form: &Form, env: &mut Env<'_>) -> bool {
        let Some(model) = form.texts.get(id as usize) else { return false };
        let text = self.render(&model.template, env);
        let Some(place) = self.registers.texts.get_mut(id as usize) else { return false };
        if !replace(place, text) {
            return false;
        }
        match model.part {
            Part::FormTitle | Part::FormDescription => self.form_changed = true,
            Part::PageTitle(page) => self.page_changed(page),
            Part::Label(field) => self.field_changed(field, Changed::LABEL),
            Part::Hint(field) => self.field_changed(field, Changed::HINT),
            Part::Text(field) => self.field_changed(field, Changed::TEXT),
        }
        true
    }

    pub(super) fn message(&self, message: &Message, env: &mut Env<'_>) -> Rc<str> {
        match message {
            Message::Fixed(text) => Rc::clone(text),
            Message::Template(template) => self.render(template, env),
        }
    }

    fn render(&self, template: &Template, env: &mut Env<'_>) -> Rc<str> {
        template.render(&self.registers.slots, env).map(Into::into).unwrap_or_default()
    }

    pub(super) fn holds(&self, rule: &Rule, env: &mut Env<'_>) -> bool {
        self.value(rule, env).is_true()
    }

    fn limit(&self, rule: &Rule, field: &Field, env: &mut Env<'_>) -> Value {
        field.accept(self.value(rule, env))
    }

    /// The value of a rule; null where it can't be computed within its bounds.
    fn value(&self, rule: &Rule, env: &mut Env<'_>) -> Value {
        let run = |program: &Program| program.run(&self.registers.slots, env).unwrap_or_default();
        rule.program().map_or_else(|| rule.fixed(), run)
    }

    /// Changes a field's status and remembers to tell, if there was a change.
    pub(super) fn update(
        &mut self,
        id: FieldId,
        thing: Changed,
        change: impl FnOnce(&mut FieldStatus) -> bool,
    ) -> bool {
        let changed = self.registers.fields.get_mut(id.index()).is_some_and(change);
        if changed {
            self.field_changed(id, thing);
        }
        changed
    }
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
pub(super) fn replace<T: PartialEq>(place: &mut T, value: T) -> bool {
    let changed = *place != value;
    if changed {
        *place = value;
    }
    changed
}
