//! What can be asked of the engine.

use std::cmp::Reverse;
use std::rc::Rc;

use super::deployment::{Deployment, Workflow, compile};
use super::entry::{Created, Deployed, Entry, Followed};
use super::pending::Pending;
use super::replay::begun_key;
use super::slip::Slip;
use super::{Engine, Env};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Read, from_text};
use crate::value::Context;
use crate::workflow::event::Batch;
use crate::workflow::{
    self, Command, Event, EventKind, Graph, Order, Rejection, Request, State, next_timer,
};

/// How many instances one [`Engine::tick`] looks at; what is left comes with the next.
const TICK_SIZE: usize = 1_000;

impl Engine {
    /// Deploys a bundle: new instances begin by it, those that run stay with theirs. A bundle with
    /// an error is not deployed, one that is deployed already changes nothing.
    pub fn deploy(&self, bundle: &str, env: &Env<'_>) -> (Option<Pending>, Vec<Diagnostic>) {
        let (deployment, diagnostics) = compile(bundle);
        let fit = deployment.filter(|_| !diagnostics.iter().any(Diagnostic::is_error));
        let pending = fit.map(|deployment| {
            let mut pending = Pending::behind(self);
            if self.current().is_none_or(|current| current.hash() != deployment.hash()) {
                pending.push(Entry::Deployed(Deployed {
                    at: env.now,
                    bundle: Rc::clone(&deployment.text),
                }));
                pending.deployment = Some(Rc::new(deployment));
            }
            pending
        });
        (pending, diagnostics)
    }

    /// Begins an instance of a workflow with a submission of its form.
    ///
    /// # Errors
    ///
    /// When there is no such workflow or person.
    pub fn begin(
        &self,
        workflow: &str,
        submission: Rc<Context>,
        actor: &Rc<str>,
        key: Option<Rc<str>>,
        env: &Env<'_>,
    ) -> Result<Pending, Rejection> {
        let mut pending = Pending::behind(self);
        if let Some(key) = &key
            && let Some(earlier) = self.begun.get(&begun_key(actor, key))
        {
            pending.slip = Some(Rc::clone(earlier));
            return Ok(pending);
        }
        let deployment = self.deployment()?;
        let command = Command {
            by: Some(Rc::clone(actor)),
            key,
            request: Request::Start { submission, at: None },
        };
        let slip = self.create_slip(deployment, workflow, &command, env, &mut pending)?;
        self.carry(env, &mut pending);
        pending.slip = Some(slip);
        Ok(pending)
    }

    /// Gives a command to an instance.
    ///
    /// # Errors
    ///
    /// When there is no such instance or person, or when the kernel refuses the command.
    pub fn command(
        &self,
        slip: &str,
        command: &Command,
        env: &Env<'_>,
    ) -> Result<Pending, Rejection> {
        let slip = self.slip(slip)?;
        let mut pending = Pending::behind(self);
        pending.slip = Some(Rc::clone(&slip.id));
        let after = decide(&slip.deployment, &slip.workflow.graph, &slip.state, command, env)?;
        self.record(slip, after, env, &mut pending);
        self.carry(env, &mut pending);
        Ok(pending)
    }

    /// Does what those who look after an instance ask of it, as JSON text (see [`Order`]). Who may ask it, is not
    /// judged here.
    ///
    /// # Errors
    ///
    /// When the text can't be read, when there is no such instance, or when the kernel refuses.
    pub fn order(
        &self,
        slip: &str,
        order: &str,
        by: Option<Rc<str>>,
        key: Option<Rc<str>>,
        env: &Env<'_>,
    ) -> Result<Pending, Rejection> {
        let request = read::<Order>(order)?.into();
        self.command(slip, &Command { by, key, request }, env)
    }

    /// Does what time has made due, in all instances.
    ///
    /// # Errors
    ///
    /// When the kernel refuses, which it does not for an instance that waits.
    pub fn tick(&self, env: &Env<'_>) -> Result<Pending, Rejection> {
        let mut pending = Pending::behind(self);
        let command = Command { by: None, key: None, request: Request::Tick };
        let due = self.timers.iter().filter(|Reverse((at, _))| *at <= env.now);
        let current = |Reverse((at, number)): &Reverse<(u64, usize)>| {
            let slip = self.slips.at(*number)?;
            (next_timer(&slip.state) == Some(*at)).then_some(slip)
        };
        for slip in due.filter_map(current).take(TICK_SIZE) {
            let after = decide(&slip.deployment, &slip.workflow.graph, &slip.state, &command, env)?;
            self.record(slip, after, env, &mut pending);
        }
        self.carry(env, &mut pending);
        Ok(pending)
    }

