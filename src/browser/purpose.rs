//! Form sessions that begin an instance of a workflow, or go on with one.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::refusal;
use super::pending::Pending;
use super::session::Session;
use super::workspace::Shared;
use crate::form::{self, Options};
use crate::workflow::{Command, Rejection, Request};

/// What a submission is for, and who submits it.
pub(super) struct Purpose {
    shared: Rc<Shared>,
    aim: Aim,
    actor: Rc<str>,
}

enum Aim {
    Begin { workflow: Rc<str> },
    Revise { task: Rc<str> },
}

impl Session {
    /// Opens the form of a workflow.
    pub(super) fn begin(
        shared: &Rc<Shared>,
        workflow: Rc<str>,
        actor: Rc<str>,
        draft: Option<&str>,
    ) -> Result<Self, Rejection> {
        shared.with_engine(|engine, env| {
            let (form, form_hash) = engine.form_to_begin(&workflow, &actor)?;
            let options = Options { now: env.date_time(), host: shared.host.clone(), form_hash };
            let session = match draft {
                Some(draft) => form::Session::restore(form, options, draft).0,
                None => form::Session::new(form, options),
            };
            Ok(Self::open(session, shared, Aim::Begin { workflow }, actor))
        })
    }

    /// Opens a form that was sent back.
    pub(super) fn revise(
        shared: &Rc<Shared>,
        task: Rc<str>,
        actor: Rc<str>,
        draft: Option<&str>,
    ) -> Result<Self, Rejection> {
        shared.with_engine(|engine, env| {
            let sent_back = engine.form_to_revise(&task, &actor)?;
            let form = sent_back.form;
            let options = Options {
                now: env.date_time(),
                host: shared.host.clone(),
                form_hash: sent_back.form_hash,
            };
            let session = match draft {
                Some(draft) => form::Session::restore(form, options, draft).0,
                None => form::Session::with_values(form, options, &sent_back.values).0,
            };
            Ok(Self::open(session, shared, Aim::Revise { task }, actor))
        })
    }

    fn open(session: form::Session, shared: &Rc<Shared>, aim: Aim, actor: Rc<str>) -> Self {
        let purpose = Purpose { shared: Rc::clone(shared), aim, actor };
        let mut session = Self::new(session);
        session.purpose = Some(purpose);
        session
    }
}

#[wasm_bindgen]
impl Session {
    /// Begins an instance with what was submitted, or goes on with one.
    pub fn decide(&self, key: String) -> Result<Pending, JsValue> {
        let Some(Purpose { shared, aim, actor }) = &self.purpose else {
            return Err(refusal("RS6404", "This form belongs to no workflow.", None));
        };
        let key = Some(Rc::from(key));
        let submission = self.submission.borrow().clone();
        Ok(match aim {
            Aim::Begin { workflow } => shared
                .with_engine(|engine, env| engine.begin(workflow, submission, actor, key, env))
                .map(Pending)?,
            Aim::Revise { task } => shared.command(task, |task| Command {
                by: Some(Rc::clone(actor)),
                key,
                request: Request::Revise { task, submission },
            })?,
        })
    }
}
