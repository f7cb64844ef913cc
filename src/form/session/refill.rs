//! One session for one submission after the other: it begins anew in the memory that it has.

use std::rc::Rc;

use super::history::History;
use super::registers::List;
use super::status::{CheckStatus, FieldStatus, PageStatus};
use super::{FieldRef, Misfit, Options, RowId, Session};
use crate::form::input::Input;
use crate::form::model::{FieldId, Form, Kind, RepeatId};
use crate::form::view::FieldError;
use crate::value::Context;

impl Session {
    /// A session that [`Session::refill`] begins.
    pub(in crate::form) fn unfilled(form: Rc<Form>, options: Options) -> Self {
        Self::unsettled(form, options)
    }

    /// Begins anew, as [`Session::with_values`] would, but for what changes tell.
    pub(in crate::form) fn refill(&mut self, values: &Context) -> Vec<Misfit> {
        self.begin_anew();
        let mut misfits = Vec::new();
        self.fill_all(values, "", &mut misfits);
        self.compute_all();
        misfits
    }

    /// Begins anew with nothing. Values are given one by one then, and [`Session::end_filling`] ends that.
    pub(in crate::form) fn begin_anew(&mut self) {
        self.reset();
        self.add_default_rows(RowId::NONE);
    }

    /// Gives a field of a row, or of the form itself, its value.
    pub(in crate::form) fn give(&mut self, row: RowId, field: FieldId, input: Input) {
        self.fill_in(FieldRef { row, field }, input);
    }

    /// Takes the rows that a list begins with out of it.
    pub(in crate::form) fn empty_list(&mut self, repeat: RepeatId, holder: RowId) {
        let rows = self.list_mut(repeat, holder).map(|list| list.rows.clone());
        rows.unwrap_or_default().into_iter().for_each(|row| self.drop_row(row));
    }

    /// Adds a row; none where the form has as many as it may.
    pub(in crate::form) fn new_row(&mut self, repeat: RepeatId, holder: RowId) -> Option<RowId> {
        if self.rows.count() >= self.form.limits.rows {
            return None;
        }
        let id = self.rows.next();
        self.insert_row(id, repeat, holder, None);
        self.add_default_rows(id);
        Some(id)
    }

    /// Lets the rows of a list know their places.
    pub(in crate::form) fn end_list(&mut self, repeat: RepeatId, holder: RowId) {
        self.number_rows(repeat, holder);
    }

    /// Computes what the values come to that were given.
    pub(in crate::form) fn end_filling(&mut self) {
        self.compute_all();
    }

    fn reset(&mut self) {
        let form = Rc::clone(&self.form);
        self.rows.clear();
        self.row = RowId::NONE;
        for (field, (status, slot)) in
            form.fields.iter().zip(self.registers.fields.iter_mut().zip(&mut self.registers.slots))
        {
            *status = FieldStatus::new(field);
            *slot = field.default.fixed();
        }
        self.registers.checks.fill(CheckStatus::default());
        self.registers.texts.fill(Rc::default());
        self.registers.lists.fill(List::default());
        for (page, status) in form.pages.iter().zip(&mut self.pages) {
            *status = PageStatus::new(page);
        }
        self.sums.fill(None);
        self.pending.clear();
        self.history = History::default();
        self.to_clear.clear();
        self.changed_fields.clear();
        self.changed_pages.clear();
        (self.current, self.wrong, self.open_questions) = (0, 0, 0);
    }

    /// All that prevents a submit, the rows told by their places, which are counted from 0. A submission that is known to
    /// be no larger than it may be is not measured.
    pub(in crate::form) fn verdict(&self, is_small: bool) -> Vec<FieldError> {
        if !self.submittable() {
            return self.errors_by(&|at| self.place_path(at));
        }
        if is_small {
            return Vec::new();
        }
        let values = self.submitted(&self.form.members, RowId::NONE);
        let error = self.too_large(&values);
        error
            .map(|error| FieldError { field: None, page: self.current, error })
            .into_iter()
            .collect()
    }

    /// The path of a field whose rows are told by their places.
    fn place_path(&self, at: FieldRef) -> Rc<str> {
        let mut row = at.row;
        self.form.path(at.field, |_| {
            let found = self.rows.get(row);
            row = found.map_or(RowId::NONE, |row| row.parent);
            u32::try_from(found.map_or(0, |row| row.place)).unwrap_or(u32::MAX)
        })
    }

    /// A path that has the ids of rows, as [`Misfit`] tells it, with their places instead.
    pub(in crate::form) fn with_places(&self, path: &str) -> Rc<str> {
        let mut holder = RowId::NONE;
        let place = |segment: &str| {
            let id = RowId(segment.parse().ok()?);
            let row = self.rows.get(id).filter(|row| row.parent == holder)?;
            holder = id;
            Some(row.place.to_string())
        };
        let mut place = place;
        let segments: Vec<String> = path
            .split('/')
            .map(|segment| place(segment).unwrap_or_else(|| segment.to_owned()))
            .collect();
        segments.join("/").into()
    }

    /// Whether the field with a path has a value of its own.
    pub(in crate::form) fn is_leaf(&self, path: &str) -> bool {
        let at = self.find(path).map(|at| at.field);
        at.and_then(|id: FieldId| self.form.at(id))
            .is_some_and(|field| matches!(field.kind, Kind::Leaf(_)))
    }
}
