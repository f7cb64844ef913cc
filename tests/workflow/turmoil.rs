//! What holds whatever people, messages, time and those who look after instances do, in any order: for
//! the bundles of all patterns, and for graphs that are drawn at random.

use std::fmt::Write as _;
use std::path::Path;
use std::rc::Rc;

use proptest::prelude::*;
use routeslip::value::{Context, Value};
use routeslip::workflow::{Command, Request};

use super::invariant::check;
use super::scenario::{HOUR, Instance, Scenario, parse};

/// A graph with loops can double its tokens with each command; so many are enough.
const MANY: usize = 50;

/// Something that is tried: what, about which token, and a number for the rest.
type Attempt = (u8, prop::sample::Index, u8);

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    proptest::collection::vec((0..20_u8, any::<prop::sample::Index>(), any::<u8>()), 1..40)
}

/// The command that an attempt is, where an instance stands.
fn command(instance: &Instance<'_>, (what, which, more): &Attempt, key: usize) -> Command {
    let state = &instance.state;
    let numbers: Vec<u32> = state.tokens().map(|token| token.number).collect();
    let token = if numbers.is_empty() { 7 } else { numbers[which.index(numbers.len())] };
    let steps: Vec<Rc<str>> = instance.graph.steps().cloned().collect();
    let step = Rc::clone(&steps[usize::from(*more) % steps.len()]);
    let tasks: Vec<u32> = state.tasks().map(|task| task.number).collect();
    let task = if tasks.is_empty() { token } else { tasks[which.index(tasks.len())] };
    let reason = (more % 2 == 0).then(|| "because".into());
    let name = |names: [&str; 4]| Rc::from(names[usize::from(*more) % 4]);
    let values =
        || Rc::new(Context::from_iter([("n".into(), Value::Number(i64::from(*more).into()))]));
    let person = state.task(task).and_then(|task| task.awaited().next().cloned());
    let request = match what {
        0..7 => {
            let step = state.task(task).map(|task| Rc::clone(&task.step)).unwrap_or_default();
            let outcomes: Vec<Rc<str>> =
                instance.graph.outcomes(&step).map(|(name, _)| Rc::clone(name)).collect();
            let outcome = outcomes.get(usize::from(*more) % outcomes.len().max(1)).cloned();
            Request::Answer { task, outcome, comment: None }
        }
        7 => Request::Tick,
        8 => Request::Message {
            name: name(["m", "go", "order", "paid"]),
            key: None,
            values: values(),
        },
        9 => Request::Signal { name: name(["s", "stop", "go", "alarm"]), values: values() },
        10 | 11 => {
            let on: Vec<(u32, Rc<str>)> = std::iter::once(0)
                .chain(numbers.iter().copied())
                .flat_map(|number| {
                    state.on(number).iter().map(move |on| (number, Rc::clone(&on.event)))
                })
                .collect();
            match on.get(which.index(on.len().max(1))) {
                Some((token, event)) => Request::Happen { token: *token, event: Rc::clone(event) },
                None => Request::Happen { token, event: step },
            }
        }
        12 => {
            let answer = if more % 3 == 0 { Err("E".into()) } else { Ok(Value::from("fine")) };
            Request::Reply { token, answer }
        }
        13 => Request::Add { token, items: vec![Value::from("more")] },
        14 => Request::Suspend { reason },
        15 => Request::Resume { reason },
        16 => Request::Skip { token, reason },
        17 => Request::Move { token, to: step, reason },
        18 => Request::Retry { incident: token },
        _ if *more == 1 => Request::Cancel { reason },
        _ if *more == 2 => Request::Withdraw { comment: None },
        _ => Request::Revise { task, submission: values() },
    };
    let by = person.or_else(|| Some("ana".into())).filter(|_| !matches!(request, Request::Tick));
    Command { by, key: (more % 3 == 0).then(|| key.to_string().into()), request }
}

