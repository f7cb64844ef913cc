//! How an instance begins, goes back to the submitter, begins again, and is taken back.

use std::rc::Rc;

use super::run::{Place, Run, inner};
use crate::diagnostic::Code;
use crate::value::{Context, Value};
use crate::workflow::event::{Assigned, EventKind, Revised, Started, TaskKind, Withdrawn};
use crate::workflow::graph::{Graph, NodeId};
use crate::workflow::rejection::Rejection;
use crate::workflow::state::Phase;

/// The status of an instance that was taken back.
const WITHDRAWN: &str = "withdrawn";

impl Run<'_> {
    pub(super) fn start(
        &mut self,
        submission: &Rc<Context>,
        at: Option<&Rc<str>>,
    ) -> Result<(), Rejection> {
        if *self.state.phase() != Phase::New {
            return Err(Rejection::new(Code::WrongPhase, "The instance has begun already."));
        }
        let submitter = self.actor()?;
        if self.env.directory.person(submitter).is_none() {
            let message = format!("There is no person `{submitter}`.");
            return Err(Rejection::new(Code::UnknownActor, message));
        }
        must_fit(submission)?;
        let graph = self.graph;
        let at =
            at.map(|at| graph.beginning(at).ok_or_else(|| unknown_beginning(at))).transpose()?;
        // What the title and the handlers read is what is being submitted.
        self.state.begin(submitter, submission);
        let title = self.title();
        let on = match self.armed_inside(0, Some(&graph.root)) {
            Ok(on) => on,
            Err(problem) => {
                let message = problem.message.into_owned();
                return Err(Rejection::new(problem.code, message));
            }
        };
        self.emit(EventKind::Started(Started { title, values: Rc::clone(submission), on }));
        self.begin_anew(at);
        Ok(())
    }

    /// Gives the form back to the submitter, because of what was answered at a step.
    pub(super) fn send_back(&mut self, place: Place, step: &Rc<str>) {
        let title = self.title();
        self.emit(EventKind::Assigned(Assigned {
            task: self.next_number(),
            step: Rc::clone(step),
            scope: inner(place.scope),
            workflow: None,
            kind: TaskKind::Revise,
            title,
            to: vec![Rc::clone(self.state.submitter())],
            needs: 1,
            due: None,
            remind: Vec::new(),
            on: Vec::new(),
        }));
    }

    /// Takes the changed form. The workflow begins anew with it, so that whatever is decided by
    /// the values is decided by the new ones.
    pub(super) fn revise(
        &mut self,
        number: u32,
        submission: &Rc<Context>,
    ) -> Result<(), Rejection> {
        let task = self.open_task_of_actor(number)?;
        if task.kind != TaskKind::Revise {
            let message = "This task is not a form that was sent back.";
            return Err(
                Rejection::new(Code::WrongKindOfAnswer, message).with_help("Answer it instead.")
            );
        }
        must_fit(submission)?;
        let before = Rc::clone(self.state.submission());
        self.forget();
        self.state.resubmit(submission);
        let title = self.title();
        self.state.resubmit(&before);
        let (values, without) = difference(&before, submission);
        self.emit(EventKind::Revised(Revised {
            task: number,
            step: Rc::clone(&task.step),
            title: (title != task.title).then_some(title),
            values: Rc::new(values),
            without,
        }));
        // Whatever else went on was about the values of before.
        self.forget();
        self.empty(0);
        self.begin_anew(None);
        Ok(())
    }

    pub(super) fn withdraw(&mut self, comment: Option<&Rc<str>>) -> Result<(), Rejection> {
        self.must_run()?;
        if self.actor()? != self.state.submitter() {
            let message = "Only the one who submitted can take it back.";
            return Err(Rejection::new(Code::SubmitterOnly, message));
        }
        super::answer::must_be_short(comment)?;
        self.emit(EventKind::Withdrawn(Withdrawn { comment: comment.cloned() }));
        self.end(None, WITHDRAWN.into());
        Ok(())
    }

    /// Lets an instance begin at what begins by itself, or at one event and what has no way in.
    fn begin_anew(&mut self, at: Option<NodeId>) {
        let graph = self.graph;
        // A token rests at any other event without a way in.
        let is_event =
            |node: &NodeId| graph.catch(*node).is_some_and(|catch| catch.host == Some(*node));
        for node in &graph.root.starts {
            if at.is_none() || !is_event(node) {
                self.arrive(Place { scope: 0, node: *node }, None);
            }
        }
        if let Some(node) = at {
            self.arrive(Place { scope: 0, node }, None);
        }
        self.settle(0);
    }

    /// What the instance is called; the form's name where its title says nothing.
    fn title(&mut self) -> Rc<str> {
        let graph = self.graph;
        self.look_from(0);
        let title = graph.title.as_ref().and_then(|template| self.short_text(template));
        title.unwrap_or_else(|| Rc::clone(&graph.form))
    }
}

fn unknown_beginning(at: &str) -> Rejection {
    let message = format!("No instance begins at `{at}`.");
    Rejection::new(Code::UnknownTarget, message)
}

impl Graph {
    /// The event at which an instance can begin.
    fn beginning(&self, step: &str) -> Option<NodeId> {
        let node = self.find(step)?;
        let mut all = self.root.starts.iter().chain(&self.root.triggered);
        all.any(|known| *known == node).then_some(node)
    }
}

pub(super) fn must_fit(submission: &Rc<Context>) -> Result<(), Rejection> {
    if Value::Context(Rc::clone(submission)).can_be_stored() {
        return Ok(());
    }
    Err(Rejection::new(Code::SubmissionTooLarge, "The submission is too large to be stored."))
}

/// The entries that are new or have changed, and the names of those that are gone.
fn difference(before: &Context, after: &Context) -> (Context, Vec<Rc<str>>) {
    let changed = after.iter().filter(|(name, value)| before.get(name) != Some(value));
    let changed = changed.map(|(name, value)| (Rc::clone(name), value.clone())).collect();
    let gone = before.iter().filter(|(name, _)| !after.contains(name));
    (changed, gone.map(|(name, _)| Rc::clone(name)).collect())
}
