//! Any commands, in any order, to a workflow that has steps, events and scopes of all kinds, give events or a refusal,
//! and a replay of what was stored stands where the instance does.
#![no_main]

use std::rc::Rc;

use libfuzzer_sys::fuzz_target;
use routeslip::document::from_text;
use routeslip::value::{Context, Value};
use routeslip::workflow::{Command, Request, WorkflowDefinition};

mod instance;
use instance::{Instance, Place};

const BUSY: &str = r#"{ "form": "f", "steps": [
  { "id": "all", "type": "parallel", "join": 2, "rest": "cancel", "branches": [
    { "steps": [{ "id": "a", "type": "task", "assign": { "person": "ana" }, "on": [{ "id": "late", "after": "PT1H", "beside": true, "to": "x" }] }] },
    { "steps": [{ "id": "b", "type": "approval", "assign": { "person": "ana" }, "outcomes": { "yes": "b2", "no": "b" } }, { "id": "b2", "type": "wait", "message": "m", "kept": true }] },
    { "steps": [{ "id": "c", "type": "each", "times": 3, "open": true, "steps": [{ "id": "c1", "type": "task", "assign": { "person": "bo" } }] }] } ] },
  { "id": "g", "type": "group", "kind": "transaction", "steps": [
    { "id": "g1", "type": "webhook", "service": "pay" },
    { "id": "g2", "type": "task", "assign": { "person": "bo" }, "undo": "u", "critical": "one" },
    { "id": "h", "type": "handler", "steps": [{ "id": "h1", "type": "start", "signal": "s", "beside": true }, { "id": "h2", "type": "task", "assign": { "person": "ana" } }] } ] },
  { "id": "i", "type": "inclusive", "branches": [
    { "if": "true", "steps": [{ "id": "i1", "type": "task", "assign": { "person": "ana" } }] },
    { "otherwise": true, "steps": [{ "id": "i2", "type": "race", "branches": [
      { "after": "PT2H", "steps": [] }, { "signal": "s", "steps": [{ "id": "i3", "type": "throw", "escalation": "E" }] } ] }] } ] },
  { "id": "r", "type": "repeat", "most": 3, "steps": [{ "id": "r1", "type": "task", "assign": { "person": "bo" } }] },
  { "id": "z", "type": "approval", "assign": { "person": "bo" }, "outcomes": { "yes": "end", "again": "all", "back": { "sendBack": "submitter" } } },
  { "id": "end", "type": "end" },
  { "id": "x", "type": "task", "assign": { "person": "bo" }, "to": "end" },
  { "id": "u", "type": "task", "assign": { "person": "ana" } } ] }"#;

fuzz_target!(|bytes: &[u8]| {
    let place = Place::new();
    let definition: WorkflowDefinition = from_text(BUSY).0.expect("a workflow");
    let mut instance = Instance::new(&place, place.compile(&definition));
    let start = Request::Start { submission: Rc::new(Context::default()), at: None };
    instance.give(&Command { by: Some("ana".into()), key: None, request: start });
    for attempt in bytes.chunks_exact(4).take(64) {
        let [what, which, more, time] = attempt else { break };
        instance.now += u64::from(*time) * 60_000;
        let command = command(&instance, *what, usize::from(*which), usize::from(*more));
        let stood = instance.give(&command);
        if stood && command.key.is_some() {
            assert!(!instance.give(&command), "a repeated command changes nothing");
        }
    }
});

fn command(instance: &Instance<'_>, what: u8, which: usize, more: usize) -> Command {
    let state = &instance.state;
    let count = state.tokens().count().max(1);
    let token = state.tokens().nth(which % count).map_or(7, |token| token.number);
    let task = state.tasks().nth(which % count).map_or(token, |task| task.number);
    let steps: Vec<&Rc<str>> = instance.graph.steps().collect();
    let step = Rc::clone(steps[more % steps.len()]);
    let event = state.on(token).first().map_or_else(|| Rc::clone(&step), |on| Rc::clone(&on.event));
    let outcomes: [Option<Rc<str>>; 4] =
        [None, Some("yes".into()), Some("again".into()), Some("back".into())];
    let request = match what % 16 {
        0..=4 => Request::Answer { task, outcome: outcomes[more % 4].clone(), comment: None },
        5 => Request::Tick,
        6 => Request::Message { name: "m".into(), key: None, values: Rc::default() },
        7 => Request::Signal { name: "s".into(), values: Rc::default() },
        8 => Request::Happen { token, event },
        9 => Request::Reply {
            token,
            answer: if more % 2 == 0 { Ok(Value::Null) } else { Err("E".into()) },
        },
        10 => Request::Add { token, items: vec![Value::Null] },
        11 => Request::Suspend { reason: None },
        12 => Request::Resume { reason: None },
        13 => Request::Skip { token, reason: Some("because".into()) },
        14 => Request::Move { token, to: step, reason: None },
        _ => Request::Revise { task, submission: Rc::default() },
    };
    let by = if which % 2 == 0 { "ana" } else { "bo" };
    let is_tick = matches!(request, Request::Tick);
    Command {
        by: (!is_tick).then(|| by.into()),
        key: (more % 4 == 3).then(|| format!("{what} {which} {more}").into()),
        request,
    }
}
