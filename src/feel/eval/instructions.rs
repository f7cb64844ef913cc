//! The instructions that compute a value from those on the stack.

use std::rc::Rc;

use super::function;
use super::{conversion, iterate, operators, path, test};
use crate::feel::builtins;
use crate::feel::env::Env;
use crate::feel::fault::{Stop, null};
use crate::feel::op::Op;
use crate::feel::program::Code;
use crate::value::{Context, Range, Value};

/// Runs an instruction of those that push one value and go on.
#[inline(never)]
pub(super) fn run(
    op: Op,
    code: &Code,
    slots: &[Value],
    base: usize,
    env: &mut Env<'_>,
) -> Result<Value, Stop> {
    match op {
        Op::Negate => operators::negate(&env.pop()),
        Op::Not => Ok(env.pop().as_bool().map(|value| !value).into()),
        Op::Between => {
            let to = env.pop();
            let from = env.pop();
            operators::between(&env.pop(), &from, &to)
        }
        Op::InTest(place) => {
            let test = env.pop();
            env.spend(test::cost(&test))?;
            test::passes(env.variable(base, place), &test)
        }
        Op::UnaryTest { reads_input } => {
            let test = env.pop();
            env.spend(test::cost(&test))?;
            test::passes_unary(&env.pop(), test, reads_input)
        }
        Op::At(place) => match conversion::temporal(code.text(place), env.host) {
            Some(value) => Ok(value),
            None => null("There is no such time zone."),
        },
        Op::InstanceOf(place) => {
            let value = env.pop();
            let ty = code.types.get(place as usize);
            Ok(Value::Bool(ty.is_some_and(|ty| test::is_instance(&value, ty))))
        }
        Op::Path(place) => {
            let value = env.pop();
            env.spend(test::cost(&value))?;
            path::property(&value, code.text(place))
        }
        Op::Field { local, name } => path::property(env.variable(base, local), code.text(name)),
        Op::List(count) => {
            env.allow(count as usize)?;
            Ok(Value::from(env.pop_many(count)))
        }
        Op::Context(place) => context(code, place, env),
        Op::Interval { from_included, to_included } => {
            let end = env.pop();
            let start = env.pop();
            test::interval(start, from_included, end, to_included)
        }
        Op::ComparisonRange(operator) => {
            Ok(Range::Comparison { operator, endpoint: env.pop() }.into())
        }
        Op::Index => {
            let position = env.pop();
            iterate::index(&env.pop(), &position)
        }
        Op::Builtin { place, count, form } => {
            with_arguments(env, count, |arguments, env| builtins::call(place, form, arguments, env))
        }
        Op::Host { name, count } => with_arguments(env, count, |arguments, env| {
            function::call_host(code.text(name), arguments, env)
        }),
        Op::Call(count) => {
            let arguments = env.pop_many(count);
            let callee = env.pop();
            function::call_value(&callee, &arguments, env)
        }
        Op::CallNamed(place) => {
            let names = code.keys.get(place as usize).map_or(&[][..], |names| names);
            let arguments = env.pop_many(u32::try_from(names.len()).unwrap_or(u32::MAX));
            let callee = env.pop();
            function::call_value_named(&callee, names, arguments, env)
        }
        Op::Function(place) => match code.functions.get(place as usize) {
            Some(definition) => {
                let captured = |place: u32| env.variable(base, place).clone();
                Ok(function::closure(definition, slots, captured))
            }
            None => Ok(Value::Null),
        },
        Op::BuiltinValue(place) => Ok(function::builtin(place)),
        Op::External(place) => {
            let parameters = code.keys.get(place as usize).cloned().unwrap_or_default();
            function::external(&env.pop(), parameters)
        }
        // INVARIANT: the machine and its control run all others.
        _ => Ok(Value::Null),
    }
}

/// Gives the topmost values as arguments without moving them.
fn with_arguments<'e>(
    env: &mut Env<'e>,
    count: u16,
    call: impl FnOnce(&[Value], &mut Env<'e>) -> Result<Value, Stop>,
) -> Result<Value, Stop> {
    let mut stack = std::mem::take(&mut env.memory.machine.stack);
    let first = stack.len().saturating_sub(usize::from(count));
    let result = call(stack.get(first..).unwrap_or_default(), env);
    stack.truncate(first);
    env.memory.machine.stack = stack;
    result
}

fn context(code: &Code, place: u32, env: &mut Env<'_>) -> Result<Value, Stop> {
    let keys = code.keys.get(place as usize).cloned().unwrap_or_default();
    let values = env.pop_many(u32::try_from(keys.len()).unwrap_or(u32::MAX));
    let mut context = Context::new();
    for (key, value) in keys.iter().zip(values) {
        if context.contains(key) {
            return null("The context has two entries of the same name.");
        }
        context.insert(Rc::clone(key), value);
    }
    Ok(context.into())
}
