//! Recognises expressions that do nothing but add up values of the scope, so that who runs one
//! often can keep partial sums instead.

use super::builtins;
use super::op::Op;
use super::program::Program;

/// What an expression adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summands {
    /// The slots, in their order.
    pub slots: Vec<u32>,
    /// Whether the sum begins with 0, which settles the scale and the sign of zeros: `sum` does,
    /// a chain of `+` does not.
    pub from_zero: bool,
}

impl Program {
    /// The slots whose sum the expression is, where it is nothing else: `sum([a, b])`,
    /// `sum(a, b)` or `a + b`. The sum is that of numbers only when all slots hold numbers.
    pub fn summands(&self) -> Option<Summands> {
        let pushed = self.code.ops.iter().map_while(slot);
        let count = pushed.clone().count();
        match self.code.ops.get(count..)? {
            [Op::List(all), Op::Builtin { place, count: 1, .. }]
                if is_sum(*place) && *all as usize == count =>
            {
                Some(Summands { slots: pushed.collect(), from_zero: true })
            }
            [Op::Builtin { place, count: all, .. }]
                if is_sum(*place) && usize::from(*all) == count =>
            {
                Some(Summands { slots: pushed.collect(), from_zero: true })
            }
            [Op::Add, rest @ ..] if count == 2 => {
                let mut slots: Vec<u32> = pushed.collect();
                for pair in rest.chunks(2) {
                    match pair {
                        [Op::Slot(next), Op::Add] => slots.push(*next),
                        _ => return None,
                    }
                }
                Some(Summands { slots, from_zero: false })
            }
            _ => None,
        }
    }
}

fn slot(op: &Op) -> Option<u32> {
    match op {
        Op::Slot(slot) => Some(*slot),
        _ => None,
    }
}

fn is_sum(place: u16) -> bool {
    builtins::get(place).is_some_and(|builtin| builtin.name == "sum")
}

#[cfg(test)]
mod tests {
    use super::super::{Scope, compile};
    use super::*;
    use crate::value::Type;

    fn summands(source: &str) -> Option<Summands> {
        let mut scope = Scope::new();
        for name in ["a", "b", "c"] {
            scope.declare(name, Type::Number);
        }
        compile(source, &scope).0.unwrap().summands()
    }

    #[test]
    fn sums_of_names_are_recognised_and_nothing_else() {
        let slots = vec![0, 1, 2];
        let sum = |from_zero| Some(Summands { slots: slots.clone(), from_zero });
        assert_eq!(summands("sum([a, b, c])"), sum(true));
        assert_eq!(summands("sum(a, b, c)"), sum(true));
        assert_eq!(summands("a + b + c"), sum(false));
        for other in [
            "a",
            "a + (b + c)",
            "sum([a, b]) + c",
            "sum([a, b, 1])",
            "a - b",
            "max(a, b)",
            "[a, b]",
        ] {
            assert_eq!(summands(other), None, "{other}");
        }
    }
}
