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
    pub(super) fn example(&self, grid: &Grid<'_>, spans: &[Vec<Span>]) -> (Vec<Rc<str>>, String) {
        let mut cells = Vec::with_capacity(spans.len());
        let mut place = String::new();
        for ((column, input), spans) in grid.columns.iter().zip(&self.table.inputs).zip(spans) {
            let cell = cell(column, spans);
            if cell != "-" {
                place.push_str(if place.is_empty() { " where `" } else { " and `" });
                place.push_str(&input.label);
                place.push_str("` is `");
                place.push_str(&cell);
                place.push('`');
            }
            cells.push(cell.into());
        }
        (cells, place)
    }
}

/// Stretches of a column as a cell.
fn cell(column: &Column<'_>, spans: &[Span]) -> String {
    let (axis, expected) = (column.axis, &column.expected);
    if covers(spans, expected) {
        return "-".into();
    }
    // What is not expected is told only where it is all there is.
    let usual = shared(spans, expected);
    let spans = if usual.is_empty() { spans } else { &usual };
    if let Some(others) = others(axis, spans) {
        return others;
    }
    let mut text = String::new();
    let mut pieces = 0_usize;
    for (start, end) in spans {
        let mut start = *start;
        while start < *end && pieces < PIECES {
            let stop = axis.block(start).1.min(*end);
            text.push_str(if pieces > 0 { ", " } else { "" });
            text.push_str(&piece(axis, (start, stop)));
            pieces = pieces.saturating_add(1);
            start = stop;
        }
    }
    text
}

/// Texts have an order, but what lies between two of them is told by what it is not: `not("a")`.
fn others(axis: &Axis, spans: &[Span]) -> Option<String> {
    let (first, behind) = axis.of_type(&Type::String)?;
    let texts = shared(spans, &[(first, behind)]);
    if behind.saturating_sub(first) < 2 || texts != spans {
        return None;
    }
    let mut text = String::from("not(");
    for place in first..behind {
        let inside = texts.iter().any(|(start, end)| (*start..*end).contains(&place));
        match axis.describe(place) {
            Place::Point(missing) if !inside => {
                text.push_str(if text.ends_with('(') { "" } else { ", " });
                text.push_str(&literal(missing));
            }
            Place::Gap(..) if !inside => return None,
            _ => {}
        }
    }
    text.push(')');
    Some(text)
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
        Value::String(_) => value.to_json(),
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
            let mut text = String::from("[");
            for item in items.iter() {
                text.push_str(if text.len() > 1 { ", " } else { "" });
                text.push_str(&literal(item));
            }
            text.push(']');
            text
        }
        other => ["@\"", &other.text().unwrap_or_default(), "\""].concat(),
    }
}
