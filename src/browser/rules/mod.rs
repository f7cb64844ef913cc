//! Expressions and decisions of their own, without a workspace: for editors, and for pages that only need rules.

mod conformance;
mod decision;
mod expression;
mod functions;
mod values;
