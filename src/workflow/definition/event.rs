//! Steps that wait, that let something happen, and that ask the outside.

use std::rc::Rc;

use super::routing::FlowDefinition;
use super::step::StepDefinition;
use super::trigger::TriggerDefinition;
use crate::document::{Expression, Named, Text, record, words};

record! {
    /// Waiting until something happens (BPMN 2.0, 10.5.4).
    pub struct WaitStep {
        /// The name under which later steps find what a message brought.
        pub result: Option<Rc<str>> = "result",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
        ..
        /// What is waited for.
        pub trigger: TriggerDefinition,
    }
}

record! {
    /// Where something begins because something happens: an instance, or a `handler` (BPMN 2.0, 10.5.2).
    pub struct StartStep {
        /// Whether a handler goes on beside what it is in; otherwise that is broken off.
        pub beside: bool = "beside",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
        ..
        /// What happens; nothing where it begins by itself.
        pub trigger: TriggerDefinition,
    }
}

record! {
    /// Letting something happen (BPMN 2.0, 10.5.3 and 10.5.4).
    pub struct ThrowStep {
        /// A message of this name.
        pub message: Option<Rc<str>> = "message",
        /// The key of the message, by which it finds the instance that it is meant for.
        pub key: Option<Expression> = "key",
        /// What the message or signal brings.
        pub values: Named<Expression> = "values",
        /// A signal of this name.
        pub signal: Option<Rc<str>> = "signal",
        /// An error with this code; what is in the way outward is broken off.
        pub error: Option<Rc<str>> = "error",
        /// An escalation with this code.
        pub escalation: Option<Rc<str>> = "escalation",
        /// Undo what this step has done; `*` is everything around.
        pub compensate: Option<Rc<str>> = "compensate",
        /// Cancel the transaction.
        pub cancel: bool = "cancel",
        /// End everything around.
        pub terminate: bool = "terminate",
        /// Go on at the `wait` with this link.
        pub link: Option<Rc<str>> = "link",
        /// Break off these steps.
        pub stop: Vec<Rc<str>> = "stop",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
    }
}

record! {
    /// Nothing but a place that is passed.
    pub struct PassStep {
        /// How often it goes on for each time that it is come to.
        pub split: Option<u32> = "split",
        /// How often it must be come to, from wherever, to go on once.
        pub merge: Option<u32> = "merge",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
    }
}

record! {
    /// Values that are given names.
    pub struct SetStep {
        /// The names with their values.
        pub values: Named<Expression> = "values",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
    }
}

record! {
    /// Something that the outside does, and answers.
    pub struct WebhookStep {
        /// The address that is called.
        pub url: Option<Text> = "url",
        /// The service that does it, where it is no address.
        pub service: Option<Rc<str>> = "service",
        /// What it is given.
        pub values: Named<Expression> = "values",
        /// The name under which later steps find the answer; the step's id when it is not said.
        pub result: Option<Rc<str>> = "result",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
    }
}

record! {
    /// Another workflow, or this one again, done as a step (BPMN 2.0, 10.3.6).
    pub struct CallStep {
        /// The workflow.
        pub workflow: Rc<str> = "workflow",
        /// The values of its form's fields.
        pub values: Named<Expression> = "values",
        /// The name under which later steps find what it has left: the values of its names, and its `status`; the
        /// step's id when it is not said.
        pub result: Option<Rc<str>> = "result",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
    }
}

words! {
    /// The kinds of groups.
    pub enum GroupKind {
        /// Steps that belong together (BPMN 2.0, 10.3.5).
        Plain = "plain",
        /// Steps that are all done or all undone.
        Transaction = "transaction",
        /// Steps that are each done once, in any order.
        AnyOrder = "anyOrder",
    }
}

record! {
    /// Steps that belong together (BPMN 2.0, 10.3.5).
    pub struct GroupStep {
        /// What kind of group it is; `plain` when it is not said.
        pub kind: Option<GroupKind> = "kind",
        /// Whether only one step is done at a time, in any order.
        pub one_at_a_time: bool = "oneAtATime",
        /// A condition on which a group in any order is over before each step is done.
        pub until: Option<Expression> = "until",
        /// Its steps.
        pub steps: Vec<StepDefinition> = "steps",
        /// Where its steps lead, if not to the next in the list.
        pub flows: Option<Vec<FlowDefinition>> = "flows",
        /// The step it goes on to; the next in the list when it is not said.
        pub to: Option<Rc<str>> = "to",
    }
}

record! {
    /// Steps that are done when something happens: an event sub-process (BPMN 2.0, 10.3.5). The first is a `start`.
    pub struct HandlerStep {
        /// Its steps.
        pub steps: Vec<StepDefinition> = "steps",
        /// Where its steps lead, if not to the next in the list.
        pub flows: Option<Vec<FlowDefinition>> = "flows",
    }
}

impl ThrowStep {
    /// A throw of nothing yet.
    pub fn nothing() -> Self {
        Self {
            message: None,
            key: None,
            values: Named::default(),
            signal: None,
            error: None,
            escalation: None,
            compensate: None,
            cancel: false,
            terminate: false,
            link: None,
            stop: Vec::new(),
            to: None,
        }
    }
}
