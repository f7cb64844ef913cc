//! Text in aligned columns.

use std::fmt::{self, Display, Formatter};

/// Rows under a heading: the first column is flush left, the others, which hold figures, flush right.
pub(crate) struct Table<const COLUMNS: usize> {
    rows: Vec<[String; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    pub(crate) fn new(heading: [&str; COLUMNS]) -> Self {
        Self { rows: vec![heading.map(str::to_owned)] }
    }

    pub(crate) fn row(&mut self, cells: [String; COLUMNS]) {
        self.rows.push(cells);
    }
}

impl<const COLUMNS: usize> Display for Table<COLUMNS> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let mut widths = [0; COLUMNS];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.chars().count().max(*width);
            }
        }
        for row in &self.rows {
            for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
                match column {
                    0 => write!(formatter, "{cell:width$}")?,
                    _ => write!(formatter, "  {cell:>width$}")?,
                }
            }
            writeln!(formatter)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_flush_right() {
        let mut table = Table::new(["what", "ours"]);
        table.row(["edit".to_owned(), "12.5 µs".to_owned()]);
        table.row(["a longer one".to_owned(), "3 µs".to_owned()]);
        let expected = "what             ours\nedit          12.5 µs\na longer one     3 µs\n";
        assert_eq!(table.to_string(), expected);
    }
}
