//! Where the names of events and flows stand.

use super::super::drawing::{Bounds, Element, Flow, Shape};

/// The widest label.
const WIDEST: i32 = 120;
const LINE: i32 = 14;
/// How much of a line words fill.
const LINE_WIDTH: i32 = 96;
/// The most letters for which there is room.
const LONGEST: usize = 200;
/// About how wide a letter is.
const LETTER: i32 = 7;

/// The size of a label: its width, and its height in as many lines as it needs.
pub(super) fn size(text: &str) -> (i32, i32) {
    let letters = i32::try_from(text.chars().take(LONGEST).count()).unwrap_or_default();
    let whole = letters.wrapping_mul(LETTER).wrapping_add(LETTER);
    let lines = whole / LINE_WIDTH;
    (whole.min(WIDEST), LINE.wrapping_mul(lines.wrapping_add(1)))
}

/// Below an event; of one on a border, beside what leads down from it.
pub(in super::super) fn event_label(element: &Element) -> Option<Bounds> {
    let name = element.name.as_ref().filter(|_| element.shape == Shape::Event)?;
    let (width, height) = size(name);
    let bounds = element.bounds;
    let x = match element.host {
        // Of several, only the one on the right has room there.
        Some(_) if element.is_first => bounds.right().wrapping_sub(10),
        Some(_) => bounds.x.wrapping_add(10).wrapping_sub(width),
        None => bounds.middle().0.wrapping_sub(width / 2),
    };
    Some(Bounds { x, y: bounds.bottom().wrapping_add(4), width, height })
}

/// Above the first stretch of a flow that lies level.
pub(in super::super) fn flow_label(flow: &Flow) -> Option<Bounds> {
    let (width, height) = size(flow.name.as_ref()?);
    let level = flow.points.windows(2).find_map(|pair| match pair {
        [from, to] if from.1 == to.1 => Some((*from, *to)),
        _ => None,
    });
    let (from, to) = level.or_else(|| Some((*flow.points.first()?, *flow.points.last()?)))?;
    let x = if to.0 >= from.0 {
        from.0.wrapping_add(6)
    } else {
        from.0.wrapping_sub(6).wrapping_sub(width)
    };
    Some(Bounds { x, y: from.1.wrapping_sub(height).wrapping_sub(4), width, height })
}
