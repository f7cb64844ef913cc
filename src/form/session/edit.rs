//! What a person does with fields.

use std::rc::Rc;

use super::status::Changed;
use super::{FieldRef, Session};
use crate::form::definition::ValidateOn;
use crate::form::input::Input;
use crate::form::model::Kind;
use crate::form::view::Change;

impl Session {
    /// Enters a value. Of a computed field nothing can be entered, nor of one that holds others.
    pub fn set(&mut self, at: impl Into<FieldRef>, input: Input) -> Vec<Change> {
        let at = at.into();
        if let Some(before) = self.put(at, Some(input)) {
            self.history.entered(at, before);
        }
        self.take_changes()
    }

    /// Enters a value, or goes back to the default; gives what was entered before, where that was
    /// something else.
    pub(super) fn put(&mut self, at: FieldRef, input: Option<Input>) -> Option<Option<Input>> {
        let form = Rc::clone(&self.form);
        let host = Rc::clone(&self.host);
        let field = form.at(at.field).filter(|field| field.takes_input())?;
        if field.repeat.is_some() {
            self.enter(at.row);
        }
        self.row = at.row;
        let status = self.status_mut(at).filter(|status| status.input != input)?;
        let before = status.input.take();
        status.enter(input, field, &*host);
        if field.validate_on == ValidateOn::Change {
            status.touched = true;
            self.field_changed(at.field, Changed::ERROR);
        }
        self.field_changed(at.field, Changed::VALUE);
        self.mark(field.value, at.row);
        self.mark(field.validity, at.row);
        self.settle();
        Some(before)
    }

    /// Notes that the person has left the field: from now on what is wrong with it is shown, and
    /// what is wrong with the group or the row around it.
    pub fn blur(&mut self, at: impl Into<FieldRef>) -> Vec<Change> {
        let form = Rc::clone(&self.form);
        let mut at = at.into();
        self.history.pause();
        while let Some(field) = form.at(at.field) {
            if field.validate_on != ValidateOn::Submit {
                self.touch(at);
            }
            let Some(parent) = field.parent else { break };
            if let Kind::Row(..) = field.kind {
                at.row = self.rows.get(at.row).map_or(at.row, |row| row.parent);
            }
            at.field = parent;
            if form.at(parent).is_some_and(|parent| matches!(parent.kind, Kind::Repeat(_))) {
                break;
            }
        }
        self.take_changes()
    }

    pub(super) fn touch(&mut self, at: FieldRef) {
        if let Some(status) = self.status_mut(at)
            && !status.touched
        {
            status.touched = true;
            if status.changed.is_empty() {
                self.changed_fields.push(at);
            }
            if let Some(status) = self.status_mut(at) {
                status.changed.add(Changed::ERROR);
            }
        }
    }
}
