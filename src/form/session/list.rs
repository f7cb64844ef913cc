//! Adding, removing and moving rows.

use std::rc::Rc;

use super::status::Changed;
use super::{FieldRef, RowId, Session};
use crate::form::model::{FieldId, Kind, Repeat, RepeatId};
use crate::form::view::Change;

impl Session {
    /// Adds a row to a list: at that place, or at the end. Where the list is full, or the form has
    /// as many rows as it may, nothing changes.
    pub fn add_row(&mut self, list: impl Into<FieldRef>, place: Option<usize>) -> Vec<Change> {
        let list = list.into();
        if let Some(repeat) = self.repeat_at(list)
            && self.has_room(repeat, list.row)
        {
            let id = self.rows.next();
            self.will_move(id, None);
            self.insert_row(id, repeat, list.row, place);
            self.add_default_rows(id);
            self.reordered(list);
            self.settle();
        }
        self.take_changes()
    }

    /// Removes a row, which its path tells.
    pub fn remove_row(&mut self, row: impl Into<FieldRef>) -> Vec<Change> {
        let row = row.into().row;
        if self.list_of(row).is_some() {
            let saved = self.save_row(row);
            self.will_move(row, Some(saved));
            self.take_out(row);
        }
        self.take_changes()
    }

    pub(super) fn take_out(&mut self, row: RowId) {
        if let Some(list) = self.list_of(row) {
            self.drop_row(row);
            self.reordered(list);
            self.settle();
        }
    }

    /// Moves a row to another place of its list, the places counted from 0.
    pub fn move_row(&mut self, row: impl Into<FieldRef>, place: usize) -> Vec<Change> {
        let row = row.into().row;
        if let Some(found) = self.rows.get(row) {
            let rows = self.seen(found.parent).and_then(|seen| seen.list(found.repeat));
            let last = rows.map_or(0, |list| list.rows.len()).saturating_sub(1);
            if found.place != place.min(last) {
                self.will_move(row, None);
                self.put_at(row, place);
            }
        }
        self.take_changes()
    }

    /// Puts a row at another place of its list.
    pub(super) fn put_at(&mut self, row: RowId, place: usize) {
        if let Some(list) = self.list_of(row)
            && let Some(repeat) = self.repeat_at(list)
            && let Some(held) = self.list_mut(repeat, list.row)
        {
            let before = held.rows.clone();
            held.rows.retain(|id| *id != row);
            held.rows.insert(place.min(held.rows.len()), row);
            if held.rows != before {
                self.reordered(list);
                self.settle();
            }
        }
    }

    pub(super) fn repeat_at(&self, list: FieldRef) -> Option<RepeatId> {
        match self.form.at(list.field)?.kind {
            Kind::Repeat(repeat) => Some(repeat),
            _ => None,
        }
    }

    /// The list that has a row.
    pub(super) fn list_of(&self, row: RowId) -> Option<FieldRef> {
        let found = self.rows.get(row)?;
        Some(FieldRef { row: found.parent, field: self.form.repeat(found.repeat)?.field })
    }

    fn has_room(&self, repeat: RepeatId, holder: RowId) -> bool {
        let count =
            self.seen(holder).and_then(|seen| seen.list(repeat)).map_or(0, |list| list.rows.len());
        let most = self.form.repeat(repeat).map_or(0, |model| model.max_rows);
        count < most as usize && self.rows.count() < self.form.limits.rows
    }

    /// Puts a new row into a list, and all that is computed in it in wait.
    pub(super) fn insert_row(
        &mut self,
        id: RowId,
        repeat: RepeatId,
        holder: RowId,
        place: Option<usize>,
    ) {
        let form = Rc::clone(&self.form);
        let Some(model) = form.repeat(repeat) else { return };
        self.rows.put(id, repeat, holder, &form);
        self.enter(holder);
        if let Some(list) = self.registers.lists.get_mut(repeat.index()) {
            let end = list.rows.len();
            list.rows.insert(place.unwrap_or(end).min(end), id);
        }
        for cell in &model.cells {
            self.pending.push_row(*cell, id);
        }
        for field in (model.row.0..model.end).map(FieldId) {
            let at = FieldRef { row: id, field };
            if form.at(field).is_some_and(|field| field.repeat == Some(repeat))
                && let Some(status) = self.status_mut(at)
            {
                status.changed.add(Changed::NEW);
                status.changed.add(Changed::VALUE);
                self.changed_fields.push(at);
            }
        }
    }

