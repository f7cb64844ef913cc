//! Steps with steps inside: groups, handlers, repetitions and calls (BPMN 2.0, 10.3.5 to 10.3.8).

use std::rc::Rc;

use super::Moved;
use super::run::{COMPLETED, Place, Run, inner};
use super::throw::Undo;
use crate::diagnostic::Code;
use crate::feel::Program;
use crate::value::{Context, List, Value};
use crate::workflow::decisions::Problem;
use crate::workflow::event::{Asked, Closed, EventKind, Inside, Opened, Subscription};
use crate::workflow::graph::{
    Action, AskNode, CallNode, Content, EachNode, Node, RepeatNode, ScopeNode, ScopeNodeKind,
    SetNode,
};
use crate::workflow::state::{Each, ScopeKind};

/// How many items an `each` can have, and how often a `repeat` goes round.
pub const MAX_TURNS: usize = 5_000;
/// How deep workflows can call each other within an instance.
pub const MAX_CALLS: usize = 50;

impl<'a> Run<'a> {
    pub(super) fn open(
        &mut self,
        place: Place,
        node: &'a Node,
        scope: &'a ScopeNode,
    ) -> Result<(), Problem> {
        match &scope.kind {
            ScopeNodeKind::Each(each) => self.open_each(place, node, each),
            ScopeNodeKind::Repeat(repeat) => self.open_repeat(place, node, repeat),
            _ => {
                let on = self.armed(place, node, Some(&scope.content))?;
                let number =
                    self.opened(place, node, Inside::Group, Opening { on, ..Opening::default() });
                self.begin(number, &scope.content);
                self.settle(number);
                Ok(())
            }
        }
    }

    /// Opens a handler, and gives its number; its beginning is the caller's.
    pub(super) fn open_group(
        &mut self,
        place: Place,
        node: &'a Node,
        scope: &'a ScopeNode,
    ) -> Option<u32> {
        match self.armed(place, node, Some(&scope.content)) {
            Ok(on) => {
                Some(self.opened(place, node, Inside::Group, Opening { on, ..Opening::default() }))
            }
            Err(problem) => {
                self.stop(place, problem);
                None
            }
        }
    }

    pub(super) fn opened(
        &mut self,
        place: Place,
        node: &Node,
        kind: Inside,
        opening: Opening,
    ) -> u32 {
        let number = self.next_number();
        self.emit(EventKind::Opened(Opened {
            token: number,
            step: Rc::clone(&node.step),
            scope: inner(place.scope),
            kind,
            on: opening.on,
            items: opening.items,
            index: opening.index,
            values: opening.values,
            workflow: opening.workflow,
            undo: opening.undo,
            cancels: opening.cancels,
        }));
        number
    }

    /// Lets everything arrive that begins with a scope.
    pub(super) fn begin(&mut self, scope: u32, content: &Content) {
        for node in &content.starts {
            self.arrive(Place { scope, node: *node }, None);
        }
    }

    fn open_each(&mut self, place: Place, node: &'a Node, each: &EachNode) -> Result<(), Problem> {
        self.look_from(place.scope);
        let items = match &each.items {
            Some(program) => match self.value(Some(program))? {
                Value::List(items) => items.iter().cloned().collect(),
                Value::Null => Vec::new(),
                single => vec![single],
            },
            None => {
                let times = match &each.computed {
                    Some(program) => self.count(program)?,
                    None => i64::from(each.times),
                };
                let most = i64::try_from(MAX_TURNS).unwrap_or(i64::MAX).saturating_add(1);
                (1..=times.min(most)).map(|n| Value::Number(n.into())).collect()
            }
        };
        if items.len() > MAX_TURNS {
            return Err(too_many_turns());
        }
        let on = self.armed(place, node, None)?;
        let number =
            self.opened(place, node, Inside::Each, Opening { on, items, ..Opening::default() });
        self.pass_early(number, node, each);
        self.advance_each(number, node, each);
        self.settle(number);
        Ok(())
    }

    fn count(&mut self, program: &Program) -> Result<i64, Problem> {
        match self.value(Some(program))? {
            Value::Number(times) => Ok(times.to_i64().unwrap_or(i64::MAX)),
            _ => Ok(0),
        }
    }

