//! The values of an input column, cut into places by the literals of its cells.
//!
//! Whatever the cells say, all values of a place pass the same cells: null is a place, each boolean,
//! and of each kind that has an order each literal and each gap between two.

use crate::feel::{LiteralTest, LiteralTests};
use crate::sort::{sort, sort_by};
use crate::value::{Decimal, Range, Time, Type, Value};

/// Places one after the other: the first, and the one behind the last.
pub(in crate::decision::table) type Span = (u32, u32);

/// The place of null.
pub(in crate::decision::table) const NULL: u32 = 0;
/// The place of false.
pub(in crate::decision::table) const FALSE: u32 = 1;
/// The place of true.
pub(in crate::decision::table) const TRUE: u32 = 2;
/// The place of all values of kinds that no literal of an axis has.
pub(in crate::decision::table) const OTHER: u32 = 3;
/// The first place of the kinds that have an order.
const ORDERED: u32 = 4;
/// The types whose values all have an order, so that literals of them can be placed. Times have
/// none: local ones and those of a zone are not comparable, and they are equal to the second only.
pub(in crate::decision::table) const ORDERED_TYPES: [Type; 5] =
    [Type::Number, Type::String, Type::Date, Type::DaysDuration, Type::YearsDuration];
/// How many there are.
const KINDS: usize = ORDERED_TYPES.len();

/// The places of a column.
#[derive(Debug, Default)]
pub(in crate::decision::table) struct Axis {
    // INVARIANT: the literals, by kind and then in FEEL's order, each once.
    points: Vec<Value>,
    /// How many of them are of a kind before each kind.
    before: [usize; KINDS],
}

/// What a place holds, for people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::decision::table) enum Place<'a> {
    /// Null, a boolean, or a literal.
    Point(&'a Value),
    /// What lies between two literals of a type, or beyond the last.
    Gap(&'a Type, Option<&'a Value>, Option<&'a Value>),
    /// Values of any other kind.
    Other,
}

impl Axis {
    /// The axis that these literals cut.
    pub(super) fn new(mut points: Vec<Value>) -> Self {
        let order = |left: &Value, right: &Value| {
            kind(left).cmp(&kind(right)).then_with(|| left.feel_cmp(right).unwrap_or(EQUAL))
        };
        sort_by(&mut points, order);
        points.dedup_by(|next, point| order(next, point).is_eq());
        let mut before = [0; KINDS];
        for (at, count) in before.iter_mut().enumerate() {
            *count = points.partition_point(|point| kind(point) < Some(at));
        }
        Self { points, before }
    }

    /// How many places there are.
    pub(in crate::decision::table) fn len(&self) -> u32 {
        self.first(KINDS)
    }

    /// The place of a value; none for lists, contexts, ranges and functions.
    pub(in crate::decision::table) fn place(&self, value: &Value) -> Option<u32> {
        match value {
            Value::Null => return Some(NULL),
            Value::Bool(false) => return Some(FALSE),
            Value::Bool(true) => return Some(TRUE),
            Value::Time(_) | Value::DateTime(_) => return Some(OTHER),
            _ => {}
        }
        let kind = kind(value)?;
        let points = self.points.get(self.before(kind)..self.before(kind.saturating_add(1)))?;
        let found = points.binary_search_by(|point| point.feel_cmp(value).unwrap_or(EQUAL));
        let (at, point) = match found {
            Ok(at) => (at, 1),
            Err(at) => (at, 0),
        };
        let offset = u32::try_from(at.saturating_mul(2)).unwrap_or(u32::MAX).saturating_add(point);
        Some(self.first(kind).saturating_add(offset))
    }

    /// The places whose values pass the tests, in order; none where a literal has no place.
    pub(in crate::decision::table) fn spans(&self, tests: &LiteralTests) -> Option<Vec<Span>> {
        let mut literals = Vec::new();
        if !placed(tests, &mut literals) {
            return None;
        }
        let mut edges = vec![NULL, FALSE, TRUE, OTHER];
        for kind in 0..KINDS {
            edges.push(self.first(kind));
        }
        for literal in &literals {
            let place = self.place(literal)?;
            edges.push(place);
            edges.push(place.saturating_add(1));
        }
        sort(&mut edges);
        edges.push(self.len());
        let mut spans: Vec<Span> = Vec::new();
        let mut translated: Option<(usize, LiteralTests)> = None;
        for pair in edges.windows(2) {
            let [start, end] = *pair else { continue };
            let holds = match self.kind_at(start) {
                _ if start == end => None,
                None => tests.hold(&fixed(start)),
                Some(kind) => {
                    if translated.as_ref().is_none_or(|(known, _)| *known != kind) {
                        translated = Some((kind, self.translated(tests, kind)));
                    }
                    let place = Value::Number(Decimal::from(start));
                    translated.as_ref().and_then(|(_, tests)| tests.hold(&place))
                }
            };
            if holds != Some(true) {
                continue;
            }
            match spans.last_mut() {
                Some(last) if last.1 == start => last.1 = end,
                _ => spans.push((start, end)),
            }
        }
        Some(spans)
    }

    /// What a place holds.
    pub(in crate::decision::table) fn describe(&self, place: u32) -> Place<'_> {
        let Some(kind) = self.kind_at(place) else {
            return match place {
                NULL => Place::Point(&Value::Null),
                FALSE => Place::Point(&Value::Bool(false)),
                TRUE => Place::Point(&Value::Bool(true)),
                _ => Place::Other,
            };
        };
        let (first, behind) = (self.before(kind), self.before(kind.saturating_add(1)));
        let offset = place.saturating_sub(self.first(kind)) as usize;
        let at = first.saturating_add(offset / 2);
        let point = |at: Option<usize>| {
            at.filter(|at| (first..behind).contains(at)).and_then(|at| self.points.get(at))
        };
        match point(Some(at)) {
            Some(literal) if offset % 2 == 1 => Place::Point(literal),
            next => {
                let ty = ORDERED_TYPES.get(kind).unwrap_or(&Type::Any);
                Place::Gap(ty, point(at.checked_sub(1)), next)
            }
        }
    }

    /// The places of a type, where it has some of its own.
    pub(in crate::decision::table) fn of_type(&self, ty: &Type) -> Option<Span> {
        if *ty == Type::Boolean {
            return Some((FALSE, OTHER));
        }
        let kind = ORDERED_TYPES.iter().position(|ordered| ordered == ty)?;
        Some((self.first(kind), self.first(kind.saturating_add(1))))
    }

    /// The places of the values that a place has its type in common with.
    pub(in crate::decision::table) fn block(&self, place: u32) -> Span {
        match self.kind_at(place) {
            Some(kind) => (self.first(kind), self.first(kind.saturating_add(1))),
            None => (place, place.saturating_add(1)),
        }
    }

    fn before(&self, kind: usize) -> usize {
        self.before.get(kind).copied().unwrap_or(self.points.len())
    }

    /// The first place of a kind: each literal before it has one and a gap, each kind one gap more.
    fn first(&self, kind: usize) -> u32 {
        let places = self.before(kind).saturating_mul(2).saturating_add(kind);
        ORDERED.saturating_add(u32::try_from(places).unwrap_or(u32::MAX))
    }

    fn kind_at(&self, place: u32) -> Option<usize> {
        (0..KINDS).rfind(|kind| self.first(*kind) <= place)
    }

    /// Tests of places, as numbers, that say of each place of a kind what the tests say of its values.
    fn translated(&self, tests: &LiteralTests, kind: usize) -> LiteralTests {
        let mut translated = tests.clone();
        for test in &mut translated.tests {
            let (LiteralTest::Comparison(_, value) | LiteralTest::Value(value)) = test;
            *value = self.stand_in(value, kind);
        }
        translated
    }

    /// The place of a literal of this kind; for one of another kind something that no number can be
    /// compared with either.
    fn stand_in(&self, literal: &Value, of: usize) -> Value {
        match literal {
            Value::Null | Value::Bool(_) => literal.clone(),
            // Literals have been looked at: lists and ranges hold no lists and ranges.
            Value::List(items) => {
                let mut translated = Vec::with_capacity(items.len());
                for item in items.iter() {
                    translated.push(self.stand_in(item, of));
                }
                translated.into()
            }
            Value::Range(range) => match &**range {
                Range::Comparison { operator, endpoint } => {
                    Range::Comparison { operator: *operator, endpoint: self.stand_in(endpoint, of) }
                }
                Range::Interval { start, start_included, end, end_included } => Range::Interval {
                    start: self.stand_in(start, of),
                    start_included: *start_included,
                    end: self.stand_in(end, of),
                    end_included: *end_included,
                },
            }
            .into(),
            literal if kind(literal) == Some(of) => {
                self.place(literal).map(|place| Value::Number(Decimal::from(place))).into()
            }
            _ => "".into(),
        }
    }
}

