//! What the tests of this layer share: random expressions and a plain evaluator of trees.

mod generate;
mod laws;
mod reference;
