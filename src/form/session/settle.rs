//! Computes what an edit touches, in the order of the graph.

use std::rc::Rc;

use super::Session;
use super::rows::RowId;
use crate::feel::Env;
use crate::form::model::{CellId, Form, RepeatId};

impl Session {
    /// Computes every cell once: the state that the inputs give.
    pub(super) fn compute_all(&mut self) {
        let form = Rc::clone(&self.form);
        let host = Rc::clone(&self.host);
        let mut env = Env::new(&*host, self.now.clone());
        self.pending.clear();
        for id in (0..form.graph.len()).map(CellId::new) {
            match form.graph.cell(id) {
                Some((cell, None)) => {
                    self.row = RowId::NONE;
                    self.compute(cell, &form, &mut env);
                }
                Some((cell, Some(repeat))) => {
                    for row in self.rows_seen(repeat, RowId::NONE) {
                        self.enter(row);
                        self.row = row;
                        self.compute(cell, &form, &mut env);
                    }
                }
                None => {}
            }
        }
        self.settle();
    }

    /// Computes the cells that wait, and those that depend on what changed.
    pub(super) fn settle(&mut self) {
        let form = Rc::clone(&self.form);
        let host = Rc::clone(&self.host);
        let mut env = Env::new(&*host, self.now.clone());
        while let Some(id) = self.pending.pop() {
            match form.graph.cell(id) {
                Some((cell, None)) => {
                    self.row = RowId::NONE;
                    if self.compute(cell, &form, &mut env) {
                        self.mark_dependents(id, &form);
                    }
                }
                Some((_, Some(_))) => self.settle_rows(id, &form, &mut env),
                None => {}
            }
        }
        if !self.to_clear.is_empty() {
            self.clear_lists();
        }
        self.leave_hidden_page();
    }

    /// Computes a cell in the rows in which it waits.
    fn settle_rows(&mut self, id: CellId, form: &Form, env: &mut Env<'_>) {
        let Some((cell, _)) = form.graph.cell(id) else { return };
        let rows = self.pending.take_rows(id);
        for row in &rows {
            if self.rows.get(*row).is_some() {
                self.enter(*row);
                self.row = *row;
                if self.compute(cell, form, env) {
                    self.mark_dependents(id, form);
                }
            }
        }
        self.pending.recycle(id, rows);
    }

    fn mark_dependents(&mut self, id: CellId, form: &Form) {
        for dependent in form.graph.dependents(id) {
            match form.graph.cell(*dependent) {
                Some((_, Some(repeat))) => self.mark_rows(*dependent, repeat, self.row),
                _ => self.pending.push(*dependent),
            }
        }
    }

    /// Lets a cell be computed because of something that changed in `row`.
    pub(super) fn mark(&mut self, cell: CellId, row: RowId) {
        match self.form.graph.cell(cell) {
            Some((_, Some(repeat))) => self.mark_rows(cell, repeat, row),
            _ => self.pending.push(cell),
        }
    }

    /// A cell of rows is computed in the row itself or in the one around it; where something
    /// outside of the rows has changed, in all of them.
    fn mark_rows(&mut self, cell: CellId, repeat: RepeatId, row: RowId) {
        if let Some(row) = self.row_of(repeat, row) {
            self.pending.push_row(cell, row);
            return;
        }
        for row in self.rows_seen(repeat, row) {
            self.pending.push_row(cell, row);
        }
    }
}
