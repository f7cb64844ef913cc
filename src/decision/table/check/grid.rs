//! The rules of a table as boxes.

use super::spans::{covers, meet, shared};
use crate::decision::table::index::{self, Axis, FALSE, NULL, ORDERED_TYPES, OTHER, Span, TRUE};
use crate::decision::table::{Input, Table};
use crate::value::Type;

/// The input columns with what each cell accepts.
pub(super) struct Grid<'a> {
    pub(super) columns: Vec<Column<'a>>,
    pub(super) rows: u32,
    /// How many cells only evaluating tells of.
    pub(super) undecided: u32,
}

/// An input column.
pub(super) struct Column<'a> {
    pub(super) axis: &'a Axis,
    /// The places that the input can have at all.
    pub(super) possible: Vec<Span>,
    /// The places that rules ought to be there for: not those of null, unless it is said to be
    /// allowed.
    pub(super) expected: Vec<Span>,
    /// What each cell accepts of what is possible.
    pub(super) cells: Vec<Cell>,
}

/// A cell.
#[derive(PartialEq)]
pub(super) enum Cell {
    /// It accepts these places.
    Known(Vec<Span>),
    /// Only evaluating it tells.
    Undecided,
}

impl<'a> Grid<'a> {
    pub(super) fn new(table: &'a Table) -> Self {
        let rows = u32::try_from(table.rules.len()).unwrap_or(u32::MAX);
        let mut grid = Self { columns: Vec::with_capacity(table.inputs.len()), rows, undecided: 0 };
        for (at, (input, column)) in table.inputs.iter().zip(&table.index.columns).enumerate() {
            let (possible, expected) = domain(input, column);
            let placed = !matches!(
                input.ty(),
                Type::List(_) | Type::Context(_) | Type::Range(_) | Type::Function(_)
            );
            let mut cells = Vec::with_capacity(table.rules.len());
            for (rule, row) in table.rules.iter().zip(0_u32..) {
                let known = placed && rule.when.get(at).is_some_and(|cell| cell.indexed);
                grid.undecided = grid.undecided.saturating_add(u32::from(!known));
                let spans = known.then(|| shared(column.spans(row), &possible));
                cells.push(spans.map_or(Cell::Undecided, Cell::Known));
            }
            grid.columns.push(Column { axis: &column.axis, possible, expected, cells });
        }
        grid
    }

    /// Whether there may be an input that both rows match; there is, where both are known.
    pub(super) fn meet(&self, left: u32, right: u32) -> bool {
        self.columns.iter().all(|column| meet(column.within(left), column.within(right)))
    }

    /// Whether the first row, which is known, matches whatever the second may match.
    pub(super) fn covers(&self, outer: u32, inner: u32) -> bool {
        self.columns.iter().all(|column| covers(column.within(outer), column.within(inner)))
    }

    /// Whether each cell of the row may accept something.
    pub(super) fn can_match(&self, row: u32) -> bool {
        self.columns.iter().all(|column| !column.within(row).is_empty())
    }

    /// Whether nothing in the row is left to evaluating.
    pub(super) fn is_known(&self, row: u32) -> bool {
        self.columns.iter().all(|column| column.is_known(row))
    }
}

impl Column<'_> {
    /// The place of null.
    pub(super) const NULL: Span = (NULL, NULL + 1);

    pub(super) fn cell(&self, row: u32) -> &Cell {
        self.cells.get(row as usize).unwrap_or(&Cell::Undecided)
    }

    pub(super) fn is_known(&self, row: u32) -> bool {
        *self.cell(row) != Cell::Undecided
    }

    /// The places that a row may accept.
    pub(super) fn within(&self, row: u32) -> &[Span] {
        match self.cell(row) {
            Cell::Known(spans) => spans,
            Cell::Undecided => &self.possible,
        }
    }
}

/// The places that an input can have, and those that it is expected to have.
fn domain(input: &Input, column: &index::Column) -> (Vec<Span>, Vec<Span>) {
    let axis = &column.axis;
    let tests = input.values.as_ref().and_then(|values| values.literal_tests());
    if let Some(spans) = tests.and_then(|tests| axis.spans(&tests)) {
        return (spans.clone(), spans);
    }
    let everything = vec![(NULL, axis.len())];
    if let Some(span) = axis.of_type(input.ty()) {
        return (vec![Column::NULL, span], vec![span]);
    }
    // Nothing is known of the input: it is expected to be of the kinds that the cells speak of.
    let mut expected = Vec::new();
    let other = column.accepting(OTHER);
    if [FALSE, TRUE].into_iter().any(|place| column.accepting(place) != other) {
        expected.extend(axis.of_type(&Type::Boolean));
    }
    for ty in ORDERED_TYPES {
        // A type of which there is no literal has a single place.
        expected.extend(axis.of_type(&ty).filter(|(start, end)| end.saturating_sub(*start) > 1));
    }
    match expected.is_empty() {
        true => (everything.clone(), everything),
        false => (everything, expected),
    }
}
