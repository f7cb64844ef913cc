//! A workflow with its people, fields and decisions, read from one JSON document; and an instance
//! of it that is driven by commands.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use routeslip::diagnostic::{Code, Diagnostic};
use routeslip::document::{Named, Read, Reading, from_text, to_text};
use routeslip::feel::{self, Program, Scope};
use routeslip::host::NativeHost;
use routeslip::json::{self, Node};
use routeslip::pointer::Pointer;
use routeslip::value::{Context, Offset, Type, Value, Zone};
use routeslip::workflow::{
    self, Command, Decisions, Env, Event, Graph, People, PersonDefinition, Problem, Rejection,
    Request, Signature, State, Surroundings, Verdict, WorkflowDefinition,
};

/// The time at which scenarios begin: 2026-03-02, 09:00 UTC.
pub(super) const BEGINNING: u64 = 1_772_442_000_000;
pub(super) const HOUR: u64 = 3_600_000;
pub(super) const DAY: u64 = 24 * HOUR;

pub(super) fn parse(text: &str) -> Node {
    let (node, diagnostics) = json::parse(text);
    assert_eq!(diagnostics, []);
    node.expect("a document")
}

pub(super) fn read<T: Read + Default>(node: &Node) -> T {
    let mut reading = Reading::new("");
    let value = reading.read(node);
    assert_eq!(reading.into_diagnostics(), []);
    value.expect("a value")
}

/// A decision that is one expression over the names that it reads.
pub(super) struct OneExpression {
    reads: Vec<Rc<str>>,
    program: Program,
    literals: Vec<(Rc<str>, Vec<Value>)>,
}

/// Decisions by name.
#[derive(Default)]
pub(super) struct Expressions {
    by_name: BTreeMap<Rc<str>, OneExpression>,
    /// How often a decision was taken.
    pub(super) taken: Cell<u32>,
}

impl Decisions for Expressions {
    fn signature(&self, name: &str) -> Option<Signature<'_>> {
        let decision = self.by_name.get(name)?;
        Some(Signature {
            reads: &decision.reads,
            result: decision.program.ty().clone(),
            literals: decision.literals.clone(),
        })
    }

    fn names(&self) -> Vec<Rc<str>> {
        self.by_name.keys().cloned().collect()
    }

    fn decide(
        &self,
        name: &str,
        inputs: &[Value],
        env: &mut feel::Env<'_>,
    ) -> Result<Verdict, Problem> {
        self.taken.set(self.taken.get() + 1);
        let missing =
            || Problem { code: Code::DecisionFailed, message: "There is no such decision.".into() };
        let decision = self.by_name.get(name).ok_or_else(missing)?;
        let value = decision.program.run(inputs, env);
        let value = value
            .map_err(|fault| Problem { code: fault.code(), message: fault.message().into() })?;
        Ok(Verdict { value, matched: vec![1] })
    }
}

/// A workflow and what it stands among.
pub(super) struct Scenario {
    pub(super) definition: WorkflowDefinition,
    pub(super) fields: Vec<(Rc<str>, Type)>,
    pub(super) people: People,
    pub(super) decisions: Expressions,
    /// Workflows that can be called, besides the workflow itself under `self`.
    callable: Vec<Rc<str>>,
    called: Vec<Graph>,
    host: NativeHost,
}

impl Scenario {
    pub(super) fn new(text: &str) -> Self {
        Self::of(&parse(text))
    }

    /// Reads `people`, `fields`, `decisions` and `workflow`.
    pub(super) fn of(node: &Node) -> Self {
        let people = node.get("people").map(read::<Named<PersonDefinition>>).unwrap_or_default();
        let (people, diagnostics) = People::compile(&people, &Pointer::root().name("people"));
        assert_eq!(diagnostics, []);
        let fields = node.get("fields").map_or(&[][..], Node::members).iter();
        let fields = fields.map(|field| {
            let ty = field.value.as_str().and_then(Type::named).expect("a type");
            (Rc::clone(&field.name), ty)
        });
        let decisions = node.get("decisions").map_or(&[][..], Node::members).iter();
        let decisions = decisions.map(|decision| (Rc::clone(&decision.name), one(&decision.value)));
        let called = node.get("called").map_or(&[][..], Node::members).iter();
        let called: Vec<(Rc<str>, WorkflowDefinition)> =
            called.map(|it| (Rc::clone(&it.name), read(&it.value))).collect();
        let mut scenario = Self {
            callable: called.iter().map(|(name, _)| Rc::clone(name)).collect(),
            called: Vec::new(),
            definition: read(node.get("workflow").expect("a workflow")),
            fields: fields.collect(),
            people,
            decisions: Expressions { by_name: decisions.collect(), taken: Cell::new(0) },
            host: NativeHost::new(),
        };
        scenario.called =
            called.iter().map(|(_, definition)| scenario.graph_of(definition)).collect();
        scenario
    }

    fn graph_of(&self, definition: &WorkflowDefinition) -> Graph {
        let around = Surroundings {
            pointer: Pointer::root(),
            fields: &self.fields,
            people: &self.people,
            decisions: &self.decisions,
            workflows: &self.callable,
        };
        let (graph, diagnostics) = workflow::compile(definition, &around);
        assert_eq!(diagnostics, []);
        graph
    }

    pub(super) fn compile(&self) -> (Graph, Vec<Diagnostic>) {
        workflow::compile(&self.definition, &self.surroundings())
    }