const EQUAL: std::cmp::Ordering = std::cmp::Ordering::Equal;

/// Where a value's type stands among `ORDERED_TYPES`.
fn kind(value: &Value) -> Option<usize> {
    match value {
        Value::Number(_) => Some(0),
        Value::String(_) => Some(1),
        Value::Date(_) => Some(2),
        Value::DaysDuration(_) => Some(3),
        Value::YearsDuration(_) => Some(4),
        _ => None,
    }
}

/// A value of a place that is there on each axis.
fn fixed(place: u32) -> Value {
    match place {
        NULL => Value::Null,
        FALSE | TRUE => Value::Bool(place == TRUE),
        _ => Time::new(0, 0, 0, 0, None).into(),
    }
}

/// Adds the literals that the tests compare with to those that cut an axis; false where one of them
/// has no place.
pub(super) fn placed(tests: &LiteralTests, literals: &mut Vec<Value>) -> bool {
    let mut all = true;
    for test in &tests.tests {
        match test {
            LiteralTest::Value(Value::List(items)) => {
                for item in items.iter() {
                    all &= place_ends(item, literals);
                }
            }
            LiteralTest::Comparison(_, value) | LiteralTest::Value(value) => {
                all &= place_ends(value, literals);
            }
        }
    }
    all
}

fn place_ends(literal: &Value, literals: &mut Vec<Value>) -> bool {
    let ends = match literal {
        Value::Range(range) => match &**range {
            Range::Comparison { endpoint, .. } => [endpoint, endpoint],
            Range::Interval { start, end, .. } => [start, end],
        },
        single => [single, single],
    };
    let mut all = true;
    for end in ends {
        match end {
            Value::Null | Value::Bool(_) => {}
            end if kind(end).is_some() => literals.push(end.clone()),
            _ => all = false,
        }
    }
    all
}
