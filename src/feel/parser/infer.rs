//! The type of a node from the types of its parts, as far as it is certain.

use std::rc::Rc;

use crate::feel::ast::{Ast, BinaryOp, Binding, Node, NodeId};
use crate::feel::builtins;
use crate::value::Type;

/// The properties that a type is known to have.
pub(super) fn fields(ty: &Type) -> std::slice::Iter<'_, (Rc<str>, Type)> {
    match ty {
        Type::Context(fields) => fields.iter(),
        _ => [].iter(),
    }
}

/// The type of the elements: of a list, its own; anything else is a list of itself.
pub(super) fn element(ty: &Type) -> &Type {
    match ty {
        Type::List(element) | Type::Range(element) => element,
        other => other,
    }
}

pub(super) fn type_of(ast: &Ast, node: &Node) -> Type {
    let ty = |id: &NodeId| ast.ty(*id);
    match node {
        Node::Bool(_) | Node::InstanceOf(..) => Type::Boolean,
        Node::Number(_) => Type::Number,
        Node::Text(_) => Type::String,
        Node::Negate(operand) => ty(operand).clone(),
        Node::Binary(op, left, right) => binary(*op, ty(left), ty(right)),
        Node::Between(..) | Node::In(..) | Node::Tests { .. } => Type::Boolean,
        Node::Some(..) | Node::Every(..) => Type::Boolean,
        Node::If(_, then, otherwise) => common(ty(then), ty(otherwise)),
        Node::For(_, _, body) => Type::list(ty(body).clone()),
        Node::Filter(base, _, predicate) => filter(ty(base), ty(predicate)),
        Node::Path(base, name) => path(ty(base), name),
        Node::Call(callee, _) => match ast.node(*callee) {
            Node::Name(_, Binding::Builtin(place)) => {
                builtins::get(*place).map_or(Type::Any, |builtin| builtin.returns.ty())
            }
            _ => Type::Any,
        },
        Node::List(items) => {
            let mut types = items.iter().map(ty);
            let first = types.next().cloned().unwrap_or(Type::Any);
            Type::list(types.fold(first, |sum, next| common(&sum, next)))
        }
        Node::Context(entries) => Type::Context(
            entries.iter().map(|entry| (Rc::clone(&entry.key), ty(&entry.value).clone())).collect(),
        ),
        Node::Interval(from, _, to, _) => range_of(common(ty(from), ty(to))),
        Node::Comparison(_, operand) => range_of(ty(operand).clone()),
        Node::Null => Type::Null,
        Node::At(..) | Node::Name(..) | Node::Function(..) | Node::External(..) | Node::Error => {
            Type::Any
        }
    }
}

fn range_of(ends: Type) -> Type {
    Type::Range(Rc::new(ends))
}

fn common(left: &Type, right: &Type) -> Type {
    if left == right { left.clone() } else { Type::Any }
}

fn filter(base: &Type, predicate: &Type) -> Type {
    match predicate {
        Type::Number => element(base).clone(),
        Type::Boolean => Type::list(element(base).clone()),
        _ => Type::Any,
    }
}

fn binary(op: BinaryOp, left: &Type, right: &Type) -> Type {
    use Type::{Any, Date, DateTime, DaysDuration, Number, String, Time, YearsDuration};
    match (op, left, right) {
        (BinaryOp::Or | BinaryOp::And | BinaryOp::Compare(_), ..) => Type::Boolean,
        (_, Any, _) | (_, _, Any) => Any,
        (BinaryOp::Power, ..) => Number,
        (_, Number, Number) => Number,
        (BinaryOp::Add, String, String) => String,
        (BinaryOp::Subtract, Date | DateTime, Date | DateTime) => DaysDuration,
        (BinaryOp::Subtract, Time, Time) => DaysDuration,
        (BinaryOp::Divide, DaysDuration, DaysDuration) => Number,
        (BinaryOp::Divide, YearsDuration, YearsDuration) => Number,
        (BinaryOp::Add | BinaryOp::Subtract, moment, DaysDuration | YearsDuration) => {
            moment.clone()
        }
        (BinaryOp::Add, DaysDuration | YearsDuration, moment) => moment.clone(),
        (BinaryOp::Multiply, Number, duration) => duration.clone(),
        (BinaryOp::Multiply | BinaryOp::Divide, duration, Number) => duration.clone(),
        _ => Any,
    }
}

fn path(base: &Type, name: &str) -> Type {
    match base {
        Type::Context(_) => {
            let found = fields(base).find(|(field, _)| **field == *name);
            found.map_or(Type::Any, |(_, ty)| ty.clone())
        }
        Type::List(element) => Type::list(path_of_element(element, name)),
        _ => property(base, name).unwrap_or(Type::Any),
    }
}

/// One level only: lists of lists do not pass paths on.
fn path_of_element(element: &Type, name: &str) -> Type {
    match element {
        Type::List(_) => Type::Any,
        other => path(other, name),
    }
}

/// The type of a property that values of a type have by themselves (DMN 1.5, table 66).
pub(crate) fn property(ty: &Type, name: &str) -> Option<Type> {
    Some(match (ty, name) {
        (Type::Date | Type::DateTime, "year" | "month" | "day" | "weekday")
        | (Type::Time | Type::DateTime, "hour" | "minute" | "second")
        | (Type::DaysDuration, "days" | "hours" | "minutes" | "seconds")
        | (Type::YearsDuration, "years" | "months") => Type::Number,
        (Type::Time | Type::DateTime, "time offset") => Type::DaysDuration,
        (Type::Time | Type::DateTime, "timezone") => Type::String,
        (Type::Range(_), "start included" | "end included") => Type::Boolean,
        (Type::Range(element), "start" | "end") => (**element).clone(),
        _ => return None,
    })
}
