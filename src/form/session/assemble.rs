//! The values of fields that hold others: contexts of groups and rows, lists of rows.

use super::Session;
use super::compute::replace;
use super::rows::RowId;
use crate::form::model::{Field, FieldId, RepeatId};
use crate::value::{Context, Decimal, Value};

impl Session {
    /// The context of the values of some fields.
    pub(super) fn context(&self, members: &[FieldId]) -> Value {
        let mut context = Context::with_capacity(members.len());
        for member in members {
            if let (Some(field), Some(slot)) =
                (self.form.at(*member), self.registers.slots.get(member.index()))
            {
                context.insert(field.name.clone(), slot.clone());
            }
        }
        context.into()
    }

    /// The context of the row that is entered. It is shared with the value of the list.
    pub(super) fn row_context(&mut self, id: FieldId, field: &Field) -> bool {
        let crate::form::model::Kind::Row(repeat, members) = &field.kind else { return false };
        let context = self.context(members);
        let changed = self
            .registers
            .fields
            .get_mut(id.index())
            .is_some_and(|status| replace(&mut status.given, context));
        if changed && let Some(list) = self.registers.lists.get_mut(repeat.index()) {
            list.changed.push(self.row);
        }
        changed
    }

    /// The number of the row that is entered.
    pub(super) fn row_number(&mut self, id: FieldId) -> bool {
        let place = self.rows.get(self.row).map_or(0, |row| row.place);
        let number = Value::from(Decimal::from_usize(place.saturating_add(1)));
        self.registers.slots.get_mut(id.index()).is_some_and(|slot| replace(slot, number))
    }

    /// The value of a list that is visible: where only some rows have changed, only these are put
    /// in.
    pub(super) fn list_value(&mut self, id: FieldId, repeat: RepeatId) -> bool {
        let Some(list) = self.registers.lists.get_mut(repeat.index()) else { return false };
        let changed = std::mem::take(&mut list.changed);
        let is_reordered = std::mem::take(&mut list.is_reordered);
        let rows = list.rows.clone();
        let slot = self.registers.slots.get_mut(id.index()).map(std::mem::take).unwrap_or_default();
        let value = match slot {
            Value::List(mut value) if !is_reordered && value.len() == rows.len() => {
                for row in changed {
                    if let Some(found) = self.rows.get(row) {
                        value.set(found.place, self.context_of(row, repeat));
                    }
                }
                Value::List(value)
            }
            _ => rows.iter().map(|row| self.context_of(*row, repeat)).collect::<Vec<_>>().into(),
        };
        if let Some(slot) = self.registers.slots.get_mut(id.index()) {
            *slot = value;
        }
        true
    }

    /// The context of a row, entered or not.
    fn context_of(&self, row: RowId, repeat: RepeatId) -> Value {
        let id = self.form.repeat(repeat).map(|repeat| repeat.row);
        let status = id.and_then(|id| self.seen(row)?.field(id));
        status.map(|status| status.given.clone()).unwrap_or_default()
    }

    /// The values that a submission has: those of the fields that count.
    pub(super) fn submitted(&self, members: &[FieldId], row: RowId) -> Context {
        let Some(seen) = self.seen(row) else { return Context::new() };
        let mut values = Context::with_capacity(members.len());
        for id in members {
            let (Some(field), Some(status)) = (self.form.at(*id), seen.field(*id)) else {
                continue;
            };
            if !status.counts(field) {
                continue;
            }
            use crate::form::model::Kind;
            // Fields hold each other only so deep as a form's fields can.
            let value = match &field.kind {
                Kind::Group(members) => self.submitted(members, row).into(),
                Kind::Repeat(repeat) => {
                    let rows = seen.list(*repeat).map(|list| &*list.rows).unwrap_or_default();
                    let members = self.row_members(*repeat);
                    let context = |row: &RowId| Value::from(self.submitted(members, *row));
                    rows.iter().map(context).collect::<Vec<Value>>().into()
                }
                _ => seen.slot(*id).clone(),
            };
            values.insert(field.name.clone(), value);
        }
        values
    }

    /// The fields whose values are in the context of the rows of a list.
    pub(super) fn row_members(&self, repeat: RepeatId) -> &[FieldId] {
        use crate::form::model::Kind;
        let row = self.form.repeat(repeat).and_then(|repeat| self.form.at(repeat.row));
        match row.map(|row| &row.kind) {
            Some(Kind::Row(_, members)) => members,
            _ => &[],
        }
    }
}
