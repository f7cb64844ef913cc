//! Dates and times (DMN 1.5, table 80), and the clock, which the environment gives.

use std::rc::Rc;

use super::arguments::{Arguments, count, in_range};
use crate::feel::env::Env;
use crate::feel::fault::Stop;
use crate::value::{Date, Value};

pub(super) fn now(_arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    Ok(env.now().into())
}

pub(super) fn today(_arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    Ok(env.now().date().into())
}

pub(super) fn day_of_year(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    Ok(count(arguments.date(0)?.day_of_year().into()))
}

pub(super) fn week_of_year(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    Ok(count(arguments.date(0)?.week_of_year().into()))
}

const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub(super) fn day_of_week(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    named(&DAYS, arguments.date(0)?.weekday())
}

pub(super) fn month_of_year(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    Ok(Rc::<str>::from(arguments.date(0)?.month_name()).into())
}

/// The name at a place from 1.
fn named(names: &[&str], place: u8) -> Result<Value, Stop> {
    let name = usize::from(place).checked_sub(1).and_then(|at| names.get(at));
    in_range(name.copied())
}

/// The last day of the month that a date is in.
pub(super) fn last_day_of_month(
    arguments: Arguments<'_>,
    _env: &mut Env<'_>,
) -> Result<Value, Stop> {
    let date = arguments.date(0)?;
    let last = (28..=31_u8).rev().find_map(|day| Date::new(date.year(), date.month(), day));
    in_range(last)
}
