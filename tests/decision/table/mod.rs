//! Decision tables.

mod check;
mod compile;
mod explain;
mod hit_policies;
mod index;
mod support;