/// Tries all of it. That a replay of what was stored gives the same state is checked at each event, and that
/// nothing changes unless there are events, by [`Instance::give`].
fn stir(scenario: &Scenario, attempts: &[Attempt]) {
    let (graph, _) = scenario.compile();
    let mut instance = Instance::new(scenario, graph);
    let submission = Rc::new(Context::from_iter([("n".into(), Value::Number(3.into()))]));
    let request = Request::Start { submission, at: None };
    let start = Command { by: Some("ana".into()), key: None, request };
    if instance.give(&start).is_err() {
        return;
    }
    check(&instance.state);
    for (key, attempt) in attempts.iter().enumerate() {
        instance.now += u64::from(attempt.2 % 5) * HOUR / 2;
        let command = command(&instance, attempt, key);
        let given = instance.give(&command);
        check(&instance.state);
        if instance.state.tokens().count() > MANY {
            return;
        }
        if command.key.is_some() && given.is_ok_and(|events| !events.is_empty()) {
            assert_eq!(instance.give(&command), Ok(vec![]), "a repeated command changes nothing");
        }
    }
}

/// A node of a drawn graph.
fn node(at: usize, kind: u8) -> String {
    let id = format!("n{at}");
    let rest = match kind {
        0..4 => r#""type":"task","assign":{"person":"ana"}"#,
        4 => r#""type":"gateway","kind":"exclusive""#,
        5 | 6 => r#""type":"gateway","kind":"parallel""#,
        7 | 8 => r#""type":"gateway","kind":"inclusive""#,
        9 => r#""type":"gateway","kind":"complex","join":2"#,
        10 => r#""type":"gateway","kind":"complex","join":1,"rest":"cancel""#,
        11 => r#""type":"pass""#,
        12 => r#""type":"wait","message":"m""#,
        13 => r#""type":"wait","after":"PT1H""#,
        14 => r#""type":"throw","signal":"s""#,
        15 => {
            r#""type":"group","steps":[{"id":"IDa","type":"task","assign":{"person":"ana"}},{"id":"IDh","type":"handler","steps":[{"id":"IDs","type":"start","signal":"s","beside":true},{"id":"IDt","type":"task","assign":{"person":"ana"}}]}]"#
        }
        16 => {
            r#""type":"task","assign":{"person":"ana"},"on":[{"id":"IDo","after":"PT2H","beside":true},{"id":"IDp","message":"go"}]"#
        }
        17 => r#""type":"task","assign":{"person":"ana"},"critical":"one""#,
        _ => {
            r#""type":"each","times":2,"steps":[{"id":"IDe","type":"task","assign":{"person":"ana"}}]"#
        }
    };
    format!(r#"{{"id":"{id}",{}}}"#, rest.replace("ID", &id))
}

fn drawn() -> impl Strategy<Value = String> {
    let nodes = proptest::collection::vec(0..19_u8, 2..9);
    let flows = proptest::collection::vec(
        (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..5_u8),
        1..16,
    );
    (nodes, flows).prop_map(|(kinds, flows)| {
        let nodes: Vec<String> = kinds.iter().enumerate().map(|(at, kind)| node(at, *kind)).collect();
        let mut drawn = String::new();
        for (at, (from, to, when)) in flows.iter().enumerate() {
            let when = match when {
                0 => r#","if":"n > 2""#,
                1 => r#","if":"n > 4""#,
                2 => r#","otherwise":true"#,
                _ => "",
            };
            let (from, to) = (from.index(kinds.len()), to.index(kinds.len()));
            let comma = if at == 0 { "" } else { "," };
            let _ = write!(drawn, r#"{comma}{{"id":"f{at}","from":"n{from}","to":"n{to}"{when}}}"#);
        }
        format!(
            r#"{{"people":{{"ana":{{"name":"Ana"}}}},"fields":{{"n":"number"}},"workflow":{{"form":"f","steps":[{}],"flows":[{drawn}]}}}}"#,
            nodes.join(",")
        )
    })
}

fn patterns() -> Vec<Scenario> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/patterns");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let scenario = |file| Scenario::of(&parse(&std::fs::read_to_string(file).unwrap()));
    files.map(scenario).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn patterns_keep_their_tokens_whatever_is_tried(attempts in attempts()) {
        patterns().iter().for_each(|scenario| stir(scenario, &attempts));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn drawn_graphs_keep_their_tokens_whatever_is_tried(drawn in drawn(), attempts in attempts()) {
        stir(&Scenario::new(&drawn), &attempts);
    }
}
