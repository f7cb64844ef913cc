//! Expressions and decisions of their own, without a workspace: for editors, and for pages that only need rules.

mod decision;
mod expression;
mod functions;
mod values;
