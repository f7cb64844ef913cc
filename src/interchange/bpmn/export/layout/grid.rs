//! Columns and rows of elements that hang together.

use super::super::drawing::Drawing;
use super::{rank, row};

/// Elements that hang together, and the flows between them.
#[derive(Default)]
pub(super) struct Part {
    pub(super) nodes: Vec<usize>,
    pub(super) flows: Vec<usize>,
}

/// A flow between two nodes of a grid.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub(super) flow: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether it leads from an event on the border of its node.
    pub(super) is_below: bool,
    /// Whether it leads back.
    pub(super) is_back: bool,
}

/// Nodes with their columns and rows.
pub(super) struct Grid {
    /// The elements.
    pub(super) nodes: Vec<usize>,
    pub(super) edges: Vec<Edge>,
    pub(super) column: Vec<usize>,
    pub(super) row: Vec<usize>,
    /// By column, whether its rows are taken.
    taken: Vec<Vec<bool>>,
    pub(super) rows: usize,
}

impl Grid {
    pub(super) fn of(drawing: &Drawing, part: Part) -> Self {
        let place_of = |element: usize| part.nodes.binary_search(&drawing.holder(element)).ok();
        let edge = |flow: &usize| {
            let it = drawing.flows.get(*flow)?;
            Some(Edge {
                flow: *flow,
                from: place_of(it.from)?,
                to: place_of(it.to)?,
                is_below: drawing.holder(it.from) != it.from,
                is_back: false,
            })
        };
        let mut edges: Vec<Edge> = part.flows.iter().filter_map(edge).collect();
        let count = part.nodes.len();
        let column = rank::columns(count, &mut edges);
        let row = row::rows(count, &edges, &column);
        let columns = column.iter().max().map_or(0, |last| last.wrapping_add(1));
        let rows = row.iter().max().map_or(0, |last| last.wrapping_add(1));
        let mut taken = vec![vec![false; rows]; columns];
        for (column, row) in column.iter().zip(&row) {
            if let Some(cell) = taken.get_mut(*column).and_then(|rows| rows.get_mut(*row)) {
                *cell = true;
            }
        }
        Self { nodes: part.nodes, edges, column, row, taken, rows }
    }

    pub(super) fn columns(&self) -> usize {
        self.taken.len()
    }

    /// The column and the row of a node.
    pub(super) fn cell(&self, node: usize) -> (usize, usize) {
        let of = |places: &[usize]| places.get(node).copied().unwrap_or_default();
        (of(&self.column), of(&self.row))
    }

    fn is_taken(&self, (column, row): (usize, usize)) -> bool {
        self.taken.get(column).and_then(|rows| rows.get(row)) == Some(&true)
    }
}

/// The cells through which ways lead in one direction.
pub(super) struct Cells {
    rows: usize,
    /// By cell, the nodes between which ways lead through it.
    ways: Vec<Vec<(usize, usize)>>,
}

impl Cells {
    pub(super) fn of(grid: &Grid) -> Self {
        let cells = grid.columns().wrapping_mul(grid.rows);
        Self { rows: grid.rows, ways: vec![Vec::new(); cells] }
    }

    fn place(&self, (column, row): (usize, usize)) -> usize {
        column.wrapping_mul(self.rows).wrapping_add(row)
    }

    /// Whether cells are free for an edge: no element stands there, and all ways through them begin or end with it.
    pub(super) fn are_free(
        &self,
        grid: &Grid,
        mut cells: impl Iterator<Item = (usize, usize)>,
        edge: &Edge,
    ) -> bool {
        cells.all(|cell| {
            let ways = self.ways.get(self.place(cell)).map_or(&[][..], |ways| ways);
            let shares = |(from, to): &(usize, usize)| *from == edge.from || *to == edge.to;
            !grid.is_taken(cell) && ways.iter().all(shares)
        })
    }

    /// Takes cells for an edge, where they are free.
    pub(super) fn take(
        &mut self,
        grid: &Grid,
        cells: impl Iterator<Item = (usize, usize)> + Clone,
        edge: &Edge,
    ) -> bool {
        if !self.are_free(grid, cells.clone(), edge) {
            return false;
        }
        for cell in cells {
            let place = self.place(cell);
            if let Some(ways) = self.ways.get_mut(place) {
                ways.push((edge.from, edge.to));
            }
        }
        true
    }
}

/// The parts of what is in an element that don't hang together, the first first; those of one element each come last.
pub(super) fn parts(drawing: &Drawing, nodes: Vec<usize>, flows: &[usize]) -> Vec<Part> {
    let place_of = |element: usize| nodes.binary_search(&drawing.holder(element)).ok();
    let mut beside: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let ends: Vec<Option<(usize, usize)>> = flows
        .iter()
        .map(|flow| {
            let flow = drawing.flows.get(*flow)?;
            place_of(flow.from).zip(place_of(flow.to))
        })
        .collect();
    for (from, to) in ends.iter().flatten() {
        for (one, other) in [(from, to), (to, from)] {
            if let Some(beside) = beside.get_mut(*one) {
                beside.push(*other);
            }
        }
    }
    let mut part_of: Vec<Option<usize>> = vec![None; nodes.len()];
    let mut parts: Vec<Part> = Vec::new();
    for start in 0..nodes.len() {
        let mut next = vec![start];
        let number = parts.len();
        while let Some(at) = next.pop() {
            let Some(part) = part_of.get_mut(at).filter(|part| part.is_none()) else { continue };
            *part = Some(number);
            next.extend(beside.get(at).into_iter().flatten());
        }
        if part_of.get(start) == Some(&Some(number)) {
            parts.push(Part::default());
        }
    }
    for (node, part) in nodes.iter().zip(&part_of) {
        if let Some(part) = part.and_then(|part| parts.get_mut(part)) {
            part.nodes.push(*node);
        }
    }
    for (flow, ends) in flows.iter().zip(ends) {
        let part = ends.and_then(|(from, _)| part_of.get(from).copied().flatten());
        if let Some(part) = part.and_then(|part| parts.get_mut(part)) {
            part.flows.push(*flow);
        }
    }
    let (large, small): (Vec<Part>, Vec<Part>) =
        parts.into_iter().partition(|part| !part.flows.is_empty());
    large.into_iter().chain(small).collect()
}
