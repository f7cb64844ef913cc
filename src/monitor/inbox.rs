//! Whose turn it is: for each person the tasks that wait for them.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::workflow::State;

/// Tasks by the people who can do them. A task is a slip's id and a number.
#[derive(Clone, Debug, Default)]
pub struct Inbox {
    tasks: BTreeMap<Rc<str>, BTreeSet<(Rc<str>, u32)>>,
    /// The people whose inbox holds a task of the slip.
    people: BTreeMap<Rc<str>, BTreeSet<Rc<str>>>,
}

impl Inbox {
    /// Takes in where a slip stands now.
    pub fn update(&mut self, slip: &Rc<str>, state: &State) {
        for person in self.people.remove(slip).unwrap_or_default() {
            if let Some(tasks) = self.tasks.get_mut(&person) {
                tasks.retain(|(of, _)| of != slip);
            }
        }
        let mut people = BTreeSet::new();
        for task in state.tasks() {
            for person in task.awaited() {
                self.tasks.entry(Rc::clone(person)).or_default().insert((Rc::clone(slip), task.number));
                people.insert(Rc::clone(person));
            }
        }
        if !people.is_empty() {
            self.people.insert(Rc::clone(slip), people);
        }
    }

    /// The tasks that wait for a person.
    pub fn of(&self, person: &str) -> impl Iterator<Item = (&Rc<str>, u32)> {
        self.tasks.get(person).into_iter().flatten().map(|(slip, task)| (slip, *task))
    }
}