    pub(super) fn surroundings(&self) -> Surroundings<'_> {
        Surroundings {
            pointer: Pointer::root().name("workflows").name("w"),
            fields: &self.fields,
            people: &self.people,
            decisions: &self.decisions,
            workflows: &self.callable,
        }
    }

    /// The graph of a workflow without mistakes.
    pub(super) fn graph(&self) -> Graph {
        let (graph, diagnostics) = self.compile();
        assert_eq!(diagnostics, []);
        graph
    }

    pub(super) fn env(&self, now: u64) -> Env<'_> {
        Env {
            now,
            zone: Zone::Offset(Offset::UTC),
            host: &self.host,
            directory: &self.people,
            decisions: &self.decisions,
            workflows: self,
            simulation: None,
        }
    }
}

impl workflow::Workflows for Scenario {
    fn graph(&self, name: &str) -> Option<&Graph> {
        let place = self.callable.iter().position(|known| **known == *name)?;
        self.called.get(place)
    }
}

fn one(node: &Node) -> OneExpression {
    let reads: Vec<Rc<str>> = node.get("reads").map(read).unwrap_or_default();
    let mut scope = Scope::new();
    for name in &reads {
        scope.declare(name, Type::Any);
    }
    let source = node.get("gives").and_then(Node::as_str).expect("an expression");
    let (program, diagnostics) = feel::compile(source, &scope);
    assert_eq!(diagnostics, [], "{source}");
    let literals = node.get("literals").map_or(&[][..], Node::members).iter();
    let literals = literals.map(|output| {
        let values = output.value.items().iter().map(read).collect();
        (Rc::clone(&output.name), values)
    });
    OneExpression { reads, program: program.expect("a program"), literals: literals.collect() }
}

/// An instance that is driven by commands, with its log.
pub(super) struct Instance<'s> {
    pub(super) scenario: &'s Scenario,
    pub(super) graph: Graph,
    pub(super) state: State,
    /// The state that the log's text leads to.
    pub(super) replayed: State,
    pub(super) log: Vec<Event>,
    pub(super) now: u64,
}

impl<'s> Instance<'s> {
    pub(super) fn new(scenario: &'s Scenario, graph: Graph) -> Self {
        Self {
            scenario,
            graph,
            state: State::new(),
            replayed: State::new(),
            log: Vec::new(),
            now: BEGINNING,
        }
    }

    /// Decides a command and applies what follows. What holds for every command is checked here.
    pub(super) fn give(&mut self, command: &Command) -> Result<Vec<Event>, Rejection> {
        let before = self.state.clone();
        let env = self.scenario.env(self.now);
        let decided = workflow::transition(&self.graph, &self.state, command, &env);
        assert_eq!(self.state, before, "deciding changes nothing");
        let (events, after) = match decided {
            Ok((events, after)) => (Ok(events), Some(after)),
            Err(refused) => (Err(refused), None),
        };
        let again = workflow::decide(&self.graph, &self.state, command, &env);
        assert_eq!(events, again, "deciding again gives the same");
        let events = events?;
        for (place, event) in events.iter().enumerate() {
            assert_eq!(event.at, self.now);
            assert_eq!(event.by, command.by);
            assert_eq!(event.key, command.key.clone().filter(|_| place == 0));
            workflow::apply(&mut self.state, event);
            workflow::apply(&mut self.replayed, &stored(event));
            assert_eq!(self.replayed, self.state, "replay is live");
        }
        assert_eq!(Some(&self.state), after.as_ref(), "what was decided on is what is replayed");
        self.log.extend(events.iter().cloned());
        Ok(events)
    }

    pub(super) fn ask(&mut self, by: &str, request: Request) -> Result<Vec<Event>, Rejection> {
        let key = format!("key {}", self.log.len());
        self.give(&Command { by: Some(by.into()), key: Some(key.into()), request })
    }

    pub(super) fn start(&mut self, by: &str, values: &str) -> Vec<Event> {
        let submission = Rc::new(read::<Context>(&parse(values)));
        self.ask(by, Request::Start { submission, at: None }).expect("a beginning")
    }

    pub(super) fn answer(
        &mut self,
        by: &str,
        task: u32,
        outcome: &str,
    ) -> Result<Vec<Event>, Rejection> {
        let outcome = Some(outcome).filter(|outcome| !outcome.is_empty()).map(Rc::from);
        self.ask(by, Request::Answer { task, outcome, comment: None })
    }

    pub(super) fn tick(&mut self, later: u64) -> Vec<Event> {
        self.now += later;
        self.give(&Command { by: None, key: None, request: Request::Tick }).expect("a tick")
    }
}

/// An event as it is read from its text.
fn stored(event: &Event) -> Event {
    let text = to_text(event);
    let (read, diagnostics) = from_text::<Event>(&text);
    assert_eq!(diagnostics, [], "{text}");
    let read = read.expect("an event");
    assert_eq!(read, *event, "{text}");
    read
}

/// What happened, as JSON without the envelope.
pub(super) fn kinds(events: &[Event]) -> Vec<String> {
    events.iter().map(|event| to_text(&event.kind)).collect()
}

/// The words for what happened.
pub(super) fn words(events: &[Event]) -> Vec<String> {
    let word = |event: &Event| {
        let node = parse(&to_text(&event.kind));
        node.get("type").and_then(Node::as_str).expect("a type").to_string()
    };
    events.iter().map(word).collect()
}
