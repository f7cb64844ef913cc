//! What scripts can't show well: bounds, zones, months, faults, and wrong graphs.

use std::rc::Rc;

use routeslip::diagnostic::Code;
use routeslip::value::{Context, Value, Zone};
use routeslip::workflow::{
    Command, EventKind, MAX_COMMENT, MAX_KEY, Phase, Request, STEP_BUDGET, apply, decide,
    next_timer,
};

use super::scenario::{BEGINNING, DAY, HOUR, Instance, Scenario, kinds, words};

const TASK: &str = r#"{
  "people": { "ana": { "name": "Ana", "manager": "bo" }, "bo": { "name": "Bo", "roles": ["clerk"] } },
  "fields": { "n": "number", "who": "string" },
  "workflow": { "form": "f", "title": "{{n}}", "steps": [
    { "id": "work", "type": "task", "assign": { "person": "= submitter" }, "due": "= if n = 1 then duration(\"P1M\") else duration(\"-P1D\")" },
    { "id": "done", "type": "end" } ] }
}"#;

#[test]
fn a_due_time_can_be_in_months_and_of_a_zone() {
    let scenario = Scenario::new(TASK);
    let mut instance = Instance::new(&scenario, scenario.graph());
    let mut env = scenario.env(BEGINNING + 250);
    env.zone = Zone::named("Europe/Berlin", env.host).unwrap();
    let command = Command {
        by: Some("ana".into()),
        key: None,
        request: Request::Start {
            submission: Rc::new(Context::from_iter([("n".into(), Value::Number(1.into()))])),
            at: None,
        },
    };
    for event in decide(&instance.graph, &instance.state, &command, &env).unwrap() {
        apply(&mut instance.state, &event);
    }
    // A month later the clocks in Berlin show summer time: an hour less has passed.
    assert_eq!(next_timer(&instance.state), Some(BEGINNING + 250 + 31 * DAY - HOUR));
}

#[test]
fn a_due_time_that_makes_no_sense_is_an_incident() {
    let scenario = Scenario::new(TASK);
    let mut instance = Instance::new(&scenario, scenario.graph());
    let events = instance.start("ana", r#"{"n": 2}"#);
    assert_eq!(words(&events), ["started", "incident"]);
    assert!(kinds(&events)[1].contains("RS4104"), "{:?}", kinds(&events));
    assert_eq!(instance.state.incidents().count(), 1);
    assert_eq!(*instance.state.phase(), Phase::Running);
}

#[test]
fn a_title_is_cut_and_never_empty() {
    let scenario = Scenario::new(TASK);
    let mut instance = Instance::new(&scenario, scenario.graph());
    let events = instance.start("ana", r#"{"n": null}"#);
    assert!(kinds(&events)[0].contains(r#""title":"f""#), "the form's name stands in");
    let long = format!(
        r#"{{"people": {{"ana": {{"name": "{}"}}}}, "workflow": {{"form": "f", "title": "{{{{submitter.name}}}}",
            "steps": [{{"id": "done", "type": "end"}}]}}}}"#,
        "ä".repeat(300)
    );
    let scenario = Scenario::new(&long);
    let mut instance = Instance::new(&scenario, scenario.graph());
    let events = instance.start("ana", "{}");
    let EventKind::Started(started) = &events[0].kind else { panic!("it starts") };
    assert_eq!(started.title.chars().count(), 200);
}

#[test]
fn what_is_too_long_is_refused() {
    let scenario = Scenario::new(TASK);
    let mut instance = Instance::new(&scenario, scenario.graph());
    instance.start("ana", r#"{"n": 1}"#);
    let answer = |comment: usize, key: usize| Command {
        by: Some("ana".into()),
        key: Some("k".repeat(key).into()),
        request: Request::Answer {
            task: 1,
            outcome: None,
            comment: Some("c".repeat(comment).into()),
        },
    };
    let code = |instance: &mut Instance<'_>, command| instance.give(&command).unwrap_err().code;
    assert_eq!(code(&mut instance, answer(MAX_COMMENT + 1, 1)), Code::CommentTooLong);
    assert_eq!(code(&mut instance, answer(1, MAX_KEY + 1)), Code::KeyTooLong);
    let mut deep = Value::Null;
    for _ in 0..60 {
        deep = Value::from(vec![deep]);
    }
    let mut fresh = Instance::new(&scenario, scenario.graph());
    let submission = Rc::new(Context::from_iter([("n".into(), deep)]));
    let refused = fresh.ask("ana", Request::Start { submission, at: None }).unwrap_err();
    assert_eq!(refused.code, Code::SubmissionTooLarge);
    assert!(instance.give(&answer(MAX_COMMENT, MAX_KEY)).is_ok());
}

#[test]
fn a_loop_that_waits_for_nobody_ends_in_an_incident() {
    let scenario = Scenario::new(
        r#"{ "people": { "ana": { "name": "Ana" } },
             "workflow": { "form": "f", "steps": [
               { "id": "tell", "type": "notify", "to": "submitter", "text": "Hello", "next": "tell" } ] } }"#,
    );
    let (graph, diagnostics) = scenario.compile();
    assert!(diagnostics.iter().any(|found| found.code == Code::EndlessLoop));
    let mut instance = Instance::new(&scenario, graph);
    let events = instance.start("ana", "{}");
    assert_eq!(events.len(), STEP_BUDGET as usize + 2);
    assert!(kinds(&events).last().unwrap().contains("RS4105"));
    assert_eq!(instance.state.incidents().count(), 1);
}

