//! Lists (DMN 1.5, table 76). Positions count from 1, or from the end where they are negative.

use super::arguments::{Arguments, count};
use crate::feel::env::Env;
use crate::feel::eval::function::call_value;
use crate::feel::fault::{Fault, Stop, null};
use crate::value::{List, Value};

fn equal(left: &Value, right: &Value) -> bool {
    left.feel_eq(right) == Some(true)
}

/// A list as a value, unless it is larger than allowed.
fn list(items: Vec<Value>, env: &Env<'_>) -> Result<Value, Stop> {
    env.allow(items.len())?;
    Ok(Value::from(items))
}

/// The index of a position in a list of `length`.
fn index(position: i64, length: usize) -> Option<usize> {
    let distance = usize::try_from(position.unsigned_abs()).ok()?;
    let at = if position < 0 { length.checked_sub(distance)? } else { distance.checked_sub(1)? };
    (at < length).then_some(at)
}

const NO_POSITION: &str = "The position is not in the list.";

pub(super) fn contains(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let items = arguments.list(0)?;
    env.spend(items.len())?;
    Ok(Value::Bool(items.iter().any(|item| equal(item, arguments.value(1)))))
}

pub(super) fn count_of(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    Ok(count(arguments.list(0)?.len()))
}

pub(super) fn is_empty(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    Ok(Value::Bool(arguments.list(0)?.is_empty()))
}

pub(super) fn sublist(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let items = arguments.list(0)?;
    let Some(start) = index(arguments.integer(1)?, items.len()) else { return null(NO_POSITION) };
    let length = match arguments.len() {
        2 => items.len().saturating_sub(start),
        _ => usize::try_from(arguments.integer(2)?).unwrap_or(usize::MAX),
    };
    match items.get(start..start.saturating_add(length)) {
        Some(part) => list(part.to_vec(), env),
        None => null("The list has not that many elements."),
    }
}

pub(super) fn append(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let mut items = arguments.list(0)?.into_items();
    items.extend(arguments.values.iter().skip(1).cloned());
    env.spend(items.len())?;
    list(items, env)
}

pub(super) fn concatenate(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let mut items = Vec::new();
    for at in 0..arguments.len() {
        let part = arguments.list(at)?;
        env.spend(part.len())?;
        env.allow(items.len().saturating_add(part.len()))?;
        items.extend_from_slice(&part);
    }
    list(items, env)
}

pub(super) fn insert_before(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let mut items = arguments.list(0)?.into_items();
    let Some(at) = index(arguments.integer(1)?, items.len()) else { return null(NO_POSITION) };
    env.spend(items.len())?;
    items.insert(at, arguments.value(2).clone());
    list(items, env)
}

pub(super) fn remove(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let mut items = arguments.list(0)?.into_items();
    let Some(at) = index(arguments.integer(1)?, items.len()) else { return null(NO_POSITION) };
    env.spend(items.len())?;
    items.remove(at);
    list(items, env)
}

/// By position, or each element for which a function of it and the new one is true.
pub(super) fn replace(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let mut items = arguments.list(0)?.into_items();
    let new = arguments.value(2);
    env.spend(items.len())?;
    let Value::Function(function) = arguments.value(1) else {
        let Some(at) = index(arguments.integer(1)?, items.len()) else { return null(NO_POSITION) };
        if let Some(item) = items.get_mut(at) {
            item.clone_from(new);
        }
        return list(items, env);
    };
    if function.parameters().len() != 2 {
        return null("The function does not take an element and the new one.");
    }
    for item in &mut items {
        match call_value(arguments.value(1), &[item.clone(), new.clone()], env)? {
            Value::Bool(true) => item.clone_from(new),
            Value::Bool(false) => {}
            _ => return null("The function gives neither `true` nor `false`."),
        }
    }
    list(items, env)
}

pub(super) fn reverse(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let mut items = arguments.list(0)?.into_items();
    env.spend(items.len())?;
    items.reverse();
    list(items, env)
}

pub(super) fn index_of(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let items = arguments.list(0)?;
    env.spend(items.len())?;
    let found = items.iter().enumerate().filter(|(_, item)| equal(item, arguments.value(1)));
    list(found.map(|(at, _)| count(at.saturating_add(1))).collect(), env)
}

pub(super) fn union(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let mut distinct = Vec::new();
    for at in 0..arguments.len() {
        add_distinct(&mut distinct, &arguments.list(at)?, env)?;
    }
    list(distinct, env)
}

pub(super) fn distinct_values(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let mut distinct = Vec::new();
    add_distinct(&mut distinct, &arguments.list(0)?, env)?;
    list(distinct, env)
}

fn add_distinct(
    distinct: &mut Vec<Value>,
    items: &[Value],
    env: &mut Env<'_>,
) -> Result<(), Fault> {
    for item in items {
        env.spend(distinct.len())?;
        if !distinct.iter().any(|known| equal(known, item)) {
            distinct.push(item.clone());
        }
    }
    Ok(())
}

/// Each element that comes more than once, once.
pub(super) fn duplicate_values(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let items = arguments.list(0)?;
    let mut duplicates: Vec<Value> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        env.spend(items.len())?;
        let mut later = items.iter().skip(at.saturating_add(1));
        if later.any(|other| equal(other, item))
            && !duplicates.iter().any(|known| equal(known, item))
        {
            duplicates.push(item.clone());
        }
    }
    list(duplicates, env)
}

pub(super) fn flatten(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let mut flat = Vec::new();
    flatten_into(&mut flat, &arguments.list(0)?, env)?;
    list(flat, env)
}

/// Lists nest to a bounded depth.
fn flatten_into(flat: &mut Vec<Value>, items: &List, env: &mut Env<'_>) -> Result<(), Fault> {
    env.spend(items.len())?;
    for item in items.iter() {
        match item {
            Value::List(inner) => flatten_into(flat, inner, env)?,
            other => {
                env.allow(flat.len())?;
                flat.push(other.clone());
            }
        }
    }
    Ok(())
}

/// The list in parts of a size; the last one may be smaller.
pub(super) fn partition(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let items = arguments.list(0)?;
    env.spend(items.len())?;
    match usize::try_from(arguments.integer(1)?) {
        Ok(size) if size > 0 => {
            list(items.chunks(size).map(|part| Value::from(part.to_vec())).collect(), env)
        }
        _ => null("The size is not positive."),
    }
}
