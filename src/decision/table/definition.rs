//! What an author writes of a decision table.

use std::rc::Rc;

use crate::document::{Expression, record, words};

record! {
    /// A decision table (DMN 1.5, 8).
    #[derive(Default)]
    pub struct TableDefinition {
        /// What to do when several rules match; `unique` when it is not said (DMN 1.5, 8.2.8).
        pub hit_policy: Option<HitPolicy> = "hitPolicy",
        /// The table's input columns.
        pub inputs: Vec<InputDefinition> = "inputs",
        /// The table's output columns.
        pub outputs: Vec<OutputDefinition> = "outputs",
        /// The table's rows.
        pub rules: Vec<RuleDefinition> = "rules",
    }
}

words! {
    /// What a table does when several of its rules match (DMN 1.5, 8.2.8).
    pub enum HitPolicy {
        /// At most one rule may match.
        Unique = "unique",
        /// The first matching rule, in the order of the table, gives the result.
        First = "first",
    }
}

record! {
    /// An input column.
    pub struct InputDefinition {
        /// What the column's cells are tested against.
        pub expression: Expression = "expression",
        /// What people call it; the expression's text when it is not said.
        pub label: Option<Rc<str>> = "label",
    }
}

record! {
    /// An output column.
    pub struct OutputDefinition {
        /// The name under which the result has this column's value.
        pub name: Rc<str> = "name",
        /// What people call it; the name when it is not said.
        pub label: Option<Rc<str>> = "label",
        /// The value when no rule matches.
        pub default: Option<Expression> = "default",
    }
}

record! {
    /// A row: when all tests of `when` hold, `then` are the outputs.
    pub struct RuleDefinition {
        /// One cell of unary tests for each input column; `-` matches anything.
        pub when: Vec<Expression> = "when",
        /// One expression for each output column.
        pub then: Vec<Expression> = "then",
        /// A remark for people.
        pub note: Option<Rc<str>> = "note",
    }
}
