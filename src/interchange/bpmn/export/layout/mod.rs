//! Places of elements, and the ways of flows between them.
//!
//! What is in a process or a sub-process is laid out by itself, the innermost first, in layers along the flow: [`rank`]
//! puts elements in columns, [`row`] in rows, so that the first way out of an element goes straight on and the others
//! below it. [`route`] leads flows through the free cells, and else through the channels between columns and rows, in
//! which no element stands; [`track`] keeps flows in one channel apart. [`place`] turns all that into pixels.
//!
//! There are so few elements that no sum overflows, so sums may wrap, which is less code.

mod grid;
mod label;
mod place;
mod rank;
mod route;
mod row;
mod track;

use super::drawing::{Bounds, Drawing, Shape};
use grid::Grid;
pub(super) use label::{event_label, flow_label};

/// The sizes of elements (as bpmn.io draws them).
const EVENT: i32 = 36;
const GATEWAY: i32 = 50;
const ACTIVITY: (i32, i32) = (100, 80);
/// The space around what is in a sub-process: at the sides, and above for its name.
const MARGIN: i32 = 30;
const HEADING: i32 = 40;
/// The width of the name of a pool.
const POOL_NAME: i32 = 30;
/// The space between pools, and between parts that hang together.
const GAP: i32 = 40;
/// How wide what does not hang together is drawn side by side.
const WIDE: i32 = 900;

/// Lays out a drawing.
pub(super) fn layout(drawing: &mut Drawing) {
    for element in &mut drawing.elements {
        let (width, height) = match element.shape {
            Shape::Event => (EVENT, EVENT),
            Shape::Gateway => (GATEWAY, GATEWAY),
            _ => ACTIVITY,
        };
        element.bounds = Bounds { x: 0, y: 0, width, height };
    }
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); drawing.elements.len()];
    for (at, element) in drawing.elements.iter().enumerate().filter(|(_, it)| it.host.is_none()) {
        if let Some(inside) = element.parent.and_then(|parent| inside.get_mut(parent)) {
            inside.push(at);
        }
    }
    for at in 0..drawing.elements.len() {
        let host = drawing.elements.get(at).and_then(|it| it.host);
        let Some(host) = host.and_then(|host| drawing.elements.get_mut(host)) else { continue };
        let is_first = host.on.is_empty();
        host.on.push(at);
        if let Some(event) = drawing.elements.get_mut(at) {
            event.is_first = is_first;
        }
    }
    let mut flows: Vec<Vec<usize>> = vec![Vec::new(); drawing.elements.len()];
    for (at, flow) in drawing.flows.iter().enumerate() {
        let parent = drawing.elements.get(flow.from).and_then(|from| from.parent);
        if let Some(flows) = parent.and_then(|parent| flows.get_mut(parent)) {
            flows.push(at);
        }
    }
    let mut down = 0;
    for container in (0..drawing.elements.len()).rev() {
        let take = |lists: &mut Vec<Vec<usize>>| {
            lists.get_mut(container).map(std::mem::take).unwrap_or_default()
        };
        let (nodes, flows) = (take(&mut inside), take(&mut flows));
        let Some(element) = drawing.elements.get(container) else { continue };
        if matches!(element.shape, Shape::Scope | Shape::Process) {
            let (width, height) = arrange(drawing, nodes, &flows);
            if let Some(element) = drawing.elements.get_mut(container) {
                element.bounds.width = width.max(ACTIVITY.0);
                element.bounds.height = height.max(ACTIVITY.1);
            }
        }
    }
    for element in &mut drawing.elements {
        if element.shape == Shape::Process {
            element.bounds.y = down;
            down = element.bounds.bottom().wrapping_add(GAP);
        }
    }
    settle(drawing);
}

/// Lays out what is in an element, and gives the size around it.
fn arrange(drawing: &mut Drawing, nodes: Vec<usize>, flows: &[usize]) -> (i32, i32) {
    let mut size = (0, 0);
    let (mut x, mut y, mut height) = (MARGIN, HEADING, 0);
    for part in grid::parts(drawing, nodes, flows) {
        let grid = Grid::of(drawing, part);
        let (across, down) = place::place(drawing, &grid);
        // Small parts stand side by side.
        if x > MARGIN && x.wrapping_add(across) > WIDE {
            (x, y, height) = (MARGIN, height, 0);
        }
        place::shift(drawing, &grid, (x, y));
        x = x.wrapping_add(across).wrapping_add(GAP);
        height = height.max(y.wrapping_add(down).wrapping_add(GAP));
        size = (size.0.max(x), size.1.max(height));
    }
    let less = MARGIN.wrapping_sub(GAP);
    (size.0.wrapping_add(less), size.1.wrapping_add(less))
}

/// Moves what is in an element to where the element is: so far its place was told from there.
fn settle(drawing: &mut Drawing) {
    let mut origins: Vec<(i32, i32)> = Vec::new();
    for at in 0..drawing.elements.len() {
        let Some(element) = drawing.elements.get(at) else { continue };
        let origin = element.parent.and_then(|parent| origins.get(parent)).copied();
        let origin = origin.unwrap_or_default();
        let Some(element) = drawing.elements.get_mut(at) else { continue };
        element.bounds.shift(origin);
        let name = if element.pool.is_some() { POOL_NAME } else { 0 };
        origins.push((element.bounds.x.wrapping_add(name), element.bounds.y));
        if element.pool.is_some() {
            element.bounds.width = element.bounds.width.wrapping_add(name);
        }
    }
    for flow in &mut drawing.flows {
        let parent = drawing.elements.get(flow.from).and_then(|from| from.parent);
        let origin = parent.and_then(|parent| origins.get(parent)).copied().unwrap_or_default();
        for point in &mut flow.points {
            *point = (point.0.wrapping_add(origin.0), point.1.wrapping_add(origin.1));
        }
    }
}
