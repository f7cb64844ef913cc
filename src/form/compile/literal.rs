//! Literals of definitions as values of a field's type.

use super::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Dynamic;
use crate::form::definition::Literal;
use crate::form::model::{Kind, Rule};
use crate::json;
use crate::pointer::Pointer;
use crate::value::{Date, Decimal, Value};

impl Compiler {
    /// What is written in the property `name` of a field, if it is: a value of the field's type
    /// or an expression that gives one.
    pub(super) fn dynamic(
        &mut self,
        written: Option<&Dynamic<Literal>>,
        kind: &Kind,
        field: &Pointer,
        name: &str,
    ) -> Rule {
        match written {
            None => Rule::Fixed(Value::Null),
            Some(Dynamic::Literal(literal)) => {
                Rule::Fixed(self.literal(literal, kind, field.name(name)))
            }
            Some(Dynamic::Computed(source)) => {
                match self.expression(source, &kind.ty(), field.name(name)) {
                    None => Rule::Fixed(Value::Null),
                    Some(Rule::Fixed(value)) => Rule::Fixed(kind.accept(value)),
                    Some(computed) => computed,
                }
            }
        }
    }

    /// A literal as a value of the field's type; null where it is none.
    pub(super) fn literal(&mut self, literal: &Literal, kind: &Kind, pointer: Pointer) -> Value {
        let value = read(literal, kind);
        if value.is_null() {
            let message = format!("This must be {}.", wanted(kind));
            let mut finding = Diagnostic::error(Code::LiteralType, message);
            if let (Kind::Choice(choices), Some(text)) = (kind, literal.0.as_str()) {
                let known = choices.options().iter().map(|option| &*option.value);
                finding = finding.with_suggestion(text, known);
            } else if literal.0.as_str().is_some() {
                finding = finding.with_help("To compute it, begin with `=`.");
            }
            self.report(pointer, finding);
        }
        value
    }
}

fn read(literal: &Literal, kind: &Kind) -> Value {
    let value = match (kind, &literal.0.kind) {
        (Kind::Number { .. }, json::Kind::Number(digits)) => Decimal::parse(digits).into(),
        (Kind::Date, json::Kind::String(text)) => Date::parse(text).into(),
        (Kind::Checkbox, json::Kind::Bool(ticked)) => return Value::Bool(*ticked),
        (Kind::Text { .. }, json::Kind::String(text)) => Value::from(text.trim()),
        (Kind::Choice(_), json::Kind::String(text)) => Value::String(text.clone()),
        _ => Value::Null,
    };
    match kind {
        Kind::Checkbox => Value::Null,
        _ => kind.accept(value),
    }
}

fn wanted(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text { .. } => "a text",
        Kind::Number { .. } => "a number such as 12.5",
        Kind::Date => "a date such as \"2026-01-31\"",
        Kind::Choice(_) => "one of the field's options",
        Kind::Checkbox => "true or false",
    }
}
