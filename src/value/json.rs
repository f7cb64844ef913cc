//! Values from and to JSON.

use std::rc::Rc;

use super::{Context, Decimal, Value};
use crate::json::{Kind, Node, Writer};

impl Value {
    /// The value of a JSON node. Numbers keep up to 34 digits; one that is too large for a
    /// decimal128 is null. Nothing but text tells a date in JSON, so texts stay strings.
    pub fn from_json(node: &Node) -> Self {
        match &node.kind {
            Kind::Null => Self::Null,
            Kind::Bool(value) => Self::Bool(*value),
            Kind::Number(text) => Decimal::parse(text).map_or(Self::Null, Self::Number),
            Kind::String(text) => Self::String(Rc::clone(text)),
            Kind::Array(items) => Self::List(items.iter().map(Self::from_json).collect()),
            Kind::Object(members) => {
                let entries = members
                    .iter()
                    .map(|member| (Rc::clone(&member.name), Self::from_json(&member.value)));
                Self::from(entries.collect::<Context>())
            }
        }
    }

    /// Writes the value as JSON: numbers with all their digits, temporal values as their ISO text.
    /// JSON has nothing for ranges and functions, they are null.
    pub fn write_json(&self, out: &mut Writer) {
        match self {
            Self::Null | Self::Range(_) | Self::Function(_) => out.null(),
            Self::Bool(value) => out.bool(*value),
            Self::Number(number) => {
                let mut digits = String::new();
                number.write(&mut digits);
                out.raw(&digits);
            }
            Self::List(items) => {
                out.begin_array();
                for item in items.iter() {
                    item.write_json(out);
                }
                out.end_array();
            }
            Self::Context(context) => {
                out.begin_object();
                for (name, value) in context.iter() {
                    out.name(name);
                    value.write_json(out);
                }
                out.end_object();
            }
            Self::String(text) => out.string(text),
            temporal => {
                let mut text = String::new();
                temporal.write_text(&mut text);
                out.string(&text);
            }
        }
    }

    /// The value as JSON text; see [`Value::write_json`].
    pub fn to_json(&self) -> String {
        let mut out = Writer::new();
        self.write_json(&mut out);
        out.into_text()
    }
}
