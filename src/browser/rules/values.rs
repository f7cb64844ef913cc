//! Values by name, kept in the module so that they cross only when they change.

use std::rc::Rc;

use crate::document::{Write, from_text, view};
use crate::feel::Scope;
use crate::json::Writer;
use crate::value::{Context, Type, Value};

/// The names that an expression may use, and their values.
#[derive(Default)]
pub(super) struct Values {
    pub(super) scope: Scope,
    pub(super) slots: Vec<Value>,
}

impl Values {
    /// Null for each of the names.
    pub(super) fn of(names: &[Rc<str>]) -> Self {
        let mut values = Self::default();
        for name in names {
            values.scope.declare(name, Type::Any);
            values.slots.push(Value::Null);
        }
        values
    }

    /// Lets expressions call a function of the host: its name, followed by the names of its parameters.
    pub(super) fn declare_function(&mut self, signature: &[Rc<str>]) {
        if let Some((name, parameters)) = signature.split_first() {
            let parameters: Vec<&str> = parameters.iter().map(|name| &**name).collect();
            self.scope.declare_function(name, &parameters);
        }
    }

    /// Takes the values of a JSON object; those of other names are passed over.
    pub(super) fn set(&mut self, values: &str) {
        let (values, _) = from_text::<Context>(values);
        for (name, value) in values.iter().flat_map(Context::iter) {
            let slot = self.scope.find(name).and_then(|slot| self.slots.get_mut(slot as usize));
            if let Some(slot) = slot {
                slot.clone_from(value);
            }
        }
    }
}

/// What kind of value crosses, and how the face asks for it.
pub(super) fn kind(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(false) => 1,
        Value::Bool(true) => 2,
        Value::Number(_) => 3,
        _ => 4,
    }
}

/// A value that leaves as plain JSON: dates and durations as their text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plain(pub(super) Value);

impl Write for Plain {
    fn write(&self, out: &mut Writer) {
        self.0.write_json(out);
    }
}

view! {
    /// Why there is no value.
    pub(super) struct FaultView {
        /// Its code.
        pub code: String = "code",
        /// What happened.
        pub message: String = "message",
    }
}
