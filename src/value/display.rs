//! Values as people read them.

use std::rc::Rc;

use super::Value;

impl Value {
    /// The value as text for people: nothing for null, what FEEL's `string()` gives for simple values, JSON for the
    /// others.
    pub fn display(&self) -> Rc<str> {
        match self {
            Self::Null => "".into(),
            other => other.text().unwrap_or_else(|| other.to_json().into()),
        }
    }
}
