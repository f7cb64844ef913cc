//! Decision services: decisions taken together, as a function (DMN 1.5, 6.3.10 and 10.4).

use std::rc::Rc;

use super::run::Run;
use super::{Graph, Logic, Node};
use crate::decision::types::ItemType;
use crate::decision::value_or_null;
use crate::feel::{self, Env, Fault, NativeFunction};
use crate::value::{Context, Value};

/// A compiled decision service.
#[derive(Debug)]
pub(super) struct Service {
    /// The nodes whose values it gives.
    pub(super) outputs: Vec<usize>,
    /// Its parameters: the nodes whose values it is given, with their types.
    pub(super) inputs: Vec<(usize, Rc<ItemType>)>,
    /// What its result is made to fit.
    pub(super) ty: Rc<ItemType>,
}

impl Graph {
    /// The function that a service is. It takes along what is known before deciding.
    pub(super) fn service_function(self: &Rc<Self>, number: usize, outside: &[Value]) -> Value {
        let Some(Node { logic: Logic::Service(service), needs, .. }) = self.node(number) else {
            return Value::Null;
        };
        let parameters = service.inputs.iter().filter_map(|(input, _)| self.node(*input));
        let parameters: Vec<Rc<str>> = parameters.map(|node| Rc::clone(&node.name)).collect();
        let known = |need: &usize| outside.get(*need).cloned().unwrap_or_default();
        let captured = needs.iter().map(known).collect();
        let graph = Rc::clone(self);
        NativeFunction::closure(parameters, captured, move |captured, arguments, env| {
            graph.call_service(number, captured, arguments, env)
        })
    }

    /// Takes the decisions of a service, unless an argument does not fit.
    fn call_service(
        self: &Rc<Self>,
        number: usize,
        captured: &[Value],
        arguments: &[Value],
        env: &mut Env<'_>,
    ) -> Result<Value, Fault> {
        let Some(Node { logic: Logic::Service(service), needs, .. }) = self.node(number) else {
            return Ok(Value::Null);
        };
        let mut run = Run::new(self, needs.iter().copied().zip(captured.iter().cloned()));
        for ((input, ty), argument) in service.inputs.iter().zip(arguments) {
            match ty.admit(argument.clone(), env)? {
                Some(argument) => run.give(*input, argument),
                None => return Ok(Value::Null),
            }
        }
        value_or_null(run.service(service, env), env)
    }

    /// Calls a function by the names of its parameters.
    pub(super) fn invoke_node(
        self: &Rc<Self>,
        number: usize,
        arguments: &Context,
        env: &mut Env<'_>,
    ) -> Option<Result<Value, Fault>> {
        let argument = |name: &str| arguments.get(name).cloned().unwrap_or_default();
        let known = arguments.iter().filter_map(|(name, value)| {
            let number = self.outside.iter().position(|known| known == name)?;
            Some((number, value.clone()))
        });
        let mut run = Run::new(self, known);
        match &self.node(number)?.logic {
            Logic::Service(service) => {
                for (input, ty) in &service.inputs {
                    let value = self.node(*input).map(|node| argument(&node.name));
                    match ty.fit(value.unwrap_or_default(), env) {
                        Ok(value) => run.give(*input, value),
                        Err(fault) => return Some(Err(fault)),
                    }
                }
                let value = run.service(service, env);
                Some(value_or_null(value, env))
            }
            Logic::Knowledge(_) => {
                let function = run.value(number, env);
                let function = match value_or_null(function, env) {
                    Ok(function) => function,
                    Err(fault) => return Some(Err(fault)),
                };
                let Value::Function(callee) = &function else { return Some(Ok(Value::Null)) };
                let values: Vec<Value> =
                    callee.parameters().iter().map(|name| argument(name)).collect();
                Some(feel::call(&function, &values, env))
            }
            Logic::Input(..) | Logic::Decision(_) => None,
        }
    }
}
