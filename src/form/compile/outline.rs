//! The outline of a form: all of its fields in one list, those that a field holds behind it, with
//! what holds them.

use std::borrow::Cow;
use std::rc::Rc;

use super::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::form::container::Short;
use crate::form::definition::{FieldDefinition, FieldKind, FormDefinition, WhenHidden};
use crate::form::leaf::Leaf;
use crate::form::model::{FieldId, RepeatId};
use crate::json::{self, Node};
use crate::pointer::Pointer;
use crate::value::Type;

/// A field that the form has.
pub(super) struct Found<'d> {
    /// What its author says; nothing of a row.
    pub(super) definition: Option<Cow<'d, FieldDefinition>>,
    /// Where that stands.
    pub(super) pointer: Pointer,
    /// Where its name stands.
    pub(super) named: Pointer,
    pub(super) name: Rc<str>,
    pub(super) shape: Shape,
    /// What it is, where it has a value of its own.
    pub(super) leaf: Option<Box<dyn Leaf>>,
    /// The type of its value as expressions read it.
    pub(super) ty: Type,
    pub(super) page: u32,
    pub(super) parent: Option<FieldId>,
    pub(super) repeat: Option<RepeatId>,
    /// The fields that it holds are those behind it, to before this one.
    pub(super) end: u32,
    /// The fields whose values are in its context.
    pub(super) members: Vec<FieldId>,
    pub(super) when_hidden: WhenHidden,
    /// What the default of the group around it has for it.
    pub(super) default: Option<Node>,
    /// Whether it is part of what is short for several fields.
    pub(super) is_part: bool,
}

/// What a field is, as far as names are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Leaf,
    Static,
    Section,
    Group,
    Repeat(RepeatId),
    Row(RepeatId),
}

impl Shape {
    /// Whether its fields have names of their own.
    pub(super) fn is_context(self) -> bool {
        matches!(self, Self::Group | Self::Row(_))
    }

    fn has_value(self) -> bool {
        matches!(self, Self::Leaf | Self::Group | Self::Repeat(_))
    }
}

/// How deep fields can hold fields.
const DEEPEST: u32 = 16;

/// Where a field stands.
#[derive(Clone)]
struct Place<'n> {
    page: u32,
    parent: Option<FieldId>,
    repeat: Option<RepeatId>,
    /// The group or the row whose context its value is in.
    context: Option<FieldId>,
    depth: u32,
    when_hidden: WhenHidden,
    /// The default of the group around it.
    defaults: Option<&'n Node>,
}

/// The outline while it grows.
pub(super) struct Outline<'d> {
    pub(super) found: Vec<Found<'d>>,
    repeats: usize,
    /// The fields that are in no context but the form's.
    members: Vec<FieldId>,
}

