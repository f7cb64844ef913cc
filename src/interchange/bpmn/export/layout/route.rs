//! The ways of edges through a grid.

use super::super::drawing::{Drawing, Shape};
use super::grid::{Edge, Grid};
use super::track::Tracks;

/// A turn of a way.
#[derive(Clone, Copy, Debug)]
pub(super) enum Turn {
    /// To a track of a channel between columns.
    Column(usize),
    /// To a track of a channel between rows.
    Row(usize),
    /// To the middle of a row.
    Middle(usize),
}

/// A side of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

/// A way from a side of an element to a side of another one.
#[derive(Debug)]
pub(super) struct Route {
    pub(super) from: Side,
    pub(super) turns: Vec<Turn>,
    pub(super) to: Side,
}

/// The middle of a row or column among rows or columns and the channels between them.
fn middle(place: usize) -> usize {
    place.saturating_mul(2).saturating_add(1)
}

/// The ways of all edges, and the tracks that they take between columns and between rows.
pub(super) fn routes(drawing: &Drawing, grid: &Grid) -> (Vec<Route>, Tracks, Tracks) {
    let mut router = Router { drawing, grid, columns: Tracks::default(), rows: Tracks::default() };
    let routes = grid.edges.iter().map(|edge| router.route(edge)).collect();
    router.columns.assign();
    router.rows.assign();
    (routes, router.columns, router.rows)
}

struct Router<'a> {
    drawing: &'a Drawing,
    grid: &'a Grid,
    columns: Tracks,
    rows: Tracks,
}

impl Router<'_> {
    fn route(&mut self, edge: &Edge) -> Route {
        let from = self.grid.cell(edge.from);
        let to = self.grid.cell(edge.to);
        let is_ahead = to.0 > from.0;
        if edge.is_below {
            return self.from_border(edge, from, to);
        }
        if !is_ahead {
            return self.back(edge, from, to);
        }
        let between = from.0.saturating_add(1)..to.0;
        let is_free = |row| self.grid.is_free_row(row, between.clone());
        let straight = |from, turns, to| Route { from, turns, to };
        if from.1 == to.1 && is_free(from.1) {
            return straight(Side::Right, Vec::new(), Side::Left);
        }
        let is_down = to.1 > from.1;
        if from.1 != to.1 {
            // A gateway is left, or come to, at its top or bottom.
            if self.is_gateway(edge.from) && is_free(to.1) && self.is_clear(from, to.1) {
                let side = if is_down { Side::Bottom } else { Side::Top };
                return straight(side, vec![Turn::Middle(to.1)], Side::Left);
            }
            if self.is_gateway(edge.to) && is_free(from.1) && self.is_clear(to, from.1) {
                let side = if is_down { Side::Top } else { Side::Bottom };
                return straight(Side::Right, Vec::new(), side);
            }
            let span = (middle(from.1), middle(to.1));
            if is_free(to.1) {
                let channel = from.0.saturating_add(1);
                let turn = Turn::Column(self.columns.ask(channel, span, edge.from));
                return straight(Side::Right, vec![turn], Side::Left);
            }
            if is_free(from.1) {
                let turn = Turn::Column(self.columns.ask(to.0, span, edge.to));
                return straight(Side::Right, vec![turn], Side::Left);
            }
        }
        let channel = if is_down { from.1.saturating_add(1) } else { from.1 };
        self.through(edge, from, to, channel)
    }

    fn is_gateway(&self, node: usize) -> bool {
        let element = self.grid.nodes.get(node).and_then(|node| self.drawing.elements.get(*node));
        element.is_some_and(|element| element.shape == Shape::Gateway)
    }

    /// Whether nothing stands in the column of a cell from there to a row, which counts.
    fn is_clear(&self, cell: (usize, usize), row: usize) -> bool {
        let rows = if row > cell.1 {
            cell.1.saturating_add(1)..row.saturating_add(1)
        } else {
            row..cell.1
        };
        self.grid.is_free_column(cell.0, rows)
    }

    /// From the right side through a channel between rows to the left side.
    fn through(
        &mut self,
        edge: &Edge,
        from: (usize, usize),
        to: (usize, usize),
        channel: usize,
    ) -> Route {
        let level = channel.saturating_mul(2);
        let (out, into) = (from.0.saturating_add(1), to.0);
        let first = self.columns.ask(out, (middle(from.1), level), edge.from);
        let span = (out.saturating_mul(2), into.saturating_mul(2));
        let second = self.rows.ask(channel, span, edge.flow);
        let third = self.columns.ask(into, (level, middle(to.1)), edge.to);
        let turns = vec![Turn::Column(first), Turn::Row(second), Turn::Column(third)];
        Route { from: Side::Right, turns, to: Side::Left }
    }

    /// Back: below all that stands between.
    fn back(&mut self, edge: &Edge, from: (usize, usize), to: (usize, usize)) -> Route {
        let lowest = from.1.max(to.1);
        let below = lowest.saturating_add(1);
        let is_open = |cell: (usize, usize)| {
            self.grid.is_free_column(cell.0, cell.1.saturating_add(1)..below)
        };
        let docks = |node: usize, cell| is_open(cell) && !self.is_host(node);
        if edge.from == edge.to || !docks(edge.from, from) || !docks(edge.to, to) {
            return self.through(edge, from, to, below);
        }
        let span = (middle(to.0), middle(from.0));
        let turn = Turn::Row(self.rows.ask(below, span, edge.flow));
        Route { from: Side::Bottom, turns: vec![turn], to: Side::Bottom }
    }

    /// Whether events stand on the border of a node.
    fn is_host(&self, node: usize) -> bool {
        let element = self.grid.nodes.get(node).and_then(|node| self.drawing.elements.get(*node));
        element.is_some_and(|element| !element.on.is_empty())
    }

    /// From an event on the lower border of a node.
    fn from_border(&mut self, edge: &Edge, from: (usize, usize), to: (usize, usize)) -> Route {
        let between = from.0.saturating_add(1)..to.0;
        let is_free = to.0 > from.0 && self.grid.is_free_row(to.1, between);
        if to.1 > from.1 && is_free && self.is_clear(from, to.1) {
            let turns = vec![Turn::Middle(to.1)];
            return Route { from: Side::Bottom, turns, to: Side::Left };
        }
        let channel = from.1.saturating_add(1);
        let span = (middle(from.0), to.0.saturating_mul(2));
        let first = self.rows.ask(channel, span, edge.flow);
        let level = channel.saturating_mul(2);
        let second = self.columns.ask(to.0, (level, middle(to.1)), edge.to);
        let turns = vec![Turn::Row(first), Turn::Column(second)];
        Route { from: Side::Bottom, turns, to: Side::Left }
    }
}
