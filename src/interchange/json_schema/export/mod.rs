//! A form as a JSON Schema that accepts what it can submit.
//!
//! A property that is missing means the same as null: the field was left empty. What depends on other
//! fields stands in `allOf`, as `if` and `then`; where that can't be said, the schema accepts more than
//! the form, never less.

mod condition;
mod leaf;
mod scopes;

use std::rc::Rc;

use super::tree::{self, Members, list, node, object, one, text};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Dynamic, Expression, Text};
use crate::feel::Condition;
use crate::form::definition::{
    FieldDefinition, FieldKind, FormDefinition, RepeatField, WhenHidden,
};
use crate::json::Kind;
use crate::pointer::Pointer;
use scopes::Scopes;

pub(super) use leaf::words;

/// A schema that was made of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    /// The schema as JSON text.
    pub schema: String,
    /// What the schema leaves open, with where the form says it.
    pub diagnostics: Vec<Diagnostic>,
}

/// The JSON Schema (2020-12) that accepts what a form can submit, so far as JSON Schema can say it.
pub fn export(form: &FormDefinition) -> Exported {
    let mut exporter = Exporter::default();
    let schema = exporter.form(form);
    Exported { schema: tree::to_text(&schema), diagnostics: exporter.diagnostics }
}

/// The state of an export.
#[derive(Default)]
struct Exporter {
    diagnostics: Vec<Diagnostic>,
    scopes: Scopes,
}

/// What holds for a field because of the page and the sections and groups around it.
#[derive(Clone, Default)]
struct Around {
    /// The conditions under which it is shown.
    visible: Vec<Expression>,
    /// Whether it is shown depends on more than expressions.
    is_open: bool,
    /// Whether its value may be one that nobody can change and that is not judged.
    is_loose: bool,
    keeps: bool,
}

/// The properties of an object while they are collected.
#[derive(Default)]
struct Object {
    properties: Members,
    required: Vec<Rc<str>>,
}

/// When something is so.
enum When {
    Always,
    If(Condition),
    /// What can't be said.
    Open,
}

impl Exporter {
    fn open(&mut self, pointer: &Pointer, what: &str) {
        let message = ["The schema does not say ", what, "."].concat();
        let finding = Diagnostic::warning(Code::LeftOpen, message)
            .with_help("It accepts more than the form does; the form still decides.");
        self.diagnostics.push(finding.with_pointer(pointer.clone()));
    }

    fn form(&mut self, form: &FormDefinition) -> crate::json::Node {
        let mut around = Around::default();
        let mut pages = Vec::new();
        for (at, page) in form.pages.iter().enumerate() {
            let pointer = Pointer::root().name("pages").index(at);
            let mut own = around.clone();
            own.visible.extend(page.visible.clone());
            if !page.next.is_empty() || page.terminate.is_some() {
                self.open(&pointer, "which pages follow");
                around.is_open = true;
            }
            self.checks(page.checks.len(), &pointer);
            pages.push((&*page.fields, own, pointer.name("fields")));
        }
        self.checks(form.checks.len(), &Pointer::root());
        if form.limits.is_some() {
            self.open(&Pointer::root().name("limits"), "how much all of a submission may hold");
        }
        self.scopes.begin(pages.iter().flat_map(|(fields, ..)| fields.iter()));
        let mut found = Object::default();
        for (fields, around, pointer) in pages {
            self.fields(fields, &around, &pointer, &mut found);
        }
        let conditionals = self.scopes.end();
        let mut members: Members =
            vec![("$schema".into(), text("https://json-schema.org/draft/2020-12/schema"))];
        self.caption(form.title.as_ref(), "title", &Pointer::root(), &mut members);
        self.caption(form.description.as_ref(), "description", &Pointer::root(), &mut members);
        members.append(&mut finish(found, conditionals));
        object(members)
    }

    fn checks(&mut self, count: usize, of: &Pointer) {
        for at in 0..count {
            self.open(&of.name("checks").index(at), "what a check asks");
        }
    }

