//! Why a field is as it is: the conditions that decide it, with their sub-results.

use std::rc::Rc;

use super::change::error_view;
use super::{FieldRef, RowId, Session};
use crate::document::view;
use crate::feel::{self, Env};
use crate::form::model::{Field, Rule};
use crate::form::view::{ErrorView, FieldValue};
use crate::value::Value;

view! {
    /// Why a field is as it is.
    pub struct FieldExplanation {
        /// Its path.
        pub field: Rc<str> = "field",
        /// Its value as expressions read it.
        pub value: FieldValue = "value",
        /// Whether it is shown.
        pub visible: bool = "visible",
        /// Whether it can be used.
        pub enabled: bool = "enabled",
        /// Whether its value can't be changed.
        pub read_only: bool = "readOnly",
        /// Whether it must be filled in.
        pub required: bool = "required",
        /// What is wrong, shown or not.
        pub error: Option<ErrorView> = "error",
        /// What decides that: its own conditions, those of what holds it, and its checks.
        pub conditions: Vec<Condition> = "conditions",
    }
}

view! {
    /// An expression that decides something about a field.
    pub struct Condition {
        /// What it decides: the property that it is written in, such as `visible`, or `that` of a check; `next` where the
        /// way does not lead to the page.
        pub property: &'static str = "property",
        /// The path of the field that has it; none where the page has it.
        pub of: Option<Rc<str>> = "of",
        /// The page that has it.
        pub page: Option<u32> = "page",
        /// The expression as it is written.
        pub expression: Rc<str> = "expression",
        /// What it gives.
        pub value: FieldValue = "value",
        /// What its parts gave, in the order in which they were computed.
        pub steps: Vec<ConditionStep> = "steps",
    }
}

view! {
    /// What a part of an expression gave.
    pub struct ConditionStep {
        /// Where the part begins, in UTF-16 code units.
        pub start: u32 = "start",
        /// Where it ends.
        pub end: u32 = "end",
        /// What it gave.
        pub value: FieldValue = "value",
    }
}

impl Session {
    /// Why a field is as it is; nothing where there is no such field.
    #[cold]
    pub fn explain(&mut self, at: impl Into<FieldRef>) -> Option<FieldExplanation> {
        let at = at.into();
        let form = Rc::clone(&self.form);
        self.enter(at.row);
        let field = form.at(at.field)?;
        let mut conditions = Vec::new();
        let own = [
            ("visible", &field.visible),
            ("enabled", &field.enabled),
            ("readOnly", &field.read_only),
            ("required", &field.required),
            ("min", &field.min),
            ("max", &field.max),
            ("default", &field.default),
            ("options", &field.setting),
        ];
        let path = Some(self.path(at));
        for (property, rule) in
            own.into_iter().chain(field.compute.iter().map(|rule| ("compute", rule)))
        {
            conditions.extend(self.condition(property, rule, path.clone(), None));
        }
        self.explain_holders(at, field, &mut conditions);
        for check in field.checks.iter().filter_map(|id| form.checks.get(*id as usize)) {
            conditions.extend(self.condition("that", &check.that, path.clone(), None));
        }
        let status = self.status(at)?;
        Some(FieldExplanation {
            field: path?,
            value: FieldValue(self.seen(at.row)?.slot(at.field).clone()),
            visible: status.visible,
            enabled: status.enabled,
            read_only: status.read_only,
            required: status.required,
            error: status.problem.as_ref().map(|problem| error_view(problem)),
            conditions,
        })
    }

    /// What the fields around a field decide, and the page.
    fn explain_holders(&self, at: FieldRef, field: &Field, conditions: &mut Vec<Condition>) {
        let mut row = at.row;
        let mut next = field.parent;
        let mut repeat = field.repeat;
        while let Some((id, holder)) = next.and_then(|id| Some((id, self.form.at(id)?))) {
            if holder.repeat != repeat {
                row = self.rows.get(row).map_or(RowId::NONE, |row| row.parent);
                repeat = holder.repeat;
            }
            let path = self.path(FieldRef { row, field: id });
            for (property, rule) in [
                ("visible", &holder.visible),
                ("enabled", &holder.enabled),
                ("readOnly", &holder.read_only),
            ] {
                conditions.extend(self.condition(property, rule, Some(Rc::clone(&path)), None));
            }
            next = holder.parent;
        }
        let Some(page) = self.form.pages.get(field.page as usize) else { return };
        conditions.extend(self.condition("visible", &page.visible, None, Some(field.page)));
        if self.is_passed_by(field.page) {
            conditions.push(Condition {
                property: "next",
                of: None,
                page: Some(field.page),
                expression: Rc::default(),
                value: FieldValue(Value::Bool(false)),
                steps: Vec::new(),
            });
        }
    }

    /// What a rule gives now, with its parts; nothing where it is the same for good.
    fn condition(
        &self,
        property: &'static str,
        rule: &Rule,
        of: Option<Rc<str>>,
        page: Option<u32>,
    ) -> Option<Condition> {
        let Rule::Program(program, source) = rule else { return None };
        let mut env = Env::new(&*self.host, self.now.clone());
        let found = feel::explain(program, &self.registers.slots, &mut env).unwrap_or_default();
        let step = |step: feel::Step| ConditionStep {
            start: step.range.start,
            end: step.range.end,
            value: FieldValue(step.value),
        };
        Some(Condition {
            property,
            of,
            page,
            expression: Rc::clone(source),
            value: FieldValue(found.value),
            steps: found.steps.into_iter().map(step).collect(),
        })
    }
}
