//! One command being answered: the events so far, where the instance stands by them, and the tokens
//! that move on.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::rc::Rc;

use super::{Env, Moved, STEP_BUDGET};
use crate::diagnostic::Code;
use crate::feel;
use crate::value::Value;
use crate::workflow::command::Command;
use crate::workflow::decisions::Problem;
use crate::workflow::event::{Cancelled, Decided, Ended, Event, EventKind, Incident, Notified};
use crate::workflow::graph::{Action, DecisionNode, FlowId, Graph, Node, NodeId, NotifyNode};
use crate::workflow::rejection::Rejection;
use crate::workflow::state::{Phase, ScopeKind, State, apply};

/// How an instance ended when its end does not say.
pub(crate) const COMPLETED: &str = "completed";

/// One command being answered.
pub(super) struct Run<'a> {
    pub(super) graph: &'a Graph,
    /// Where the instance stands by the events so far. INVARIANT: while tokens move, they count as
    /// being inside of their scopes.
    pub(super) state: State,
    pub(super) env: &'a Env<'a>,
    pub(super) by: Option<&'a Rc<str>>,
    key: Option<&'a Rc<str>>,
    events: Vec<Event>,
    /// INVARIANT: emptied before the command is answered.
    moves: VecDeque<Move>,
    steps_left: u32,
    turns_left: u32,
    is_exhausted: bool,
    /// The values of the expressions' names, those that are known so far, for the scope `frame`.
    pub(super) slots: Vec<Value>,
    pub(super) known: Vec<bool>,
    pub(super) filled: Vec<u32>,
    pub(super) frame: u32,
    pub(super) feel: Option<feel::Env<'a>>,
}

/// Where a token is, or goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The number of the scope; 0 is the instance itself.
    pub(super) scope: u32,
    pub(super) node: NodeId,
}

/// A token's next move. Entering a node and leaving it are moves of their own: first in, first out.
#[derive(Clone, Copy, Debug)]
struct Move {
    place: Place,
    step: Step,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Enter(Option<FlowId>),
    /// The number that the token had, where it had rested.
    Leave(Option<u32>),
}

impl<'a> Run<'a> {
    pub(super) fn new(
        graph: &'a Graph,
        state: &State,
        command: &'a Command,
        env: &'a Env<'a>,
    ) -> Self {
        Self {
            graph,
            state: state.clone(),
            env,
            by: command.by.as_ref(),
            key: command.key.as_ref(),
            events: Vec::new(),
            moves: VecDeque::new(),
            steps_left: STEP_BUDGET,
            turns_left: STEP_BUDGET,
            is_exhausted: false,
            slots: Vec::new(),
            known: Vec::new(),
            filled: Vec::new(),
            frame: 0,
            feel: None,
        }
    }

    /// The events, and where the instance stands by them.
    pub(super) fn finish(self) -> (Vec<Event>, State) {
        (self.events, self.state)
    }

    /// Adds an event, which counts from now on. The first one of a command carries its key.
    pub(super) fn emit(&mut self, kind: EventKind) {
        let key = if self.events.is_empty() { self.key.cloned() } else { None };
        let event = Event { at: self.env.now, by: self.by.cloned(), key, kind };
        apply(&mut self.state, &event);
        self.events.push(event);
    }

    /// A number that nothing in the instance has had.
    pub(super) fn next_number(&self) -> u32 {
        self.state.last_number().saturating_add(1)
    }

    /// Lets a token arrive at a node.
    pub(super) fn arrive(&mut self, place: Place, by: Option<FlowId>) {
        match self.steps_left.checked_sub(1) {
            Some(left) => {
                self.steps_left = left;
                self.push(Move { place, step: Step::Enter(by) });
            }
            // One incident stands for all tokens of a runaway: there is no end of them.
            None if self.is_exhausted => {}
            None => {
                self.is_exhausted = true;
                let message = "The workflow goes on and on without waiting for anybody.".into();
                self.stop(place, Problem { code: Code::StepBudget, message });
            }
        }
    }

    /// Counts a turn of a repetition. Gives whether there can be one more.
    pub(super) fn count_turn(&mut self) -> bool {
        let left = self.turns_left.checked_sub(1);
        self.turns_left = left.unwrap_or(0);
        left.is_some()
    }

    /// Lets a token go on from a node. `number` is what it had while it rested there.
    pub(super) fn pass(&mut self, place: Place, number: Option<u32>) {
        self.push(Move { place, step: Step::Leave(number) });
    }

    fn push(&mut self, to: Move) {
        self.state.shift(to.place.scope, true);
        self.moves.push_back(to);
    }

