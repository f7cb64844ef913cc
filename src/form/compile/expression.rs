//! The expressions of a form: what they are compiled to and which type they must give.

use std::rc::Rc;

use super::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Expression, Text};
use crate::feel;
use crate::form::model::Rule;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

impl Compiler {
    /// The expression at `pointer`, unless something is wrong with it.
    pub(super) fn expression(
        &mut self,
        source: &Expression,
        wanted: &Type,
        pointer: Pointer,
    ) -> Option<Rule> {
        let (program, findings) = feel::compile(source.source(), &self.scope);
        let broken = findings.iter().any(Diagnostic::is_error);
        for finding in findings {
            self.report(pointer.clone(), finding);
        }
        let program = program.filter(|_| !broken)?;
        let ty = program.ty();
        if !matches!(ty, Type::Any) && !ty.conforms_to(wanted) {
            let message = format!("This must give a {wanted}, but it gives a {ty}.");
            let finding = Diagnostic::error(Code::ExpressionType, message)
                .with_help("Change the expression, or the type of the field.");
            self.report(pointer, finding);
            return None;
        }
        Some(match program.constant() {
            Some(value) => Rule::Fixed(value.clone()),
            None => Rule::Program(program),
        })
    }

    /// The condition in the property `name` of `owner`; true when it is not said.
    pub(super) fn condition(
        &mut self,
        source: Option<&Expression>,
        owner: &Pointer,
        name: &str,
    ) -> Rule {
        let rule =
            source.and_then(|source| self.expression(source, &Type::Boolean, owner.name(name)));
        match rule {
            None => Rule::Fixed(Value::Bool(true)),
            // A condition holds only when it is true.
            Some(Rule::Fixed(value)) => Rule::Fixed(Value::Bool(value.is_true())),
            Some(computed) => computed,
        }
    }

    /// The text in the property `name` of `owner`, which can't hold expressions.
    pub(super) fn text(
        &mut self,
        text: Option<&Text>,
        owner: &Pointer,
        name: &str,
    ) -> Option<Rc<str>> {
        let text = text?;
        if text.source().contains("{{") {
            let finding = Diagnostic::error(
                Code::TextExpression,
                "This text stays the same while the form is filled in: it can't hold `{{ }}`.",
            )
            .with_help("Show the value in a field with `compute`, or in the message of a check.");
            self.report(owner.name(name), finding);
        }
        Some(Rc::clone(&text.0))
    }
}
