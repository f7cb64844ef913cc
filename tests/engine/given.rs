//! What the tests begin with.

use std::cell::Cell;
use std::rc::Rc;

use routeslip::engine::{Engine, Env, Pending};
use routeslip::host::NativeHost;
use routeslip::store::{EventStore, MemoryStore};
use routeslip::value::{Context, Date, Value, Zone};
use routeslip::workflow::{Command, Rejection, Request};

pub(crate) const LEAVE: &str = include_str!("../../www/bundles/leave-request.json");

/// Noon of 2026-11-23 UTC, in milliseconds since 1970 UTC.
pub(crate) const NOON: u64 = 1_795_435_200_000;

/// An engine with a store, and a clock that is moved by hand.
pub(crate) struct Workspace {
    pub(crate) engine: Engine,
    pub(crate) store: MemoryStore,
    pub(crate) now: u64,
    host: NativeHost,
    ids: Cell<u32>,
}

impl Workspace {
    /// With the leave request deployed.
    pub(crate) fn leave() -> Self {
        let mut workspace = Self {
            engine: Engine::new(),
            store: MemoryStore::default(),
            now: NOON,
            host: NativeHost::new(),
            ids: Cell::new(0),
        };
        workspace.deploy(LEAVE);
        workspace
    }

    pub(crate) fn deploy(&mut self, bundle: &str) {
        let (pending, diagnostics) = self.ask(|engine, env| engine.deploy(bundle, env));
        let errors: Vec<_> = diagnostics.iter().filter(|finding| finding.is_error()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        self.store(pending.expect("the bundle is fit"));
    }

    pub(crate) fn ask<T>(&self, ask: impl FnOnce(&Engine, &Env<'_>) -> T) -> T {
        let new_id = || {
            self.ids.set(self.ids.get() + 1);
            Rc::from(format!("s{}", self.ids.get()))
        };
        let zone = Zone::named("Europe/Berlin", &self.host).expect("a zone");
        ask(&self.engine, &Env { now: self.now, zone, host: &self.host, new_id: &new_id })
    }

    pub(crate) fn store(&mut self, pending: Pending) -> Option<Rc<str>> {
        let slip = pending.slip().cloned();
        self.store.append(pending.after(), pending.records()).expect("nobody else stores");
        self.engine.commit(pending);
        slip
    }

    pub(crate) fn begin(
        &mut self,
        actor: &str,
        kind: &str,
        days: i64,
    ) -> Result<Rc<str>, Rejection> {
        let first = Date::new(2026, 12, 7).expect("a date");
        let last =
            Date::from_days_since_epoch(first.days_since_epoch() + days - 1).expect("a date");
        let values: Context = [
            ("kind".into(), Value::from(kind)),
            ("from".into(), Value::from(first)),
            ("to".into(), Value::from(last)),
            ("days".into(), Value::Number(days.into())),
        ]
        .into_iter()
        .collect();
        let begin = |engine: &Engine, env: &Env<'_>| {
            engine.begin("leave-request", Rc::new(values), &actor.into(), None, env)
        };
        let pending = self.ask(begin)?;
        Ok(self.store(pending).expect("a slip"))
    }

    pub(crate) fn answer(
        &mut self,
        slip: &str,
        task: u32,
        by: &str,
        outcome: Option<&str>,
    ) -> Result<(), Rejection> {
        let request = Request::Answer { task, outcome: outcome.map(Rc::from), comment: None };
        let command = Command { by: Some(by.into()), key: None, request };
        let pending = self.ask(|engine, env| engine.command(slip, &command, env))?;
        self.store(pending);
        Ok(())
    }

    pub(crate) fn tick(&mut self) {
        let pending = self.ask(|engine, env| engine.tick(env)).expect("a tick is never refused");
        self.store(pending);
    }
}
