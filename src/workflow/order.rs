//! What those who look after an instance ask of it, as text.

use std::rc::Rc;

use super::command::Request;
use crate::document::{choice, record};
use crate::value::{Context, Value};

choice! {
    /// Something that is asked of an instance.
    pub enum Order by "type" {
        /// Stand still.
        Suspend(Because) = "suspend",
        /// Go on after having stood still.
        Resume(Because) = "resume",
        /// End before the end.
        Cancel(Because) = "cancel",
        /// Try again what an incident has stopped.
        Retry(Retry) = "retry",
        /// Let what an incident has stopped count as done.
        Resolve(Resolve) = "resolve",
        /// Let a token go on without its step being done.
        Skip(Skip) = "skip",
        /// Let a token do a step again that was done before.
        Redo(Redo) = "redo",
        /// Move a token to another step beside its own.
        Move(Move) = "move",
        /// Let an event happen that a token waits for.
        Happen(Happen) = "happen",
        /// Take what the outside has answered.
        Reply(Reply) = "reply",
        /// Add items to an `each` that lasts.
        Add(Add) = "add",
    }
}

record! {
    /// Why something is asked.
    pub struct Because {
        /// Why.
        pub reason: Option<Rc<str>> = "reason",
    }
}

record! {
    /// What an incident has stopped is to be tried again.
    pub struct Retry {
        /// The incident's number.
        pub token: u32 = "token",
    }
}

record! {
    /// What an incident has stopped is to count as done.
    pub struct Resolve {
        /// The incident's number.
        pub token: u32 = "token",
        /// The values that names have from now on.
        pub values: Rc<Context> = "values",
        /// Why.
        pub reason: Option<Rc<str>> = "reason",
    }
}

record! {
    /// A token is to go on without its step being done.
    pub struct Skip {
        /// The token's number.
        pub token: u32 = "token",
        /// Why.
        pub reason: Option<Rc<str>> = "reason",
    }
}

record! {
    /// A token is to do a step again.
    pub struct Redo {
        /// The token's number.
        pub token: u32 = "token",
        /// The step.
        pub step: Rc<str> = "step",
        /// Why.
        pub reason: Option<Rc<str>> = "reason",
    }
}

record! {
    /// A token is to be moved.
    pub struct Move {
        /// The token's number.
        pub token: u32 = "token",
        /// The step.
        pub to: Rc<str> = "to",
        /// Why.
        pub reason: Option<Rc<str>> = "reason",
    }
}

record! {
    /// An event is to happen.
    pub struct Happen {
        /// The token's number; 0 is the instance itself.
        pub token: u32 = "token",
        /// The event: its id in the workflow.
        pub event: Rc<str> = "event",
    }
}

record! {
    /// The outside has answered.
    pub struct Reply {
        /// The number of the token that rests until then.
        pub token: u32 = "token",
        /// The answer.
        pub answer: Option<Value> = "answer",
        /// The code of an error, where it could not do it.
        pub error: Option<Rc<str>> = "error",
    }
}

record! {
    /// Items are to be added.
    pub struct Add {
        /// The number of the scope of the `each`.
        pub token: u32 = "token",
        /// The items.
        pub items: Vec<Value> = "items",
    }
}

impl From<Order> for Request {
    fn from(order: Order) -> Self {
        match order {
            Order::Suspend(it) => Self::Suspend { reason: it.reason },
            Order::Resume(it) => Self::Resume { reason: it.reason },
            Order::Cancel(it) => Self::Cancel { reason: it.reason },
            Order::Retry(it) => Self::Retry { incident: it.token },
            Order::Resolve(it) => {
                Self::Resolve { incident: it.token, values: it.values, reason: it.reason }
            }
            Order::Skip(it) => Self::Skip { token: it.token, reason: it.reason },
            Order::Redo(it) => Self::Redo { token: it.token, step: it.step, reason: it.reason },
            Order::Move(it) => Self::Move { token: it.token, to: it.to, reason: it.reason },
            Order::Happen(it) => Self::Happen { token: it.token, event: it.event },
            Order::Reply(it) => Self::Reply {
                token: it.token,
                answer: match it.error {
                    Some(error) => Err(error),
                    None => Ok(it.answer.unwrap_or_default()),
                },
            },
            Order::Add(it) => Self::Add { token: it.token, items: it.items },
        }
    }
}
