//! Unary tests that compare with literals only: what they are, beside what they say of one value.

use super::eval::test;
use super::op::Op;
use super::program::Program;
use crate::value::{Comparison, Value};

/// Unary tests that depend on the value of `?` alone: `"a", "b"`, `[1..10]`, `not(< 5)`.
#[derive(Clone, Debug, PartialEq)]
pub struct LiteralTests {
    /// Whether they stand in `not(…)`.
    pub negated: bool,
    /// The tests, of which one has to hold.
    pub tests: Vec<LiteralTest>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub enum LiteralTest {
    /// A comparison, such as `< 10`.
    Comparison(Comparison, Value),
    /// A value, a range or a list of them, such as `"a"` or `[1..10]`.
    Value(Value),
}

impl LiteralTests {
    /// Whether `value` passes; none where FEEL makes it null.
    pub fn hold(&self, value: &Value) -> Option<bool> {
        let mut verdict = Some(false);
        for test in &self.tests {
            match test.holds(value) {
                Some(true) => return Some(!self.negated),
                None => verdict = None,
                Some(false) => {}
            }
        }
        verdict.map(|verdict| verdict != self.negated)
    }
}

impl LiteralTest {
    /// Whether `value` passes; none where FEEL makes it null.
    pub fn holds(&self, value: &Value) -> Option<bool> {
        match self {
            Self::Comparison(comparison, end) => comparison.holds(value, end),
            Self::Value(literal) => test::holds(value, literal),
        }
    }
}

impl Program {
    /// The unary tests that this program was compiled from, where each is a literal or a comparison
    /// with one.
    pub fn literal_tests(&self) -> Option<LiteralTests> {
        let constant = |place: u32| self.code.constants.get(place as usize).cloned();
        let (negated, mut ops) = match &*self.code.ops {
            [ops @ .., Op::Not] => (true, ops),
            ops => (false, ops),
        };
        let mut tests = Vec::new();
        while !ops.is_empty() {
            if let ([Op::OrJump(_), rest @ ..], false) = (ops, tests.is_empty()) {
                ops = rest;
            }
            let (test, rest) = match ops {
                [Op::CompareSlotConst(comparison, _, place), rest @ ..] => {
                    (LiteralTest::Comparison(*comparison, constant((*place).into())?), rest)
                }
                [
                    Op::Slot(_),
                    Op::Const(place),
                    Op::UnaryTest { reads_input: false },
                    rest @ ..,
                ] => (LiteralTest::Value(constant(*place)?), rest),
                _ => return None,
            };
            tests.push(test);
            ops = match rest {
                [Op::Or, rest @ ..] => rest,
                rest => rest,
            };
        }
        (!tests.is_empty()).then_some(LiteralTests { negated, tests })
    }
}
