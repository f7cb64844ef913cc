//! The values of a submission as text for people.

use std::rc::Rc;

use super::messages;
use super::model::{Field, Form, Kind};
use crate::document::view;
use crate::value::{Context, Value};

view! {
    /// What was answered to one field.
    pub struct Answer {
        /// The name of the field.
        pub field: Rc<str> = "field",
        /// What people call it.
        pub label: Rc<str> = "label",
        /// The value as text: of an option its label, of a number with its unit.
        pub value: Rc<str> = "value",
    }
}

impl Form {
    /// The values of a submission as text, in the order of the fields; those that are null or not
    /// there are left out.
    pub fn answers(&self, values: &Context) -> Vec<Answer> {
        let answer = |field: &Field| {
            let value = field.answer(values.get(&field.name)?)?;
            Some(Answer { field: Rc::clone(&field.name), label: Rc::clone(&field.label), value })
        };
        self.fields.iter().filter_map(answer).collect()
    }
}

impl Field {
    fn answer(&self, value: &Value) -> Option<Rc<str>> {
        match (&self.kind, value) {
            (Kind::Checkbox, Value::Bool(ticked)) => Some(messages::yes_or_no(*ticked).into()),
            (Kind::Choice(choices), Value::String(text)) => Some(
                choices
                    .find(text)
                    .map_or_else(|| Rc::clone(text), |option| Rc::clone(&option.label)),
            ),
            (Kind::Number { unit: Some(unit), .. }, Value::Number(number)) => {
                let mut text = number.to_string();
                text.push(' ');
                text.push_str(unit);
                Some(text.into())
            }
            (Kind::Date, Value::Date(date)) => Some(messages::date(*date).into()),
            _ => value.text(),
        }
    }
}
