//! What depends on what in a form: cells in an order in which each stands behind all that it
//! depends on.
//!
//! An edit marks the cells that it touches; they are computed in this order, and a cell whose
//! result stayed the same stops there. So the cost of an edit is that of what it changes.

use super::model::{CellId, RepeatId};
use crate::sort::sort;

/// What a cell computes, and of which page, field or check. A cell of a field in rows stands for
/// all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Which page can be the first to follow a page, or those before it.
    Way(u32),
    /// Whether a page is part of the form.
    PageVisible(u32),
    /// Whether a field is shown: by its own condition and by what holds it.
    Visible(u32),
    /// The value that a field has until someone sets it.
    Default(u32),
    /// Whether a field can be used.
    Enabled(u32),
    /// Whether a field can't be changed.
    ReadOnly(u32),
    /// Whether a field must be filled in.
    Required(u32),
    /// The least value of a field.
    Min(u32),
    /// The greatest value of a field.
    Max(u32),
    /// What reading a field goes by.
    Setting(u32),
    /// A part of a large sum.
    Sum(u32),
    /// Which rows a list has, in which order.
    Order(u32),
    /// The number of a row.
    Number(u32),
    /// The context of a row.
    Row(u32),
    /// The value of a field as expressions read it.
    Value(u32),
    /// A text that changes.
    Text(u32),
    /// Whether a check fails, and with which message.
    Check(u32),
    /// What is wrong with a field's value.
    Validity(u32),
}

/// Cells in dependency order, and for each the later ones that depend on it.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    cells: Vec<(Cell, Option<RepeatId>)>,
    /// Where the dependents of each cell begin in `dependents`; one more than there are cells.
    starts: Vec<u32>,
    dependents: Vec<CellId>,
}

impl Graph {
    /// How many cells there are; each stands behind all that it depends on.
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The cell of that number, with the list in whose rows it is.
    pub(crate) fn cell(&self, id: CellId) -> Option<(Cell, Option<RepeatId>)> {
        self.cells.get(id.index()).copied()
    }

    /// The cells that depend directly on a cell, all of them later.
    pub(crate) fn dependents(&self, id: CellId) -> &[CellId] {
        slice(&self.starts, &self.dependents, id.index())
    }
}

/// Cells and dependencies while they are being collected.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    cells: Vec<(Cell, Option<RepeatId>)>,
    /// Pairs of a cell and one that it depends on.
    edges: Vec<(CellId, CellId)>,
    /// Pairs of a cell and one that it only has to stand behind: it is not computed again when
    /// that changes.
    orders: Vec<(CellId, CellId)>,
}

/// The graph, where each collected cell stands in it, and what had to be left out.
#[derive(Debug)]
pub(crate) struct Ordered {
    /// The graph.
    pub(crate) graph: Graph,
    /// For each cell, in the order in which they were added, its place in the graph.
    pub(crate) places: Vec<CellId>,
    /// Cells that depend on each other in a circle: each on the next, the last on the first.
    pub(crate) cycles: Vec<Vec<Cell>>,
}

impl Collector {
    /// Adds a cell, which is in the rows of a list or not.
    pub(crate) fn add(&mut self, cell: Cell, repeat: Option<RepeatId>) -> CellId {
        let id = CellId::new(self.cells.len());
        self.cells.push((cell, repeat));
        id
    }

    /// Says that `cell` depends on `on`.
    pub(crate) fn depends(&mut self, cell: CellId, on: CellId) {
        self.edges.push((cell, on));
    }

    /// Says that `cell` reads a part of what `on` gives, and depends on where that part comes from.
    pub(crate) fn stands_behind(&mut self, cell: CellId, on: CellId) {
        self.orders.push((cell, on));
    }

    /// Orders the cells. Of each circle one dependency is left out, so that the rest still works.
    pub(crate) fn order(mut self) -> Ordered {
        sort(&mut self.edges);
        self.edges.dedup();
        let mut order = std::mem::take(&mut self.orders);
        order.extend_from_slice(&self.edges);
        sort(&mut order);
        order.dedup();
        let mut search = Search::new(self.cells.len(), &order);
        for start in 0..self.cells.len() {
            search.from(CellId::new(start));
        }
        let Search { order, cycles, mut closing, .. } = search;
        sort(&mut closing);
        let mut places = vec![CellId::new(0); self.cells.len()];
        for (place, id) in order.iter().enumerate() {
            if let Some(slot) = places.get_mut(id.index()) {
                *slot = CellId::new(place);
            }
        }
        let place = |id: CellId| places.get(id.index()).copied().unwrap_or(id);
        let mut forward: Vec<(CellId, CellId)> = self
            .edges
            .iter()
            .filter(|edge| closing.binary_search(edge).is_err())
            .map(|(cell, on)| (place(*on), place(*cell)))
            .collect();
        sort(&mut forward);
        let (starts, dependents) = adjacency(self.cells.len(), &forward);
        let at = |id: &CellId| self.cells.get(id.index()).copied();
        let graph = Graph { cells: order.iter().filter_map(at).collect(), starts, dependents };
        let cell = |id: &CellId| at(id).map(|(cell, _)| cell);
        let cycles = cycles.iter().map(|path| path.iter().filter_map(cell).collect()).collect();
        Ordered { graph, places, cycles }
    }
}

/// A depth-first search along dependencies, without recursion. A cell is done when all that it
/// depends on is, which gives the order; meeting one that is still open closes a circle.
struct Search {
    starts: Vec<u32>,
    targets: Vec<CellId>,
    state: Vec<State>,
    /// Whether the cell is part of a circle that was found.
    circular: Vec<bool>,
    /// Open cells, each with how many of its dependencies were followed.
    path: Vec<(CellId, usize)>,
    order: Vec<CellId>,
    cycles: Vec<Vec<CellId>>,
    /// The dependencies that close circles.
    closing: Vec<(CellId, CellId)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// On the path, at that place.
    Open(usize),
    Done,
}

