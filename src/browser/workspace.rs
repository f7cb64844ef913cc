//! The engine of a workspace. Nothing here waits: the face stores what is pending, and commits it.
//! Views leave as JSON text, which the face parses.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::host::{Host, WebHost};
use super::pending::{Pending, records};
use super::session::Session;
use crate::diagnostic::Diagnostic;
use crate::document::{to_text, view};
use crate::engine::view::{EffectView, SlipView};
use crate::engine::{self, Engine, Env};
use crate::workflow::{Command, Rejection, Request};

/// What sessions and the workspace itself share.
pub(super) struct Shared {
    pub(super) engine: RefCell<Engine>,
    pub(super) host: Rc<WebHost>,
}

impl Shared {
    /// Calls `with` the engine. Nothing in `with` can call back into the module.
    pub(super) fn with_engine<T>(&self, with: impl FnOnce(&Engine, &Env<'_>) -> T) -> T {
        let new_id = || self.host.new_id();
        let env = Env {
            now: self.host.now(),
            zone: self.host.zone(),
            host: &*self.host,
            new_id: &new_id,
        };
        with(&self.engine.borrow(), &env)
    }

    /// Decides a command about the slip of a task.
    pub(super) fn command(
        &self,
        task: &str,
        command: impl FnOnce(u32) -> Command,
    ) -> Result<Pending, Rejection> {
        self.with_engine(|engine, env| {
            let (slip, task) = engine.task(task)?;
            engine.command(slip, &command(task), env).map(Pending)
        })
    }
}

/// A workspace.
#[wasm_bindgen]
pub struct Workspace(Rc<Shared>);

view! {
    /// What became of a bundle.
    struct Deployment {
        /// Whether it is fit to be deployed.
        pub deployed: bool = "deployed",
        /// Its hash, where it is.
        pub hash: Option<String> = "hash",
        /// What was found.
        pub diagnostics: Vec<Diagnostic> = "diagnostics",
    }
}

view! {
    /// What comes of a command that was stored.
    struct Committed {
        /// What the outside is to do.
        pub effects: Vec<EffectView> = "effects",
        /// The slip that the command was about.
        pub slip: Option<SlipView> = "slip",
    }
}

#[wasm_bindgen]
impl Workspace {
    /// A workspace with an empty log.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Host) -> Self {
        Self(Rc::new(Shared { engine: RefCell::default(), host: Rc::new(WebHost::new(host)) }))
    }

    /// The number of the last record of its log.
    #[expect(clippy::cast_precision_loss, reason = "a log never reaches 2^53 records")]
    pub fn seq(&self) -> f64 {
        self.0.engine.borrow().head().seq as f64
    }

