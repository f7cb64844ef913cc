//! Records taken in: what makes them count, and why some are refused.

use std::cmp::Reverse;
use std::fmt;
use std::rc::Rc;

use super::Engine;
use super::deployment::{Deployment, Workflow, compile};
use super::entry::{Created, Entry, HandedOn, Happened};
use super::pending::Pending;
use super::slip::Slip;
use crate::diagnostic::Code;
use crate::document::from_text;
use crate::store::{Digest, Record, verify};
use crate::workflow::{Effect, Event, EventKind, effect, next_timer};

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

impl Engine {
    /// Makes what was stored count, and gives what the outside has to do now. Records that were
    /// read back from the store meanwhile count already.
    pub fn commit(&mut self, pending: Pending) -> Vec<Outgoing> {
        let Pending { records, entries, mut deployment, .. } = pending;
        let mut outbox = Vec::new();
        for (record, entry) in records.into_iter().zip(entries) {
            if let Entry::Happened(Happened { slip, event }) = &entry {
                let outgoing = Outgoing { slip: Rc::clone(slip), event: Rc::new(event.clone()) };
                outbox.extend(outgoing.effect().is_some().then(|| outgoing.clone()));
            }
            if record.seq > self.head.seq {
                let taken = self.take_in(&record, entry, deployment.take());
                debug_assert!(taken.is_ok(), "what was decided here fits here");
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
        for record in records {
            verify(self.head, std::slice::from_ref(record)).map_err(|broken| Refused {
                code: Code::BrokenLog,
                seq: broken.seq,
                message: format!("The log can't be trusted from here on: {}.", broken.reason),
            })?;
            let (entry, findings) = from_text::<Entry>(&record.body);
            let refused = |code, message: String| Refused { code, seq: record.seq, message };
            let Some(entry) = entry else {
                let finding = findings.into_iter().next();
                return Err(finding.map_or_else(
                    || refused(Code::UnreadableRecord, "The record can't be read.".into()),
                    |finding| refused(finding.code, finding.message),
                ));
            };
            self.take_in(record, entry, None)?;
        }
        Ok(())
    }

    /// Makes one record count.
    fn take_in(
        &mut self,
        record: &Record,
        entry: Entry,
        compiled: Option<Rc<Deployment>>,
    ) -> Result<(), Refused> {
        let unfit = |message: String| Refused { code: Code::UnfitRecord, seq: record.seq, message };
        match entry {
            Entry::Deployed(deployed) => {
                let deployment = compiled.or_else(|| compile(&deployed.bundle).0.map(Rc::new));
                let deployment = deployment
                    .ok_or_else(|| unfit("It deploys a bundle that can't be read.".into()))?;
                self.deployments.push(deployment);
            }
            Entry::Created(created) => {
                let slip = self.create(&created).map_err(unfit)?;
                self.slips.insert(Rc::clone(&slip.id), slip);
            }
            Entry::Happened(happened) => self.happen(record.seq, happened).map_err(unfit)?,
            Entry::HandedOn(HandedOn { at, slip, workflow, .. }) => {
                let slip = self
                    .slips
                    .get_mut(&slip)
                    .ok_or_else(|| unfit(format!("There is no instance `{slip}`.")))?;
                slip.handed_on.push((record.seq, at, workflow));
            }
        }
        self.head = record.head();
        self.log.push(record.clone());
        Ok(())
    }

    fn create(&self, created: &Created) -> Result<Slip, String> {
        if self.slips.contains(&created.slip) {
            return Err(format!("The instance `{}` was created before.", created.slip));
        }
        let (deployment, workflow) =
            version(&self.deployments, &created.definitions, &created.workflow)?;
        Ok(Slip::new(Rc::clone(&created.slip), deployment, workflow))
    }

    fn happen(&mut self, seq: u64, happened: Happened) -> Result<(), String> {
        let Happened { slip: id, event } = happened;
        let unknown = || format!("There is no instance `{id}`.");
        let number = self.slips.number(&id).ok_or_else(unknown)?;
        let slip = self.slips.get_mut(&id).ok_or_else(unknown)?;
        if slip.history.is_empty()
            && let (Some(by), Some(key)) = (&event.by, &event.key)
        {
            self.begun.insert(begun_key(by, key), Rc::clone(&id));
        }
        let migration = match &event.kind {
            EventKind::Migrated(migrated) => {
                Some(version(&self.deployments, &migrated.definitions, &migrated.workflow)?)
            }
            _ => None,
        };
        if let Some((deployment, workflow)) = migration {
            slip.deployment = deployment;
            slip.workflow = workflow;
        }
        let due = next_timer(&slip.state);
        slip.apply(seq, &event);
        self.inbox.update(number, &slip.state, &event.kind);
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
