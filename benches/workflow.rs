//! The kernel alone: what a command costs by the length of the workflow and of the history, how fast events replay, and
//! what an instance that waits takes.

#![expect(
    missing_docs,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a benchmark that can't be set up has to stop, and tells what it measures"
)]

use std::fs;
use std::hint::black_box;
use std::rc::Rc;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use routeslip::document::{Named, from_one_of_many, from_text, to_text};
use routeslip::engine::{self, Engine};
use routeslip::host::NativeHost;
use routeslip::json::Parser;
use routeslip::pointer::Pointer;
use routeslip::store::Record;
use routeslip::value::{Context, Offset, Type, Value, Zone};
use routeslip::workflow::{
    Command, Env, Event, Graph, People, PersonDefinition, Phase, Request, State, Surroundings,
    WorkflowDefinition, apply, compile, transition,
};

/// A workflow with one person.
struct Bench {
    graph: Graph,
    people: People,
    host: NativeHost,
}

impl Bench {
    fn new(steps: &str) -> Self {
        let people = r#"{ "ana": { "name": "Ana" } }"#;
        let people: Named<PersonDefinition> = from_text(people).0.expect("people");
        let (people, _) = People::compile(&people, &Pointer::root());
        let text =
            format!(r#"{{ "form": "f", "steps": [{steps}, {{ "id": "over", "type": "end" }}] }}"#);
        let definition: WorkflowDefinition = from_text(&text).0.expect("a workflow");
        let fields = [("text".into(), Type::String)];
        let around = Surroundings {
            pointer: Pointer::root(),
            fields: &fields,
            people: &people,
            decisions: &(),
            workflows: &[],
        };
        let (graph, findings) = compile(&definition, &around);
        assert_eq!(findings, []);
        Self { graph, people, host: NativeHost::new() }
    }

    fn line(size: usize) -> Self {
        let tasks: Vec<String> = (0..size).map(task).collect();
        Self::new(&tasks.join(","))
    }

    /// One approval that, when it rejects, leads back to a task and so to itself.
    fn round() -> Self {
        Self::new(
            r#"{ "id": "s0", "type": "task", "assign": { "person": "ana" } },
               { "id": "review", "type": "approval", "assign": { "person": "ana" }, "outcomes": { "approve": "over", "reject": "s0" } }"#,
        )
    }

    fn parallel(size: usize) -> Self {
        let branches: Vec<String> =
            (0..size).map(|at| format!(r#"{{ "steps": [{}] }}"#, task(at))).collect();
        let branches = branches.join(",");
        Self::new(&format!(r#"{{ "id": "all", "type": "parallel", "branches": [{branches}] }}"#))
    }

    fn give(&self, state: &mut State, request: Request) -> Vec<Event> {
        let env = Env {
            now: 1_772_442_000_000,
            zone: Zone::Offset(Offset::UTC),
            host: &self.host,
            directory: &self.people,
            decisions: &(),
            workflows: &(),
            simulation: None,
        };
        let command = Command { by: Some("ana".into()), key: None, request };
        let (events, after) = transition(&self.graph, state, &command, &env).expect("events");
        *state = after;
        events
    }

    fn begin(&self) -> (State, Vec<Event>) {
        let mut state = State::new();
        let values = Context::from_iter([("text".into(), Value::from("some text"))]);
        let request = Request::Start { submission: Rc::new(values), at: None };
        let events = self.give(&mut state, request);
        (state, events)
    }

    /// Answers the first open task.
    fn answer(&self, state: &mut State) -> Vec<Event> {
        let task = state.tasks().next().expect("an open task");
        let (task, step) = (task.number, Rc::clone(&task.step));
        let outcome = (*step == *"review").then(|| "reject".into());
        self.give(state, Request::Answer { task, outcome, comment: None })
    }

    /// Answers until the end; gives the events.
    fn whole(&self) -> Vec<Event> {
        let (mut state, mut events) = self.begin();
        while *state.phase() == Phase::Running {
            events.extend(self.answer(&mut state));
        }
        events
    }
}

fn task(at: usize) -> String {
    format!(r#"{{ "id": "s{at}", "type": "task", "assign": {{ "person": "ana" }} }}"#)
}

fn commands(bench: &mut Criterion) {
    let mut group =
        bench.benchmark_group("a command with its events, by the length of the history");
    for history in [10, 10_000] {
        let round = Bench::round();
        let (mut state, events) = round.begin();
        let mut count = events.len();
        while count < history {
            count += round.answer(&mut state).len();
        }
        group.bench_function(BenchmarkId::from_parameter(history), |bench| {
            bench.iter(|| black_box(round.answer(&mut state)));
        });
    }
    group.finish();
}

fn instances(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("an instance of tasks one after another");
    for size in [2, 10, 100, 1_000] {
        let line = Bench::line(size);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |bench| {
            bench.iter(|| black_box(line.whole()));
        });
    }
    group.finish();
    let mut group = bench.benchmark_group("an instance of tasks beside each other");
    for size in [10, 100, 1_000] {
        let parallel = Bench::parallel(size);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |bench| {
            bench.iter(|| black_box(parallel.whole()));
        });
    }
    group.finish();
}

fn replay(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("replay");
    let events = Bench::line(1_000).whole();
    let texts: Vec<String> = events.iter().map(|event| to_text(event)).collect();
    group.throughput(Throughput::Elements(events.len() as u64));
    group.bench_function("events", |bench| {
        bench.iter(|| {
            let mut state = State::new();
            events.iter().for_each(|event| apply(&mut state, event));
            black_box(state)
        });
    });
    group.bench_function("events as text", |bench| {
        bench.iter(|| {
            let mut state = State::new();
            let mut parser = Parser::of_many();
            for text in &texts {
                let event = from_one_of_many::<Event>(text, &mut parser).0;
                apply(&mut state, &event.expect("an event"));
            }
            black_box(state)
        });
    });
    group.finish();
    let mut group = bench.benchmark_group("replay of a log, with its hashes");
    let (records, events) = log();
    group.throughput(Throughput::Elements(events));
    group.bench_function("events", |bench| {
        bench.iter(|| {
            let mut engine = Engine::new();
            engine.replay(&records).expect("a log");
            black_box(engine)
        });
    });
    group.finish();
}

/// The log of one instance with a thousand commands, and how many events are in it.
fn log() -> (Vec<Record>, u64) {
    const COMMANDS: u32 = 1_000;
    let mut engine = Engine::new();
    let host = NativeHost::new();
    let new_id = || Rc::from("6dj6572gzzkwf22v");
    let zone = Zone::Offset(Offset::UTC);
    let env = engine::Env { now: 1_772_442_000_000, zone, host: &host, new_id: &new_id };
    let pending = engine.deploy(BUNDLE, &env).0.expect("a bundle");
    engine.commit(pending);
    let actor: Rc<str> = "ana".into();
    let begun = engine.begin("it", Rc::new(Context::new()), &actor, None, &env).expect("a slip");
    engine.commit(begun);
    for task in 1..=COMMANDS {
        let outcome = (task % 2 == 0).then(|| "reject".into());
        let request = Request::Answer { task, outcome, comment: None };
        let command = Command { by: Some(Rc::clone(&actor)), key: None, request };
        let pending = engine.command("6dj6572gzzkwf22v", &command, &env).expect("an answer");
        engine.commit(pending);
    }
    let timeline = engine.timeline("6dj6572gzzkwf22v").expect("a slip");
    (engine.log().to_vec(), timeline.len() as u64)
}

const BUNDLE: &str = r#"{ "routeslip": 1, "people": { "ana": { "name": "Ana", "roles": ["all"] } },
    "forms": { "note": { "title": "Note", "pages": [{ "fields": [{ "name": "text", "type": "text", "label": "Text" }] }] } },
    "workflows": { "it": { "form": "note", "steps": [
        { "id": "draft", "type": "task", "assign": { "person": "ana" } },
        { "id": "review", "type": "approval", "assign": { "person": "ana" }, "outcomes": { "approve": "over", "reject": "draft" } },
        { "id": "over", "type": "end" }] } } }"#;

/// What instances that wait take, each replayed from its text, so that they share nothing.
fn idle(_: &mut Criterion) {
    const COUNT: u64 = 100_000;
    let texts: Vec<String> = Bench::line(2).begin().1.iter().map(|event| to_text(event)).collect();
    let Some(before) = resident() else { return };
    let states: Vec<State> = (0..COUNT)
        .map(|_| {
            let mut state = State::new();
            for text in &texts {
                apply(&mut state, &from_text::<Event>(text).0.expect("an event"));
            }
            state
        })
        .collect();
    let after = resident().unwrap_or(before);
    let snapshot: usize = texts.iter().map(String::len).sum();
    println!(
        "100,000 instances that wait: {} bytes each in memory, of which {} are the state itself; their events are {snapshot} bytes of text",
        after.saturating_sub(before) / COUNT,
        size_of::<State>(),
    );
    drop(states);
}

/// The memory that is in use, in bytes, where the system tells it.
fn resident() -> Option<u64> {
    let pages = fs::read_to_string("/proc/self/statm").ok()?;
    pages.split(' ').nth(1)?.parse::<u64>().ok()?.checked_mul(4_096)
}

criterion_group!(benches, commands, instances, replay, idle);
criterion_main!(benches);
