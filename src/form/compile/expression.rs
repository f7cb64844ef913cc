//! The expressions of a form: what they are compiled to and which type they must give.

use std::rc::Rc;

use super::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Expression;
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
        if !may_be(ty, wanted) {
            let message = format!("This must give a {wanted}, but it gives a {ty}.");
            let finding = Diagnostic::error(Code::ExpressionType, message)
                .with_help("Change the expression, or the type of the field.");
            self.report(pointer, finding);
            return None;
        }
        Some(match program.constant() {
            Some(value) => Rule::Fixed(value.clone()),
            None => Rule::Program(program, Rc::clone(&source.0)),
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
            None => Rule::TRUE,
            // A condition holds only when it is true.
            Some(Rule::Fixed(value)) => Rule::Fixed(Value::Bool(value.is_true())),
            Some(computed) => computed,
        }
    }

    /// The condition under which a page or a field is shown.
    pub(super) fn visibility(&mut self, source: Option<&Expression>, owner: &Pointer) -> Rule {
        let rule = self.condition(source, owner, "visible");
        if matches!(rule, Rule::Fixed(Value::Bool(false))) {
            let finding = Diagnostic::warning(Code::NeverVisible, "This is never visible.")
                .with_help("Its condition is the same for good; take it out or compare a field.");
            self.report(owner.name("visible"), finding);
        }
        rule
    }
}

/// Whether something of a type that is certain as far as it goes may be what is wanted: of lists
/// and contexts only what they hold for certain counts.
fn may_be(ty: &Type, wanted: &Type) -> bool {
    match (ty, wanted) {
        (Type::Any, _) => true,
        (Type::List(item), Type::List(wanted)) => may_be(item, wanted),
        (Type::Context(_), Type::Context(_)) => true,
        _ => ty.conforms_to(wanted),
    }
}
