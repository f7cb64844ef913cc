//! What waits for a person.

use std::rc::Rc;

use crate::diagnostic::Code;
use crate::document::view;
use crate::engine::Engine;
use crate::engine::instant::iso;
use crate::engine::slip::Slip;
use crate::form::Answer;
use crate::sort::sort_by_key;
use crate::workflow::event::TaskKind;
use crate::workflow::{OutcomeKind, Rejection, Task, label};

view! {
    /// A task.
    pub struct TaskView {
        /// Its id in the workspace.
        pub id: String = "id",
        /// The slip it belongs to.
        pub slip: Rc<str> = "slip",
        /// What it is called.
        pub title: Rc<str> = "title",
        /// What the slip is called.
        pub slip_title: Rc<str> = "slipTitle",
        /// The step it belongs to.
        pub step: Rc<str> = "step",
        /// What kind of task it is.
        pub kind: &'static str = "kind",
        /// What can be answered; nothing where there is only something to do.
        pub outcomes: Vec<OutcomeView> = "outcomes",
        /// When it came into being, as ISO 8601.
        pub since: String = "since",
        /// When it is due, as ISO 8601.
        pub due: Option<String> = "due",
        /// Whether it is due and not done.
        pub overdue: bool = "overdue",
        /// The id of who submitted the form.
        pub submitter: Rc<str> = "submitter",
        /// The name of the form.
        pub form: Rc<str> = "form",
        /// What was submitted.
        pub values: Vec<Answer> = "values",
    }
}

view! {
    /// An answer that can be given.
    pub struct OutcomeView {
        /// The answer, as [`Engine::command`] takes it.
        pub name: Rc<str> = "name",
        /// What people call it.
        pub label: String = "label",
        /// Whether it agrees, sends the form back, or does something else.
        pub kind: &'static str = "kind",
    }
}

impl Engine {
    /// The tasks that wait for a person, those that are due first at the beginning.
    pub fn inbox(&self, person: &str, now: u64) -> Vec<TaskView> {
        let tasks = self.inbox.of(person).iter().filter_map(|(slip, number)| {
            let slip = self.slips.at(*slip)?;
            Some((slip, slip.state.task(*number)?))
        });
        let mut tasks: Vec<(&Slip, &Rc<Task>)> = tasks.collect();
        let urgency = |(slip, task): &(&Slip, &Rc<Task>)| {
            (task.due.unwrap_or(u64::MAX), task.since, Rc::clone(&slip.id))
        };
        sort_by_key(&mut tasks, urgency);
        tasks.into_iter().map(|(slip, task)| TaskView::of(slip, task, now)).collect()
    }

    /// The slip and the number of the task with this id.
    ///
    /// # Errors
    ///
    /// When there is no such task.
    pub fn task(&self, id: &str) -> Result<(&Rc<str>, u32), Rejection> {
        let parts =
            id.rsplit_once('.').and_then(|(slip, number)| Some((slip, number.parse().ok()?)));
        let found = parts.and_then(|(slip, number)| Some((&self.slips.get(slip)?.id, number)));
        found.ok_or_else(|| Rejection::new(Code::UnknownTask, format!("There is no task `{id}`.")))
    }
}

impl TaskView {
    fn of(slip: &Slip, task: &Task, now: u64) -> Self {
        let outcomes = slip.workflow.graph.outcomes(&task.step).map(|(name, kind)| OutcomeView {
            name: Rc::clone(name),
            label: label(name),
            kind: match kind {
                OutcomeKind::Agree => "agree",
                OutcomeKind::SendBack => "sendBack",
                OutcomeKind::Other => "other",
            },
        });
        let form = &slip.workflow.form;
        Self {
            id: format!("{}.{}", slip.id, task.number),
            slip: Rc::clone(&slip.id),
            title: Rc::clone(&task.title),
            slip_title: Rc::clone(&slip.title),
            step: Rc::clone(&task.step),
            kind: match task.kind {
                TaskKind::Task => "task",
                TaskKind::Approval => "approval",
                TaskKind::Revise => "revise",
            },
            outcomes: outcomes.collect(),
            since: iso(task.since),
            due: task.due.map(iso),
            overdue: task.due.is_some_and(|due| due <= now),
            submitter: Rc::clone(slip.state.submitter()),
            form: form.name().into(),
            values: form.answers(slip.state.submission()),
        }
    }
}
