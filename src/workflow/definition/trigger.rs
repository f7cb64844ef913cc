//! What can happen that a workflow waits for, or that breaks into it.

use std::rc::Rc;

use super::duration::DurationLiteral;
use crate::document::{Dynamic, Expression, record, words};

record! {
    /// What is waited for: exactly one of the properties is said, `key` aside (BPMN 2.0, 10.5.5).
    pub struct TriggerDefinition {
        /// A length of time.
        pub after: Option<Dynamic<DurationLiteral>> = "after",
        /// A date and time.
        pub at: Option<Expression> = "at",
        /// A length of time, again and again, as `PT1H`; `R3/PT1H` stops after the third.
        pub every: Option<Rc<str>> = "every",
        /// What happens to times that passed while nobody looked at the clock; `once` when it is not said.
        pub missed: Option<Missed> = "missed",
        /// A message of this name. It goes to one who waits for it.
        pub message: Option<Rc<str>> = "message",
        /// What the key of the message must be, so that it is the one meant for this instance.
        pub key: Option<Expression> = "key",
        /// Whether a message that came earlier counts.
        pub kept: bool = "kept",
        /// A signal of this name. It goes to all who wait for it.
        pub signal: Option<Rc<str>> = "signal",
        /// A condition that becomes true.
        pub when: Option<Expression> = "when",
        /// An error with this code; `*` is any.
        pub error: Option<Rc<str>> = "error",
        /// An escalation with this code; `*` is any.
        pub escalation: Option<Rc<str>> = "escalation",
        /// That what was done is undone.
        pub compensation: bool = "compensation",
        /// That the transaction is cancelled.
        pub cancel: bool = "cancel",
        /// A link of this name, to which a `throw` leads.
        pub link: Option<Rc<str>> = "link",
    }
}

words! {
    /// What happens to times that passed while nobody looked at the clock.
    pub enum Missed {
        /// They count as one.
        Once = "once",
        /// Each counts.
        Each = "each",
    }
}

record! {
    /// Something that breaks into a step while it lasts: a boundary event (BPMN 2.0, 10.5.4).
    pub struct OnDefinition {
        /// Its name; unique in the workflow. What is not named can't be named by others.
        pub id: Option<Rc<str>> = "id",
        /// Whether the step goes on all the same; otherwise it is broken off.
        pub beside: bool = "beside",
        /// The step that is next.
        pub to: Option<Rc<str>> = "to",
        ..
        /// What it is.
        pub trigger: TriggerDefinition,
    }
}
