//! Logic, comparison and arithmetic (DMN 1.5, tables 45 to 60).

use std::rc::Rc;

use crate::feel::env::Env;
use crate::feel::fault::{Stop, null};
use crate::feel::op::Op;
use crate::host::Host;
use crate::value::{Comparison, DateTime, Decimal, Value};

/// Conjunction in three-valued logic; what is no boolean counts as null.
pub(crate) fn and(left: &Value, right: &Value) -> Value {
    match (left.as_bool(), right.as_bool()) {
        (Some(false), _) | (_, Some(false)) => Value::Bool(false),
        (Some(true), Some(true)) => Value::Bool(true),
        _ => Value::Null,
    }
}

/// Disjunction in three-valued logic; what is no boolean counts as null.
pub(crate) fn or(left: &Value, right: &Value) -> Value {
    match (left.as_bool(), right.as_bool()) {
        (Some(true), _) | (_, Some(true)) => Value::Bool(true),
        (Some(false), Some(false)) => Value::Bool(false),
        _ => Value::Null,
    }
}

pub(crate) fn compare(comparison: Comparison, left: &Value, right: &Value) -> Result<Value, Stop> {
    verdict(comparison.holds(left, right)).map(Value::Bool)
}

/// What a comparison says; null where it says nothing.
pub(super) fn verdict(holds: Option<bool>) -> Result<bool, Stop> {
    match holds {
        Some(verdict) => Ok(verdict),
        None => null("Values of different kinds cannot be compared, and some kinds have no order."),
    }
}

pub(super) fn between(value: &Value, from: &Value, to: &Value) -> Result<Value, Stop> {
    let lower = compare(Comparison::GreaterOrEqual, value, from)?;
    let upper = compare(Comparison::LessOrEqual, value, to)?;
    Ok(and(&lower, &upper))
}

pub(super) fn negate(value: &Value) -> Result<Value, Stop> {
    match value {
        Value::Number(number) => Ok(Value::Number(number.minus())),
        Value::DaysDuration(duration) => or_overflow(duration.minus()),
        Value::YearsDuration(duration) => or_overflow(duration.minus()),
        _ => null("Only numbers and durations can be negated."),
    }
}

/// Whatever is too large for its type is null.
fn or_overflow<T: Into<U>, U>(value: Option<T>) -> Result<U, Stop> {
    match value {
        Some(value) => Ok(value.into()),
        None => null("The result is out of range."),
    }
}

pub(crate) fn arithmetic(
    op: Op,
    left: &Value,
    right: &Value,
    env: &mut Env<'_>,
) -> Result<Value, Stop> {
    if let (Value::Number(left), Value::Number(right)) = (left, right) {
        return calculate(op, *left, *right).map(Value::Number);
    }
    match op {
        Op::Add => match (left, right) {
            (Value::String(left), Value::String(right)) => {
                env.allow(left.len().saturating_add(right.len()))?;
                Ok(Value::String(Rc::from([&**left, &**right].concat())))
            }
            (Value::DaysDuration(_) | Value::YearsDuration(_), moment) if is_moment(moment) => {
                add_duration(moment, right_duration(left), env.host)
            }
            _ => add_duration(left, right_duration(right), env.host),
        },
        Op::Subtract => match right {
            Value::DaysDuration(duration) => {
                let back = duration.minus().map(Value::DaysDuration);
                add_duration(left, back.as_ref(), env.host)
            }
            Value::YearsDuration(duration) => {
                let back = duration.minus().map(Value::YearsDuration);
                add_duration(left, back.as_ref(), env.host)
            }
            _ => difference(left, right),
        },
        Op::Multiply => match (left, right) {
            (Value::Number(factor), duration) | (duration, Value::Number(factor)) => match duration
            {
                Value::DaysDuration(duration) => or_overflow(duration.multiply(*factor)),
                Value::YearsDuration(duration) => or_overflow(duration.multiply(*factor)),
                _ => null("Only numbers, and durations by numbers, can be multiplied."),
            },
            _ => null("Only numbers, and durations by numbers, can be multiplied."),
        },
        Op::Divide => match (left, right) {
            (Value::DaysDuration(left), Value::Number(right)) => or_overflow(left.divide(*right)),
            (Value::YearsDuration(left), Value::Number(right)) => or_overflow(left.divide(*right)),
            (Value::DaysDuration(left), Value::DaysDuration(right)) => {
                or_overflow(left.ratio(*right))
            }
            (Value::YearsDuration(left), Value::YearsDuration(right)) => {
                or_overflow(left.ratio(*right))
            }
            _ => null("These values cannot be divided."),
        },
        _ => null("Only a number has powers, and only a number is an exponent."),
    }
}

/// What an operation makes of two numbers.
pub(super) fn calculate(op: Op, left: Decimal, right: Decimal) -> Result<Decimal, Stop> {
    let result = match op {
        Op::Add => left.add(right),
        Op::Subtract => left.subtract(right),
        Op::Multiply => left.multiply(right),
        Op::Divide if right.is_zero() => return null("A number is divided by zero."),
        Op::Divide => left.divide(right),
        _ => left.power(right),
    };
    or_overflow(result)
}

fn is_moment(value: &Value) -> bool {
    matches!(value, Value::Date(_) | Value::Time(_) | Value::DateTime(_))
}

fn right_duration(value: &Value) -> Option<&Value> {
    matches!(value, Value::DaysDuration(_) | Value::YearsDuration(_)).then_some(value)
}

/// A moment or a duration, later by a duration; the duration is missing where it is none or
/// cannot be turned around.
fn add_duration(left: &Value, duration: Option<&Value>, host: &dyn Host) -> Result<Value, Stop> {
    match (left, duration) {
        (Value::Date(date), Some(Value::DaysDuration(days))) => or_overflow(date.plus_days(*days)),
        (Value::Date(date), Some(Value::YearsDuration(years))) => {
            or_overflow(date.plus_years(*years))
        }
        (Value::DateTime(moment), Some(Value::DaysDuration(days))) => {
            or_overflow(moment.plus_days(*days, host))
        }
        (Value::DateTime(moment), Some(Value::YearsDuration(years))) => {
            or_overflow(moment.plus_years(*years, host))
        }
        (Value::Time(time), Some(Value::DaysDuration(days))) => Ok(time.plus(*days).into()),
        (Value::DaysDuration(left), Some(Value::DaysDuration(right))) => {
            or_overflow(left.plus(*right))
        }
        (Value::YearsDuration(left), Some(Value::YearsDuration(right))) => {
            or_overflow(left.plus(*right))
        }
        _ => null("These values cannot be added or subtracted."),
    }
}

fn difference(left: &Value, right: &Value) -> Result<Value, Stop> {
    let result = match (left, right) {
        (Value::Time(left), Value::Time(right)) => left.since(right),
        (Value::Date(left), Value::Date(right)) => {
            DateTime::at_midnight_utc(*left).since(&DateTime::at_midnight_utc(*right))
        }
        (Value::DateTime(left), Value::DateTime(right)) => left.since(right),
        (Value::DateTime(left), Value::Date(right)) => {
            left.since(&DateTime::at_midnight_utc(*right))
        }
        (Value::Date(left), Value::DateTime(right)) => {
            DateTime::at_midnight_utc(*left).since(right)
        }
        _ => return null("These values cannot be subtracted."),
    };
    match result {
        Some(duration) => Ok(Value::DaysDuration(duration)),
        None => null("One of the moments has a time zone, the other has none."),
    }
}
