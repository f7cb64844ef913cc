//! The rows of all lists, and entering them.

use super::Session;
use super::registers::{Registers, Seen, Span};
use super::status::FieldStatus;
use crate::form::model::{FieldId, Form, RepeatId};

/// A row of a session. The number is never given to another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub(crate) u32);

impl RowId {
    /// No row: the form itself.
    pub(crate) const NONE: Self = Self(0);

    /// The number, as paths write it.
    pub fn number(self) -> u32 {
        self.0
    }
}

/// A field of a session: of the form, or of one of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldRef {
    pub(crate) row: RowId,
    pub(crate) field: FieldId,
}

impl From<FieldId> for FieldRef {
    /// The field of the form itself.
    fn from(field: FieldId) -> Self {
        Self { row: RowId::NONE, field }
    }
}

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) repeat: RepeatId,
    /// The row that has the list.
    pub(super) parent: RowId,
    /// Its place in the list.
    pub(super) place: usize,
    // INVARIANT: while the row is entered these hold nothing of it.
    registers: Registers,
}

/// The rows of all lists, by their ids.
#[derive(Debug, Default)]
pub(super) struct Rows {
    rows: Vec<Option<Box<Row>>>,
    /// How many there are.
    count: u32,
    /// The row of each list that is entered. INVARIANT: so are those around it.
    entered: Vec<RowId>,
}

impl Rows {
    pub(super) fn new(form: &Form) -> Self {
        Self { entered: vec![RowId::NONE; form.repeats.len()], ..Self::default() }
    }

    pub(super) fn get(&self, id: RowId) -> Option<&Row> {
        let place = (id.0 as usize).checked_sub(1)?;
        self.rows.get(place)?.as_deref()
    }

    pub(super) fn get_mut(&mut self, id: RowId) -> Option<&mut Row> {
        let place = (id.0 as usize).checked_sub(1)?;
        self.rows.get_mut(place)?.as_deref_mut()
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// Forgets all rows.
    pub(super) fn clear(&mut self) {
        self.rows.clear();
        self.count = 0;
        self.entered.fill(RowId::NONE);
    }

    /// The id that the next new row has.
    pub(super) fn next(&self) -> RowId {
        RowId(u32::try_from(self.rows.len()).unwrap_or(u32::MAX).saturating_add(1))
    }

    /// Lets the next new row have a greater id than this one.
    pub(super) fn reserve(&mut self, id: RowId) {
        while self.rows.len() < id.0 as usize {
            self.rows.push(None);
        }
    }

    /// Puts in a row under an id that no other one has now.
    pub(super) fn put(&mut self, id: RowId, repeat: RepeatId, parent: RowId, form: &Form) {
        let Some(model) = form.repeat(repeat) else { return };
        let registers = Registers::new(form, &Span::of_row(repeat, model));
        self.reserve(id);
        let place = (id.0 as usize).saturating_sub(1);
        if let Some(row) = self.rows.get_mut(place) {
            *row = Some(Box::new(Row { repeat, parent, place: 0, registers }));
            self.count = self.count.saturating_add(1);
        }
    }

    /// Takes out a row that is not entered.
    pub(super) fn take(&mut self, id: RowId) {
        let place = (id.0 as usize).saturating_sub(1);
        if self.rows.get_mut(place).and_then(Option::take).is_some() {
            self.count = self.count.saturating_sub(1);
        }
    }

    pub(super) fn is_entered(&self, id: RowId, repeat: RepeatId) -> bool {
        self.entered.get(repeat.index()) == Some(&id)
    }
}

impl Session {
    /// Enters a row: from now on the registers hold what it has. It stays entered until another
    /// row of its list is.
    pub(super) fn enter(&mut self, id: RowId) {
        let Some(row) = self.rows.get(id) else { return };
        let (repeat, parent) = (row.repeat, row.parent);
        if self.rows.is_entered(id, repeat) {
            return;
        }
        // Lists hold each other only so deep as a form's fields can.
        self.enter(parent);
        self.leave(repeat);
        self.exchange(id, repeat);
        if let Some(entered) = self.rows.entered.get_mut(repeat.index()) {
            *entered = id;
        }
    }

    /// Leaves the row of a list that is entered, and those of the lists in it.
    pub(super) fn leave(&mut self, repeat: RepeatId) {
        let end = self.form.repeat(repeat).map_or(0, |repeat| repeat.repeats_end);
        for inner in (repeat.0..end).rev().map(RepeatId) {
            let entered = self.rows.entered.get_mut(inner.index()).map(std::mem::take);
            if let Some(id) = entered.filter(|id| *id != RowId::NONE) {
                self.exchange(id, inner);
            }
        }
    }

