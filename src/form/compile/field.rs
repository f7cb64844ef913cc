//! A field, from its definition.

use std::rc::Rc;

use super::Compiler;
use super::names::Found;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Dynamic;
use crate::form::definition::{FieldDefinition, FieldKind, Literal, WhenHidden};
use crate::form::model::{CellId, Field, Kind, Rule};
use crate::pointer::Pointer;
use crate::value::Value;

impl Compiler {
    pub(super) fn field(&mut self, found: &Found<'_>) -> Field {
        let Found { definition, page, pointer } = found;
        let label = self.text(definition.label.as_ref(), pointer, "label");
        let kind = self.kind(&definition.kind, pointer);
        let (min, max) = limits(&definition.kind);
        let min = self.dynamic(min, &kind, pointer, "min");
        let max = self.dynamic(max, &kind, pointer, "max");
        self.must_be_in_order(&min, &max, pointer);
        let compute = definition.compute.as_ref().map(|source| {
            self.expression(source, &kind.ty(), pointer.name("compute"))
                .unwrap_or(Rule::Fixed(Value::Null))
        });
        if compute.is_some() {
            self.without_effect(definition, pointer);
        }
        let required = match &definition.required {
            _ if compute.is_some() => Rule::Fixed(Value::Bool(false)),
            Dynamic::Literal(required) => Rule::Fixed(Value::Bool(*required)),
            Dynamic::Computed(source) => {
                let source = Some(source);
                self.condition(source, pointer, "required")
            }
        };
        Field {
            name: Rc::clone(&definition.name),
            label: label.unwrap_or_else(|| Rc::clone(&definition.name)),
            hint: self.text(definition.hint.as_ref(), pointer, "hint"),
            word: definition.kind.word(),
            page: u32::try_from(*page).unwrap_or(u32::MAX),
            when_hidden: definition.when_hidden.unwrap_or(WhenHidden::Exclude),
            compute,
            sum: None,
            default: self.default_value(definition.default.as_ref(), &kind, pointer),
            visible: self.visibility(definition.visible.as_ref(), pointer),
            enabled: self.condition(definition.enabled.as_ref(), pointer, "enabled"),
            required,
            min,
            max,
            kind,
            checks: Vec::new(),
            value: CellId::new(0),
            validity: CellId::new(0),
        }
    }

    fn kind(&mut self, kind: &FieldKind, field: &Pointer) -> Kind {
        match kind {
            FieldKind::Text(text) | FieldKind::Textarea(text) => self.text_kind(text, field),
            FieldKind::Number(number) | FieldKind::Integer(number) => Kind::Number {
                whole: matches!(kind, FieldKind::Integer(_)),
                step: self.step(number.step.as_ref(), field),
                unit: self.text(number.unit.as_ref(), field, "unit"),
            },
            FieldKind::Date(_) => Kind::Date,
            FieldKind::Select(choice) | FieldKind::Radio(choice) => {
                Kind::Choice(self.options(&choice.options, field))
            }
            FieldKind::Checkbox(_) => Kind::Checkbox,
        }
    }

    fn default_value(
        &mut self,
        written: Option<&Dynamic<Literal>>,
        kind: &Kind,
        field: &Pointer,
    ) -> Rule {
        match written {
            None => Rule::Fixed(kind.nothing()),
            Some(_) => self.dynamic(written, kind, field, "default"),
        }
    }

    /// Warns of what people's input would need, which a computed field does not take.
    fn without_effect(&mut self, definition: &FieldDefinition, field: &Pointer) {
        let required = definition.required != Dynamic::Literal(false);
        let given = [("required", required), ("default", definition.default.is_some())];
        for (name, _) in given.into_iter().filter(|(_, given)| *given) {
            let finding = Diagnostic::warning(
                Code::ComputedField,
                format!("`{name}` has no effect: the field is computed, nobody fills it in."),
            )
            .with_help("Remove one of the two; a rule about the result is a check.");
            self.report(field.name(name), finding);
        }
    }
}

/// The least and the greatest value that a definition names.
fn limits(kind: &FieldKind) -> (Option<&Dynamic<Literal>>, Option<&Dynamic<Literal>>) {
    match kind {
        FieldKind::Number(number) | FieldKind::Integer(number) => {
            (number.min.as_ref(), number.max.as_ref())
        }
        FieldKind::Date(date) => (date.min.as_ref(), date.max.as_ref()),
        _ => (None, None),
    }
}
