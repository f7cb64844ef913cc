//! The nodes that the steps of a definition become, before any of them is compiled.
//!
//! A step becomes a node; one with branches becomes two, the second where the branches meet again;
//! an event at a step, and each event of a race, is a node of its own.

use std::rc::Rc;

use super::{Compiler, MAX_STEPS};
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::workflow::definition::{
    BranchDefinition, FlowDefinition, GroupKind, OnDefinition, RaceBranchDefinition,
    StepDefinition, StepKind,
};
use crate::workflow::graph::{Node, NodeId};

/// A node that is to be.
#[derive(Clone)]
pub(super) struct Plan<'d> {
    pub(super) id: Rc<str>,
    pub(super) part: Part<'d>,
    pub(super) pointer: Pointer,
    /// The node that it is in.
    pub(super) parent: Option<NodeId>,
    /// The node that it goes on to unless it says otherwise.
    pub(super) following: Option<NodeId>,
    /// Whether something must follow, so that nothing is a mistake.
    pub(super) must_go_on: bool,
    /// The branch that it is in, out of which no way leads; 0 is none.
    pub(super) branch: u32,
    /// The first node of each of its branches, or of what is inside.
    pub(super) branches: Vec<Option<NodeId>>,
    /// Where its branches meet.
    pub(super) join: Option<NodeId>,
    /// The events that break into it.
    pub(super) on: Vec<NodeId>,
    /// The block of which only one step is done at a time.
    pub(super) serial: Option<Rc<str>>,
    begins: Begins,
}

/// Whether something begins with what it is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    No,
    Yes,
    WithoutWayIn,
}

impl Plan<'_> {
    /// Whether its node begins with what it is in.
    pub(super) fn begins(&self, node: &Node) -> bool {
        match self.begins {
            Begins::No => false,
            Begins::Yes => true,
            Begins::WithoutWayIn => node.incoming.is_empty(),
        }
    }
}

