//! Where a slip is, and what happened to it.

use std::rc::Rc;

use crate::by_name::ByName;
use crate::document::view;
use crate::engine::Engine;
use crate::engine::instant::iso;
use crate::engine::slip::Slip;
use crate::monitor::{TimelineEntry, entry};
use crate::sort::sort_by_key;
use crate::workflow::event::TaskKind;
use crate::workflow::{Event, EventKind, Rejection, Rest, Token, label};

view! {
    /// An instance.
    pub struct SlipView {
        /// Its id.
        pub id: Rc<str> = "id",
        /// The name of its workflow.
        pub workflow: Rc<str> = "workflow",
        /// What it is called.
        pub title: Rc<str> = "title",
        /// `running`, or how it ended.
        pub status: Rc<str> = "status",
        /// The id of who submitted it.
        pub submitter: Rc<str> = "submitter",
        /// When it began, as ISO 8601.
        pub since: String = "since",
        /// When it ended, as ISO 8601.
        pub ended: Option<String> = "ended",
        /// Whether it stands still.
        pub suspended: bool = "suspended",
        /// Where it is now.
        pub at: Vec<PlaceView> = "at",
    }
}

view! {
    /// A place at which a slip is.
    pub struct PlaceView {
        /// The number of the token, by which those who look after the slip name it.
        pub token: u32 = "token",
        /// What it waits for: people, somebody who looks at an incident, an event, an answer of the outside, or its turn.
        pub kind: &'static str = "kind",
        /// The step.
        pub step: Rc<str> = "step",
        /// What is to be done there, or what went wrong.
        pub title: Rc<str> = "title",
        /// The ids of those who can do it.
        pub waiting_for: Vec<Rc<str>> = "waitingFor",
    }
}

impl Engine {
    /// The slips, the newest first: those that `actor` submitted or acted on, or all.
    pub fn slips(&self, actor: Option<&str>) -> Vec<SlipView> {
        let newest_first = self.slips.things().rev();
        let concerns = |slip: &&Slip| actor.is_none_or(|actor| slip.actors.contains(actor));
        newest_first.filter(concerns).map(SlipView::of).collect()
    }

    /// The slip with this id.
    pub fn slip_view(&self, id: &str) -> Option<SlipView> {
        self.slips.get(id).map(SlipView::of)
    }

    /// What happened to a slip, in order.
    ///
    /// # Errors
    ///
    /// When there is no such slip.
    pub fn timeline(&self, id: &str) -> Result<Vec<TimelineEntry>, Rejection> {
        let slip = self.slip(id)?;
        let history: Vec<(u64, Event)> = self.history(slip).collect();
        let titles = titles(&history);
        let title = |step: &str| match titles.get(step) {
            Some(title) => Rc::clone(title),
            None => label(step).into(),
        };
        let happened = history.iter();
        let mut entries: Vec<TimelineEntry> = happened
            .map(|(seq, event)| entry(*seq, iso(event.at), event, &slip.deployment.people, &title))
            .collect();
        entries.extend(slip.handed_on.iter().map(|(seq, at, workflow)| TimelineEntry {
            seq: *seq,
            at: iso(*at),
            by: None,
            kind: "handedOn",
            title: format!("Handed on to {workflow}"),
            comment: None,
            detail: None,
        }));
        sort_by_key(&mut entries, |entry| entry.seq);
        Ok(entries)
    }
}

/// What people call steps: the title of the task that each made last.
fn titles(history: &[(u64, Event)]) -> ByName<Rc<str>> {
    let mut titles = ByName::new();
    for (_, event) in history {
        if let EventKind::Assigned(assigned) = &event.kind
            && assigned.kind != TaskKind::Revise
        {
            titles.insert(Rc::clone(&assigned.step), Rc::clone(&assigned.title));
        }
    }
    titles
}

impl SlipView {
    fn of(slip: &Slip) -> Self {
        Self {
            id: Rc::clone(&slip.id),
            workflow: Rc::clone(&slip.workflow.name),
            title: Rc::clone(&slip.title),
            status: slip.status().into(),
            submitter: Rc::clone(slip.state.submitter()),
            since: iso(slip.began),
            ended: slip.ended.map(iso),
            suspended: slip.state.is_suspended(),
            at: slip.state.tokens().filter_map(|token| PlaceView::of(token)).collect(),
        }
    }
}

impl PlaceView {
    fn of(token: &Token) -> Option<Self> {
        let called = || label(&token.step).into();
        let mut waiting_for = Vec::new();
        let (kind, title) = match &token.rest {
            Rest::Task(task) => {
                waiting_for.extend(task.awaited().cloned());
                match task.kind {
                    TaskKind::Revise => ("revise", "Changes".into()),
                    TaskKind::Task => ("task", Rc::clone(&task.title)),
                    TaskKind::Approval => ("approval", Rc::clone(&task.title)),
                }
            }
            Rest::Incident(message) => ("incident", Rc::clone(message)),
            Rest::Event => ("event", called()),
            Rest::Answer => ("answer", called()),
            Rest::Turn => ("turn", called()),
            Rest::Scope(_) => return None,
        };
        let (token, step) = (token.number, Rc::clone(&token.step));
        Some(Self { token, kind, step, title, waiting_for })
    }
}
