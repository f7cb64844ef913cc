//! The instances of a model's processes, and what goes between them.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use routeslip::document::Named;
use routeslip::feel;
use routeslip::pointer::Pointer;
use routeslip::value::{Context, Offset, Zone};
use routeslip::workflow::definition::StepKind;
use routeslip::workflow::{
    self, Command, Decisions, Env, EventKind, Graph, Moved, People, PersonDefinition, Phase,
    Problem, Request, Rest, ScopeKind, Signature, Simulation as _, State, Surroundings, Verdict,
    WorkflowDefinition,
};

use crate::case::{Case, Counts, Step};
use crate::host::Nothing;
use crate::model::{self, Model};
use crate::watch::Watch;

/// A model that is being run.
pub(crate) struct World {
    model: Model,
    graphs: Vec<Graph>,
    instances: Vec<Instance>,
    /// The tokens by instance, in the order in which they came to rest.
    rested: Vec<(usize, u32)>,
    watch: Watch,
    people: People,
}

struct Instance {
    process: usize,
    state: State,
}

/// What is on its way between instances.
enum Parcel {
    Message(String),
    Signal { from: usize, name: Rc<str> },
}

/// Models take no decisions here.
struct NoDecisions;

impl Decisions for NoDecisions {
    fn signature(&self, _: &str) -> Option<Signature<'_>> {
        None
    }

    fn names(&self) -> Vec<Rc<str>> {
        Vec::new()
    }

    fn decide(
        &self,
        name: &str,
        _: &[routeslip::value::Value],
        _: &mut feel::Env<'_>,
    ) -> Result<Verdict, Problem> {
        let message = format!("there is no decision `{name}`").into();
        Err(Problem { code: routeslip::diagnostic::Code::UnknownDecision, message })
    }
}

impl World {
    pub(crate) fn of(text: &str, case: &Case) -> Result<Self, String> {
        let model = model::read(text)?;
        let people: Named<PersonDefinition> = [(
            "ana".into(),
            PersonDefinition { name: "Ana".into(), roles: Vec::new(), manager: None },
        )]
        .into_iter()
        .collect();
        let people = People::compile(&people, &Pointer::root()).0;
        let around = Surroundings {
            pointer: Pointer::root(),
            fields: &[],
            people: &people,
            decisions: &NoDecisions,
            workflows: &[],
        };
        let compile = |(_, workflow): &(String, WorkflowDefinition)| {
            // Names that nobody provides and the like say nothing about how tokens move.
            workflow::compile(workflow, &around).0
        };
        let graphs = model.workflows.iter().map(compile).collect();
        Ok(Self {
            graphs,
            model,
            instances: Vec::new(),
            rested: Vec::new(),
            watch: Watch::of(case),
            people,
        })
    }

    /// Gives the stimuli of a case one by one, and compares what has come of them.
    pub(crate) fn run(&mut self, case: &Case) -> Result<(), String> {
        for step in &case.steps {
            match step {
                Step::Choose(choices) => self.watch.choose(choices),
                Step::Trigger { element, kind } => self.trigger(element, kind)?,
            }
        }
        self.compare(case)
    }

    fn trigger(&mut self, element: &str, kind: &str) -> Result<(), String> {
        let is_start = kind == "start" || kind == "implicit-start";
        match kind {
            "message-flow" => {
                self.watch.moved(element, Moved::Entered);
                let flow = self.model.message_flows.get(element);
                let (_, to) =
                    flow.ok_or_else(|| format!("there is no message flow `{element}`"))?;
                self.carry([Parcel::Message(to.clone())].into())
            }
            _ if is_start => {
                let process = self.process_of(element);
                let process = process.ok_or_else(|| format!("there is no element `{element}`"))?;
                let parcels = self.start(process, Some(element).filter(|_| kind == "start"))?;
                self.carry(parcels)
            }
            _ => {
                let (instance, token) = self
                    .waiting(element)
                    .ok_or_else(|| format!("no token waits at `{element}`"))?;
                let request = Request::Happen { token, event: element.into() };
                let parcels = self.give(instance, request)?;
                self.carry(parcels)
            }
        }
    }