    fn open_repeat(
        &mut self,
        place: Place,
        node: &'a Node,
        repeat: &RepeatNode,
    ) -> Result<(), Problem> {
        let on = self.armed(place, node, None)?;
        let number = self.opened(place, node, Inside::Repeat, Opening { on, ..Opening::default() });
        self.turn_again(number, node, repeat)?;
        self.settle(number);
        Ok(())
    }

    /// Begins those turns of an `each` that can begin: all, or the next.
    pub(super) fn advance_each(&mut self, number: u32, node: &'a Node, each: &EachNode) {
        let is_serial = each.is_serial && each.join != Some(0);
        let to_begin = |run: &Self| {
            let each = run.each(number)?;
            // Of one that has gone on no further turn begins, unless it never waited for any.
            (!each.passed || !is_serial).then(|| (Rc::clone(&each.items), each.begun))
        };
        while let Some((items, begun)) = to_begin(self)
            && let Some(item) = items.get(begun as usize)
            && !(each.is_serial && self.state.inside(number) > 0)
        {
            let values = Context::from_iter([
                (Rc::clone(&each.name), item.clone()),
                ("index".into(), Value::Number(i64::from(begun).saturating_add(1).into())),
            ]);
            if !self.turn(number, node, begun, values) {
                break;
            }
        }
    }

    /// Begins a turn inside of a scope.
    fn turn(&mut self, scope: u32, node: &'a Node, index: u32, values: Context) -> bool {
        let Action::Scope(body) = &node.action else { return false };
        let Some(place) = self.place_of(scope).map(|around| Place { scope, ..around }) else {
            return false;
        };
        let on = match self.armed_inside(scope, Some(&body.content)) {
            Ok(_) if !self.count_turn() => {
                self.stop(place, too_many_turns());
                return false;
            }
            Ok(on) => on,
            Err(problem) => {
                self.stop(place, problem);
                return false;
            }
        };
        let opening =
            Opening { on, index: Some(index), values: Rc::new(values), ..Opening::default() };
        let number = self.opened(place, node, Inside::Turn, opening);
        self.begin(number, &body.content);
        self.close_if_empty(number);
        true
    }

    /// A turn without anything inside is over at once.
    fn close_if_empty(&mut self, number: u32) {
        if self.state.inside(number) == 0 {
            self.emit(EventKind::Closed(Closed { token: number, left: None, passes: false }));
        }
    }

    /// Goes round once more, where the conditions say so. Gives whether it does.
    fn turn_again(
        &mut self,
        number: u32,
        node: &'a Node,
        repeat: &RepeatNode,
    ) -> Result<bool, Problem> {
        let Some(ScopeKind::Repeat(begun)) = self.state.scope(number).map(|it| it.kind.clone())
        else {
            return Ok(false);
        };
        self.look_from(number);
        self.known_as("index", Value::Number(i64::from(begun).into()));
        let is_over = repeat.most.is_some_and(|most| begun >= most)
            || begun > 0
                && repeat.until.is_some()
                && self.value(repeat.until.as_ref())? == Value::Bool(true)
            || repeat.before.is_some() && self.value(repeat.before.as_ref())? != Value::Bool(true);
        if is_over {
            return Ok(false);
        }
        if begun as usize >= MAX_TURNS {
            return Err(too_many_turns());
        }
        let values = Context::from_iter([(
            "index".into(),
            Value::Number(i64::from(begun).saturating_add(1).into()),
        )]);
        Ok(self.turn(number, node, begun, values))
    }

    pub(super) fn each(&self, number: u32) -> Option<&Each> {
        match self.state.scope(number).map(|scope| &scope.kind) {
            Some(ScopeKind::Each(each)) => Some(each),
            _ => None,
        }
    }

