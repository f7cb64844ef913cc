//! What time makes due: reminders, and tasks that nobody has done.

use std::rc::Rc;

use super::run::Run;
use crate::diagnostic::Code;
use crate::workflow::decisions::Problem;
use crate::workflow::event::{EventKind, Overdue, Reminded};
use crate::workflow::state::{Task, What};

impl Run<'_> {
    /// Does what is due until now, in the order in which it became due. Reminders of a task that
    /// were missed count as one.
    pub(super) fn tick(&mut self) {
        let state = self.state;
        let mut reminded = Vec::new();
        for alarm in state.alarms(self.env.now) {
            let Some(task) = state.task(alarm.task) else { continue };
            match alarm.what {
                What::Reminder if reminded.contains(&alarm.task) => {}
                What::Reminder => {
                    reminded.push(alarm.task);
                    self.emit(EventKind::Reminded(Reminded {
                        task: task.number,
                        step: Rc::clone(&task.step),
                        to: task.awaited().cloned().collect(),
                    }));
                }
                What::Task => self.overdue(task),
            }
        }
    }

    fn overdue(&mut self, task: &Task) {
        let (added, problem) = match self.escalated(task) {
            Ok(added) => (added, None),
            Err(problem) => (Vec::new(), Some(problem)),
        };
        self.emit(EventKind::Overdue(Overdue {
            task: task.number,
            step: Rc::clone(&task.step),
            added,
        }));
        // The task itself stays with those who have it.
        if let Some(problem) = problem {
            self.incident(&task.step, problem, true);
        }
    }

    /// Who can do an overdue task from now on besides those who could before.
    fn escalated(&mut self, task: &Task) -> Result<Vec<Rc<str>>, Problem> {
        let Some(node) = self.graph.task_at(&task.step) else { return Ok(Vec::new()) };
        let Some(escalate) = &node.escalate else { return Ok(Vec::new()) };
        let mut added = self.candidates(escalate, &node.exclude)?;
        added.retain(|person| !task.candidates.contains(person));
        if added.is_empty() {
            let message = "The task is overdue, and there is nobody else to do it.".into();
            return Err(Problem { code: Code::Unassignable, message });
        }
        Ok(added)
    }
}
