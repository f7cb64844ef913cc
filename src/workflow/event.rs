//! What has happened to an instance: what is stored, and what a replay applies.
//!
//! Events are deltas and stand for themselves: who, when, at which step, and what was said.
//! What the kernel was told while it decided (the clock, the directory, the result of a decision)
//! is in them, so that a replay asks nobody.

use std::rc::Rc;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    Properties, Read, ReadProperties, Reading, Write, WriteProperties, choice, record, words,
};
use crate::json::{Node, Writer};
use crate::value::{Context, Value};

/// The version of the events that are written.
pub const EVENT_VERSION: u32 = 1;

/// Something that has happened to an instance.
#[derive(Clone, Debug, PartialEq)]
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
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let mut properties = Properties::of(node, reading)?;
        let version: u32 = properties.take("v", reading)?;
        if version != EVENT_VERSION {
            let message = format!("Events of version {version} are not known.");
            let help = "Use the version of Routeslip that has written them, or a later one.";
            reading.report(node, Diagnostic::error(Code::UnknownVersion, message).with_help(help));
            return None;
        }
        let at = properties.take("at", reading);
        let by = properties.take("by", reading);
        let key = properties.take("key", reading);
        let kind = EventKind::read_properties(&mut properties, reading);
        properties.finish(reading);
        Some(Self { at: at?, by: by?, key: key?, kind: kind? })
    }
}

impl Write for Event {
    fn write(&self, out: &mut Writer) {
        out.begin_object();
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
        self.kind.write_properties(out);
        out.end_object();
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
    }
}

record! {
    /// The instance has begun. The one whose command it was is the submitter.
    pub struct Started {
        /// What it is called.
        pub title: Rc<str> = "title",
        /// The submission: the fields' values by name.
        pub values: Rc<Context> = "values",
    }
}

record! {
    /// A decision was taken.
    pub struct Decided {
        /// The step.
        pub step: Rc<str> = "step",
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

record! {
    /// Something went wrong. What else goes on in the instance is not touched.
    pub struct Incident {
        /// Its number, by which a retry names it.
        pub incident: u32 = "incident",
        /// The step.
        pub step: Rc<str> = "step",
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
