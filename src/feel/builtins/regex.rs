//! Regular expressions: `matches`, `replace`, `split`, `extract`. The host matches; XPath's
//! syntax is translated to the one of ECMAScript in [`translate`].

mod replacement;
mod translate;

use std::rc::Rc;

use super::arguments::Arguments;
use super::string::text;
use crate::feel::env::Env;
use crate::feel::fault::{Fault, Stop, null};
use crate::host::{Match, Pattern};
use crate::value::Value;

/// Patterns that were compiled lately.
#[derive(Default)]
pub(crate) struct PatternCache(Vec<(Rc<str>, Rc<str>, Compiled)>);

const CACHED: usize = 16;

/// A pattern of the host, and how many groups it has.
#[derive(Clone)]
struct Compiled {
    pattern: Rc<dyn Pattern>,
    groups: usize,
}

fn compile(
    pattern: &Rc<str>,
    flags: Option<&Rc<str>>,
    env: &mut Env<'_>,
) -> Result<Compiled, Stop> {
    let flags = flags.map_or_else(|| Rc::from(""), Rc::clone);
    let known =
        env.memory.patterns.0.iter().find(|(text, with, _)| text == pattern && *with == flags);
    if let Some((.., compiled)) = known {
        return Ok(compiled.clone());
    }
    env.spend(pattern.len())?;
    let Some(translated) = translate::translate(pattern, &flags) else {
        return null(
            "The pattern or its flags are not a regular expression, or it could take endless time.",
        );
    };
    let Ok(found) = env.host.compile(&translated.pattern, &translated.flags) else {
        return null("The pattern is not a regular expression.");
    };
    let compiled = Compiled { pattern: found, groups: translated.groups };
    let cache = &mut env.memory.patterns.0;
    if cache.len() >= CACHED {
        cache.remove(0);
    }
    cache.push((Rc::clone(pattern), flags, compiled.clone()));
    Ok(compiled)
}

pub(super) fn matches(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let input = arguments.text(0)?;
    let compiled = compile(arguments.text(1)?, arguments.optional_text(2)?, env)?;
    env.spend(input.len())?;
    Ok(Value::Bool(compiled.pattern.find(input, 0).is_some()))
}

pub(super) fn replace(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let input = arguments.text(0)?;
    let compiled = compile(arguments.text(1)?, arguments.optional_text(3)?, env)?;
    if compiled.pattern.find("", 0).is_some() {
        return null("The pattern matches an empty text.");
    }
    let Some(parts) = replacement::parse(arguments.text(2)?, compiled.groups) else {
        return null("The replacement has a `$` or a backslash with nothing that it refers to.");
    };
    let mut result = String::new();
    let mut end = 0;
    each_match(&compiled, input, env, |found, env| {
        result.push_str(input.get(end..found.start).unwrap_or_default());
        replacement::write(&mut result, &parts, input, found);
        end = found.end;
        env.allow(result.len())
    })?;
    result.push_str(input.get(end..).unwrap_or_default());
    text(&result, env)
}

pub(super) fn split(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let input = arguments.text(0)?;
    let compiled = compile(arguments.text(1)?, None, env)?;
    let mut parts = Vec::new();
    let mut end = 0;
    each_match(&compiled, input, env, |found, env| {
        parts.push(Value::from(input.get(end..found.start).unwrap_or_default()));
        end = found.end;
        env.allow(parts.len())
    })?;
    parts.push(Value::from(input.get(end..).unwrap_or_default()));
    Ok(Value::from(parts))
}

/// All parts of a text that match.
pub(super) fn extract(arguments: Arguments<'_>, env: &mut Env<'_>) -> Result<Value, Stop> {
    let input = arguments.text(0)?;
    let compiled = compile(arguments.text(1)?, arguments.optional_text(2)?, env)?;
    let mut parts = Vec::new();
    each_match(&compiled, input, env, |found, env| {
        parts.push(Value::from(input.get(found.start..found.end).unwrap_or_default()));
        env.allow(parts.len())
    })?;
    Ok(Value::from(parts))
}

/// Goes through the matches that do not overlap, without empty ones.
fn each_match(
    compiled: &Compiled,
    input: &str,
    env: &mut Env<'_>,
    mut found: impl FnMut(&Match, &Env<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    env.spend(input.len())?;
    let mut from = 0;
    while let Some(next) = compiled.pattern.find(input, from) {
        env.spend(1)?;
        if next.end > next.start {
            found(&next, env)?;
            from = next.end;
        } else {
            let letter = input.get(next.end..).and_then(|rest| rest.chars().next());
            let Some(letter) = letter else { return Ok(()) };
            from = next.end.saturating_add(letter.len_utf8());
        }
    }
    Ok(())
}
