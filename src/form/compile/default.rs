//! The values that fields begin with.

use super::Compiler;
use super::outline::Found;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Dynamic;
use crate::form::definition::{FieldDefinition, Literal};
use crate::form::leaf::Leaf;
use crate::form::model::Rule;
use crate::pointer::Pointer;
use crate::value::Value;

impl Compiler {
    /// What a field begins with, where its author says so, or that of the group around it.
    pub(super) fn default_value(
        &mut self,
        definition: &FieldDefinition,
        found: &Found<'_>,
        leaf: &dyn Leaf,
    ) -> Option<Rule> {
        if definition.default.is_some() {
            let default = definition.default.as_ref();
            return Some(self.dynamic(default, leaf, &found.pointer, "default"));
        }
        let given = Literal(found.default.clone()?);
        Some(Rule::Fixed(self.literal(&given, leaf, found.pointer.name("default"))))
    }

    /// What is written in the property `name` of a field, if it is: a value of the field's type
    /// or an expression that gives one.
    pub(super) fn dynamic(
        &mut self,
        written: Option<&Dynamic<Literal>>,
        leaf: &dyn Leaf,
        field: &Pointer,
        name: &str,
    ) -> Rule {
        let pointer = field.name(name);
        match written {
            None => Rule::NULL,
            Some(Dynamic::Literal(literal)) => Rule::Fixed(self.literal(literal, leaf, pointer)),
            Some(Dynamic::Computed(source)) => match self.expression(source, &leaf.ty(), pointer) {
                None => Rule::NULL,
                Some(Rule::Fixed(value)) => Rule::Fixed(leaf.accept(value)),
                Some(computed) => computed,
            },
        }
    }

    /// A literal as a value of the field's type; null where it is none.
    pub(super) fn literal(
        &mut self,
        literal: &Literal,
        leaf: &dyn Leaf,
        pointer: Pointer,
    ) -> Value {
        if let Some(value) = leaf.literal(literal) {
            return value;
        }
        let message = format!("This must be {}.", leaf.wanted());
        let mut finding = Diagnostic::error(Code::LiteralType, message);
        if let Some(text) = literal.0.as_str() {
            let mut view = crate::form::view::FieldView::default();
            leaf.show(&mut view);
            let options = view.options.unwrap_or_default();
            finding = if options.is_empty() {
                finding.with_help("To compute it, begin with `=`.")
            } else {
                finding.with_suggestion(text, options.iter().map(|option| &*option.value))
            };
        }
        self.report(pointer, finding);
        Value::Null
    }
}
