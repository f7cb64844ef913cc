//! Types that the author names: a FEEL type with the constraints on its values (DMN 1.5, 7.3.3).

mod resolve;

use std::rc::Rc;

use crate::diagnostic::TextRange;
use crate::feel::{self, Env, Fault, Program};
use crate::value::{Type, Value};

pub(super) use resolve::{Model, TypeNames, resolve};

/// A type with the constraints on its values.
#[derive(Debug, Default)]
pub(super) struct ItemType {
    ty: Type,
    /// None where every value of the type is allowed.
    constraint: Option<Constraint>,
}

/// What is asked of a value beside its type.
#[derive(Debug)]
struct Constraint {
    /// Unary tests on the value, which is in slot 0.
    tests: Vec<Program>,
    parts: Parts,
}

/// What is asked of the parts of a value.
#[derive(Clone, Debug)]
enum Parts {
    Any,
    Items(Rc<ItemType>),
    Entries(Vec<(Rc<str>, Rc<ItemType>)>),
}

impl ItemType {
    /// A type without constraints.
    pub(super) fn plain(ty: Type) -> Self {
        Self { ty, constraint: None }
    }

    fn new(ty: Type, tests: Vec<Program>, parts: Parts) -> Self {
        let is_free = tests.is_empty() && matches!(parts, Parts::Any);
        let constraint = (!is_free).then_some(Constraint { tests, parts });
        Self { ty, constraint }
    }

    /// The type that expressions know of.
    pub(super) fn ty(&self) -> &Type {
        &self.ty
    }

    /// The value made to fit (DMN 1.5, 10.3.2.9.4); none where it can't be, or is not allowed.
    pub(super) fn admit(&self, value: Value, env: &mut Env<'_>) -> Result<Option<Value>, Fault> {
        let Some(value) = feel::coerce(value, &self.ty) else { return Ok(None) };
        Ok(self.allows(&value, env)?.then_some(value))
    }

    /// The value made to fit, or null with a note.
    pub(super) fn fit(&self, value: Value, env: &mut Env<'_>) -> Result<Value, Fault> {
        let fitting = self.admit(value, env)?;
        if fitting.is_none() {
            let reason = "The value does not fit the type that it should have.";
            env.note(TextRange { start: 0, end: 0 }, reason.into());
        }
        Ok(fitting.unwrap_or_default())
    }

    /// Whether a value of the type passes the constraints; null passes them all. Recursion is
    /// bounded by the nesting of the definition.
    fn allows(&self, value: &Value, env: &mut Env<'_>) -> Result<bool, Fault> {
        let Some(constraint) = &self.constraint else { return Ok(true) };
        if value.is_null() {
            return Ok(true);
        }
        for test in &constraint.tests {
            if !test.run(std::slice::from_ref(value), env)?.is_true() {
                return Ok(false);
            }
        }
        match &constraint.parts {
            Parts::Any => {}
            Parts::Items(item) => {
                for value in value.as_list().map_or(&[][..], |items| items) {
                    if !item.allows(value, env)? {
                        return Ok(false);
                    }
                }
            }
            Parts::Entries(entries) => {
                for (name, entry) in entries {
                    let value = value.as_context().and_then(|context| context.get(name));
                    if !entry.allows(value.unwrap_or(&Value::Null), env)? {
                        return Ok(false);
                    }
                }
            }
        }
        Ok(true)
    }
}
