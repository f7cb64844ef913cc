//! What an author writes: a decision as a table of rules or as one expression.

use super::table::TableDefinition;
use crate::document::{Expression, Text, record};

record! {
    /// A decision: a table of rules (`inputs`, `outputs`, `rules`), or one `expression`.
    pub struct DecisionDefinition {
        /// What people call it.
        pub title: Option<Text> = "title",
        /// The whole logic as one expression, in place of a table.
        pub expression: Option<Expression> = "expression",
        ..
        /// The table.
        pub table: TableDefinition,
    }
}
