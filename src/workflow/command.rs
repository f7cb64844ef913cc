//! What can be asked of an instance.

use std::rc::Rc;

use super::event::Renamed;
use crate::value::{Context, Value};

/// Something that is asked of an instance.
#[derive(Clone, Debug)]
pub struct Command {
    /// The id of the person who asks; none when the clock does.
    pub by: Option<Rc<str>>,
    /// The idempotency key: the same person asking with the same key again changes nothing. A
    /// command without one is still harmless when it is repeated, but is then refused as something
    /// that is done already.
    pub key: Option<Rc<str>>,
    /// What is asked.
    pub request: Request,
}

/// What is asked of an instance.
#[derive(Clone, Debug)]
pub enum Request {
    /// Begin with this submission; who asks is the submitter.
    Start {
        /// The fields' values by name.
        submission: Rc<Context>,
        /// The event at which it begins, where it does not begin by itself.
        at: Option<Rc<str>>,
    },
    /// Answer a task.
    Answer {
        /// The task's number.
        task: u32,
        /// One of an approval's outcomes; a task that is only to be done has none.
        outcome: Option<Rc<str>>,
        /// A remark.
        comment: Option<Rc<str>>,
    },
    /// Submit the form again that was sent back.
    Revise {
        /// The number of the task by which it was sent back.
        task: u32,
        /// All of the fields' values by name, changed or not.
        submission: Rc<Context>,
    },
    /// Take the submission back; only the submitter can.
    Withdraw {
        /// A remark.
        comment: Option<Rc<str>>,
    },
    /// Try again what an incident has stopped. Who may ask this, the kernel does not judge.
    Retry {
        /// The incident's number.
        incident: u32,
    },
    /// Do what time has made due: reminders, escalations and timers.
    Tick,
    /// Take a message. Who has waited for it longest gets it.
    Message {
        /// Its name.
        name: Rc<str>,
        /// Its key.
        key: Option<Value>,
        /// What it brings.
        values: Rc<Context>,
    },
    /// Take a signal. All who wait for it get it.
    Signal {
        /// Its name.
        name: Rc<str>,
        /// What it brings.
        values: Rc<Context>,
    },
    /// Let an event happen that a token waits for, whatever it is.
    Happen {
        /// The token's number; 0 is the instance itself.
        token: u32,
        /// The event: its id in the workflow.
        event: Rc<str>,
    },
    /// Take what the outside has answered.
    Reply {
        /// The number of the token that rests until then.
        token: u32,
        /// The answer, or the code of an error.
        answer: Result<Value, Rc<str>>,
    },
    /// Add items to an `each` that lasts.
    Add {
        /// The number of its scope.
        token: u32,
        /// The items.
        items: Vec<Value>,
    },
    /// Stand still.
    Suspend {
        /// Why.
        reason: Option<Rc<str>>,
    },
    /// Go on after having stood still.
    Resume {
        /// Why.
        reason: Option<Rc<str>>,
    },
    /// End before the end. Who may ask this and what follows, the kernel does not judge.
    Cancel {
        /// Why.
        reason: Option<Rc<str>>,
    },
    /// Let a token go on without its step being done.
    Skip {
        /// The token's number.
        token: u32,
        /// Why.
        reason: Option<Rc<str>>,
    },
    /// Let what an incident has stopped count as done, and go on behind it.
    Resolve {
        /// The incident's number.
        incident: u32,
        /// The values that names have from now on.
        values: Rc<Context>,
        /// Why.
        reason: Option<Rc<str>>,
    },
    /// Let a token do a step again that was done before, in place of its own.
    Redo {
        /// The token's number.
        token: u32,
        /// The step.
        step: Rc<str>,
        /// Why.
        reason: Option<Rc<str>>,
    },
    /// Go by other definitions from now on; the environment is that of these.
    Migrate {
        /// The SHA-256 of the bundle, in hexadecimal digits.
        definitions: Rc<str>,
        /// The workflow.
        workflow: Rc<str>,
        /// The steps that have another id there.
        steps: Vec<Renamed>,
        /// Why.
        reason: Option<Rc<str>>,
    },
    /// Move a token to another step beside its own.
    Move {
        /// The token's number.
        token: u32,
        /// The step.
        to: Rc<str>,
        /// Why.
        reason: Option<Rc<str>>,
    },
}
