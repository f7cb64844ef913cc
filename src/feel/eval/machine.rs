//! The machine itself: one instruction after the other.

use std::rc::Rc;

use super::function;
use super::iterate::{self, Cursor};
use super::{conversion, operators, path, test};
use crate::feel::builtins;
use crate::feel::env::{Env, Step};
use crate::feel::fault::{Fault, Stop, null};
use crate::feel::op::Op;
use crate::feel::program::Code;
use crate::value::{Context, List, Range, Value};

impl Env<'_> {
    fn pop(&mut self) -> Value {
        self.machine.stack.pop().unwrap_or_default()
    }

    fn push(&mut self, value: Value) {
        self.machine.stack.push(value);
    }

    fn top(&self) -> &Value {
        self.machine.stack.last().unwrap_or(&Value::Null)
    }

    fn variable(&self, base: usize, place: u32) -> &Value {
        let at = base.saturating_add(place as usize);
        self.machine.frames.get(at).unwrap_or(&Value::Null)
    }

    pub(super) fn store(&mut self, base: usize, place: u32, value: Value) {
        let at = base.saturating_add(place as usize);
        if let Some(variable) = self.machine.frames.get_mut(at) {
            *variable = value;
        }
    }

    fn pop_many(&mut self, count: u32) -> Vec<Value> {
        let length = self.machine.stack.len();
        self.machine.stack.split_off(length.saturating_sub(count as usize))
    }
}

impl Code {
    fn constant(&self, place: u32) -> &Value {
        self.constants.get(place as usize).unwrap_or(&Value::Null)
    }

    fn text(&self, place: u32) -> &str {
        self.constant(place).as_str().unwrap_or_default()
    }
}

