//! What time makes due: reminders, tasks that nobody has done, and timers.

use std::rc::Rc;

use super::STEP_BUDGET;
use super::run::Run;
use crate::diagnostic::Code;
use crate::workflow::decisions::Problem;
use crate::workflow::event::{EventKind, Overdue, Reminded};
use crate::workflow::graph::Action;
use crate::workflow::state::{Alarm, Task, What};

impl Run<'_> {
    /// Does what is due until now, in the order in which it became due, with all that follows from it.
    /// Reminders of a task that were missed count as one. What is too much is left to the next tick.
    pub(super) fn tick(&mut self) {
        for _ in 0..STEP_BUDGET {
            let next = self.state.alarms(self.env.now).next();
            let Some(alarm) = next.filter(|_| self.is_running() && !self.state.is_suspended())
            else {
                return;
            };
            self.fire(alarm);
            self.move_tokens();
        }
    }

    fn fire(&mut self, alarm: Alarm) {
        match alarm.what {
            What::Event(place) => {
                let on = self.state.on(alarm.token);
                let event = on.get(place as usize).map(|known| Rc::clone(&known.event));
                let occurrence = event.and_then(|event| self.occurrence(alarm.token, &event));
                if let Some(occurrence) = occurrence {
                    self.happen(occurrence, None);
                }
            }
            what => {
                let Some(task) = self.state.task(alarm.token).cloned() else { return };
                if what == What::Task {
                    return self.overdue(&task);
                }
                self.emit(EventKind::Reminded(Reminded {
                    task: task.number,
                    step: Rc::clone(&task.step),
                    to: task.awaited().cloned().collect(),
                }));
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
            let scope = self.state.token(task.number).map_or(0, |token| token.scope);
            self.incident(scope, &task.step, problem, true);
        }
    }

    /// Who can do an overdue task from now on besides those who could before.
    fn escalated(&mut self, task: &Task) -> Result<Vec<Rc<str>>, Problem> {
        let Some(place) = self.place_of(task.number) else { return Ok(Vec::new()) };
        let Some(Action::Work(node)) = self.node(place).map(|node| &node.action) else {
            return Ok(Vec::new());
        };
        let Some(escalate) = &node.escalate else { return Ok(Vec::new()) };
        self.look_from(place.scope);
        let mut added = self.candidates(escalate, &node.exclude)?;
        added.retain(|person| !task.candidates.contains(person));
        if added.is_empty() {
            let message = "The task is overdue, and there is nobody else to do it.".into();
            return Err(Problem { code: Code::Unassignable, message });
        }
        Ok(added)
    }
}
