//! From the definition of a form to a [`Form`], with everything that is wrong with it.

mod check;
mod dependencies;
mod expression;
mod field;
mod limits;
mod literal;
mod names;
mod options;
mod sums;

use super::definition::{FormDefinition, PageDefinition};
use super::graph::Graph;
use super::model::{FieldId, Form, Page, Rule};
use crate::by_name::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::feel::Scope;
use crate::pointer::Pointer;
use crate::value::Value;

/// Compiles the form called `name`, whose definition stands at `base`. The form is the best that
/// could be made; it is fit for use when none of the diagnostics is an error.
pub fn compile(name: &str, definition: &FormDefinition, base: &Pointer) -> (Form, Vec<Diagnostic>) {
    let mut compiler = Compiler::default();
    let form = compiler.form(name, definition, base);
    (form, compiler.diagnostics)
}

/// What is known while a form is being compiled.
#[derive(Default)]
struct Compiler {
    diagnostics: Vec<Diagnostic>,
    /// The names of all fields. INVARIANT: a field's slot is its place among the fields.
    scope: Scope,
    fields: Names,
    /// Where each field is defined.
    pointers: Vec<Pointer>,
}

impl Compiler {
    fn form(&mut self, name: &str, definition: &FormDefinition, base: &Pointer) -> Form {
        let found = self.names(definition, base);
        let title = self.text(definition.title.as_ref(), base, "title");
        let mut form = Form {
            name: name.into(),
            title: title.unwrap_or_else(|| name.into()),
            description: self.text(definition.description.as_ref(), base, "description"),
            pages: Vec::new(),
            fields: Vec::with_capacity(found.len()),
            checks: Vec::new(),
            sums: Vec::new(),
            graph: Graph::default(),
            by_name: self.fields.sorted().map(FieldId::new).collect(),
        };
        if found.is_empty() {
            let finding = Diagnostic::error(Code::FormEmpty, "The form has no field.")
                .with_help("Add a page with a field to `pages`.");
            self.report(base.clone(), finding);
        }
        let pages = base.name("pages");
        let mut found = found.into_iter().peekable();
        for (at, page) in definition.pages.iter().enumerate() {
            let first = length(&form.fields);
            while let Some(field) = found.next_if(|field| field.page == at) {
                let compiled = self.field(&field);
                form.fields.push(compiled);
                self.pointers.push(field.pointer);
            }
            let end = length(&form.fields);
            form.pages.push(self.page(page, &pages.index(at), first, end));
        }
        for (at, page) in definition.pages.iter().enumerate() {
            let pointer = pages.index(at);
            let of = u32::try_from(at).ok();
            self.checks(&page.checks, of, &pointer, &mut form);
        }
        self.checks(&definition.checks, None, base, &mut form);
        sums::split(&mut form);
        self.connect(&mut form, base);
        form
    }

    fn page(&mut self, page: &PageDefinition, pointer: &Pointer, first: u32, end: u32) -> Page {
        Page {
            title: self.text(page.title.as_ref(), pointer, "title"),
            visible: self.visibility(page.visible.as_ref(), pointer),
            first,
            end,
            checks: Vec::new(),
        }
    }

    fn report(&mut self, pointer: Pointer, finding: Diagnostic) {
        self.diagnostics.push(finding.with_pointer(pointer));
    }

    /// The condition under which a page or a field is shown.
    fn visibility(
        &mut self,
        source: Option<&crate::document::Expression>,
        owner: &Pointer,
    ) -> Rule {
        let rule = self.condition(source, owner, "visible");
        if matches!(rule, Rule::Fixed(Value::Bool(false))) {
            let finding = Diagnostic::warning(Code::NeverVisible, "This is never visible.")
                .with_help("Its condition is the same for good; take it out or compare a field.");
            self.report(owner.name("visible"), finding);
        }
        rule
    }
}

fn length<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}