    fn fields(
        &mut self,
        fields: &[FieldDefinition],
        around: &Around,
        pointer: &Pointer,
        found: &mut Object,
    ) {
        for (at, field) in fields.iter().enumerate() {
            let pointer = pointer.index(at);
            let mut own = around.clone();
            own.visible.extend(field.visible.clone());
            own.is_loose |= field.enabled.is_some() || field.read_only != Dynamic::Literal(false);
            own.keeps = match field.when_hidden {
                None => around.keeps,
                Some(said) => said == WhenHidden::Keep,
            };
            match &field.kind {
                FieldKind::Note(_) | FieldKind::Heading(_) => {}
                FieldKind::Section(section) => {
                    self.fields(&section.fields, &own, &pointer.name("fields"), found);
                }
                _ => self.field(field, own, &pointer, found),
            }
        }
    }

    fn field(
        &mut self,
        field: &FieldDefinition,
        mut around: Around,
        pointer: &Pointer,
        found: &mut Object,
    ) {
        let Some(name) = &field.name else { return };
        self.checks(field.checks.len(), pointer);
        if field.verify.is_some() {
            self.open(&pointer.name("verify"), "what a check of the page asks");
        }
        let is_computed = field.compute.is_some();
        if is_computed {
            self.open(&pointer.name("compute"), "what the value is computed by");
        }
        if around.is_loose && !is_computed && matches!(field.read_only, Dynamic::Computed(_)) {
            self.open(&pointer.name("readOnly"), "what holds only while the value can be changed");
        }
        if field.enabled.is_some() && !is_computed {
            self.open(&pointer.name("enabled"), "what holds only while the field can be used");
        }
        around.is_loose &= !is_computed;
        let visible = self.visible(&around, pointer);
        // What is kept while it is hidden is not judged then.
        around.is_loose |= around.keeps && !matches!(visible, When::Always);
        let required = match &field.required {
            Dynamic::Literal(false) => None,
            _ if around.is_loose || is_computed && !takes_part(field) => None,
            Dynamic::Literal(true) => Some(When::Always),
            Dynamic::Computed(source) => Some(self.when(source, &pointer.name("required"))),
        };
        let is_required = matches!(required, Some(When::Always));
        let schema = self.value(field, is_required, &around, pointer);
        let needed = is_required && field.parts().is_none() || schema.is_needed;
        found.properties.push((Rc::clone(name), schema.node));
        let names = || list(vec![text(name)]);
        let mut then = Members::new();
        match &visible {
            When::Always if needed => found.required.push(Rc::clone(name)),
            When::If(condition) if !around.keeps => {
                if needed {
                    then.push(("required".into(), names()));
                }
                let hidden = one("properties", one(name, tree::flag(false)));
                self.scopes.conditional(condition, then, Some(hidden));
            }
            _ => {}
        }
        if let Some(When::If(condition)) = required
            && field.parts().is_none()
        {
            let mut then: Members =
                vec![("properties".into(), one(name, leaf::filled(&field.kind)))];
            let condition = match visible {
                When::Open => condition,
                When::Always => {
                    then.push(("required".into(), names()));
                    condition
                }
                When::If(visible) => {
                    then.push(("required".into(), names()));
                    Condition::All(vec![visible, condition])
                }
            };
            self.scopes.conditional(&condition, then, None);
        }
    }

    /// When a field is shown.
    fn visible(&mut self, around: &Around, pointer: &Pointer) -> When {
        let mut all = Vec::new();
        for source in &around.visible {
            match self.when(source, &pointer.name("visible")) {
                When::If(condition) => all.push(condition),
                _ => return When::Open,
            }
        }
        match all.pop() {
            _ if around.is_open => When::Open,
            None => When::Always,
            Some(only) if all.is_empty() => When::If(only),
            Some(last) => {
                all.push(last);
                When::If(Condition::All(all))
            }
        }
    }

    fn when(&mut self, source: &Expression, pointer: &Pointer) -> When {
        match self.scopes.read(source.source()) {
            Some(condition) => When::If(condition),
            None => {
                self.open(pointer, "when this is so");
                When::Open
            }
        }
    }

