//! Laws of the kernel, for any commands in any order.

use std::rc::Rc;

use proptest::prelude::*;
use routeslip::document::{from_text, to_text};
use routeslip::value::{Context, Decimal, Value};
use routeslip::workflow::{
    Command, Event, EventKind, Phase, Request, State, apply, decide, effect, next_timer,
};

use super::scenario::{BEGINNING, HOUR, Instance, Scenario, parse, read};

/// Every kind of step, quorum, timer and way, loops included.
const BUSY: &str = r#"{
  "people": {
    "ana": { "name": "Ana", "roles": ["engineer", "clerk"], "manager": "bo" },
    "bo":  { "name": "Bo",  "roles": ["lead", "clerk"], "manager": "cy" },
    "cy":  { "name": "Cy",  "roles": ["hr", "clerk"] }
  },
  "fields": { "n": "number", "day": "date" },
  "decisions": {
    "route": { "reads": ["n"], "gives": "if n > 5 then { role: \"hr\", due: duration(\"PT2H\") } else { role: \"lead\", due: duration(\"P1D\") }" }
  },
  "workflow": { "form": "f", "title": "{{n}} on {{day}}", "steps": [
    { "id": "route", "type": "decision", "decision": "route" },
    { "id": "review", "type": "approval", "assign": { "role": "= route.role" }, "exclude": ["submitter"],
      "due": "= route.due", "remind": ["PT1H", "PT3H"], "onOverdue": { "escalate": { "role": "clerk" } },
      "outcomes": { "yes": "vote", "no": "declined", "back": { "sendBack": "submitter" } } },
    { "id": "vote", "type": "approval", "assign": { "role": "clerk" }, "quorum": "majority", "due": "PT5H",
      "outcomes": { "yes": "all", "again": "route", "back": { "sendBack": "submitter" } } },
    { "id": "all", "type": "approval", "assign": { "role": "clerk" }, "quorum": "all",
      "outcomes": { "yes": "book", "no": "vote" } },
    { "id": "book", "type": "task", "assign": { "managerOf": "= review.by" }, "exclude": ["submitter"] },
    { "id": "told", "type": "notify", "to": "review", "text": "{{review.comment}}" },
    { "id": "done", "type": "end" },
    { "id": "declined", "type": "end", "status": "rejected" } ] }
}"#;

