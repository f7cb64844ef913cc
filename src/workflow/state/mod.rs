//! Where an instance stands: what the events so far come to.
//!
//! A state holds what later commands need and nothing else: its size goes with what is open, not
//! with what has happened. It is never stored; events are.

mod apply;
mod cancel;
mod grow;
mod migrate;
mod pages;
mod repeats;
mod timers;
mod token;

use std::cmp::Ordering;
use std::rc::Rc;

use super::event::{Kept, Subscription};
use crate::value::{Context, Value};

pub use apply::apply;
use pages::Pages;
use repeats::Repeats;
use timers::Timers;
pub(crate) use timers::{Alarm, What};
pub use token::{Done, Each, Rest, Scope, ScopeKind, Task, Token, Undo, Vote, Waiting};

/// Where an instance stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    phase: Phase,
    submitter: Rc<str>,
    submission: Rc<Context>,
    is_suspended: bool,
    /// What can begin handlers of the instance itself.
    on: Vec<Subscription>,
    /// Whether a handler of the instance itself has broken it off.
    interrupted: bool,
    /// How many tokens are directly in the instance itself.
    inside: u32,
    // INVARIANT: in the order of the scopes and names.
    results: Pages<Rc<Named>>,
    // INVARIANT: in the order of the scopes and steps.
    answers: Pages<Rc<StepAnswer>>,
    // INVARIANT: in the order of their numbers.
    tokens: Pages<Rc<Token>>,
    // INVARIANT: in the order of the scopes and steps.
    joins: Pages<Rc<Waiting>>,
    // INVARIANT: in the order of their numbers.
    done: Pages<Rc<Done>>,
    kept: Vec<Rc<Kept>>,
    timers: Timers,
    repeats: Repeats,
    last_number: u32,
    events: u64,
}

/// A value that was given a name.
#[derive(Clone, Debug, PartialEq)]
struct Named {
    scope: u32,
    name: Rc<str>,
    value: Value,
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

/// What a step was answered the last time it was done.
#[derive(Clone, Debug, PartialEq)]
pub struct StepAnswer {
    /// The number of the scope whose answer it is; 0 is the instance itself.
    pub scope: u32,
    /// The step.
    pub step: Rc<str>,
    /// The ids of those who answered, in order; the last one settled it.
    pub by: Vec<Rc<str>>,
    /// What it came to; none where the step was only to be done.
    pub outcome: Option<Rc<str>>,
    /// The remark of the one who settled it.
    pub comment: Option<Rc<str>>,
}

impl State {
    /// The state of an instance that has not begun.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets it stand where an instance does that is about to begin.
    pub(crate) fn begin(&mut self, submitter: &Rc<str>, submission: &Rc<Context>) {
        self.submitter = Rc::clone(submitter);
        self.submission = Rc::clone(submission);
    }

