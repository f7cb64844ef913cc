//! Relations of points and ranges (DMN 1.5, table 78), and ranges from text.

use std::cmp::Ordering;

use super::arguments::Arguments;
use crate::feel::ast::{Arguments as Given, Ast, Binding, Node, NodeId};
use crate::feel::env::Env;
use crate::feel::fault::{Stop, null};
use crate::feel::scope::Scope;
use crate::feel::{builtins, compile};
use crate::value::Value;

/// A point, or the ends of a range. An end that is missing is infinite.
#[derive(Clone, Copy)]
struct Extent<'a> {
    start: &'a Value,
    start_included: bool,
    end: &'a Value,
    end_included: bool,
    is_point: bool,
}

impl<'a> Extent<'a> {
    fn of(value: &'a Value) -> Option<Self> {
        match value {
            Value::Null
            | Value::List(_)
            | Value::Context(_)
            | Value::Function(_)
            | Value::Bool(_) => None,
            Value::Range(range) => Some(Self {
                start: range.start(),
                start_included: range.start_included(),
                end: range.end(),
                end_included: range.end_included(),
                is_point: false,
            }),
            point => Some(Self {
                start: point,
                start_included: true,
                end: point,
                end_included: true,
                is_point: true,
            }),
        }
    }

    /// Orders two starts.
    fn compare_starts(self, other: Self) -> Option<Ordering> {
        let infinite = other.start.is_null().cmp(&self.start.is_null());
        if infinite.is_ne() || self.start.is_null() {
            Some(infinite)
        } else {
            self.start.feel_cmp(other.start)
        }
    }

    /// Orders two ends.
    fn compare_ends(self, other: Self) -> Option<Ordering> {
        let infinite = self.end.is_null().cmp(&other.end.is_null());
        if infinite.is_ne() || self.end.is_null() {
            Some(infinite)
        } else {
            self.end.feel_cmp(other.end)
        }
    }

    /// Orders this end and another start.
    fn compare_end_to_start(self, other: Self) -> Option<Ordering> {
        if self.end.is_null() || other.start.is_null() {
            return Some(Ordering::Greater);
        }
        self.end.feel_cmp(other.start)
    }

    fn before(self, other: Self) -> Option<bool> {
        let touches = self.end_included && other.start_included;
        Some(match self.compare_end_to_start(other)? {
            Ordering::Less => true,
            Ordering::Equal => !touches,
            Ordering::Greater => false,
        })
    }

    fn meets(self, other: Self) -> Option<bool> {
        let touches = self.end_included && other.start_included;
        Some(self.compare_end_to_start(other)?.is_eq() && touches)
    }

    fn overlaps(self, other: Self) -> Option<bool> {
        Some(!self.before(other)? && !other.before(self)?)
    }

    fn overlaps_before(self, other: Self) -> Option<bool> {
        let begins = match self.compare_starts(other)? {
            Ordering::Less => true,
            Ordering::Equal => self.start_included && !other.start_included,
            Ordering::Greater => false,
        };
        let ends = match self.compare_ends(other)? {
            Ordering::Less => true,
            Ordering::Equal => !self.end_included || other.end_included,
            Ordering::Greater => false,
        };
        Some(begins && ends && !self.before(other)?)
    }

    fn finishes(self, other: Self) -> Option<bool> {
        let same_end = self.compare_ends(other)?.is_eq() && self.end_included == other.end_included;
        Some(same_end && other.begins_no_later(self)?)
    }

    fn starts(self, other: Self) -> Option<bool> {
        let same_start =
            self.compare_starts(other)?.is_eq() && self.start_included == other.start_included;
        Some(same_start && other.ends_no_earlier(self)?)
    }

    fn includes(self, other: Self) -> Option<bool> {
        Some(self.begins_no_later(other)? && self.ends_no_earlier(other)?)
    }

    fn begins_no_later(self, other: Self) -> Option<bool> {
        Some(match self.compare_starts(other)? {
            Ordering::Less => true,
            Ordering::Equal => self.start_included || !other.start_included,
            Ordering::Greater => false,
        })
    }

    fn ends_no_earlier(self, other: Self) -> Option<bool> {
        Some(match self.compare_ends(other)? {
            Ordering::Greater => true,
            Ordering::Equal => self.end_included || !other.end_included,
            Ordering::Less => false,
        })
    }

    fn coincides(self, other: Self) -> Option<bool> {
        let flags =
            self.start_included == other.start_included && self.end_included == other.end_included;
        Some(flags && self.compare_starts(other)?.is_eq() && self.compare_ends(other)?.is_eq())
    }
}

