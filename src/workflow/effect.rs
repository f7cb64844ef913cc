//! What the outside must do because of an event: the outbox.

use std::rc::Rc;

use super::event::{Event, EventKind};

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
        _ => None,
    }
}
