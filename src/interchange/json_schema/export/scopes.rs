//! The names that conditions read, and where what they decide has its place.

use std::rc::Rc;

use super::super::tree::{Members, object, one};
use super::condition::{self, Class, Target};
use crate::feel::{self, Condition, Scope};
use crate::form::definition::{FieldDefinition, FieldKind};
use crate::json::Node;
use crate::value::Type;

/// A step from an object down to another.
#[derive(Clone)]
enum Step {
    Name(Rc<str>),
    Items,
}

/// The fields whose names are known there.
struct Context {
    members: Vec<(Rc<str>, Entry)>,
    /// How many steps lead to its object.
    depth: usize,
    /// The form or list of rows that it belongs to.
    row: usize,
}

/// What a name stands for.
#[derive(Clone)]
enum Entry {
    Leaf(Class),
    Group(Vec<(Rc<str>, Entry)>),
}

/// The form, or the rows of a list: what is decided by their fields stands there.
struct Row {
    depth: usize,
    conditionals: Vec<Node>,
}

/// What is known where a field stands.
#[derive(Default)]
pub(super) struct Scopes {
    contexts: Vec<Context>,
    rows: Vec<Row>,
    steps: Vec<Step>,
}

impl Scopes {
    pub(super) fn begin<'d>(&mut self, fields: impl Iterator<Item = &'d FieldDefinition>) {
        self.rows.push(Row { depth: 0, conditionals: Vec::new() });
        self.context(fields);
    }

    pub(super) fn end(&mut self) -> Vec<Node> {
        self.contexts.pop();
        self.rows.pop().map(|row| row.conditionals).unwrap_or_default()
    }

    pub(super) fn enter(&mut self, name: Option<&Rc<str>>, fields: &[FieldDefinition]) {
        self.steps.extend(name.cloned().map(Step::Name));
        self.context(fields.iter());
    }

    pub(super) fn leave(&mut self) {
        self.contexts.pop();
        self.steps.pop();
    }

    pub(super) fn enter_rows(&mut self, name: Option<&Rc<str>>, fields: &[FieldDefinition]) {
        self.steps.extend(name.cloned().map(Step::Name));
        self.steps.push(Step::Items);
        self.rows.push(Row { depth: self.steps.len(), conditionals: Vec::new() });
        self.context(fields.iter());
    }

    pub(super) fn leave_rows(&mut self) -> Vec<Node> {
        let conditionals = self.end();
        self.steps.pop();
        self.steps.pop();
        conditionals
    }

    fn context<'d>(&mut self, fields: impl Iterator<Item = &'d FieldDefinition>) {
        let mut members = Vec::new();
        collect(fields, &mut members);
        let row = self.rows.len().saturating_sub(1);
        self.contexts.push(Context { members, depth: self.steps.len(), row });
    }

    /// The condition that an expression is, where a schema can say it here.
    pub(super) fn read(&self, source: &str) -> Option<Condition> {
        let mut scope = Scope::new();
        for context in &self.contexts {
            for (name, _) in &context.members {
                scope.declare(name, Type::Any);
            }
        }
        let condition = feel::condition(source, &scope)?;
        self.say(&condition).is_some().then_some(condition)
    }

    /// Adds that, if a condition holds, this does, and else that.
    pub(super) fn conditional(
        &mut self,
        condition: &Condition,
        then: Members,
        otherwise: Option<Node>,
    ) {
        let Some((row, holds)) = self.say(condition) else { return };
        let Some(depth) = self.rows.get(row).map(|row| row.depth) else { return };
        let below = self.steps.get(depth..).unwrap_or_default();
        let mut members: Members = vec![("if".into(), holds)];
        if !then.is_empty() {
            members.push(("then".into(), wrap(below, object(then))));
        }
        members.extend(otherwise.map(|otherwise| ("else".into(), wrap(below, otherwise))));
        if let Some(row) = self.rows.get_mut(row) {
            row.conditionals.push(object(members));
        }
    }

    /// The schema for what a condition holds for, with the place of that schema.
    fn say(&self, condition: &Condition) -> Option<(usize, Node)> {
        let mut found: Option<usize> = None;
        let mut find = |path: &[Rc<str>]| {
            let (name, rest) = path.split_first()?;
            let (context, entry) = self.contexts.iter().rev().find_map(|context| {
                let member = context.members.iter().find(|(known, _)| known == name)?;
                Some((context, &member.1))
            })?;
            // A schema sees what is below it, so all that a condition reads must be in one row.
            if *found.get_or_insert(context.row) != context.row {
                return None;
            }
            let class = rest.iter().try_fold(entry, |entry, name| match entry {
                Entry::Group(members) => {
                    members.iter().find(|(known, _)| known == name).map(|(_, entry)| entry)
                }
                Entry::Leaf(_) => None,
            });
            let Some(Entry::Leaf(class)) = class else { return None };
            let depth = self.rows.get(context.row)?.depth;
            let above =
                self.steps.get(depth..context.depth)?.iter().filter_map(|step| match step {
                    Step::Name(name) => Some(Rc::clone(name)),
                    Step::Items => None,
                });
            Some(Target { path: above.chain(path.iter().cloned()).collect(), class: *class })
        };
        let node = condition::holds(condition, true, &mut find)?;
        Some((found.unwrap_or(self.rows.len().saturating_sub(1)), node))
    }
}

fn collect<'d>(
    fields: impl Iterator<Item = &'d FieldDefinition>,
    members: &mut Vec<(Rc<str>, Entry)>,
) {
    for field in fields {
        if let FieldKind::Section(section) = &field.kind {
            // Fields nest only so deep as the document that was read.
            collect(section.fields.iter(), members);
            continue;
        }
        let Some(name) = &field.name else { continue };
        let entry = match field.parts() {
            Some(parts) => {
                let mut inner = Vec::new();
                collect(parts.iter(), &mut inner);
                Entry::Group(inner)
            }
            None => Entry::Leaf(Class::of(&field.kind)),
        };
        members.push((Rc::clone(name), entry));
    }
}

/// A schema for what is at the end of some steps.
fn wrap(steps: &[Step], inner: Node) -> Node {
    steps.iter().rev().fold(inner, |inner, step| match step {
        Step::Name(name) => one("properties", one(name, inner)),
        Step::Items => one("items", inner),
    })
}
