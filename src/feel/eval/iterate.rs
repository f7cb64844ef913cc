//! What iterations and filters run over.

use crate::feel::fault::{Stop, null};
use crate::value::{Date, Decimal, List, Range, Value};

/// An iteration and how far it is.
#[derive(Debug)]
pub(crate) enum Cursor {
    Items {
        list: List,
        next: usize,
    },
    Integers {
        next: i64,
        last: i64,
        step: i64,
    },
    Dates {
        next: i64,
        last: i64,
        step: i64,
    },
    Filter {
        list: List,
        next: usize,
        kept: Vec<Value>,
        probe: bool,
    },
    /// A filter of null.
    Nothing,
}

impl Cursor {
    pub(super) fn filter(list: List, probe: bool) -> Self {
        let probe = probe && list.is_empty();
        Self::Filter { list, next: 0, kept: Vec::new(), probe }
    }

    /// The next element.
    pub(super) fn advance(&mut self) -> Option<Value> {
        match self {
            Self::Items { list, next } => {
                let item = list.get(*next)?.clone();
                *next = next.saturating_add(1);
                Some(item)
            }
            Self::Integers { next, last, step } => {
                Some(Value::Number(Decimal::from(advance_by(next, *last, *step)?)))
            }
            Self::Dates { next, last, step } => {
                Date::from_days_since_epoch(advance_by(next, *last, *step)?).map(Value::Date)
            }
            Self::Filter { list, next, probe, .. } => {
                if std::mem::take(probe) {
                    return Some(Value::Null);
                }
                let item = list.get(*next)?.clone();
                *next = next.saturating_add(1);
                Some(item)
            }
            Self::Nothing => None,
        }
    }

    /// Takes what the predicate said about the last element; gives the result when that is known
    /// at once.
    pub(super) fn judge(&mut self, verdict: &Value) -> Option<Value> {
        let Self::Filter { list, next, kept, .. } = self else { return Some(Value::Null) };
        match verdict {
            Value::Bool(true) => {
                let item = next.checked_sub(1).and_then(|last| list.get(last));
                kept.extend(item.cloned());
                None
            }
            Value::Number(position) => Some(at_position(list, *position).unwrap_or_default()),
            Value::Bool(false) | Value::Null => None,
            _ => Some(Value::Null),
        }
    }

    /// What a filter kept.
    pub(super) fn kept(self) -> Value {
        match self {
            Self::Filter { kept, .. } => Value::from(kept),
            _ => Value::Null,
        }
    }
}

fn advance_by(next: &mut i64, last: i64, step: i64) -> Option<i64> {
    let current = *next;
    let done = if step > 0 { current > last } else { current < last };
    if done {
        return None;
    }
    *next = current.checked_add(step)?;
    Some(current)
}

/// What a value has to run over: the items of a list, the steps of a range that can be counted.
/// Anything else but null is a list of itself.
#[derive(Debug)]
pub struct Elements(Cursor);

impl Elements {
    /// The elements of a value; `None` where it has none, as null.
    pub fn of(value: Value) -> Option<Self> {
        each(value).ok().map(Self)
    }
}

impl Iterator for Elements {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        self.0.advance()
    }
}

/// Begins to run over a value: a list, or a range whose elements can be counted. Anything else is
/// a list of itself.
pub(super) fn each(value: Value) -> Result<Cursor, &'static str> {
    match value {
        Value::List(list) => Ok(Cursor::Items { list, next: 0 }),
        Value::Range(range) => over_range(&range),
        Value::Null => Err("Null has no elements."),
        other => Ok(Cursor::Items { list: List::new(vec![other]), next: 0 }),
    }
}

fn over_range(range: &Range) -> Result<Cursor, &'static str> {
    if let Range::Interval { start, start_included, end, end_included } = range {
        let mut cursor = steps(start, end)?;
        if let Cursor::Integers { next, last, step } | Cursor::Dates { next, last, step } =
            &mut cursor
        {
            if next > last {
                return Err("The range ends before it begins.");
            }
            *step = 1;
            *next = next.saturating_add(i64::from(!*start_included));
            *last = last.saturating_sub(i64::from(!*end_included));
        }
        return Ok(cursor);
    }
    Err("A range that is open on one side has no countable elements.")
}

/// Begins to run from one value to another, up or down.
pub(super) fn steps(from: &Value, to: &Value) -> Result<Cursor, &'static str> {
    match (from, to) {
        (Value::Number(from), Value::Number(to)) => match (from.to_i64(), to.to_i64()) {
            (Some(next), Some(last)) => {
                Ok(Cursor::Integers { next, last, step: direction(next, last) })
            }
            _ => Err("The steps between numbers that are not integers cannot be counted."),
        },
        (Value::Date(from), Value::Date(to)) => {
            let (next, last) = (from.days_since_epoch(), to.days_since_epoch());
            Ok(Cursor::Dates { next, last, step: direction(next, last) })
        }
        _ => Err("Only integers and dates can be counted from one to the other."),
    }
}

fn direction(next: i64, last: i64) -> i64 {
    if next <= last { 1 } else { -1 }
}

/// A value as a list: null is empty, anything else but a list is a list of itself.
pub(crate) fn as_list(value: Value) -> List {
    match value {
        Value::List(list) => list,
        Value::Null => List::default(),
        other => List::new(vec![other]),
    }
}

/// The element at a position from 1, or from the end where that is negative.
pub(crate) fn at_position(list: &[Value], position: Decimal) -> Option<Value> {
    let position = position.to_i64()?;
    let forward = usize::try_from(position.unsigned_abs()).ok()?;
    let at =
        if position < 0 { list.len().checked_sub(forward)? } else { forward.checked_sub(1)? };
    list.get(at).cloned()
}

/// `list[position]`. A position that is null keeps nothing, as a filter does whose condition is
/// null: what an expression gives does not depend on what is known of its types.
pub(super) fn index(list: &Value, position: &Value) -> Result<Value, Stop> {
    let position = match (list, position) {
        (Value::Null, _) => return null("Null has no elements."),
        (_, Value::Number(position)) => position,
        (_, Value::Null) => return Ok(Value::from(Vec::new())),
        _ => return null("The position is not a number."),
    };
    Ok(match list {
        Value::List(list) => at_position(list, *position),
        other => at_position(std::slice::from_ref(other), *position),
    }
    .into())
}
