//! What an author writes of a decision table.

use std::rc::Rc;

use crate::document::{Expression, record, words};

record! {
    /// A decision table (DMN 1.5, 8).
    pub struct TableDefinition {
        /// What to do when several rules match; `unique` when it is not said (DMN 1.5, 8.2.8).
        pub hit_policy: Option<HitPolicy> = "hitPolicy",
        /// What becomes of the outputs that the hit policy `collect` collects.
        pub aggregation: Option<Aggregation> = "aggregation",
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
        /// All rules that match have to give the same.
        Any = "any",
        /// Of the rules that match, the one whose outputs come first in the outputs' `values` gives
        /// the result.
        Priority = "priority",
        /// The first matching rule, in the order of the table, gives the result.
        First = "first",
        /// All rules that match give a list, in the order of the table.
        RuleOrder = "rule order",
        /// All rules that match give a list, in the order of the outputs' `values`.
        OutputOrder = "output order",
        /// All rules that match give a list, in the order of the table, or what `aggregation` makes
        /// of it.
        Collect = "collect",
    }
}

words! {
    /// What becomes of the outputs that a table collects: what FEEL's function of that name gives.
    pub enum Aggregation {
        /// Their sum.
        Sum = "sum",
        /// The least of them.
        Min = "min",
        /// The greatest of them.
        Max = "max",
        /// How many there are.
        Count = "count",
    }
}

record! {
    /// An input column.
    pub struct InputDefinition {
        /// What the column's cells are tested against.
        pub expression: Expression = "expression",
        /// The type that its value is made to fit, or null where it can't be.
        pub ty: Option<Rc<str>> = "type",
        /// What people call it; the expression's text when it is not said.
        pub label: Option<Rc<str>> = "label",
        /// Unary tests for the values that there may be. Any other is a failure, null too unless it
        /// is one of them.
        pub values: Option<Expression> = "values",
    }
}

record! {
    /// An output column.
    pub struct OutputDefinition {
        /// The name under which the result has this column's value.
        pub name: Rc<str> = "name",
        /// The type that its value is made to fit, or null where it can't be.
        pub ty: Option<Rc<str>> = "type",
        /// What people call it; the name when it is not said.
        pub label: Option<Rc<str>> = "label",
        /// Unary tests for the values that there may be, in the order of their priority.
        pub values: Option<Expression> = "values",
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
