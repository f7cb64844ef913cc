//! How an instance begins, goes back to the submitter, begins again, and is taken back.

use std::rc::Rc;

use super::run::Run;
use crate::diagnostic::Code;
use crate::value::{Context, Value};
use crate::workflow::event::{Assigned, EventKind, Revised, Started, TaskKind, Withdrawn};
use crate::workflow::rejection::Rejection;
use crate::workflow::state::Phase;

/// The status of an instance that was taken back.
const WITHDRAWN: &str = "withdrawn";

impl Run<'_> {
    pub(super) fn start(&mut self, submission: &Rc<Context>) -> Result<(), Rejection> {
        if *self.state.phase() != Phase::New {
            return Err(Rejection::new(Code::WrongPhase, "The instance has begun already."));
        }
        let submitter = self.actor()?;
        if self.env.directory.person(submitter).is_none() {
            let message = format!("There is no person `{submitter}`.");
            return Err(Rejection::new(Code::UnknownActor, message));
        }
        must_fit(submission)?;
        self.submitter = Rc::clone(submitter);
        self.submission = Rc::clone(submission);
        let title = self.title();
        self.emit(EventKind::Started(Started { title, values: Rc::clone(submission) }));
        self.begin();
        Ok(())
    }

    /// Gives the form back to the submitter, because of what was answered at a step.
    pub(super) fn send_back(&mut self, step: &Rc<str>) {
        let task = self.next_number();
        let title = self.title();
        self.emit(EventKind::Assigned(Assigned {
            task,
            step: Rc::clone(step),
            kind: TaskKind::Revise,
            title,
            to: vec![Rc::clone(&self.submitter)],
            needs: 1,
            due: None,
            remind: Vec::new(),
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
        let before = std::mem::replace(&mut self.submission, Rc::clone(submission));
        let title = self.title();
        let (values, without) = difference(&before, submission);
        self.emit(EventKind::Revised(Revised {
            task: number,
            step: Rc::clone(&task.step),
            title: (title != task.title).then_some(title),
            values: Rc::new(values),
            without,
        }));
        self.begin();
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

    fn begin(&mut self) {
        if let Some(entry) = self.graph.entry() {
            self.arrive(entry);
        }
    }

    /// What the instance is called; the form's name where its title says nothing.
    fn title(&mut self) -> Rc<str> {
        let graph = self.graph;
        let title = graph.title.as_ref().and_then(|template| self.short_text(template));
        title.unwrap_or_else(|| Rc::clone(&graph.form))
    }
}

fn must_fit(submission: &Rc<Context>) -> Result<(), Rejection> {
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
