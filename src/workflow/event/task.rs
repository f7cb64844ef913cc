//! What happens to tasks, and what people are told.

use std::rc::Rc;

use super::Subscription;
use crate::document::{record, words};
use crate::value::Context;

words! {
    /// The kinds of tasks.
    pub enum TaskKind {
        /// Work to be done.
        Task = "task",
        /// An answer to be given.
        Approval = "approval",
        /// A form that was sent back, to be changed and submitted again.
        Revise = "revise",
    }
}

record! {
    /// A task has come into being.
    pub struct Assigned {
        /// Its number, by which answers name it; never used twice in an instance.
        pub task: u32 = "task",
        /// The step it belongs to. A form that was sent back belongs to the step that did it.
        pub step: Rc<str> = "step",
        /// The number of the scope that it is in; the instance itself when it is not said.
        pub scope: Option<u32> = "in",
        /// The workflow of the step, where it is another one that was called.
        pub workflow: Option<Rc<str>> = "workflow",
        /// What kind of task it is.
        pub kind: TaskKind = "kind",
        /// What it is called.
        pub title: Rc<str> = "title",
        /// The ids of those who can do it.
        pub to: Vec<Rc<str>> = "to",
        /// How many of them must give an approval's answer before it counts.
        pub needs: u32 = "needs",
        /// When it is due, in milliseconds since 1970 UTC.
        pub due: Option<u64> = "due",
        /// When those who can do it are to be reminded, in milliseconds since 1970 UTC, in order.
        pub remind: Vec<u64> = "remind",
        /// What can break into it.
        pub on: Vec<Subscription> = "on",
    }
}

record! {
    /// Somebody has answered a task.
    pub struct Answered {
        /// The task's number.
        pub task: u32 = "task",
        /// The step.
        pub step: Rc<str> = "step",
        /// What was answered to an approval.
        pub outcome: Option<Rc<str>> = "outcome",
        /// What was remarked.
        pub comment: Option<Rc<str>> = "comment",
        /// Whether the task is still open, because others have to answer too.
        pub open: bool = "open",
        /// What the approval comes to, where that is not what was answered last.
        pub settled: Option<Rc<str>> = "settled",
    }
}

record! {
    /// The submitter has submitted the form again.
    pub struct Revised {
        /// The number of the task by which it was sent back.
        pub task: u32 = "task",
        /// The step that had sent it back.
        pub step: Rc<str> = "step",
        /// What the instance is called now, where that has changed.
        pub title: Option<Rc<str>> = "title",
        /// The values that are new or have changed.
        pub values: Rc<Context> = "values",
        /// The fields that have no value any more.
        pub without: Vec<Rc<str>> = "without",
    }
}

record! {
    /// Somebody is to be told something.
    pub struct Notified {
        /// The step.
        pub step: Rc<str> = "step",
        /// The ids of those who are told.
        pub to: Vec<Rc<str>> = "to",
        /// What they are told.
        pub text: Rc<str> = "text",
    }
}

record! {
    /// Those who can do a task are to be reminded. Reminders that were missed, because nobody
    /// looked at the clock, count as one.
    pub struct Reminded {
        /// The task's number.
        pub task: u32 = "task",
        /// The step.
        pub step: Rc<str> = "step",
        /// The ids of those who can do it and have not answered.
        pub to: Vec<Rc<str>> = "to",
    }
}

record! {
    /// A task is due and not done.
    pub struct Overdue {
        /// The task's number.
        pub task: u32 = "task",
        /// The step.
        pub step: Rc<str> = "step",
        /// The ids of those who can do it from now on besides those who could before.
        pub added: Vec<Rc<str>> = "added",
    }
}
