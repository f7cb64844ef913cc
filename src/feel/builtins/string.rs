//! Strings (DMN 1.5, table 75). Positions and lengths count characters.

use std::rc::Rc;

use super::arguments::{Arguments, count};
use crate::feel::env::Env;
use crate::feel::fault::{Stop, null};
use crate::value::Value;

/// A text as a value, unless it is larger than allowed.
pub(super) fn text(text: &str, env: &Env<'_>) -> Result<Value, Stop> {
    env.allow(text.len())?;
    Ok(Value::from(text))
}

pub(super) fn substring(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let source = arguments.text(0)?;
    let position = arguments.integer(1)?;
    let length = source.chars().count();
    let distance = usize::try_from(position.unsigned_abs()).unwrap_or(usize::MAX);
    let start = if position < 0 { length.checked_sub(distance) } else { distance.checked_sub(1) };
    let Some(start) = start.filter(|start| *start < length) else {
        return null("The position is not in the text.");
    };
    let taken = match arguments.len() {
        2 => length,
        _ => match usize::try_from(arguments.integer(2)?) {
            Ok(taken) if taken > 0 => taken,
            _ => return null("The length is not positive."),
        },
    };
    text(&source.chars().skip(start).take(taken).collect::<String>(), env)
}

pub(super) fn string_length(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    Ok(count(arguments.text(0)?.chars().count()))
}

pub(super) fn upper_case(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    text(&env.host.upper_case(arguments.text(0)?), env)
}

pub(super) fn lower_case(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    text(&env.host.lower_case(arguments.text(0)?), env)
}

pub(super) fn substring_before(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let source = arguments.text(0)?;
    let parts = source.split_once(&**arguments.text(1)?);
    text(parts.map_or("", |(before, _)| before), env)
}

pub(super) fn substring_after(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let source = arguments.text(0)?;
    let parts = source.split_once(&**arguments.text(1)?);
    text(parts.map_or("", |(_, after)| after), env)
}

pub(super) fn contains(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    Ok(Value::Bool(arguments.text(0)?.contains(&**arguments.text(1)?)))
}

pub(super) fn starts_with(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    Ok(Value::Bool(arguments.text(0)?.starts_with(&**arguments.text(1)?)))
}

pub(super) fn ends_with(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    Ok(Value::Bool(arguments.text(0)?.ends_with(&**arguments.text(1)?)))
}

pub(super) fn trim(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    text(arguments.text(0)?.trim(), env)
}

pub(super) fn is_blank(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
    Ok(Value::Bool(arguments.text(0)?.trim().is_empty()))
}

/// Joins the texts of a list, without the nulls; also `string join(list, delimiter, prefix,
/// suffix)`.
pub(super) fn string_join(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let list = arguments.list(0)?;
    env.spend(list.len())?;
    let delimiter = arguments.optional_text(1)?.map_or("", |text| text);
    let mut joined = String::new();
    let mut first = true;
    for item in list.iter() {
        let part: &Rc<str> = match item {
            Value::String(part) => part,
            Value::Null => continue,
            _ => return null("Not all elements are strings."),
        };
        if !std::mem::take(&mut first) {
            joined.push_str(delimiter);
        }
        joined.push_str(part);
        env.allow(joined.len())?;
    }
    let surrounded = match (arguments.optional_text(2)?, arguments.optional_text(3)?) {
        (None, None) => joined,
        (prefix, suffix) => {
            let part = |text: Option<&Rc<str>>| text.map_or("", |text| text).to_owned();
            [part(prefix), joined, part(suffix)].concat()
        }
    };
    text(&surrounded, env)
}

/// A new identifier from the host.
pub(super) fn uuid(_arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    match env.new_id {
        Some(new_id) => Ok(Value::from(new_id())),
        None => null("The host gives no identifiers."),
    }
}
