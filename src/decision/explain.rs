//! Why a decision came out as it did: each rule, cell by cell.

use std::rc::Rc;

use super::table::RuleExplanation;
use crate::document::view;
use crate::value::Value;

view! {
    /// How a decision came out, for people to read.
    #[derive(Default)]
    pub struct Explanation {
        /// The value of each input column; of an expression, of each name that it reads.
        pub inputs: Vec<LabelledValue> = "inputs",
        /// The value of each output.
        pub outputs: Vec<LabelledValue> = "outputs",
        /// The rules that matched and count, counted from 1.
        pub matched: Vec<u32> = "matched",
        /// Why there is no result although rules may match.
        pub failure: Option<Rc<str>> = "failure",
        /// Every rule of the table.
        pub rules: Vec<RuleExplanation> = "rules",
    }
}

view! {
    /// A value with what people call it.
    pub struct LabelledValue {
        /// What people call it.
        pub label: Rc<str> = "label",
        /// The value as text; nothing for null.
        pub value: Rc<str> = "value",
    }
}

pub(super) fn expression(reads: &[Rc<str>], inputs: &[Value], value: &Value) -> Explanation {
    let inputs =
        reads.iter().zip(inputs).map(|(label, value)| LabelledValue::new(label, value)).collect();
    let outputs = match value {
        Value::Context(context) => {
            context.iter().map(|(label, value)| LabelledValue::new(label, value)).collect()
        }
        single => vec![LabelledValue::new(&"".into(), single)],
    };
    Explanation { inputs, outputs, matched: Vec::new(), failure: None, rules: Vec::new() }
}

impl LabelledValue {
    pub(super) fn new(label: &Rc<str>, value: &Value) -> Self {
        Self { label: Rc::clone(label), value: value.display() }
    }
}
