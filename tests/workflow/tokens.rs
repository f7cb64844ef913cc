//! What patterns don't show: timers, undoing, life of an instance, names of scopes, services, bounds.

use std::rc::Rc;

use routeslip::diagnostic::Code;
use routeslip::value::{Context, Value};
use routeslip::workflow::{Command, MAX_CALLS, Phase, Request, Rest, State, decide, next_timer};

use super::scenario::{BEGINNING, HOUR, Instance, Scenario, kinds, words};

fn scenario(steps: &str) -> Scenario {
    Scenario::new(&format!(
        r#"{{ "people": {{ "ana": {{ "name": "Ana", "roles": ["clerk"] }} }}, "fields": {{ "n": "number" }},
             "workflow": {{ "form": "f", "steps": [{steps}, {{ "id": "end", "type": "end" }}] }} }}"#
    ))
}

fn started(scenario: &Scenario) -> Instance<'_> {
    let mut instance = Instance::new(scenario, scenario.graph());
    instance.start("ana", r#"{"n": 3}"#);
    instance
}

/// The steps at which tokens rest, scopes aside.
fn at(instance: &Instance<'_>) -> Vec<String> {
    let tokens = instance.state.tokens().filter(|token| !matches!(token.rest, Rest::Scope(_)));
    tokens.map(|token| token.step.to_string()).collect()
}

fn token(instance: &Instance<'_>, step: &str) -> u32 {
    instance.state.tokens().find(|token| *token.step == *step).expect("a token").number
}

const TASK: &str = r#""type": "task", "assign": { "role": "clerk" }"#;

#[test]
fn a_timer_is_an_absolute_time_and_fires_once() {
    let scenario = scenario(r#"{ "id": "w", "type": "wait", "after": "PT2H" }"#);
    let mut instance = started(&scenario);
    assert_eq!(next_timer(&instance.state), Some(BEGINNING + 2 * HOUR));
    assert!(instance.tick(HOUR).is_empty());
    assert_eq!(words(&instance.tick(HOUR)), ["happened", "ended"]);
    assert_eq!(next_timer(&instance.state), None);
}

#[test]
fn a_timer_can_be_an_expression() {
    let scenario = scenario(
        r#"{ "id": "w", "type": "wait", "at": "date and time(\"2026-03-02T12:00:00Z\")" },
           { "id": "v", "type": "wait", "after": "= duration(\"PT1H\") * n" }"#,
    );
    let mut instance = started(&scenario);
    assert_eq!(next_timer(&instance.state), Some(BEGINNING + 3 * HOUR));
    instance.tick(3 * HOUR);
    assert_eq!(next_timer(&instance.state), Some(BEGINNING + 6 * HOUR));
}

/// A task beside which something is told again and again.
fn cycle(missed: &str) -> Scenario {
    scenario(&format!(
        r#"{{ "id": "a", {TASK}, "to": "end", "on": [{{ "every": "R3/PT1H", "missed": "{missed}", "beside": true, "to": "tell" }}] }},
           {{ "id": "tell", "type": "notify", "to": "submitter", "text": "Still" }},
           {{ "id": "told", "type": "end", "branch": true }}"#
    ))
}

#[test]
fn times_that_were_missed_count_once_or_each() {
    for (missed, times) in [("once", 1), ("each", 3)] {
        let text = cycle(missed);
        let (graph, _) = text.compile();
        let mut instance = Instance::new(&text, graph);
        instance.start("ana", r#"{"n": 3}"#);
        let events = instance.tick(4 * HOUR);
        let happened = words(&events).iter().filter(|word| *word == "happened").count();
        assert_eq!(happened, times, "{missed}");
    }
}

#[test]
fn what_was_done_is_undone_the_latest_first() {
    let scenario = scenario(&format!(
        r#"{{ "id": "trip", "type": "group", "steps": [
             {{ "id": "a", {TASK}, "undo": "ua" }}, {{ "id": "b", {TASK}, "undo": "ub" }}, {{ "id": "c", {TASK}, "undo": "ua2" }},
             {{ "id": "ua", {TASK} }}, {{ "id": "ub", {TASK} }}, {{ "id": "ua2", {TASK} }} ] }},
           {{ "id": "back", "type": "throw", "compensate": "trip" }}"#
    ));
    let mut instance = started(&scenario);
    for (task, step) in ["a", "b", "c", "ua2", "ub", "ua"].iter().enumerate() {
        assert_eq!(at(&instance), [*step], "{task}");
        let number = token(&instance, step);
        instance.answer("ana", number, "").unwrap();
    }
    assert_eq!(*instance.state.phase(), Phase::Ended("completed".into()));
}

