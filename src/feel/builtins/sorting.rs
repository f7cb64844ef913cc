//! `sort`.

use std::cmp::Ordering;

use super::arguments::Arguments;
use crate::feel::env::Env;
use crate::feel::eval::function::call_value;
use crate::feel::fault::{Stop, null};
use crate::value::Value;

/// A stable sort by a function that tells whether its first argument comes before its second one,
/// or by the order of the values themselves.
pub(super) fn sort(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let (list, precedes) = (arguments.list(0)?, arguments.value(1));
    match precedes {
        Value::Null if arguments.len() == 1 => {}
        Value::Function(function) if function.parameters().len() == 2 => {}
        _ => return null("An argument is not a function that compares two elements."),
    }
    let items = list.into_items();
    Ok(Value::from(merge_sort(items, precedes, env)?))
}

fn merge_sort(
    mut items: Vec<Value>,
    precedes: &Value,
    env: &mut Env<'_>,
) -> Result<Vec<Value>, Stop> {
    let mut width = 1_usize;
    while width < items.len() {
        let mut merged = Vec::with_capacity(items.len());
        for pair in items.chunks(width.saturating_mul(2)) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(&mut merged, left, right, precedes, env)?;
        }
        items = merged;
        width = width.saturating_mul(2);
    }
    Ok(items)
}

fn merge(
    merged: &mut Vec<Value>,
    left: &[Value],
    right: &[Value],
    precedes: &Value,
    env: &mut Env<'_>,
) -> Result<(), Stop> {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
        env.spend(1)?;
        let next =
            if comes_before(second, first, precedes, env)? { right.next() } else { left.next() };
        merged.extend(next.cloned());
    }
    merged.extend(left.cloned());
    merged.extend(right.cloned());
    Ok(())
}

fn comes_before(
    left: &Value,
    right: &Value,
    precedes: &Value,
    env: &mut Env<'_>,
) -> Result<bool, Stop> {
    if precedes.is_null() {
        return match left.feel_cmp(right) {
            Some(order) => Ok(order == Ordering::Less),
            None => null("Not all elements can be compared."),
        };
    }
    Ok(call_value(precedes, &[left.clone(), right.clone()], env)?.is_true())
}
