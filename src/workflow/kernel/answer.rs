//! How people answer tasks, and when an approval has come to something.

use std::rc::Rc;

use super::Moved;
use super::quorum::settle;
use super::run::Run;
use crate::diagnostic::Code;
use crate::workflow::decisions::Problem;
use crate::workflow::event::{Answered, EventKind, Retried, TaskKind};
use crate::workflow::graph::{Action, Approval, Node, Target};
use crate::workflow::rejection::Rejection;
use crate::workflow::state::{Rest, Task};

/// The longest comment, in bytes.
pub const MAX_COMMENT: usize = 8_192;

impl Run<'_> {
    pub(super) fn answer(
        &mut self,
        number: u32,
        outcome: Option<&Rc<str>>,
        comment: Option<&Rc<str>>,
    ) -> Result<(), Rejection> {
        let task = self.open_task_of_actor(number)?;
        if task.kind == TaskKind::Revise {
            let message = "This form was sent back: it can't be answered, only submitted again.";
            return Err(Rejection::new(Code::WrongKindOfAnswer, message)
                .with_help("Open the form, change it and submit it."));
        }
        must_be_short(comment)?;
        let place = self.place_of(number);
        let node = place.and_then(|place| self.node(place));
        let approval = node.and_then(approval_of);
        let outcome = must_be_known(approval, outcome)?;
        let settled = match approval.zip(outcome) {
            Some((approval, outcome)) => match settle(approval, &task, outcome) {
                Some(settled) => Some(settled),
                None => {
                    self.emit_answer(&task, Some(outcome), comment, true, None);
                    return Ok(());
                }
            },
            None => None,
        };
        let differing = settled.filter(|settled| Some(*settled) != outcome);
        self.purge(number, false);
        self.forget();
        self.emit_answer(&task, outcome, comment, false, differing);
        let Some((place, node)) = place.zip(node) else { return Ok(()) };
        match approval.zip(settled).map(|(approval, outcome)| approval.target(outcome)) {
            None => self.pass(place, Some(number)),
            Some(target) => {
                self.tell_moved(node, Moved::Exited);
                if node.more.is_some() {
                    self.leave_more(place, node, Some(number));
                }
                match target {
                    Target::Flow(way) => self.take_way(place.scope, way),
                    Target::SendBack => self.send_back(place, &task.step),
                    Target::Nowhere => {
                        let message = "Nothing follows on this step, and it is not an end.".into();
                        self.stop(place, Problem { code: Code::NothingFollows, message });
                    }
                }
            }
        }
        Ok(())
    }

    pub(super) fn retry(&mut self, number: u32) -> Result<(), Rejection> {
        self.must_run()?;
        let found = self.state.token(number);
        let found = found.filter(|token| matches!(token.rest, Rest::Incident(_))).cloned();
        let (Some(incident), Some(place)) = (found, self.place_of(number)) else {
            let message = format!("There is no open incident {number}.");
            return Err(Rejection::new(Code::UnknownIncident, message));
        };
        let step = Rc::clone(&incident.step);
        self.emit(EventKind::Retried(Retried { incident: number, step }));
        self.arrive(place, None);
        Ok(())
    }

    /// The open task with this number, which must be one that the actor can do now.
    pub(super) fn open_task_of_actor(&self, number: u32) -> Result<Rc<Task>, Rejection> {
        self.must_run()?;
        let actor = self.actor()?;
        let Some(task) = self.state.task(number) else {
            let was_there = (1..=self.state.last_number()).contains(&number);
            return Err(if was_there {
                Rejection::new(Code::TaskDone, "This task is done already.")
                    .with_help("Look at the inbox again.")
            } else {
                Rejection::new(Code::UnknownTask, format!("There is no task {number}."))
            });
        };
        if task.answered_by(actor) {
            let message = "You have answered already; others have to answer too.";
            return Err(Rejection::new(Code::AnsweredAlready, message));
        }
        if !task.awaits(actor) {
            let message = format!("This task is not for `{actor}`.");
            let help = format!("It is for: {}.", task.candidates.join(", "));
            return Err(Rejection::new(Code::NotYourTask, message).with_help(help));
        }
        Ok(Rc::clone(task))
    }

    fn emit_answer(
        &mut self,
        task: &Task,
        outcome: Option<&Rc<str>>,
        comment: Option<&Rc<str>>,
        open: bool,
        settled: Option<&Rc<str>>,
    ) {
        self.emit(EventKind::Answered(Answered {
            task: task.number,
            step: Rc::clone(&task.step),
            outcome: outcome.cloned(),
            comment: comment.cloned(),
            open,
            settled: settled.cloned(),
        }));
    }
}

fn approval_of(node: &Node) -> Option<&Approval> {
    match &node.action {
        Action::Work(task) => task.approval.as_ref(),
        _ => None,
    }
}

/// The outcome as the graph has it.
fn must_be_known<'g>(
    approval: Option<&'g Approval>,
    outcome: Option<&Rc<str>>,
) -> Result<Option<&'g Rc<str>>, Rejection> {
    let Some(approval) = approval else {
        return match outcome {
            None => Ok(None),
            Some(outcome) => {
                let message = format!("This task has no outcome `{outcome}`: it is done or not.");
                Err(Rejection::new(Code::UnknownOutcome, message)
                    .with_help("Answer it without an outcome."))
            }
        };
    };
    let known = approval.outcomes.iter().map(|known| &known.name);
    if let Some(found) = known.clone().find(|known| Some(*known) == outcome) {
        return Ok(Some(found));
    }
    let message = match outcome {
        Some(outcome) => format!("`{outcome}` is not an outcome of this approval."),
        None => "An approval must be answered with an outcome.".into(),
    };
    let known: Vec<&str> = known.map(|name| &**name).collect();
    let help = format!("It can be answered with: {}.", known.join(", "));
    Err(Rejection::new(Code::UnknownOutcome, message).with_help(help))
}

pub(super) fn must_be_short(comment: Option<&Rc<str>>) -> Result<(), Rejection> {
    if comment.is_none_or(|comment| comment.len() <= MAX_COMMENT) {
        return Ok(());
    }
    let message = format!("The comment is longer than {MAX_COMMENT} bytes.");
    Err(Rejection::new(Code::CommentTooLong, message).with_help("Shorten it."))
}

impl Approval {
    fn target(&self, outcome: &str) -> Target {
        let found = self.outcomes.iter().find(|known| *known.name == *outcome);
        found.map_or(Target::Nowhere, |outcome| outcome.target)
    }
}
