//! What has happened to an instance: what is stored, and what a replay applies.
//!
//! Events are deltas and stand for themselves: who, when, at which step, and what was said.
//! What the kernel was told while it decided (the clock, the directory, the result of a decision)
//! is in them, so that a replay asks nobody.

mod batch;

use std::rc::Rc;

pub use batch::Batch;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    Properties, Read, ReadProperties, Reading, Write, WriteProperties, choice, record, words,
};
use crate::json::{Node, Writer};
use crate::value::{Context, Value};

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
    /// Something that can happen to a token.
    pub struct Subscription {
        /// The event: its id in the workflow.
        pub event: Rc<str> = "event",
        /// When, for a timer, in milliseconds since 1970 UTC.
        pub at: Option<u64> = "at",
        /// How often it still happens, for a timer that does again and again; none is without end.
        pub left: Option<u32> = "left",
        /// What the key of a message must be.
        pub key: Option<Value> = "key",
        /// Whether it begins a handler inside, and does not break into the step itself.
        pub inside: bool = "inside",
    }
}

words! {
    /// What a token can wait for.
    pub enum Wait {
        /// Something that happens.
        Event = "event",
        /// Its turn: a section that another token is in, or a step at which none rests yet.
        Turn = "turn",
    }
}

record! {
    /// A token rests until something happens.
    pub struct Waiting {
        /// Its number.
        pub token: u32 = "token",
        /// The step.
        pub step: Rc<str> = "step",
        /// The number of the scope that it is in; the instance itself when it is not said.
        pub scope: Option<u32> = "in",
        /// What it waits for.
        pub wait: Wait = "for",
        /// What can happen to it.
        pub on: Vec<Subscription> = "on",
    }
}

record! {
    /// What a token waited for has happened, or something has broken into its step.
    pub struct Happened {
        /// The token's number; none where it is a handler of the instance itself.
        pub token: Option<u32> = "token",
        /// The event: its id in the workflow.
        pub event: Rc<str> = "event",
        /// Whether the token stays, since this goes on beside it.
        pub beside: bool = "beside",
        /// Whether what is inside of the token is broken off, while it stays itself.
        pub interrupts: bool = "interrupts",
        /// When it happens again, in milliseconds since 1970 UTC.
        pub again: Option<u64> = "again",
    }
}

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
    /// A message is sent.
    pub struct Sent {
        /// The step.
        pub step: Rc<str> = "step",
        /// Its name.
        pub message: Rc<str> = "message",
        /// Its key.
        pub key: Option<Value> = "messageKey",
        /// What it brings.
        pub values: Rc<Context> = "values",
    }
}

record! {
    /// A signal goes to all who wait for it.
    pub struct Signalled {
        /// The step.
        pub step: Rc<str> = "step",
        /// Its name.
        pub signal: Rc<str> = "signal",
        /// What it brings.
        pub values: Rc<Context> = "values",
    }
}

record! {
    /// The outside is to do something, and to answer.
    pub struct Asked {
        /// The number of the token that rests until then, by which the answer names it.
        pub token: u32 = "token",
        /// The step.
        pub step: Rc<str> = "step",
        /// The number of the scope; the instance itself when it is not said.
        pub scope: Option<u32> = "in",
        /// The address that is called.
        pub url: Option<Rc<str>> = "url",
        /// The service that does it.
        pub service: Option<Rc<str>> = "service",
        /// What it is given.
        pub values: Rc<Context> = "values",
        /// What can break into it.
        pub on: Vec<Subscription> = "on",
    }
}

record! {
    /// The outside has answered.
    pub struct Replied {
        /// The token's number.
        pub token: u32 = "token",
        /// The step.
        pub step: Rc<str> = "step",
        /// The code of the error, where it could not do it.
        pub error: Option<Rc<str>> = "error",
    }
}

record! {
    /// A message has come for which nothing waits yet.
    pub struct Kept {
        /// Its name.
        pub message: Rc<str> = "message",
        /// Its key.
        pub key: Option<Value> = "messageKey",
        /// What it brings.
        pub values: Rc<Context> = "values",
        /// Whether something has taken it now.
        pub taken: bool = "taken",
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
