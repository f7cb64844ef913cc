//! Decision tables.

mod compile;
mod explain;
mod hit_policies;
mod index;
mod support;
