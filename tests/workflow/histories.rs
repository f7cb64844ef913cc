//! Logs as earlier versions have written them: each must lead to the state that it led to then.

use std::path::Path;

use routeslip::document::from_text;
use routeslip::workflow::{Event, Phase, State, apply, next_timer};

fn replay(name: &str) -> State {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/histories").join(name);
    let mut state = State::new();
    for line in std::fs::read_to_string(file).unwrap().lines() {
        let (event, diagnostics) = from_text::<Event>(line);
        assert_eq!(diagnostics, [], "{line}");
        apply(&mut state, &event.unwrap());
    }
    state
}

#[test]
fn a_log_of_version_1_that_still_runs() {
    let state = replay("1-running.jsonl");
    assert_eq!(*state.phase(), Phase::Running);
    let task = state.tasks().next().unwrap();
    assert_eq!((task.number, &*task.step, task.needs), (3, "vote", 2));
    assert_eq!(task.awaited().map(|id| &**id).collect::<Vec<_>>(), ["cy"]);
    assert_eq!(next_timer(&state), Some(1_772_460_000_000));
    assert_eq!(state.answer(0, "review").unwrap().by, ["bo".into()]);
    assert_eq!(state.result(0, "route").unwrap(), &routeslip::value::Value::from("lead"));
    assert_eq!(state.incidents().map(|token| token.number).collect::<Vec<_>>(), [4]);
    assert_eq!((state.events(), state.inside(0)), (8, 2));
    assert_eq!(state.first_answer(Some("bo"), "k2"), Some(3));
}

#[test]
fn a_log_of_version_1_that_is_over() {
    let state = replay("1-ended.jsonl");
    assert_eq!(*state.phase(), Phase::Ended("withdrawn".into()));
    assert_eq!((state.tasks().count(), next_timer(&state)), (0, None));
    assert_eq!(state.submission().get("n"), Some(&routeslip::value::Value::Number(5.into())));
}
