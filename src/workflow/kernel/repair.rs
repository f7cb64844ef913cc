//! What those who look after an instance do to its tokens: each time it is recorded, with the reason.

use std::rc::Rc;

use super::answer::must_be_short;
use super::run::{Place, Run};
use super::submission::must_fit;
use crate::diagnostic::Code;
use crate::value::Context;
use crate::workflow::event::{EventKind, Migrated, Moved as MovedToken, Skipped};
use crate::workflow::migration::obstacles;
use crate::workflow::rejection::Rejection;
use crate::workflow::state::{Phase, Rest};

impl Run<'_> {
    /// Lets what an incident has stopped count as done, with the values that it should have had.
    pub(super) fn resolve(
        &mut self,
        number: u32,
        values: &Rc<Context>,
        reason: Option<&Rc<str>>,
    ) -> Result<(), Rejection> {
        let place = self.movable(number, reason)?;
        let token = self.state.token(number);
        if !token.is_some_and(|token| matches!(token.rest, Rest::Incident(_))) {
            let message = format!("There is no open incident {number}.");
            return Err(Rejection::new(Code::UnknownIncident, message));
        }
        must_fit(values)?;
        self.name(place.scope, (**values).clone());
        self.skip(number, reason)
    }

    /// Lets the instance go by other definitions, where all of it can.
    pub(super) fn migrate(&mut self, migrated: Migrated) -> Result<(), Rejection> {
        if *self.state.phase() != Phase::Running {
            self.must_run()?;
        }
        must_be_short(migrated.reason.as_ref())?;
        let Some(graph) = self.env.workflows.graph(&migrated.workflow) else {
            let message = format!("There is no workflow `{}`.", migrated.workflow);
            return Err(Rejection::new(Code::UnknownWorkflow, message));
        };
        if let Some(first) = obstacles(self.graph, graph, &self.state, &migrated.steps).first() {
            let message = format!("It can't move: `{}`. {}", first.step, first.reason);
            return Err(Rejection::new(Code::CantMigrate, message)
                .with_help("Look at everything that can't move, and say which step is which."));
        }
        self.emit(EventKind::Migrated(migrated));
        Ok(())
    }

    /// Moves a token back to a step that was done before.
    pub(super) fn redo(
        &mut self,
        number: u32,
        step: &Rc<str>,
        reason: Option<&Rc<str>>,
    ) -> Result<(), Rejection> {
        let place = self.movable(number, reason)?;
        self.look_from(place.scope);
        if self.answer_of(step).is_none() {
            let message = format!("Nobody has done the step `{step}` yet.");
            return Err(Rejection::new(Code::UnknownTarget, message)
                .with_help("Name a task or an approval that was done, or move the token there."));
        }
        self.move_token(number, step, reason)
    }

    /// Lets a token go on from its step without the step being done.
    pub(super) fn skip(&mut self, number: u32, reason: Option<&Rc<str>>) -> Result<(), Rejection> {
        let place = self.movable(number, reason)?;
        let Some(node) = self.node(place) else { return Ok(()) };
        self.purge(number, false);
        self.emit(EventKind::Skipped(Skipped {
            token: number,
            step: Rc::clone(&node.step),
            reason: reason.cloned(),
        }));
        self.go_on(place, node);
        self.settle(place.scope);
        Ok(())
    }

    /// Moves a token to another step of the same scope.
    pub(super) fn move_token(
        &mut self,
        number: u32,
        to: &Rc<str>,
        reason: Option<&Rc<str>>,
    ) -> Result<(), Rejection> {
        let place = self.movable(number, reason)?;
        let graph = self.graph_of(place.scope);
        let parent = graph.node(place.node).and_then(|node| node.parent);
        let target = graph
            .find(to)
            .filter(|target| graph.node(*target).is_some_and(|node| node.parent == parent));
        let Some(target) = target else {
            let message = format!("The step `{to}` is not beside the one where the token is.");
            return Err(Rejection::new(Code::UnknownTarget, message)
                .with_suggestion(to, graph.steps().map(|step| &**step)));
        };
        let from = graph.node(place.node).map(|node| Rc::clone(&node.step)).unwrap_or_default();
        self.purge(number, false);
        self.emit(EventKind::Moved(MovedToken {
            token: number,
            from,
            to: Rc::clone(to),
            reason: reason.cloned(),
        }));
        self.arrive(Place { scope: place.scope, node: target }, None);
        Ok(())
    }

    fn movable(&self, number: u32, reason: Option<&Rc<str>>) -> Result<Place, Rejection> {
        self.must_run()?;
        must_be_short(reason)?;
        self.place_of(number).ok_or_else(|| {
            Rejection::new(Code::UnknownTask, format!("No token with the number {number} rests."))
        })
    }
}
