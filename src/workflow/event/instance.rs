//! What happens to an instance as a whole, and what its keepers order.

use std::rc::Rc;

use super::Subscription;
use crate::document::record;
use crate::value::{Context, Value};

record! {
    /// The instance has begun. The one whose command it was is the submitter.
    pub struct Started {
        /// What it is called.
        pub title: Rc<str> = "title",
        /// The submission: the fields' values by name.
        pub values: Rc<Context> = "values",
        /// What can begin its handlers.
        pub on: Vec<Subscription> = "on",
    }
}

record! {
    /// A decision was taken.
    pub struct Decided {
        /// The step.
        pub step: Rc<str> = "step",
        /// The number of the scope whose result it is; the instance itself when it is not said.
        pub scope: Option<u32> = "in",
        /// The decision's name.
        pub decision: Rc<str> = "decision",
        /// The name under which later steps find the result.
        pub name: Rc<str> = "name",
        /// The result.
        pub value: Value = "value",
        /// The rules that matched, counted from 1.
        pub matched: Vec<u32> = "matched",
    }
}

record! {
    /// Something went wrong. What else goes on in the instance is not touched.
    pub struct Incident {
        /// Its number, by which a retry names it.
        pub incident: u32 = "incident",
        /// The step.
        pub step: Rc<str> = "step",
        /// The number of the scope that it is in; the instance itself when it is not said.
        pub scope: Option<u32> = "in",
        /// The diagnostic code, such as `RS4101`.
        pub code: Rc<str> = "code",
        /// What is wrong, as a sentence.
        pub message: Rc<str> = "message",
        /// Whether the instance went on after the step all the same.
        pub passed: bool = "passed",
    }
}

record! {
    /// What an incident had stopped is tried again.
    pub struct Retried {
        /// The incident's number.
        pub incident: u32 = "incident",
        /// The step.
        pub step: Rc<str> = "step",
    }
}

record! {
    /// The submitter has taken the submission back.
    pub struct Withdrawn {
        /// What was remarked.
        pub comment: Option<Rc<str>> = "comment",
    }
}

record! {
    /// The instance is over: no task of it is open any more.
    pub struct Ended {
        /// The step that ended it; none when it was withdrawn.
        pub step: Option<Rc<str>> = "step",
        /// How it ended.
        pub status: Rc<str> = "status",
    }
}

record! {
    /// The instance stands still.
    pub struct Suspended {
        /// Why.
        pub reason: Option<Rc<str>> = "reason",
    }
}

record! {
    /// The instance goes on.
    pub struct Resumed {
        /// Why.
        pub reason: Option<Rc<str>> = "reason",
    }
}

record! {
    /// Somebody let a step be passed over.
    pub struct Skipped {
        /// The token's number.
        pub token: u32 = "token",
        /// The step.
        pub step: Rc<str> = "step",
        /// Why.
        pub reason: Option<Rc<str>> = "reason",
    }
}

record! {
    /// Somebody moved a token.
    pub struct Moved {
        /// The token's number.
        pub token: u32 = "token",
        /// The step that it was at.
        pub from: Rc<str> = "from",
        /// The step that it goes to.
        pub to: Rc<str> = "to",
        /// Why.
        pub reason: Option<Rc<str>> = "reason",
    }
}

record! {
    /// The instance goes by other definitions from now on.
    pub struct Migrated {
        /// The SHA-256 of the bundle, in hexadecimal digits.
        pub definitions: Rc<str> = "definitions",
        /// The workflow.
        pub workflow: Rc<str> = "workflow",
        /// The steps that have another id there.
        pub steps: Vec<Renamed> = "steps",
        /// Why.
        pub reason: Option<Rc<str>> = "reason",
    }
}

record! {
    /// A step that has another id in another version.
    pub struct Renamed {
        /// The id that it had.
        pub from: Rc<str> = "from",
        /// The id that it has now.
        pub to: Rc<str> = "to",
    }
}
