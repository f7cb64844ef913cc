//! A grid in pixels.

use super::super::drawing::{Bounds, Drawing, Shape};
use super::grid::{Edge, Grid};
use super::route::{Route, Side, Turn, routes};
use super::track::Tracks;
use super::{ACTIVITY, EVENT, label};

/// The least space between columns, and between rows.
const BETWEEN_COLUMNS: i32 = 50;
const BETWEEN_ROWS: i32 = 30;
/// The space between tracks: there is room for names between them.
const TRACK: i32 = 20;

/// Where columns, or rows, and the channels between them begin.
struct Axis {
    /// By channel, its first track.
    firsts: Vec<i32>,
    /// The middles of the columns or rows.
    middles: Vec<i32>,
    length: i32,
}

impl Axis {
    /// `gaps` are the channels' parts that tracks can't have and the least widths of the others, the first before the first
    /// size.
    fn of(sizes: &[i32], gaps: &[(i32, i32)], tracks: &Tracks) -> Self {
        let mut axis = Self { firsts: Vec::new(), middles: Vec::new(), length: 0 };
        for channel in 0..=sizes.len() {
            let count = i32::try_from(tracks.count(channel)).unwrap_or(i32::MAX);
            let used = count.wrapping_sub(1).max(0).wrapping_mul(TRACK);
            let (kept, least) = gaps.get(channel).copied().unwrap_or_default();
            let room = if count > 0 { used.wrapping_add(TRACK.wrapping_mul(2)) } else { 0 };
            let width = least.max(room);
            axis.length = axis.length.wrapping_add(kept);
            axis.firsts.push(axis.length.wrapping_add(width.wrapping_sub(used) / 2));
            axis.length = axis.length.wrapping_add(width);
            if let Some(size) = sizes.get(channel) {
                axis.middles.push(axis.length.wrapping_add(size / 2));
                axis.length = axis.length.wrapping_add(*size);
            }
        }
        axis
    }

    fn middle(&self, place: usize) -> i32 {
        self.middles.get(place).copied().unwrap_or_default()
    }

    fn track(&self, (channel, track): (usize, usize)) -> i32 {
        let first = self.firsts.get(channel).copied().unwrap_or_default();
        first.wrapping_add(i32::try_from(track).unwrap_or_default().wrapping_mul(TRACK))
    }
}

/// Gives the elements of a grid their places and its flows their points, from the grid's own corner; gives its width
/// and height.
pub(super) fn place(drawing: &mut Drawing, grid: &Grid) -> (i32, i32) {
    let (routes, in_columns, in_rows) = routes(drawing, grid);
    let mut widths = vec![0; grid.columns()];
    let mut heights = vec![ACTIVITY.1; grid.rows];
    for (node, element) in grid.nodes.iter().enumerate() {
        let Some(element) = drawing.elements.get(*element) else { continue };
        let (column, row) = grid.cell(node);
        let name = element.name.as_ref().filter(|_| element.shape == Shape::Event);
        let width = name.map_or(0, |name| label::size(name).0).max(element.bounds.width);
        for (sizes, place, size) in
            [(&mut widths, column, width), (&mut heights, row, element.bounds.height)]
        {
            if let Some(known) = sizes.get_mut(place) {
                *known = size.max(*known);
            }
        }
    }
    let columns = Axis::of(&widths, &column_gaps(drawing, grid), &in_columns);
    let rows = Axis::of(&heights, &row_gaps(drawing, grid), &in_rows);
    for (node, element) in grid.nodes.iter().enumerate() {
        let (column, row) = grid.cell(node);
        if let Some(element) = drawing.elements.get_mut(*element) {
            let Bounds { width, height, .. } = element.bounds;
            element.bounds.x = columns.middle(column).wrapping_sub(width / 2);
            element.bounds.y = rows.middle(row).wrapping_sub(height / 2);
        }
    }
    grid.nodes.iter().for_each(|host| put_on_border(drawing, *host));
    for (edge, route) in grid.edges.iter().zip(&routes) {
        let points = points(drawing, edge, route, |turn| match turn {
            Turn::Column(stretch) => (true, columns.track(in_columns.track(stretch))),
            Turn::Row(stretch) => (false, rows.track(in_rows.track(stretch))),
            Turn::Middle(row) => (false, rows.middle(row)),
        });
        if let Some(flow) = drawing.flows.get_mut(edge.flow) {
            flow.points = points;
        }
    }
    (columns.length, rows.length)
}

