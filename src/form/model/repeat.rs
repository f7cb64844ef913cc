//! Lists of rows.

use std::rc::Rc;

use super::id::{CellId, FieldId};
use crate::form::input::Input;
use crate::form::problem::Problem;

/// A list of rows.
#[derive(Debug)]
pub(crate) struct Repeat {
    /// The field that holds the list.
    pub(crate) field: FieldId,
    /// The row: the field that holds the fields of each row.
    pub(crate) row: FieldId,
    /// The row and its fields are those from `row` to before this one.
    pub(crate) end: u32,
    /// The lists in its rows are those behind it, to before this one.
    pub(crate) repeats_end: u32,
    /// The checks of its rows.
    pub(crate) checks: (u32, u32),
    /// The texts of its rows that change.
    pub(crate) texts: (u32, u32),
    pub(crate) min_rows: u32,
    pub(crate) max_rows: u32,
    pub(crate) add_label: Option<Rc<str>>,
    /// What is entered in the rows that it begins with.
    pub(crate) rows: Vec<Vec<(FieldId, Input)>>,
    /// The cells that each row has, those of lists in it left out.
    pub(crate) cells: Vec<CellId>,
    /// The cell that stands for which rows there are, and their order.
    pub(crate) order: CellId,
    /// The cell of a row's number.
    pub(crate) number: CellId,
}

impl Repeat {
    /// What is wrong with having so many rows.
    pub(crate) fn problem(&self, rows: usize, required: bool) -> Option<Problem> {
        let count = u32::try_from(rows).unwrap_or(u32::MAX);
        if count == 0 && required {
            Some(Problem::new("required"))
        } else if count < self.min_rows {
            Some(Problem::with_count("minRows", self.min_rows))
        } else {
            (count > self.max_rows).then(|| Problem::with_count("maxRows", self.max_rows))
        }
    }

    /// How many rows it begins with.
    pub(crate) fn default_rows(&self) -> usize {
        self.rows.len().max(self.min_rows as usize)
    }
}
