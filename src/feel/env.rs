//! What an evaluation may use and how much of it.

use std::borrow::Cow;

use super::builtins::PatternCache;
use super::eval::Machine;
use super::fault::Fault;
use crate::diagnostic::TextRange;
use crate::host::Host;
use crate::value::{DateTime, Value};

/// Something that made a part of the result null, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where in the expression.
    pub range: TextRange,
    /// Why, as a sentence.
    pub reason: Cow<'static, str>,
}

/// A sub-result of an evaluation.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The text that was evaluated.
    pub range: TextRange,
    /// What it gave.
    pub value: Value,
}

/// Functions that the host gives to expressions.
pub trait Functions {
    /// Calls the function `name`. For `function(…) external {java: {class: "C", method
    /// signature: "m(int)"}}` the name is `C.m(int)`.
    ///
    /// # Errors
    ///
    /// Why there is no result; the expression's value is null then.
    fn call(&self, name: &str, arguments: &[Value]) -> Result<Value, Cow<'static, str>>;
}

/// How much an evaluation may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Instructions and elements looked at.
    pub steps: u64,
    /// Functions of the expression that call each other.
    pub depth: u32,
    /// Bytes of a text, and elements of a list.
    pub size: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { steps: 5_000_000, depth: 128, size: 1_000_000 }
    }
}

/// What an evaluation may use: the host, the clock, and a budget that is shared by all runs until
/// [`Env::renew`]. It also keeps the memory of the machine, so use one for many runs.
pub struct Env<'a> {
    pub(crate) host: &'a dyn Host,
    pub(crate) clock: Clock<'a>,
    pub(crate) functions: Option<&'a dyn Functions>,
    pub(crate) new_id: Option<&'a dyn Fn() -> String>,
    pub(crate) limits: Limits,
    pub(crate) steps: u64,
    pub(crate) depth: u32,
    pub(crate) notes: Option<Vec<Note>>,
    pub(crate) trace: Option<Vec<Step>>,
    pub(crate) memory: Box<Memory>,
}

/// The memory of the machine and the patterns that it compiled, for what makes an environment for each run.
#[derive(Default)]
pub struct Memory {
    pub(crate) machine: Machine,
    pub(crate) patterns: PatternCache,
}

/// What time it is: the same whenever one evaluation asks.
pub(crate) enum Clock<'a> {
    Known(DateTime),
    Asked(&'a dyn Fn() -> DateTime),
}

impl<'a> Env<'a> {
    /// An environment that asks for the time when an expression does, with the memory of an earlier one.
    pub fn with_clock(
        host: &'a dyn Host,
        clock: &'a dyn Fn() -> DateTime,
        memory: Box<Memory>,
    ) -> Self {
        Self::of(host, Clock::Asked(clock), memory)
    }

    /// What time it is.
    pub(crate) fn now(&mut self) -> DateTime {
        let now = match &self.clock {
            Clock::Known(now) => return now.clone(),
            Clock::Asked(ask) => ask(),
        };
        self.clock = Clock::Known(now.clone());
        now
    }

    /// An environment where `now()` is `now` and `today()` its date.
    pub fn new(host: &'a dyn Host, now: DateTime) -> Self {
        Self::of(host, Clock::Known(now), Box::default())
    }

    fn of(host: &'a dyn Host, clock: Clock<'a>, memory: Box<Memory>) -> Self {
        let limits = Limits::default();
        Self {
            host,
            clock,
            functions: None,
            new_id: None,
            limits,
            steps: limits.steps,
            depth: limits.depth,
            notes: None,
            trace: None,
            memory,
        }
    }

    /// Gives back its memory, for the next environment.
    pub fn into_memory(self) -> Box<Memory> {
        self.memory
    }

    /// Sets the bounds.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self.renew();
        self
    }

    /// Lets expressions call functions of the host.
    #[must_use]
    pub fn with_functions(mut self, functions: &'a dyn Functions) -> Self {
        self.functions = Some(functions);
        self
    }

    /// Where `uuid()` gets its values; without it, it is null.
    #[must_use]
    pub fn with_ids(mut self, new_id: &'a dyn Fn() -> String) -> Self {
        self.new_id = Some(new_id);
        self
    }

    /// Keeps notes about what became null and why.
    #[must_use]
    pub fn with_notes(mut self) -> Self {
        self.keep_notes();
        self
    }

    /// Keeps notes from now on, as [`Env::with_notes`] does.
    pub fn keep_notes(&mut self) {
        self.notes = Some(Vec::new());
    }

    /// Gives back the whole budget.
    pub fn renew(&mut self) {
        self.steps = self.limits.steps;
        self.depth = self.limits.depth;
    }

    /// The notes since they were taken last; none unless they are kept.
    pub fn take_notes(&mut self) -> Vec<Note> {
        self.notes.as_mut().map(std::mem::take).unwrap_or_default()
    }

    pub(crate) fn note(&mut self, range: TextRange, reason: Cow<'static, str>) {
        if let Some(notes) = &mut self.notes
            && notes.len() < MAX_NOTES
        {
            notes.push(Note { range, reason });
        }
    }

    /// Uses up some steps.
    pub(crate) fn spend(&mut self, steps: usize) -> Result<(), Fault> {
        match self.steps.checked_sub(steps as u64) {
            Some(left) => {
                self.steps = left;
                Ok(())
            }
            None => Err(Fault::Steps),
        }
    }

    /// Whether a text or a list may be that large.
    pub(crate) fn allow(&self, size: usize) -> Result<(), Fault> {
        if size > self.limits.size { Err(Fault::Size) } else { Ok(()) }
    }
}

/// A loop can note the same thing at each turn: nobody reads more than this.
const MAX_NOTES: usize = 100;
