//! The engine: deployments, instances and the event log of one workspace.

mod bundle;

pub use bundle::Bundle;
