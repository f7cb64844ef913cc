//! Pages, the ways between them, and what limits the form as a whole.

use super::Compiler;
use super::outline::Found;
use crate::diagnostic::{Code, Diagnostic};
use crate::form::definition::{BranchDefinition, FormDefinition, PageDefinition};
use crate::form::model::{Branch, Form, Limits, Page, Part, Rule};
use crate::pointer::Pointer;

impl Compiler {
    pub(super) fn pages(
        &mut self,
        definition: &FormDefinition,
        form: &mut Form,
        found: &[Found<'_>],
        base: &Pointer,
    ) {
        let mut first = 0;
        for (at, page) in (0_u32..).zip(&definition.pages) {
            let pointer = base.name("pages").index(at as usize);
            let count = found.iter().filter(|field| field.page == at).count();
            let end = first_plus(first, count);
            self.must_be_only(page, at, definition, &pointer);
            let title = page.title.as_ref();
            let compiled = Page {
                name: page.name.clone(),
                title: self.caption(title, Part::PageTitle(at), None, pointer.name("title")),
                visible: self.visibility(page.visible.as_ref(), &pointer),
                next: self.branches(&page.next, at, definition, &pointer),
                terminate: match &page.terminate {
                    None => Rule::FALSE,
                    source => self.condition(source.as_ref(), &pointer, "terminate"),
                },
                first,
                end,
                checks: Vec::new(),
            };
            form.pages.push(compiled);
            first = end;
        }
    }

    fn branches(
        &mut self,
        definitions: &[BranchDefinition],
        page: u32,
        form: &FormDefinition,
        owner: &Pointer,
    ) -> Vec<Branch> {
        let pointer = owner.name("next");
        let mut branches = Vec::new();
        for (at, branch) in definitions.iter().enumerate() {
            let pointer = pointer.index(at);
            let condition = self.condition(branch.condition.as_ref(), &pointer, "if");
            let called = |page: &PageDefinition| page.name.as_ref() == Some(&branch.to);
            let to = form.pages.iter().position(called).and_then(|to| u32::try_from(to).ok());
            match to {
                Some(to) if to > page => branches.push(Branch { condition, to }),
                Some(_) => {
                    let finding = Diagnostic::error(
                        Code::PageBackward,
                        format!("`{}` is not behind this page.", branch.to),
                    )
                    .with_help("People go back by themselves; lead to a later page.");
                    self.report(pointer.name("to"), finding);
                }
                None => {
                    let names = form.pages.iter().filter_map(|page| page.name.as_deref());
                    let finding = Diagnostic::error(
                        Code::PageUnknown,
                        format!("There is no page called `{}`.", branch.to),
                    )
                    .with_help("Give the page that is meant this `name`.")
                    .with_suggestion(&branch.to, names);
                    self.report(pointer.name("to"), finding);
                }
            }
        }
        branches
    }

    /// Reports a name that an earlier page has.
    fn must_be_only(
        &mut self,
        page: &PageDefinition,
        at: u32,
        form: &FormDefinition,
        pointer: &Pointer,
    ) {
        let earlier = form.pages.get(..at as usize).unwrap_or_default();
        if let Some(name) = &page.name
            && earlier.iter().any(|other| other.name.as_ref() == Some(name))
        {
            let message = format!("There is another page called `{name}`.");
            let finding = Diagnostic::error(Code::PageDuplicate, message)
                .with_help("Give one of the two another name.");
            self.report(pointer.name("name"), finding);
        }
    }

    pub(super) fn page_checks(
        &mut self,
        definition: &FormDefinition,
        form: &mut Form,
        base: &Pointer,
    ) {
        for (at, page) in (0_u32..).zip(&definition.pages) {
            let pointer = base.name("pages").index(at as usize);
            self.checks(&page.checks, super::check::Of::Page(at), &pointer, form);
        }
        self.checks(&definition.checks, super::check::Of::Form, base, form);
    }

    pub(super) fn limits(&mut self, definition: &FormDefinition, form: &mut Form, base: &Pointer) {
        let Some(limits) = &definition.limits else { return };
        let rows = limits.rows.unwrap_or(Limits::ROWS);
        if rows > Limits::ROWS {
            let message = format!("A form can have at most {} rows.", Limits::ROWS);
            let finding = Diagnostic::error(Code::OutOfRange, message)
                .with_help("Leave the property out for as many as there can be.");
            self.report(base.name("limits").name("rows"), finding);
        }
        form.limits = Limits {
            rows: rows.min(Limits::ROWS),
            bytes: limits.bytes.unwrap_or(form.limits.bytes),
            file_bytes: limits.file_bytes,
        };
    }
}

fn first_plus(first: u32, count: usize) -> u32 {
    first.saturating_add(u32::try_from(count).unwrap_or(u32::MAX))
}
