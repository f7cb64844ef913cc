//! What can be asked of an instance.

use std::rc::Rc;

use crate::value::Context;

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
    /// Do what time has made due: reminders and escalations.
    Tick,
}
