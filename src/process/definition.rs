//! What an author writes: how workflows of several departments add up to a goal.

use std::rc::Rc;

use crate::document::{Expression, Named, Text, record, words};

record! {
    /// A process: several workflows of several departments that serve one goal together.
    pub struct ProcessDefinition {
        /// What people call it.
        pub title: Option<Text> = "title",
        /// What all of it is for.
        pub goal: Option<Text> = "goal",
        /// The workflows of each department.
        pub departments: Named<Vec<Rc<str>>> = "departments",
        /// What starts when something ends.
        pub hand_offs: Vec<HandOffDefinition> = "handOffs",
        /// What shows whether the goal is met.
        pub measures: Vec<MeasureDefinition> = "measures",
    }
}

record! {
    /// When an instance of one workflow has ended, an instance of another begins.
    pub struct HandOffDefinition {
        /// The workflow that has ended.
        pub after: Rc<str> = "after",
        /// What must hold; always, when it is not said.
        pub condition: Option<Expression> = "if",
        /// The workflow that begins.
        pub start: Rc<str> = "start",
    }
}

record! {
    /// A figure of a workflow, and what it should be.
    pub struct MeasureDefinition {
        /// What people call it.
        pub name: Rc<str> = "name",
        /// The workflow whose instances are measured.
        pub workflow: Rc<str> = "workflow",
        /// What of each instance is measured.
        pub of: Quantity = "of",
        /// How the instances' figures become one.
        pub statistic: Statistic = "statistic",
        /// Unary tests that the figure should meet.
        pub target: Option<Expression> = "target",
    }
}

words! {
    /// What of an instance is measured.
    pub enum Quantity {
        /// The time from its beginning to its end.
        CycleTime = "cycleTime",
    }
}

words! {
    /// How many figures become one.
    pub enum Statistic {
        /// How many there are.
        Count = "count",
        /// Their mean.
        Mean = "mean",
        /// The one in the middle.
        Median = "median",
        /// The one that nine of ten do not exceed.
        P90 = "p90",
        /// The greatest.
        Max = "max",
    }
}
