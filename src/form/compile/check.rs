//! Checks: what must hold, what people are told otherwise, and where.

use super::{Compiler, length};
use crate::diagnostic::{Code, Diagnostic};
use crate::feel;
use crate::form::definition::{CheckDefinition, CheckSeverity};
use crate::form::model::{Check, FieldId, Form, Kind, Placement, Rule};
use crate::pointer::Pointer;
use crate::sort::sort;
use crate::value::{Type, Value};

/// What a check belongs to.
#[derive(Clone, Copy)]
pub(super) enum Of {
    /// A field, whose value it is about; a group or a row, whose fields it is about.
    Field(FieldId),
    Page(u32),
    Form,
}

impl Compiler {
    /// Adds the checks at `owner`.
    pub(super) fn checks(
        &mut self,
        definitions: &[CheckDefinition],
        of: Of,
        owner: &Pointer,
        form: &mut Form,
    ) {
        let pointer = owner.name("checks");
        for (at, definition) in definitions.iter().enumerate() {
            self.check(definition, of, &pointer.index(at), form);
        }
    }

    fn check(&mut self, definition: &CheckDefinition, of: Of, pointer: &Pointer, form: &mut Form) {
        let that = self
            .expression(&definition.that, &Type::Boolean, pointer.name("that"))
            .unwrap_or(Rule::NULL);
        if let Rule::Fixed(Value::Bool(holds)) = that {
            let message =
                if holds { "This check never fails." } else { "This check always fails." };
            let finding = Diagnostic::warning(Code::CheckConstant, message)
                .with_help("Compare a field of the form.");
            self.report(pointer.name("that"), finding);
        }
        let message = self.message(&definition.message, pointer.name("message"));
        let page = match of {
            Of::Page(page) => Some(page),
            _ => None,
        };
        let place = match (&definition.at, of) {
            (Some(at), _) => self
                .place(at, of, form, pointer.name("at"))
                .map(|field| Placement::Field { field, of: page }),
            (None, Of::Field(field)) => Some(Placement::Field { field, of: None }),
            (None, Of::Page(page)) => Some(Placement::Page(page)),
            (None, Of::Form) => Some(Placement::Pages(pages_read(&that, form))),
        };
        let Some(place) = place else { return };
        let warns = definition.severity == Some(CheckSeverity::Warning);
        let repeat = match of {
            Of::Field(field) => form.at(field).and_then(|field| field.repeat),
            _ => None,
        };
        form.has_warnings |= warns;
        form.checks.push(Check { that, message, place, warns, repeat });
    }

    /// The field at which a message is to stand: in the group or the row that has the check, or
    /// else anywhere in the form that is in no other rows.
    fn place(&mut self, at: &str, of: Of, form: &Form, pointer: Pointer) -> Option<FieldId> {
        let (context, repeat) = match of {
            Of::Field(field) => (self.context(field, form), form.at(field)?.repeat),
            _ => (String::new(), None),
        };
        let inner = [&context, at].concat();
        let found = self.paths.find(&inner).or_else(|| self.paths.find(at)).map(FieldId::new);
        if let Some(field) = found
            && self.repeats.get(field.index()).copied().flatten() == repeat
        {
            return Some(field);
        }
        let message = match found {
            Some(_) => format!("`{at}` is in the rows of a list: each row has its own."),
            None => format!("`{at}` is not a field of this form."),
        };
        let known = self.paths.iter().map(|path| path.strip_prefix(&*context).unwrap_or(path));
        let mut finding = Diagnostic::error(Code::FieldUnknown, message).with_suggestion(at, known);
        if found.is_some() {
            finding.help = Some("Put the check on the list, in whose rows it then is.".into());
        }
        self.report(pointer, finding);
        None
    }

    /// What the paths of the fields beside or in `field` begin with.
    fn context(&self, field: FieldId, form: &Form) -> String {
        let mut context = String::new();
        if let Some(field) = form.at(field) {
            match field.kind {
                Kind::Row(..) => {
                    context.push_str(field.path.rsplit_once('/').map_or("", |(list, _)| list));
                }
                Kind::Group(_) => context.push_str(&field.path),
                _ => context.push_str(field.path.rsplit_once('/').map_or("", |(around, _)| around)),
            }
        }
        if !context.is_empty() {
            context.push('/');
        }
        context
    }
}

/// Lets each field and page know the checks whose message it can have.
pub(super) fn distribute(form: &mut Form) {
    for (id, check) in (0_u32..).zip(&form.checks) {
        let pages: &[u32] = match &check.place {
            Placement::Field { field, .. } => {
                if let Some(field) = form.fields.get_mut(field.index()) {
                    field.checks.push(id);
                }
                continue;
            }
            Placement::Page(page) => std::slice::from_ref(page),
            Placement::Pages(pages) => pages,
        };
        for page in pages {
            if let Some(page) = form.pages.get_mut(*page as usize) {
                page.checks.push(id);
            }
        }
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
