//! Limits that leave no value between them.

use super::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::form::definition::{Literal, TextField};
use crate::form::model::{Kind, Rule, TextHints};
use crate::form::session::compare;
use crate::pointer::Pointer;
use crate::value::Decimal;

impl Compiler {
    /// Reports a least value above the greatest, where both are known now.
    pub(super) fn must_be_in_order(&mut self, min: &Rule, max: &Rule, field: &Pointer) {
        if let (Rule::Fixed(min), Rule::Fixed(max)) = (min, max)
            && compare(min, max).is_some_and(std::cmp::Ordering::is_gt)
        {
            self.crossed(field.name("min"));
        }
    }

    /// A text's limits.
    pub(super) fn text_kind(&mut self, text: &TextField, field: &Pointer) -> Kind {
        let min_length = text.min_length.unwrap_or(0);
        if text.max_length.is_some_and(|max| max < min_length) {
            self.crossed(field.name("minLength"));
        }
        Kind::Text {
            min_length,
            max_length: text.max_length,
            hints: TextHints {
                autocomplete: text.autocomplete.clone(),
                placeholder: self.text(text.placeholder.as_ref(), field, "placeholder"),
            },
        }
    }

    /// What numbers must be a multiple of.
    pub(super) fn step(&mut self, step: Option<&Literal>, field: &Pointer) -> Option<Decimal> {
        let number = Kind::Number { whole: false, step: None, unit: None };
        let step = self.literal(step?, &number, field.name("step")).as_number()?;
        let positive = step > Decimal::ZERO;
        if !positive {
            let finding = Diagnostic::error(Code::OutOfRange, "A step must be greater than 0.")
                .with_help("For two decimal places write 0.01.");
            self.report(field.name("step"), finding);
        }
        positive.then_some(step)
    }

    fn crossed(&mut self, pointer: Pointer) {
        let finding = Diagnostic::error(
            Code::LimitsCrossed,
            "The least is greater than the greatest: nothing could be entered.",
        )
        .with_help("Exchange the two.");
        self.report(pointer, finding);
    }
}
