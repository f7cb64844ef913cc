//! Values as they are shown.

use crate::document::Write;
use crate::json::Writer;
use crate::value::{Decimal, Value};

/// A value as it is shown: null, a boolean, a number or a text; a date as its ISO text; a list or
/// an object of such. A number that JavaScript's numbers don't hold exactly is its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldValue(pub(crate) Value);

impl FieldValue {
    /// The value itself.
    pub fn value(&self) -> &Value {
        &self.0
    }
}

impl From<Value> for FieldValue {
    fn from(value: Value) -> Self {
        Self(value)
    }
}

/// Numbers with at most this many digits come back from a double as they were.
const EXACT_DIGITS: u128 = 1_000_000_000_000_000;

/// Whether a double holds the number exactly.
fn is_exact(number: Decimal) -> bool {
    number.coefficient() < EXACT_DIGITS && (-22..=22).contains(&number.exponent())
}

impl Write for FieldValue {
    fn write(&self, out: &mut Writer) {
        match &self.0 {
            Value::Number(number) if !is_exact(*number) => out.string(&number.to_string()),
            Value::List(items) => {
                out.begin_array();
                for item in items.iter() {
                    Self(item.clone()).write(out);
                }
                out.end_array();
            }
            Value::Context(parts) => {
                out.begin_object();
                for (name, part) in parts.iter() {
                    out.name(name);
                    Self(part.clone()).write(out);
                }
                out.end_object();
            }
            value => value.write_json(out),
        }
    }
}