#[test]
fn a_transaction_that_is_cancelled_undoes_what_it_has_done() {
    let scenario = scenario(&format!(
        r#"{{ "id": "t", "type": "group", "kind": "transaction", "on": [{{ "id": "off", "cancel": true, "to": "sorry" }}], "to": "end", "steps": [
             {{ "id": "a", {TASK}, "undo": "ua" }}, {{ "id": "no", "type": "throw", "cancel": true }}, {{ "id": "ua", {TASK} }} ] }},
           {{ "id": "sorry", {TASK} }}"#
    ));
    let mut instance = started(&scenario);
    for step in ["a", "ua", "sorry"] {
        assert_eq!(at(&instance), [step]);
        let number = token(&instance, step);
        instance.answer("ana", number, "").unwrap();
    }
    assert_eq!(*instance.state.phase(), Phase::Ended("completed".into()));
}

#[test]
fn names_of_turns_are_their_own() {
    let scenario = scenario(&format!(
        r#"{{ "id": "all", "type": "each", "in": "[1, 2]", "as": "x", "collect": "y", "result": "ys", "steps": [
             {{ "id": "s", "type": "set", "values": {{ "y": "x * 10" }} }}, {{ "id": "a", {TASK}, "title": "{{{{y}}}}" }} ] }},
           {{ "id": "told", "type": "notify", "to": "submitter", "text": "{{{{ys[1]}}}} and {{{{ys[2]}}}}" }}"#
    ));
    let mut instance = started(&scenario);
    let titles: Vec<String> = instance.state.tasks().map(|task| task.title.to_string()).collect();
    assert_eq!(titles, ["10", "20"]);
    let tasks: Vec<u32> = instance.state.tasks().map(|task| task.number).rev_sorted();
    instance.answer("ana", tasks[0], "").unwrap();
    let events = instance.answer("ana", tasks[1], "").unwrap();
    assert!(kinds(&events).iter().any(|kind| kind.contains("10 and 20")), "{:?}", kinds(&events));
}

trait RevSorted {
    fn rev_sorted(self) -> Vec<u32>;
}

impl<T: Iterator<Item = u32>> RevSorted for T {
    fn rev_sorted(self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.collect();
        numbers.sort_by(|left, right| right.cmp(left));
        numbers
    }
}