    /// The instance and the token that have waited longest for an element.
    fn waiting(&self, element: &str) -> Option<(usize, u32)> {
        let waits = |(at, number): &(usize, u32)| {
            let Some(Instance { state, .. }) = self.instances.get(*at) else { return false };
            let is_held = state
                .token(*number)
                .is_some_and(|token| token.rest == Rest::Event && *token.step == *element);
            is_held || state.on(*number).iter().any(|known| *known.event == *element)
        };
        self.rested.iter().copied().find(waits)
    }

    /// The process that an element is in.
    fn process_of(&self, element: &str) -> Option<usize> {
        self.graphs.iter().position(|graph| graph.steps().any(|step| **step == *element))
    }

    fn start(&mut self, process: usize, at: Option<&str>) -> Result<VecDeque<Parcel>, String> {
        let id = self.model.workflows.get(process).map(|(id, _)| id.as_str()).unwrap_or_default();
        self.watch.moved(id, Moved::Entered);
        let number = self.instances.len();
        self.instances.push(Instance { process, state: State::new() });
        let request = Request::Start { submission: Rc::default(), at: at.map(Rc::from) };
        self.give(number, request)
    }

    /// Gives a command to an instance, and gives what goes out from there.
    fn give(&mut self, number: usize, request: Request) -> Result<VecDeque<Parcel>, String> {
        let instance = self.instances.get_mut(number).ok_or("there is no such instance")?;
        let graph = self.graphs.get(instance.process).ok_or("there is no such process")?;
        let env = Env {
            now: 0,
            zone: Zone::Offset(Offset::UTC),
            host: &Nothing,
            directory: &self.people,
            decisions: &NoDecisions,
            workflows: &(),
            simulation: Some(&self.watch),
        };
        let command = Command { by: Some("ana".into()), key: None, request };
        let events = workflow::decide(graph, &instance.state, &command, &env);
        let events = events.map_err(|rejection| rejection.to_string())?;
        let mut parcels = VecDeque::new();
        for event in &events {
            workflow::apply(&mut instance.state, event);
            match &event.kind {
                EventKind::Started(_) => self.rested.push((number, 0)),
                EventKind::Waiting(waiting) => self.rested.push((number, waiting.token)),
                EventKind::Opened(opened) => self.rested.push((number, opened.token)),
                EventKind::Sent(sent) => {
                    let flows = self.model.message_flows.iter();
                    let mut flows = flows
                        .filter(|(_, (from, to))| **from == *sent.step && **to == *sent.message);
                    if let Some((flow, _)) = flows.next() {
                        self.watch.moved(flow, Moved::Entered);
                    }
                    parcels.push_back(Parcel::Message(sent.message.to_string()));
                }
                EventKind::Signalled(signalled) => {
                    parcels.push_back(Parcel::Signal {
                        from: number,
                        name: Rc::clone(&signalled.signal),
                    });
                }
                EventKind::Incident(incident) if !incident.passed => {
                    return Err(format!(
                        "an incident at `{}`: {}",
                        incident.step, incident.message
                    ));
                }
                EventKind::Ended(_) => {
                    let workflow = self.model.workflows.get(instance.process);
                    let id = workflow.map(|(id, _)| id.as_str()).unwrap_or_default();
                    self.watch.moved(id, Moved::Exited);
                }
                _ => {}
            }
        }
        Ok(parcels)
    }