/// What a node is made of.
#[derive(Clone, Copy)]
pub(super) enum Part<'d> {
    Step(&'d StepDefinition),
    /// Where the branches of a step meet.
    Join(&'d StepDefinition),
    On(&'d OnDefinition, NodeId),
    Event(&'d RaceBranchDefinition),
}

/// Some steps that stand in one list.
#[derive(Clone)]
struct Steps<'d> {
    steps: &'d [StepDefinition],
    flows: Option<&'d [FlowDefinition]>,
    pointer: Pointer,
    parent: Option<NodeId>,
    branch: u32,
    /// The node that the last goes on to.
    following: Option<NodeId>,
    must_go_on: bool,
    /// Whether none goes on to the next.
    is_loose: bool,
    /// Whether a way leads to the first, so that it does not begin by itself.
    is_branch: bool,
    serial: Option<Rc<str>>,
}

/// The plan of a workflow.
#[derive(Default)]
pub(super) struct Planned<'d> {
    pub(super) plans: Vec<Plan<'d>>,
    /// Flows that are said, with where they are said.
    pub(super) flows: Vec<(&'d FlowDefinition, Pointer)>,
    branches: u32,
    is_full: bool,
}

impl<'d> Planned<'d> {
    fn steps(&mut self, list: &Steps<'d>) -> Option<NodeId> {
        for (at, flow) in list.flows.unwrap_or_default().iter().enumerate() {
            self.flows.push((flow, list.pointer.name("flows").index(at)));
        }
        let is_graph = list.flows.is_some();
        let undone_by: Vec<&str> = list.steps.iter().filter_map(|it| it.undo.as_deref()).collect();
        let is_aside = |step: &StepDefinition| {
            matches!(step.kind, StepKind::Handler(_)) || undone_by.contains(&&*step.id)
        };
        let mut first = None;
        let mut before: Option<NodeId> = None;
        for (at, step) in list.steps.iter().enumerate() {
            if self.plans.len() >= MAX_STEPS {
                self.is_full = true;
                break;
            }
            let aside = is_aside(step) || list.is_loose;
            let follows = at.checked_add(1).and_then(|next| list.steps.get(next..));
            let is_last = !follows.into_iter().flatten().any(|step| !is_aside(step));
            let (following, must_go_on) = match () {
                () if is_graph || aside => (None, false),
                () if is_last => (list.following, list.must_go_on),
                // It is known when the next one is planned.
                () => (None, false),
            };
            let begins = match () {
                () if is_graph || list.is_loose && !is_aside(step) => Begins::WithoutWayIn,
                () if aside || list.is_branch => Begins::No,
                () if first.is_none() || matches!(step.kind, StepKind::Start(_)) => Begins::Yes,
                () => Begins::No,
            };
            let node = self.step(step, at, list, following, must_go_on);
            if let Some(plan) = self.plans.get_mut(node.0 as usize) {
                plan.begins = begins;
            }
            if is_graph || aside {
                continue;
            }
            first = first.or(Some(node));
            if let Some(before) = before.replace(node) {
                self.follow(before, node);
            }
        }
        first
    }

    /// Says which node follows on a node, or on where its branches meet.
    fn follow(&mut self, before: NodeId, node: NodeId) {
        let Some(plan) = self.plans.get_mut(before.0 as usize) else { return };
        plan.following = Some(node);
        let (join, branches) = (plan.join, plan.branches.clone());
        if let Some(join) = join {
            self.follow(join, node);
        } else if matches!(plan.part, Part::Step(step) if matches!(step.kind, StepKind::Race(_))) {
            // The branches of a race lead there each by itself.
            for event in branches.into_iter().flatten() {
                self.follow_to_end(event, node);
            }
        }
    }

    /// Says which node follows on the last of a race's branch.
    fn follow_to_end(&mut self, event: NodeId, node: NodeId) {
        let mut at = event;
        while let Some(next) = self.plans.get(at.0 as usize).and_then(|plan| plan.following) {
            at = next;
        }
        self.follow(at, node);
    }

    fn push(&mut self, plan: Plan<'d>) -> NodeId {
        let node = NodeId(u32::try_from(self.plans.len()).unwrap_or(u32::MAX));
        self.plans.push(plan);
        node
    }

    fn step(
        &mut self,
        step: &'d StepDefinition,
        at: usize,
        list: &Steps<'d>,
        following: Option<NodeId>,
        must_go_on: bool,
    ) -> NodeId {
        let pointer = list.pointer.name("steps").index(at);
        let plan = Plan {
            id: Rc::clone(&step.id),
            part: Part::Step(step),
            pointer: pointer.clone(),
            parent: list.parent,
            following,
            must_go_on,
            branch: list.branch,
            branches: Vec::new(),
            join: None,
            on: Vec::new(),
            serial: list.serial.clone(),
            begins: Begins::No,
        };
        let node = self.push(plan.clone());
        let on = step.on.iter().enumerate().map(|(place, on)| {
            let id = on.id.clone().unwrap_or_else(|| format!("{}/{}", step.id, place).into());
            let part = Part::On(on, node);
            let pointer = pointer.name("on").index(place);
            let plan = Plan {
                id,
                part,
                pointer,
                following: None,
                must_go_on: false,
                serial: None,
                ..plan.clone()
            };
            self.push(plan)
        });
        let on: Vec<NodeId> = on.collect();
        let inside = |steps: &'d [StepDefinition], flows: &'d Option<Vec<FlowDefinition>>| Steps {
            steps,
            flows: flows.as_deref(),
            pointer: pointer.clone(),
            parent: Some(node),
            branch: 0,
            following: None,
            must_go_on: false,
            is_loose: false,
            is_branch: false,
            serial: None,
        };
        let mut branches = Vec::new();
        let mut join = None;
        match &step.kind {
            StepKind::Parallel(parallel) => {
                let serial = parallel.one_at_a_time.then(|| Rc::clone(&step.id));
                join = Some(self.join(step, &plan));
                branches = self.branches(&parallel.branches, join, list, &pointer, &serial);
            }
            StepKind::Inclusive(inclusive) => {
                join = Some(self.join(step, &plan));
                branches = self.branches(&inclusive.branches, join, list, &pointer, &None);
            }
            StepKind::Race(race) => {
                // Without a word about it each branch goes on by itself.
                join = race.to.as_ref().map(|_| self.join(step, &plan));
                for (place, branch) in race.branches.iter().enumerate() {
                    let id = branch.id.clone();
                    let id = id.unwrap_or_else(|| format!("{}/{}", step.id, place).into());
                    let pointer = pointer.name("branches").index(place);
                    let event = self.push(Plan {
                        id,
                        part: Part::Event(branch),
                        pointer: pointer.clone(),
                        ..plan.clone()
                    });
                    let steps = Steps {
                        steps: &branch.steps,
                        flows: None,
                        pointer,
                        following: join.or(following),
                        must_go_on: join.is_some() || must_go_on,
                        is_branch: true,
                        ..list.clone()
                    };
                    if let Some(first) = self.steps(&steps)
                        && let Some(plan) = self.plans.get_mut(event.0 as usize)
                    {
                        plan.following = Some(first);
                    }
                    branches.push(Some(event));
                }
            }
            StepKind::Each(each) => branches.push(self.steps(&inside(&each.steps, &each.flows))),
            StepKind::Repeat(it) => branches.push(self.steps(&inside(&it.steps, &it.flows))),
            StepKind::Handler(it) => branches.push(self.steps(&inside(&it.steps, &it.flows))),
            StepKind::Group(group) => {
                let is_loose = group.kind == Some(GroupKind::AnyOrder);
                let serial = group.one_at_a_time.then(|| Rc::clone(&step.id));
                let steps = Steps { is_loose, serial, ..inside(&group.steps, &group.flows) };
                branches.push(self.steps(&steps));
            }
            _ => {}
        }
        if let Some(plan) = self.plans.get_mut(node.0 as usize) {
            plan.on = on;
            plan.branches = branches;
            plan.join = join;
        }
        node
    }

    fn join(&mut self, step: &'d StepDefinition, plan: &Plan<'d>) -> NodeId {
        self.push(Plan {
            id: [&step.id, "/join"].concat().into(),
            part: Part::Join(step),
            serial: None,
            ..plan.clone()
        })
    }

    fn branches(
        &mut self,
        branches: &'d [BranchDefinition],
        join: Option<NodeId>,
        list: &Steps<'d>,
        pointer: &Pointer,
        serial: &Option<Rc<str>>,
    ) -> Vec<Option<NodeId>> {
        let branches = branches.iter().enumerate().map(|(place, branch)| {
            self.branches = self.branches.saturating_add(1);
            let steps = Steps {
                steps: &branch.steps,
                flows: None,
                pointer: pointer.name("branches").index(place),
                parent: list.parent,
                branch: self.branches,
                following: join,
                must_go_on: true,
                is_loose: false,
                is_branch: true,
                serial: serial.clone().or_else(|| list.serial.clone()),
            };
            self.steps(&steps)
        });
        branches.collect()
    }
}

impl<'a> Compiler<'a> {
    /// Plans the nodes of a workflow.
    pub(super) fn plan(
        &mut self,
        steps: &'a [StepDefinition],
        flows: Option<&'a [FlowDefinition]>,
    ) -> Planned<'a> {
        let mut planned = Planned::default();
        planned.steps(&Steps {
            steps,
            flows,
            pointer: self.around.pointer.clone(),
            parent: None,
            branch: 0,
            following: None,
            must_go_on: true,
            is_loose: false,
            is_branch: false,
            serial: None,
        });
        if planned.is_full {
            let message = format!("The workflow has more than {MAX_STEPS} steps.");
            let found = Diagnostic::error(Code::TooManySteps, message)
                .with_help("Split it into several workflows.");
            self.report(self.around.pointer.name("steps"), found);
            self.is_full = true;
        }
        planned
    }
}
