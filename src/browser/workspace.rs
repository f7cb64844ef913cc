//! The workspace of the face: an engine with its store and its host.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::future_to_promise;

use super::convert::{refusal, to_js};
use super::host::{self, WebHost};
use super::indexed_db::Failure;
use super::session::Session;
use super::store::Store;
use crate::diagnostic::Diagnostic;
use crate::engine::view::EffectView;
use crate::engine::{Engine, Env, Pending};
use crate::store::AppendError;
use crate::workflow::{Command, Rejection, Request};

/// How often a request is decided again because another tab was faster.
const ATTEMPTS: u32 = 20;

/// What sessions and the workspace itself share.
pub(super) struct Shared {
    engine: RefCell<Engine>,
    pub(super) store: Store,
    pub(super) host: Rc<WebHost>,
    clock: Option<Function>,
    outbox: RefCell<Vec<EffectView>>,
}

impl Shared {
    /// Calls `with` the engine. Nothing in `with` can call back into the module.
    pub(super) fn with_engine<T>(&self, with: impl FnOnce(&Engine, &Env<'_>) -> T) -> T {
        let env = Env {
            now: self.now(),
            zone: host::local_zone(),
            host: &*self.host,
            new_id: &host::new_id,
        };
        with(&self.engine.borrow(), &env)
    }

    pub(super) fn now(&self) -> u64 {
        host::now(self.clock.as_ref())
    }

    /// Decides, stores and commits; decides again when somebody else has stored something first.
    pub(super) async fn run(
        &self,
        decide: impl Fn(&Engine, &Env<'_>) -> Result<Pending, Rejection>,
    ) -> Result<Option<Rc<str>>, JsValue> {
        for _ in 0..ATTEMPTS {
            let pending = self.with_engine(&decide)?;
            if pending.records().is_empty() {
                return Ok(pending.slip().cloned());
            }
            match self.store.append(&pending).await {
                Ok(()) => return Ok(self.commit(pending)),
                Err(Failure::Append(AppendError::Conflict)) => self.refresh().await?,
                Err(Failure::Browser(error)) => return Err(error),
            }
        }
        Err(refusal(
            "RS6402",
            "Others are storing so much that this could not be stored.",
            Some("Try again."),
        ))
    }

    fn commit(&self, pending: Pending) -> Option<Rc<str>> {
        let slip = pending.slip().cloned();
        let mut engine = self.engine.borrow_mut();
        let done = engine.commit(pending);
        self.outbox.borrow_mut().extend(engine.effects(&done));
        slip
    }

    /// Takes in what others have stored.
    async fn refresh(&self) -> Result<(), JsValue> {
        let known = self.engine.borrow().head().seq;
        let records = self.store.read(known).await?;
        let mut engine = self.engine.borrow_mut();
        let known = engine.head().seq;
        let news = records.get(records.partition_point(|record| record.seq <= known)..);
        Ok(engine.replay(news.unwrap_or_default())?)
    }

    /// The view of a slip, which a command was about.
    pub(super) fn slip_view(&self, slip: Option<&Rc<str>>) -> Result<JsValue, JsValue> {
        match slip.and_then(|slip| self.engine.borrow().slip_view(slip)) {
            Some(view) => to_js(&view),
            None => Ok(JsValue::UNDEFINED),
        }
    }
}

/// An open workspace.
#[wasm_bindgen]
pub struct Workspace(Rc<Shared>);

#[derive(Serialize)]
struct DeploymentView {
    deployed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
    diagnostics: Vec<Diagnostic>,
}

#[wasm_bindgen]
impl Workspace {
    /// Opens the workspace in the database of this name, or in memory.
    pub async fn open(
        database: Option<String>,
        clock: Option<Function>,
    ) -> Result<Workspace, JsValue> {
        let shared = Shared {
            engine: RefCell::new(Engine::new()),
            store: Store::open(database.as_deref()).await?,
            host: Rc::new(WebHost::default()),
            clock,
            outbox: RefCell::default(),
        };
        shared.refresh().await?;
        Ok(Self(Rc::new(shared)))
    }

    /// Deploys a bundle.
    pub fn deploy(&self, bundle: String) -> Promise {
        let shared = Rc::clone(&self.0);
        future_to_promise(async move {
            let (fit, diagnostics) = shared.with_engine(|engine, env| engine.deploy(&bundle, env));
            let deployed = fit.is_some();
            if deployed {
                let again = |engine: &Engine, env: &Env<'_>| {
                    Ok(engine.deploy(&bundle, env).0.unwrap_or_else(|| Pending::behind(engine)))
                };
                shared.run(again).await?;
            }
            let current =
                |engine: &Engine| engine.current().map(|current| current.hash().to_string());
            let hash = if deployed { current(&shared.engine.borrow()) } else { None };
            to_js(&DeploymentView { deployed, hash, diagnostics })
        })
    }

    /// The people.
    pub fn people(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.engine.borrow().people())
    }

