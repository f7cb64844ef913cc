//! Rows: the first way out of a node goes straight on, the others begin below all that it leads to.

use super::grid::Edge;

/// The row of each node.
pub(super) fn rows(count: usize, edges: &[Edge], column: &[usize]) -> Vec<usize> {
    let tree = Tree::of(count, edges, column);
    let of = |places: &[usize], at: usize| places.get(at).copied().unwrap_or_default();
    // How far to the right what hangs on a node reaches.
    let mut reach = column.to_vec();
    for node in tree.order.iter().rev() {
        let far = of(&reach, *node);
        if let Some(above) = tree.parent.get(*node).copied().flatten()
            && let Some(reach) = reach.get_mut(above.0)
        {
            *reach = (*reach).max(far);
        }
    }
    let columns = column.iter().max().map_or(0, |last| last.wrapping_add(1));
    // By column, the first row that is free.
    let mut free = vec![0_usize; columns];
    let mut rows = vec![0_usize; count];
    for node in &tree.order {
        let above = tree.parent.get(*node).copied().flatten();
        // The way to a node has its row too.
        let from = match above {
            Some((parent, _)) => of(column, parent).wrapping_add(1).min(of(column, *node)),
            None => of(column, *node),
        };
        let span = from..=of(&reach, *node);
        let least = free.get(span).unwrap_or_default().iter().max().copied().unwrap_or_default();
        let wanted = above
            .map_or(0, |(parent, is_below)| of(&rows, parent).wrapping_add(usize::from(is_below)));
        let row = least.max(wanted);
        if let Some(place) = rows.get_mut(*node) {
            *place = row;
        }
        for free in free.get_mut(from..=of(column, *node)).unwrap_or_default() {
            *free = row.wrapping_add(1);
        }
    }
    rows
}

/// The nodes, each below the one that leads to it first.
struct Tree {
    /// By node, the one above, and whether the way begins at an event on its border.
    parent: Vec<Option<(usize, bool)>>,
    /// Each node behind the one above.
    order: Vec<usize>,
}

impl Tree {
    fn of(count: usize, edges: &[Edge], column: &[usize]) -> Self {
        let mut out: Vec<Vec<&Edge>> = vec![Vec::new(); count];
        let mut begins = vec![true; count];
        for edge in edges.iter().filter(|edge| !edge.is_back) {
            if let Some(out) = out.get_mut(edge.from) {
                out.push(edge);
            }
            if let Some(begins) = begins.get_mut(edge.to) {
                *begins = false;
            }
        }
        let mut tree = Self { parent: vec![None; count], order: Vec::new() };
        let mut seen = vec![false; count];
        // What begins later is beside what it leads to, so it comes when that has its place.
        let (first, later): (Vec<usize>, Vec<usize>) = (0..count)
            .filter(|node| begins.get(*node) == Some(&true))
            .partition(|node| column.get(*node) == Some(&0));
        for start in first.into_iter().chain(later) {
            let mut next = vec![(start, None)];
            while let Some((node, parent)) = next.pop() {
                let Some(mark) = seen.get_mut(node).filter(|mark| !**mark) else { continue };
                *mark = true;
                if let Some(place) = tree.parent.get_mut(node) {
                    *place = parent;
                }
                tree.order.push(node);
                let out = out.get(node).into_iter().flatten();
                // Events on the border come last, so that they are below all else.
                let (below, on): (Vec<&&Edge>, Vec<&&Edge>) = out.partition(|edge| edge.is_below);
                let children = on.into_iter().chain(below);
                let children = children.map(|edge| (edge.to, Some((node, edge.is_below))));
                let mut children: Vec<_> = children.collect();
                children.reverse();
                next.append(&mut children);
            }
        }
        tree
    }
}
