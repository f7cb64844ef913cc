//! Invocations and function definitions.

use std::rc::Rc;

use super::Compiler;
use super::builder::{Builder, Captured};
use super::emit::count;
use crate::feel::ast::{Arguments, Binding, Node, NodeId, Parameter};
use crate::feel::builtins::{self, Builtin};
use crate::feel::op::Op;
use crate::feel::program::{Capture, Definition};
use crate::feel::scope::Local;
use crate::value::{Type, Value};

impl Compiler<'_> {
    /// Calls what has been pushed; a function that is known by name has not been.
    pub(super) fn emit_call(&mut self, node: NodeId, callee: NodeId, arguments: &Arguments) {
        match self.ast().node(callee) {
            Node::Name(_, Binding::Builtin(place)) => self.emit_builtin(node, *place, arguments),
            Node::Name(_, Binding::Host(place)) => self.emit_host(node, *place, arguments),
            _ => match arguments {
                Arguments::Positional(arguments) => {
                    self.emit_all(arguments);
                    self.op(node, Op::Call(count(arguments.len())));
                }
                Arguments::Named(arguments) => {
                    for (_, value) in arguments {
                        self.emit(*value);
                    }
                    let names = arguments.iter().map(|(name, _)| Rc::clone(name)).collect();
                    let place = self.builder().keys(names);
                    self.op(node, Op::CallNamed(place));
                }
            },
        }
    }

    fn emit_all(&mut self, arguments: &[NodeId]) {
        for argument in arguments {
            self.emit(*argument);
        }
    }

    fn emit_builtin(&mut self, node: NodeId, place: u16, arguments: &Arguments) {
        let (form, count) = match arguments {
            Arguments::Positional(arguments) => {
                self.emit_all(arguments);
                (0, arguments.len())
            }
            Arguments::Named(arguments) => {
                let order =
                    builtins::get(place).and_then(|builtin| by_parameters(builtin, arguments));
                let Some((form, order)) = order else { return self.constant(node, Value::Null) };
                for argument in &order {
                    match argument {
                        Some(value) => self.emit(*value),
                        None => self.constant(node, Value::Null),
                    }
                }
                (form, order.len())
            }
        };
        match u16::try_from(count) {
            Ok(count) => self.op(node, Op::Builtin { place, count, form }),
            Err(_) => self.constant(node, Value::Null),
        }
    }

    fn emit_host(&mut self, node: NodeId, place: u32, arguments: &Arguments) {
        let Some(function) = self.scope.function(place).cloned() else { return };
        let values: Vec<Option<NodeId>> = match arguments {
            Arguments::Positional(arguments) => arguments.iter().copied().map(Some).collect(),
            Arguments::Named(arguments) => {
                let named = |wanted: &Rc<str>| {
                    arguments.iter().find(|(name, _)| name == wanted).map(|(_, value)| *value)
                };
                function.parameters.iter().map(named).collect()
            }
        };
        for value in &values {
            match value {
                Some(value) => self.emit(*value),
                None => self.constant(node, Value::Null),
            }
        }
        let name = self.builder().text(&function.name);
        match u16::try_from(values.len()) {
            Ok(count) => self.op(node, Op::Host { name, count }),
            Err(_) => self.constant(node, Value::Null),
        }
    }

    pub(super) fn emit_function(
        &mut self,
        node: NodeId,
        parameters: &[Parameter],
        own: Local,
        body: NodeId,
    ) {
        self.builders.push(Builder::default());
        for parameter in parameters {
            self.builder().define(parameter.local);
        }
        let own = self.builder().define(own);
        self.emit(body);
        let Some(builder) = self.builders.pop() else { return };
        let captures = builder
            .captures
            .iter()
            .map(|(captured, register)| (self.capture_source(*captured), *register))
            .collect();
        let definition = Definition {
            parameters: names(parameters),
            types: parameters.iter().map(|p| p.ty.clone().unwrap_or(Type::Any)).collect(),
            own,
            captures,
            code: Rc::new(builder.finish()),
        };
        let place = self.builder().function(definition);
        self.op(node, Op::Function(place));
    }

    /// Where the function around finds what the inner one captures.
    fn capture_source(&mut self, captured: Captured) -> Capture {
        match captured {
            Captured::Local(local) => Capture::Local(self.register(local)),
            Captured::Slot(slot) => {
                let level = self.builders.len().saturating_sub(1);
                if level == 0 {
                    Capture::Slot(slot)
                } else {
                    Capture::Local(self.capture(level, captured))
                }
            }
        }
    }

    pub(super) fn emit_external(
        &mut self,
        node: NodeId,
        parameters: &[Parameter],
        mapping: NodeId,
    ) {
        self.emit(mapping);
        let place = self.builder().keys(names(parameters));
        self.op(node, Op::External(place));
    }
}

fn names(parameters: &[Parameter]) -> Rc<[Rc<str>]> {
    parameters.iter().map(|parameter| Rc::clone(&parameter.name)).collect()
}

/// The form that the arguments fit, counted from 1, and the arguments in the order of its
/// parameters; `None` for one that is left out.
pub(crate) fn by_parameters<T: Copy>(
    builtin: &Builtin,
    arguments: &[(Rc<str>, T)],
) -> Option<(u8, Vec<Option<T>>)> {
    builtin.forms.iter().enumerate().find_map(|(place, form)| {
        let known = |name: &str| form.names().any(|parameter| parameter == name);
        if !arguments.iter().all(|(name, _)| known(name)) {
            return None;
        }
        let mut order = Vec::new();
        for parameter in form.names() {
            let given = arguments.iter().find(|(name, _)| &**name == parameter);
            order.push(given.map(|(_, value)| *value));
        }
        while order.last().is_some_and(Option::is_none) {
            order.pop();
        }
        let complete = form.required().all(|at| order.get(at).is_some_and(Option::is_some));
        complete.then_some((u8::try_from(place).ok()?.checked_add(1)?, order))
    })
}
