//! Functions whose logic is a boxed expression (DMN 1.5, 10.2.1.7).

use std::rc::Rc;

use super::Boxed;
use super::evaluate::{note, store};
use crate::decision::definition::FunctionKind;
use crate::decision::types::ItemType;
use crate::decision::value_or_null;
use crate::feel::{self, Env, Fault, NativeFunction};
use crate::value::Value;

/// A compiled function.
#[derive(Debug)]
pub(in crate::decision) struct FunctionLogic {
    pub(super) kind: FunctionKind,
    pub(super) names: Rc<[Rc<str>]>,
    pub(super) types: Vec<Rc<ItemType>>,
    /// The slot of the first parameter; the others follow it.
    pub(super) first: u32,
    /// The slots of the names around it that it reads.
    pub(super) captures: Vec<u32>,
    /// The slot in which it finds itself, where it has a name.
    pub(super) own: Option<u32>,
    pub(super) body: Boxed,
}

impl FunctionLogic {
    /// The function as a value, with what it reads of the names around it.
    pub(in crate::decision) fn closure(self: &Rc<Self>, slots: &[Value]) -> Value {
        let captured = |slot: &u32| slots.get(*slot as usize).cloned().unwrap_or_default();
        self.value(self.captures.iter().map(captured).collect())
    }

    fn value(self: &Rc<Self>, captured: Box<[Value]>) -> Value {
        let logic = Rc::clone(self);
        let body = move |captured: &[Value], arguments: &[Value], env: &mut Env<'_>| {
            logic.call(captured, arguments, env)
        };
        NativeFunction::closure(self.names.iter().cloned(), captured, body)
    }

    fn call(
        self: &Rc<Self>,
        captured: &[Value],
        arguments: &[Value],
        env: &mut Env<'_>,
    ) -> Result<Value, Fault> {
        let mut slots = Vec::new();
        for (slot, value) in self.captures.iter().zip(captured) {
            store(&mut slots, *slot, value.clone());
        }
        if let Some(own) = self.own {
            store(&mut slots, own, self.value(captured.into()));
        }
        let mut taken = Vec::with_capacity(arguments.len());
        for (argument, ty) in arguments.iter().zip(&self.types) {
            match ty.admit(argument.clone(), env)? {
                Some(argument) => taken.push(argument),
                None => {
                    note(env, "An argument is not of the type of its parameter.");
                    return Ok(Value::Null);
                }
            }
        }
        match self.kind {
            FunctionKind::Feel => {
                for (slot, argument) in (self.first..).zip(taken) {
                    store(&mut slots, slot, argument);
                }
                value_or_null(self.body.evaluate(&mut slots, env), env)
            }
            FunctionKind::Java | FunctionKind::Pmml => self.call_host(&taken, &mut slots, env),
        }
    }

    /// Calls the function of the host that the body names.
    fn call_host(
        &self,
        arguments: &[Value],
        slots: &mut Vec<Value>,
        env: &mut Env<'_>,
    ) -> Result<Value, Fault> {
        // The type says what the host's result is made to fit.
        let mapping = value_or_null(self.body.inner().evaluate(slots, env), env)?;
        let function = feel::external_function(&mapping, Rc::clone(&self.names), env)?;
        let value = feel::call(&function, arguments, env)?;
        match &self.body {
            Boxed::Typed(ty, _) => ty.fit(value, env),
            _ => Ok(value),
        }
    }
}
