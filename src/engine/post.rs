//! Messages and signals between instances.

use std::rc::Rc;

use super::hand_off::MOST_RECORDS;
use super::pending::Pending;
use super::request::{decide, read};
use super::slip::Slip;
use super::{Engine, Env};
use crate::diagnostic::Code;
use crate::document::{choice, record};
use crate::value::{Context, Value};
use crate::workflow::{Command, Event, EventKind, Phase, Rejection, Request};

/// A message or a signal on its way.
#[derive(Clone, Debug)]
pub(super) struct Parcel {
    /// The instance that it comes from; none where it comes from outside.
    from: Option<Rc<str>>,
    /// The id of the person by whom what it begins is begun.
    by: Rc<str>,
    name: Rc<str>,
    values: Rc<Context>,
    /// The key of a message; a signal has none, and goes to all.
    key: Option<Option<Value>>,
}

choice! {
    /// Something that comes from outside.
    enum Delivery by "type" {
        /// It goes to one who waits for it.
        Message(Message) = "message",
        /// It goes to all who wait for it.
        Signal(Signal) = "signal",
    }
}

record! {
    /// A message.
    struct Message {
        /// Its name.
        pub name: Rc<str> = "name",
        /// Its key.
        pub key: Option<Value> = "key",
        /// What it brings.
        pub values: Rc<Context> = "values",
    }
}

record! {
    /// A signal.
    struct Signal {
        /// Its name.
        pub name: Rc<str> = "name",
        /// What it brings.
        pub values: Rc<Context> = "values",
    }
}

impl Engine {
    /// Takes a message or a signal from outside, as JSON text.
    ///
    /// # Errors
    ///
    /// When the text can't be read, or nothing waits for the message.
    pub fn deliver(
        &self,
        delivery: &str,
        actor: &Rc<str>,
        env: &Env<'_>,
    ) -> Result<Pending, Rejection> {
        match read::<Delivery>(delivery)? {
            Delivery::Message(it) => self.message(&it.name, it.key, &it.values, actor, env),
            Delivery::Signal(it) => Ok(self.signal(&it.name, &it.values, actor, env)),
        }
    }

    /// Takes a message from outside. Who has waited for it longest gets it; where nobody waits, a workflow
    /// may begin with it.
    ///
    /// # Errors
    ///
    /// When nothing waits for it.
    pub fn message(
        &self,
        name: &Rc<str>,
        key: Option<Value>,
        values: &Rc<Context>,
        actor: &Rc<str>,
        env: &Env<'_>,
    ) -> Result<Pending, Rejection> {
        let mut pending = Pending::behind(self);
        let (name, values) = (Rc::clone(name), Rc::clone(values));
        let by = Rc::clone(actor);
        pending.parcels.push_back(Parcel { from: None, by, name, values, key: Some(key) });
        self.carry(env, &mut pending);
        if pending.records().is_empty() {
            return Err(Rejection::new(Code::NobodyWaits, "Nothing waits for the message."));
        }
        Ok(pending)
    }

    /// Takes a signal from outside. All who wait for it get it, and the workflows begin that begin with it;
    /// where there are none, nothing follows.
    pub fn signal(
        &self,
        name: &Rc<str>,
        values: &Rc<Context>,
        actor: &Rc<str>,
        env: &Env<'_>,
    ) -> Pending {
        let mut pending = Pending::behind(self);
        let (name, values) = (Rc::clone(name), Rc::clone(values));
        let by = Rc::clone(actor);
        pending.parcels.push_back(Parcel { from: None, by, name, values, key: None });
        self.carry(env, &mut pending);
        pending
    }

    /// Puts what an instance's events send on its way.
    pub(super) fn post(&self, slip: &Slip, events: &[Event], pending: &mut Pending) {
        for event in events {
            let (name, values, key) = match &event.kind {
                EventKind::Sent(sent) => (&sent.message, &sent.values, Some(sent.key.clone())),
                EventKind::Signalled(it) => (&it.signal, &it.values, None),
                _ => continue,
            };
            let by = Some(slip.state.submitter()).filter(|id| !id.is_empty());
            pending.parcels.push_back(Parcel {
                from: Some(Rc::clone(&slip.id)),
                by: by.or(event.by.as_ref()).cloned().unwrap_or_default(),
                name: Rc::clone(name),
                values: Rc::clone(values),
                key,
            });
        }
    }

    /// Carries what is on its way to those who take it. What they send goes on its way too, until there are too
    /// many records: instances could answer each other without end.
    pub(super) fn carry(&self, env: &Env<'_>, pending: &mut Pending) {
        while let Some(parcel) = pending.parcels.pop_front() {
            if pending.records().len() > MOST_RECORDS {
                pending.parcels.clear();
                return;
            }
            let is_taken = self.give(&parcel, env, pending);
            if !is_taken || parcel.key.is_none() {
                self.begin_by(&parcel, env, pending);
            }
        }
    }

    /// Gives a message to the first instance that takes it, or a signal to all. Gives whether one took it.
    fn give(&self, parcel: &Parcel, env: &Env<'_>, pending: &mut Pending) -> bool {
        let (name, values) = (Rc::clone(&parcel.name), Rc::clone(&parcel.values));
        let request = match &parcel.key {
            Some(key) => Request::Message { name, key: key.clone(), values },
            None => Request::Signal { name, values },
        };
        let command = Command { by: None, key: None, request };
        let mut is_taken = false;
        for slip in self.slips.things() {
            // A signal has reached its own instance already.
            let is_own = parcel.from.as_ref() == Some(&slip.id) && parcel.key.is_none();
            if is_own || !slip.workflow.graph.may_hear(&parcel.name) {
                continue;
            }
            let state = pending.state_of(slip);
            if *state.phase() != Phase::Running {
                continue;
            }
            let given = decide(&slip.deployment, &slip.workflow.graph, state, &command, env);
            let Some(after) = given.ok().filter(|(events, _)| !events.is_empty()) else { continue };
            self.record(slip, after, env, pending);
            is_taken = true;
            if parcel.key.is_some() {
                break;
            }
        }
        is_taken
    }

    /// Begins the workflows that begin with a message or a signal.
    fn begin_by(&self, parcel: &Parcel, env: &Env<'_>, pending: &mut Pending) {
        let Ok(deployment) = self.deployment() else { return };
        for workflow in deployment.workflows() {
            let beginning = workflow.graph.beginning_by(&parcel.name, parcel.key.is_some());
            let Some(at) = beginning else { continue };
            let request =
                Request::Start { submission: Rc::clone(&parcel.values), at: Some(Rc::clone(at)) };
            let command = Command { by: Some(Rc::clone(&parcel.by)), key: None, request };
            let begun = self.create_slip(deployment, &workflow.name, &command, env, pending);
            if begun.is_ok() && parcel.key.is_some() {
                return;
            }
        }
    }
}