#[test]
fn a_service_answers_or_fails() {
    let scenario = scenario(
        r#"{ "id": "h", "type": "webhook", "service": "check", "values": { "n": "n + 1" }, "result": "answer",
             "on": [{ "error": "bad", "to": "caught" }] },
           { "id": "s", "type": "set", "values": { "m": "answer.ok" }, "to": "end" },
           { "id": "caught", "type": "set", "values": { "m": "false" } }"#,
    );
    let mut instance = started(&scenario);
    assert!(kinds(&instance.log)[1].contains(r#""service":"check","values":{"n":4}"#));
    let number = token(&instance, "h");
    let reply = |answer| Request::Reply { token: number, answer };
    let ok = Value::from(Context::from_iter([("ok".into(), Value::Bool(true))]));
    let events = instance.ask("ana", reply(Ok(ok))).unwrap();
    assert_eq!(words(&events), ["replied", "set", "set", "ended"]);
    let mut instance = started(&scenario);
    let events = instance.ask("ana", reply(Err("bad".into()))).unwrap();
    assert_eq!(words(&events), ["happened", "set", "ended"]);
    let mut instance = started(&scenario);
    let events = instance.ask("ana", reply(Err("worse".into()))).unwrap();
    assert_eq!(words(&events), ["replied", "incident"]);
    let number = instance.state.incidents().next().unwrap().number;
    let events = instance.ask("ana", Request::Retry { incident: number }).unwrap();
    assert_eq!(words(&events), ["retried", "asked"]);
}

#[test]
fn an_instance_stands_still_and_goes_on() {
    let scenario = scenario(&format!(
        r#"{{ "id": "a", {TASK}, "on": [{{ "after": "PT1H", "to": "b" }}] }}, {{ "id": "b", {TASK} }}"#
    ));
    let mut instance = started(&scenario);
    instance.ask("ana", Request::Suspend { reason: Some("audit".into()) }).unwrap();
    assert_eq!(next_timer(&instance.state), None);
    assert!(instance.tick(2 * HOUR).is_empty());
    let task = token(&instance, "a");
    assert_eq!(instance.answer("ana", task, "").unwrap_err().code, Code::Suspended);
    instance.ask("ana", Request::Resume { reason: None }).unwrap();
    assert_eq!(words(&instance.tick(0)), ["happened", "assigned"]);
    assert_eq!(at(&instance), ["b"]);
    let number = token(&instance, "b");
    let to = Request::Move { token: number, to: "a".into(), reason: Some("again".into()) };
    assert_eq!(words(&instance.ask("ana", to).unwrap()), ["moved", "assigned"]);
    let number = token(&instance, "a");
    let skip = Request::Skip { token: number, reason: None };
    assert_eq!(words(&instance.ask("ana", skip).unwrap()), ["skipped", "assigned"]);
    let events = instance.ask("ana", Request::Cancel { reason: None }).unwrap();
    assert_eq!(words(&events), ["ended"]);
    assert_eq!(*instance.state.phase(), Phase::Ended("cancelled".into()));
}

#[test]
fn a_condition_is_met_when_a_value_is_set() {
    let scenario = scenario(&format!(
        r#"{{ "id": "p", "type": "parallel", "branches": [
             {{ "steps": [{{ "id": "w", "type": "wait", "when": "ready = true" }}] }},
             {{ "steps": [{{ "id": "a", {TASK} }}, {{ "id": "s", "type": "set", "values": {{ "ready": "true" }} }}] }} ] }}"#
    ));
    let (graph, _) = scenario.compile();
    let mut instance = Instance::new(&scenario, graph);
    instance.start("ana", r#"{"n": 3}"#);
    let task = token(&instance, "a");
    let events = instance.answer("ana", task, "").unwrap();
    assert_eq!(
        words(&events),
        ["answered", "set", "arrived", "happened", "arrived", "joined", "ended"]
    );
}

