//! The rows of one input column, by the places of its axis that their cells accept.
//!
//! A segment tree over the places: the stretches of a cell are cut into few nodes, and the rows that
//! accept a place are those of the nodes from its leaf up to the root. So it holds at most
//! `2 log₂ places` entries for each stretch, however wide, and an answer costs what it holds.

use super::axis::{Axis, Span};
use super::rows::Bits;

/// An input column's index.
#[derive(Debug)]
pub(in crate::decision::table) struct Column {
    pub(in crate::decision::table) axis: Axis,
    /// Where the stretches of each row begin, and where those of the last end.
    starts: Vec<u32>,
    // INVARIANT: those of a row in order, without touching each other.
    spans: Vec<Span>,
    /// How many leaves the tree has: the axis' places, rounded up to a power of two.
    leaves: u32,
    /// Where the words of each node begin, and where those of the last end.
    nodes: Vec<u32>,
    // INVARIANT: of a node as many words as a set of all rows has, which are that set; or fewer, which
    // are the numbers of its rows in order.
    words: Vec<u32>,
    /// The next node above each that has words, 0 for none.
    above: Vec<u32>,
    /// How many words each node has together with those above it.
    counts: Vec<u32>,
}

impl Column {
    /// The column whose rows accept these places.
    pub(super) fn new(axis: Axis, rows: &[Vec<Span>]) -> Self {
        let leaves = axis.len().next_power_of_two();
        let mut starts = vec![0];
        let mut spans = Vec::new();
        // The rows of each node are in order, since they are put in in order.
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); (leaves as usize).saturating_mul(2)];
        for (row, accepted) in (0_u32..).zip(rows) {
            spans.extend_from_slice(accepted);
            starts.push(length(&spans));
            for span in accepted {
                cover(*span, leaves, &mut |node| {
                    if let Some(list) = lists.get_mut(node as usize) {
                        list.push(row);
                    }
                });
            }
        }
        let mut nodes = vec![0];
        let mut words: Vec<u32> = Vec::new();
        let mut above = Vec::with_capacity(lists.len());
        let mut counts = Vec::with_capacity(lists.len());
        for (node, list) in (0_u32..).zip(lists) {
            if list.len() < Bits::words(rows.len()) {
                words.extend_from_slice(&list);
            } else {
                let mut bits = Bits::none(rows.len());
                for row in list {
                    bits.insert(row);
                }
                words.extend_from_slice(bits.as_words());
            }
            nodes.push(length(&words));
            let parent = node / 2;
            let next =
                if slice(&words, &nodes, parent).is_empty() { at(&above, parent) } else { parent };
            above.push(next);
            counts.push(length(slice(&words, &nodes, node)).saturating_add(at(&counts, parent)));
        }
        Self { axis, starts, spans, leaves, nodes, words, above, counts }
    }

    /// How many rows there are.
    fn rows(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The places that the cell of a row accepts.
    pub(in crate::decision::table) fn spans(&self, row: u32) -> &[Span] {
        slice(&self.spans, &self.starts, row)
    }

    /// Whether the cell of a row accepts a place.
    pub(super) fn accepts(&self, row: u32, place: u32) -> bool {
        self.spans(row).iter().any(|(start, end)| (*start..*end).contains(&place))
    }

    /// How many rows accept a place, where they are fewer than a set of all rows has words.
    pub(super) fn few(&self, place: u32) -> Option<usize> {
        let count = at(&self.counts, self.leaf(place)) as usize;
        (count < Bits::words(self.rows())).then_some(count)
    }

    /// The rows that accept a place, in no order, where they are few.
    pub(super) fn list(&self, place: u32) -> Vec<u32> {
        let mut rows = Vec::with_capacity(at(&self.counts, self.leaf(place)) as usize);
        self.walk(place, &mut |words| rows.extend_from_slice(words));
        rows
    }

    /// The rows that accept a place.
    pub(in crate::decision::table) fn accepting(&self, place: u32) -> Bits {
        let mut rows = Bits::none(self.rows());
        self.walk(place, &mut |words| {
            if words.len() == Bits::words(self.rows()) {
                rows.unite(words);
            } else {
                for row in words {
                    rows.insert(*row);
                }
            }
        });
        rows
    }

    /// The node of a place.
    fn leaf(&self, place: u32) -> u32 {
        place.saturating_add(self.leaves)
    }

    /// Visits the words of the nodes above a place, the leaf first.
    fn walk(&self, place: u32, visit: &mut dyn FnMut(&[u32])) {
        let mut node = self.leaf(place);
        while node > 0 {
            visit(slice(&self.words, &self.nodes, node));
            node = at(&self.above, node);
        }
    }
}

/// Visits the nodes that together cover a stretch of places.
fn cover((start, end): Span, leaves: u32, visit: &mut dyn FnMut(u32)) {
    let (mut low, mut high) = (start.saturating_add(leaves), end.saturating_add(leaves));
    while low < high {
        if low % 2 == 1 {
            visit(low);
            low = low.saturating_add(1);
        }
        if high % 2 == 1 {
            high = high.saturating_sub(1);
            visit(high);
        }
        low /= 2;
        high /= 2;
    }
}

fn at(numbers: &[u32], place: u32) -> u32 {
    numbers.get(place as usize).copied().unwrap_or(0)
}

fn slice<'a, T>(items: &'a [T], starts: &[u32], at: u32) -> &'a [T] {
    let start = starts.get(at as usize).copied().unwrap_or(0);
    let end = starts.get((at as usize).saturating_add(1)).copied().unwrap_or(start);
    items.get(start as usize..end as usize).unwrap_or_default()
}

fn length<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}
