//! What tokens do: entering and leaving scopes, meeting, and being undone.

use std::rc::Rc;

use super::Subscription;
use crate::document::{record, words};
use crate::value::{Context, Value};

words! {
    /// What the steps inside of a step are.
    pub enum Inside {
        /// Steps that belong together.
        Group = "group",
        /// Steps that are done for each item.
        Each = "each",
        /// Steps that are done again and again.
        Repeat = "repeat",
        /// Steps that are done once more.
        Turn = "turn",
        /// Another workflow.
        Call = "call",
        /// What undoes steps.
        Undo = "undo",
    }
}

record! {
    /// Steps inside of a step have begun.
    pub struct Opened {
        /// The number of the scope.
        pub token: u32 = "token",
        /// The step.
        pub step: Rc<str> = "step",
        /// The number of the scope around; the instance itself when it is not said.
        pub scope: Option<u32> = "in",
        /// What the steps are.
        pub kind: Inside = "kind",
        /// What can break into them.
        pub on: Vec<Subscription> = "on",
        /// The items of an `each`.
        pub items: Vec<Value> = "items",
        /// Which item a turn is for, or how often a repetition was begun; counted from 0.
        pub index: Option<u32> = "index",
        /// The names that it begins with, and their values; of a call the submission.
        pub values: Rc<Context> = "values",
        /// The workflow that is called.
        pub workflow: Option<Rc<str>> = "workflow",
        /// What is to be undone, the first last.
        pub undo: Vec<Done> = "undo",
        /// Whether a transaction is cancelled.
        pub cancels: bool = "cancels",
    }
}

record! {
    /// Steps inside of a step are done.
    pub struct Closed {
        /// The number of the scope.
        pub token: u32 = "token",
        /// What a turn has left.
        pub left: Option<Value> = "left",
        /// Whether an `each` goes on though turns of it are still to be done.
        pub passes: bool = "passes",
    }
}

record! {
    /// A token was taken away, with all that was inside.
    pub struct Cancelled {
        /// Its number; 0 is the instance itself.
        pub token: u32 = "token",
        /// Whether it stays itself.
        pub stays: bool = "stays",
    }
}

record! {
    /// A token has come to a join.
    pub struct Arrived {
        /// The step.
        pub step: Rc<str> = "step",
        /// The number of the scope; the instance itself when it is not said.
        pub scope: Option<u32> = "in",
        /// The way in, counted from 0.
        pub way: u32 = "way",
        /// How many ways in there are.
        pub of: u32 = "of",
    }
}

words! {
    /// Which tokens of a join were taken.
    pub enum Joining {
        /// One of each way in that has one.
        All = "all",
        /// One of each way in that has one; the others are not waited for.
        Some = "some",
        /// One of each way in that has one now and was not waited for: they are passed over.
        Late = "late",
        /// As many as are waited for, from wherever they came.
        Threads = "threads",
        /// All, since what leads here was broken off.
        Reset = "reset",
    }
}

record! {
    /// Tokens at a join were taken.
    pub struct Joined {
        /// The step.
        pub step: Rc<str> = "step",
        /// The number of the scope; the instance itself when it is not said.
        pub scope: Option<u32> = "in",
        /// Which.
        pub how: Joining = "how",
        /// How many threads.
        pub threads: Option<u32> = "threads",
    }
}

record! {
    /// Names were given values.
    pub struct Set {
        /// The number of the scope whose names they are; the instance itself when it is not said.
        pub scope: Option<u32> = "in",
        /// The names and their values.
        pub values: Rc<Context> = "values",
    }
}

record! {
    /// Something was done that can be undone.
    pub struct Done {
        /// Its number.
        pub token: u32 = "token",
        /// The step.
        pub step: Rc<str> = "step",
        /// The number of the scope; the instance itself when it is not said.
        pub scope: Option<u32> = "in",
    }
}

record! {
    /// Something is being undone.
    pub struct Undone {
        /// The number of the scope in which it is undone.
        pub token: u32 = "token",
        /// The step whose work is undone.
        pub step: Rc<str> = "step",
    }
}

record! {
    /// Items were added.
    pub struct Added {
        /// The number of the scope of the `each`.
        pub token: u32 = "token",
        /// The items.
        pub items: Vec<Value> = "items",
    }
}
