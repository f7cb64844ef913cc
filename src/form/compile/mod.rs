//! From the definition of a form to a [`Form`], with everything that is wrong with it.

mod check;
mod default;
mod dependencies;
mod expression;
mod field;
mod leaf;
mod names;
mod options;
mod outline;
mod page;
mod pattern;
mod reads;
mod repeat;
mod sums;
mod text;
mod unused;

use super::definition::FormDefinition;
use super::graph::Graph;
use super::model::{FieldId, Form, Limits, RepeatId, Text};
use crate::by_name::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::from_text;
use crate::feel::Scope;
use crate::pointer::Pointer;
use outline::{Found, Shape};

/// Compiles the form called `name`, whose definition stands at `base`. The form is the best that
/// could be made; it is fit for use when none of the diagnostics is an error.
pub fn compile(name: &str, definition: &FormDefinition, base: &Pointer) -> (Form, Vec<Diagnostic>) {
    let mut compiler = Compiler::default();
    let form = compiler.form(name, definition, base);
    (form, compiler.diagnostics)
}

/// Compiles the form called `name` from the JSON of its definition. There is a form only where none of the diagnostics is
/// an error.
pub fn compile_text(name: &str, definition: &str) -> (Option<Form>, Vec<Diagnostic>) {
    let (read, mut diagnostics) = from_text::<FormDefinition>(definition);
    let form = read.map(|read| {
        let (form, mut found) = compile(name, &read, &Pointer::root());
        diagnostics.append(&mut found);
        form
    });
    let is_fit = !diagnostics.iter().any(Diagnostic::is_error);
    (form.filter(|_| is_fit), diagnostics)
}

/// What is known while a form is being compiled.
#[derive(Default)]
pub(crate) struct Compiler {
    diagnostics: Vec<Diagnostic>,
    /// The names of the fields that are known now. INVARIANT: a field's slot is its place among the
    /// fields.
    scope: Scope,
    /// The paths of all fields, in their order.
    paths: Names,
    /// Where each field is defined.
    pointers: Vec<Pointer>,
    /// The list in whose rows each field is.
    repeats: Vec<Option<RepeatId>>,
    /// The texts that change, as far as they were found.
    texts: Vec<Text>,
}

impl Compiler {
    fn form(&mut self, name: &str, definition: &FormDefinition, base: &Pointer) -> Form {
        let (mut found, members) = self.outline(definition, base);
        if members.is_empty() {
            let finding = Diagnostic::error(Code::FormEmpty, "The form has no field.")
                .with_help("Add a page with a field to `pages`.");
            self.report(base.clone(), finding);
        }
        self.reserve(&found);
        self.reveal(&members, &found);
        let title = self.form_title(definition, name, base);
        let description = self.form_description(definition, base);
        let mut form = Form {
            name: name.into(),
            title,
            description,
            pages: Vec::new(),
            fields: Vec::with_capacity(found.len()),
            repeats: Vec::new(),
            checks: Vec::new(),
            has_warnings: false,
            texts: Vec::new(),
            sums: Vec::new(),
            graph: Graph::default(),
            limits: Limits::default(),
            members,
            by_path: self.paths.sorted().map(FieldId::new).collect(),
        };
        self.limits(definition, &mut form, base);
        self.pages(definition, &mut form, &found, base);
        self.fields(&mut found, &mut form);
        self.page_checks(definition, &mut form, base);
        form.texts = std::mem::take(&mut self.texts);
        check::distribute(&mut form);
        sums::split(&mut form);
        self.connect(&mut form, base);
        form
    }

    /// Compiles the fields, each with those names known that its expressions may read.
    fn fields(&mut self, found: &mut [Found<'_>], form: &mut Form) {
        let mut open: Vec<FieldId> = Vec::new();
        for at in 0..found.len() {
            let id = FieldId::new(at);
            while let Some(holder) = open.pop_if(|holder| end(found, *holder) <= id.0) {
                self.close(holder, found, form);
            }
            let leaf = found.get_mut(at).and_then(|found| found.leaf.take());
            self.field(id, leaf, found, form);
            if found.get(at).is_some_and(|found| found.shape.is_context()) {
                self.open(id, found, form);
                open.push(id);
            }
        }
        while let Some(holder) = open.pop() {
            self.close(holder, found, form);
        }
    }

    /// Makes the fields in a group or a row known, and compiles what is said with their names.
    fn open(&mut self, holder: FieldId, found: &[Found<'_>], form: &mut Form) {
        let Some(held) = found.get(holder.index()) else { return };
        if let Shape::Row(repeat) = held.shape {
            self.begin_rows(repeat, form);
            if self.is_row_known(held, found) {
                self.scope.reveal(holder.0);
            }
        }
        self.reveal(&held.members, found);
        self.inner(holder, held, found, form);
    }

    /// Takes back what [`Compiler::open`] made known.
    fn close(&mut self, holder: FieldId, found: &[Found<'_>], form: &mut Form) {
        let Some(held) = found.get(holder.index()) else { return };
        for member in held.members.iter().rev() {
            self.scope.conceal(member.0);
        }
        if let Shape::Row(repeat) = held.shape {
            if self.scope.find(ROW) == Some(holder.0) {
                self.scope.conceal(holder.0);
            }
            self.end_rows(repeat, found, form);
        }
    }

    /// Whether the number of a row can be named: nothing else that is known there is called so,
    /// but the number of a row around it.
    fn is_row_known(&self, row: &Found<'_>, found: &[Found<'_>]) -> bool {
        let called = |id: &FieldId| found.get(id.index()).is_some_and(|field| &*field.name == ROW);
        let known = self.scope.find(ROW).and_then(|slot| found.get(slot as usize));
        !row.members.iter().any(called)
            && known.is_none_or(|known| matches!(known.shape, Shape::Row(_)))
    }

    pub(super) fn report(&mut self, pointer: Pointer, finding: Diagnostic) {
        let finding = finding.with_pointer(pointer);
        // What is short for several fields would tell the same of each.
        if self.diagnostics.last() != Some(&finding) {
            self.diagnostics.push(finding);
        }
    }

    #[cfg(test)]
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}

/// How expressions call the number of a row.
const ROW: &str = "row";

fn end(found: &[Found<'_>], id: FieldId) -> u32 {
    found.get(id.index()).map_or(0, |found| found.end)
}

fn length<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}
