//! Properties that have no effect on a kind of field.

use super::Compiler;
use super::outline::Shape;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Dynamic;
use crate::form::definition::{FieldDefinition, FieldKind};
use crate::pointer::Pointer;

impl Compiler {
    /// Warns of what is said to no effect.
    pub(super) fn unused(&mut self, definition: &FieldDefinition, shape: Shape, pointer: &Pointer) {
        let computed = definition.compute.is_some();
        let (code, why, help, without): (Code, &str, &str, &[&str]) = match shape {
            Shape::Leaf if computed || matches!(definition.kind, FieldKind::Computed(_)) => (
                Code::ComputedField,
                "the field is computed, nobody fills it in",
                "Remove one of the two; a rule about the result is a check.",
                &["required", "readOnly", "default", "verify"],
            ),
            Shape::Leaf => return,
            Shape::Group => (
                Code::PropertyUnused,
                "the field holds others, which have the values",
                "Say it of the fields in it.",
                if matches!(definition.kind, FieldKind::Group(_)) {
                    &["required", "compute", "verify", "validateOn", "messages"]
                } else {
                    &["compute", "verify", "validateOn", "messages"]
                },
            ),
            Shape::Repeat(_) | Shape::Row(_) => (
                Code::PropertyUnused,
                "the field holds others, which have the values",
                "Say it of the fields of its rows.",
                &["compute", "verify"],
            ),
            Shape::Section | Shape::Static => (
                Code::PropertyUnused,
                "the field has no value",
                "Remove it.",
                &[
                    "required",
                    "readOnly",
                    "compute",
                    "default",
                    "verify",
                    "validateOn",
                    "messages",
                    "checks",
                ],
            ),
        };
        for name in without {
            if !says(definition, name) || (*name == "readOnly" && shape == Shape::Section) {
                continue;
            }
            let finding = Diagnostic::warning(code, format!("`{name}` has no effect: {why}."))
                .with_help(help);
            self.report(pointer.name(name), finding);
        }
    }
}

/// Whether something is said by the property `name`.
fn says(definition: &FieldDefinition, name: &str) -> bool {
    let dynamic = |said: &Dynamic<bool>| *said != Dynamic::Literal(false);
    match name {
        "required" => dynamic(&definition.required),
        "readOnly" => dynamic(&definition.read_only),
        "compute" => definition.compute.is_some(),
        "default" => definition.default.is_some(),
        "verify" => definition.verify.is_some(),
        "validateOn" => definition.validate_on.is_some(),
        "messages" => !definition.messages.is_empty(),
        _ => !definition.checks.is_empty(),
    }
}
