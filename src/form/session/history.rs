//! Undoing and redoing what a person did: inputs and rows. What they typed into one field without
//! leaving it is one step.

use super::saved::SavedRow;
use super::{FieldRef, RowId, Session};
use crate::form::input::Input;
use crate::form::view::Change;

/// How many steps can be undone.
const LONGEST: usize = 200;

/// What was done, and what was undone.
#[derive(Debug, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The field that is being typed into.
    typing: Option<FieldRef>,
    /// What hidden fields have forgotten since the step began.
    forgotten: Forgotten,
}

/// Something that a person did, or its reverse.
#[derive(Debug)]
struct Step {
    what: What,
    /// What hidden fields forgot by it.
    forgotten: Forgotten,
}

/// What hidden fields have forgotten.
#[derive(Debug, Default)]
struct Forgotten {
    inputs: Vec<(FieldRef, Input)>,
    /// Rows, each where it stood.
    rows: Vec<(RowId, Box<Place>)>,
}

#[derive(Debug)]
enum What {
    /// A field has another input than this one.
    Input(FieldRef, Option<Input>),
    /// A row stands in another place of its list than this one, or is in the list at all.
    Row(RowId, Option<Box<Place>>),
}

/// Where a row stands, and what it holds where it is not there any more.
#[derive(Debug)]
struct Place {
    list: FieldRef,
    place: usize,
    saved: Option<SavedRow>,
}

impl History {
    /// Notes what a hidden field forgets.
    #[cold]
    pub(super) fn forget(&mut self, at: FieldRef, input: Input) {
        self.forgotten.inputs.push((at, input));
    }

    /// Notes that a hidden list forgets a row.
    #[cold]
    fn forget_row(&mut self, row: RowId, place: Box<Place>) {
        self.forgotten.rows.push((row, place));
    }

    /// The next input is a step of its own.
    pub(super) fn pause(&mut self) {
        self.typing = None;
    }

    fn did(&mut self, what: What) {
        let forgotten = std::mem::take(&mut self.forgotten);
        self.undone.clear();
        if self.done.len() >= LONGEST {
            self.done.remove(0);
        }
        self.done.push(Step { what, forgotten });
    }

    /// Notes that something was entered in place of `before`.
    pub(super) fn entered(&mut self, at: FieldRef, before: Option<Input>) {
        match self.done.last_mut() {
            Some(step) if self.typing == Some(at) => {
                step.forgotten.inputs.append(&mut self.forgotten.inputs);
                step.forgotten.rows.append(&mut self.forgotten.rows);
                self.undone.clear();
            }
            _ => self.did(What::Input(at, before)),
        }
        self.typing = Some(at);
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

impl Session {
    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.history.done.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.history.undone.is_empty()
    }

    /// Takes back what was done last.
    pub fn undo(&mut self) -> Vec<Change> {
        if let Some(step) = self.history.done.pop() {
            let reverse = self.take_back(step);
            self.history.undone.push(reverse);
        }
        self.take_changes()
    }

    /// Does again what was undone last.
    pub fn redo(&mut self) -> Vec<Change> {
        if let Some(step) = self.history.undone.pop() {
            let reverse = self.take_back(step);
            self.history.done.push(reverse);
        }
        self.take_changes()
    }

    /// Notes that a row is about to be added, moved or removed.
    pub(super) fn will_move(&mut self, row: RowId, saved: Option<SavedRow>) {
        let place = self.place_of(row, saved);
        self.history.pause();
        self.history.did(What::Row(row, place));
    }

    /// Notes that a hidden list is about to forget a row.
    #[cold]
    pub(super) fn will_forget(&mut self, row: RowId) {
        let saved = self.save_row(row);
        if let Some(place) = self.place_of(row, Some(saved)) {
            self.history.forget_row(row, place);
        }
    }

    fn place_of(&self, row: RowId, saved: Option<SavedRow>) -> Option<Box<Place>> {
        let (list, found) = (self.list_of(row)?, self.rows.get(row)?);
        Some(Box::new(Place { list, place: found.place, saved }))
    }

    /// Takes back a step, and gives the step that takes back that.
    #[cold]
    fn take_back(&mut self, step: Step) -> Step {
        self.history.pause();
        let what = match step.what {
            What::Input(at, input) => {
                let now = self.status(at).and_then(|status| status.input.clone());
                self.put(at, input);
                What::Input(at, now)
            }
            What::Row(row, place) => {
                let saved = place.is_none().then(|| self.save_row(row));
                let now = self.place_of(row, saved);
                match place {
                    None => self.take_out(row),
                    Some(place) if now.is_some() => self.put_at(row, place.place),
                    Some(place) => self.put_back(row, *place),
                }
                What::Row(row, now)
            }
        };
        for (row, place) in step.forgotten.rows {
            self.put_back(row, *place);
        }
        for (at, input) in step.forgotten.inputs {
            self.put(at, Some(input));
        }
        Step { what, forgotten: std::mem::take(&mut self.history.forgotten) }
    }

    fn put_back(&mut self, row: RowId, place: Place) {
        let (Some(repeat), Some(saved)) = (self.repeat_at(place.list), place.saved) else { return };
        let holder = place.list.row;
        let is_held = holder == RowId::NONE || self.rows.get(holder).is_some();
        if is_held && self.rows.count() < self.form.limits.rows && self.rows.get(row).is_none() {
            self.insert_row(row, repeat, holder, Some(place.place));
            self.restore_row(row, saved);
            self.reordered(place.list);
            self.settle();
        }
    }
}
