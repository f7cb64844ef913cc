//! The names of the fields: each once, and such that expressions can read it.

use std::rc::Rc;

use super::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::feel;
use crate::form::definition::{FieldDefinition, FieldKind, FormDefinition};
use crate::pointer::Pointer;
use crate::value::Type;

/// A field that the form has, and where it is defined.
pub(super) struct Found<'d> {
    pub(super) definition: &'d FieldDefinition,
    pub(super) page: usize,
    pub(super) pointer: Pointer,
}

impl Compiler {
    /// Finds the fields, of several with one name the first, and makes their names known.
    pub(super) fn names<'d>(
        &mut self,
        definition: &'d FormDefinition,
        base: &Pointer,
    ) -> Vec<Found<'d>> {
        let mut found: Vec<Found<'d>> = Vec::new();
        let pages = base.name("pages");
        for (page, page_definition) in definition.pages.iter().enumerate() {
            let fields = pages.index(page).name("fields");
            for (at, definition) in page_definition.fields.iter().enumerate() {
                let pointer = fields.index(at);
                if self.is_new(&definition.name, &pointer) {
                    self.scope.declare(&definition.name, type_of(&definition.kind));
                    found.push(Found { definition, page, pointer });
                }
            }
        }
        if !self.all_are_readable(&found) {
            for (slot, field) in (0_u32..).zip(&found) {
                self.must_be_readable(&field.definition.name, slot, &field.pointer);
            }
        }
        found
    }

    /// A list of all names must read all fields; where it does not, each name is looked at.
    fn all_are_readable(&self, found: &[Found<'_>]) -> bool {
        let mut list = String::from("[");
        for field in found {
            list.push_str(&field.definition.name);
            list.push(',');
        }
        list.pop();
        list.push(']');
        let (program, _) = feel::compile(&list, &self.scope);
        program.is_some_and(|program| {
            let reads = program.reads();
            reads.len() == found.len()
                && (0_u32..)
                    .zip(reads)
                    .all(|(slot, read)| read.slot == slot && read.path.is_empty())
        }) && !self.fields.contains(UNSTORABLE)
    }

    fn is_new(&mut self, name: &Rc<str>, pointer: &Pointer) -> bool {
        let is_new = self.fields.insert(Rc::clone(name));
        if !is_new {
            let message = format!("There is another field called `{name}` in this form.");
            let finding = Diagnostic::error(Code::FieldDuplicate, message)
                .with_help("Give one of the two another name; their labels may stay the same.");
            self.report(pointer.name("name"), finding);
        }
        is_new
    }

    /// An expression that is just the name must read just this field.
    fn must_be_readable(&mut self, name: &str, slot: u32, pointer: &Pointer) {
        let (program, _) = feel::compile(name, &self.scope);
        let reads_it = program.is_some_and(|program| match program.reads() {
            [read] => read.slot == slot && read.path.is_empty(),
            _ => false,
        });
        if reads_it && name != UNSTORABLE {
            return;
        }
        let finding = Diagnostic::error(
            Code::FieldName,
            format!("`{name}` can't be the name of a field: expressions could not read it."),
        )
        .with_help(
            "Begin with a letter, go on with letters, digits and `_`, and avoid words of FEEL such as `if` or `and`.",
        );
        self.report(pointer.name("name"), finding);
    }
}

/// As a property of a JavaScript object this name would not be stored.
const UNSTORABLE: &str = "__proto__";

fn type_of(kind: &FieldKind) -> Type {
    match kind {
        FieldKind::Text(_)
        | FieldKind::Textarea(_)
        | FieldKind::Select(_)
        | FieldKind::Radio(_) => Type::String,
        FieldKind::Number(_) | FieldKind::Integer(_) => Type::Number,
        FieldKind::Date(_) => Type::Date,
        FieldKind::Checkbox(_) => Type::Boolean,
    }
}
