//! Booleans: `not`, `all`, `any`, and questions about values.

use super::arguments::Arguments;
use crate::feel::env::Env;
use crate::feel::eval::operators;
use crate::feel::fault::{Stop, null};
use crate::value::Value;

pub(super) fn not(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    match arguments.single(0) {
        Value::Bool(value) => Ok(Value::Bool(!value)),
        _ => null("Only `true` and `false` can be negated."),
    }
}

pub(super) fn all(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    join(arguments, true, operators::and)
}

pub(super) fn any(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    join(arguments, false, operators::or)
}

fn join(
    arguments: Arguments<'_>,
    start: bool,
    with: fn(&Value, &Value) -> Value,
) -> Result<Value, Stop> {
    let values = arguments.spread()?;
    Ok(values.iter().fold(Value::Bool(start), |sum, value| with(&sum, value)))
}

/// Whether two values are the same, of the same kind and form (DMN 1.5, table 79).
pub(super) fn is(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    let (left, right) = (arguments.value(0), arguments.value(1));
    let same = match (left, right) {
        (Value::Time(left), Value::Time(right)) => left == right,
        (Value::DateTime(left), Value::DateTime(right)) => {
            left.date() == right.date() && left.time() == right.time()
        }
        _ => left.feel_eq(right) == Some(true),
    };
    Ok(Value::Bool(same))
}

pub(super) fn is_defined(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    Ok(Value::Bool(!arguments.is_missing(0)))
}

pub(super) fn get_or_else(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    let place = usize::from(arguments.is_missing(0));
    Ok(arguments.value(place).clone())
}

/// The value where the condition holds; null with the message otherwise.
pub(super) fn assert(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    if arguments.value(1).is_true() {
        return Ok(arguments.value(0).clone());
    }
    match arguments.optional_text(2)? {
        Some(message) => Err(Stop::Null(message.to_string().into())),
        None => null("The condition of the assertion does not hold."),
    }
}
