//! Values as the test files write them.

use std::rc::Rc;

use anyhow::{Result, anyhow, bail};
use routeslip::host::NativeHost;
use routeslip::value::{Context, Date, DateTime, Decimal, Time, Value};
use roxmltree::Node;

use super::test_file::{child, children};

const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The value in an element: a `value`, a `list` of `item`s, or `component`s; null where it is empty.
pub(super) fn read(node: Node<'_, '_>, host: &NativeHost) -> Result<Value> {
    if let Some(list) = child(node, "list") {
        if list.attribute((SCHEMA_INSTANCE, "nil")) == Some("true") {
            return Ok(Value::Null);
        }
        let items = children(list, "item").map(|item| read(item, host));
        return Ok(Value::from(items.collect::<Result<Vec<_>>>()?));
    }
    if let Some(value) = child(node, "value") {
        return simple(value, host);
    }
    let mut context = Context::new();
    for component in children(node, "component") {
        let name = component.attribute("name").ok_or_else(|| anyhow!("a component has no name"))?;
        context.insert(Rc::from(name), read(component, host)?);
    }
    Ok(if context.is_empty() { Value::Null } else { context.into() })
}

fn simple(node: Node<'_, '_>, host: &NativeHost) -> Result<Value> {
    if node.attribute((SCHEMA_INSTANCE, "nil")) == Some("true") {
        return Ok(Value::Null);
    }
    let text = node.text().unwrap_or_default();
    let ty = node.attribute((SCHEMA_INSTANCE, "type")).unwrap_or("string");
    let ty = ty.rsplit_once(':').map_or(ty, |(_, local)| local);
    let value = match ty {
        "string" => Some(Value::from(text)),
        "boolean" => match text.trim() {
            "true" | "1" => Some(Value::Bool(true)),
            "false" | "0" => Some(Value::Bool(false)),
            _ => None,
        },
        "decimal" | "double" | "float" | "integer" | "int" | "long" => {
            Decimal::parse(text.trim()).map(Value::Number)
        }
        "date" => Date::parse(text.trim()).map(Value::from),
        "time" => Time::parse(text.trim(), host).map(Value::from),
        "dateTime" => DateTime::parse(text.trim(), host).map(Value::from),
        "duration" => Value::parse_duration(text.trim()),
        other => bail!("`{other}` is not a type of this suite"),
    };
    value.ok_or_else(|| anyhow!("`{text}` is no {ty}"))
}