/// More circles than this are not told: an author mends one after the other.
const MAX_CYCLES: usize = 20;

impl Search {
    fn new(cells: usize, edges: &[(CellId, CellId)]) -> Self {
        let (starts, targets) = adjacency(cells, edges);
        Self {
            starts,
            targets,
            state: vec![State::New; cells],
            circular: vec![false; cells],
            path: Vec::new(),
            order: Vec::with_capacity(cells),
            cycles: Vec::new(),
            closing: Vec::new(),
        }
    }

    fn from(&mut self, start: CellId) {
        if self.state(start) != State::New {
            return;
        }
        self.open(start);
        while let Some((cell, followed)) = self.path.last_mut() {
            let cell = *cell;
            let next = slice(&self.starts, &self.targets, cell.index()).get(*followed).copied();
            *followed = followed.saturating_add(1);
            match next {
                None => {
                    self.path.pop();
                    self.order.push(cell);
                    self.set(cell, State::Done);
                }
                Some(next) => match self.state(next) {
                    State::New => self.open(next),
                    State::Open(place) => self.close(cell, next, place),
                    State::Done => {}
                },
            }
        }
    }

    fn open(&mut self, cell: CellId) {
        self.set(cell, State::Open(self.path.len()));
        self.path.push((cell, 0));
    }

    fn close(&mut self, cell: CellId, next: CellId, place: usize) {
        self.closing.push((cell, next));
        let told = |id: CellId| self.circular.get(id.index()).copied().unwrap_or(true);
        if self.cycles.len() == MAX_CYCLES || told(cell) || told(next) {
            return;
        }
        let members = self.path.get(place..).unwrap_or_default();
        let cycle: Vec<CellId> = members.iter().map(|(member, _)| *member).collect();
        for member in &cycle {
            if let Some(circular) = self.circular.get_mut(member.index()) {
                *circular = true;
            }
        }
        self.cycles.push(cycle);
    }

    fn state(&self, cell: CellId) -> State {
        self.state.get(cell.index()).copied().unwrap_or(State::Done)
    }

    fn set(&mut self, cell: CellId, state: State) {
        if let Some(slot) = self.state.get_mut(cell.index()) {
            *slot = state;
        }
    }
}

/// Sorted pairs as compressed rows: where each left side's right sides begin, and these.
fn adjacency(rows: usize, pairs: &[(CellId, CellId)]) -> (Vec<u32>, Vec<CellId>) {
    let mut starts = Vec::with_capacity(rows.saturating_add(1));
    let mut at = 0_usize;
    for row in 0..=rows {
        while pairs.get(at).is_some_and(|(left, _)| left.index() < row) {
            at = at.saturating_add(1);
        }
        starts.push(u32::try_from(at).unwrap_or(u32::MAX));
    }
    (starts, pairs.iter().map(|(_, right)| *right).collect())
}

fn slice<'a>(starts: &[u32], items: &'a [CellId], row: usize) -> &'a [CellId] {
    match (starts.get(row), starts.get(row.saturating_add(1))) {
        (Some(&from), Some(&to)) => items.get(from as usize..to as usize).unwrap_or_default(),
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(cells: u32, edges: &[(usize, usize)]) -> Ordered {
        let mut collector = Collector::default();
        let ids: Vec<CellId> = (0..cells).map(|at| collector.add(Cell::Value(at), None)).collect();
        for &(cell, on) in edges {
            collector.depends(ids[cell], ids[on]);
        }
        collector.order()
    }

    #[test]
    fn a_cell_stands_behind_all_that_it_depends_on() {
        let edges = [(0, 3), (3, 2), (0, 2), (2, 4), (1, 0)];
        let Ordered { graph, places, cycles } = ordered(5, &edges);
        assert!(cycles.is_empty());
        for (cell, on) in edges {
            assert!(places[cell] > places[on]);
            assert!(graph.dependents(places[on]).contains(&places[cell]));
        }
        assert_eq!(graph.cell(places[4]), Some((Cell::Value(4), None)));
        assert!(graph.dependents(places[1]).is_empty());
    }

    #[test]
    fn circles_are_told_once_and_opened() {
        let Ordered { graph, cycles, .. } = ordered(5, &[(0, 1), (1, 2), (2, 0), (3, 3), (2, 4)]);
        let value = |at: &[u32]| at.iter().map(|at| Cell::Value(*at)).collect::<Vec<_>>();
        assert_eq!(cycles, [value(&[0, 1, 2]), value(&[3])]);
        for place in 0..5 {
            for dependent in graph.dependents(CellId::new(place)) {
                assert!(dependent.index() > place);
            }
        }
    }

    #[test]
    fn what_only_stands_behind_is_not_a_dependent() {
        let mut collector = Collector::default();
        let [first, second] = [0, 1].map(|at| collector.add(Cell::Value(at), None));
        collector.stands_behind(first, second);
        let Ordered { graph, places, .. } = collector.order();
        assert!(places[0] > places[1]);
        assert!(graph.dependents(places[1]).is_empty());
    }

    #[test]
    fn a_long_chain_is_ordered_without_recursion() {
        let edges: Vec<(usize, usize)> = (0..199_999).map(|at| (at, at + 1)).collect();
        let Ordered { places, .. } = ordered(200_000, &edges);
        assert_eq!(places[0].index(), 199_999);
    }
}
