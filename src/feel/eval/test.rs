//! `in`, unary tests, `instance of` and ranges.

use crate::feel::fault::{Stop, null};
use crate::value::{Range, Type, Value};

/// How many elements a look at a value touches.
pub(super) fn cost(value: &Value) -> usize {
    match value {
        Value::List(list) => list.len(),
        _ => 0,
    }
}

/// Whether a value passes a test: is equal to it, is in its range, or passes one of its elements
/// (DMN 1.5, table 55).
pub(crate) fn passes(value: &Value, test: &Value) -> Result<Value, Stop> {
    match verdict(value, test) {
        Some(verdict) => Ok(Value::Bool(verdict)),
        None => null("The value cannot be compared with the test."),
    }
}

fn verdict(value: &Value, test: &Value) -> Option<bool> {
    let Value::List(tests) = test else { return single(value, test) };
    let any = tests.iter().any(|test| single(value, test) == Some(true));
    Some(any || (matches!(value, Value::List(_)) && value.feel_eq(test) == Some(true)))
}

fn single(value: &Value, test: &Value) -> Option<bool> {
    match test {
        Value::Range(range) if !matches!(value, Value::Range(_)) => match &**range {
            // An end that came out as null is not an open side: nothing can be said.
            Range::Interval { start, end, .. } if start.is_null() || end.is_null() => None,
            range => range.contains(value),
        },
        _ => value.feel_eq(test),
    }
}

/// The verdict of a unary test: one that reads `?`, or that is a condition by itself, says it.
pub(super) fn passes_unary(input: &Value, test: Value, reads_input: bool) -> Result<Value, Stop> {
    match test {
        Value::Bool(_) if reads_input || is_condition(input) => Ok(test),
        _ => passes(input, &test),
    }
}

/// Whether a value passes a unary test that does not read `?`; none where FEEL makes it null.
pub(in crate::feel) fn holds(input: &Value, test: &Value) -> Option<bool> {
    match test {
        Value::Bool(verdict) if is_condition(input) => Some(*verdict),
        _ => verdict(input, test),
    }
}

/// Whether a boolean that tests this value is the verdict, rather than what it is compared with.
fn is_condition(input: &Value) -> bool {
    !matches!(input, Value::Bool(_) | Value::Null)
}

pub(super) fn is_instance(value: &Value, ty: &Type) -> bool {
    match value {
        // Null is of its own type only, although `Any` holds every value.
        Value::Null => matches!(ty, Type::Null),
        _ => ty.accepts(value),
    }
}

pub(crate) fn interval(
    start: Value,
    start_included: bool,
    end: Value,
    end_included: bool,
) -> Result<Value, Stop> {
    let kinds = (start.kind(), end.kind());
    let bounds = |ty: &Type| {
        matches!(
            ty,
            Type::Null
                | Type::Number
                | Type::String
                | Type::Date
                | Type::Time
                | Type::DateTime
                | Type::DaysDuration
                | Type::YearsDuration
        )
    };
    match kinds {
        (from, to)
            if bounds(&from) && bounds(&to) && (from == to || start.is_null() || end.is_null()) =>
        {
            Ok(Range::Interval { start, start_included, end, end_included }.into())
        }
        _ => null("The ends of the range are not of one kind that has an order."),
    }
}
