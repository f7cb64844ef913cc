//! Yes or no: `checkbox` and `switch`.

use super::{Around, Leaf, LeafDefinition, Written, wrong_type};
use crate::document::record;
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

record! {
    /// A box to tick has no restrictions of its own.
    pub struct CheckboxField {}
}

impl LeafDefinition for CheckboxField {
    fn leaf(&self, _: &'static str, _: &Pointer, _: &mut Compiler) -> Box<dyn Leaf> {
        Box::new(Checkbox)
    }
}

/// A box to tick.
#[derive(Debug)]
struct Checkbox;

impl Leaf for Checkbox {
    fn ty(&self) -> Type {
        Type::Boolean
    }

    fn nothing(&self) -> Value {
        Value::Bool(false)
    }

    fn is_empty(&self, value: &Value) -> bool {
        !value.is_true()
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        match input {
            Input::Bool(ticked) => Ok(Value::Bool(*ticked)),
            _ => Err(wrong_type()),
        }
    }

    fn is_surely_sound(&self, written: Written<'_>, _around: &Around<'_>) -> bool {
        matches!(written, Written::Bool(true))
    }

    fn wanted(&self) -> &'static str {
        "true or false"
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{json_table, table};

    #[test]
    fn a_box_is_ticked_or_not() {
        json_table(
            "\"checkbox\"",
            &[("true", "true"), ("false", "false"), ("null", "false"), ("1", "type")],
        );
        table("\"switch\"", &[("yes", "type")]);
    }
}
