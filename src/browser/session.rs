//! The form session of the face.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::future_to_promise;

use super::convert::{input, refusal, to_js};
use super::host;
use super::workspace::Shared;
use crate::engine::{Engine, Env, Pending};
use crate::form::{self, Change, FieldError, Options, Refusal};
use crate::value::Context;
use crate::workflow::{Command, Rejection, Request};

/// What a submission is for.
#[derive(Clone)]
enum Purpose {
    Begin { workflow: Rc<str> },
    Revise { slip: Rc<str>, task: u32 },
}

/// One person filling in one form.
#[wasm_bindgen]
pub struct Session(Rc<Open>);

struct Open {
    session: RefCell<form::Session>,
    shared: Rc<Shared>,
    purpose: Purpose,
    actor: Rc<str>,
    /// The key under which the draft is kept.
    draft: String,
    /// The idempotency key of the submission, so that submitting twice submits once.
    key: Rc<str>,
    submitted: Cell<bool>,
}

#[derive(Serialize)]
struct Refused {
    errors: Vec<FieldError>,
    changes: Vec<Change>,
}

impl Session {
    /// Opens the form of a workflow, with this person's draft where there is one.
    pub(super) async fn begin(
        shared: Rc<Shared>,
        workflow: Rc<str>,
        actor: Rc<str>,
    ) -> Result<Self, JsValue> {
        let (form, form_hash) =
            shared.with_engine(|engine, _| engine.form_to_begin(&workflow, &actor))?;
        let draft = format!("begin {workflow} {actor}");
        let token = shared.store.draft(&draft).await?;
        let options = options(&shared, form_hash);
        let session = match token {
            Some(token) => form::Session::restore(form, options, &token).0,
            None => form::Session::new(form, options),
        };
        Ok(Self::open(session, shared, Purpose::Begin { workflow }, actor, draft))
    }

    /// Opens a form that was sent back, with this person's draft or what was submitted.
    pub(super) async fn revise(
        shared: Rc<Shared>,
        task: &str,
        actor: Rc<str>,
    ) -> Result<Self, JsValue> {
        let opened = shared.with_engine(|engine, _| engine.form_to_revise(task, &actor))?;
        let draft = format!("revise {task} {actor}");
        let token = shared.store.draft(&draft).await?;
        let options = options(&shared, opened.form_hash);
        let session = match token {
            Some(token) => form::Session::restore(opened.form, options, &token).0,
            None => form::Session::with_values(opened.form, options, &opened.values).0,
        };
        Ok(Self::open(
            session,
            shared,
            Purpose::Revise { slip: opened.slip, task: opened.task },
            actor,
            draft,
        ))
    }

    fn open(
        session: form::Session,
        shared: Rc<Shared>,
        purpose: Purpose,
        actor: Rc<str>,
        draft: String,
    ) -> Self {
        let session = RefCell::new(session);
        let submitted = Cell::new(false);
        Self(Rc::new(Open {
            session,
            shared,
            purpose,
            actor,
            draft,
            key: host::new_id(),
            submitted,
        }))
    }

    fn change(
        &self,
        change: impl FnOnce(&mut form::Session) -> Vec<Change>,
    ) -> Result<JsValue, JsValue> {
        to_js(&change(&mut self.0.session.borrow_mut()))
    }

    fn field(&self, name: &str) -> Result<form::FieldId, JsValue> {
        let session = self.0.session.borrow();
        session.form().field(name).ok_or_else(|| {
            let near = crate::diagnostic::did_you_mean(
                name,
                session.form().names().map(|(name, _)| &**name),
            );
            let help = near.map(|near| format!("Did you mean `{near}`?"));
            refusal("RS6403", &format!("The form has no field `{name}`."), help.as_deref())
        })
    }
}

fn options(shared: &Shared, form_hash: Rc<str>) -> Options {
    let now = shared.with_engine(|_, env| env.date_time());
    Options { now, host: shared.host.clone(), form_hash }
}

#[wasm_bindgen]
impl Session {
    /// The form, as far as it stays the same.
    pub fn form(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.session.borrow().form().view())
    }

    /// All that can change.
    pub fn state(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.session.borrow().state())
    }

    /// The page in view.
    pub fn page(&self) -> u32 {
        self.0.session.borrow().current()
    }

    /// Enters a value.
    pub fn set(&self, field: &str, value: &JsValue) -> Result<JsValue, JsValue> {
        let (id, input) = (self.field(field)?, input(value)?);
        self.change(|session| session.set(id, input))
    }

    /// Notes that the field was left.
    pub fn blur(&self, field: &str) -> Result<JsValue, JsValue> {
        let id = self.field(field)?;
        self.change(|session| session.blur(id))
    }

    /// Goes to the next page.
    pub fn next(&self) -> Result<JsValue, JsValue> {
        self.change(form::Session::next)
    }

    /// Goes to the page before.
    pub fn back(&self) -> Result<JsValue, JsValue> {
        self.change(form::Session::back)
    }

    /// Goes to a page.
    pub fn go_to(&self, page: u32) -> Result<JsValue, JsValue> {
        self.change(|session| session.go_to(page))
    }

    /// Keeps the draft as it is now.
    pub fn keep(&self) -> Promise {
        let open = Rc::clone(&self.0);
        future_to_promise(async move {
            if !open.submitted.get() {
                let draft = open.session.borrow().draft();
                open.shared.store.keep_draft(&open.draft, Some(&draft)).await?;
            }
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Submits the form, and begins an instance or goes on with one.
    pub fn submit(&self, key: Option<String>) -> Promise {
        let open = Rc::clone(&self.0);
        future_to_promise(async move {
            let submitted = open.session.borrow_mut().submit();
            let submission = match submitted {
                Ok(submission) => submission,
                Err(Refusal { errors, changes }) => return to_js(&Refused { errors, changes }),
            };
            let key = key.map_or_else(|| Rc::clone(&open.key), Rc::from);
            let decide =
                |engine: &Engine, env: &Env<'_>| open.decide(engine, &submission.values, &key, env);
            let slip = open.shared.run(decide).await?;
            open.submitted.set(true);
            open.shared.store.keep_draft(&open.draft, None).await?;
            let answer = js_sys::Object::new();
            js_sys::Reflect::set(&answer, &"slip".into(), &open.shared.slip_view(slip.as_ref())?)?;
            Ok(answer.into())
        })
    }

    /// Forgets the draft.
    pub fn discard(&self) -> Promise {
        let open = Rc::clone(&self.0);
        future_to_promise(async move {
            open.submitted.set(true);
            open.shared.store.keep_draft(&open.draft, None).await?;
            Ok(JsValue::UNDEFINED)
        })
    }
}

impl Open {
    fn decide(
        &self,
        engine: &Engine,
        values: &Rc<Context>,
        key: &Rc<str>,
        env: &Env<'_>,
    ) -> Result<Pending, Rejection> {
        let key = Some(Rc::clone(key));
        match &self.purpose {
            Purpose::Begin { workflow } => {
                engine.begin(workflow, Rc::clone(values), &self.actor, key, env)
            }
            Purpose::Revise { slip, task } => {
                let request = Request::Revise { task: *task, submission: Rc::clone(values) };
                engine.command(
                    slip,
                    &Command { by: Some(Rc::clone(&self.actor)), key, request },
                    env,
                )
            }
        }
    }
}
