//! What the outside must do because of an event: the outbox.

use std::rc::Rc;

use super::event::{Event, EventKind};
use crate::value::{Context, Value};

/// Something that the outside must do once the event is stored.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect<'a> {
    /// Tell people that they have a task.
    Assigned {
        /// The task's number.
        task: u32,
        /// Who can do it.
        to: &'a [Rc<str>],
        /// What it is called.
        title: &'a str,
    },
    /// Tell people something.
    Notify {
        /// Who is told.
        to: &'a [Rc<str>],
        /// What they are told.
        text: &'a str,
    },
    /// Remind people of a task.
    Remind {
        /// The task's number.
        task: u32,
        /// Who is reminded.
        to: &'a [Rc<str>],
    },
    /// Tell people that an overdue task is theirs now too.
    Escalate {
        /// The task's number.
        task: u32,
        /// Who can do it now besides those who could before.
        to: &'a [Rc<str>],
    },
    /// Do something, and answer with a [`Reply`](super::Request::Reply).
    Ask {
        /// The number of the token that waits for the answer.
        token: u32,
        /// The step.
        step: &'a Rc<str>,
        /// The address that is called.
        url: Option<&'a Rc<str>>,
        /// The service that does it.
        service: Option<&'a Rc<str>>,
        /// What it is given.
        values: &'a Rc<Context>,
    },
    /// Tell others a message; instances of the same workspace have got it already.
    Message {
        /// Its name.
        name: &'a Rc<str>,
        /// Its key.
        key: Option<&'a Value>,
        /// What it brings.
        values: &'a Rc<Context>,
    },
    /// Tell others a signal; instances of the same workspace have got it already.
    Signal {
        /// Its name.
        name: &'a Rc<str>,
        /// What it brings.
        values: &'a Rc<Context>,
    },
}

/// What the outside must do because of an event; nothing for most.
pub fn effect(event: &Event) -> Option<Effect<'_>> {
    match &event.kind {
        EventKind::Assigned(assigned) => {
            Some(Effect::Assigned { task: assigned.task, to: &assigned.to, title: &assigned.title })
        }
        EventKind::Notified(told) => Some(Effect::Notify { to: &told.to, text: &told.text }),
        EventKind::Reminded(reminded) => {
            Some(Effect::Remind { task: reminded.task, to: &reminded.to })
        }
        EventKind::Overdue(overdue) if !overdue.added.is_empty() => {
            Some(Effect::Escalate { task: overdue.task, to: &overdue.added })
        }
        other => rare(other),
    }
}

/// What ordinary approvals don't ask for.
fn rare(event: &EventKind) -> Option<Effect<'_>> {
    match event {
        EventKind::Asked(asked) => Some(Effect::Ask {
            token: asked.token,
            step: &asked.step,
            url: asked.url.as_ref(),
            service: asked.service.as_ref(),
            values: &asked.values,
        }),
        EventKind::Sent(sent) => Some(Effect::Message {
            name: &sent.message,
            key: sent.key.as_ref(),
            values: &sent.values,
        }),
        EventKind::Signalled(it) => Some(Effect::Signal { name: &it.signal, values: &it.values }),
        _ => None,
    }
}
