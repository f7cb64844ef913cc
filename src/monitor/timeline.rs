//! What happened to a slip, for people to read.

use std::rc::Rc;

use crate::document::view;
use crate::value::Value;
use crate::workflow::event::{Decided, EventKind, TaskKind};
use crate::workflow::{Directory, Event, label};

view! {
    /// One thing that happened.
    pub struct TimelineEntry {
        /// The number of its record in the log; what followed from one command shares it.
        pub seq: u64 = "seq",
        /// When, as ISO 8601 in UTC.
        pub at: String = "at",
        /// The id of who did it; none when it was a rule or the clock.
        pub by: Option<Rc<str>> = "by",
        /// The kind of event.
        pub kind: &'static str = "kind",
        /// What happened, in a few words.
        pub title: String = "title",
        /// What the person remarked.
        pub comment: Option<Rc<str>> = "comment",
        /// What else there is to know.
        pub detail: Option<String> = "detail",
    }
}

/// The entry of an event, which is the record `seq` of the log. `at` is its time as text, and
/// `step_title` what people call a step.
pub fn entry(
    seq: u64,
    at: String,
    event: &Event,
    directory: &dyn Directory,
    step_title: &dyn Fn(&str) -> Rc<str>,
) -> TimelineEntry {
    let mut entry = TimelineEntry {
        seq,
        at,
        by: event.by.clone(),
        kind: event.kind.word(),
        title: String::new(),
        comment: None,
        detail: None,
    };
    match &event.kind {
        EventKind::Started(_) => entry.title = "Submitted".into(),
        EventKind::Decided(decided) => {
            entry.by = None;
            entry.title = format!("Decided by rules: {}", step_title(&decided.step));
            entry.detail = Some(verdict(decided));
        }
        EventKind::Assigned(assigned) => {
            entry.by = None;
            entry.title = match assigned.kind {
                TaskKind::Revise => "Waiting for changes".into(),
                TaskKind::Task | TaskKind::Approval => format!("Waiting: {}", assigned.title),
            };
            entry.detail = Some(format!("For {}", names(&assigned.to, directory)));
        }
        EventKind::Answered(answered) => {
            let step = step_title(&answered.step);
            entry.title = match &answered.outcome {
                Some(outcome) => format!("{step}: {}", label(outcome)),
                None => format!("{step}: done"),
            };
            entry.comment = answered.comment.clone();
            entry.detail = match &answered.settled {
                Some(settled) => Some(format!("Settled: {}", label(settled))),
                None => answered.open.then(|| "Others are asked too".into()),
            };
        }
        EventKind::Revised(_) => entry.title = "Changed and submitted again".into(),
        EventKind::Notified(told) => {
            entry.by = None;
            entry.title = format!("Told {}", names(&told.to, directory));
            entry.detail = Some(told.text.as_ref().into());
        }
        EventKind::Reminded(reminded) => {
            entry.title = format!("Reminded {}", names(&reminded.to, directory))
        }
        EventKind::Overdue(overdue) => {
            entry.title = format!("Overdue: {}", step_title(&overdue.step));
            entry.detail = (!overdue.added.is_empty())
                .then(|| format!("Now for {} too", names(&overdue.added, directory)));
        }
        EventKind::Incident(incident) => {
            entry.by = None;
            entry.title = format!("Stopped at {}", step_title(&incident.step));
            entry.detail = Some(format!("{} ({})", incident.message, incident.code));
        }
        EventKind::Retried(retried) => {
            entry.title = format!("Tried again: {}", step_title(&retried.step))
        }
        EventKind::Withdrawn(withdrawn) => {
            entry.title = "Withdrawn".into();
            entry.comment = withdrawn.comment.clone();
        }
        EventKind::Ended(ended) => {
            entry.by = None;
            entry.title = format!("Ended: {}", label(&ended.status));
        }
        rare => {
            entry.title = label(rare.word());
            if let Some(step) = step_of(rare) {
                entry.title.push_str(": ");
                entry.title.push_str(&step_title(step));
            }
        }
    }
    entry
}

/// The step that an event is about which ordinary approvals don't have.
fn step_of(event: &EventKind) -> Option<&str> {
    Some(match event {
        EventKind::Waiting(it) => &it.step,
        EventKind::Happened(it) => &it.event,
        EventKind::Opened(it) => &it.step,
        EventKind::Arrived(it) => &it.step,
        EventKind::Joined(it) => &it.step,
        EventKind::Done(it) => &it.step,
        EventKind::Undone(it) => &it.step,
        EventKind::Sent(it) => &it.message,
        EventKind::Signalled(it) => &it.signal,
        EventKind::Asked(it) => &it.step,
        EventKind::Replied(it) => &it.step,
        EventKind::Kept(it) => &it.message,
        EventKind::Skipped(it) => &it.step,
        EventKind::Moved(it) => &it.to,
        _ => return None,
    })
}

fn verdict(decided: &Decided) -> String {
    let rules: Vec<String> = decided.matched.iter().map(u32::to_string).collect();
    let result = match &decided.value {
        Value::Context(context) => {
            let parts = context.iter().map(|(name, value)| format!("{name}: {}", value.display()));
            parts.collect::<Vec<_>>().join(", ")
        }
        single => single.display().as_ref().into(),
    };
    match rules.as_slice() {
        [] => result,
        [rule] => format!("{result} (rule {rule})"),
        several => format!("{result} (rules {})", several.join(", ")),
    }
}

fn names(ids: &[Rc<str>], directory: &dyn Directory) -> String {
    let name = |id: &Rc<str>| {
        directory.person(id).map_or_else(|| Rc::clone(id), |person| Rc::clone(&person.name))
    };
    ids.iter().map(name).collect::<Vec<_>>().join(", ")
}
