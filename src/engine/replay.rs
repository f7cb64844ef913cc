//! Records taken in: what makes them count, and why some are refused.

use std::cmp::Reverse;
use std::fmt;
use std::rc::Rc;

use super::Engine;
use super::deployment::{Deployment, Workflow, compile};
use super::entry::{Created, Entry, Followed, HandedOn, Happened};
use super::pending::Pending;
use super::slip::Slip;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::document::from_one_of_many;
use crate::json::Parser;
use crate::store::{Digest, Record, verify};
use crate::workflow::{Effect, Event, EventKind, State, apply, effect, next_timer};

/// Why a log is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The stable code.
    pub code: Code,
    /// The number of the first record that is refused.
    pub seq: u64,
    /// Why, as a sentence.
    pub message: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} record {}: {}", self.code, self.seq, self.message)
    }
}

/// Something that the outside must do, with the instance that asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outgoing {
    /// The instance.
    pub slip: Rc<str>,
    /// The event that says what to do; see [`effect`].
    pub event: Rc<Event>,
}

impl Outgoing {
    /// What to do.
    pub fn effect(&self) -> Option<Effect<'_>> {
        effect(&self.event)
    }
}

/// What is known of records that were decided here, so that it need not be worked out again.
#[derive(Default)]
struct Known<'a> {
    deployment: Option<Rc<Deployment>>,
    states: Option<&'a mut Vec<(usize, State)>>,
}

impl Engine {
    /// Makes what was stored count, and gives what the outside has to do now. Records that were
    /// read back from the store meanwhile count already.
    pub fn commit(&mut self, pending: Pending) -> Vec<Outgoing> {
        let Pending { after, records, entries, mut states, mut deployment, .. } = pending;
        // What was decided elsewhere meanwhile would not be in the states.
        let is_next = self.head == after;
        let mut outbox = Vec::new();
        for (record, entry) in records.into_iter().zip(entries) {
            if record.seq > self.head.seq {
                let known =
                    Known { deployment: deployment.take(), states: is_next.then_some(&mut states) };
                let taken = self.take_in(record, &entry, known);
                debug_assert!(taken.is_ok(), "what was decided here fits here");
            }
            if let Entry::Followed(Followed { slip, batch }) = entry {
                let asks = batch.0.into_iter().filter(|event| effect(event).is_some());
                let outgoing = |event| Outgoing { slip: Rc::clone(&slip), event: Rc::new(event) };
                outbox.extend(asks.map(outgoing));
            }
        }
        outbox
    }

    /// Takes in records that were stored by somebody else, or earlier. Nothing is to be done about
    /// them: who stored them has done it.
    ///
    /// # Errors
    ///
    /// When a record does not follow from those before it, or can't be read; what stands before it
    /// has been taken in.
    pub fn replay(&mut self, records: &[Record]) -> Result<(), Refused> {
        let mut parser = Parser::of_many();
        for record in records {
            verify(self.head, std::slice::from_ref(record)).map_err(|broken| Refused {
                code: Code::BrokenLog,
                seq: broken.seq,
                message: format!("The log can't be trusted from here on: {}.", broken.reason),
            })?;
            let (entry, findings) = from_one_of_many::<Entry>(&record.body, &mut parser);
            let refused = |code, message: String| Refused { code, seq: record.seq, message };
            if let Some(finding) = findings.into_iter().find(Diagnostic::is_error) {
                return Err(refused(finding.code, finding.message));
            }
            let entry = entry.ok_or_else(|| {
                refused(Code::UnreadableRecord, "The record can't be read.".into())
            })?;
            self.take_in(record.clone(), &entry, Known::default())?;
        }
        Ok(())
    }

