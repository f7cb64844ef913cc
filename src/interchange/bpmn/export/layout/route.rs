//! The ways of edges through a grid: along free cells, else through the channels between rows.

use super::super::drawing::{Drawing, Shape};
use super::grid::{Cells, Edge, Grid};
use super::track::{Beside, Stretch, Tracks};

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
    place.wrapping_mul(2).wrapping_add(1)
}

/// The ways of all edges, and the tracks that they take between columns and between rows.
pub(super) fn routes(drawing: &Drawing, grid: &Grid) -> (Vec<Route>, Tracks, Tracks) {
    let mut router = Router {
        drawing,
        grid,
        along_rows: Cells::of(grid),
        along_columns: Cells::of(grid),
        columns: Tracks::default(),
        rows: Tracks::default(),
        docks: vec![[None; 2]; grid.nodes.len()],
    };
    let straight: Vec<Option<Route>> =
        grid.edges.iter().map(|edge| router.straight(edge)).collect();
    let edges = grid.edges.iter().zip(straight);
    let routes = edges.map(|(edge, straight)| straight.unwrap_or_else(|| router.route(edge)));
    let routes = routes.collect();
    router.columns.assign();
    router.rows.assign();
    (routes, router.columns, router.rows)
}

struct Router<'a> {
    drawing: &'a Drawing,
    grid: &'a Grid,
    /// The cells through which ways lead level, and upright.
    along_rows: Cells,
    along_columns: Cells,
    columns: Tracks,
    rows: Tracks,
    /// By node, whether its top and its bottom are left, or come to.
    docks: Vec<[Option<Way>; 2]>,
}

/// Whether an edge leaves a node or comes to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Out,
    In,
}

