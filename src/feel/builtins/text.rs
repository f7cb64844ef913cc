//! `string()`: any value as text, such that FEEL reads what a value inside of another one writes.

use std::rc::Rc;

use crate::feel::lexer::is_name_part;
use crate::value::{Range, Value};

/// The text of a value; a string is its own.
pub(crate) fn text_of(value: &Value) -> Rc<str> {
    if let Some(text) = value.text() {
        return text;
    }
    let mut out = String::new();
    write(&mut out, value);
    Rc::from(out)
}

/// A value as FEEL writes it inside of another one: strings in quotes.
pub fn literal(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value);
    out
}

/// Writes a value as it stands inside of another one. Values nest to a bounded depth.
fn write(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::String(text) => write_quoted(out, text),
        Value::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                separate(out, at);
                write(out, item);
            }
            out.push(']');
        }
        Value::Context(context) => {
            out.push('{');
            for (at, (key, item)) in context.iter().enumerate() {
                separate(out, at);
                write_key(out, key);
                out.push_str(": ");
                write(out, item);
            }
            out.push('}');
        }
        Value::Range(range) => write_range(out, range),
        Value::Function(function) => {
            out.push_str("function(");
            for (at, name) in function.parameters().iter().enumerate() {
                separate(out, at);
                out.push_str(name);
            }
            out.push(')');
        }
        other => out.push_str(&other.text().unwrap_or_default()),
    }
}

fn separate(out: &mut String, at: usize) {
    if at > 0 {
        out.push_str(", ");
    }
}

fn write_range(out: &mut String, range: &Range) {
    match range {
        Range::Interval { start, start_included, end, end_included } => {
            out.push(if *start_included { '[' } else { '(' });
            write(out, start);
            out.push_str("..");
            write(out, end);
            out.push(if *end_included { ']' } else { ')' });
        }
        Range::Comparison { operator, endpoint } => {
            out.push('(');
            out.push_str(operator.symbol());
            write(out, endpoint);
            out.push(')');
        }
    }
}

/// A key stands plain where it can.
fn write_key(out: &mut String, key: &str) {
    let plain = !key.is_empty() && key.chars().all(|letter| is_name_part(letter) || letter == ' ');
    if plain { out.push_str(key) } else { write_quoted(out, key) }
}

pub(crate) fn write_quoted(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other => out.push(other),
        }
    }
    out.push('"');
}
