//! Conversion (DMN 1.5, table 73).

use std::rc::Rc;

use super::arguments::{Arguments, in_range, truncated};
use super::text::text_of;
use crate::feel::env::Env;
use crate::feel::fault::{Stop, null};
use crate::value::{Date, DateTime, Decimal, Offset, Time, Value, YearsDuration, Zone};

pub(super) fn date(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    if arguments.len() == 3 {
        let part = |at: usize| arguments.integer(at);
        let (year, month, day) = (part(0)?, part(1)?, part(2)?);
        let date = i32::try_from(year)
            .ok()
            .zip(u8::try_from(month).ok().zip(u8::try_from(day).ok()))
            .and_then(|(year, (month, day))| Date::new(year, month, day));
        return in_range(date);
    }
    match arguments.single(0) {
        Value::String(text) => match Date::parse(text) {
            Some(date) => Ok(date.into()),
            None => null("The text is not a date."),
        },
        _ => arguments.date(0).map(Value::Date),
    }
}

pub(super) fn time(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    if arguments.len() > 1 {
        return time_of_parts(arguments);
    }
    match arguments.single(0) {
        Value::String(text) => match Time::parse(text, env.host) {
            Some(time) => Ok(time.into()),
            None => null("The text is not a time."),
        },
        Value::Time(_) => Ok(arguments.single(0).clone()),
        Value::DateTime(moment) => Ok(moment.time().clone().into()),
        Value::Date(_) => in_range(Time::new(0, 0, 0, 0, Some(Zone::Offset(Offset::UTC)))),
        _ => null("An argument is neither a text, a time nor a date and time."),
    }
}

fn time_of_parts(arguments: Arguments<'_>) -> Result<Value, Stop> {
    let zone = match arguments.single(3) {
        Value::Null => None,
        Value::DaysDuration(duration) => {
            let seconds = truncated(duration.total_seconds()).and_then(|s| i32::try_from(s).ok());
            match seconds.and_then(Offset::from_seconds) {
                Some(offset) => Some(Zone::Offset(offset)),
                None => return null("The offset is out of range."),
            }
        }
        _ => return null("The offset is not a days and time duration."),
    };
    let (hour, minute) = (arguments.integer(0)?, arguments.integer(1)?);
    let seconds = arguments.number(2)?;
    let whole = truncated(seconds).and_then(|whole| u8::try_from(whole).ok());
    let nanosecond = whole.and_then(|whole| {
        let fraction = seconds.subtract(Decimal::from(i64::from(whole)))?;
        u32::try_from(truncated(fraction.multiply(Decimal::from(1_000_000_000_i64))?)?).ok()
    });
    let parts = u8::try_from(hour).ok().zip(u8::try_from(minute).ok()).zip(whole.zip(nanosecond));
    in_range(parts.and_then(|((hour, minute), (second, nanosecond))| {
        Time::new(hour, minute, second, nanosecond, zone)
    }))
}

pub(super) fn date_and_time(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    if arguments.len() == 2 {
        let date = arguments.date(0)?;
        return match arguments.single(1) {
            Value::Time(time) => in_range(DateTime::new(date, (**time).clone(), env.host)),
            // `date and time(moment, zone)`, as other engines have it.
            Value::String(zone) => in_zone(arguments.single(0), zone, env),
            _ => null("An argument is not a time."),
        };
    }
    match arguments.single(0) {
        Value::String(text) => {
            let at_midnight = || Date::parse(text).and_then(|date| local_midnight(date, env));
            match DateTime::parse(text, env.host).or_else(at_midnight) {
                Some(moment) => Ok(moment.into()),
                None => null("The text is not a date and time."),
            }
        }
        Value::DateTime(_) => Ok(arguments.single(0).clone()),
        Value::Date(date) => Ok(DateTime::at_midnight_utc(*date).into()),
        _ => null("An argument is neither a text, a date nor a date and time."),
    }
}

fn local_midnight(date: Date, env: &Env<'_>) -> Option<DateTime> {
    DateTime::new(date, Time::new(0, 0, 0, 0, None)?, env.host)
}

/// The same instant in another zone; a local time gets the zone.
fn in_zone(moment: &Value, zone: &str, env: &Env<'_>) -> Result<Value, Stop> {
    let Some(zone) = Zone::named(zone, env.host) else {
        return null("There is no such time zone.");
    };
    let Value::DateTime(moment) = moment else {
        return null("An argument is not a date and time.");
    };
    let time = moment.time();
    let moved = match moment.instant() {
        Some(instant) => DateTime::from_instant(instant, time.nanosecond(), zone, env.host),
        None => Time::new(time.hour(), time.minute(), time.second(), time.nanosecond(), Some(zone))
            .and_then(|time| DateTime::new(moment.date(), time, env.host)),
    };
    in_range(moved)
}

pub(super) fn duration(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    match arguments.single(0) {
        Value::String(text) => match Value::parse_duration(text) {
            Some(duration) => Ok(duration),
            None => null("The text is not a duration."),
        },
        duration @ (Value::DaysDuration(_) | Value::YearsDuration(_)) => Ok(duration.clone()),
        _ => null("An argument is not a text."),
    }
}

pub(super) fn years_and_months_duration(
    arguments: Arguments<'_>,
    _env: &mut Env<'_>,
) -> Result<Value, Stop> {
    Ok(YearsDuration::between(arguments.date(0)?, arguments.date(1)?).into())
}

pub(super) fn string(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    match arguments.value(0) {
        Value::Null => null("Null has no text."),
        value => {
            let text = text_of(value);
            env.allow(text.len())?;
            Ok(Value::String(text))
        }
    }
}

pub(super) fn number(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    if arguments.len() == 2 {
        return null("The function takes another number of arguments.");
    }
    if let (1, Value::Number(number)) = (arguments.len(), arguments.single(0)) {
        return Ok(Value::Number(*number));
    }
    let text = arguments.text(0)?;
    let grouping = arguments.optional_text(1)?.map_or("", |text| text);
    let decimal = arguments.optional_text(2)?.map_or("", |text| text);
    if !matches!(grouping, "" | " " | "," | ".") || !matches!(decimal, "" | "," | ".") {
        return null("A separator is none of those that are allowed.");
    }
    if !grouping.is_empty() && grouping == decimal {
        return null("The two separators are the same.");
    }
    let plain: String =
        if grouping.is_empty() { (**text).into() } else { text.replace(grouping, "") };
    let plain = if decimal == "," { plain.replace(',', ".") } else { plain };
    let is_numeral =
        |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-' | '+' | 'e' | 'E');
    match Decimal::parse(&plain) {
        Some(number) if plain.chars().all(is_numeral) => Ok(Value::Number(number)),
        _ => null("The text is not a number."),
    }
}

/// `range("[1..5]")`: a range whose ends are literals.
pub(super) fn range(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let text: Rc<str> = Rc::clone(arguments.text(0)?);
    super::ranges::parse(&text, env)
}
