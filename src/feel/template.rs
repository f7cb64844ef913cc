//! Text with `{{ expression }}` in it.

use std::rc::Rc;

use super::builtins::text_of;
use super::env::Env;
use super::fault::Fault;
use super::program::{Program, Read};
use super::scope::Scope;
use super::span::Utf16;
use crate::diagnostic::{Code, Diagnostic, TextRange};
use crate::value::Value;

/// A compiled text with placeholders.
#[derive(Clone, Debug)]
pub struct Template {
    parts: Rc<[Part]>,
    reads: Rc<[Read]>,
}

#[derive(Clone, Debug)]
enum Part {
    Text(Rc<str>),
    Expression(Program),
}

impl Template {
    /// What the placeholders read of their scope, as [`Program::reads`] has it.
    pub fn reads(&self) -> &[Read] {
        &self.reads
    }

    /// The text, where it has no placeholders.
    pub fn constant(&self) -> Option<&str> {
        match &*self.parts {
            [] => Some(""),
            [Part::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// The text with the values in it. Null is empty; other values are written as `string()`
    /// does.
    ///
    /// # Errors
    ///
    /// Only when a bound of `env` is reached.
    pub fn render(&self, slots: &[Value], env: &mut Env<'_>) -> Result<String, Fault> {
        let mut text = String::new();
        for part in &*self.parts {
            match part {
                Part::Text(plain) => text.push_str(plain),
                Part::Expression(program) => match program.run(slots, env)? {
                    Value::Null => {}
                    value => text.push_str(&text_of(&value)),
                },
            }
            env.allow(text.len())?;
        }
        Ok(text)
    }
}

/// Compiles a text whose parts in `{{` and `}}` are expressions.
///
/// There is a template unless a placeholder has no program.
pub fn compile_template(source: &str, scope: &Scope) -> (Option<Template>, Vec<Diagnostic>) {
    let utf16 = Utf16::new(source);
    let mut parts = Vec::new();
    let mut reads = Vec::new();
    let mut diagnostics = Vec::new();
    let mut complete = true;
    let mut at = 0_usize;
    while let Some((before, after)) = source.get(at..).and_then(|rest| rest.split_once("{{")) {
        push_text(&mut parts, before);
        let start = at.saturating_add(before.len()).saturating_add(2);
        let Some(length) = placeholder_length(after) else {
            let opening = start.saturating_sub(2);
            let range = TextRange {
                start: utf16.offset(narrow(opening)),
                end: utf16.offset(narrow(source.len())),
            };
            let found =
                Diagnostic::error(Code::UnclosedPlaceholder, "This placeholder is not closed.");
            diagnostics.push(found.with_range(range).with_help("Close it with `}}`."));
            return (None, diagnostics);
        };
        let expression = after.get(..length).unwrap_or_default();
        let base = utf16.offset(narrow(start));
        let (program, found) = super::compile_at(expression, scope, base);
        diagnostics.extend(found);
        match program {
            Some(program) => {
                reads.extend_from_slice(program.reads());
                parts.push(Part::Expression(program));
            }
            None => complete = false,
        }
        at = start.saturating_add(length).saturating_add(2);
    }
    push_text(&mut parts, source.get(at..).unwrap_or_default());
    let reads = super::compile::without_covered(reads).into();
    let template = complete.then(|| Template { parts: parts.into(), reads });
    (template, diagnostics)
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    if !text.is_empty() {
        parts.push(Part::Text(Rc::from(text)));
    }
}

/// How long the expression before the closing `}}` is. Strings and the braces of contexts in it
/// are passed over.
fn placeholder_length(text: &str) -> Option<usize> {
    let mut open = 0_u32;
    let mut quoted = false;
    let mut escaped = false;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '{' => open = open.saturating_add(1),
            '}' if open > 0 => open = open.saturating_sub(1),
            '}' if letters.peek().is_some_and(|(_, next)| *next == '}') => return Some(at),
            _ => {}
        }
    }
    None
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