    /// Creates an instance in `pending`, with its first events.
    pub(super) fn create_slip(
        &self,
        deployment: &Rc<Deployment>,
        workflow: &str,
        command: &Command,
        env: &Env<'_>,
        pending: &mut Pending,
    ) -> Result<Rc<str>, Rejection> {
        let workflow = Self::workflow_called(deployment, workflow)?;
        let state = State::new();
        let after = decide(deployment, &workflow.graph, &state, command, env)?;
        let id = (env.new_id)();
        pending.push(Entry::Created(Created {
            slip: Rc::clone(&id),
            workflow: Rc::clone(&workflow.name),
            definitions: deployment.hash().to_string().into(),
        }));
        let number = pending.next;
        pending.next = number.saturating_add(1);
        let slip = Slip::new(Rc::clone(&id), number, Rc::clone(deployment), Rc::clone(workflow));
        self.record(&slip, after, env, pending);
        Ok(id)
    }

    /// Adds an instance's events to `pending`, with where it stands then, and what follows from its end.
    pub(super) fn record(
        &self,
        slip: &Slip,
        (events, state): (Vec<Event>, State),
        env: &Env<'_>,
        pending: &mut Pending,
    ) {
        if events.is_empty() {
            return;
        }
        self.post(slip, &events, pending);
        let ends = events.iter().any(|event| matches!(event.kind, EventKind::Ended(_)));
        let slip_id = Rc::clone(&slip.id);
        pending.push(Entry::Followed(Followed { slip: slip_id, batch: Batch(events) }));
        if ends {
            self.hand_on(slip, &state, env, pending);
        }
        pending.stand(slip.number, state);
    }

    pub(super) fn workflow_called<'a>(
        deployment: &'a Deployment,
        name: &str,
    ) -> Result<&'a Rc<Workflow>, Rejection> {
        deployment.workflow(name).ok_or_else(|| {
            let names = deployment.workflows().map(|workflow| &*workflow.name);
            let refused =
                Rejection::new(Code::UnknownWorkflow, format!("There is no workflow `{name}`."));
            refused.with_suggestion(name, names)
        })
    }

    pub(super) fn deployment(&self) -> Result<&Rc<Deployment>, Rejection> {
        self.current().ok_or_else(|| {
            Rejection::new(Code::NothingDeployed, "Nothing is deployed in this workspace.")
                .with_help("Deploy a bundle first.")
        })
    }

    pub(super) fn slip(&self, id: &str) -> Result<&Slip, Rejection> {
        let unknown = || Rejection::new(Code::UnknownInstance, format!("There is no slip `{id}`."));
        self.slips.get(id).ok_or_else(unknown)
    }
}

/// Reads what is asked; refuses it with the first mistake.
pub(super) fn read<T: Read + Default>(text: &str) -> Result<T, Rejection> {
    let (read, findings) = from_text::<T>(text);
    match (read, findings.into_iter().find(Diagnostic::is_error)) {
        (Some(read), None) => Ok(read),
        (_, Some(mistake)) => {
            Err(Rejection { code: mistake.code, message: mistake.message, help: mistake.help })
        }
        (None, None) => Err(Rejection::new(Code::JsonSyntax, "This can't be read.")),
    }
}

/// Decides as if it were another time.
pub(super) fn decide_at(
    now: u64,
    deployment: &Deployment,
    graph: &Graph,
    state: &State,
    command: &Command,
    env: &Env<'_>,
) -> Result<(Vec<Event>, State), Rejection> {
    let kernel = workflow::Env { now, ..deployment.kernel(env) };
    workflow::transition(graph, state, command, &kernel)
}

pub(super) fn decide(
    deployment: &Deployment,
    graph: &Graph,
    state: &State,
    command: &Command,
    env: &Env<'_>,
) -> Result<(Vec<Event>, State), Rejection> {
    decide_at(env.now, deployment, graph, state, command, env)
}
