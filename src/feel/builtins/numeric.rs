//! Numbers (DMN 1.5, table 77).

use super::arguments::{Arguments, in_range};
use crate::feel::env::Env;
use crate::feel::fault::{Stop, null};
use crate::value::decimal::Rounding;
use crate::value::{Decimal, Value};

pub(super) fn decimal(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    round(arguments, Rounding::HalfEven)
}

pub(super) fn floor(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    round(arguments, Rounding::Floor)
}

pub(super) fn ceiling(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    round(arguments, Rounding::Ceiling)
}

pub(super) fn round_up(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    round(arguments, Rounding::Up)
}

pub(super) fn round_down(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    round(arguments, Rounding::Down)
}

pub(super) fn round_half_up(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    round(arguments, Rounding::HalfUp)
}

pub(super) fn round_half_down(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    round(arguments, Rounding::HalfDown)
}

/// To so many digits behind the point; to an integer where no scale is given.
fn round(arguments: Arguments<'_>, rounding: Rounding) -> Result<Value, Stop> {
    let number = arguments.number(0)?;
    let scale = if arguments.len() == 1 { 0 } else { arguments.integer(1)? };
    match i32::try_from(scale).ok().filter(|scale| (-6111..=6176).contains(scale)) {
        Some(scale) => in_range(number.round(scale, rounding)),
        None => null("The scale is out of range."),
    }
}

/// Of a number or a duration.
pub(super) fn abs(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    match arguments.single(0) {
        Value::Number(number) => Ok(Value::Number(number.abs())),
        Value::DaysDuration(duration) => in_range(duration.abs()),
        Value::YearsDuration(duration) => in_range(duration.abs()),
        _ => null("An argument is neither a number nor a duration."),
    }
}

pub(super) fn modulo(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    let (dividend, divisor) = (arguments.number(0)?, arguments.number(1)?);
    if divisor.is_zero() {
        return null("A number is divided by zero.");
    }
    in_range(dividend.modulo(divisor))
}

pub(super) fn sqrt(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    in_range(arguments.number(0)?.sqrt())
}

pub(super) fn log(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    in_range(arguments.number(0)?.ln())
}

pub(super) fn exp(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    in_range(arguments.number(0)?.exp())
}

pub(super) fn even(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    parity(arguments.number(0)?, true)
}

pub(super) fn odd(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    parity(arguments.number(0)?, false)
}

/// A number that is no integer is neither even nor odd.
fn parity(number: Decimal, even: bool) -> Result<Value, Stop> {
    Ok(Value::Bool(number.is_even().is_some_and(|is_even| is_even == even)))
}