/// The least widths of the channels between columns: there is room for names of flows.
fn column_gaps(drawing: &Drawing, grid: &Grid) -> Vec<(i32, i32)> {
    let mut gaps = vec![(0, BETWEEN_COLUMNS); grid.columns().wrapping_add(1)];
    for edge in &grid.edges {
        let name = drawing.flows.get(edge.flow).and_then(|flow| flow.name.as_ref());
        let channel = grid.cell(edge.from).0.wrapping_add(1);
        if let (Some(name), Some(gap)) = (name, gaps.get_mut(channel)) {
            gap.1 = label::size(name).0.wrapping_add(20).max(gap.1);
        }
    }
    outer(&mut gaps);
    gaps
}

/// The least heights of the channels between rows: there is room for events on borders, and for names.
fn row_gaps(drawing: &Drawing, grid: &Grid) -> Vec<(i32, i32)> {
    let mut gaps = vec![(0, BETWEEN_ROWS); grid.rows.wrapping_add(1)];
    outer(&mut gaps);
    for (node, element) in grid.nodes.iter().enumerate() {
        let (_, row) = grid.cell(node);
        let hosts = drawing.elements.get(*element).is_some_and(|it| !it.on.is_empty());
        if let Some(gap) = gaps.get_mut(row.wrapping_add(1)).filter(|_| hosts) {
            gap.0 = EVENT;
        }
    }
    gaps
}

/// Nothing need be around the grid.
fn outer(gaps: &mut [(i32, i32)]) {
    if let Some(first) = gaps.first_mut() {
        first.1 = 0;
    }
    if let Some(last) = gaps.last_mut() {
        last.1 = 0;
    }
}

/// Puts events on the lower border of an activity, side by side.
fn put_on_border(drawing: &mut Drawing, host: usize) {
    let Some(host) = drawing.elements.get(host) else { return };
    let bounds = host.bounds;
    let mut x = bounds.right().wrapping_sub(EVENT).wrapping_sub(10);
    for event in host.on.clone() {
        if let Some(event) = drawing.elements.get_mut(event) {
            event.bounds.x = x;
            event.bounds.y = bounds.bottom().wrapping_sub(EVENT / 2);
        }
        x = x.wrapping_sub(EVENT).wrapping_sub(8);
    }
}

/// The points of a way. `at` tells where a turn leads: whether to the side, and how far.
fn points(
    drawing: &Drawing,
    edge: &Edge,
    route: &Route,
    at: impl Fn(Turn) -> (bool, i32),
) -> Vec<(i32, i32)> {
    let Some(flow) = drawing.flows.get(edge.flow) else { return Vec::new() };
    let side = |element: usize, side| {
        let bounds = drawing.elements.get(element).map(|it| it.bounds).unwrap_or_default();
        let (x, y) = bounds.middle();
        match side {
            Side::Left => (bounds.x, y),
            Side::Right => (bounds.right(), y),
            Side::Top => (x, bounds.y),
            Side::Bottom => (x, bounds.bottom()),
        }
    };
    let (mut here, end) = (side(flow.from, route.from), side(flow.to, route.to));
    let mut points = vec![here];
    let mut is_level = matches!(route.from, Side::Top | Side::Bottom);
    for turn in &route.turns {
        let (is_sideways, to) = at(*turn);
        here = if is_sideways { (to, here.1) } else { (here.0, to) };
        is_level = !is_sideways;
        points.push(here);
    }
    let is_level = is_level || route.turns.is_empty();
    points.push(if is_level { (end.0, here.1) } else { (here.0, end.1) });
    points.push(end);
    points.dedup();
    points
}

/// Moves what was placed.
pub(super) fn shift(drawing: &mut Drawing, grid: &Grid, by: (i32, i32)) {
    for node in &grid.nodes {
        let on = drawing.elements.get(*node).map(|it| it.on.clone()).unwrap_or_default();
        for element in on.into_iter().chain([*node]) {
            if let Some(element) = drawing.elements.get_mut(element) {
                element.bounds.shift(by);
            }
        }
    }
    for edge in &grid.edges {
        for point in drawing.flows.get_mut(edge.flow).into_iter().flat_map(|it| &mut it.points) {
            *point = (point.0.wrapping_add(by.0), point.1.wrapping_add(by.1));
        }
    }
}