    /// Gives the lists that a new row has, or the form, the rows that they begin with.
    pub(super) fn add_default_rows(&mut self, holder: RowId) {
        let form = Rc::clone(&self.form);
        let around = self.rows.get(holder).map(|row| row.repeat);
        for (repeat, model) in (0_u32..).map(RepeatId).zip(&form.repeats) {
            if form.at(model.field).is_some_and(|field| field.repeat == around) {
                self.add_default_list(repeat, holder);
            }
        }
    }

    /// Gives a list the rows that it begins with and does not have.
    fn add_default_list(&mut self, repeat: RepeatId, holder: RowId) {
        let form = Rc::clone(&self.form);
        let Some(model) = form.repeat(repeat) else { return };
        let present = self.list_mut(repeat, holder).map_or(0, |list| list.rows.len());
        for at in present..model.default_rows() {
            if self.rows.count() >= form.limits.rows {
                break;
            }
            let id = self.rows.next();
            self.insert_row(id, repeat, holder, None);
            for (field, input) in model.rows.get(at).into_iter().flatten() {
                self.fill_in(FieldRef { row: id, field: *field }, input.clone());
            }
            // Lists hold each other only so deep as a form's fields can.
            self.add_default_rows(id);
        }
        self.number_rows(repeat, holder);
    }

    /// Takes a row out of its list and out of what counts.
    pub(super) fn drop_row(&mut self, row: RowId) {
        let form = Rc::clone(&self.form);
        let Some(found) = self.rows.get(row) else { return };
        let (repeat, holder) = (found.repeat, found.parent);
        let Some(model) = form.repeat(repeat) else { return };
        self.enter(row);
        for inner in repeat.0.saturating_add(1)..model.repeats_end {
            let list = self.registers.lists.get_mut(inner as usize);
            let rows = list.map(|list| list.rows.clone()).unwrap_or_default();
            // Lists hold each other only so deep as a form's fields can.
            rows.into_iter().for_each(|row| self.drop_row(row));
            self.enter(row);
        }
        for id in (model.row.0..model.end).map(FieldId) {
            let Some(field) = form.at(id).filter(|field| field.repeat == Some(repeat)) else {
                continue;
            };
            let Some(status) = self.registers.fields.get(id.index()) else { continue };
            let is_open =
                status.rare.as_ref().is_some_and(|rare| rare.verification.open(field).is_some());
            if status.problem.is_some() {
                self.count(field.page, false);
            }
            if is_open {
                self.open_questions = self.open_questions.saturating_sub(1);
            }
        }
        self.leave(repeat);
        self.rows.take(row);
        self.enter(holder);
        if let Some(list) = self.registers.lists.get_mut(repeat.index()) {
            list.rows.retain(|id| *id != row);
        }
    }

    /// Lets hidden lists go back to as many rows as they begin with. What was entered in them is
    /// forgotten by the fields in them.
    #[cold]
    pub(super) fn clear_lists(&mut self) {
        let mut changed = false;
        for list in std::mem::take(&mut self.to_clear) {
            let Some(repeat) = self.repeat_at(list) else { continue };
            let count = self.form.repeat(repeat).map_or(0, Repeat::default_rows);
            let Some(held) = self.list_mut(repeat, list.row) else { continue };
            let before = held.rows.len();
            let more = held.rows.get(count..).unwrap_or_default().to_vec();
            for row in more {
                self.will_forget(row);
                self.drop_row(row);
            }
            self.add_default_list(repeat, list.row);
            if self.list_mut(repeat, list.row).is_some_and(|held| held.rows.len() != before) {
                self.reordered(list);
                changed = true;
            }
        }
        if changed {
            self.settle();
        }
    }

    /// Remembers that a list has other rows, or has them in another order.
    pub(super) fn reordered(&mut self, list: FieldRef) {
        let Some(repeat) = self.repeat_at(list) else { return };
        self.number_rows(repeat, list.row);
        self.row = list.row;
        self.enter(list.row);
        self.field_changed(list.field, Changed::ROWS);
        self.touch(list);
        if let Some(order) = self.form.repeat(repeat).map(|model| model.order) {
            self.mark(order, list.row);
        }
    }

    /// Lets the rows of a list know their places.
    pub(super) fn number_rows(&mut self, repeat: RepeatId, holder: RowId) {
        let Some(list) = self.list_mut(repeat, holder) else { return };
        list.is_reordered = true;
        for (place, id) in list.rows.clone().into_iter().enumerate() {
            if let Some(row) = self.rows.get_mut(id) {
                row.place = place;
            }
        }
    }

    /// A list of the form, or of a row, which then is entered.
    pub(super) fn list_mut(
        &mut self,
        repeat: RepeatId,
        holder: RowId,
    ) -> Option<&mut super::registers::List> {
        self.enter(holder);
        self.registers.lists.get_mut(repeat.index())
    }
}
