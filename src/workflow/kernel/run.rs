//! One command being answered: the events so far, what they have changed, and the tokens that
//! move on.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::rc::Rc;

use super::{Env, STEP_BUDGET};
use crate::diagnostic::Code;
use crate::feel;
use crate::value::{Context, Value};
use crate::workflow::command::Command;
use crate::workflow::decisions::Problem;
use crate::workflow::event::{Decided, Ended, Event, EventKind, Incident, Notified};
use crate::workflow::graph::{Action, DecisionNode, Graph, Node, NodeId, NotifyNode};
use crate::workflow::rejection::Rejection;
use crate::workflow::state::{Phase, State, StepAnswer};

/// One command being answered.
pub(super) struct Run<'a> {
    pub(super) graph: &'a Graph,
    pub(super) state: &'a State,
    pub(super) env: &'a Env<'a>,
    pub(super) by: Option<&'a Rc<str>>,
    key: Option<&'a Rc<str>>,
    events: Vec<Event>,
    /// What stands above the state: who submitted and what, as of this command.
    pub(super) submitter: Rc<str>,
    pub(super) submission: Rc<Context>,
    /// Results that were given by this command.
    pub(super) results: Vec<(Rc<str>, Value)>,
    /// The answer that was given by this command.
    pub(super) answer: Option<StepAnswer>,
    last_number: u32,
    /// The nodes at which tokens have arrived. INVARIANT: emptied before the command is answered.
    arrivals: VecDeque<NodeId>,
    steps_left: u32,
    /// The values of the expressions' names, those that are known so far.
    pub(super) slots: Vec<Value>,
    pub(super) known: Vec<bool>,
    pub(super) feel: Option<feel::Env<'a>>,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        graph: &'a Graph,
        state: &'a State,
        command: &'a Command,
        env: &'a Env<'a>,
    ) -> Self {
        Self {
            graph,
            state,
            env,
            by: command.by.as_ref(),
            key: command.key.as_ref(),
            events: Vec::new(),
            submitter: Rc::clone(state.submitter()),
            submission: Rc::clone(state.submission()),
            results: Vec::new(),
            answer: None,
            last_number: state.last_number(),
            arrivals: VecDeque::new(),
            steps_left: STEP_BUDGET,
            slots: Vec::new(),
            known: Vec::new(),
            feel: None,
        }
    }

    pub(super) fn into_events(self) -> Vec<Event> {
        self.events
    }

    /// Adds an event. The first one of a command carries its key.
    pub(super) fn emit(&mut self, kind: EventKind) {
        let key = if self.events.is_empty() { self.key.cloned() } else { None };
        self.events.push(Event { at: self.env.now, by: self.by.cloned(), key, kind });
    }

    /// A number that nothing in the instance has had.
    pub(super) fn next_number(&mut self) -> u32 {
        self.last_number = self.last_number.saturating_add(1);
        self.last_number
    }

    /// Lets a token arrive at a node.
    pub(super) fn arrive(&mut self, node: NodeId) {
        self.arrivals.push_back(node);
    }

    /// Lets a token go on from a step to the node behind it.
    pub(super) fn go_on(&mut self, step: &Rc<str>, next: Option<NodeId>) {
        match next {
            Some(next) => self.arrive(next),
            None => {
                let message = "Nothing follows on this step, and it is not an end.".into();
                self.stop(step, Problem { code: Code::NothingFollows, message });
            }
        }
    }

    /// Moves all tokens until each rests or is gone. There is no recursion over the graph.
    pub(super) fn move_tokens(&mut self) {
        while let Some(id) = self.arrivals.pop_front() {
            let Some(node) = self.graph.node(id) else { continue };
            match self.steps_left.checked_sub(1) {
                Some(left) => self.steps_left = left,
                None => {
                    let message = "The workflow goes on and on without waiting for anybody.".into();
                    self.stop(&node.step, Problem { code: Code::StepBudget, message });
                    continue;
                }
            }
            self.enter(node);
        }
    }

    fn enter(&mut self, node: &'a Node) {
        match &node.action {
            Action::Decide(decision) => match self.take_decision(node, decision) {
                Ok(()) => self.go_on(&node.step, node.next),
                Err(problem) => self.stop(&node.step, problem),
            },
            Action::Work(task) => {
                if let Err(problem) = self.open_task(&node.step, task) {
                    self.stop(&node.step, problem);
                }
            }
            Action::Tell(message) => {
                self.tell(node, message);
                self.go_on(&node.step, node.next);
            }
            Action::End { status } => self.end(Some(&node.step), Rc::clone(status)),
        }
    }

    fn take_decision(&mut self, node: &Node, decision: &DecisionNode) -> Result<(), Problem> {
        let inputs: Vec<Value> = decision.reads.iter().map(|slot| self.slot(*slot)).collect();
        let env = self.env;
        let verdict = env.decisions.decide(&decision.decision, &inputs, self.feel());
        let verdict = verdict.inspect_err(|_| self.renew_budget())?;
        if !verdict.value.can_be_stored() {
            let message = "The result of the decision is too large to be stored.".into();
            return Err(Problem { code: Code::DecisionFailed, message });
        }
        self.remember_result(&decision.name, verdict.value.clone());
        self.emit(EventKind::Decided(Decided {
            step: Rc::clone(&node.step),
            decision: Rc::clone(&decision.decision),
            name: Rc::clone(&decision.name),
            value: verdict.value,
            matched: verdict.matched,
        }));
        Ok(())
    }

    /// A message that nobody can be told does not hold up the work.
    fn tell(&mut self, node: &Node, message: &NotifyNode) {
        let told = self.recipients(&message.to).and_then(|to| {
            let text = match &message.text {
                Some(template) => self.text(template)?,
                None => Rc::default(),
            };
            Ok(Notified { step: Rc::clone(&node.step), to, text })
        });
        match told {
            Ok(notified) => self.emit(EventKind::Notified(notified)),
            Err(problem) => self.incident(&node.step, problem, true),
        }
    }

    /// Ends the instance: whatever still moved or waited is gone.
    pub(super) fn end(&mut self, step: Option<&Rc<str>>, status: Rc<str>) {
        self.arrivals.clear();
        self.emit(EventKind::Ended(Ended { step: step.cloned(), status }));
    }

    /// Lets the token that has arrived at a step rest there with an incident.
    pub(super) fn stop(&mut self, step: &Rc<str>, problem: Problem) {
        self.incident(step, problem, false);
    }

    pub(super) fn incident(&mut self, step: &Rc<str>, problem: Problem, passed: bool) {
        let incident = self.next_number();
        self.emit(EventKind::Incident(Incident {
            incident,
            step: Rc::clone(step),
            code: problem.code.to_string().into(),
            message: match problem.message {
                Cow::Borrowed(message) => message.into(),
                Cow::Owned(message) => message.into(),
            },
            passed,
        }));
    }

    /// Refuses what only a running instance can do.
    pub(super) fn must_run(&self) -> Result<(), Rejection> {
        let message = match self.state.phase() {
            Phase::Running => return Ok(()),
            Phase::New => "The instance has not begun.".into(),
            Phase::Ended(status) => format!("The instance is over: {status}."),
        };
        Err(Rejection::new(Code::WrongPhase, message))
    }

    /// Who gives the command.
    pub(super) fn actor(&self) -> Result<&'a Rc<str>, Rejection> {
        self.by.ok_or_else(|| {
            Rejection::new(Code::NoActor, "The command doesn't say who gives it.")
                .with_help("Say the id of a person.")
        })
    }
}
