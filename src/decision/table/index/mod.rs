//! Finds the rules that match without looking at each.
//!
//! The literals of a column's cells cut its values into places ([`axis`]); for each place the column
//! knows the rows that accept it ([`column`]). A decision finds the place of each input and
//! intersects the rows. Where one column leaves only few of them, those are looked up in the others
//! one by one, so that the cost does not depend on how many rows there are; otherwise sets of rows
//! are intersected, 32 rows at a time.

mod axis;
mod column;
mod rows;

pub(super) use axis::{Axis, FALSE, NULL, OTHER, Place, Span, TRUE};
pub(super) use column::Column;

use crate::feel::LiteralTests;
use crate::sort::sort;
use crate::value::Value;
use rows::Bits;

/// What a cell is to the index.
#[derive(Debug)]
pub(super) enum Indexed {
    /// Any value passes.
    Any,
    /// These tests say which values pass.
    Tests(LiteralTests),
    /// Only evaluating the cell tells.
    Unknown,
}

/// The index of a table.
#[derive(Debug)]
pub(super) struct Index {
    pub(super) columns: Vec<Column>,
    rows: usize,
}

/// Rows in order.
pub(super) enum Found {
    Few(Vec<u32>),
    Bits(Bits),
}

impl Index {
    /// The index of a table by its columns: a cell for each row, and behind them tests that only cut
    /// the axis. A cell with literals that can't be indexed becomes unknown.
    pub(super) fn new(rows: usize, columns: &mut [Vec<Indexed>]) -> Self {
        let column = |cells: &mut Vec<Indexed>| {
            let axis = Axis::new(cells.iter().filter_map(|cell| match cell {
                Indexed::Tests(tests) => Some(tests),
                Indexed::Any | Indexed::Unknown => None,
            }));
            cells.truncate(rows);
            let everything = vec![(0, axis.len())];
            let mut spans = Vec::with_capacity(cells.len());
            for cell in cells {
                let known = match cell {
                    Indexed::Tests(tests) => axis.spans(tests),
                    Indexed::Any | Indexed::Unknown => Some(everything.clone()),
                };
                if known.is_none() {
                    *cell = Indexed::Unknown;
                }
                spans.push(known.unwrap_or_else(|| everything.clone()));
            }
            Column::new(axis, &spans)
        };
        Self { columns: columns.iter_mut().map(column).collect(), rows }
    }

    /// The place of each input; none where the index can't tell.
    pub(super) fn places<'a>(&self, inputs: impl Iterator<Item = &'a Value>) -> Vec<Option<u32>> {
        self.columns.iter().zip(inputs).map(|(column, value)| column.axis.place(value)).collect()
    }

    /// The rows that accept all places that are known.
    pub(super) fn rows(&self, places: &[Option<u32>]) -> Found {
        let known = || {
            self.columns.iter().zip(places).filter_map(|(column, place)| Some((column, (*place)?)))
        };
        let fewest = known()
            .filter_map(|(column, place)| Some((column.few(place)?, column, place)))
            .min_by_key(|(count, ..)| *count);
        if let Some((_, column, place)) = fewest {
            let mut rows = column.list(place);
            rows.retain(|row| known().all(|(column, place)| column.accepts(*row, place)));
            sort(&mut rows);
            return Found::Few(rows);
        }
        let mut found: Option<Bits> = None;
        for (column, place) in known() {
            let rows = column.accepting(place);
            match &mut found {
                Some(found) => found.intersect(&rows),
                None => found = Some(rows),
            }
        }
        found.map_or_else(|| Found::Bits(Bits::all(self.rows)), Found::Bits)
    }
}

impl Found {
    /// The rows.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        let (few, bits) = match self {
            Self::Few(rows) => (Some(rows), None),
            Self::Bits(bits) => (None, Some(bits)),
        };
        few.into_iter().flatten().copied().chain(bits.into_iter().flat_map(Bits::iter))
    }
}
