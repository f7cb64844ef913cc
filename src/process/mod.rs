//! Processes: how workflows of several departments add up to a goal.

mod compile;
mod definition;

use std::rc::Rc;

pub use compile::{Surroundings, compile};
pub use definition::{
    HandOffDefinition, MeasureDefinition, ProcessDefinition, Quantity, Statistic,
};

use crate::feel::{Env, Fault, Program};
use crate::value::{DaysDuration, Decimal, Value};

/// The name under which a hand-off's condition finds how the instance has ended.
pub const STATUS: &str = "status";

/// A compiled process.
#[derive(Debug)]
pub struct Process {
    /// What people call it.
    pub title: Rc<str>,
    /// What all of it is for.
    pub goal: Option<Rc<str>>,
    hand_offs: Vec<HandOff>,
    measures: Vec<Measure>,
}

/// A compiled hand-off.
#[derive(Debug)]
pub struct HandOff {
    /// The workflow that has ended.
    pub after: Rc<str>,
    /// The workflow that begins.
    pub start: Rc<str>,
    condition: Option<Program>,
}

/// A compiled measure.
#[derive(Debug)]
pub struct Measure {
    /// What people call it.
    pub name: Rc<str>,
    /// The workflow whose instances are measured.
    pub workflow: Rc<str>,
    /// What of each instance is measured.
    pub of: Quantity,
    /// How the instances' figures become one.
    pub statistic: Statistic,
    target: Option<Program>,
}

impl Process {
    /// The hand-offs from a workflow.
    pub fn hand_offs_after(&self, workflow: &str) -> impl Iterator<Item = &HandOff> {
        self.hand_offs.iter().filter(move |hand_off| *hand_off.after == *workflow)
    }

    /// The measures, in the order in which they were written.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }
}

impl HandOff {
    /// Whether the next workflow begins. `slots` are the values of the names that the condition
    /// was compiled for.
    ///
    /// # Errors
    ///
    /// When the condition runs out of its budget.
    pub fn applies(&self, slots: &[Value], env: &mut Env<'_>) -> Result<bool, Fault> {
        match &self.condition {
            None => Ok(true),
            Some(condition) => Ok(condition.run(slots, env)?.is_true()),
        }
    }
}

impl Measure {
    /// A figure, a count or milliseconds, as the value that targets are about.
    pub fn value(&self, figure: u64) -> Value {
        match self.statistic {
            Statistic::Count => Value::Number(Decimal::from(figure)),
            Statistic::Mean | Statistic::Median | Statistic::P90 | Statistic::Max => {
                match self.of {
                    Quantity::CycleTime => {
                        DaysDuration::from_nanoseconds(i128::from(figure).saturating_mul(1_000_000))
                            .into()
                    }
                }
            }
        }
    }

    /// Whether a figure meets the target; none where there is no target.
    ///
    /// # Errors
    ///
    /// When the target runs out of its budget.
    pub fn meets(&self, figure: &Value, env: &mut Env<'_>) -> Result<Option<bool>, Fault> {
        let Some(target) = &self.target else { return Ok(None) };
        Ok(target.run(std::slice::from_ref(figure), env)?.as_bool())
    }
}