    /// Carries messages and signals to those who take them, and what these send.
    fn carry(&mut self, mut parcels: VecDeque<Parcel>) -> Result<(), String> {
        while let Some(parcel) = parcels.pop_front() {
            match parcel {
                Parcel::Message(to) => {
                    if let Some(process) = self.start_event_of(&to, |_| true) {
                        parcels.append(&mut self.start(process, Some(&to))?);
                    } else if let Some((instance, token)) = self.waiting(&to) {
                        let event = to.as_str().into();
                        let request = Request::Happen { token, event };
                        parcels.append(&mut self.give(instance, request)?);
                    }
                }
                Parcel::Signal { from, name } => {
                    let others = (0..self.instances.len()).filter(|number| *number != from);
                    let running = others.filter(|number| {
                        let instance = self.instances.get(*number);
                        instance.is_some_and(|it| *it.state.phase() == Phase::Running)
                    });
                    for number in running.collect::<Vec<_>>() {
                        let values: Rc<Context> = Rc::default();
                        let request = Request::Signal { name: Rc::clone(&name), values };
                        parcels.append(&mut self.give(number, request)?);
                    }
                    for (process, event) in self.started_by(&name) {
                        parcels.append(&mut self.start(process, Some(&event))?);
                    }
                }
            }
        }
        Ok(())
    }

    /// The process of which an element is a start event.
    fn start_event_of(&self, element: &str, is_it: impl Fn(&StepKind) -> bool) -> Option<usize> {
        self.model.workflows.iter().position(|(_, workflow)| {
            workflow.steps.iter().any(|step| {
                *step.id == *element && matches!(step.kind, StepKind::Start(_)) && is_it(&step.kind)
            })
        })
    }

    /// The start events that a signal is for, with their processes.
    fn started_by(&self, signal: &str) -> Vec<(usize, String)> {
        let workflows = self.model.workflows.iter().enumerate();
        let steps = workflows.flat_map(|(process, (_, workflow))| {
            workflow.steps.iter().map(move |step| (process, step))
        });
        let is_for = |kind: &StepKind| match kind {
            StepKind::Start(start) => start.trigger.signal.as_deref() == Some(signal),
            _ => false,
        };
        let found = steps.filter(|(_, step)| is_for(&step.kind));
        found.map(|(process, step)| (process, step.id.to_string())).collect()
    }

    fn compare(&self, case: &Case) -> Result<(), String> {
        let mut wrong = Vec::new();
        let active = self.active();
        if active != case.active {
            wrong.push(format!("active {active:?}, not {:?}", case.active));
        }
        let (entered, exited) = (self.watch.entered.borrow(), self.watch.exited.borrow());
        let of = |counts: &Counts, id: &str| counts.get(id).copied().unwrap_or(0);
        let counted = self.model.ids.iter().filter(|id| !case.ignore.contains(id));
        for id in counted.filter(|_| case.has_counts) {
            let (seen, expected) = (of(&entered, id), of(&case.entered, id));
            if seen != expected {
                wrong.push(format!("`{id}` entered {seen} times, not {expected}"));
            }
            let (seen, least) = (of(&exited, id), of(&case.exited, id));
            let most = least.saturating_add(of(&case.either, id));
            if !(least..=most).contains(&seen) {
                wrong.push(format!("`{id}` exited {seen} times, not {least} to {most}"));
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ")) }
    }

    /// The elements that hold a token or are open, sorted.
    fn active(&self) -> Vec<String> {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        let mut add = |id: &str, count: u32| {
            let known = counts.entry(id.to_owned()).or_default();
            *known = known.saturating_add(count);
        };
        for instance in &self.instances {
            if *instance.state.phase() == Phase::Running {
                let workflow = self.model.workflows.get(instance.process);
                add(workflow.map(|(id, _)| id.as_str()).unwrap_or_default(), 1);
            }
            for token in instance.state.tokens() {
                // A transaction that is being cancelled is open once.
                let is_again = token.inside().is_some_and(
                    |scope| matches!(&scope.kind, ScopeKind::Undo(undo) if undo.cancels),
                );
                add(&token.step, u32::from(!is_again));
            }
            for join in instance.state.joins() {
                add(&join.step, join.count());
            }
        }
        let known = counts.into_iter().filter(|(id, _)| self.model.ids.contains(id));
        known.flat_map(|(id, count)| std::iter::repeat_n(id, count as usize)).collect()
    }
}
