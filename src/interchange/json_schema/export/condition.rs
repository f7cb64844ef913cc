//! Conditions as schemas.

use std::rc::Rc;

use super::super::tree::{self, Members, list, node, number, object, one, text};
use crate::feel::Condition;
use crate::form::definition::{FieldKind, ValueType};
use crate::json::{Kind, Node};
use crate::value::{Comparison, Value};

/// What kind of literals the value of a field can be compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Text,
    Number,
    Boolean,
    Date,
    /// Others, of which only is said whether they are there.
    Other,
}

impl Class {
    pub(super) fn of(kind: &FieldKind) -> Self {
        match kind.word() {
            "number" | "integer" | "money" | "percent" | "range" | "rating" => Self::Number,
            "checkbox" | "switch" => Self::Boolean,
            "date" => Self::Date,
            "hidden" | "computed" => match kind {
                FieldKind::Hidden(open) | FieldKind::Computed(open) => match open.value_type {
                    Some(ValueType::Text) => Self::Text,
                    Some(ValueType::Number) => Self::Number,
                    Some(ValueType::Boolean) => Self::Boolean,
                    Some(ValueType::Date) => Self::Date,
                    _ => Self::Other,
                },
                _ => Self::Other,
            },
            "time" | "datetime" | "multiselect" | "checkboxes" | "ranking" | "tags" | "file"
            | "signature" | "repeat" | "table" => Self::Other,
            _ => Self::Text,
        }
    }
}

/// What a name of a condition leads to, from the object of the schema down.
pub(super) struct Target {
    pub(super) path: Vec<Rc<str>>,
    pub(super) class: Class,
}

/// The schema for what a condition holds for, or, where `wanted` is false, for what it is false for:
/// where it is null it is neither.
pub(super) fn holds(
    condition: &Condition,
    wanted: bool,
    find: &mut dyn FnMut(&[Rc<str>]) -> Option<Target>,
) -> Option<Node> {
    match condition {
        Condition::Holds(path) => {
            let target = find(path).filter(|target| target.class == Class::Boolean)?;
            Some(at(&target.path, one("const", tree::flag(wanted))))
        }
        Condition::Compare(path, comparison, value) => {
            let target = find(path)?;
            compare(&target, *comparison, value, wanted)
        }
        Condition::Not(inner) => holds(inner, !wanted, find),
        Condition::All(parts) | Condition::Any(parts) => {
            let mut schemas = Vec::with_capacity(parts.len());
            for part in parts {
                // Brackets nest only so deep as expressions can.
                schemas.push(holds(part, wanted, find)?);
            }
            let is_all = matches!(condition, Condition::All(_)) == wanted;
            Some(match (schemas.len(), is_all) {
                (0, _) => tree::flag(is_all),
                (1, _) => schemas.pop()?,
                (_, true) => one("allOf", list(schemas)),
                (_, false) => one("anyOf", list(schemas)),
            })
        }
    }
}

fn compare(target: &Target, comparison: Comparison, value: &Value, wanted: bool) -> Option<Node> {
    use Comparison::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
    let path = &target.path;
    if let Equal | NotEqual = comparison {
        let (schema, equal) = match (target.class, value) {
            // A value is there where it is not null.
            (_, Value::Null) => (one("not", one("type", text("null"))), false),
            (Class::Text, Value::String(literal)) => (one("const", text(literal)), true),
            (Class::Number, Value::Number(literal)) => {
                (one("const", number(&literal.to_string())), true)
            }
            (Class::Boolean, Value::Bool(literal)) => (one("const", tree::flag(*literal)), true),
            (Class::Date, Value::Date(_)) => (one("const", text(&value.text()?)), true),
            _ => return None,
        };
        let holds = at(path, schema);
        let positive = ((comparison == Equal) == wanted) == equal;
        return Some(if positive { holds } else { one("not", holds) });
    }
    let (Class::Number, Value::Number(literal)) = (target.class, value) else { return None };
    // No number compares with null: neither is what it says so, nor what denies it.
    let word = match (comparison, wanted) {
        (Less, true) | (GreaterOrEqual, false) => "exclusiveMaximum",
        (LessOrEqual, true) | (Greater, false) => "maximum",
        (Greater, true) | (LessOrEqual, false) => "exclusiveMinimum",
        _ => "minimum",
    };
    let members: Members =
        vec![("type".into(), text("number")), (word.into(), number(&literal.to_string()))];
    Some(at(path, object(members)))
}

/// What has at the end of a path a value as the schema says.
fn at(path: &[Rc<str>], schema: Node) -> Node {
    path.iter().rev().fold(schema, |inner, name| {
        object(vec![
            ("properties".into(), one(name, inner)),
            ("required".into(), node(Kind::Array(vec![text(name)]))),
        ])
    })
}
