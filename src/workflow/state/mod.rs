//! Where an instance stands: what the events so far come to.
//!
//! A state holds what later commands need and nothing else: its size goes with what is open, not
//! with what has happened. It is never stored; events are.

mod apply;
mod grow;
mod repeats;
mod timers;

use std::rc::Rc;

use super::event::TaskKind;
use crate::value::{Context, Value};

pub use apply::apply;
use repeats::Repeats;
use timers::Timers;
pub(crate) use timers::{Alarm, What};

/// Where an instance stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    phase: Phase,
    submitter: Rc<str>,
    submission: Rc<Context>,
    // INVARIANT: in the order of the names.
    results: Vec<(Rc<str>, Value)>,
    // INVARIANT: in the order of the steps' ids.
    answers: Vec<Rc<StepAnswer>>,
    // INVARIANT: in the order of their numbers.
    tasks: Vec<Rc<Task>>,
    incidents: Vec<OpenIncident>,
    timers: Timers,
    repeats: Repeats,
    last_number: u32,
    events: u64,
}

/// Whether an instance runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// It has not begun.
    #[default]
    New,
    /// It has begun and is not over.
    Running,
    /// It is over, with this status.
    Ended(Rc<str>),
}

/// A task that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its number.
    pub number: u32,
    /// The step it belongs to.
    pub step: Rc<str>,
    /// What kind of task it is.
    pub kind: TaskKind,
    /// What it is called.
    pub title: Rc<str>,
    /// The ids of those who can do it.
    pub candidates: Vec<Rc<str>>,
    /// How many of them must give an approval's answer before it counts.
    pub needs: u32,
    /// Who has answered, and what.
    pub votes: Vec<Vote>,
    /// When it came into being, in milliseconds since 1970 UTC.
    pub since: u64,
    /// When it is due, in milliseconds since 1970 UTC.
    pub due: Option<u64>,
    /// When those who can do it are still to be reminded, in milliseconds since 1970 UTC.
    pub remind: Vec<u64>,
    /// Whether it was found to be overdue.
    pub overdue: bool,
}

/// An answer to an approval that waits for further ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Vote {
    /// The id of the person.
    pub by: Rc<str>,
    /// What was answered.
    pub outcome: Rc<str>,
}

/// What a step was answered the last time it was done.
#[derive(Clone, Debug, PartialEq)]
pub struct StepAnswer {
    /// The step.
    pub step: Rc<str>,
    /// The ids of those who answered, in order; the last one settled it.
    pub by: Vec<Rc<str>>,
    /// What it came to; none where the step was only to be done.
    pub outcome: Option<Rc<str>>,
    /// The remark of the one who settled it.
    pub comment: Option<Rc<str>>,
}

/// An incident that has stopped a part of the instance.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenIncident {
    /// Its number.
    pub number: u32,
    /// The step that could not be done.
    pub step: Rc<str>,
    /// What is wrong, as a sentence.
    pub message: Rc<str>,
}

impl State {
    /// The state of an instance that has not begun.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether it runs.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// The id of the submitter; empty before it has begun.
    pub fn submitter(&self) -> &Rc<str> {
        &self.submitter
    }

    /// The fields' values, as submitted last.
    pub fn submission(&self) -> &Rc<Context> {
        &self.submission
    }

    /// The result that a step has left under this name.
    pub fn result(&self, name: &str) -> Option<&Value> {
        let place = self.place_of_result(name).ok()?;
        self.results.get(place).map(|(_, value)| value)
    }

    /// What a step was answered the last time it was done.
    pub fn answer(&self, step: &str) -> Option<&StepAnswer> {
        let place = self.place_of_answer(step).ok()?;
        self.answers.get(place).map(Rc::as_ref)
    }

    /// The tasks that are open, in the order in which they came into being.
    pub fn tasks(&self) -> &[Rc<Task>] {
        &self.tasks
    }

    /// The open task with this number.
    pub fn task(&self, number: u32) -> Option<&Rc<Task>> {
        self.tasks.get(self.place_of(number).ok()?)
    }

    /// The incidents that have stopped a part of it.
    pub fn incidents(&self) -> &[OpenIncident] {
        &self.incidents
    }

    /// How many events have led here.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// The number, counted from 0, of the first event that followed from an earlier command of
    /// this person with this key. The last 16 commands are remembered.
    pub fn first_answer(&self, by: Option<&str>, key: &str) -> Option<u64> {
        self.repeats.find(by, key)
    }

    /// The last number that a task or an incident was given.
    pub(crate) fn last_number(&self) -> u32 {
        self.last_number
    }

    pub(crate) fn alarms(&self, until: u64) -> impl Iterator<Item = Alarm> {
        self.timers.until(until)
    }

    fn place_of(&self, number: u32) -> Result<usize, usize> {
        self.tasks.binary_search_by_key(&number, |task| task.number)
    }

    fn place_of_result(&self, name: &str) -> Result<usize, usize> {
        self.results.binary_search_by(|(known, _)| (**known).cmp(name))
    }

    fn place_of_answer(&self, step: &str) -> Result<usize, usize> {
        self.answers.binary_search_by(|answer| (*answer.step).cmp(step))
    }
}

impl Task {
    /// Whether this person can do it and has not answered yet.
    pub fn awaits(&self, person: &str) -> bool {
        self.candidates.iter().any(|candidate| **candidate == *person) && !self.answered_by(person)
    }

    /// Whether this person has answered it already.
    pub fn answered_by(&self, person: &str) -> bool {
        self.votes.iter().any(|vote| *vote.by == *person)
    }

    /// The ids of those who can do it and have not answered yet.
    pub fn awaited(&self) -> impl Iterator<Item = &Rc<str>> {
        self.candidates.iter().filter(|candidate| !self.answered_by(candidate))
    }
}

/// When something next becomes due by itself, in milliseconds since 1970 UTC: the time for a
/// [`Tick`](super::Request::Tick).
pub fn next_timer(state: &State) -> Option<u64> {
    state.timers.next()
}