    /// Lets it have another submission.
    pub(crate) fn resubmit(&mut self, submission: &Rc<Context>) {
        self.submission = Rc::clone(submission);
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

    /// The value that a name was given in a scope itself.
    pub fn result(&self, scope: u32, name: &str) -> Option<&Value> {
        self.results.get(by_name(scope, name)).map(|result| &result.value)
    }

    /// The names that were given values in a scope itself.
    pub(crate) fn names_of(&self, scope: u32) -> impl Iterator<Item = (&Rc<str>, &Value)> {
        let named = self
            .results
            .from(move |known| known.scope.cmp(&scope).then(std::cmp::Ordering::Greater));
        let named = named.take_while(move |known| known.scope == scope);
        named.map(|known| (&known.name, &known.value))
    }

    /// What a step was answered the last time it was done in a scope.
    pub fn answer(&self, scope: u32, step: &str) -> Option<&StepAnswer> {
        self.answers.get(by_step(scope, step)).map(Rc::as_ref)
    }

    /// The tokens that rest, in the order in which they came to do so, joins aside.
    pub fn tokens(&self) -> impl Iterator<Item = &Rc<Token>> {
        self.tokens.iter()
    }

    /// The token with this number.
    pub fn token(&self, number: u32) -> Option<&Rc<Token>> {
        self.tokens.get(by_number(number))
    }

    /// What goes on inside of the token with this number.
    pub fn scope(&self, number: u32) -> Option<&Scope> {
        self.token(number)?.inside()
    }

    /// The tokens that wait at joins.
    pub fn joins(&self) -> impl Iterator<Item = &Rc<Waiting>> {
        self.joins.iter()
    }

    /// The tokens that wait at a join of a scope.
    pub fn join(&self, scope: u32, step: &str) -> Option<&Waiting> {
        self.joins.get(by_join(scope, step)).map(Rc::as_ref)
    }

    /// What was done in a scope and can be undone, in order.
    pub(crate) fn done_in(&self, scope: u32) -> impl Iterator<Item = &Rc<Done>> {
        self.done.iter().filter(move |done| done.scope == scope)
    }

    /// The messages that have come and that nothing has taken yet.
    pub fn kept(&self) -> &[Rc<Kept>] {
        &self.kept
    }

    /// How many tokens are directly in a scope; 0 is the instance itself.
    pub fn inside(&self, scope: u32) -> u32 {
        match scope {
            0 => self.inside,
            number => self.scope(number).map_or(0, |scope| scope.inside),
        }
    }

    /// What can happen to a token; 0 is the instance itself.
    pub fn on(&self, number: u32) -> &[Subscription] {
        match number {
            0 => &self.on,
            number => self.token(number).map_or(&[], |token| &token.on),
        }
    }

    /// Whether a handler of a scope has broken it off.
    pub(crate) fn is_interrupted(&self, scope: u32) -> bool {
        match scope {
            0 => self.interrupted,
            number => self.scope(number).is_some_and(|scope| scope.interrupted),
        }
    }

    /// Whether there is such a scope; 0 is the instance itself.
    pub(crate) fn has_scope(&self, scope: u32) -> bool {
        scope == 0 || self.scope(scope).is_some()
    }

    /// Whether it stands still.
    pub fn is_suspended(&self) -> bool {
        self.is_suspended
    }

    /// The tasks that are open, in the order in which they came into being.
    pub fn tasks(&self) -> impl Iterator<Item = &Rc<Task>> {
        self.tokens.iter().filter_map(|token| token.task())
    }

    /// The open task with this number.
    pub fn task(&self, number: u32) -> Option<&Rc<Task>> {
        self.token(number)?.task()
    }

    /// The tokens that an incident has stopped.
    pub fn incidents(&self) -> impl Iterator<Item = &Rc<Token>> {
        self.tokens.iter().filter(|token| matches!(token.rest, Rest::Incident(_)))
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

    /// The last number that a token was given.
    pub(crate) fn last_number(&self) -> u32 {
        self.last_number
    }

    pub(crate) fn alarms(&self, until: u64) -> impl Iterator<Item = Alarm> {
        self.timers.until(until)
    }
}

fn by_number(number: u32) -> impl Fn(&Rc<Token>) -> Ordering {
    move |token| token.number.cmp(&number)
}

fn by_name<'n>(scope: u32, name: &'n str) -> impl Fn(&Rc<Named>) -> Ordering + use<'n> {
    move |known| known.scope.cmp(&scope).then_with(|| (*known.name).cmp(name))
}

fn by_step<'n>(scope: u32, step: &'n str) -> impl Fn(&Rc<StepAnswer>) -> Ordering + use<'n> {
    move |known| known.scope.cmp(&scope).then_with(|| (*known.step).cmp(step))
}

fn by_join<'n>(scope: u32, step: &'n str) -> impl Fn(&Rc<Waiting>) -> Ordering + use<'n> {
    move |known| known.scope.cmp(&scope).then_with(|| (*known.step).cmp(step))
}

/// When something next becomes due by itself, in milliseconds since 1970 UTC: the time for a
/// [`Tick`](super::Request::Tick).
pub fn next_timer(state: &State) -> Option<u64> {
    if state.is_suspended { None } else { state.timers.next() }
}
