//! Columns: each node stands behind all that lead to it, loops aside.

use super::grid::Edge;

/// The column of each node. Edges that close a loop are marked as leading back.
pub(super) fn columns(count: usize, edges: &mut [Edge]) -> Vec<usize> {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut begins = vec![true; count];
    for (at, edge) in edges.iter().enumerate() {
        if let Some(out) = out.get_mut(edge.from) {
            out.push(at);
        }
        if let Some(begins) = begins.get_mut(edge.to).filter(|_| edge.from != edge.to) {
            *begins = false;
        }
    }
    let (first, others): (Vec<usize>, Vec<usize>) =
        (0..count).partition(|node| begins.get(*node) == Some(&true));
    let order = search(first.into_iter().chain(others), &out, edges);
    // Each node comes behind those that lead to it.
    let mut column = vec![0_usize; count];
    for node in order.iter().rev() {
        let here = column.get(*node).copied().unwrap_or_default();
        for edge in ahead(*node, &out, edges) {
            if let Some(column) = column.get_mut(edge.to) {
                *column = (*column).max(here.wrapping_add(1));
            }
        }
    }
    // What begins later stands right before what it leads to.
    for node in (0..count).filter(|node| begins.get(*node) == Some(&true)) {
        let nearest = ahead(node, &out, edges).filter_map(|edge| column.get(edge.to)).min();
        if let Some(nearest) = nearest.map(|nearest| nearest.saturating_sub(1))
            && let Some(column) = column.get_mut(node)
        {
            *column = nearest;
        }
    }
    column
}

fn ahead<'a>(
    node: usize,
    out: &'a [Vec<usize>],
    edges: &'a [Edge],
) -> impl Iterator<Item = &'a Edge> {
    let out = out.get(node).into_iter().flatten();
    out.filter_map(|edge| edges.get(*edge)).filter(|edge| !edge.is_back)
}

/// Searches depth first, marks the edges that lead to a node whose search is still open, and gives the nodes in the order
/// in which they were left.
fn search(
    starts: impl Iterator<Item = usize>,
    out: &[Vec<usize>],
    edges: &mut [Edge],
) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Left,
    }
    let mut marks = vec![Mark::New; out.len()];
    let mut left = Vec::new();
    for start in starts {
        if marks.get(start) != Some(&Mark::New) {
            continue;
        }
        let mut path = vec![(start, 0_usize)];
        while let Some((node, turn)) = path.pop() {
            if let Some(mark) = marks.get_mut(node) {
                *mark = Mark::Open;
            }
            let next = out.get(node).and_then(|out| out.get(turn)).copied();
            let Some(edge) = next.and_then(|edge| edges.get_mut(edge)) else {
                if let Some(mark) = marks.get_mut(node) {
                    *mark = Mark::Left;
                }
                left.push(node);
                continue;
            };
            path.push((node, turn.wrapping_add(1)));
            match marks.get(edge.to) {
                Some(Mark::Open) => edge.is_back = true,
                Some(Mark::New) => path.push((edge.to, 0)),
                _ => {}
            }
        }
    }
    left
}
