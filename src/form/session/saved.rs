//! What a row holds, while it is not there.

use std::rc::Rc;

use super::{FieldRef, RowId, Session};
use crate::form::input::Input;
use crate::form::model::{FieldId, RepeatId};

/// What was entered in a row and in the rows of the lists in it.
#[derive(Debug, Default)]
pub(super) struct SavedRow {
    inputs: Vec<(FieldId, Input)>,
    touched: Vec<FieldId>,
    rows: Vec<(RepeatId, RowId, SavedRow)>,
}

impl Session {
    /// What a row holds.
    pub(super) fn save_row(&self, row: RowId) -> SavedRow {
        let mut saved = SavedRow::default();
        let Some(repeat) = self.rows.get(row).map(|row| row.repeat) else { return saved };
        let Some((model, seen)) = self.form.repeat(repeat).zip(self.seen(row)) else {
            return saved;
        };
        for id in (model.row.0..model.end).map(FieldId) {
            let own = self.form.at(id).is_some_and(|field| field.repeat == Some(repeat));
            let Some(status) = seen.field(id).filter(|_| own) else { continue };
            saved.inputs.extend(status.input.clone().map(|input| (id, input)));
            if status.touched {
                saved.touched.push(id);
            }
        }
        for inner in (repeat.0.saturating_add(1)..model.repeats_end).map(RepeatId) {
            // Lists hold each other only so deep as a form's fields can.
            for row in seen.list(inner).map(|list| &*list.rows).unwrap_or_default() {
                saved.rows.push((inner, *row, self.save_row(*row)));
            }
        }
        saved
    }

    /// Gives a row that was just put in what it held before.
    pub(super) fn restore_row(&mut self, row: RowId, saved: SavedRow) {
        let (form, host) = (Rc::clone(&self.form), Rc::clone(&self.host));
        for (field, input) in saved.inputs {
            let at = FieldRef { row, field };
            if let (Some(field), Some(status)) = (form.at(field), self.status_mut(at)) {
                status.enter(Some(input), field, &*host);
            }
        }
        for field in saved.touched {
            self.touch(FieldRef { row, field });
        }
        for (repeat, id, inner) in saved.rows {
            if self.rows.count() < form.limits.rows && self.rows.get(id).is_none() {
                self.insert_row(id, repeat, row, None);
                self.restore_row(id, inner);
                self.number_rows(repeat, row);
            }
        }
    }
}
