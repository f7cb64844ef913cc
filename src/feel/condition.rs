//! Conditions that compare names with literals only: what they are, for formats that have their own
//! words for that.

use std::rc::Rc;

use super::ast::{Ast, BinaryOp, Node, NodeId};
use super::parser;
use super::scope::Scope;
use super::span::Utf16;
use crate::value::{Comparison, Value};

/// A name with the properties that follow it: `address.city`.
type Path = Vec<Rc<str>>;

/// A condition that depends on comparisons of names with literals alone.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// The value is true.
    Holds(Path),
    /// The value compares so with a literal.
    Compare(Path, Comparison, Value),
    /// The condition is false; where it is null, so is this.
    Not(Box<Condition>),
    /// All hold; of none that is true.
    All(Vec<Condition>),
    /// One holds at least; of none that is false.
    Any(Vec<Condition>),
}

/// What is known of a node: a condition, a name, or a literal.
enum Part {
    Condition(Condition),
    Name(Path),
    Literal(Value),
    List(Vec<Value>),
}

/// The condition that an expression is; none where it is more than that, or has a mistake.
pub fn condition(source: &str, scope: &Scope) -> Option<Condition> {
    let utf16 = Utf16::new(source);
    let parser::Parsed { ast, root, diagnostics } = parser::parse_expression(source, scope, &utf16);
    if !diagnostics.is_empty() {
        return None;
    }
    // Children come before what is made of them, so nothing recurses.
    let mut parts: Vec<Option<Part>> = Vec::new();
    for (_, node) in ast.nodes() {
        let part = part(node, &ast, &mut parts);
        parts.push(part);
    }
    condition_of(take(&mut parts, root)?)
}

fn take(parts: &mut [Option<Part>], id: NodeId) -> Option<Part> {
    parts.get_mut(id.index())?.take()
}

fn condition_of(part: Part) -> Option<Condition> {
    match part {
        Part::Condition(condition) => Some(condition),
        Part::Name(path) => Some(Condition::Holds(path)),
        Part::Literal(Value::Bool(true)) => Some(Condition::All(Vec::new())),
        Part::Literal(Value::Bool(false)) => Some(Condition::Any(Vec::new())),
        Part::Literal(_) | Part::List(_) => None,
    }
}

fn part(node: &Node, ast: &Ast, parts: &mut [Option<Part>]) -> Option<Part> {
    match node {
        Node::Null => Some(Part::Literal(Value::Null)),
        Node::Bool(value) => Some(Part::Literal(Value::Bool(*value))),
        Node::Number(number) => Some(Part::Literal(Value::Number(*number))),
        Node::Text(text) => Some(Part::Literal(Value::String(Rc::clone(text)))),
        Node::At(_, value) => value.clone().map(Part::Literal),
        Node::Name(name, super::ast::Binding::Slot(_)) => Some(Part::Name(vec![Rc::clone(name)])),
        Node::Path(of, name) => match take(parts, *of)? {
            Part::Name(mut path) => {
                path.push(Rc::clone(name));
                Some(Part::Name(path))
            }
            _ => None,
        },
        Node::Negate(of) => match take(parts, *of)? {
            Part::Literal(Value::Number(number)) => {
                Some(Part::Literal(Value::Number(number.minus())))
            }
            _ => None,
        },
        Node::Binary(op, left, right) => {
            let (left, right) = (take(parts, *left)?, take(parts, *right)?);
            binary(*op, left, right).map(Part::Condition)
        }
        Node::List(items) => {
            let literals = items.iter().map(|item| match take(parts, *item)? {
                Part::Literal(value) => Some(value),
                _ => None,
            });
            literals.collect::<Option<_>>().map(Part::List)
        }
        Node::In(of, _, tests) => {
            let Part::Name(path) = take(parts, *of)? else { return None };
            let mut values = Vec::new();
            for test in tests {
                match take(parts, *test)? {
                    Part::Literal(value) => values.push(value),
                    Part::List(list) => values.extend(list),
                    _ => return None,
                }
            }
            let equal = |value| Condition::Compare(path.clone(), Comparison::Equal, value);
            Some(Part::Condition(Condition::Any(values.into_iter().map(equal).collect())))
        }
        Node::Call(function, super::ast::Arguments::Positional(arguments)) => {
            let Node::Name(name, super::ast::Binding::Builtin(_)) = ast.node(*function) else {
                return None;
            };
            let ([argument], "not") = (&**arguments, &**name) else { return None };
            let inner = condition_of(take(parts, *argument)?)?;
            Some(Part::Condition(Condition::Not(Box::new(inner))))
        }
        _ => None,
    }
}

fn binary(op: BinaryOp, left: Part, right: Part) -> Option<Condition> {
    match (op, left, right) {
        (BinaryOp::Compare(comparison), Part::Name(path), Part::Literal(value)) => {
            Some(Condition::Compare(path, comparison, value))
        }
        (BinaryOp::Compare(comparison), Part::Literal(value), Part::Name(path)) => {
            Some(Condition::Compare(path, mirrored(comparison), value))
        }
        (BinaryOp::And, left, right) => {
            let (left, right) = (condition_of(left)?, condition_of(right)?);
            Some(Condition::All(match left {
                Condition::All(mut all) if !all.is_empty() => {
                    all.push(right);
                    all
                }
                left => vec![left, right],
            }))
        }
        (BinaryOp::Or, left, right) => {
            let (left, right) = (condition_of(left)?, condition_of(right)?);
            Some(Condition::Any(match left {
                Condition::Any(mut any) if !any.is_empty() => {
                    any.push(right);
                    any
                }
                left => vec![left, right],
            }))
        }
        _ => None,
    }
}

/// The comparison with its sides exchanged.
fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        same => same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Type;

    fn read(source: &str) -> Option<Condition> {
        let mut scope = Scope::new();
        for name in ["a", "b", "group"] {
            scope.declare(name, Type::Any);
        }
        condition(source, &scope)
    }

    #[test]
    fn comparisons_with_literals_are_conditions() {
        let equal = |name: &str, value: &str| {
            Condition::Compare(vec![name.into()], Comparison::Equal, value.into())
        };
        assert_eq!(read("a = \"x\""), Some(equal("a", "x")));
        assert_eq!(read("\"x\" = a"), Some(equal("a", "x")));
        let both = vec![equal("a", "x"), equal("b", "y"), equal("a", "z")];
        assert_eq!(read("a = \"x\" and b = \"y\" and a = \"z\""), Some(Condition::All(both)));
        let any = Condition::Any(vec![equal("a", "x"), equal("a", "y")]);
        assert_eq!(read("a in (\"x\", \"y\")"), Some(any.clone()));
        assert_eq!(read("not(a in [\"x\", \"y\"])"), Some(Condition::Not(Box::new(any))));
        let path = vec!["group".into(), "in".into()];
        assert_eq!(read("group.in"), Some(Condition::Holds(path)));
        assert_eq!(read("true"), Some(Condition::All(Vec::new())));
    }

    #[test]
    fn what_computes_is_none() {
        for source in ["a = b", "a + 1 = 2", "count(a) > 0", "a[1] = 2", "c = 1", "a =", "\"x\""] {
            assert_eq!(read(source), None, "{source}");
        }
    }
}
