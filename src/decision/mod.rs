//! Decisions (DMN 1.5, 8): tables of rules and expressions that say where a slip goes.

mod definition;

pub use definition::{
    DecisionDefinition, HitPolicy, InputDefinition, OutputDefinition, RuleDefinition,
};