    /// Closes a scope in which nothing is left, and gives the one around, where it may be over too.
    pub(super) fn close(&mut self, number: u32) -> Option<u32> {
        let token = Rc::clone(self.state.token(number)?);
        let place = self.place_of(number)?;
        let node = self.node(place)?;
        match token.inside().map(|scope| &scope.kind)? {
            ScopeKind::Group => {
                self.closed(number);
                if self.graph_of(token.scope).start_of(place.node).is_some() {
                    self.tell_moved(node, Moved::Exited);
                    return Some(token.scope);
                }
                let graph = self.graph_of(token.scope);
                if let Some(Undo::Handler(_)) = graph.undoes(place.node) {
                    self.done(place, node, Some(number));
                }
                self.pass(place, Some(number));
                None
            }
            ScopeKind::Turn(_) => {
                self.close_turn(number, node);
                self.continue_turns(token.scope, node)
            }
            ScopeKind::Each(each) => {
                let has_passed = each.passed;
                self.close_each(number, place, node);
                if has_passed {
                    return Some(token.scope);
                }
                self.pass(place, Some(number));
                None
            }
            ScopeKind::Repeat(_) => {
                self.closed(number);
                self.pass(place, Some(number));
                None
            }
            ScopeKind::Call(..) => {
                self.finish_call(number, COMPLETED);
                None
            }
            ScopeKind::Undo(_) => self.undo_next(number, place),
        }
    }

    /// Ends a group in any order that has done enough.
    pub(super) fn end_early(&mut self, scope: u32) {
        let node = self.place_of(scope).and_then(|place| self.node(place));
        let Some(Action::Scope(inside)) = node.map(|node| &node.action) else { return };
        let ScopeNodeKind::AnyOrder { until: Some(until) } = &inside.kind else { return };
        self.look_from(scope);
        // What can't be worked out has not become true.
        if self.value(Some(until)) == Ok(Value::Bool(true)) {
            self.empty(scope);
        }
    }

    pub(super) fn closed(&mut self, number: u32) {
        self.forget();
        self.emit(EventKind::Closed(Closed { token: number, left: None, passes: false }));
    }

    fn close_turn(&mut self, number: u32, node: &'a Node) {
        let mut left = None;
        if let Action::Scope(scope) = &node.action
            && let ScopeNodeKind::Each(each) = &scope.kind
            && let Some((_, collect)) = &each.collect
        {
            self.look_from(number);
            // What can't be worked out is null.
            left = Some(self.value(collect.as_ref()).unwrap_or_default());
        }
        self.forget();
        self.emit(EventKind::Closed(Closed { token: number, left, passes: false }));
    }

    /// Goes on with an `each` or a `repeat` of which a turn is over.
    fn continue_turns(&mut self, number: u32, node: &'a Node) -> Option<u32> {
        let Action::Scope(scope) = &node.action else { return None };
        match &scope.kind {
            ScopeNodeKind::Each(each) => {
                self.pass_early(number, node, each);
                self.advance_each(number, node, each);
                Some(number)
            }
            ScopeNodeKind::Repeat(repeat) => match self.turn_again(number, node, repeat) {
                Ok(_) => Some(number),
                Err(problem) => {
                    let place = self.place_of(number)?;
                    self.stop(Place { scope: number, ..place }, problem);
                    None
                }
            },
            _ => None,
        }
    }

    /// Lets an `each` go on of which enough is done.
    pub(super) fn pass_early(&mut self, number: u32, node: &'a Node, each: &EachNode) {
        let Some(state) = self.each(number).cloned() else { return };
        if state.passed {
            return;
        }
        let mut is_enough = each.join.is_some_and(|join| state.done >= join);
        if each.until.is_some() && !is_enough {
            let total = i64::try_from(state.items.len()).unwrap_or(i64::MAX);
            self.look_from(number);
            self.known_as("done", Value::Number(i64::from(state.done).into()));
            self.known_as("total", Value::Number(total.into()));
            is_enough = self.value(each.until.as_ref()) == Ok(Value::Bool(true));
            self.forget();
        }
        let Some(place) = self.place_of(number) else { return };
        if !is_enough {
            return;
        }
        if each.cancels {
            self.empty(number);
            self.close_each(number, place, node);
        } else {
            self.emit(EventKind::Closed(Closed { token: number, left: None, passes: true }));
        }
        self.pass(place, Some(number));
    }

    fn close_each(&mut self, number: u32, place: Place, node: &'a Node) {
        let left = self.each(number).map(|each| Rc::clone(&each.left)).unwrap_or_default();
        self.closed(number);
        if let Action::Scope(scope) = &node.action
            && let ScopeNodeKind::Each(each) = &scope.kind
            && let Some((name, _)) = &each.collect
        {
            let mut left = (*left).clone();
            crate::sort::sort_by_key(&mut left, |(index, _)| *index);
            let list: List = left.into_iter().map(|(_, value)| value).collect();
            self.name(place.scope, Context::from_iter([(Rc::clone(name), Value::List(list))]));
        }
    }