    /// The workflows that can be begun.
    pub fn workflows(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.engine.borrow().workflows())
    }

    /// Opens the form of a workflow.
    pub fn begin(&self, workflow: String, actor: String) -> Promise {
        let shared = Rc::clone(&self.0);
        future_to_promise(async move {
            Ok(Session::begin(shared, workflow.into(), actor.into()).await?.into())
        })
    }

    /// Opens a form that was sent back.
    pub fn revise(&self, task: String, actor: String) -> Promise {
        let shared = Rc::clone(&self.0);
        future_to_promise(
            async move { Ok(Session::revise(shared, &task, actor.into()).await?.into()) },
        )
    }

    /// The tasks that wait for a person.
    pub fn inbox(&self, actor: &str) -> Result<JsValue, JsValue> {
        to_js(&self.0.engine.borrow().inbox(actor, self.0.now()))
    }

    /// Answers a task.
    pub fn act(
        &self,
        task: String,
        actor: String,
        outcome: Option<String>,
        comment: Option<String>,
        key: Option<String>,
    ) -> Promise {
        let shared = Rc::clone(&self.0);
        future_to_promise(async move {
            let by: Option<Rc<str>> = Some(actor.into());
            let (outcome, comment, key) =
                (outcome.map(Rc::from), comment.map(Rc::from), key.map(Rc::from));
            let answer = |engine: &Engine, env: &Env<'_>| {
                let (slip, task) = engine.task(&task)?;
                let request =
                    Request::Answer { task, outcome: outcome.clone(), comment: comment.clone() };
                engine.command(slip, &Command { by: by.clone(), key: key.clone(), request }, env)
            };
            let slip = shared.run(answer).await?;
            shared.slip_view(slip.as_ref())
        })
    }

    /// The slips, the newest first.
    pub fn slips(&self, actor: Option<String>) -> Result<JsValue, JsValue> {
        to_js(&self.0.engine.borrow().slips(actor.as_deref()))
    }

    /// The slip with this id.
    pub fn slip(&self, id: String) -> Result<JsValue, JsValue> {
        self.0.slip_view(Some(&id.into()))
    }

    /// What happened to a slip.
    pub fn timeline(&self, id: &str) -> Result<JsValue, JsValue> {
        to_js(&self.0.engine.borrow().timeline(id)?)
    }

    /// The decisions that were taken for a slip.
    pub fn explain(&self, id: &str) -> Result<JsValue, JsValue> {
        to_js(&self.0.with_engine(|engine, env| engine.decisions(id, env))?)
    }

    /// Does what is due.
    pub fn tick(&self) -> Promise {
        let shared = Rc::clone(&self.0);
        future_to_promise(async move {
            shared.run(|engine, env| engine.tick(env)).await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Takes in what other tabs have stored.
    pub fn refresh(&self) -> Promise {
        let shared = Rc::clone(&self.0);
        future_to_promise(async move {
            shared.refresh().await?;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// How many milliseconds it takes until something is due.
    pub fn next_timer(&self) -> Option<f64> {
        let due = self.0.engine.borrow().next_timer()?;
        #[expect(clippy::cast_precision_loss, reason = "a wait is far below 2^53 milliseconds")]
        let wait = due.saturating_sub(self.0.now()) as f64;
        Some(wait)
    }

    /// What the outside is to do because of what this workspace has stored; each thing once.
    pub fn take_effects(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.outbox.take())
    }

    /// The log as NDJSON.
    pub fn export_log(&self) -> String {
        self.0.engine.borrow().export()
    }
}