    /// Makes one record count.
    fn take_in(&mut self, record: Record, entry: &Entry, known: Known<'_>) -> Result<(), Refused> {
        let unfit = |message: String| Refused { code: Code::UnfitRecord, seq: record.seq, message };
        match entry {
            Entry::Deployed(deployed) => {
                let deployment =
                    known.deployment.or_else(|| compile(&deployed.bundle).0.map(Rc::new));
                let deployment = deployment
                    .ok_or_else(|| unfit("It deploys a bundle that can't be read.".into()))?;
                self.deployments.push(deployment);
            }
            Entry::Created(created) => {
                let slip = self.create(created).map_err(unfit)?;
                self.slips.insert(Rc::clone(&slip.id), slip);
            }
            Entry::Happened(Happened { slip, event }) => {
                self.happen(record.seq, slip, std::slice::from_ref(event), None).map_err(unfit)?
            }
            Entry::Followed(Followed { slip, batch }) => {
                self.happen(record.seq, slip, &batch.0, known.states).map_err(unfit)?;
            }
            Entry::HandedOn(HandedOn { at, slip, workflow, .. }) => {
                let slip = self
                    .slips
                    .get_mut(slip)
                    .ok_or_else(|| unfit(format!("There is no instance `{slip}`.")))?;
                slip.handed_on.push((record.seq, *at, Rc::clone(workflow)));
            }
        }
        self.head = record.head();
        self.log.push(record);
        Ok(())
    }

    fn create(&self, created: &Created) -> Result<Slip, String> {
        if self.slips.contains(&created.slip) {
            return Err(format!("The instance `{}` was created before.", created.slip));
        }
        let (deployment, workflow) =
            version(&self.deployments, &created.definitions, &created.workflow)?;
        Ok(Slip::new(Rc::clone(&created.slip), self.slips.len(), deployment, workflow))
    }

    /// Lets the events of one command happen to an instance. `states` is where those stand then whose
    /// commands were decided here.
    fn happen(
        &mut self,
        seq: u64,
        id: &Rc<str>,
        events: &[Event],
        states: Option<&mut Vec<(usize, State)>>,
    ) -> Result<(), String> {
        let unknown = || format!("There is no instance `{id}`.");
        let number = self.slips.number(id).ok_or_else(unknown)?;
        let slip = self.slips.get_mut(id).ok_or_else(unknown)?;
        for event in events {
            if let EventKind::Migrated(migrated) = &event.kind {
                let (definitions, workflow) = (&migrated.definitions, &migrated.workflow);
                let found = version(&self.deployments, definitions, workflow)?;
                (slip.deployment, slip.workflow) = found;
            }
        }
        if slip.history.is_empty()
            && let Some(Event { by: Some(by), key: Some(key), .. }) = events.first()
        {
            self.begun.insert(begun_key(by, key), Rc::clone(id));
        }
        let due = next_timer(&slip.state);
        let is_decided = states.is_some();
        if let Some(states) = states
            && let Some(known) = states.iter().position(|(known, _)| *known == number)
        {
            slip.state = states.swap_remove(known).1;
        }
        for event in events {
            if !is_decided {
                apply(&mut slip.state, event);
            }
            slip.note(event);
            self.inbox.update(number, &slip.state, &event.kind);
        }
        slip.history.push(seq);
        let next = next_timer(&slip.state);
        if next != due {
            self.timers.extend(next.map(|at| Reverse((at, number))));
            self.drop_old_timers();
        }
        Ok(())
    }

    /// Drops timers at the beginning that are out of date.
    fn drop_old_timers(&mut self) {
        while let Some(Reverse((at, number))) = self.timers.peek()
            && self.slips.at(*number).and_then(|slip| next_timer(&slip.state)) != Some(*at)
        {
            self.timers.pop();
        }
    }
}

/// The definitions with this hash, and a workflow of them.
fn version(
    deployments: &[Rc<Deployment>],
    definitions: &str,
    workflow: &str,
) -> Result<(Rc<Deployment>, Rc<Workflow>), String> {
    let hash = Digest::from_hex(definitions);
    let deployment = deployments.iter().find(|deployment| Some(deployment.hash()) == hash);
    let deployment =
        deployment.ok_or_else(|| format!("Its definitions `{definitions}` were not deployed."))?;
    let found = deployment.workflow(workflow);
    let found = found.ok_or_else(|| format!("Its definitions have no workflow `{workflow}`."))?;
    Ok((Rc::clone(deployment), Rc::clone(found)))
}

/// Under what is remembered who began something with which key. No id has a null character.
pub(super) fn begun_key(actor: &str, key: &str) -> Rc<str> {
    [actor, key].join("\0").into()
}
