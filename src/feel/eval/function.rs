//! Functions as values, and calling them.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use super::{conversion, in_new_frame};
use crate::diagnostic::TextRange;
use crate::feel::builtins;
use crate::feel::compile::by_parameters;
use crate::feel::env::Env;
use crate::feel::fault::{Fault, Stop, null};
use crate::feel::program::{Capture, Definition};
use crate::value::{Function, Value};

/// A function of an expression, with what it captured.
struct Closure {
    definition: Rc<Definition>,
    /// In the order of [`Definition::captures`].
    captured: Box<[Value]>,
    depth: u16,
}

impl Function for Closure {
    fn parameters(&self) -> &[Rc<str>] {
        &self.definition.parameters
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn depth(&self) -> u16 {
        self.depth
    }
}

/// A built-in function as a value.
struct BuiltinFunction {
    place: u16,
    parameters: Box<[Rc<str>]>,
}

impl Function for BuiltinFunction {
    fn parameters(&self) -> &[Rc<str>] {
        &self.parameters
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A function that the host answers.
struct ExternalFunction {
    name: Rc<str>,
    parameters: Rc<[Rc<str>]>,
}

impl Function for ExternalFunction {
    fn parameters(&self) -> &[Rc<str>] {
        &self.parameters
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

type Body = dyn Fn(&[Value], &[Value], &mut Env<'_>) -> Result<Value, Fault>;

/// A function made of Rust code: how other modules give expressions a function, such as a
/// business knowledge model. The body gets as many arguments as there are parameters.
pub struct NativeFunction {
    parameters: Box<[Rc<str>]>,
    captured: Box<[Value]>,
    depth: u16,
    body: Box<Body>,
}

impl NativeFunction {
    /// A function value with these parameters and this body.
    pub fn value(
        parameters: impl IntoIterator<Item = Rc<str>>,
        body: impl Fn(&[Value], &mut Env<'_>) -> Result<Value, Fault> + 'static,
    ) -> Value {
        Self::closure(parameters, Box::default(), move |_, arguments, env| body(arguments, env))
    }

    /// A function value that takes values along: its body gets these, then the arguments. It is null
    /// where what it takes along is nested to the limit ([`crate::value::MAX_DEPTH`]).
    pub fn closure(
        parameters: impl IntoIterator<Item = Rc<str>>,
        captured: Box<[Value]>,
        body: impl Fn(&[Value], &[Value], &mut Env<'_>) -> Result<Value, Fault> + 'static,
    ) -> Value {
        let depth = captured.iter().map(Value::depth).max().unwrap_or(0);
        if depth >= crate::value::MAX_DEPTH {
            return Value::Null;
        }
        let parameters = parameters.into_iter().collect();
        Value::Function(Rc::new(Self { parameters, captured, depth, body: Box::new(body) }))
    }
}

/// Functions show no more than that they are ones: derived output would keep the text of every
/// instruction in the module.
macro_rules! opaque {
    ($($name:ident)+) => {
        $(impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(stringify!($name))
            }
        })+
    };
}

opaque! { Closure BuiltinFunction ExternalFunction NativeFunction }

impl Function for NativeFunction {
    fn parameters(&self) -> &[Rc<str>] {
        &self.parameters
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn depth(&self) -> u16 {
        self.depth
    }
}

pub(super) fn closure(
    definition: &Rc<Definition>,
    slots: &[Value],
    local: impl Fn(u32) -> Value,
) -> Value {
    let captured: Box<[Value]> = definition
        .captures
        .iter()
        .map(|(source, _)| match source {
            Capture::Slot(slot) => slots.get(*slot as usize).cloned().unwrap_or_default(),
            Capture::Local(place) => local(*place),
        })
        .collect();
    let depth = captured.iter().map(Value::depth).max().unwrap_or(0);
    if depth >= crate::value::MAX_DEPTH {
        return Value::Null;
    }
    Value::Function(Rc::new(Closure { definition: Rc::clone(definition), captured, depth }))
}

pub(super) fn builtin(place: u16) -> Value {
    let Some(builtin) = builtins::get(place) else { return Value::Null };
    let form = builtin.forms.first();
    let parameters = form.into_iter().flat_map(|form| form.names()).map(Rc::from).collect();
    Value::Function(Rc::new(BuiltinFunction { place, parameters }))
}

/// A function with the mapping of DMN 1.5, 10.3.2.13.3: `{java: {class, method signature}}` or
/// `{pmml: {document, model}}`.
pub(super) fn external(mapping: &Value, parameters: Rc<[Rc<str>]>) -> Result<Value, Stop> {
    // A boxed definition says its kind beside the mapping, a literal one around it.
    let text = |kind: &str, key: &str| {
        let outer = mapping.as_context()?;
        let inner = outer.get(kind).and_then(Value::as_context).unwrap_or(outer);
        inner.get(key)?.as_str().map(str::to_owned)
    };
    let joined = |kind: &str, first: &str, second: &str| {
        Some([text(kind, first)?, text(kind, second)?].join("."))
    };
    let name =
        joined("java", "class", "method signature").or_else(|| joined("pmml", "document", "model"));
    match name {
        Some(name) => {
            Ok(Value::Function(Rc::new(ExternalFunction { name: Rc::from(name), parameters })))
        }
        None => null(
            "The mapping of the external function names neither a class and a method nor a model.",
        ),
    }
}

pub(super) fn call_host(name: &str, arguments: &[Value], env: &mut Env<'_>) -> Result<Value, Stop> {
    match env.functions {
        Some(functions) => functions.call(name, arguments).map_err(Stop::Null),
        None => Err(Stop::Null(Cow::Borrowed("The host gives no functions to expressions."))),
    }
}

/// Calls a function value with arguments by position. A call that does not fit the function is
/// null with a note.
///
/// # Errors
///
/// Only when a bound of `env` is reached.
pub fn call(function: &Value, arguments: &[Value], env: &mut Env<'_>) -> Result<Value, Fault> {
    let result = call_value(function, arguments, env);
    noted(result, env)
}

/// Calls a function value with arguments by name, as [`call`] does by position.
///
/// # Errors
///
/// Only when a bound of `env` is reached.
pub fn call_named(
    function: &Value,
    names: &[Rc<str>],
    arguments: Vec<Value>,
    env: &mut Env<'_>,
) -> Result<Value, Fault> {
    let result = call_value_named(function, names, arguments, env);
    noted(result, env)
}

/// A function that the host answers, from the mapping that says which (DMN 1.5, 10.3.2.13.3):
/// null with a note where it does not.
///
/// # Errors
///
/// Only when a bound of `env` is reached.
pub fn external_function(
    mapping: &Value,
    parameters: Rc<[Rc<str>]>,
    env: &mut Env<'_>,
) -> Result<Value, Fault> {
    let result = external(mapping, parameters);
    noted(result, env)
}

/// Null, with a note, in the place of what has no value.
fn noted(result: Result<Value, Stop>, env: &mut Env<'_>) -> Result<Value, Fault> {
    match result {
        Ok(value) => Ok(value),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(Stop::Null(reason)) => {
            env.note(TextRange { start: 0, end: 0 }, reason);
            Ok(Value::Null)
        }
    }
}

/// Calls a value, which should be a function.
pub(crate) fn call_value(
    callee: &Value,
    arguments: &[Value],
    env: &mut Env<'_>,
) -> Result<Value, Stop> {
    let Value::Function(function) = callee else {
        return null("What is called is not a function.");
    };
    let any = function.as_any();
    if let Some(builtin) = any.downcast_ref::<BuiltinFunction>() {
        return builtins::call(builtin.place, 0, arguments, env);
    }
    if arguments.len() != function.parameters().len() {
        return null("The function takes another number of arguments.");
    }
    env.depth = env.depth.checked_sub(1).ok_or(Fault::Depth)?;
    let result = if let Some(closure) = any.downcast_ref::<Closure>() {
        call_closure(closure, callee, arguments, env)
    } else if let Some(native) = any.downcast_ref::<NativeFunction>() {
        (native.body)(&native.captured, arguments, env).map_err(Stop::from)
    } else if let Some(external) = any.downcast_ref::<ExternalFunction>() {
        call_host(&external.name, arguments, env)
    } else {
        null("This function cannot be called from an expression.")
    };
    env.depth = env.depth.saturating_add(1);
    result
}

fn call_closure(
    closure: &Closure,
    own: &Value,
    arguments: &[Value],
    env: &mut Env<'_>,
) -> Result<Value, Stop> {
    let definition = &closure.definition;
    let mut taken = Vec::with_capacity(arguments.len());
    for (argument, ty) in arguments.iter().zip(&definition.types) {
        match conversion::coerce(argument.clone(), ty) {
            Some(value) => taken.push(value),
            None => return null("An argument is not of the type of its parameter."),
        }
    }
    let frame = definition.code.frame as usize;
    let result = in_new_frame(env, &definition.code, &[], |frames| {
        let base = frames.len();
        frames.append(&mut taken);
        frames.resize(base.saturating_add(frame), Value::Null);
        let mut set = |register: u32, value: &Value| {
            if let Some(variable) = frames.get_mut(base.saturating_add(register as usize)) {
                *variable = value.clone();
            }
        };
        set(definition.own, own);
        for ((_, register), value) in definition.captures.iter().zip(&closure.captured) {
            set(*register, value);
        }
    });
    result.map_err(Stop::from)
}

/// Calls a value with arguments by name.
pub(super) fn call_value_named(
    callee: &Value,
    names: &[Rc<str>],
    arguments: Vec<Value>,
    env: &mut Env<'_>,
) -> Result<Value, Stop> {
    let Value::Function(function) = callee else {
        return null("What is called is not a function.");
    };
    if let Some(function) = function.as_any().downcast_ref::<BuiltinFunction>() {
        return call_builtin_named(function, names, arguments, env);
    }
    let parameters = function.parameters();
    let mut ordered = vec![Value::Null; parameters.len()];
    for (name, argument) in names.iter().zip(arguments) {
        let place = parameters.iter().position(|parameter| parameter == name);
        match place.and_then(|place| ordered.get_mut(place)) {
            Some(parameter) => *parameter = argument,
            None => return null("The function has no parameter of such a name."),
        }
    }
    if names.len() != parameters.len() {
        return null("An argument of the function is missing.");
    }
    call_value(callee, &ordered, env)
}

fn call_builtin_named(
    function: &BuiltinFunction,
    names: &[Rc<str>],
    arguments: Vec<Value>,
    env: &mut Env<'_>,
) -> Result<Value, Stop> {
    let named: Vec<(Rc<str>, usize)> = names.iter().cloned().zip(0..).collect();
    let order = builtins::get(function.place).and_then(|builtin| by_parameters(builtin, &named));
    let Some((form, order)) = order else {
        return null("The function does not take arguments of these names.");
    };
    let argument = |place: Option<usize>| arguments.get(place?).cloned();
    let ordered: Vec<Value> =
        order.into_iter().map(|place| argument(place).unwrap_or_default()).collect();
    builtins::call(function.place, form, &ordered, env)
}
