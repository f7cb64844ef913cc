//! Contexts (DMN 1.5, table 81).

use std::rc::Rc;

use super::arguments::Arguments;
use crate::feel::env::Env;
use crate::feel::fault::{Stop, null};
use crate::value::{Context, Value};

/// The value of a key, or the one at the end of a list of keys.
pub(super) fn get_value(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    let context = arguments.context(0)?;
    let found = match arguments.value(1) {
        Value::String(key) => context.get(key).cloned(),
        Value::List(keys) => {
            let start = Value::Context(Rc::clone(context));
            keys.iter()
                .try_fold(start, |value, key| value.as_context()?.get(key.as_str()?).cloned())
        }
        _ => return null("A key is not a string."),
    };
    match found {
        Some(value) => Ok(value),
        None => null("The context has no such entry."),
    }
}

pub(super) fn get_entries(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let context = arguments.context(0)?;
    env.spend(context.len())?;
    let (key_name, value_name): (Rc<str>, Rc<str>) = ("key".into(), "value".into());
    let entry = |(key, value): (&Rc<str>, &Value)| {
        let mut entry = Context::new();
        entry.insert(Rc::clone(&key_name), Value::String(Rc::clone(key)));
        entry.insert(Rc::clone(&value_name), value.clone());
        Value::from(entry)
    };
    Ok(context.iter().map(entry).collect::<Vec<_>>().into())
}

/// A context of entries `{key, value}`.
pub(super) fn context(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let entries = arguments.list(0)?;
    env.spend(entries.len())?;
    let mut context = Context::new();
    for entry in entries.iter() {
        let entry = entry.as_context();
        let key = entry.and_then(|entry| entry.get("key"));
        match (key, entry.and_then(|entry| entry.get("value"))) {
            (Some(Value::String(key)), Some(_)) if context.contains(key) => {
                return null("Two entries have the same key.");
            }
            (Some(Value::String(key)), Some(value)) => {
                context.insert(Rc::clone(key), value.clone())
            }
            _ => return null("An entry has not a key, which is a string, and a value."),
        }
    }
    Ok(context.into())
}

pub(super) fn put(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    let context = arguments.context(0)?;
    let value = arguments.value(2);
    match arguments.value(1) {
        Value::String(key) => {
            let mut context = (**context).clone();
            context.insert(Rc::clone(key), value.clone());
            Ok(context.into())
        }
        // The parameter `key` takes one; several go by position or by the name `keys`.
        Value::List(keys) if arguments.form != 1 => put_at(context, keys, value),
        _ => null("A key is not a string."),
    }
}

/// Puts a value at the end of a path of keys. The recursion follows the nesting of the context,
/// which is bounded.
fn put_at(context: &Context, keys: &[Value], value: &Value) -> Result<Value, Stop> {
    let (Value::String(key), rest) = (match keys.split_first() {
        Some(parts) => parts,
        None => return null("There is no key."),
    }) else {
        return null("A key is not a string.");
    };
    let new = if rest.is_empty() {
        value.clone()
    } else {
        match context.get(key) {
            Some(Value::Context(inner)) => put_at(inner, rest, value)?,
            _ => return null("There is no context at a key of the path."),
        }
    };
    let mut changed = context.clone();
    changed.insert(Rc::clone(key), new);
    Ok(changed.into())
}

/// Later entries win.
pub(super) fn merge(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let mut merged = Context::new();
    for part in arguments.list(0)?.iter() {
        let Value::Context(part) = part else { return null("Not all elements are contexts.") };
        env.spend(part.len())?;
        for (key, value) in part.iter() {
            merged.insert(Rc::clone(key), value.clone());
        }
    }
    Ok(merged.into())
}
