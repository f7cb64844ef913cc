//! Values that nobody enters: `hidden` and `computed`.

use super::{Around, Leaf, LeafDefinition};
use crate::document::{record, words};
use crate::form::compile::Compiler;
use crate::form::input::Input;
use crate::form::problem::Problem;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

record! {
    /// A value that the page or an expression gives.
    pub struct OpenField {
        /// The type of the value; any when it is not said.
        pub value_type: Option<ValueType> = "valueType",
    }
}

words! {
    /// The type of a value.
    pub enum ValueType {
        /// A text.
        Text = "text",
        /// A number.
        Number = "number",
        /// True or false.
        Boolean = "boolean",
        /// A calendar date.
        Date = "date",
        /// A time of day.
        Time = "time",
        /// A date with a time.
        DateTime = "datetime",
        /// Several values.
        List = "list",
        /// Named values.
        Context = "context",
    }
}

impl LeafDefinition for OpenField {
    fn leaf(&self, _: &'static str, _: &Pointer, _: &mut Compiler) -> Box<dyn Leaf> {
        let ty = match self.value_type {
            None => Type::Any,
            Some(ValueType::Text) => Type::String,
            Some(ValueType::Number) => Type::Number,
            Some(ValueType::Boolean) => Type::Boolean,
            Some(ValueType::Date) => Type::Date,
            Some(ValueType::Time) => Type::Time,
            Some(ValueType::DateTime) => Type::DateTime,
            Some(ValueType::List) => Type::list(Type::Any),
            Some(ValueType::Context) => Type::Context([].into()),
        };
        Box::new(Open { ty })
    }
}

/// A value of some type.
#[derive(Debug)]
struct Open {
    ty: Type,
}

impl Leaf for Open {
    fn ty(&self) -> Type {
        self.ty.clone()
    }

    fn read(&self, input: &Input, _around: &Around<'_>) -> Result<Value, Problem> {
        let value = match (&self.ty, input) {
            (Type::Date, Input::Text(text)) => crate::value::Date::parse(text).into(),
            (Type::Time, Input::Text(text)) => super::time::parse(text).into(),
            (Type::DateTime, Input::Text(text)) => super::date_time::parse(text).into(),
            _ => input.to_value(),
        };
        if self.ty.accepts(&value) { Ok(value) } else { Err(super::wrong_type()) }
    }

    fn wanted(&self) -> &'static str {
        "a value of the field's `valueType`"
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::json_table;

    #[test]
    fn values_are_of_the_type_that_is_said() {
        json_table("\"hidden\"", &[("\"a\"", "\"a\""), ("[1]", "[1]"), ("{\"a\":1}", "{\"a\":1}")]);
        json_table(
            "\"hidden\", \"valueType\": \"date\"",
            &[("\"2026-01-31\"", "\"2026-01-31\""), ("1", "type")],
        );
    }
}
