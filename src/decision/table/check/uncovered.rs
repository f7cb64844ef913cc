//! The parts of a box that no rule covers: a sweep along one column after the other.

use super::Budget;
use super::grid::Grid;
use super::spans::{covers, shared};
use crate::decision::table::index::Span;
use crate::sort::{sort, sort_by};

/// Stretches of a column, and the rows that accept them.
struct Part {
    spans: Vec<Span>,
    rows: Vec<u32>,
}

/// The parts of `domain`, which has stretches for each column, that none of `rows` may match: at
/// most `most` of them, each with its stretches for each column.
pub(super) fn uncovered(
    grid: &Grid<'_>,
    domain: &[Vec<Span>],
    rows: Vec<u32>,
    most: usize,
    budget: &mut Budget,
) -> Vec<Vec<Vec<Span>>> {
    let mut found = Vec::new();
    let whole = Part { spans: Vec::new(), rows };
    // Of each column on the way, the parts that are still to be looked at, the next one last.
    let mut open = vec![vec![whole]];
    let mut path: Vec<Vec<Span>> = Vec::new();
    while let Some(parts) = open.last_mut() {
        let Some(part) = parts.pop() else {
            open.pop();
            continue;
        };
        // The part's stretches are of the column before the one at `depth`.
        let depth = open.len().saturating_sub(1);
        if let Some(before) = depth.checked_sub(1) {
            path.truncate(before);
            path.push(part.spans);
        }
        if part.rows.is_empty() {
            let mut part = path.clone();
            part.extend_from_slice(domain.get(depth..).unwrap_or_default());
            found.push(part);
            if found.len() >= most {
                break;
            }
            continue;
        }
        let Some(column) = domain.get(depth) else { continue };
        let covered = part.rows.iter().any(|row| covers_rest(grid, domain, depth, *row));
        if covered || !budget.spend(part.rows.len()) {
            continue;
        }
        open.push(split(grid, depth, column, &part.rows, budget));
    }
    found
}

/// Whether a row accepts everything of the columns from `depth` on.
fn covers_rest(grid: &Grid<'_>, domain: &[Vec<Span>], depth: usize, row: u32) -> bool {
    let mut columns = grid.columns.iter().zip(domain).enumerate();
    columns.all(|(at, (column, domain))| at < depth || covers(column.within(row), domain))
}

/// Cuts the stretches of a column where the rows begin and end to accept, and puts those together
/// that the same rows accept.
fn split(
    grid: &Grid<'_>,
    depth: usize,
    domain: &[Span],
    rows: &[u32],
    budget: &mut Budget,
) -> Vec<Part> {
    let Some(column) = grid.columns.get(depth) else { return Vec::new() };
    let mut edges = Vec::new();
    for (start, end) in domain {
        edges.push(*start);
        edges.push(*end);
    }
    // Where each row begins and ends to accept.
    let mut events: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        for (start, end) in shared(column.within(*row), domain) {
            edges.push(start);
            edges.push(end);
            events.push((start, *row));
            events.push((end, *row));
        }
    }
    sort(&mut edges);
    edges.dedup();
    sort(&mut events);
    let mut parts: Vec<Part> = Vec::new();
    let mut events = events.as_slice();
    let mut accepting: Vec<u32> = Vec::new();
    for pair in edges.windows(2) {
        let [start, end] = *pair else { continue };
        while let [(place, row), behind @ ..] = events
            && *place <= start
        {
            match accepting.binary_search(row) {
                Ok(at) => drop(accepting.remove(at)),
                Err(at) => accepting.insert(at, *row),
            }
            events = behind;
        }
        let inside = domain.iter().any(|(first, last)| *first <= start && end <= *last);
        if inside && budget.spend(accepting.len().saturating_add(1)) {
            parts.push(Part { spans: vec![(start, end)], rows: accepting.clone() });
        }
    }
    merged(parts)
}

/// Puts parts of the same rows together, the one with the first stretch last.
fn merged(mut parts: Vec<Part>) -> Vec<Part> {
    sort_by(&mut parts, |left, right| left.rows.cmp(&right.rows));
    let mut merged: Vec<Part> = Vec::new();
    for part in parts {
        match merged.last_mut() {
            Some(last) if last.rows == part.rows => last.spans.extend_from_slice(&part.spans),
            _ => merged.push(part),
        }
    }
    sort_by(&mut merged, |left, right| right.spans.cmp(&left.spans));
    merged
}
