//! Scripted runs: every document of `tests/cases/workflows` is a workflow, commands, and the events
//! or the rejection that each gives.

use std::path::Path;
use std::rc::Rc;

use routeslip::document::{Reading, to_text};
use routeslip::json::Node;
use routeslip::workflow::{Command, EventKind, Phase, Request, next_timer};

use super::scenario::{BEGINNING, Instance, Scenario, parse, read};

#[test]
fn every_scripted_run_gives_its_events() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/workflows");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 5, "the cases are there");
    let mut failures = Vec::new();
    for file in files {
        let script = parse(&std::fs::read_to_string(&file).unwrap());
        if let Err(failure) = run(&script) {
            failures.push(format!("{}\n{failure}", file.display()));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n\n"));
}

fn run(script: &Node) -> Result<(), String> {
    let scenario = Scenario::of(script);
    let mut instance = Instance::new(&scenario, scenario.graph());
    for (number, step) in script.get("run").expect("a run").items().iter().enumerate() {
        if let Some(hours) = step.get("atHour") {
            instance.now = BEGINNING + read::<u64>(hours) * 3_600_000;
        }
        let command = command(step, number);
        let given = match instance.give(&command) {
            Ok(events) => events.iter().map(|event| to_text(&event.kind)).collect(),
            Err(rejection) => vec![rejection.code.to_string()],
        };
        let expected: Vec<String> = match step.get("rejected") {
            Some(code) => vec![read(code)],
            None => step.get("events").expect("events").items().iter().map(normal).collect(),
        };
        if given != expected {
            return Err(format!(
                "command {number}:\n  gave     {}\n  expected {}",
                given.join("\n           "),
                expected.join("\n           ")
            ));
        }
    }
    let ended = script.get("ends").map(read::<Rc<str>>);
    let phase = instance.state.phase().clone();
    match ended {
        Some(status) if phase != Phase::Ended(Rc::clone(&status)) => {
            Err(format!("it is {phase:?}"))
        }
        None if phase != Phase::Running => Err(format!("it is {phase:?}")),
        Some(_) if next_timer(&instance.state).is_some() => Err("a timer is left".into()),
        _ => Ok(()),
    }
}

fn command(step: &Node, number: usize) -> Command {
    let by = step.get("by").map(read::<Rc<str>>);
    let key = match step.get("key") {
        Some(key) => read::<Rc<str>>(key),
        None => format!("command {number}").into(),
    };
    let comment = step.get("comment").map(read::<Rc<str>>);
    let number = |name: &str| step.get(name).map(read::<u32>);
    let request = if let Some(values) = step.get("start") {
        Request::Start { submission: read(values), at: step.get("at").map(read) }
    } else if let Some(task) = number("answer") {
        Request::Answer { task, outcome: step.get("outcome").map(read), comment }
    } else if let Some(task) = number("revise") {
        Request::Revise { task, submission: read(step.get("values").expect("values")) }
    } else if let Some(incident) = number("retry") {
        Request::Retry { incident }
    } else if step.get("withdraw").is_some() {
        Request::Withdraw { comment }
    } else {
        assert!(step.get("tick").is_some(), "a command is said");
        Request::Tick
    };
    Command { by, key: Some(key), request }
}

/// An expected event as the library writes it.
fn normal(node: &Node) -> String {
    let mut reading = Reading::new("");
    let kind: Option<EventKind> = reading.read(node);
    assert_eq!(reading.into_diagnostics(), []);
    to_text(&kind.expect("an event"))
}
