//! What the kinds of fields ask of the compiler.

use std::rc::Rc;

use super::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Dynamic;
use crate::form::definition::Literal;
use crate::form::leaf;
use crate::form::model::Rule;
use crate::json;
use crate::pointer::Pointer;
use crate::value::Decimal;

impl Compiler {
    /// Reports a least value above the greatest, where both are known now.
    pub(super) fn must_be_in_order(&mut self, min: &Rule, max: &Rule, field: &Pointer) {
        if let (Rule::Fixed(min), Rule::Fixed(max)) = (min, max)
            && min.feel_cmp(max).is_some_and(std::cmp::Ordering::is_gt)
        {
            self.crossed(field.name("min"));
        }
    }

    /// Reports a least number of something above the greatest.
    pub(crate) fn must_not_cross(&mut self, min: u32, max: Option<u32>, pointer: Pointer) {
        if max.is_some_and(|max| max < min) {
            self.crossed(pointer);
        }
    }

    fn crossed(&mut self, pointer: Pointer) {
        let finding = Diagnostic::error(
            Code::LimitsCrossed,
            "The least is greater than the greatest: nothing could be entered.",
        )
        .with_help("Exchange the two.");
        self.report(pointer, finding);
    }

    /// What numbers must be a multiple of.
    pub(crate) fn step(&mut self, step: Option<&Literal>, field: &Pointer) -> Option<Decimal> {
        let pointer = field.name("step");
        let number = match &step?.0.kind {
            json::Kind::Number(digits) => Decimal::parse(digits),
            _ => None,
        };
        let Some(step) = number else {
            let finding =
                Diagnostic::error(Code::LiteralType, "This must be a number such as 0.01.");
            self.report(pointer, finding);
            return None;
        };
        let positive = step > Decimal::ZERO;
        if !positive {
            let finding = Diagnostic::error(Code::OutOfRange, "A step must be greater than 0.")
                .with_help("For two decimal places write 0.01.");
            self.report(pointer, finding);
        }
        positive.then_some(step)
    }

    /// A code of letters that is written, in capitals; none where it is computed.
    pub(crate) fn code(
        &mut self,
        code: &Dynamic<Rc<str>>,
        letters: usize,
        field: &Pointer,
        name: &str,
    ) -> Option<Rc<str>> {
        let Dynamic::Literal(code) = code else { return None };
        let pointer = field.name(name);
        if letters == 2 {
            self.must_be_country(code, pointer);
        } else if code.len() != letters || !code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            let message = format!("`{code}` is not a code of {letters} letters.");
            let finding = Diagnostic::error(Code::LiteralType, message)
                .with_help("Write it as the standard has it, such as \"EUR\".");
            self.report(pointer, finding);
        }
        Some(code.to_ascii_uppercase().into())
    }

    /// Reports what is not the code of a country.
    pub(crate) fn must_be_country(&mut self, code: &str, pointer: Pointer) {
        if !leaf::countries().any(|country| country.eq_ignore_ascii_case(code)) {
            let message = format!("`{code}` is not the code of a country.");
            let finding = Diagnostic::error(Code::LiteralType, message)
                .with_help("Write the two letters of ISO 3166-1, such as \"DE\".");
            self.report(pointer, finding);
        }
    }
}