/// Which of the two arguments must be ranges.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kinds {
    Any,
    /// The first may be a point.
    SecondRange,
    Ranges,
    /// Both are points, or both are ranges.
    Alike,
}

type Relation = for<'a> fn(Extent<'a>, Extent<'a>) -> Option<bool>;

fn relation(left: &Value, right: &Value, kinds: Kinds, holds: Relation) -> Result<Value, Stop> {
    let verdict = Extent::of(left).zip(Extent::of(right)).and_then(|(left, right)| {
        let fits = match kinds {
            Kinds::Any => true,
            Kinds::SecondRange => !right.is_point,
            Kinds::Ranges => !left.is_point && !right.is_point,
            Kinds::Alike => left.is_point == right.is_point,
        };
        if fits { holds(left, right) } else { None }
    });
    match verdict {
        Some(verdict) => Ok(Value::Bool(verdict)),
        None => null("The arguments are not points and ranges that this relation compares."),
    }
}

macro_rules! relations {
    ($($name:ident($first:literal, $second:literal): $kinds:ident, $holds:ident;)+) => {
        $(pub(super) fn $name(arguments: Arguments<'_>, _env: &mut Env<'_>) -> Result<Value, Stop> {
            let (left, right) = (arguments.single($first), arguments.single($second));
            relation(left, right, Kinds::$kinds, |left, right| left.$holds(right))
        })+
    };
}

relations! {
    before(0, 1): Any, before;
    after(1, 0): Any, before;
    meets(0, 1): Ranges, meets;
    met_by(1, 0): Ranges, meets;
    overlaps(0, 1): Ranges, overlaps;
    overlaps_before(0, 1): Ranges, overlaps_before;
    overlaps_after(1, 0): Ranges, overlaps_before;
    finishes(0, 1): SecondRange, finishes;
    finished_by(1, 0): SecondRange, finishes;
    includes(1, 0): SecondRange, included;
    during(0, 1): SecondRange, included;
    starts(0, 1): SecondRange, starts;
    started_by(1, 0): SecondRange, starts;
    coincides(0, 1): Alike, coincides;
}

impl Extent<'_> {
    /// [`Extent::includes`] the other way round.
    fn included(self, other: Self) -> Option<bool> {
        other.includes(self)
    }
}

/// The range that a text writes, with literals as its ends, in ascending order.
pub(super) fn parse(text: &str, env: &mut Env<'_>) -> Result<Value, Stop> {
    const NO_RANGE: &str = "The text is not a range of literals.";
    env.spend(text.len())?;
    if text.len() > MAX_RANGE_TEXT {
        return null(NO_RANGE);
    }
    let scope = Scope::new();
    let utf16 = crate::feel::span::Utf16::new(text);
    let parsed = crate::feel::parser::parse_expression(text, &scope, &utf16);
    let literal_ends = match parsed.ast.node(parsed.root) {
        Node::Interval(from, _, to, _) => {
            is_literal(&parsed.ast, *from) && is_literal(&parsed.ast, *to)
        }
        _ => false,
    };
    if !literal_ends || !parsed.diagnostics.is_empty() {
        return null(NO_RANGE);
    }
    let program = compile::compile(&parsed.ast, parsed.root, &scope, &utf16, &mut Vec::new());
    let value = program.run(&[], env)?;
    let ascending = match &value {
        Value::Range(range) => {
            let order = range.start().feel_cmp(range.end());
            range.start().is_null() != range.end().is_null() || order.is_some_and(Ordering::is_le)
        }
        _ => false,
    };
    if ascending { Ok(value) } else { null("The range ends before it begins, or has no ends.") }
}

/// Longer texts are no ranges of two literals.
const MAX_RANGE_TEXT: usize = 10_000;

/// A literal, or a conversion of a literal text.
fn is_literal(ast: &Ast, node: NodeId) -> bool {
    match ast.node(node) {
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::Text(_) | Node::At(..) => true,
        Node::Negate(operand) => matches!(ast.node(*operand), Node::Number(_)),
        Node::Call(callee, Given::Positional(arguments)) => {
            let converts = match ast.node(*callee) {
                Node::Name(_, Binding::Builtin(place)) => {
                    builtins::get(*place).is_some_and(|builtin| {
                        matches!(builtin.name, "date" | "time" | "date and time" | "duration")
                    })
                }
                _ => false,
            };
            converts && matches!(&arguments[..], [only] if matches!(ast.node(*only), Node::Text(_)))
        }
        _ => false,
    }
}
