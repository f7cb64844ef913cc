//! The engine: deployments, instances and the event log of one workspace.
//!
//! A request is answered in two steps, so that nothing counts before it is stored.
//! [`Engine::deploy`], [`Engine::begin`] and their like decide and change nothing: they give a
//! [`Pending`] with the records to append. When a store has taken these, [`Engine::commit`] makes
//! them count. When somebody else was faster, the pending is dropped, [`Engine::replay`] takes in
//! what is new, and the request is asked again.

mod bundle;
mod deployment;
mod dry_run;
mod entry;
mod fill;
mod hand_off;
mod instant;
mod library;
mod migrate;
mod pending;
mod post;
mod replay;
mod request;
mod slip;
pub mod view;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::rc::Rc;

pub use bundle::Bundle;
pub use deployment::{Deployment, Workflow, compile, lint};
pub use dry_run::{DryRunReport, DurationsView, IncidentView, PathView, StatusView, WaitingView};
pub use fill::Revision;
pub use pending::Pending;
pub use replay::{Outgoing, Refused};

use crate::by_name::ByName;
use crate::document::from_text;
use crate::host::Host;
use crate::json::Writer;
use crate::monitor::Inbox;
use crate::store::{Head, Record};
use crate::value::{DateTime, Zone};
use crate::workflow::Event;
use entry::{Entry, Followed, Happened};
use slip::Slip;

/// What the outside gives to a request.
pub struct Env<'a> {
    /// What time it is, in milliseconds since 1970 UTC.
    pub now: u64,
    /// The zone in which people count their days.
    pub zone: Zone,
    /// What expressions ask of the host.
    pub host: &'a dyn Host,
    /// A new id that was never given before.
    pub new_id: &'a dyn Fn() -> Rc<str>,
}

impl Env<'_> {
    /// What time it is, in the zone in which people count their days.
    pub fn date_time(&self) -> DateTime {
        DateTime::from_milliseconds(self.now, &self.zone, self.host)
    }
}

/// The state of a workspace: what its log comes to.
#[derive(Debug, Default)]
pub struct Engine {
    log: Vec<Record>,
    head: Head,
    /// In the order in which they were deployed.
    deployments: Vec<Rc<Deployment>>,
    /// In the order in which they began.
    slips: ByName<Slip>,
    inbox: Inbox,
    /// When something is due, with the number of the slip. What is out of date by now is passed
    /// over. INVARIANT: the first is not out of date.
    timers: BinaryHeap<Reverse<(u64, usize)>>,
    /// Who began what with which key, so that beginning again begins nothing.
    begun: ByName<Rc<str>>,
}

impl Engine {
    /// The engine of an empty log.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where its log ends.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Its log.
    pub fn log(&self) -> &[Record] {
        &self.log
    }

    /// The definitions deployed last, by which new instances begin.
    pub fn current(&self) -> Option<&Rc<Deployment>> {
        self.deployments.last()
    }

    /// The log as text: one record a line, as JSON, each with its hash. Where it is read again, each
    /// hash tells whether the records up to it are the same.
    pub fn export(&self) -> String {
        let mut text = String::new();
        for record in &self.log {
            let mut line = Writer::new();
            line.begin_object();
            line.name("seq");
            line.integer(record.seq);
            line.name("hash");
            line.string(&record.hash.to_string());
            line.name("body");
            line.raw(&record.body);
            line.end_object();
            text.push_str(&line.into_text());
            text.push('\n');
        }
        text
    }

    /// What happened to an instance, with the numbers of the records. It is read from the log, so that an
    /// instance that waits takes little room.
    fn history(&self, slip: &Slip) -> impl Iterator<Item = (u64, Event)> {
        slip.history.iter().flat_map(|seq| {
            // Records are numbered from 1 without a gap.
            let place = seq.checked_sub(1).and_then(|place| usize::try_from(place).ok());
            let record = place.and_then(|place| self.log.get(place));
            let events = match record.and_then(|record| from_text::<Entry>(&record.body).0) {
                Some(Entry::Happened(Happened { event, .. })) => vec![event],
                Some(Entry::Followed(Followed { batch, .. })) => batch.0,
                _ => Vec::new(),
            };
            events.into_iter().map(|event| (*seq, event))
        })
    }

    /// When the next reminder or due time is, in milliseconds since 1970 UTC.
    pub fn next_timer(&self) -> Option<u64> {
        self.timers.peek().map(|Reverse((at, _))| *at)
    }
}
