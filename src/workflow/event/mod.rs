//! What has happened to an instance: what is stored, and what a replay applies.
//!
//! Events are deltas and stand for themselves: who, when, at which step, and what was said.
//! What the kernel was told while it decided (the clock, the directory, the result of a decision)
//! is in them, so that a replay asks nobody.

mod batch;
mod instance;
mod task;
mod token;
mod wait;

use std::rc::Rc;

pub use batch::Batch;
pub use instance::{
    Decided, Ended, Incident, Migrated, Moved, Renamed, Resumed, Retried, Skipped, Started,
    Suspended, Withdrawn,
};
pub use task::{Answered, Assigned, Notified, Overdue, Reminded, Revised, TaskKind};
pub use token::{
    Added, Arrived, Cancelled, Closed, Done, Inside, Joined, Joining, Opened, Set, Undone,
};
pub use wait::{Asked, Happened, Kept, Replied, Sent, Signalled, Subscription, Wait, Waiting};

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Properties, Read, ReadProperties, Reading, Write, WriteProperties, choice};
use crate::json::{Node, Writer};

/// The version of the events that are written. Those of version 1 say no `in`, as all was in the
/// instance itself, and have no more kinds; they are read as they are.
pub const EVENT_VERSION: u32 = 2;

/// Something that has happened to an instance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// When, in milliseconds since 1970 UTC.
    pub at: u64,
    /// The id of the person whose command it follows from; none when it was the clock.
    pub by: Option<Rc<str>>,
    /// The idempotency key of the command; only on the first event that follows from it.
    pub key: Option<Rc<str>>,
    /// What has happened.
    pub kind: EventKind,
}

impl Read for Event {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        let Some(mut properties) = Properties::of(node, reading) else { return false };
        let is_whole = self.read_head(&mut properties, reading)
            && self.kind.read_properties(&mut properties, reading);
        properties.finish(reading);
        is_whole
    }
}

impl Event {
    /// Reads all but what has happened, if the version is known.
    fn read_head(&mut self, properties: &mut Properties<'_>, reading: &mut Reading<'_>) -> bool {
        let mut version = 0_u32;
        if !properties.take("v", &mut version, reading) {
            return false;
        }
        if !(1..=EVENT_VERSION).contains(&version) {
            let message = format!("Events of version {version} are not known.");
            let help = "Use the version of Routeslip that has written them, or a later one.";
            let finding = Diagnostic::error(Code::UnknownVersion, message).with_help(help);
            properties.refuse(finding, reading);
            return false;
        }
        properties.take("at", &mut self.at, reading)
            & properties.take("by", &mut self.by, reading)
            & properties.take("key", &mut self.key, reading)
    }

    /// Writes all but what has happened.
    fn write_head(&self, out: &mut Writer) {
        out.name("v");
        out.integer(u64::from(EVENT_VERSION));
        out.name("at");
        out.integer(self.at);
        for (name, text) in [("by", &self.by), ("key", &self.key)] {
            if let Some(text) = text {
                out.name(name);
                out.string(text);
            }
        }
    }
}

impl Write for Event {
    fn write(&self, out: &mut Writer) {
        out.begin_object();
        self.write_head(out);
        self.kind.write_properties(out);
        out.end_object();
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl crate::document::shape::Shaped for Event {
    fn shape() -> crate::document::shape::Shape {
        crate::document::shape::Shape::Any
    }
}

choice! {
    /// What can happen to an instance.
    pub enum EventKind by "type" {
        /// It has begun.
        Started(Started) = "started",
        /// A decision was taken.
        Decided(Decided) = "decided",
        /// A task has come into being.
        Assigned(Assigned) = "assigned",
        /// Somebody has answered a task.
        Answered(Answered) = "answered",
        /// The submitter has submitted the form again.
        Revised(Revised) = "revised",
        /// Somebody is to be told something.
        Notified(Notified) = "notified",
        /// Those who can do a task are to be reminded.
        Reminded(Reminded) = "reminded",
        /// A task is due and not done.
        Overdue(Overdue) = "overdue",
        /// Something went wrong.
        Incident(Incident) = "incident",
        /// What an incident had stopped is tried again.
        Retried(Retried) = "retried",
        /// The submitter has taken the submission back.
        Withdrawn(Withdrawn) = "withdrawn",
        /// The instance is over.
        Ended(Ended) = "ended",
        /// A token rests until something happens.
        Waiting(Waiting) = "waiting",
        /// What a token waited for has happened, or something has broken into its step.
        Happened(Happened) = "happened",
        /// Steps inside of a step have begun.
        Opened(Opened) = "opened",
        /// Steps inside of a step are done.
        Closed(Closed) = "closed",
        /// A token was taken away, with all that was inside.
        Cancelled(Cancelled) = "cancelled",
        /// A token has come to a join.
        Arrived(Arrived) = "arrived",
        /// Tokens at a join have become one.
        Joined(Joined) = "joined",
        /// Names were given values.
        Set(Set) = "set",
        /// Something was done that can be undone.
        Done(Done) = "done",
        /// Something is being undone.
        Undone(Undone) = "undone",
        /// A message is sent.
        Sent(Sent) = "sent",
        /// A signal goes to all who wait for it.
        Signalled(Signalled) = "signalled",
        /// The outside is to do something, and to answer.
        Asked(Asked) = "asked",
        /// The outside has answered.
        Replied(Replied) = "replied",
        /// A message has come for which nothing waits yet.
        Kept(Kept) = "kept",
        /// Items were added.
        Added(Added) = "added",
        /// The instance stands still.
        Suspended(Suspended) = "suspended",
        /// The instance goes on.
        Resumed(Resumed) = "resumed",
        /// Somebody let a step be passed over.
        Skipped(Skipped) = "skipped",
        /// Somebody moved a token.
        Moved(Moved) = "moved",
        /// It goes by other definitions from now on.
        Migrated(Migrated) = "migrated",
    }
}