#[test]
fn a_workflow_with_mistakes_ends_in_incidents_not_in_a_broken_state() {
    let scenario = Scenario::new(
        r#"{ "people": { "ana": { "name": "Ana", "roles": ["r"] } },
             "workflow": { "form": "f", "steps": [
               { "id": "vote", "type": "approval", "assign": { "role": "r" }, "outcomes": { "a": "nowhere", "b": "work" } },
               { "id": "work", "type": "task", "assign": { "role": "= (" } } ] } }"#,
    );
    let (graph, diagnostics) = scenario.compile();
    assert!(!diagnostics.is_empty());
    let mut instance = Instance::new(&scenario, graph);
    instance.start("ana", "{}");
    let events = instance.answer("ana", 1, "a").unwrap();
    assert_eq!(words(&events), ["answered", "incident"]);
    let events = instance.ask("ana", Request::Retry { incident: 2 }).unwrap();
    assert_eq!(words(&events), ["retried", "assigned"], "the step is done anew");
    let events = instance.answer("ana", 3, "b").unwrap();
    assert_eq!(words(&events), ["answered", "incident"], "nobody is assigned");
}

#[test]
fn a_fault_in_a_decision_is_an_incident_and_costs_nothing_else() {
    let scenario = Scenario::new(
        r#"{ "people": { "ana": { "name": "Ana" } },
             "decisions": { "d": { "gives": "count(for i in 1..100000000 return i)" } },
             "workflow": { "form": "f", "steps": [
               { "id": "d", "type": "decision", "decision": "d" },
               { "id": "done", "type": "end" } ] } }"#,
    );
    let mut instance = Instance::new(&scenario, scenario.graph());
    let events = instance.start("ana", "{}");
    assert_eq!(words(&events), ["started", "incident"]);
    assert_eq!(*instance.state.phase(), Phase::Running);
}

#[test]
fn managers_and_doers_are_found() {
    let scenario = Scenario::new(
        r#"{ "people": {
               "ana": { "name": "Ana", "manager": "bo" }, "bo": { "name": "Bo", "manager": "cy" },
               "cy": { "name": "Cy", "roles": ["hr"] }, "di": { "name": "Di", "roles": ["hr"] } },
             "fields": { "to": "string" },
             "workflow": { "form": "f", "steps": [
               { "id": "one", "type": "task", "assign": { "managerOf": "submitter" } },
               { "id": "two", "type": "task", "assign": { "managerOf": "= one.by" } },
               { "id": "three", "type": "task", "assign": { "role": "= [\"hr\", \"hr\"]" }, "exclude": ["two"] },
               { "id": "four", "type": "task", "assign": { "person": "= [three.by, \"ana\", to]" } },
               { "id": "told", "type": "notify", "to": "= [\"hr\", submitter, \"nobody\"]", "text": "{{three.comment}}" },
               { "id": "done", "type": "end", "status": "told" } ] } }"#,
    );
    let mut instance = Instance::new(&scenario, scenario.graph());
    let to = |instance: &Instance<'_>| {
        let task = instance.state.tasks().next().unwrap();
        (task.number, task.candidates.iter().map(|id| id.to_string()).collect::<Vec<_>>())
    };
    instance.start("ana", r#"{"to": "zoe"}"#);
    assert_eq!(to(&instance), (1, vec!["bo".into()]));
    instance.answer("bo", 1, "").unwrap();
    assert_eq!(to(&instance), (2, vec!["cy".into()]));
    instance.answer("cy", 2, "").unwrap();
    assert_eq!(to(&instance), (3, vec!["di".into()]));
    let comment = Some("All said".into());
    instance.ask("di", Request::Answer { task: 3, outcome: None, comment }).unwrap();
    assert_eq!(to(&instance), (4, vec!["di".into(), "ana".into()]));
    let events = instance.answer("ana", 4, "").unwrap();
    assert_eq!(
        kinds(&events)[1],
        r#"{"type":"notified","step":"told","to":["cy","di","ana"],"text":"All said"}"#
    );
    assert_eq!(*instance.state.phase(), Phase::Ended("told".into()));
}

#[test]
fn an_escalation_without_anybody_new_is_told_and_the_task_stays() {
    let scenario = Scenario::new(
        r#"{ "people": { "ana": { "name": "Ana" }, "bo": { "name": "Bo", "roles": ["lead"] } },
             "workflow": { "form": "f", "steps": [
               { "id": "work", "type": "task", "assign": { "role": "lead" }, "due": "PT1H",
                 "onOverdue": { "escalate": { "role": "lead" } } },
               { "id": "more", "type": "task", "assign": { "role": "lead" }, "due": "PT1H" },
               { "id": "done", "type": "end" } ] } }"#,
    );
    let mut instance = Instance::new(&scenario, scenario.graph());
    instance.start("ana", "{}");
    let events = instance.tick(HOUR);
    assert_eq!(words(&events), ["overdue", "incident"]);
    assert!(instance.state.incidents().next().is_none(), "nothing is stopped");
    assert_eq!(next_timer(&instance.state), None);
    assert!(instance.state.tasks().next().unwrap().overdue);
    instance.answer("bo", 1, "").unwrap();
    assert_eq!(words(&instance.tick(2 * HOUR)), ["overdue"], "it has an hour of its own");
}

#[test]
fn an_event_of_an_unknown_version_is_refused() {
    let text = r#"{"v":3,"at":1,"type":"withdrawn","remark":"x"}"#;
    let (event, diagnostics) = routeslip::document::from_text::<routeslip::workflow::Event>(text);
    assert!(event.is_none());
    let codes: Vec<Code> = diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, [Code::UnknownVersion]);
}
