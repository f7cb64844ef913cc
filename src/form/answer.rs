//! The values of a submission with what people need to read them.

use std::rc::Rc;

use super::model::{Choice, Field, Form, Kind};
use super::view::{FieldValue, OptionView};
use crate::document::view;
use crate::value::{Context, Value};

view! {
    /// What was answered to one field.
    pub struct Answer {
        /// The name of the field.
        pub field: Rc<str> = "field",
        /// Its type, as the definition writes it.
        pub kind: &'static str = "type",
        /// What people call it.
        pub label: Rc<str> = "label",
        /// The value.
        pub value: FieldValue = "value",
        /// The options that were chosen.
        pub options: Option<Vec<OptionView>> = "options",
        /// The unit of the number.
        pub unit: Option<Rc<str>> = "unit",
    }
}

impl Form {
    /// The values of a submission, in the order of the fields; those that are null or not there
    /// are left out.
    pub fn answers(&self, values: &Context) -> Vec<Answer> {
        let answer = |field: &Field| Some(field.answer(values.get(&field.name)?));
        self.fields.iter().filter_map(answer).filter(|answer| !answer.value.0.is_null()).collect()
    }
}

impl Field {
    fn answer(&self, value: &Value) -> Answer {
        let mut answer = Answer {
            field: Rc::clone(&self.name),
            kind: self.word,
            label: Rc::clone(&self.label),
            value: FieldValue(value.clone()),
            options: None,
            unit: None,
        };
        match (&self.kind, value) {
            (Kind::Choice(choices), Value::String(text)) => {
                answer.options = choices.find(text).map(|choice| vec![choice.view()]);
            }
            (Kind::Number { unit, .. }, _) => answer.unit.clone_from(unit),
            _ => {}
        }
        answer
    }
}

impl Choice {
    /// The option as it is shown.
    pub(super) fn view(&self) -> OptionView {
        OptionView { value: Rc::clone(&self.value), label: Rc::clone(&self.label) }
    }
}