impl Compiler {
    /// Finds the fields, of several with one name the first.
    pub(super) fn outline<'d>(
        &mut self,
        definition: &'d FormDefinition,
        base: &Pointer,
    ) -> (Vec<Found<'d>>, Vec<FieldId>) {
        let mut outline = Outline { found: Vec::new(), repeats: 0, members: Vec::new() };
        for (page, definition) in (0_u32..).zip(&definition.pages) {
            let pointer = base.name("pages").index(page as usize);
            let place = Place {
                page,
                parent: None,
                repeat: None,
                context: None,
                depth: 0,
                when_hidden: WhenHidden::Exclude,
                defaults: None,
            };
            self.outline_all(&definition.fields, &place, &pointer, &mut outline);
        }
        let Outline { mut found, members, .. } = outline;
        find_types(&mut found);
        (found, members)
    }

    fn outline_all<'d>(
        &mut self,
        definitions: &'d [FieldDefinition],
        place: &Place<'_>,
        owner: &Pointer,
        outline: &mut Outline<'d>,
    ) {
        let pointer = owner.name("fields");
        for (at, definition) in definitions.iter().enumerate() {
            self.outline_one(definition, place, &pointer.index(at), outline);
        }
    }

    fn outline_one<'d>(
        &mut self,
        definition: &'d FieldDefinition,
        place: &Place<'_>,
        pointer: &Pointer,
        outline: &mut Outline<'d>,
    ) {
        let named = pointer.name("name");
        let borrowed = Cow::Borrowed(definition);
        let Some(id) = self.outline_field(borrowed, place, pointer, named, outline) else { return };
        if place.depth == DEEPEST && definition.kind.leaf().is_none() {
            let message = "Fields are nested deeper here than is allowed.";
            let finding = Diagnostic::error(Code::FieldDepth, message)
                .with_help("At most 16 sections, groups and lists can stand within each other.");
            self.report(pointer.clone(), finding);
            return;
        }
        let inner = Place {
            parent: Some(id),
            depth: place.depth.saturating_add(1),
            when_hidden: definition.when_hidden.unwrap_or(place.when_hidden),
            ..place.clone()
        };
        let in_group = || Place {
            context: Some(id),
            defaults: group_default(definition, place),
            ..inner.clone()
        };
        match &definition.kind {
            FieldKind::Section(section) => {
                self.outline_all(&section.fields, &inner, pointer, outline);
            }
            FieldKind::Group(group) => {
                self.outline_all(&group.fields, &in_group(), pointer, outline);
            }
            FieldKind::Repeat(repeat) | FieldKind::Table(repeat) => {
                let row = self.outline_row(id, &inner, pointer, outline);
                self.outline_all(&repeat.fields, &row, pointer, outline);
                close(&mut outline.found, row.parent);
            }
            FieldKind::Address(short) => self.outline_short(short, id, &in_group(), outline),
            FieldKind::Name(short) => self.outline_short(short, id, &in_group(), outline),
            FieldKind::Matrix(short) => self.outline_short(short, id, &in_group(), outline),
            _ => {}
        }
        close(&mut outline.found, Some(id));
    }

    /// The row behind the list `id`, and where its fields stand.
    fn outline_row<'n>(
        &mut self,
        id: FieldId,
        place: &Place<'n>,
        pointer: &Pointer,
        outline: &mut Outline<'_>,
    ) -> Place<'n> {
        let repeat = match outline.found.get(id.index()).map(|found| found.shape) {
            Some(Shape::Repeat(repeat)) => repeat,
            _ => RepeatId(0),
        };
        let row = FieldId::new(outline.found.len());
        let place = Place { repeat: Some(repeat), defaults: None, ..place.clone() };
        let name: Rc<str> = unnamed(row).into();
        self.paths.add(path(&place, &name, &outline.found));
        outline.found.push(Found {
            definition: None,
            pointer: pointer.clone(),
            named: pointer.clone(),
            name,
            shape: Shape::Row(repeat),
            leaf: None,
            ty: Type::Number,
            page: place.page,
            parent: Some(id),
            repeat: Some(repeat),
            end: row.0,
            members: Vec::new(),
            when_hidden: place.when_hidden,
            default: None,
            is_part: false,
        });
        Place { parent: Some(row), context: Some(row), ..place }
    }

    /// The fields that a field is short for.
    fn outline_short(
        &mut self,
        short: &dyn Short,
        id: FieldId,
        place: &Place<'_>,
        outline: &mut Outline<'_>,
    ) {
        let Some(whole) = outline.found.get(id.index()) else { return };
        let Some(definition) = &whole.definition else { return };
        let pointer = whole.pointer.clone();
        for (field, named) in short.fields(definition, &pointer) {
            let part = self.outline_field(Cow::Owned(field), place, &pointer, named, outline);
            if let Some(part) = part.and_then(|part| outline.found.get_mut(part.index())) {
                part.is_part = true;
            }
        }
    }

    /// Adds a field, unless there is one of this name.
    fn outline_field<'d>(
        &mut self,
        definition: Cow<'d, FieldDefinition>,
        place: &Place<'_>,
        pointer: &Pointer,
        named: Pointer,
        outline: &mut Outline<'d>,
    ) -> Option<FieldId> {
        let id = FieldId::new(outline.found.len());
        let shape = match &definition.kind {
            FieldKind::Note(_) | FieldKind::Heading(_) => Shape::Static,
            FieldKind::Section(_) => Shape::Section,
            FieldKind::Group(_)
            | FieldKind::Address(_)
            | FieldKind::Name(_)
            | FieldKind::Matrix(_) => Shape::Group,
            FieldKind::Repeat(_) | FieldKind::Table(_) => {
                Shape::Repeat(RepeatId::new(outline.repeats))
            }
            _ => Shape::Leaf,
        };
        let name = match &definition.name {
            Some(name) => Rc::clone(name),
            None if shape.has_value() => {
                self.no_name(pointer);
                return None;
            }
            None => unnamed(id).into(),
        };
        if !self.is_new(&path(place, &name, &outline.found), &name, &named) {
            return None;
        }
        if let Shape::Repeat(_) = shape {
            outline.repeats = outline.repeats.saturating_add(1);
        }
        let word = definition.kind.word();
        let leaf = definition.kind.leaf().map(|leaf| leaf.leaf(word, pointer, self));
        if shape.has_value() {
            let context = place.context.and_then(|context| outline.found.get_mut(context.index()));
            context.map_or(&mut outline.members, |context| &mut context.members).push(id);
        }
        outline.found.push(Found {
            when_hidden: definition.when_hidden.unwrap_or(place.when_hidden),
            default: place.defaults.and_then(|defaults| defaults.get(&name)).cloned(),
            definition: Some(definition),
            pointer: pointer.clone(),
            named,
            name,
            shape,
            ty: leaf.as_ref().map_or(Type::Null, |leaf| leaf.ty()),
            leaf,
            page: place.page,
            parent: place.parent,
            repeat: place.repeat,
            end: id.0.saturating_add(1),
            members: Vec::new(),
            is_part: false,
        });
        Some(id)
    }
}