    /// Does another workflow inside of a step.
    pub(super) fn call(
        &mut self,
        place: Place,
        node: &'a Node,
        call: &'a CallNode,
    ) -> Result<(), Problem> {
        let message = match self.env.workflows.graph(&call.workflow) {
            _ if self.calls_around(place.scope) >= MAX_CALLS => {
                "The workflows call each other too deeply.".into()
            }
            None => format!("There is no workflow `{}`.", call.workflow).into(),
            Some(graph) => {
                let values = Rc::new(self.values(place.scope, &call.values)?);
                let on = self.armed(place, node, None)?;
                let workflow = Some(Rc::clone(&call.workflow));
                let opening = Opening { on, values, workflow, ..Opening::default() };
                let number = self.opened(place, node, Inside::Call, opening);
                self.begin(number, &graph.root);
                self.settle(number);
                return Ok(());
            }
        };
        Err(Problem { code: Code::CallFailed, message })
    }

    /// A workflow that was called is over.
    pub(super) fn finish_call(&mut self, number: u32, status: &str) {
        let (Some(place), Some(token)) = (self.place_of(number), self.state.token(number)) else {
            return;
        };
        let Some(node) = self.node(place) else { return };
        let Some(ScopeKind::Call(_, submission)) = token.inside().map(|scope| &scope.kind) else {
            return;
        };
        let mut values = (**submission).clone();
        for (name, value) in self.state.names_of(number) {
            values.insert(Rc::clone(name), value.clone());
        }
        values.insert("status".into(), Value::String(status.into()));
        self.closed(number);
        if let Action::Call(call) = &node.action {
            let value = Value::Context(Rc::new(values));
            self.name(place.scope, Context::from_iter([(Rc::clone(&call.result), value)]));
        }
        self.pass(place, Some(number));
    }

    /// The number of the scope of the workflow that was called last around a scope; 0 is the instance
    /// itself.
    pub(super) fn call_around(&self, mut scope: u32) -> u32 {
        while let Some(token) = self.state.token(scope) {
            if matches!(token.inside().map(|it| &it.kind), Some(ScopeKind::Call(..))) {
                return scope;
            }
            scope = token.scope;
        }
        0
    }

    fn calls_around(&self, mut scope: u32) -> usize {
        let mut calls: usize = 0;
        loop {
            scope = self.call_around(scope);
            let Some(token) = self.state.token(scope) else { return calls };
            calls = calls.saturating_add(1);
            scope = token.scope;
        }
    }

    /// Asks the outside to do something, and rests until it has answered.
    pub(super) fn ask(
        &mut self,
        place: Place,
        node: &'a Node,
        ask: &'a AskNode,
    ) -> Result<(), Problem> {
        self.look_from(place.scope);
        let url = ask.url.as_ref().map(|url| self.text(url)).transpose()?;
        let values = Rc::new(self.values(place.scope, &ask.values)?);
        let on = self.armed(place, node, None)?;
        self.emit(EventKind::Asked(Asked {
            token: self.next_number(),
            step: Rc::clone(&node.step),
            scope: inner(place.scope),
            url,
            service: ask.service.clone(),
            values,
            on,
        }));
        Ok(())
    }

    /// The values of names as a step gives them.
    pub(super) fn values(&mut self, scope: u32, set: &SetNode) -> Result<Context, Problem> {
        self.look_from(scope);
        let mut values = Context::default();
        for (name, program) in &set.values {
            values.insert(Rc::clone(name), self.value(program.as_ref())?);
        }
        if Value::Context(Rc::new(values.clone())).can_be_stored() {
            return Ok(values);
        }
        let message = "The values are too large to be stored.".into();
        Err(Problem { code: Code::DecisionFailed, message })
    }
}

/// What a scope begins with.
#[derive(Default)]
pub(super) struct Opening {
    pub(super) on: Vec<Subscription>,
    pub(super) items: Vec<Value>,
    pub(super) index: Option<u32>,
    pub(super) values: Rc<Context>,
    pub(super) workflow: Option<Rc<str>>,
    pub(super) undo: Vec<crate::workflow::event::Done>,
    pub(super) cancels: bool,
}

fn too_many_turns() -> Problem {
    let message = "The step would be done more often than is allowed.".into();
    Problem { code: Code::TooManyTurns, message }
}
