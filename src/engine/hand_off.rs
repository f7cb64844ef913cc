//! What a process starts when an instance has ended.

use std::rc::Rc;

use super::entry::{Entry, HandedOn};
use super::pending::Pending;
use super::slip::Slip;
use super::{Engine, Env};
use crate::feel;
use crate::process::HandOff;
use crate::value::{Context, Value};
use crate::workflow::{Command, Phase, Request, State};

/// How many records one request may come to, beyond which nothing is handed on any more: processes
/// could start each other without end.
pub(super) const MOST_RECORDS: usize = 1_000;

impl Engine {
    /// Starts what the processes of the instance's definitions hand on to, now that it stands at
    /// `state`, its end.
    pub(super) fn hand_on(&self, slip: &Slip, state: &State, env: &Env<'_>, pending: &mut Pending) {
        let deployment = &slip.deployment;
        for (name, process) in deployment.processes.iter() {
            for hand_off in process.hand_offs_after(&slip.workflow.name) {
                if pending.records.len() > MOST_RECORDS || !applies(hand_off, slip, state, env) {
                    continue;
                }
                let started = self.start_after(slip, state, &hand_off.start, env, pending);
                pending.push(Entry::HandedOn(HandedOn {
                    at: env.now,
                    slip: Rc::clone(&slip.id),
                    process: Rc::clone(name),
                    workflow: Rc::clone(&hand_off.start),
                    started,
                }));
            }
        }
    }

    /// Begins the next workflow, where there is one, with those values that its form has too.
    fn start_after(
        &self,
        slip: &Slip,
        state: &State,
        workflow: &str,
        env: &Env<'_>,
        pending: &mut Pending,
    ) -> Option<Rc<str>> {
        let next = slip.deployment.workflow(workflow)?;
        let taken = next.form.names().filter_map(|(name, ty)| {
            let value = state.submission().get(name)?;
            ty.accepts(value).then(|| (Rc::clone(name), value.clone()))
        });
        let submission: Rc<Context> = Rc::new(taken.collect());
        let by = Some(Rc::clone(state.submitter()));
        let command = Command { by, key: None, request: Request::Start { submission, at: None } };
        self.create_slip(&slip.deployment, workflow, &command, env, pending).ok()
    }
}

/// Whether a hand-off's condition holds. One that can't be worked out does not.
fn applies(hand_off: &HandOff, slip: &Slip, state: &State, env: &Env<'_>) -> bool {
    let status = match state.phase() {
        Phase::Ended(status) => Value::String(Rc::clone(status)),
        Phase::New | Phase::Running => Value::Null,
    };
    let of_field = |name: &Rc<str>| state.submission().get(name).cloned().unwrap_or_default();
    let fields = slip.workflow.form.names().map(|(name, _)| of_field(name));
    let slots: Vec<Value> = std::iter::once(status).chain(fields).collect();
    let mut evaluation = feel::Env::new(env.host, env.date_time());
    hand_off.applies(&slots, &mut evaluation).unwrap_or(false)
}
