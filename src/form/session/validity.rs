//! What is wrong with the value of a field, and what checks say.

use std::rc::Rc;

use super::Session;
use super::status::{Changed, Failure, FieldStatus};
use crate::feel::Env;
use crate::form::leaf::Around;
use crate::form::model::{Check, Field, FieldId, Kind, Placement, Rule};
use crate::form::problem::Problem;
use crate::host::Host;
use crate::value::Value;

impl Session {
    pub(super) fn validity(&mut self, id: FieldId, field: &Field, env: &mut Env<'_>) -> bool {
        let Some(status) = self.registers.fields.get(id.index()) else { return false };
        let mut problem = None;
        if status.visible {
            problem =
                self.own_problem(id, field, status).or_else(|| self.failing_check(field, false));
        }
        if field.verify.is_some() {
            problem = self.verify(id, field, problem);
        }
        if let Some(problem) = problem.as_mut()
            && !field.messages.is_empty()
        {
            self.reword(problem, field, env);
        }
        let had =
            self.registers.fields.get(id.index()).is_some_and(|status| status.problem.is_some());
        let has = problem.is_some();
        let changed = self.update(id, Changed::ERROR, |status| {
            let changed = status.problem.as_deref() != problem.as_ref();
            if changed {
                status.problem = problem.map(Rc::new);
            }
            changed
        });
        if had != has {
            self.count(field.page, has);
        }
        if self.form.has_warnings {
            self.warn(id, field);
        }
        changed
    }

    /// What is wrong with a visible field's own value.
    fn own_problem(&self, id: FieldId, field: &Field, status: &FieldStatus) -> Option<Problem> {
        match &field.kind {
            Kind::Leaf(_) => {
                let slot = self.registers.slots.get(id.index()).unwrap_or(&Value::Null);
                leaf_problem(field, status, slot, &*self.host)
            }
            Kind::Repeat(repeat) => {
                let list = self.registers.lists.get(repeat.index())?;
                let model = self.form.repeat(*repeat)?;
                model.problem(list.rows.len(), status.required)
            }
            _ => None,
        }
    }

    /// What a check says that has its message at a field and fails.
    fn failing_check(&self, field: &Field, warns: bool) -> Option<Problem> {
        let failing = |id: &u32| {
            let model = self.form.checks.get(*id as usize).filter(|check| check.warns == warns);
            model.and(self.registers.checks.get(*id as usize)?.fails.as_ref())
        };
        let failure = field.checks.iter().find_map(failing)?;
        Some(Problem::check(Rc::clone(&failure.message)))
    }

    /// Lets the author say what is wrong, where they do.
    #[cold]
    fn reword(&self, problem: &mut Problem, field: &Field, env: &mut Env<'_>) {
        let said = field.messages.iter().find(|(code, _)| **code == *problem.code);
        if let Some((_, message)) = said
            && problem.message.is_none()
        {
            problem.message = Some(self.message(message, env));
        }
    }

    /// What is doubtful about a field.
    #[cold]
    fn warn(&mut self, id: FieldId, field: &Field) {
        let Some(status) = self.registers.fields.get(id.index()) else { return };
        let warning = if status.visible { self.failing_check(field, true) } else { None };
        if status.warning().map(|warning| &**warning) != warning.as_ref() {
            self.update(id, Changed::ERROR, |status| {
                status.rare().warning = warning.map(Rc::new);
                true
            });
        }
    }

    pub(super) fn check(&mut self, id: u32, check: &Check, env: &mut Env<'_>) -> bool {
        let fails = self.place(&check.place).and_then(|page| {
            let failed = match &check.that {
                Rule::Fixed(value) => value.as_bool() == Some(false),
                // What can't be computed within its bounds can't be said to hold.
                Rule::Program(that, _) => that
                    .run(&self.registers.slots, env)
                    .map_or(true, |value| value.as_bool() == Some(false)),
            };
            failed.then(|| Failure { page, message: self.message(&check.message, env) })
        });
        let Some(status) = self.registers.checks.get_mut(id as usize) else { return false };
        if status.fails == fails {
            return false;
        }
        let now = fails.as_ref().and_then(|failure| failure.page);
        let before = std::mem::replace(&mut status.fails, fails).and_then(|failure| failure.page);
        for (page, more) in [(before, false), (now, true)] {
            match page {
                Some(page) if check.warns => self.page_changed(page),
                Some(page) => self.count(page, more),
                None => {}
            }
        }
        true
    }

    /// Whether a check applies, and if so on which page its message stands, none for a field.
    fn place(&self, place: &Placement) -> Option<Option<u32>> {
        let visible = |page: &u32| self.page(*page).is_some_and(|page| page.visible);
        match place {
            Placement::Field { field, of } => {
                let status = self.registers.fields.get(field.index());
                let shown = status.is_some_and(|status| status.visible);
                (shown && of.as_ref().is_none_or(visible)).then_some(None)
            }
            Placement::Page(page) => visible(page).then_some(Some(*page)),
            Placement::Pages(pages) => pages.iter().rfind(|page| visible(page)).copied().map(Some),
        }
    }

    /// Counts one thing more, or less, that is wrong on a page.
    pub(super) fn count(&mut self, page: u32, more: bool) {
        if let Some(status) = self.pages.get_mut(page as usize) {
            let count = |wrong: u32| {
                if more { wrong.saturating_add(1) } else { wrong.saturating_sub(1) }
            };
            status.wrong = count(status.wrong);
            self.wrong = count(self.wrong);
            self.page_changed(page);
        }
    }
}

/// What is wrong with a value. What nobody can change is not judged; a computed value is, since the
/// fields that it is computed from can be changed.
fn leaf_problem(
    field: &Field,
    status: &FieldStatus,
    slot: &Value,
    host: &dyn Host,
) -> Option<Problem> {
    if (!status.enabled || status.read_only) && field.compute.is_none() {
        return None;
    }
    if let Some(unreadable) = &status.unreadable {
        return Some(Problem::clone(unreadable));
    }
    let around = Around { is_computed: field.compute.is_some(), ..status.around(host) };
    field.leaf()?.problem(slot, status.required, &around)
}
