//! The cells that wait to be computed, the earliest first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::rows::RowId;
use crate::form::model::{CellId, Form};
use crate::sort::sort;

/// A queue in the order of the graph, in which each cell stands once.
#[derive(Debug, Default)]
pub(super) struct Pending {
    heap: BinaryHeap<Reverse<CellId>>,
    waits: Vec<bool>,
    /// The rows in which a cell of rows waits, by cell; empty where there are no lists.
    due: Vec<Vec<RowId>>,
}

impl Pending {
    pub(super) fn new(form: &Form) -> Self {
        let cells = form.graph.len();
        let of_rows = if form.repeats.is_empty() { 0 } else { cells };
        Self { heap: BinaryHeap::new(), waits: vec![false; cells], due: vec![Vec::new(); of_rows] }
    }

    /// Lets nothing wait.
    pub(super) fn clear(&mut self) {
        self.heap.clear();
        self.waits.fill(false);
        self.due.iter_mut().for_each(Vec::clear);
    }

    pub(super) fn push(&mut self, cell: CellId) {
        if let Some(waits) = self.waits.get_mut(cell.index())
            && !*waits
        {
            *waits = true;
            self.heap.push(Reverse(cell));
        }
    }

    /// Lets a cell wait in one row.
    pub(super) fn push_row(&mut self, cell: CellId, row: RowId) {
        if let Some(due) = self.due.get_mut(cell.index())
            && due.last() != Some(&row)
        {
            due.push(row);
            self.push(cell);
        }
    }

    pub(super) fn pop(&mut self) -> Option<CellId> {
        let Reverse(cell) = self.heap.pop()?;
        if let Some(waits) = self.waits.get_mut(cell.index()) {
            *waits = false;
        }
        Some(cell)
    }

    /// The rows in which a cell waited, each once.
    pub(super) fn take_rows(&mut self, cell: CellId) -> Vec<RowId> {
        let mut rows = self.due.get_mut(cell.index()).map(std::mem::take).unwrap_or_default();
        sort(&mut rows);
        rows.dedup();
        rows
    }

    /// Gives back the memory of a list of rows.
    pub(super) fn recycle(&mut self, cell: CellId, mut rows: Vec<RowId>) {
        rows.clear();
        if let Some(due) = self.due.get_mut(cell.index()) {
            *due = rows;
        }
    }
}