    /// Moves all tokens until each rests or is gone. There is no recursion over the graph.
    pub(super) fn move_tokens(&mut self) {
        loop {
            while let Some(Move { place, step }) = self.moves.pop_front() {
                self.state.shift(place.scope, false);
                if let Some(node) = self.node(place) {
                    match step {
                        Step::Enter(by) => self.enter(place, node, by),
                        Step::Leave(number) => self.leave(place, node, number),
                    }
                }
                self.settle(place.scope);
            }
            if !self.is_running() || !self.merge() && !self.take_turns() && !self.meet_conditions()
            {
                break;
            }
        }
    }

    /// The graph by which a scope runs: that of the workflow that was called last around it.
    pub(super) fn graph_of(&self, scope: u32) -> &'a Graph {
        let mut at = scope;
        while let Some(token) = self.state.token(at) {
            if let Some(ScopeKind::Call(workflow, _)) = token.inside().map(|scope| &scope.kind) {
                return self.env.workflows.graph(workflow).unwrap_or(self.graph);
            }
            at = token.scope;
        }
        self.graph
    }

    pub(super) fn node(&self, place: Place) -> Option<&'a Node> {
        self.graph_of(place.scope).node(place.node)
    }

    /// The place of a token with this number.
    pub(super) fn place_of(&self, number: u32) -> Option<Place> {
        let token = self.state.token(number)?;
        let node = self.graph_of(token.scope).find(&token.step)?;
        Some(Place { scope: token.scope, node })
    }

    fn enter(&mut self, place: Place, node: &'a Node, by: Option<FlowId>) {
        self.tell_moved(node, Moved::Entered);
        if node.more.is_some() && self.must_wait(place, node) {
            return;
        }
        if self.env.simulation.is_some() && self.simulated(place, node) {
            return;
        }
        self.act(place, node, by);
    }

    /// Does what a node is for.
    pub(super) fn act(&mut self, place: Place, node: &'a Node, by: Option<FlowId>) {
        let done = match &node.action {
            Action::Decide(decision) => {
                self.take_decision(place, node, decision).map(|()| self.pass(place, None))
            }
            Action::Work(task) => self.open_task(place, node, task),
            Action::Tell(message) => {
                self.tell(place, node, message);
                self.pass(place, None);
                Ok(())
            }
            Action::End { status } => {
                self.tell_moved(node, Moved::Exited);
                self.end_at(place, &node.step, status);
                Ok(())
            }
            Action::Pass | Action::Choose => {
                self.pass(place, None);
                Ok(())
            }
            _ => self.act_rarely(place, node, by),
        };
        if let Err(problem) = done {
            self.stop(place, problem);
        }
    }

    /// What ordinary approvals don't use.
    fn act_rarely(
        &mut self,
        place: Place,
        node: &'a Node,
        by: Option<FlowId>,
    ) -> Result<(), Problem> {
        match &node.action {
            Action::Split(times) => {
                (0..*times).for_each(|_| self.pass(place, None));
                Ok(())
            }
            Action::Join(join) => {
                self.come_to(place, node, join, by);
                Ok(())
            }
            Action::Race => self.race(place, node),
            Action::Catch(event) => self.catch(place, node, event),
            Action::Throw(thrown) => self.throw(place, node, thrown),
            Action::Scope(scope) => self.open(place, node, scope),
            Action::Call(call) => self.call(place, node, call),
            Action::Set(set) => {
                let values = self.values(place.scope, set)?;
                self.name(place.scope, values);
                self.pass(place, None);
                Ok(())
            }
            Action::Ask(ask) => self.ask(place, node, ask),
            _ => Ok(()),
        }
    }

    fn leave(&mut self, place: Place, node: &'a Node, number: Option<u32>) {
        self.tell_moved(node, Moved::Exited);
        if node.more.is_some() {
            self.leave_more(place, node, number);
        }
        self.go_on(place, node);
    }

    fn take_decision(
        &mut self,
        place: Place,
        node: &Node,
        decision: &DecisionNode,
    ) -> Result<(), Problem> {
        self.look_from(place.scope);
        let inputs: Vec<Value> = decision.reads.iter().map(|slot| self.slot(*slot)).collect();
        let env = self.env;
        let verdict = env.decisions.decide(&decision.decision, &inputs, self.feel());
        let verdict = verdict.inspect_err(|_| self.renew_budget())?;
        if !verdict.value.can_be_stored() {
            let message = "The result of the decision is too large to be stored.".into();
            return Err(Problem { code: Code::DecisionFailed, message });
        }
        self.forget();
        self.emit(EventKind::Decided(Decided {
            step: Rc::clone(&node.step),
            scope: inner(self.state.owner(place.scope)),
            decision: Rc::clone(&decision.decision),
            name: Rc::clone(&decision.name),
            value: verdict.value,
            matched: verdict.matched,
        }));
        Ok(())
    }

    /// A message that nobody can be told does not hold up the work.
    fn tell(&mut self, place: Place, node: &Node, message: &NotifyNode) {
        self.look_from(place.scope);
        let told = self.recipients(&message.to).and_then(|to| {
            let text = match &message.text {
                Some(template) => self.text(template)?,
                None => Rc::default(),
            };
            Ok(Notified { step: Rc::clone(&node.step), to, text })
        });
        match told {
            Ok(notified) => self.emit(EventKind::Notified(notified)),
            Err(problem) => self.incident(place.scope, &node.step, problem, true),
        }
    }

    /// Ends the instance, or the workflow that was called last: whatever still moved or waited
    /// there is gone.
    pub(super) fn end_at(&mut self, place: Place, step: &Rc<str>, status: &Rc<str>) {
        match self.call_around(place.scope) {
            0 => self.end(Some(step), Rc::clone(status)),
            call => {
                self.empty(call);
                self.finish_call(call, status);
            }
        }
    }

    /// Ends the instance.
    pub(super) fn end(&mut self, step: Option<&Rc<str>>, status: Rc<str>) {
        self.moves.clear();
        self.emit(EventKind::Ended(Ended { step: step.cloned(), status }));
    }

    /// Takes away what is inside of a scope, which stays.
    pub(super) fn empty(&mut self, scope: u32) {
        self.purge(scope, true);
        if self.state.inside(scope) > 0 {
            self.emit(EventKind::Cancelled(Cancelled { token: scope, stays: true }));
        }
    }

    /// Takes away a token with all that is inside.
    pub(super) fn cancel(&mut self, number: u32) {
        self.purge(number, false);
        self.emit(EventKind::Cancelled(Cancelled { token: number, stays: false }));
    }

    /// Takes the moves out that are to be made inside of a token, and tells what is cancelled.
    pub(super) fn purge(&mut self, number: u32, stays: bool) {
        if self.env.simulation.is_some() {
            self.tell_cancelled(number, stays);
        }
        if self.moves.is_empty() {
            return;
        }
        let scopes = self.state.scopes_in(number);
        let state = &mut self.state;
        self.moves.retain(|to| {
            let stays = scopes.binary_search(&to.place.scope).is_err();
            if !stays {
                state.shift(to.place.scope, false);
            }
            stays
        });
    }

    /// Takes the moves out that are to be made in a scope at these nodes.
    pub(super) fn retract(&mut self, scope: u32, is_there: &dyn Fn(NodeId) -> bool) {
        let state = &mut self.state;
        self.moves.retain(|to| {
            let stays = to.place.scope != scope || !is_there(to.place.node);
            if !stays {
                state.shift(scope, false);
            }
            stays
        });
    }

    /// Lets the token that has arrived at a node rest there with an incident.
    pub(super) fn stop(&mut self, place: Place, problem: Problem) {
        if let Some(node) = self.node(place) {
            self.incident(place.scope, &node.step, problem, false);
        }
    }

    pub(super) fn incident(&mut self, scope: u32, step: &Rc<str>, problem: Problem, passed: bool) {
        self.emit(EventKind::Incident(Incident {
            incident: self.next_number(),
            step: Rc::clone(step),
            scope: inner(scope),
            code: problem.code.to_string().into(),
            message: match problem.message {
                Cow::Borrowed(message) => message.into(),
                Cow::Owned(message) => message.into(),
            },
            passed,
        }));
    }

    /// Tells a simulation what a token does.
    pub(super) fn tell_moved(&self, node: &Node, how: Moved) {
        if let Some(simulation) = self.env.simulation {
            simulation.moved(&node.step, how);
        }
    }

    pub(super) fn is_running(&self) -> bool {
        *self.state.phase() == Phase::Running
    }

    /// Refuses what only a running instance can do.
    pub(super) fn must_run(&self) -> Result<(), Rejection> {
        let message = match self.state.phase() {
            Phase::Running if self.state.is_suspended() => {
                return Err(Rejection::new(Code::Suspended, "The instance stands still.")
                    .with_help("Let it go on first."));
            }
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

/// The number of a scope as events say it: nothing for the instance itself.
pub(super) fn inner(scope: u32) -> Option<u32> {
    Some(scope).filter(|scope| *scope != 0)
}
