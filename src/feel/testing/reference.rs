//! A plain evaluator that walks the tree: what the compiled programs must agree with. It shares
//! the operations on values, and none of the compilation: no slots, no jumps, no folding.

use std::any::Any;
use std::rc::Rc;

use crate::feel::ast::{
    Arguments, Ast, BinaryOp, Binding, Domain, Fallback, Iterator, Node, NodeId,
};
use crate::feel::builtins;
use crate::feel::compile::by_parameters;
use crate::feel::env::Env;
use crate::feel::eval::{conversion, operators, path, test};
use crate::feel::fault::Stop;
use crate::feel::op::Op;
use crate::feel::scope::Local;
use crate::value::{Comparison, Context, Date, Decimal, Function, List, Range, Value};

/// The variables that are known at a place, the innermost last.
type Locals = Vec<(Local, Value)>;

pub(super) struct Reference<'a> {
    pub(super) ast: &'a Rc<Ast>,
    pub(super) slots: &'a [Value],
}

/// A function with the variables of the place where it was defined.
#[derive(Debug)]
struct Walked {
    ast: Rc<Ast>,
    node: NodeId,
    parameters: Vec<Rc<str>>,
    locals: Locals,
    slots: Vec<Value>,
}

impl Function for Walked {
    fn parameters(&self) -> &[Rc<str>] {
        &self.parameters
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn or_null(result: Result<Value, Stop>) -> Value {
    match result {
        Ok(value) => value,
        Err(Stop::Null(_)) => Value::Null,
        Err(Stop::Fault(fault)) => panic!("{fault}"),
    }
}

impl Reference<'_> {
    pub(super) fn value(&self, id: NodeId, locals: &Locals, env: &mut Env<'_>) -> Value {
        let at = |id: &NodeId, env: &mut Env<'_>| self.value(*id, locals, env);
        match self.ast.node(id) {
            Node::Null | Node::Error => Value::Null,
            Node::Bool(value) => Value::Bool(*value),
            Node::Number(number) => Value::Number(*number),
            Node::Text(text) => Value::String(Rc::clone(text)),
            Node::At(_, value) => value.clone().unwrap_or_default(),
            Node::Name(name, binding) => self.name(name, binding, locals),
            Node::Negate(operand) => {
                let minus_one = Value::Number(Decimal::from(-1));
                match at(operand, env) {
                    Value::Number(number) => Value::Number(number.minus()),
                    other => or_null(operators::arithmetic(Op::Multiply, &other, &minus_one, env)),
                }
            }
            Node::Binary(op, left, right) => {
                let (left, right) = (at(left, env), at(right, env));
                let arithmetic = |op| Some(op);
                let op = match op {
                    BinaryOp::And => return operators::and(&left, &right),
                    BinaryOp::Or => return operators::or(&left, &right),
                    BinaryOp::Compare(comparison) => {
                        return or_null(operators::compare(*comparison, &left, &right));
                    }
                    BinaryOp::Add => arithmetic(Op::Add),
                    BinaryOp::Subtract => arithmetic(Op::Subtract),
                    BinaryOp::Multiply => arithmetic(Op::Multiply),
                    BinaryOp::Divide => arithmetic(Op::Divide),
                    BinaryOp::Power => arithmetic(Op::Power),
                };
                or_null(operators::arithmetic(op.unwrap(), &left, &right, env))
            }
            Node::Between(value, from, to) => {
                let (value, from, to) = (at(value, env), at(from, env), at(to, env));
                let holds = |comparison, bound| operators::compare(comparison, &value, bound);
                match (
                    holds(Comparison::GreaterOrEqual, &from),
                    holds(Comparison::LessOrEqual, &to),
                ) {
                    (Ok(lower), Ok(upper)) => operators::and(&lower, &upper),
                    _ => Value::Null,
                }
            }
            Node::In(value, _, tests) => {
                let value = at(value, env);
                let passes = |id: &NodeId, env: &mut Env<'_>| match self.ast.node(*id) {
                    Node::Comparison(comparison, operand) => or_null(operators::compare(
                        *comparison,
                        &value,
                        &self.value(*operand, locals, env),
                    )),
                    _ => or_null(test::passes(&value, &self.value(*id, locals, env))),
                };
                let (first, others) = tests.split_first().unwrap();
                let first = passes(first, env);
                others.iter().fold(first, |sum, test| operators::or(&sum, &passes(test, env)))
            }
            Node::InstanceOf(value, ty) => {
                let value = at(value, env);
                let null = value.is_null();
                Value::Bool(if null {
                    matches!(ty, crate::value::Type::Null)
                } else {
                    ty.accepts(&value)
                })
            }
            Node::If(condition, then, otherwise) => {
                let branch = if at(condition, env).is_true() { then } else { otherwise };
                at(branch, env)
            }
            Node::For(iterators, partial, body) => {
                let mut results = Vec::new();
                let complete = self.each(iterators, &mut locals.clone(), env, &mut |inner, env| {
                    let mut inner = inner.clone();
                    inner.push((*partial, Value::from(results.clone())));
                    results.push(self.value(*body, &inner, env));
                    true
                });
                if complete { Value::from(results) } else { Value::Null }
            }
            Node::Some(iterators, body) => self.quantified(iterators, *body, locals, env, false),
            Node::Every(iterators, body) => self.quantified(iterators, *body, locals, env, true),
            Node::Filter(base, local, predicate) => {
                let base = at(base, env);
                self.filter(&base, *local, *predicate, locals, env)
            }
            Node::Path(base, name) => or_null(path::property(&at(base, env), name)),
            Node::Call(callee, arguments) => self.call(*callee, arguments, locals, env),
            Node::Function(parameters, ..) => Value::Function(Rc::new(Walked {
                ast: Rc::clone(self.ast),
                node: id,
                parameters: parameters.iter().map(|parameter| Rc::clone(&parameter.name)).collect(),
                locals: locals.clone(),
                slots: self.slots.to_vec(),
            })),
            Node::External(..) => Value::Null,
            Node::List(items) => items.iter().map(|item| at(item, env)).collect::<Vec<_>>().into(),
            Node::Context(entries) => {
                let mut inner = locals.clone();
                let mut context = Context::new();
                for entry in entries {
                    let value = self.value(entry.value, &inner, env);
                    inner.push((entry.local, value.clone()));
                    context.insert(Rc::clone(&entry.key), value);
                }
                if context.len() == entries.len() { context.into() } else { Value::Null }
            }
            Node::Interval(from, from_included, to, to_included) => {
                let (from, to) = (at(from, env), at(to, env));
                or_null(test::interval(from, *from_included, to, *to_included))
            }
            Node::Comparison(operator, operand) => {
                Range::Comparison { operator: *operator, endpoint: at(operand, env) }.into()
            }
            Node::Tests { .. } => panic!("expressions hold no unary tests"),
        }
    }

