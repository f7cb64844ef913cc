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

pub(super) use axis::{Axis, FALSE, NULL, ORDERED_TYPES, OTHER, Place, Span, TRUE};
pub(super) use column::Column;

use crate::feel::LiteralTests;
use crate::sort::sort;
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

/// Rows that come out in order.
pub(super) struct Rows {
    /// Some of the rows, the first of them last.
    few: Vec<u32>,
    /// The others, which come behind them.
    bits: Bits,
    /// The words of `bits` before this one are empty.
    from: usize,
}

impl Index {
    /// The index of a table by its columns: a cell for each row, and behind them tests that only cut
    /// the axis. A cell with literals that can't be indexed becomes unknown.
    pub(super) fn new(rows: usize, columns: &mut [Vec<Indexed>]) -> Self {
        let mut index = Self { columns: Vec::with_capacity(columns.len()), rows };
        for cells in columns {
            let mut literals = Vec::new();
            for cell in cells.iter() {
                if let Indexed::Tests(tests) = cell {
                    axis::placed(tests, &mut literals);
                }
            }
            let axis = Axis::new(literals);
            cells.truncate(rows);
            let mut spans = Vec::with_capacity(rows);
            for cell in cells {
                let known = match cell {
                    Indexed::Tests(tests) => axis.spans(tests),
                    Indexed::Any | Indexed::Unknown => None,
                };
                if known.is_none() && !matches!(cell, Indexed::Any) {
                    *cell = Indexed::Unknown;
                }
                spans.push(known.unwrap_or_else(|| vec![(NULL, axis.len())]));
            }
            index.columns.push(Column::new(axis, &spans));
        }
        index
    }

    /// The rows that accept the places of all columns; a column without a place is not asked.
    pub(super) fn rows(&self, places: &[Option<u32>]) -> Rows {
        let asked = || {
            let columns = self.columns.iter().zip(places);
            columns.filter_map(|(column, place)| place.map(|place| (column, place)))
        };
        let mut fewest: Option<(usize, &Column, u32)> = None;
        for (column, place) in asked() {
            if let Some(count) = column.few(place)
                && fewest.is_none_or(|(least, ..)| count < least)
            {
                fewest = Some((count, column, place));
            }
        }
        let mut rows = Rows { few: Vec::new(), bits: Bits::none(0), from: 0 };
        if let Some((_, column, place)) = fewest {
            rows.few = column.list(place);
            rows.few.retain(|row| asked().all(|(column, place)| column.accepts(*row, place)));
            sort(&mut rows.few);
            rows.few.reverse();
        } else if let Some((column, place)) = asked().next() {
            rows.bits = column.accepting(place);
            for (column, place) in asked().skip(1) {
                rows.bits.intersect(&column.accepting(place));
            }
        } else {
            rows.few.extend((0..u32::try_from(self.rows).unwrap_or(u32::MAX)).rev());
        }
        rows
    }
}

impl Rows {
    /// The next row.
    pub(super) fn next(&mut self) -> Option<u32> {
        self.few.pop().or_else(|| self.bits.take_first(&mut self.from))
    }
}
