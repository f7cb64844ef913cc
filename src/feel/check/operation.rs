//! Operators and paths whose operand types are known.

use super::Checker;
use crate::diagnostic::{Code, Severity, did_you_mean};
use crate::feel::ast::{BinaryOp, NodeId};
use crate::feel::parser::property_type;
use crate::value::{Comparison, Type};

impl Checker<'_> {
    pub(super) fn binary(&mut self, id: NodeId, op: BinaryOp, left: NodeId, right: NodeId) {
        let (first, second) = (self.ast.ty(left), self.ast.ty(right));
        let fits = match op {
            BinaryOp::And | BinaryOp::Or => {
                for operand in [left, right] {
                    self.condition(operand);
                }
                return;
            }
            BinaryOp::Compare(comparison) => comparable(comparison, first, second),
            _ => computes(op, first, second),
        };
        if !fits {
            let message = format!(
                "`{}` has no result for {first} and {second}: it is always null.",
                op.symbol()
            );
            self.report(Severity::Warning, Code::TypeMismatch, id, message, None);
        }
    }

    pub(super) fn negation(&mut self, id: NodeId, operand: NodeId) {
        let ty = self.ast.ty(operand);
        let fits =
            matches!(ty, Type::Any | Type::Number | Type::DaysDuration | Type::YearsDuration);
        if !fits {
            let message = format!("A value of type {ty} has no negative: it is always null.");
            self.report(Severity::Warning, Code::TypeMismatch, id, message, None);
        }
    }

    /// What decides should be a boolean.
    pub(super) fn condition(&mut self, condition: NodeId) {
        let ty = self.ast.ty(condition);
        if !matches!(ty, Type::Any | Type::Boolean | Type::Null) {
            let message = format!("A condition is true or false; this is of type {ty}.");
            self.report(Severity::Warning, Code::TypeMismatch, condition, message, None);
        }
    }

    pub(super) fn path(&mut self, id: NodeId, base: NodeId, name: &str) {
        let ty = self.ast.ty(base);
        let owner = match ty {
            Type::List(element) => element,
            other => other,
        };
        let (known, suggestion) = match owner {
            Type::Any | Type::Null | Type::List(_) => return,
            Type::Context(fields) => {
                let names = fields.iter().map(|(field, _)| &**field);
                (names.clone().any(|field| field == name), did_you_mean(name, names))
            }
            other => (property_type(other, name).is_some(), did_you_mean(name, PROPERTIES)),
        };
        if !known {
            let message = format!("A value of type {} has no property `{name}`.", owner.name());
            let help = suggestion
                .filter(|near| *near != name)
                .map(|near| format!("Did you mean `{near}`?"));
            self.report(Severity::Warning, Code::UnknownPath, id, message, help);
        }
    }
}

const PROPERTIES: [&str; 17] = [
    "year",
    "month",
    "day",
    "weekday",
    "hour",
    "minute",
    "second",
    "time offset",
    "timezone",
    "years",
    "months",
    "days",
    "hours",
    "minutes",
    "seconds",
    "start",
    "end",
];

fn is_open(ty: &Type) -> bool {
    matches!(ty, Type::Any | Type::Null)
}

fn comparable(comparison: Comparison, left: &Type, right: &Type) -> bool {
    if is_open(left) || is_open(right) {
        return true;
    }
    let same = std::mem::discriminant(left) == std::mem::discriminant(right);
    let ordered = !matches!(
        left,
        Type::Boolean | Type::List(_) | Type::Context(_) | Type::Range(_) | Type::Function(_)
    );
    same && (ordered || matches!(comparison, Comparison::Equal | Comparison::NotEqual))
}

fn computes(op: BinaryOp, left: &Type, right: &Type) -> bool {
    use Type::{Date, DateTime, DaysDuration, Number, String, Time, YearsDuration};
    let moment = |ty: &Type| matches!(ty, Date | DateTime);
    let duration = |ty: &Type| matches!(ty, DaysDuration | YearsDuration);
    if is_open(left) || is_open(right) {
        return true;
    }
    match (op, left, right) {
        (_, Number, Number) | (BinaryOp::Add, String, String) => true,
        (BinaryOp::Power, ..) => false,
        (BinaryOp::Add, from, by) | (BinaryOp::Add, by, from) if moment(from) && duration(by) => {
            true
        }
        (BinaryOp::Add, Time, DaysDuration) | (BinaryOp::Add, DaysDuration, Time) => true,
        (BinaryOp::Subtract, from, by) if moment(from) && (duration(by) || moment(by)) => true,
        (BinaryOp::Subtract, Time, DaysDuration | Time) => true,
        (BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Divide, first, second)
            if duration(first) && first == second =>
        {
            true
        }
        (BinaryOp::Multiply, Number, by) | (BinaryOp::Multiply | BinaryOp::Divide, by, Number) => {
            duration(by)
        }
        _ => false,
    }
}
