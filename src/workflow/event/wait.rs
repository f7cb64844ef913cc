//! What tokens wait for, and what goes to the outside and comes back.

use std::rc::Rc;

use crate::document::{record, words};
use crate::value::{Context, Value};

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
