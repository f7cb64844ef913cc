//! Whose turn it is: for each person the tasks that wait for them.

use std::rc::Rc;

use crate::by_name::ByName;
use crate::workflow::State;

/// A task: the number of its slip in the workspace, and its own in the slip.
pub type TaskNumber = (usize, u32);

/// Tasks by the people who can do them.
#[derive(Clone, Debug, Default)]
pub struct Inbox {
    // INVARIANT: each person's tasks are in order.
    tasks: ByName<Vec<TaskNumber>>,
    /// By the number of a slip, the people whose inbox holds a task of it.
    people: Vec<Vec<Rc<str>>>,
}

impl Inbox {
    /// Takes in where a slip stands now.
    pub fn update(&mut self, slip: usize, state: &State) {
        if self.people.len() <= slip {
            self.people.resize_with(slip.saturating_add(1), Vec::new);
        }
        let mut people = self.people.get_mut(slip).map(std::mem::take).unwrap_or_default();
        for person in people.drain(..) {
            if let Some(tasks) = self.tasks.get_mut(&person) {
                let first = tasks.partition_point(|(of, _)| *of < slip);
                let end = tasks.partition_point(|(of, _)| *of <= slip);
                tasks.drain(first..end);
            }
        }
        for task in state.tasks() {
            for person in task.awaited() {
                let Some(tasks) = self.tasks.or_default(person) else { continue };
                let entry = (slip, task.number);
                if let Err(place) = tasks.binary_search(&entry) {
                    tasks.insert(place, entry);
                }
                people.push(Rc::clone(person));
            }
        }
        if let Some(place) = self.people.get_mut(slip) {
            *place = people;
        }
    }

    /// The tasks that wait for a person.
    pub fn of(&self, person: &str) -> &[TaskNumber] {
        self.tasks.get(person).map(Vec::as_slice).unwrap_or_default()
    }
}
