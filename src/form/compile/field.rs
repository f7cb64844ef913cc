//! A field, from its definition.

use std::rc::Rc;

use super::Compiler;
use super::check::Of;
use super::outline::{Found, Shape};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Dynamic, Expression};
use crate::form::definition::{FieldDefinition, FieldKind, ValidateOn, Width};
use crate::form::leaf::Leaf;
use crate::form::model::{Caption, CellId, Field, FieldId, Form, Kind, Message, Part, Rule};
use crate::form::problem;
use crate::pointer::Pointer;
use crate::value::{Type, Value};

impl Compiler {
    /// Adds the field `id` to the form.
    pub(super) fn field(
        &mut self,
        id: FieldId,
        leaf: Option<Box<dyn Leaf>>,
        found: &[Found<'_>],
        form: &mut Form,
    ) {
        let Some(found) = found.get(id.index()) else { return };
        let mut field = self.bare(id, found, leaf, form);
        if let Some(definition) = found.definition.as_deref() {
            self.fill(id, &mut field, definition, found);
        }
        let around = match field.parent {
            Some(parent) => {
                form.at(parent).map(|parent| (&parent.visible, &parent.enabled, &parent.read_only))
            }
            None => form
                .pages
                .get(field.page as usize)
                .map(|page| (&page.visible, &Rule::TRUE, &Rule::FALSE)),
        };
        if let Some((visible, enabled, read_only)) = around {
            inherit(&mut field.visible, visible, false);
            inherit(&mut field.enabled, enabled, false);
            inherit(&mut field.read_only, read_only, true);
        }
        form.fields.push(field);
        if let Some(definition) = found.definition.as_deref()
            && found.shape == Shape::Leaf
        {
            self.checks(&definition.checks, Of::Field(id), &found.pointer, form);
        }
    }

    /// A field of which nothing is said yet.
    fn bare(
        &mut self,
        id: FieldId,
        found: &Found<'_>,
        leaf: Option<Box<dyn Leaf>>,
        form: &mut Form,
    ) -> Field {
        let definition = found.definition.as_deref();
        let kind = match (found.shape, leaf) {
            (Shape::Leaf, Some(leaf)) => Kind::Leaf(leaf),
            (Shape::Group, _) => Kind::Group(found.members.clone()),
            (Shape::Row(repeat), _) => Kind::Row(repeat, found.members.clone()),
            (Shape::Repeat(repeat), _) => {
                if let Some(definition) = definition {
                    self.repeat(id, definition, found, form);
                }
                Kind::Repeat(repeat)
            }
            (Shape::Section, _) => Kind::Section,
            _ => self.fixed(id, definition, found),
        };
        let nothing = leaf_of(&kind).map_or(Value::Null, Leaf::nothing);
        Field {
            name: Rc::clone(&found.name),
            path: self.paths.at(id.index()).cloned().unwrap_or_default(),
            label: Caption::Fixed(Rc::default()),
            term: None,
            hint: None,
            width: definition.and_then(|definition| definition.width).map(Width::word),
            word: definition.map_or("row", |definition| definition.kind.word()),
            kind,
            ty: found.ty.clone(),
            page: found.page,
            parent: found.parent,
            end: found.end,
            repeat: found.repeat,
            when_hidden: found.when_hidden,
            validate_on: ValidateOn::Blur,
            compute: None,
            sum: None,
            default: Rule::Fixed(nothing),
            visible: Rule::TRUE,
            enabled: Rule::TRUE,
            read_only: Rule::FALSE,
            required: Rule::FALSE,
            min: Rule::NULL,
            max: Rule::NULL,
            setting: Rule::NULL,
            checks: Vec::new(),
            messages: Vec::new(),
            verify: None,
            value: CellId::new(0),
            validity: CellId::new(0),
        }
    }

    /// A note or a heading.
    fn fixed(
        &mut self,
        id: FieldId,
        definition: Option<&FieldDefinition>,
        found: &Found<'_>,
    ) -> Kind {
        let (text, level) = match definition.map(|definition| &definition.kind) {
            Some(FieldKind::Note(note)) => (Some(&note.text), None),
            Some(FieldKind::Heading(heading)) => (None, Some(heading.level.unwrap_or(1))),
            _ => (None, None),
        };
        let text = self.caption(text, Part::Text(id), found.repeat, found.pointer.name("text"));
        Kind::Static { text, level }
    }

    /// What is said of all kinds of fields.
    fn fill(
        &mut self,
        id: FieldId,
        field: &mut Field,
        definition: &FieldDefinition,
        found: &Found<'_>,
    ) {
        let pointer = &found.pointer;
        self.unused(definition, found.shape, pointer);
        let label = definition.label.as_ref();
        match self.caption(label, Part::Label(id), found.repeat, pointer.name("label")) {
            Some(label) => field.label = label,
            None if found.is_part && !matches!(definition.kind, FieldKind::Radio(_)) => {
                field.term = term(&found.name);
            }
            None if matches!(found.shape, Shape::Static | Shape::Section) => {}
            None => field.label = Caption::Fixed(Rc::clone(&found.name)),
        }
        let hint = definition.hint.as_ref();
        field.hint = self.caption(hint, Part::Hint(id), found.repeat, pointer.name("hint"));
        field.visible = self.visibility(definition.visible.as_ref(), pointer);
        field.enabled = self.condition(definition.enabled.as_ref(), pointer, "enabled");
        field.read_only = self.dynamic_condition(&definition.read_only, pointer, "readOnly");
        field.validate_on = definition.validate_on.unwrap_or(ValidateOn::Blur);
        field.verify.clone_from(&definition.verify);
        self.messages(field, definition, pointer);
        if matches!(field.kind, Kind::Leaf(_)) {
            field.compute = definition.compute.as_ref().map(|source| {
                self.expression(source, &field.ty, pointer.name("compute")).unwrap_or(Rule::NULL)
            });
        }
        let entered = field.takes_input() || matches!(field.kind, Kind::Repeat(_));
        if entered {
            field.required = self.dynamic_condition(&definition.required, pointer, "required");
        }
        if let (Kind::Leaf(leaf), Some(said)) = (&field.kind, definition.kind.leaf()) {
            let limits = said.limits();
            field.min = self.dynamic(limits.min, &**leaf, pointer, "min");
            field.max = self.dynamic(limits.max, &**leaf, pointer, "max");
            self.must_be_in_order(&field.min, &field.max, pointer);
            if let Some((name, source)) = said.setting() {
                field.setting = self.setting(name, source, pointer);
            }
            if let Some(default) = self.default_value(definition, found, &**leaf) {
                field.default = default;
            }
        }
    }

    fn setting(&mut self, name: &str, source: &Expression, field: &Pointer) -> Rule {
        let wanted = if name == "options" { Type::list(Type::Any) } else { Type::String };
        self.expression(source, &wanted, field.name(name)).unwrap_or(Rule::NULL)
    }

    fn dynamic_condition(&mut self, said: &Dynamic<bool>, field: &Pointer, name: &str) -> Rule {
        match said {
            Dynamic::Literal(holds) => Rule::Fixed(Value::Bool(*holds)),
            Dynamic::Computed(source) => self.condition(Some(source), field, name),
        }
    }

    /// What the author says in place of the usual messages.
    fn messages(&mut self, field: &mut Field, definition: &FieldDefinition, pointer: &Pointer) {
        for (code, text) in definition.messages.iter() {
            let pointer = pointer.name("messages").name(code);
            if !problem::CODES.contains(&&**code) {
                let message = format!("`{code}` is not the code of anything that can be wrong.");
                let finding = Diagnostic::error(Code::ProblemUnknown, message)
                    .with_help(format!("These are: `{}`.", problem::CODES.join("`, `")))
                    .with_suggestion(code, problem::CODES);
                self.report(pointer.clone(), finding);
            }
            let message: Message = self.message(text, pointer);
            field.messages.push((Rc::clone(code), message));
        }
    }
}

/// What holds for good around a field also holds for the field.
fn inherit(own: &mut Rule, around: &Rule, strong: bool) {
    if let Rule::Fixed(Value::Bool(holds)) = around
        && *holds == strong
    {
        *own = Rule::Fixed(Value::Bool(strong));
    }
}

fn leaf_of(kind: &Kind) -> Option<&dyn Leaf> {
    match kind {
        Kind::Leaf(leaf) => Some(&**leaf),
        _ => None,
    }
}

/// The words that who shows a form knows for parts of addresses and names.
fn term(name: &str) -> Option<&'static str> {
    const TERMS: [&str; 11] = [
        "line1",
        "line2",
        "postcode",
        "city",
        "region",
        "country",
        "prefix",
        "given",
        "additional",
        "family",
        "suffix",
    ];
    TERMS.into_iter().find(|term| *term == name)
}
