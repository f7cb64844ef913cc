//! Values from and to JSON.

use std::rc::Rc;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Context, Decimal, List, Value};
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

/// The data that JSON shows. A number that is no integer of 53 bits leaves as the nearest double,
/// because that is all that serde's model has; [`Value::write_json`] is exact.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Range(_) | Self::Function(_) => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => match number.to_i64() {
                Some(integer) if integer.unsigned_abs() < 1 << 53 => {
                    serializer.serialize_i64(integer)
                }
                _ => serializer.serialize_f64(number.to_f64()),
            },
            Self::List(items) => items.serialize(serializer),
            Self::Context(context) => context.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            temporal => {
                let mut text = String::new();
                temporal.write_text(&mut text);
                serializer.serialize_str(&text)
            }
        }
    }
}

impl Serialize for List {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl Serialize for Context {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (name, value) in self.iter() {
            map.serialize_entry(&**name, value)?;
        }
        map.end()
    }
}
