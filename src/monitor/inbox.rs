//! Whose turn it is: for each person the tasks that wait for them.

use std::rc::Rc;

use crate::by_name::ByName;
use crate::workflow::{EventKind, State, Task};

/// A task: the number of its slip in the workspace, and its own in the slip.
pub type TaskNumber = (usize, u32);

/// Tasks by the people who can do them.
#[derive(Clone, Debug, Default)]
pub struct Inbox {
    // INVARIANT: each person's tasks are in order.
    tasks: ByName<Vec<TaskNumber>>,
    /// By the number of a slip, its tasks with those whose inbox holds them. INVARIANT: in the order of the tasks.
    people: Vec<Vec<(u32, Rc<str>)>>,
}

impl Inbox {
    /// Takes in where a slip stands since an event. What it costs goes with the tasks that the event is about, whatever
    /// else is open.
    pub fn update(&mut self, slip: usize, state: &State, event: &EventKind) {
        match event {
            EventKind::Assigned(assigned) => self.refresh(slip, assigned.task, state),
            EventKind::Answered(answered) => self.refresh(slip, answered.task, state),
            EventKind::Overdue(overdue) => self.refresh(slip, overdue.task, state),
            EventKind::Revised(revised) => self.refresh(slip, revised.task, state),
            EventKind::Skipped(_)
            | EventKind::Moved(_)
            | EventKind::Happened(_)
            | EventKind::Cancelled(_)
            | EventKind::Ended(_) => self.sweep(slip, state),
            _ => {}
        }
    }

    /// The tasks that wait for a person.
    pub fn of(&self, person: &str) -> &[TaskNumber] {
        self.tasks.get(person).map(Vec::as_slice).unwrap_or_default()
    }

    /// Takes in how a task stands.
    fn refresh(&mut self, slip: usize, number: u32, state: &State) {
        self.remove(slip, number);
        if let Some(task) = state.task(number) {
            self.put(slip, task);
        }
    }

    /// Takes out the tasks that are not there any more.
    fn sweep(&mut self, slip: usize, state: &State) {
        let known = self.people.get(slip).map(Vec::as_slice).unwrap_or_default();
        let mut gone: Vec<u32> = known.iter().map(|(task, _)| *task).collect();
        gone.retain(|task| state.task(*task).is_none());
        // From behind, so that nothing must move up.
        gone.iter().rev().for_each(|task| self.remove(slip, *task));
    }

    fn put(&mut self, slip: usize, task: &Task) {
        if self.people.len() <= slip {
            self.people.resize_with(slip.saturating_add(1), Vec::new);
        }
        let Some(people) = self.people.get_mut(slip) else { return };
        let entry = (slip, task.number);
        for person in task.awaited() {
            let Some(tasks) = self.tasks.or_default(person) else { continue };
            if let Err(place) = tasks.binary_search(&entry) {
                tasks.insert(place, entry);
                let place = people.partition_point(|(known, _)| *known <= task.number);
                people.insert(place, (task.number, Rc::clone(person)));
            }
        }
    }

    fn remove(&mut self, slip: usize, number: u32) {
        let Some(people) = self.people.get_mut(slip) else { return };
        let first = people.partition_point(|(known, _)| *known < number);
        let end = people.partition_point(|(known, _)| *known <= number);
        for (_, person) in people.drain(first..end) {
            if let Some(tasks) = self.tasks.get_mut(&person)
                && let Ok(place) = tasks.binary_search(&(slip, number))
            {
                tasks.remove(place);
            }
        }
    }
}
