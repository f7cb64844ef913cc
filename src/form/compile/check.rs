//! Checks: what must hold, what people are told otherwise, and where.

use std::rc::Rc;

use super::{Compiler, length};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Text;
use crate::feel;
use crate::form::definition::CheckDefinition;
use crate::form::model::{Check, FieldId, Form, Message, Placement, Rule};
use crate::pointer::Pointer;
use crate::sort::sort;
use crate::value::{Type, Value};

impl Compiler {
    /// Adds the checks of page `of`, or those of the whole form.
    pub(super) fn checks(
        &mut self,
        definitions: &[CheckDefinition],
        of: Option<u32>,
        owner: &Pointer,
        form: &mut Form,
    ) {
        let pointer = owner.name("checks");
        for (at, definition) in definitions.iter().enumerate() {
            self.check(definition, of, &pointer.index(at), form);
        }
    }

    fn check(
        &mut self,
        definition: &CheckDefinition,
        of: Option<u32>,
        pointer: &Pointer,
        form: &mut Form,
    ) {
        let that = self
            .expression(&definition.that, &Type::Boolean, pointer.name("that"))
            .unwrap_or(Rule::Fixed(Value::Null));
        if let Rule::Fixed(Value::Bool(holds)) = that {
            let message =
                if holds { "This check never fails." } else { "This check always fails." };
            let finding = Diagnostic::warning(Code::CheckConstant, message)
                .with_help("Compare a field of the form.");
            self.report(pointer.name("that"), finding);
        }
        let message = self.message(&definition.message, pointer.name("message"));
        let place = match (&definition.at, of) {
            (Some(at), _) => self.at_field(at, of, pointer.name("at")),
            (None, Some(page)) => Some(Placement::Page(page)),
            (None, None) => Some(Placement::Pages(pages_read(&that, form))),
        };
        let Some(place) = place else { return };
        let id = length(&form.checks);
        match &place {
            Placement::Field { field, .. } => {
                if let Some(field) = form.fields.get_mut(field.index()) {
                    field.checks.push(id);
                }
            }
            Placement::Page(page) => add_to_page(form, *page, id),
            Placement::Pages(pages) => {
                for page in pages {
                    add_to_page(form, *page, id);
                }
            }
        }
        form.checks.push(Check { that, message, place });
    }

    fn message(&mut self, text: &Text, pointer: Pointer) -> Message {
        if !text.source().contains("{{") {
            return Message::Fixed(Rc::clone(&text.0));
        }
        let (template, findings) = feel::compile_template(text.source(), &self.scope);
        for finding in findings {
            self.report(pointer.clone(), finding);
        }
        template.map_or_else(|| Message::Fixed(Rc::clone(&text.0)), Message::Template)
    }

    fn at_field(&mut self, at: &str, of: Option<u32>, pointer: Pointer) -> Option<Placement> {
        if let Some(field) = self.fields.find(at) {
            return Some(Placement::Field { field: FieldId::new(field), of });
        }
        let message = format!("`{at}` is not a field of this form.");
        let known = self.fields.iter().map(|name| &**name);
        let finding = Diagnostic::error(Code::FieldUnknown, message).with_suggestion(at, known);
        self.report(pointer, finding);
        None
    }
}

/// The pages that hold what a check of the whole form reads; all of them when it reads nothing.
fn pages_read(that: &Rule, form: &Form) -> Vec<u32> {
    let reads = that.program().map(feel::Program::reads).unwrap_or_default();
    let page = |read: &feel::Read| form.fields.get(read.slot as usize).map(|field| field.page);
    let mut pages: Vec<u32> = reads.iter().filter_map(page).collect();
    if pages.is_empty() {
        return (0..length(&form.pages)).collect();
    }
    sort(&mut pages);
    pages.dedup();
    pages
}

fn add_to_page(form: &mut Form, page: u32, check: u32) {
    if let Some(page) = form.pages.get_mut(page as usize) {
        page.checks.push(check);
    }
}
