//! The cells that wait to be computed, the earliest first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::form::model::CellId;

/// A queue in the order of the graph, in which each cell stands once.
#[derive(Debug, Default)]
pub(super) struct Pending {
    heap: BinaryHeap<Reverse<CellId>>,
    waits: Vec<bool>,
}

impl Pending {
    pub(super) fn new(cells: usize) -> Self {
        Self { heap: BinaryHeap::new(), waits: vec![false; cells] }
    }

    pub(super) fn push(&mut self, cell: CellId) {
        if let Some(waits) = self.waits.get_mut(cell.index())
            && !*waits
        {
            *waits = true;
            self.heap.push(Reverse(cell));
        }
    }

    pub(super) fn pop(&mut self) -> Option<CellId> {
        let Reverse(cell) = self.heap.pop()?;
        if let Some(waits) = self.waits.get_mut(cell.index()) {
            *waits = false;
        }
        Some(cell)
    }
}