    /// Takes in the rows that follow record `after`; those that it knows already are passed over.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast to u64 saturates"
    )]
    pub fn replay(&self, after: f64, rows: &str) -> Result<(), JsValue> {
        let mut engine = self.0.engine.borrow_mut();
        let known = engine.head().seq;
        let records = records(after as u64, rows);
        let news = records.get(records.partition_point(|record| record.seq <= known)..);
        Ok(engine.replay(news.unwrap_or_default())?)
    }

    /// Makes what was stored count, and gives what the outside is to do now, with the slip that the command was about.
    pub fn commit(&self, pending: Pending) -> String {
        let mut engine = self.0.engine.borrow_mut();
        let slip = pending.0.slip().cloned();
        let done = engine.commit(pending.0);
        to_text(&Committed {
            effects: engine.effects(&done),
            slip: slip.and_then(|slip| engine.slip_view(&slip)),
        })
    }

    /// What is wrong with a bundle, and whether it is fit to be deployed.
    pub fn check(&self, bundle: &str) -> String {
        let (fit, diagnostics) = self.0.with_engine(|engine, env| engine.deploy(bundle, env));
        to_text(&Deployment {
            deployed: fit.is_some(),
            hash: fit.map(|fit| fit.definitions().to_string()),
            diagnostics,
        })
    }

    /// What is wrong with a bundle, and what a look at its workflows as a whole finds.
    pub fn lint(bundle: &str) -> String {
        to_text(&engine::lint(bundle))
    }

    /// Deploys a bundle; nothing where it is not fit for it.
    pub fn deploy(&self, bundle: &str) -> Option<Pending> {
        self.0.with_engine(|engine, env| engine.deploy(bundle, env)).0.map(Pending)
    }

    /// The people.
    pub fn people(&self) -> String {
        to_text(&self.0.engine.borrow().people())
    }

    /// The workflows that can be begun.
    pub fn workflows(&self) -> String {
        to_text(&self.0.engine.borrow().workflows())
    }

    /// Opens the form of a workflow, with a draft where there is one, or else with the values of a JSON object.
    pub fn begin(
        &self,
        workflow: String,
        actor: String,
        draft: Option<String>,
        values: Option<String>,
    ) -> Result<Session, JsValue> {
        let (draft, values) = (draft.as_deref(), values.as_deref());
        Ok(Session::begin(&self.0, workflow.into(), actor.into(), draft, values)?)
    }

    /// Opens a form that was sent back, with a draft where there is one.
    pub fn revise(
        &self,
        task: String,
        actor: String,
        draft: Option<String>,
    ) -> Result<Session, JsValue> {
        Ok(Session::revise(&self.0, task.into(), actor.into(), draft.as_deref())?)
    }

    /// The tasks that wait for a person.
    pub fn inbox(&self, actor: &str) -> String {
        to_text(&self.0.engine.borrow().inbox(actor, self.0.host.now()))
    }

    /// Answers a task.
    pub fn act(
        &self,
        task: &str,
        actor: String,
        outcome: Option<String>,
        comment: Option<String>,
        key: Option<String>,
    ) -> Result<Pending, JsValue> {
        let (outcome, comment) = (outcome.map(Rc::from), comment.map(Rc::from));
        Ok(self.0.command(task, |task| Command {
            by: Some(actor.into()),
            key: key.map(Rc::from),
            request: Request::Answer { task, outcome, comment },
        })?)
    }

    /// Does what is asked of a slip by those who look after it.
    pub fn order(
        &self,
        slip: &str,
        order: &str,
        actor: Option<String>,
        key: Option<String>,
    ) -> Result<Pending, JsValue> {
        let (by, key) = (actor.map(Rc::from), key.map(Rc::from));
        Ok(self
            .0
            .with_engine(|engine, env| engine.order(slip, order, by, key, env))
            .map(Pending)?)
    }

    /// What of a slip can't move to the current definitions.
    pub fn obstacles(&self, slip: &str, plan: &str) -> Result<String, JsValue> {
        Ok(to_text(&self.0.engine.borrow().obstacles(slip, plan)?))
    }

    /// Moves a slip to the current definitions.
    pub fn migrate(
        &self,
        slip: &str,
        plan: &str,
        actor: Option<String>,
    ) -> Result<Pending, JsValue> {
        let by = actor.map(Rc::from);
        Ok(self.0.with_engine(|engine, env| engine.migrate(slip, plan, by, env)).map(Pending)?)
    }

    /// Takes a message, or a signal, with the values of a JSON object.
    pub fn deliver(&self, message: &str, actor: String) -> Result<Pending, JsValue> {
        Ok(self
            .0
            .with_engine(|engine, env| engine.deliver(message, &actor.into(), env))
            .map(Pending)?)
    }

    /// Does what is due.
    pub fn tick(&self) -> Result<Pending, JsValue> {
        Ok(self.0.with_engine(|engine, env| engine.tick(env)).map(Pending)?)
    }

    /// What dry runs of a workflow come to.
    pub fn simulate(&self, script: &str) -> Result<String, JsValue> {
        let report = self.0.with_engine(|engine, env| engine.simulate(script, env))?;
        Ok(to_text(&report))
    }

    /// The slips, the newest first.
    pub fn slips(&self, actor: Option<String>) -> String {
        to_text(&self.0.engine.borrow().slips(actor.as_deref()))
    }

    /// The slip with this id.
    pub fn slip(&self, id: &str) -> Option<String> {
        self.0.engine.borrow().slip_view(id).map(|view| to_text(&view))
    }

    /// What happened to a slip.
    pub fn timeline(&self, id: &str) -> Result<String, JsValue> {
        Ok(to_text(&self.0.engine.borrow().timeline(id)?))
    }

    /// The decisions that were taken for a slip.
    pub fn explain(&self, id: &str) -> Result<String, JsValue> {
        Ok(to_text(&self.0.with_engine(|engine, env| engine.decisions(id, env))?))
    }

    /// How many milliseconds it takes until something is due.
    #[expect(clippy::cast_precision_loss, reason = "a wait is far below 2^53 milliseconds")]
    pub fn next_timer(&self) -> Option<f64> {
        let due = self.0.engine.borrow().next_timer()?;
        Some(due.saturating_sub(self.0.host.now()) as f64)
    }

    /// The log as NDJSON.
    pub fn export_log(&self) -> String {
        self.0.engine.borrow().export()
    }
}
