//! Stretches of places as the cells that people would write.

use std::rc::Rc;

use super::Checker;
use super::grid::{Column, Grid};
use super::spans::{covers, shared};
use crate::decision::table::index::{Axis, Place, Span};
use crate::feel::LiteralTest;
use crate::value::{Range, Type, Value};

/// So many stretches of a column are written down.
const PIECES: usize = 4;

impl Checker<'_> {
    /// Stretches of each column as cells, and as the end of a sentence: " where `a` is `> 5`".
    pub(super) fn example(
        &self,
        grid: &Grid<'_>,
        spans: impl Iterator<Item = Vec<Span>>,
    ) -> (Vec<Rc<str>>, String) {
        let cells: Vec<Rc<str>> =
            grid.columns.iter().zip(spans).map(|(column, spans)| cell(column, &spans)).collect();
        let mut place = String::new();
        for (input, cell) in
            self.table.inputs.iter().zip(&cells).filter(|(_, cell)| ***cell != *"-")
        {
            place.push_str(if place.is_empty() { " where `" } else { " and `" });
            place.push_str(&input.label);
            place.push_str("` is `");
            place.push_str(cell);
            place.push('`');
        }
        (cells, place)
    }
}

/// Stretches of a column as a cell.
fn cell(column: &Column<'_>, spans: &[Span]) -> Rc<str> {
    let (axis, expected) = (column.axis, &column.expected);
    if covers(spans, expected) {
        return "-".into();
    }
    // What is not expected is told only where it is all there is.
    let usual = shared(spans, expected);
    let spans = if usual.is_empty() { spans } else { &usual };
    if let Some(others) = others(axis, spans) {
        return others.into();
    }
    let spans = shared(spans, &axis.blocks());
    let pieces: Vec<String> = spans.iter().take(PIECES).map(|span| piece(axis, *span)).collect();
    pieces.join(", ").into()
}

/// Texts have an order, but what lies between two of them is told by what it is not: `not("a")`.
fn others(axis: &Axis, spans: &[Span]) -> Option<String> {
    let (first, behind) = axis.of_type(&Type::String)?;
    let inside = |place: u32| spans.iter().any(|(start, end)| (*start..*end).contains(&place));
    let all = spans.iter().all(|(start, end)| first <= *start && *end <= behind);
    let gaps = (first..behind).step_by(2).all(inside);
    if !all || !gaps || behind.saturating_sub(first) < 2 {
        return None;
    }
    let missing = (first..behind).filter(|place| !inside(*place));
    let texts = missing.filter_map(|place| match axis.describe(place) {
        Place::Point(text) => Some(literal(text)),
        _ => None,
    });
    let texts: Vec<String> = texts.take(PIECES.saturating_mul(2)).collect();
    Some(["not(", &texts.join(", "), ")"].concat())
}

/// One stretch: a literal, a range or a comparison.
fn piece(axis: &Axis, (start, end): Span) -> String {
    let last = end.saturating_sub(1);
    let (lower, upper) = (axis.describe(start), axis.describe(last));
    let low = match lower {
        Place::Point(value) if start == last => return literal(value),
        Place::Point(value) => Some((value, true)),
        Place::Gap(_, below, _) => below.map(|value| (value, false)),
        Place::Other => None,
    };
    let high = match upper {
        Place::Point(value) => Some((value, true)),
        Place::Gap(_, _, above) => above.map(|value| (value, false)),
        Place::Other => None,
    };
    match (low, high) {
        (Some((low, low_included)), Some((high, high_included))) => [
            if low_included { "[" } else { "(" },
            &literal(low),
            "..",
            &literal(high),
            if high_included { "]" } else { ")" },
        ]
        .concat(),
        (Some((low, included)), None) => {
            [if included { ">= " } else { "> " }, &literal(low)].concat()
        }
        (None, Some((high, included))) => {
            [if included { "<= " } else { "< " }, &literal(high)].concat()
        }
        (None, None) => match lower {
            Place::Gap(ty, ..) => ["? instance of ", ty.name()].concat(),
            _ => "? != null".into(),
        },
    }
}

/// A test as a cell.
pub(super) fn test(test: &LiteralTest) -> String {
    match test {
        LiteralTest::Comparison(comparison, end) => {
            [comparison.symbol(), " ", &literal(end)].concat()
        }
        LiteralTest::Value(value) => literal(value),
    }
}

/// A value as FEEL writes it.
fn literal(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(_) | Value::Number(_) => value.text().unwrap_or_default().to_string(),
        Value::String(text) => {
            ["\"", &text.replace('\\', "\\\\").replace('"', "\\\""), "\""].concat()
        }
        Value::Range(range) => match &**range {
            Range::Comparison { operator, endpoint } => {
                ["(", operator.symbol(), " ", &literal(endpoint), ")"].concat()
            }
            Range::Interval { start, start_included, end, end_included } => [
                if *start_included { "[" } else { "(" },
                &literal(start),
                "..",
                &literal(end),
                if *end_included { "]" } else { ")" },
            ]
            .concat(),
        },
        Value::List(items) => {
            ["[", &items.iter().map(literal).collect::<Vec<_>>().join(", "), "]"].concat()
        }
        other => ["@\"", &other.text().unwrap_or_default(), "\""].concat(),
    }
}
