//! An instance, as the engine keeps it.

use std::rc::Rc;

use super::deployment::{Deployment, Workflow};
use crate::by_name::Names;
use crate::workflow::{Event, EventKind, Phase, State};

/// An instance: the definitions it is pinned to, where it stands, and what happened.
#[derive(Debug)]
pub(super) struct Slip {
    pub(super) id: Rc<str>,
    /// How many were created before it.
    pub(super) number: usize,
    pub(super) deployment: Rc<Deployment>,
    pub(super) workflow: Rc<Workflow>,
    pub(super) state: State,
    pub(super) title: Rc<str>,
    pub(super) began: u64,
    pub(super) ended: Option<u64>,
    /// The numbers of the records that say what happened.
    pub(super) history: Vec<u64>,
    /// What a process has handed on to: the number of the record, when, and the workflow's name.
    pub(super) handed_on: Vec<(u64, u64, Rc<str>)>,
    /// Everybody who has done something.
    pub(super) actors: Names,
}

impl Slip {
    pub(super) fn new(
        id: Rc<str>,
        number: usize,
        deployment: Rc<Deployment>,
        workflow: Rc<Workflow>,
    ) -> Self {
        Self {
            id,
            number,
            deployment,
            workflow,
            state: State::new(),
            title: "".into(),
            began: 0,
            ended: None,
            history: Vec::new(),
            handed_on: Vec::new(),
            actors: Names::default(),
        }
    }

    /// Notes what an event says about the instance as a whole.
    pub(super) fn note(&mut self, event: &Event) {
        if let Some(by) = &event.by {
            self.actors.add(Rc::clone(by));
        }
        match &event.kind {
            EventKind::Started(started) => {
                self.title = Rc::clone(&started.title);
                self.began = event.at;
            }
            EventKind::Revised(revised) => {
                if let Some(title) = &revised.title {
                    self.title = Rc::clone(title);
                }
            }
            EventKind::Ended(_) => self.ended = Some(event.at),
            _ => {}
        }
    }

    /// How it stands in one word: `running`, or how it ended.
    pub(super) fn status(&self) -> &str {
        match self.state.phase() {
            Phase::New | Phase::Running => "running",
            Phase::Ended(status) => status,
        }
    }
}
