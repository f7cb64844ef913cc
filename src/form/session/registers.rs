//! What a session, or a row of it, holds of fields, checks, texts and lists.
//!
//! Everything is computed in one set of registers, in which each field has its place. A row has
//! registers of its own for the fields in it; to work in a row is to exchange these with the
//! places that they have in the session's.

use std::ops::Range;
use std::rc::Rc;

use super::rows::RowId;
use super::status::{CheckStatus, FieldStatus};
use crate::form::model::{FieldId, Form, Repeat, RepeatId};
use crate::value::Value;

/// Values and states by field, check, text and list.
#[derive(Debug, Default)]
pub(super) struct Registers {
    /// The values as expressions read them, by field.
    pub(super) slots: Vec<Value>,
    pub(super) fields: Vec<FieldStatus>,
    pub(super) checks: Vec<CheckStatus>,
    /// The texts that change, as they are now.
    pub(super) texts: Vec<Rc<str>>,
    pub(super) lists: Vec<List>,
}

/// The rows of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    pub(super) rows: Vec<RowId>,
    /// The rows whose context has changed since the value of the list was put together.
    pub(super) changed: Vec<RowId>,
    /// Whether the rows themselves, or their order, have changed since then.
    pub(super) is_reordered: bool,
    /// The rows that were told last.
    pub(super) shown: Vec<RowId>,
}

/// The places of something in the registers of a form.
pub(super) struct Span {
    pub(super) fields: Range<usize>,
    pub(super) checks: Range<usize>,
    pub(super) texts: Range<usize>,
    pub(super) lists: Range<usize>,
}

impl Span {
    /// The places of all that a form has.
    pub(super) fn of_form(form: &Form) -> Self {
        Self {
            fields: 0..form.fields.len(),
            checks: 0..form.checks.len(),
            texts: 0..form.texts.len(),
            lists: 0..form.repeats.len(),
        }
    }

    /// The places of what a row of a list has.
    pub(super) fn of_row(id: RepeatId, repeat: &Repeat) -> Self {
        let range = |(from, to): (u32, u32)| from as usize..to as usize;
        Self {
            fields: range((repeat.row.0, repeat.end)),
            checks: range(repeat.checks),
            texts: range(repeat.texts),
            lists: range((id.0.saturating_add(1), repeat.repeats_end)),
        }
    }
}

impl Registers {
    /// Registers for what has its places in `span`, as they are before anything is computed.
    pub(super) fn new(form: &Form, span: &Span) -> Self {
        let fields = form.fields.get(span.fields.clone()).unwrap_or_default();
        Self {
            slots: fields.iter().map(|field| field.default.fixed()).collect(),
            fields: fields.iter().map(FieldStatus::new).collect(),
            checks: vec![CheckStatus::default(); span.checks.len()],
            texts: vec![Rc::default(); span.texts.len()],
            lists: vec![List::default(); span.lists.len()],
        }
    }

    /// Exchanges what has its places in `span` with the registers of a row.
    pub(super) fn exchange(&mut self, span: &Span, row: &mut Self) {
        exchange(&mut self.slots, &span.fields, &mut row.slots);
        exchange(&mut self.fields, &span.fields, &mut row.fields);
        exchange(&mut self.checks, &span.checks, &mut row.checks);
        exchange(&mut self.texts, &span.texts, &mut row.texts);
        exchange(&mut self.lists, &span.lists, &mut row.lists);
    }
}

fn exchange<T>(all: &mut [T], places: &Range<usize>, row: &mut [T]) {
    if let Some(places) = all.get_mut(places.clone())
        && places.len() == row.len()
    {
        places.swap_with_slice(row);
    }
}

/// Registers with the places at which they begin.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) registers: &'a Registers,
    pub(super) fields: usize,
    pub(super) texts: usize,
    pub(super) lists: usize,
}

impl<'a> Seen<'a> {
    pub(super) fn field(&self, id: FieldId) -> Option<&'a FieldStatus> {
        self.registers.fields.get(id.index().checked_sub(self.fields)?)
    }

    pub(super) fn slot(&self, id: FieldId) -> &'a Value {
        let place = id.index().checked_sub(self.fields);
        place.and_then(|place| self.registers.slots.get(place)).unwrap_or(&Value::Null)
    }

    pub(super) fn text(&self, id: u32) -> Option<&'a Rc<str>> {
        self.registers.texts.get((id as usize).checked_sub(self.texts)?)
    }

    pub(super) fn list(&self, id: RepeatId) -> Option<&'a List> {
        self.registers.lists.get(id.index().checked_sub(self.lists)?)
    }
}
