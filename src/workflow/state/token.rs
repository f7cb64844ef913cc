//! Tokens at rest: what an instance consists of between commands (BPMN 2.0, 7.2).

use std::rc::Rc;

use crate::value::{Context, Value};
use crate::workflow::event::{Subscription, TaskKind};

/// A token that rests.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Its number; never used twice in an instance, and greater than that of the scope that it is in.
    pub number: u32,
    /// The number of the scope that it is in; 0 is the instance itself.
    pub scope: u32,
    /// The step at which it rests.
    pub step: Rc<str>,
    /// What can happen to it.
    pub on: Vec<Subscription>,
    /// What it rests for.
    pub rest: Rest,
}

/// What a token rests for.
#[derive(Clone, Debug, PartialEq)]
pub enum Rest {
    /// People, who have a task.
    Task(Rc<Task>),
    /// Somebody who looks at what went wrong: this, as a sentence.
    Incident(Rc<str>),
    /// Something that happens.
    Event,
    /// An answer of the outside.
    Answer,
    /// Its turn.
    Turn,
    /// What is inside.
    Scope(Rc<Scope>),
}

/// What goes on inside of a token.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    /// How many tokens are directly inside.
    pub inside: u32,
    /// Whether a handler has broken it off.
    pub interrupted: bool,
    /// What kind of scope it is.
    pub kind: ScopeKind,
}

/// The kinds of scopes.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ScopeKind {
    /// Steps that belong together, handlers among them.
    #[default]
    Group,
    /// Steps that are done for each of these.
    Each(Each),
    /// Steps that are done again and again: how often they were begun.
    Repeat(u32),
    /// Steps that are done once, as part of the scope around: for the item of this number.
    Turn(u32),
    /// Another workflow with its own submission.
    Call(Rc<str>, Rc<Context>),
    /// What was done is undone.
    Undo(Undo),
}

/// How far steps that are done for each item of a list have come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Each {
    /// The items.
    pub items: Rc<Vec<Value>>,
    /// How many were begun.
    pub begun: u32,
    /// How many are done.
    pub done: u32,
    /// Whether it has gone on already.
    pub passed: bool,
    /// What the turns have left, by the number of the item.
    pub left: Rc<Vec<(u32, Value)>>,
}

/// What is to be undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undo {
    /// What is still to be undone, the next last.
    pub left: Vec<Done>,
    /// What is being undone.
    pub now: Option<Done>,
    /// Whether the transaction around is cancelled then.
    pub cancels: bool,
}

/// Something that was done and can be undone.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// The number it had.
    pub number: u32,
    /// The number of the scope that it was in.
    pub scope: u32,
    /// Its step.
    pub step: Rc<str>,
}

/// The tokens that wait at a join of one scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// The number of the scope.
    pub scope: u32,
    /// The step.
    pub step: Rc<str>,
    /// How many have come, by way in.
    pub arrived: Vec<u32>,
    /// By way in, whether one has counted since it last went on; only where not all are waited for.
    pub counted: Vec<bool>,
}

impl Waiting {
    /// How many tokens wait.
    pub fn count(&self) -> u32 {
        self.arrived.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }
}

/// A task that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its number.
    pub number: u32,
    /// The step it belongs to.
    pub step: Rc<str>,
    /// The workflow of the step, where it is another one that was called.
    pub workflow: Option<Rc<str>>,
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

impl Scope {
    /// The workflow that was called.
    pub(crate) fn workflow(&self) -> Option<Rc<str>> {
        match &self.kind {
            ScopeKind::Call(workflow, _) => Some(Rc::clone(workflow)),
            _ => None,
        }
    }
}

impl Token {
    /// What goes on inside.
    pub fn inside(&self) -> Option<&Scope> {
        match &self.rest {
            Rest::Scope(scope) => Some(scope),
            _ => None,
        }
    }

    /// The task that people have.
    pub fn task(&self) -> Option<&Rc<Task>> {
        match &self.rest {
            Rest::Task(task) => Some(task),
            _ => None,
        }
    }

    pub(super) fn inside_mut(&mut self) -> Option<&mut Scope> {
        match &mut self.rest {
            Rest::Scope(scope) => Some(Rc::make_mut(scope)),
            _ => None,
        }
    }

    pub(super) fn task_mut(&mut self) -> Option<&mut Task> {
        match &mut self.rest {
            Rest::Task(task) => Some(Rc::make_mut(task)),
            _ => None,
        }
    }
}
