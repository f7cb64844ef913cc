//! What an author writes: decisions, and all that DMN has beside them.

mod item;
mod logic;
mod model;

pub use item::{FunctionTypeDefinition, ItemDefinition, TypeDefinition};
pub use logic::{
    BoxedDefinition, ConditionalDefinition, FilterDefinition, ForDefinition, FunctionDefinition,
    FunctionKind, InvocationDefinition, LogicDefinition, ParameterDefinition, QuantifiedDefinition,
    RelationDefinition,
};
pub use model::{
    DecisionDefinition, Definitions, ImportDefinition, InputDataDefinition, KnowledgeDefinition,
    ModelDefinition, ServiceDefinition,
};
