//! Processes: how workflows of several departments add up to a goal.

mod definition;

pub use definition::{
    HandOffDefinition, MeasureDefinition, ProcessDefinition, Quantity, Statistic,
};