/// Runs `code`, whose variables begin at `base`, and gives what it leaves on the stack.
pub(super) fn execute(
    code: &Code,
    slots: &[Value],
    base: usize,
    env: &mut Env<'_>,
) -> Result<Value, Fault> {
    let mut next = 0_usize;
    while let Some(op) = code.ops.get(next) {
        env.steps = env.steps.checked_sub(1).ok_or(Fault::Steps)?;
        let at = next;
        next = next.saturating_add(1);
        let result = match *op {
            Op::Const(place) => {
                env.push(code.constant(place).clone());
                continue;
            }
            Op::Slot(slot) => Ok(slots.get(slot as usize).cloned().unwrap_or_default()),
            Op::Local(place) => {
                let value = env.variable(base, place).clone();
                Ok(value)
            }
            Op::Store(place) => {
                let value = env.pop();
                env.store(base, place, value);
                continue;
            }
            Op::CompareSlotConst(comparison, slot, constant) => {
                let left = slots.get(usize::from(slot)).unwrap_or(&Value::Null);
                operators::compare(comparison, left, code.constant(constant.into()))
            }
            Op::Compare(comparison) => {
                let right = env.pop();
                let left = env.pop();
                operators::compare(comparison, &left, &right)
            }
            Op::Add | Op::Subtract | Op::Multiply | Op::Divide | Op::Power => {
                let right = env.pop();
                let left = env.pop();
                operators::arithmetic(*op, &left, &right, env)
            }
            Op::Negate => operators::negate(&env.pop()),
            Op::AndJump(target) => {
                if matches!(env.top(), Value::Bool(false)) {
                    next = target as usize;
                }
                continue;
            }
            Op::OrJump(target) => {
                if env.top().is_true() {
                    next = target as usize;
                }
                continue;
            }
            Op::And => {
                let right = env.pop();
                Ok(operators::and(&env.pop(), &right))
            }
            Op::Or => {
                let right = env.pop();
                Ok(operators::or(&env.pop(), &right))
            }
            Op::Not => Ok(env.pop().as_bool().map(|value| !value).into()),
            Op::Jump(target) => {
                next = target as usize;
                continue;
            }
            Op::JumpUnlessTrue(target) => {
                if !env.pop().is_true() {
                    next = target as usize;
                }
                continue;
            }
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
            Op::FieldOrNext { local, name } => {
                let field = match env.variable(base, local) {
                    Value::Context(context) => context.get(code.text(name)).cloned(),
                    _ => None,
                };
                match field {
                    Some(value) => Ok(value),
                    None => {
                        next = next.saturating_add(1);
                        continue;
                    }
                }
            }
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
            Op::Each { fail } => match iterate::each(env.pop()) {
                Ok(cursor) => {
                    env.machine.cursors.push(cursor);
                    continue;
                }
                Err(reason) => {
                    note(code, at, env, reason.into());
                    next = fail as usize;
                    continue;
                }
            },
            Op::Steps { fail } => {
                let to = env.pop();
                match iterate::steps(&env.pop(), &to) {
                    Ok(cursor) => {
                        env.machine.cursors.push(cursor);
                        continue;
                    }
                    Err(reason) => {
                        note(code, at, env, reason.into());
                        next = fail as usize;
                        continue;
                    }
                }
            }
            Op::Next { local, exit } => {
                match env.machine.cursors.last_mut().and_then(Cursor::advance) {
                    Some(value) => env.store(base, local, value),
                    None => {
                        env.machine.cursors.pop();
                        next = exit as usize;
                    }
                }
                continue;
            }
            Op::Condition { fail } => {
                if !matches!(env.top(), Value::Bool(_) | Value::Null) {
                    env.pop();
                    note(code, at, env, "The condition is neither true nor false.".into());
                    next = fail as usize;
                }
                continue;
            }
            Op::Leave(count) => {
                let left = env.machine.cursors.len().saturating_sub(count as usize);
                env.machine.cursors.truncate(left);
                continue;
            }
            Op::Collect(place) => {
                collect(env, base, place)?;
                continue;
            }
            Op::Filter { probe } => match env.pop() {
                Value::Null => {
                    // Nothing to filter: the cursor ends at once, with null.
                    note(code, at, env, "Null has no elements.".into());
                    env.machine.cursors.push(Cursor::null_filter());
                    continue;
                }
                value => {
                    env.machine.cursors.push(Cursor::filter(iterate::as_list(value), probe));
                    continue;
                }
            },
            Op::FilterNext { local, exit } => {
                match env.machine.cursors.last_mut().and_then(Cursor::advance) {
                    Some(value) => {
                        env.store(base, local, value);
                        continue;
                    }
                    None => {
                        next = exit as usize;
                        Ok(env.machine.cursors.pop().map_or(Value::Null, Cursor::kept))
                    }
                }
            }
            Op::FilterTest { exit } => {
                let verdict = env.pop();
                match env.machine.cursors.last_mut().and_then(|cursor| cursor.judge(&verdict)) {
                    None => continue,
                    Some(element) => {
                        env.machine.cursors.pop();
                        next = exit as usize;
                        Ok(element)
                    }
                }
            }
            Op::Index => {
                let position = env.pop();
                iterate::index(&env.pop(), &position)
            }
            Op::Builtin { place, count, form } => with_arguments(env, count, |arguments, env| {
                builtins::call(place, form, arguments, env)
            }),
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
                function::call_named(&callee, names, arguments, env)
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
        };
        match result {
            Ok(value) => {
                if env.trace.is_some() {
                    trace(code, at, env, &value);
                }
                env.push(value);
            }
            Err(Stop::Null(reason)) => {
                note(code, at, env, reason);
                if env.trace.is_some() {
                    trace(code, at, env, &Value::Null);
                }
                env.push(Value::Null);
            }
            Err(Stop::Fault(fault)) => return Err(fault),
        }
    }
    Ok(env.pop())
}

/// Gives the topmost values as arguments without moving them.
fn with_arguments<'e>(
    env: &mut Env<'e>,
    count: u16,
    call: impl FnOnce(&[Value], &mut Env<'e>) -> Result<Value, Stop>,
) -> Result<Value, Stop> {
    let mut stack = std::mem::take(&mut env.machine.stack);
    let first = stack.len().saturating_sub(usize::from(count));
    let result = call(stack.get(first..).unwrap_or_default(), env);
    stack.truncate(first);
    env.machine.stack = stack;
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

fn collect(env: &mut Env<'_>, base: usize, place: u32) -> Result<(), Fault> {
    let value = env.pop();
    let at = base.saturating_add(place as usize);
    let limit = env.limits.size;
    if let Some(Value::List(results)) = env.machine.frames.get_mut(at) {
        if results.len() >= limit {
            return Err(Fault::Size);
        }
        List::push(results, value);
    }
    Ok(())
}

fn note(code: &Code, at: usize, env: &mut Env<'_>, reason: std::borrow::Cow<'static, str>) {
    if env.notes.is_some()
        && let Some(range) = code.ranges.get(at)
    {
        env.note(*range, reason);
    }
}

#[cold]
fn trace(code: &Code, at: usize, env: &mut Env<'_>, value: &Value) {
    if let (Some(trace), Some(range)) = (&mut env.trace, code.ranges.get(at))
        && trace.len() < MAX_TRACE
    {
        trace.push(Step { range: *range, value: value.clone() });
    }
}

/// An explanation of more sub-results than this helps nobody.
const MAX_TRACE: usize = 10_000;
