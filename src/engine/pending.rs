//! What a request comes to before it is stored.

use std::collections::VecDeque;
use std::rc::Rc;

use super::Engine;
use super::deployment::Deployment;
use super::entry::Entry;
use super::post::Parcel;
use super::slip::Slip;
use crate::document::to_text;
use crate::store::{Digest, Head, Record};
use crate::workflow::State;

/// Records that are to be appended, and then to be committed.
#[derive(Debug)]
#[must_use = "nothing counts before it is committed"]
pub struct Pending {
    pub(super) after: Head,
    pub(super) head: Head,
    pub(super) records: Vec<Record>,
    pub(super) entries: Vec<Entry>,
    /// Where the instances stand then, by their numbers. INVARIANT: each once.
    pub(super) states: Vec<(usize, State)>,
    /// The number of the next instance that is created.
    pub(super) next: usize,
    /// The deployment of a `Deployed` entry, compiled already.
    pub(super) deployment: Option<Rc<Deployment>>,
    /// What is deployed without it.
    pub(super) current: Digest,
    /// The instance that the request was about.
    pub(super) slip: Option<Rc<str>>,
    /// What instances send and nobody has taken yet.
    pub(super) parcels: VecDeque<Parcel>,
}

impl Pending {
    /// Nothing, behind what the engine knows.
    pub fn behind(engine: &Engine) -> Self {
        Self {
            after: engine.head,
            head: engine.head,
            records: Vec::new(),
            entries: Vec::new(),
            states: Vec::new(),
            next: engine.slips.len(),
            deployment: None,
            current: engine.current().map(|current| current.hash()).unwrap_or_default(),
            slip: None,
            parcels: VecDeque::new(),
        }
    }

    pub(super) fn push(&mut self, entry: Entry) {
        let record = self.head.follow(to_text(&entry).into());
        self.head = record.head();
        self.records.push(record);
        self.entries.push(entry);
    }

    /// Lets an instance stand somewhere when this counts.
    pub(super) fn stand(&mut self, number: usize, state: State) {
        match self.states.iter_mut().rev().find(|(known, _)| *known == number) {
            Some(known) => known.1 = state,
            None => self.states.push((number, state)),
        }
    }

    /// Where an instance stands when this counts.
    pub(super) fn state_of<'a>(&'a self, slip: &'a Slip) -> &'a State {
        let known = self.states.iter().rev().find(|(number, _)| *number == slip.number);
        known.map_or(&slip.state, |(_, state)| state)
    }

    /// Where the log must end for the records to be appended.
    pub fn after(&self) -> Head {
        self.after
    }

    /// The records; none where the request changes nothing.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The SHA-256 of the definitions that are deployed when it counts.
    pub fn definitions(&self) -> Digest {
        self.deployment.as_ref().map(|deployment| deployment.hash()).unwrap_or(self.current)
    }

    /// The instance that the request was about.
    pub fn slip(&self) -> Option<&Rc<str>> {
        self.slip.as_ref()
    }
}