    fn exchange(&mut self, id: RowId, repeat: RepeatId) {
        if let (Some(row), Some(model)) = (self.rows.get_mut(id), self.form.repeat(repeat)) {
            self.registers.exchange(&Span::of_row(repeat, model), &mut row.registers);
        }
    }

    /// The registers of a row, entered or not, or those of the form itself.
    pub(super) fn seen(&self, id: RowId) -> Option<Seen<'_>> {
        let all = Seen { registers: &self.registers, fields: 0, texts: 0, lists: 0 };
        if id == RowId::NONE {
            return Some(all);
        }
        let row = self.rows.get(id)?;
        if self.rows.is_entered(id, row.repeat) {
            return Some(all);
        }
        let model = self.form.repeat(row.repeat)?;
        Some(Seen {
            registers: &row.registers,
            fields: model.row.index(),
            texts: model.texts.0 as usize,
            lists: row.repeat.index().saturating_add(1),
        })
    }

    /// What is known of a field.
    pub(super) fn status(&self, at: FieldRef) -> Option<&FieldStatus> {
        self.seen(at.row)?.field(at.field)
    }

    /// What is known of a field.
    pub(super) fn status_mut(&mut self, at: FieldRef) -> Option<&mut FieldStatus> {
        match self.rows.get(at.row).map(|row| row.repeat) {
            Some(repeat) if !self.rows.is_entered(at.row, repeat) => {
                let first = self.form.repeat(repeat)?.row.index();
                let place = at.field.index().checked_sub(first)?;
                self.rows.get_mut(at.row)?.registers.fields.get_mut(place)
            }
            None if at.row != RowId::NONE => None,
            _ => self.registers.fields.get_mut(at.field.index()),
        }
    }

    /// The row of the list `repeat` that `row` is, or is in.
    pub(super) fn row_of(&self, repeat: RepeatId, mut row: RowId) -> Option<RowId> {
        while let Some(found) = self.rows.get(row) {
            if found.repeat == repeat {
                return Some(row);
            }
            row = found.parent;
        }
        None
    }

    /// The rows of a list as seen from `row`: of one list where the row has it or is in it, else
    /// those of all.
    pub(super) fn rows_seen(&self, repeat: RepeatId, row: RowId) -> Vec<RowId> {
        if let Some(row) = self.row_of(repeat, row) {
            return vec![row];
        }
        let around = self.form.repeat(repeat).and_then(|list| self.form.at(list.field)?.repeat);
        // Lists hold each other only so deep as a form's fields can.
        let holders = match around {
            Some(around) => self.rows_seen(around, row),
            None => vec![RowId::NONE],
        };
        let lists = holders.into_iter().filter_map(|holder| self.seen(holder)?.list(repeat));
        lists.flat_map(|list| list.rows.iter().copied()).collect()
    }

    /// The path of a field.
    pub(super) fn path(&self, at: FieldRef) -> std::rc::Rc<str> {
        let mut row = at.row;
        self.form.path(at.field, |_| {
            let number = row.0;
            row = self.rows.get(row).map_or(RowId::NONE, |row| row.parent);
            number
        })
    }

    /// The field with a path such as `lines/3/qty`.
    pub fn find(&self, path: &str) -> Option<FieldRef> {
        if !path.contains('/') {
            return self.form.field(path).map(FieldRef::from);
        }
        let mut row = RowId::NONE;
        let mut names: Vec<&str> = Vec::new();
        let mut segments = path.split('/').peekable();
        while let Some(segment) = segments.next() {
            match segment.parse() {
                Ok(number) if !names.is_empty() => {
                    let list = self.form.field(&names.join("/"))?;
                    let id = RowId(number);
                    let found = self.rows.get(id).filter(|found| found.parent == row)?;
                    let repeat =
                        self.form.repeat(found.repeat).filter(|repeat| repeat.field == list)?;
                    row = id;
                    if segments.peek().is_none() {
                        return Some(FieldRef { row, field: repeat.row });
                    }
                }
                _ => names.push(segment),
            }
        }
        let field = self.form.field(&names.join("/"))?;
        let repeat = self.rows.get(row).map(|row| row.repeat);
        (self.form.at(field)?.repeat == repeat).then_some(FieldRef { row, field })
    }
}