/// The default that a group has for the fields in it.
fn group_default<'n>(definition: &'n FieldDefinition, place: &Place<'n>) -> Option<&'n Node> {
    match &definition.default {
        Some(crate::document::Dynamic::Literal(literal)) => {
            Some(&literal.0).filter(|node| matches!(node.kind, json::Kind::Object(_)))
        }
        _ => place.defaults.and_then(|defaults| defaults.get(definition.name.as_deref()?)),
    }
}

/// Says that what was found last is the last that `holder` holds.
fn close(found: &mut [Found<'_>], holder: Option<FieldId>) {
    let end = u32::try_from(found.len()).unwrap_or(u32::MAX);
    if let Some(holder) = holder.and_then(|holder| found.get_mut(holder.index())) {
        holder.end = end;
    }
}

/// The name of a field that was given none.
fn unnamed(id: FieldId) -> String {
    ["#", &id.0.to_string()].concat()
}

/// The path of a field called `name`.
fn path(place: &Place<'_>, name: &Rc<str>, found: &[Found<'_>]) -> Rc<str> {
    let mut segments: Vec<&str> = vec![name];
    let mut holder = place.parent.and_then(|parent| found.get(parent.index()));
    while let Some(field) = holder {
        if matches!(field.shape, Shape::Group | Shape::Repeat(_)) {
            segments.push(&field.name);
        }
        holder = field.parent.and_then(|parent| found.get(parent.index()));
    }
    if segments.len() == 1 {
        return Rc::clone(name);
    }
    segments.reverse();
    segments.join("/").into()
}

/// The types of groups and lists, from those of the fields in them.
fn find_types(found: &mut [Found<'_>]) {
    // What holds others stands before them.
    for at in (0..found.len()).rev() {
        let Some(field) = found.get(at) else { continue };
        let ty = match field.shape {
            Shape::Group => context_type(&field.members, found),
            Shape::Repeat(_) => {
                let row = found.get(at.saturating_add(1));
                let members = row.map(|row| &*row.members).unwrap_or_default();
                Type::list(context_type(members, found))
            }
            _ => continue,
        };
        if let Some(field) = found.get_mut(at) {
            field.ty = ty;
        }
    }
}

fn context_type(members: &[FieldId], found: &[Found<'_>]) -> Type {
    let member = |id: &FieldId| found.get(id.index());
    let entry = |field: &Found<'_>| (Rc::clone(&field.name), field.ty.clone());
    Type::Context(members.iter().filter_map(member).map(entry).collect())
}
