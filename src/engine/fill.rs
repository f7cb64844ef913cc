//! Forms that people fill in, and what for.

use std::rc::Rc;

use super::Engine;
use crate::diagnostic::Code;
use crate::form::Form;
use crate::value::Context;
use crate::workflow::event::TaskKind;
use crate::workflow::{Directory, Rejection};

/// A form that was sent back, with what was submitted.
#[derive(Debug)]
pub struct Revision {
    /// The form.
    pub form: Rc<Form>,
    /// The SHA-256 of its definition.
    pub form_hash: Rc<str>,
    /// The values, as they were submitted last.
    pub values: Rc<Context>,
    /// The slip.
    pub slip: Rc<str>,
    /// The number of the task by which it was sent back.
    pub task: u32,
}

impl Engine {
    /// The form that begins an instance of a workflow, with the hash of its definition.
    ///
    /// # Errors
    ///
    /// When there is no such workflow or person.
    pub fn form_to_begin(
        &self,
        workflow: &str,
        actor: &str,
    ) -> Result<(Rc<Form>, Rc<str>), Rejection> {
        let deployment = self.deployment()?;
        if deployment.people().person(actor).is_none() {
            let message = format!("There is no person `{actor}`.");
            let refused = Rejection::new(Code::UnknownActor, message);
            return Err(refused.with_suggestion(actor, deployment.people().ids()));
        }
        let workflow = Self::workflow_called(deployment, workflow)?;
        Ok((Rc::clone(&workflow.form), Rc::clone(&workflow.form_hash)))
    }

    /// The form that was sent back by a task, for the person who is to change it.
    ///
    /// # Errors
    ///
    /// When there is no such task, or it is not this person's to change a form.
    pub fn form_to_revise(&self, task: &str, actor: &str) -> Result<Revision, Rejection> {
        let (slip, number) = self.task(task)?;
        let slip = self.slip(slip)?;
        let open = slip.state.task(number).filter(|task| task.kind == TaskKind::Revise);
        let Some(open) = open else {
            let message = format!("The task `{task}` is not a form that was sent back.");
            return Err(Rejection::new(Code::WrongKindOfAnswer, message));
        };
        if !open.awaits(actor) {
            return Err(Rejection::new(
                Code::NotYourTask,
                format!("The task `{task}` is not `{actor}`'s."),
            ));
        }
        Ok(Revision {
            form: Rc::clone(&slip.workflow.form),
            form_hash: Rc::clone(&slip.workflow.form_hash),
            values: Rc::clone(slip.state.submission()),
            slip: Rc::clone(&slip.id),
            task: number,
        })
    }
}