#[test]
fn a_message_goes_to_the_one_whose_key_it_has() {
    let scenario = scenario(
        r#"{ "id": "all", "type": "each", "in": "[1, 2]", "as": "x", "steps": [
             { "id": "w", "type": "wait", "message": "paid", "key": "x", "result": "payment" } ] }"#,
    );
    let mut instance = started(&scenario);
    let paid = |key: i64| Request::Message {
        name: "paid".into(),
        key: Some(Value::Number(key.into())),
        values: Rc::default(),
    };
    assert_eq!(instance.ask("ana", paid(3)).unwrap_err().code, Code::NobodyWaits);
    let events = instance.ask("ana", paid(2)).unwrap();
    assert!(kinds(&events)[0].contains(r#""token":5"#), "{:?}", kinds(&events));
    assert_eq!(instance.ask("ana", paid(2)).unwrap_err().code, Code::NobodyWaits);
    assert_eq!(words(&instance.ask("ana", paid(1)).unwrap()).last().unwrap(), "ended");
}

#[test]
fn the_branches_of_a_race_go_on_where_it_says() {
    let scenario = scenario(
        r#"{ "id": "first", "type": "race", "to": "over", "branches": [
               { "message": "paid", "steps": [
                 { "id": "ship", "type": "task", "assign": { "person": "ana" } } ] },
               { "message": "asked", "steps": [
                 { "id": "talk", "type": "task", "assign": { "person": "ana" }, "to": "again" } ] },
               { "message": "lost", "steps": [] } ] },
           { "id": "again", "type": "task", "assign": { "person": "ana" }, "to": "first" },
           { "id": "over", "type": "pass" }"#,
    );
    let happens =
        |name: &str| Request::Message { name: name.into(), key: None, values: Rc::default() };
    let mut instance = started(&scenario);
    let events = instance.ask("ana", happens("lost")).unwrap();
    assert_eq!(words(&events), ["happened", "ended"], "{:?}", kinds(&events));

    let mut instance = started(&scenario);
    assert_eq!(words(&instance.ask("ana", happens("paid")).unwrap()), ["happened", "assigned"]);
    let task = instance.state.tasks().next().unwrap().number;
    let events = instance.answer("ana", task, "").unwrap();
    assert_eq!(words(&events), ["answered", "ended"], "{:?}", kinds(&events));
}

#[test]
fn calls_without_end_are_an_incident() {
    let scenario = Scenario::new(
        r#"{ "people": { "ana": { "name": "Ana" } },
             "called": { "again": { "form": "f", "steps": [
               { "id": "again", "type": "call", "workflow": "again" }, { "id": "end", "type": "end" }] } },
             "workflow": { "form": "f", "steps": [
               { "id": "c", "type": "call", "workflow": "again" }, { "id": "end", "type": "end" }] } }"#,
    );
    let mut instance = Instance::new(&scenario, scenario.graph());
    let events = instance.start("ana", "{}");
    assert_eq!(events.len(), MAX_CALLS + 2);
    assert!(kinds(&events).last().unwrap().contains("RS4111"));
}

#[test]
fn an_idle_instance_is_small() {
    let scenario = scenario(&format!(r#"{{ "id": "a", {TASK} }}"#));
    let instance = started(&scenario);
    assert!(std::mem::size_of_val(&instance.state) <= 400);
    assert_eq!(instance.state.tokens().count(), 1);
}

#[test]
fn what_would_grow_without_end_is_an_incident() {
    let scenario = scenario(
        r#"{ "id": "many", "type": "each", "times": 500, "steps": [
             { "id": "more", "type": "each", "times": 500, "steps": [] } ] }"#,
    );
    let (graph, _) = scenario.compile();
    let request = Request::Start { submission: Rc::default(), at: None };
    let command = Command { by: Some("ana".into()), key: None, request };
    let events = decide(&graph, &State::new(), &command, &scenario.env(BEGINNING)).unwrap();
    assert!(events.len() < 60_000, "{}", events.len());
    assert!(kinds(&events).iter().any(|kind| kind.contains("RS4110")));
}

#[test]
fn a_fork_that_leads_back_to_itself_ends_in_one_incident() {
    let scenario = Scenario::new(
        r#"{ "people": { "ana": { "name": "Ana" } }, "workflow": { "form": "f",
             "steps": [{ "id": "a", "type": "pass" }, { "id": "b", "type": "pass", "split": 100 }],
             "flows": [{ "from": "a", "to": "b" }, { "from": "b", "to": "b" }] } }"#,
    );
    let (graph, _) = scenario.compile();
    let mut instance = Instance::new(&scenario, graph);
    let events = instance.start("ana", "{}");
    // `a` has a way in from nowhere, so that the instance begins there.
    assert_eq!(words(&events), ["started", "incident"]);
}
