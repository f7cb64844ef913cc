//! The names of the fields: each once among those beside it, and such that expressions can read it.

use std::rc::Rc;

use super::Compiler;
use super::outline::{Found, Shape};
use crate::diagnostic::{Code, Diagnostic};
use crate::feel;
use crate::form::model::FieldId;
use crate::pointer::Pointer;

impl Compiler {
    /// Gives every field its slot.
    pub(super) fn reserve(&mut self, found: &[Found<'_>]) {
        for field in found {
            let name = if let Shape::Row(_) = field.shape { super::ROW } else { &field.name };
            self.scope.reserve(name, field.ty.clone());
        }
        self.pointers = found.iter().map(|field| field.pointer.clone()).collect();
        self.repeats = found.iter().map(|field| field.repeat).collect();
    }

    /// Makes fields known to the expressions that follow.
    pub(super) fn reveal(&mut self, members: &[FieldId], found: &[Found<'_>]) {
        for member in members {
            self.scope.reveal(member.0);
        }
        if self.all_are_readable(members, found) {
            return;
        }
        for member in members {
            if let Some(field) = found.get(member.index()) {
                self.must_be_readable(*member, field);
            }
        }
    }

    /// A list of all names must read all fields; where it does not, each name is looked at.
    fn all_are_readable(&self, members: &[FieldId], found: &[Found<'_>]) -> bool {
        let mut list = String::from("[");
        for field in members.iter().filter_map(|member| found.get(member.index())) {
            if !is_storable(&field.name) {
                return false;
            }
            list.push_str(&field.name);
            list.push(',');
        }
        list.pop();
        list.push(']');
        members.is_empty()
            || feel::compile(&list, &self.scope).0.is_some_and(|program| {
                let reads = program.reads();
                let same = |(member, read): (&FieldId, &feel::Read)| {
                    read.slot == member.0 && read.path.is_empty()
                };
                reads.len() == members.len() && members.iter().zip(reads).all(same)
            })
    }

    /// Whether no field beside it has this name.
    pub(super) fn is_new(&mut self, path: &Rc<str>, name: &str, pointer: &Pointer) -> bool {
        let is_new = self.paths.insert(Rc::clone(path));
        if !is_new {
            let message = format!("There is another field called `{name}` beside this one.");
            let finding = Diagnostic::error(Code::FieldDuplicate, message)
                .with_help("Give one of the two another name; their labels may stay the same.");
            self.report(pointer.clone(), finding);
        }
        is_new
    }

    pub(super) fn no_name(&mut self, pointer: &Pointer) {
        let finding =
            Diagnostic::error(Code::MissingProperty, "The property `name` is missing here.")
                .with_help("A field with a value needs a name, under which it is submitted.");
        self.report(pointer.clone(), finding);
    }

    /// An expression that is just the name must read just this field.
    fn must_be_readable(&mut self, member: FieldId, field: &Found<'_>) {
        let name = &*field.name;
        let (program, _) = feel::compile(name, &self.scope);
        let reads_it = program.is_some_and(|program| match program.reads() {
            [read] => read.slot == member.0 && read.path.is_empty(),
            _ => false,
        });
        if reads_it && is_storable(name) {
            return;
        }
        let finding = Diagnostic::error(
            Code::FieldName,
            format!("`{name}` can't be the name of a field: expressions could not read it."),
        )
        .with_help(
            "Begin with a letter, go on with letters, digits and `_`, and avoid words of FEEL such as `if` or `and`.",
        );
        self.report(field.named.clone(), finding);
    }
}

/// Whether a name can stand in a path, and be a property of a JavaScript object, which `__proto__`
/// can't.
fn is_storable(name: &str) -> bool {
    name != "__proto__" && !name.contains('/')
}