    fn name(&self, name: &str, binding: &Binding, locals: &Locals) -> Value {
        let local = |wanted: &Local| {
            let found = locals.iter().rev().find(|(local, _)| local == wanted);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let slot = |slot: u32| self.slots.get(slot as usize).cloned().unwrap_or_default();
        match binding {
            Binding::Slot(place) => slot(*place),
            Binding::Local(wanted) => local(wanted),
            Binding::ItemField(element) => or_null(path::property(&local(element), name)),
            Binding::MaybeItemField(elements, fallback) => {
                for element in elements {
                    if let Value::Context(context) = local(element)
                        && let Some(value) = context.get(name)
                    {
                        return value.clone();
                    }
                }
                match fallback {
                    Fallback::Slot(place) => slot(*place),
                    Fallback::Local(wanted) => local(wanted),
                    Fallback::Builtin(_) | Fallback::Nothing => Value::Null,
                }
            }
            Binding::Builtin(_) | Binding::Host(_) | Binding::Unknown => Value::Null,
        }
    }

    /// Calls `turn` for each combination until it says `false`; tells whether all could be run.
    fn each(
        &self,
        iterators: &[Iterator],
        locals: &mut Locals,
        env: &mut Env<'_>,
        turn: &mut dyn FnMut(&Locals, &mut Env<'_>) -> bool,
    ) -> bool {
        let Some((first, others)) = iterators.split_first() else { return turn(locals, env) };
        let items = match first.domain {
            Domain::Each(list) => elements(self.value(list, locals, env)),
            Domain::Steps(from, to) => {
                let (from, to) = (self.value(from, locals, env), self.value(to, locals, env));
                steps(&from, &to)
            }
        };
        let Some(items) = items else { return false };
        for item in items {
            locals.push((first.local, item));
            let complete = self.each(others, locals, env, turn);
            locals.pop();
            if !complete {
                return false;
            }
        }
        true
    }

    fn quantified(
        &self,
        iterators: &[Iterator],
        body: NodeId,
        locals: &Locals,
        env: &mut Env<'_>,
        every: bool,
    ) -> Value {
        let mut verdict = Value::Bool(every);
        let mut decided = false;
        let complete = self.each(iterators, &mut locals.clone(), env, &mut |inner, env| {
            let value = self.value(body, inner, env);
            if !matches!(value, Value::Bool(_) | Value::Null) {
                return false;
            }
            verdict = if every {
                operators::and(&verdict, &value)
            } else {
                operators::or(&verdict, &value)
            };
            decided = verdict == Value::Bool(!every);
            !decided
        });
        if complete || decided { verdict } else { Value::Null }
    }

    fn filter(
        &self,
        base: &Value,
        local: Local,
        predicate: NodeId,
        locals: &Locals,
        env: &mut Env<'_>,
    ) -> Value {
        let items: List = match base {
            Value::Null => return Value::Null,
            Value::List(items) => items.clone(),
            other => List::new(vec![other.clone()]),
        };
        let mut kept = Vec::new();
        let probe = [Value::Null];
        let probing = items.is_empty();
        for item in if probing { &probe[..] } else { &items[..] } {
            let mut inner = locals.clone();
            inner.push((local, item.clone()));
            match self.value(predicate, &inner, env) {
                Value::Bool(true) if !probing => kept.push(item.clone()),
                Value::Bool(_) | Value::Null => {}
                Value::Number(position) => {
                    let at = position.to_i64().unwrap_or(0);
                    let length = i64::try_from(items.len()).unwrap();
                    let at = if at < 0 { length.saturating_add(at) } else { at.saturating_sub(1) };
                    return usize::try_from(at)
                        .ok()
                        .and_then(|at| items.get(at))
                        .cloned()
                        .unwrap_or_default();
                }
                _ => return Value::Null,
            }
        }
        Value::from(kept)
    }

    fn call(
        &self,
        callee: NodeId,
        arguments: &Arguments,
        locals: &Locals,
        env: &mut Env<'_>,
    ) -> Value {
        if let Node::Name(_, Binding::Builtin(place)) = self.ast.node(callee) {
            let (form, values) = match arguments {
                Arguments::Positional(values) => (0, values.iter().copied().map(Some).collect()),
                Arguments::Named(values) => {
                    match by_parameters(builtins::get(*place).unwrap(), values) {
                        Some(ordered) => ordered,
                        None => return Value::Null,
                    }
                }
            };
            let values: Vec<Value> = values
                .iter()
                .map(|value| value.map_or(Value::Null, |value| self.value(value, locals, env)))
                .collect();
            return or_null(builtins::call(*place, form, &values, env));
        }
        let function = self.value(callee, locals, env);
        let values: Vec<Value> = match arguments {
            Arguments::Positional(values) => {
                values.iter().map(|v| self.value(*v, locals, env)).collect()
            }
            Arguments::Named(values) => {
                values.iter().map(|(_, v)| self.value(*v, locals, env)).collect()
            }
        };
        let Value::Function(function) = function else { return Value::Null };
        let Some(walked) = function.as_any().downcast_ref::<Walked>() else { return Value::Null };
        if values.len() != walked.parameters.len() {
            return Value::Null;
        }
        if let Arguments::Named(named) = arguments
            && named.iter().any(|(name, _)| !walked.parameters.contains(name))
        {
            return Value::Null;
        }
        let Node::Function(parameters, _, body) = walked.ast.node(walked.node) else {
            return Value::Null;
        };
        let mut inner = walked.locals.clone();
        for (parameter, value) in parameters.iter().zip(values) {
            let ty = parameter.ty.clone().unwrap_or_default();
            match conversion::coerce(value, &ty) {
                Some(value) => inner.push((parameter.local, value)),
                None => return Value::Null,
            }
        }
        Reference { ast: &walked.ast, slots: &walked.slots }.value(*body, &inner, env)
    }
}

fn elements(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Null => None,
        Value::List(items) => Some(items.into_items()),
        Value::Range(range) => match &*range {
            Range::Interval { start, start_included, end, end_included } => {
                let mut items = steps(start, end)?;
                if start.feel_cmp(end)?.is_gt() {
                    return None;
                }
                if !start_included && !items.is_empty() {
                    items.remove(0);
                }
                if !end_included {
                    items.pop();
                }
                Some(items)
            }
            Range::Comparison { .. } => None,
        },
        other => Some(vec![other]),
    }
}

fn steps(from: &Value, to: &Value) -> Option<Vec<Value>> {
    let days = |value: &Value| match value {
        Value::Number(number) => number.to_i64(),
        Value::Date(date) => Some(date.days_since_epoch()),
        _ => None,
    };
    if from.kind() != to.kind() {
        return None;
    }
    let (first, last) = (days(from)?, days(to)?);
    let step = |at: i64| match from {
        Value::Date(_) => Date::from_days_since_epoch(at).map(Value::Date),
        _ => Some(Value::Number(Decimal::from(at))),
    };
    if first <= last {
        (first..=last).map(step).collect()
    } else {
        (last..=first).rev().map(step).collect()
    }
}