    /// The schema of a field's value.
    fn value(
        &mut self,
        field: &FieldDefinition,
        is_required: bool,
        around: &Around,
        pointer: &Pointer,
    ) -> Value {
        let mut members = Members::new();
        self.caption(field.label.as_ref(), "title", pointer, &mut members);
        self.caption(field.hint.as_ref(), "description", pointer, &mut members);
        let mut is_needed = false;
        if let Some(parts) = field.parts() {
            let inner = Around {
                visible: Vec::new(),
                is_open: false,
                is_loose: around.is_loose,
                keeps: around.keeps,
            };
            self.scopes.enter(field.name.as_ref(), &parts);
            let mut found = Object::default();
            self.fields(&parts, &inner, &pointer.name("fields"), &mut found);
            self.scopes.leave();
            is_needed = !found.required.is_empty();
            members.append(&mut finish(found, Vec::new()));
        } else if let FieldKind::Repeat(repeat) | FieldKind::Table(repeat) = &field.kind {
            let least = repeat.min_rows.unwrap_or(0).max(u32::from(is_required));
            is_needed = least > 0 && !around.is_loose;
            members.append(&mut self.rows(field, repeat, least, around, pointer));
        } else {
            let mut left = Vec::new();
            members.append(&mut words(&field.kind, is_required, around.is_loose, &mut left));
            let is_exact = matches!(&field.kind, FieldKind::Money(money) if money.step.is_none());
            if is_exact && field.compute.is_some() {
                members.retain(|(name, _)| &**name != "multipleOf");
            }
            for (name, what) in left {
                self.open(
                    &if name.is_empty() { pointer.clone() } else { pointer.name(name) },
                    what,
                );
            }
        }
        self.own(field, &mut members);
        if field.compute.is_some() || field.read_only == Dynamic::Literal(true) {
            members.push(("readOnly".into(), tree::flag(true)));
        }
        match &field.default {
            Some(Dynamic::Literal(literal)) => members.push(("default".into(), literal.0.clone())),
            Some(Dynamic::Computed(_)) => {
                self.open(&pointer.name("default"), "the value that the field begins with");
            }
            None => {}
        }
        Value { node: object(members), is_needed }
    }

    fn rows(
        &mut self,
        field: &FieldDefinition,
        repeat: &RepeatField,
        least: u32,
        around: &Around,
        pointer: &Pointer,
    ) -> Members {
        let inner = Around { is_loose: around.is_loose, keeps: around.keeps, ..Around::default() };
        self.scopes.enter_rows(field.name.as_ref(), &repeat.fields);
        let mut found = Object::default();
        self.fields(&repeat.fields, &inner, &pointer.name("fields"), &mut found);
        let conditionals = self.scopes.leave_rows();
        let mut members: Members = vec![
            ("type".into(), text("array")),
            ("items".into(), object(finish(found, conditionals))),
        ];
        if least > 0 && !around.is_loose {
            members.push(("minItems".into(), tree::count(least.into())));
        }
        if let Some(most) = repeat.max_rows.filter(|_| !around.is_loose) {
            members.push(("maxItems".into(), tree::count(most.into())));
        }
        members
    }

    /// What the standard has no word for.
    fn own(&mut self, field: &FieldDefinition, members: &mut Members) {
        members.push((super::OWN.into(), leaf::own(&field.kind)));
    }

    /// A text for people, unless it changes with the values.
    fn caption(
        &mut self,
        said: Option<&Text>,
        word: &str,
        pointer: &Pointer,
        members: &mut Members,
    ) {
        match said.map(Text::source) {
            Some(source) if source.contains("{{") => {
                let name = match word {
                    _ if *pointer == Pointer::root() => word,
                    "title" => "label",
                    _ => "hint",
                };
                self.open(&pointer.name(name), "this text, which changes with the values");
            }
            Some(source) => members.push((word.into(), text(source))),
            None => {}
        }
    }
}

/// A schema, and whether the property that has it must be there.
struct Value {
    node: crate::json::Node,
    is_needed: bool,
}

/// Whether `required` means something for a computed field: its value is judged.
fn takes_part(field: &FieldDefinition) -> bool {
    !matches!(field.kind, FieldKind::Hidden(_) | FieldKind::Computed(_))
}

/// An object of these properties and no others.
fn finish(found: Object, conditionals: Vec<crate::json::Node>) -> Members {
    let mut members: Members =
        vec![("type".into(), text("object")), ("properties".into(), object(found.properties))];
    if !found.required.is_empty() {
        let names = found.required.iter().map(|name| text(name)).collect();
        members.push(("required".into(), list(names)));
    }
    members.push(("additionalProperties".into(), tree::flag(false)));
    if !conditionals.is_empty() {
        members.push(("allOf".into(), node(Kind::Array(conditionals))));
    }
    members
}