impl Router<'_> {
    /// Straight on to an element in the same row.
    fn straight(&mut self, edge: &Edge) -> Option<Route> {
        let (from, to) = (self.grid.cell(edge.from), self.grid.cell(edge.to));
        let is_ahead = to.0 > from.0 && to.1 == from.1 && !edge.is_below;
        let cells = (from.0.wrapping_add(1)..to.0).map(|column| (column, from.1));
        let is_straight = is_ahead && self.along_rows.take(self.grid, cells, edge);
        is_straight.then(|| Route { from: Side::Right, turns: Vec::new(), to: Side::Left })
    }

    fn route(&mut self, edge: &Edge) -> Route {
        let (from, to) = (self.grid.cell(edge.from), self.grid.cell(edge.to));
        if edge.is_below {
            return self.leave_border(edge, from, to);
        }
        if to.0 <= from.0 {
            // Back: below all that stands between.
            return self.through(edge, from.1.max(to.1).wrapping_add(1));
        }
        let is_down = to.1 > from.1;
        if from.1 != to.1 {
            // A gateway is left, or come to, at its top or bottom.
            let side = if is_down { Side::Bottom } else { Side::Top };
            if self.is_gateway(edge.from)
                && self.can_dock(edge.from, side, Way::Out)
                && self.corner(edge, from, to, from.0..to.0, to.1)
            {
                self.dock(edge.from, side, Way::Out);
                return Route { from: side, turns: vec![Turn::Middle(to.1)], to: Side::Left };
            }
            let behind = from.0.wrapping_add(1);
            let into = behind..to.0.wrapping_add(1);
            let side = if is_down { Side::Top } else { Side::Bottom };
            if self.is_gateway(edge.to)
                && self.can_dock(edge.to, side, Way::In)
                && self.corner(edge, to, from, into, from.1)
            {
                self.dock(edge.to, side, Way::In);
                return Route { from: Side::Right, turns: Vec::new(), to: side };
            }
            let ends = [(middle(from.1), Beside::Before), (middle(to.1), Beside::Behind)];
            for (channel, row, key) in [(behind, to.1, edge.from), (to.0, from.1, edge.to)] {
                let stretch = Stretch { channel, ends, key };
                let cells = (behind..to.0).map(|column| (column, row));
                if !self.columns.meets(&stretch) && self.along_rows.take(self.grid, cells, edge) {
                    let turns = vec![Turn::Column(self.columns.ask(stretch))];
                    return Route { from: Side::Right, turns, to: Side::Left };
                }
            }
        }
        self.through(edge, if is_down { from.1.wrapping_add(1) } else { from.1 })
    }

    /// Takes the cells of a way with one corner: upright from a cell to the row of another one, and level in a row.
    fn corner(
        &mut self,
        edge: &Edge,
        upright: (usize, usize),
        end: (usize, usize),
        columns: std::ops::Range<usize>,
        row: usize,
    ) -> bool {
        let rows = if end.1 > upright.1 {
            upright.1.wrapping_add(1)..end.1.wrapping_add(1)
        } else {
            end.1..upright.1
        };
        let cells = rows.map(|row| (upright.0, row));
        let level = columns.map(|column| (column, row));
        let are_free = self.along_columns.are_free(self.grid, cells.clone(), edge)
            && self.along_rows.are_free(self.grid, level.clone(), edge);
        are_free
            && self.along_columns.take(self.grid, cells, edge)
            && self.along_rows.take(self.grid, level, edge)
    }

    fn is_gateway(&self, node: usize) -> bool {
        let element = self.grid.nodes.get(node).and_then(|node| self.drawing.elements.get(*node));
        element.is_some_and(|element| element.shape == Shape::Gateway)
    }

    /// Whether events stand on the border of a node.
    fn is_host(&self, node: usize) -> bool {
        let element = self.grid.nodes.get(node).and_then(|node| self.drawing.elements.get(*node));
        element.is_some_and(|element| !element.on.is_empty())
    }

    /// The side of a node that looks to a channel between rows, where nothing stands between them.
    fn side(&mut self, edge: &Edge, node: usize, channel: usize, way: Way) -> Option<Side> {
        let (column, row) = self.grid.cell(node);
        let (rows, side) = if channel > row {
            (row.wrapping_add(1)..channel, Side::Bottom)
        } else {
            (channel..row, Side::Top)
        };
        let is_taken = side == Side::Bottom && self.is_host(node);
        let cells = rows.map(|row| (column, row));
        let docks = !is_taken
            && self.can_dock(node, side, way)
            && self.along_columns.take(self.grid, cells, edge);
        docks.then(|| self.dock(node, side, way))
    }

    /// Whether no edge goes the other way at the top or the bottom of a node.
    fn can_dock(&self, node: usize, side: Side, way: Way) -> bool {
        let [top, bottom] = self.docks.get(node).copied().unwrap_or_default();
        let known = if side == Side::Top { top } else { bottom };
        known.is_none_or(|known| known == way)
    }

    fn dock(&mut self, node: usize, side: Side, way: Way) -> Side {
        if let Some([top, bottom]) = self.docks.get_mut(node) {
            *(if side == Side::Top { top } else { bottom }) = Some(way);
        }
        side
    }

    /// Through a channel between rows.
    fn through(&mut self, edge: &Edge, channel: usize) -> Route {
        let (from, to) = (self.grid.cell(edge.from), self.grid.cell(edge.to));
        let mut turns = Vec::new();
        // Tasks are left upwards or downwards only on the way back.
        let leaves = (to.0 < from.0 || self.is_gateway(edge.from)) && edge.from != edge.to;
        let side = if leaves { self.side(edge, edge.from, channel, Way::Out) } else { None };
        let begin = match side {
            Some(side) => (middle(from.0), beside(side)),
            None => {
                let out = from.0.wrapping_add(1);
                let level = (channel.wrapping_mul(2), Beside::Across);
                let ends = [(middle(from.1), Beside::Before), level];
                let stretch = Stretch { channel: out, ends, key: edge.from };
                turns.push(Turn::Column(self.columns.ask(stretch)));
                (out.wrapping_mul(2), Beside::Across)
            }
        };
        let to = self.enter(edge, channel, begin, &mut turns);
        Route { from: side.unwrap_or(Side::Right), turns, to }
    }

    /// From a place in a channel between rows to a node.
    fn enter(
        &mut self,
        edge: &Edge,
        channel: usize,
        begin: (usize, Beside),
        turns: &mut Vec<Turn>,
    ) -> Side {
        let to = self.grid.cell(edge.to);
        let side = self.side(edge, edge.to, channel, Way::In);
        let end = match side {
            Some(side) => (middle(to.0), beside(side)),
            None => (to.0.wrapping_mul(2), Beside::Across),
        };
        let stretch = Stretch { channel, ends: [begin, end], key: edge.flow };
        turns.push(Turn::Row(self.rows.ask(stretch)));
        side.unwrap_or_else(|| {
            let level = (channel.wrapping_mul(2), Beside::Across);
            let ends = [level, (middle(to.1), Beside::Behind)];
            let stretch = Stretch { channel: to.0, ends, key: edge.to };
            turns.push(Turn::Column(self.columns.ask(stretch)));
            Side::Left
        })
    }

    /// From an event on the lower border of a node.
    fn leave_border(&mut self, edge: &Edge, from: (usize, usize), to: (usize, usize)) -> Route {
        if to.1 > from.1 && to.0 > from.0 && self.corner(edge, from, to, from.0..to.0, to.1) {
            let turns = vec![Turn::Middle(to.1)];
            return Route { from: Side::Bottom, turns, to: Side::Left };
        }
        let mut turns = Vec::new();
        let begin = (middle(from.0), Beside::Across);
        let to = self.enter(edge, from.1.wrapping_add(1), begin, &mut turns);
        Route { from: Side::Bottom, turns, to }
    }
}

/// On which side of a channel between rows an element lies that looks to it with a side.
fn beside(side: Side) -> Beside {
    if side == Side::Bottom { Beside::Before } else { Beside::Behind }
}