#[derive(Clone, Debug)]
struct Move {
    by: Option<&'static str>,
    key: Option<u8>,
    hours: u64,
    /// Which of the open tasks and incidents is meant; far off, and it is a number that is not there.
    which: usize,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    Start(Context),
    Answer(Option<&'static str>),
    Revise(Context),
    Withdraw,
    Retry,
    Tick,
}

fn submissions() -> impl Strategy<Value = Context> {
    let number = prop_oneof![
        (0..12_i64).prop_map(|n| Value::Number(n.into())),
        Just(Value::Number(Decimal::parse("7.50").unwrap())),
        Just(Value::Null),
    ];
    let day = prop_oneof![
        Just(read::<Value>(&parse(r#"{"@":"2026-03-09"}"#))),
        Just(Value::from("not a day")),
    ];
    (number, proptest::option::of(day)).prop_map(|(number, day)| {
        let mut submission = Context::from_iter([("n".into(), number)]);
        if let Some(day) = day {
            submission.insert("day".into(), day);
        }
        submission
    })
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let who = prop_oneof![
        8 => prop_oneof![Just("ana"), Just("bo"), Just("cy")].prop_map(Some),
        1 => Just(Some("zoe")),
        1 => Just(None),
    ];
    let outcome = prop_oneof![
        6 => Just(Some("yes")), 2 => Just(Some("no")), 2 => Just(Some("back")), 1 => Just(Some("again")),
        3 => Just(None), 1 => Just(Some("nonsense")),
    ];
    let what = prop_oneof![
        2 => submissions().prop_map(What::Start),
        14 => outcome.prop_map(What::Answer),
        4 => submissions().prop_map(What::Revise),
        1 => Just(What::Withdraw),
        1 => Just(What::Retry),
        3 => Just(What::Tick),
    ];
    let one = (who, proptest::option::of(0..9_u8), 0..4_u64, 0..3_usize, what);
    let one = one.prop_map(|(by, key, hours, which, what)| Move { by, key, hours, which, what });
    proptest::collection::vec(one, 1..60)
}

fn command(state: &State, made: &Move) -> Command {
    let task = state.tasks().nth(made.which).map_or(99, |task| task.number);
    let incident = state.incidents().nth(made.which).map_or(98, |incident| incident.number);
    let request = match &made.what {
        What::Start(values) => Request::Start { submission: Rc::new(values.clone()), at: None },
        What::Answer(outcome) => Request::Answer {
            task,
            outcome: outcome.map(Rc::from),
            comment: outcome.map(|outcome| format!("because {outcome}").into()),
        },
        What::Revise(values) => Request::Revise { task, submission: Rc::new(values.clone()) },
        What::Withdraw => Request::Withdraw { comment: None },
        What::Retry => Request::Retry { incident },
        What::Tick => Request::Tick,
    };
    let by = if matches!(request, Request::Tick) { None } else { made.by.map(Rc::from) };
    Command { by, key: made.key.map(|key| key.to_string().into()), request }
}

/// What holds for every state.
fn check(state: &State) {
    let numbers: Vec<u32> = state.tasks().map(|task| task.number).collect();
    assert!(numbers.is_sorted());
    let resting = state.tasks().count() + state.incidents().count();
    match state.phase() {
        Phase::New => assert_eq!(resting, 0),
        // No step splits the one token, so it always rests at exactly one place.
        Phase::Running => assert_eq!(resting, 1),
        Phase::Ended(_) => {
            assert_eq!(resting, 0);
            assert_eq!(next_timer(state), None);
        }
    }
    for task in state.tasks() {
        assert!(task.awaited().next().is_some(), "somebody can still do {task:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_commands_give_events_or_a_rejection_and_replay_equals_live(made in moves()) {
        let scenario = Scenario::new(BUSY);
        let mut instance = Instance::new(&scenario, scenario.graph());
        instance.start("ana", r#"{"n": 3}"#);
        for made in &made {
            instance.now += made.hours * HOUR;
            let command = command(&instance.state, made);
            let before = instance.state.events();
            if let Ok(events) = instance.give(&command) {
                prop_assert_eq!(instance.state.events(), before + events.len() as u64);
            }
            check(&instance.state);
            // Again at once: nothing changes, and it is known where there is a key.
            let state = instance.state.clone();
            let again = instance.give(&command);
            prop_assert_eq!(&instance.state, &state);
            if let (Some(key), Ok(_)) = (&command.key, &again) {
                let first = state.first_answer(command.by.as_deref(), key);
                if let Some(first) = first {
                    let event = &instance.log[first as usize];
                    prop_assert_eq!(&event.key, &command.key);
                    prop_assert_eq!(&event.by, &command.by);
                }
            }
        }
    }

    #[test]
    fn whatever_is_due_has_a_timer_and_what_has_none_is_not_due(made in moves()) {
        let scenario = Scenario::new(BUSY);
        let mut instance = Instance::new(&scenario, scenario.graph());
        instance.start("ana", r#"{"n": 3}"#);
        for made in &made {
            let command = command(&instance.state, made);
            let _ = instance.give(&command);
            let Some(next) = next_timer(&instance.state) else {
                let due = instance.state.tasks().any(|task| task.due.is_some() && !task.overdue);
                prop_assert!(!due);
                continue;
            };
            let tick = Command { by: None, key: None, request: Request::Tick };
            let early = scenario.env(next - 1);
            prop_assert_eq!(decide(&instance.graph, &instance.state, &tick, &early), Ok(vec![]));
            if made.hours == 3 {
                instance.now = next;
                prop_assert!(!instance.give(&tick).unwrap().is_empty());
                prop_assert!(next_timer(&instance.state).is_none_or(|later| later > next));
            }
        }
    }

    #[test]
    fn events_out_of_order_never_break_the_state(made in moves(), order in any::<u64>()) {
        let scenario = Scenario::new(BUSY);
        let mut instance = Instance::new(&scenario, scenario.graph());
        instance.start("ana", r#"{"n": 3}"#);
        for made in &made {
            instance.now += made.hours * HOUR;
            let command = command(&instance.state, made);
            let _ = instance.give(&command);
        }
        // A shuffle by a multiplication without common factors.
        let count = instance.log.len();
        let mut state = State::new();
        let mut place = order as usize % count;
        for _ in 0..count {
            let event = &instance.log[place];
            apply(&mut state, event);
            let _ = effect(event);
            place = (place + 1 + (order >> 32) as usize) % count;
        }
        prop_assert_eq!(state.events(), count as u64);
        let _ = next_timer(&state);
        for made in &made {
            let command = command(&state, made);
            let env = scenario.env(BEGINNING);
            if let Ok(events) = decide(&instance.graph, &state, &command, &env) {
                events.iter().for_each(|event| apply(&mut state, event));
            }
        }
    }

    #[test]
    fn event_text_that_was_changed_is_read_or_refused(cut in any::<prop::sample::Index>(), with in any::<char>()) {
        let event = Event {
            at: 1,
            by: Some("ana".into()),
            key: Some("k".into()),
            kind: EventKind::Started(read(&parse(r#"{"title":"t","values":{"a":{"@":"P1D"},"b":[1.50,null]}}"#))),
        };
        let text: Vec<char> = to_text(&event).chars().collect();
        let at = cut.index(text.len());
        let changed: String = text.iter().enumerate().map(|(i, c)| if i == at { with } else { *c }).collect();
        let (read, diagnostics) = from_text::<Event>(&changed);
        prop_assert!(read.is_some() || !diagnostics.is_empty());
    }
}
