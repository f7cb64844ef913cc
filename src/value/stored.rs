//! Values as they are stored: JSON from which exactly the same value is read again.
//!
//! Booleans, text, numbers, lists and contexts are what they are in JSON. What JSON lacks is an
//! object with the one member `@`: FEEL's at-literal for dates, times and durations
//! (`{"@": "2026-01-31"}`), an array for a range, an object for a context that has a member `@` of
//! its own. A date and time in a named zone carries the offset that its zone had, so that reading
//! needs no zone database. A function has no text: it is stored as null.

use std::rc::Rc;

use super::{Comparison, Context, Date, DateTime, Decimal, Range, Time, Value, Zone};
use crate::document::{Read, Reading, Write};
use crate::host::Zones;
use crate::json::{Kind, Node, Writer};

/// The member that marks what is not plain JSON.
const MARK: &str = "@";
/// The member that holds the offset of a named zone, in seconds.
const OFFSET: &str = "offset";
/// How deep a stored value may nest: below what a JSON document may, with room around it.
const MAX_STORED_DEPTH: u16 = 50;
/// How large a stored value may be, in values and bytes of text.
const MAX_STORED_SIZE: usize = 1 << 20;

impl Value {
    /// Whether it can be stored and read again: values that nest more than 50 deep or are larger
    /// than about a megabyte can't.
    pub fn can_be_stored(&self) -> bool {
        let mut room = MAX_STORED_SIZE;
        self.depth() <= MAX_STORED_DEPTH && self.take_room(&mut room).is_some()
    }

    fn take_room(&self, room: &mut usize) -> Option<()> {
        let text = self.as_str().map_or(0, str::len);
        *room = room.checked_sub(text.saturating_add(1))?;
        match self {
            Self::List(items) => items.iter().try_for_each(|item| item.take_room(room)),
            Self::Context(context) => context.iter().try_for_each(|(name, value)| {
                *room = room.checked_sub(name.len())?;
                value.take_room(room)
            }),
            Self::Range(range) => match &**range {
                Range::Interval { start, end, .. } => {
                    start.take_room(room)?;
                    end.take_room(room)
                }
                Range::Comparison { endpoint, .. } => endpoint.take_room(room),
            },
            _ => Some(()),
        }
    }
}

impl Write for Value {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Null | Self::Function(_) => out.null(),
            Self::Bool(value) => out.bool(*value),
            Self::Number(number) => write_number(*number, out),
            Self::String(text) => out.string(text),
            Self::List(items) => {
                out.begin_array();
                for item in items.iter() {
                    item.write(out);
                }
                out.end_array();
            }
            Self::Context(context) if context.contains(MARK) => {
                marked(out, |out| context.write(out))
            }
            Self::Context(context) => context.write(out),
            Self::Range(range) => marked(out, |out| write_range(range, out)),
            Self::Date(_)
            | Self::Time(_)
            | Self::DateTime(_)
            | Self::DaysDuration(_)
            | Self::YearsDuration(_) => {
                out.begin_object();
                out.name(MARK);
                out.string(&self.text().unwrap_or_default());
                if let Some(seconds) = self.named_offset() {
                    out.name(OFFSET);
                    out.raw(&seconds.to_string());
                }
                out.end_object();
            }
        }
    }
}

impl Value {
    /// The offset of a date and time in a named zone, in seconds.
    fn named_offset(&self) -> Option<i32> {
        match self {
            Self::DateTime(date_time) if matches!(date_time.time().zone, Some(Zone::Named(_))) => {
                date_time.offset().map(super::Offset::seconds)
            }
            _ => None,
        }
    }
}

fn marked(out: &mut Writer, write: impl FnOnce(&mut Writer)) {
    out.begin_object();
    out.name(MARK);
    write(out);
    out.end_object();
}

/// A number with the digits and the exponent that it has: `1.50` and `1.5` differ, as do `100` and
/// `1E+2`.
fn write_number(number: Decimal, out: &mut Writer) {
    let negative_zero = number.is_zero() && number.is_negative();
    if (-34..=0).contains(&number.exponent()) && !negative_zero {
        out.raw(&number.to_string());
        return;
    }
    let mut text = String::new();
    if number.is_negative() {
        text.push('-');
    }
    text.push_str(&number.coefficient().to_string());
    text.push('E');
    text.push_str(&number.exponent().to_string());
    out.raw(&text);
}

fn write_range(range: &Range, out: &mut Writer) {
    out.begin_array();
    match range {
        Range::Interval { start, start_included, end, end_included } => {
            out.string(if *start_included { "[" } else { "(" });
            start.write(out);
            end.write(out);
            out.string(if *end_included { "]" } else { ")" });
        }
        Range::Comparison { operator, endpoint } => {
            out.string(operator.symbol());
            endpoint.write(out);
        }
    }
    out.end_array();
}

impl Write for Context {
    fn write(&self, out: &mut Writer) {
        out.begin_object();
        for (name, value) in self.iter() {
            out.name(name);
            value.write(out);
        }
        out.end_object();
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Read for Value {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        let value = read(node).map(|value| *self = value);
        reading.expect(value.is_some(), node, "a stored value")
    }
}

impl Read for Context {
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool {
        let context = matches!(node.kind, Kind::Object(_)).then(|| read_context(node)).flatten();
        let context = context.map(|context| *self = context);
        reading.expect(context.is_some(), node, "an object of stored values")
    }

    fn is_optional(&self) -> bool {
        true
    }
}

fn read(node: &Node) -> Option<Value> {
    match &node.kind {
        Kind::Object(_) => match node.get(MARK) {
            Some(marked) => read_marked(marked, node),
            None => read_context(node).map(Value::from),
        },
        Kind::Array(items) => items.iter().map(read).collect::<Option<Vec<_>>>().map(Value::from),
        Kind::Number(text) => Decimal::parse(text).map(Value::Number),
        Kind::Null => Some(Value::Null),
        Kind::Bool(value) => Some(Value::Bool(*value)),
        Kind::String(text) => Some(Value::String(Rc::clone(text))),
    }
}

fn read_context(node: &Node) -> Option<Context> {
    let members = node.members();
    let mut context = Context::with_capacity(members.len());
    for member in members {
        context.insert(Rc::clone(&member.name), read(&member.value)?);
    }
    Some(context)
}

fn read_marked(marked: &Node, node: &Node) -> Option<Value> {
    match &marked.kind {
        Kind::String(text) => {
            let seconds = match node.get(OFFSET).map(|offset| &offset.kind) {
                Some(Kind::Number(digits)) => digits.parse().ok()?,
                Some(_) => return None,
                None => 0,
            };
            read_temporal(text, &Recorded(seconds))
        }
        Kind::Array(items) => read_range(items).map(Value::from),
        Kind::Object(_) => read_context(marked).map(Value::from),
        _ => None,
    }
}

/// The offset that was recorded is the one of every zone at any time.
struct Recorded(i32);

impl Zones for Recorded {
    fn offset(&self, _zone: &str, _seconds: i64) -> Option<i32> {
        Some(self.0)
    }
}

fn read_temporal(text: &str, zones: &Recorded) -> Option<Value> {
    if let Some(duration) = Value::parse_duration(text) {
        return Some(duration);
    }
    if let Some(date) = Date::parse(text) {
        return Some(Value::Date(date));
    }
    // A date and time has the longer text, so it can't be taken for a time.
    let time = || Time::parse(text, zones).map(Value::from);
    time().or_else(|| DateTime::parse(text, zones).map(Value::from))
}

fn read_range(items: &[Node]) -> Option<Range> {
    match items {
        [opening, start, end, closing] => Some(Range::Interval {
            start: read(start)?,
            start_included: one_of(opening, "[", "(")?,
            end: read(end)?,
            end_included: one_of(closing, "]", ")")?,
        }),
        [operator, endpoint] => Some(Range::Comparison {
            operator: operator.as_str().and_then(comparison)?,
            endpoint: read(endpoint)?,
        }),
        _ => None,
    }
}

/// Whether it is the first of two texts; none when it is neither.
fn one_of(node: &Node, first: &str, second: &str) -> Option<bool> {
    let text = node.as_str()?;
    (text == first || text == second).then(|| text == first)
}

fn comparison(symbol: &str) -> Option<Comparison> {
    use Comparison::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
    let all = [Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual];
    all.into_iter().find(|comparison| comparison.symbol() == symbol)
}

#[cfg(not(target_arch = "wasm32"))]
mod shape {
    use super::{Context, Value};
    use crate::document::shape::{Shape, Shaped};

    impl Shaped for Value {
        fn shape() -> Shape {
            Shape::Any
        }
    }

    impl Shaped for Context {
        fn shape() -> Shape {
            Shape::Named(Box::new(Shape::Any))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{from_text, to_text};
    use crate::host::BundledZones;
    use crate::value::{DaysDuration, YearsDuration};

    fn again(value: &Value) -> Value {
        let text = to_text(value);
        let (read, diagnostics) = from_text::<Value>(&text);
        assert_eq!(diagnostics, [], "{text}");
        read.expect("a value")
    }

    #[test]
    fn every_kind_is_read_as_it_was_written() {
        let zones = BundledZones::new();
        let number = |text| Value::Number(Decimal::parse(text).unwrap());
        let date = Value::from(Date::parse("2026-01-31").unwrap());
        let summer = DateTime::parse("2026-07-01T09:30:00@Europe/Berlin", &zones).unwrap();
        let values = [
            Value::Null,
            Value::Bool(true),
            number("1.50"),
            number("-0"),
            number("1E+6111"),
            number("9.999999999999999999999999999999999E-6143"),
            number("1E-40"),
            Value::from("2026-01-31"),
            date.clone(),
            Value::from(Time::parse("09:30:00", &zones).unwrap()),
            Value::from(Time::parse("09:30:00.5+01:00", &zones).unwrap()),
            Value::from(Time::parse("09:30:00@Europe/Berlin", &zones).unwrap()),
            Value::from(summer),
            Value::from(DateTime::parse("2026-07-01T09:30:00", &zones).unwrap()),
            Value::from(DateTime::parse("2026-07-01T09:30:00Z", &zones).unwrap()),
            Value::from(DaysDuration::parse("-P1DT2.5S").unwrap()),
            Value::from(DaysDuration::ZERO),
            Value::from(YearsDuration::parse("P14M").unwrap()),
            Value::from(YearsDuration::from_months(0)),
            Value::from(vec![date.clone(), Value::Null]),
            Value::from(Range::Interval {
                start: date.clone(),
                start_included: true,
                end: Value::Null,
                end_included: false,
            }),
            Value::from(Range::Comparison { operator: Comparison::Less, endpoint: number("10") }),
            Value::from(Context::from_iter([("@".into(), Value::from("x")), ("b".into(), date)])),
            Value::from(Context::from_iter([("@".into(), Value::from(Context::default()))])),
            Value::from(Context::default()),
        ];
        for value in values {
            assert_eq!(again(&value), value, "{}", to_text(&value));
            assert!(value.can_be_stored());
        }
    }

    #[test]
    fn what_is_not_a_stored_value_is_refused() {
        for text in [
            r#"{"@":"yesterday"}"#,
            r#"{"@":true}"#,
            r#"{"@":["[",1,2]}"#,
            r#"{"@":["[",1,2,">"]}"#,
            r#"{"@":["~",1]}"#,
            r#"{"@":"2026-07-01T09:30:00@Europe/Berlin","offset":"x"}"#,
            "1E9999",
        ] {
            let (value, diagnostics) = from_text::<Value>(text);
            assert!(value.is_none(), "{text}");
            assert_eq!(diagnostics.len(), 1, "{text}");
        }
    }

    #[test]
    fn what_is_too_deep_or_too_large_is_known_before() {
        let mut deep = Value::Null;
        for _ in 0..MAX_STORED_DEPTH {
            deep = Value::from(vec![deep]);
        }
        assert!(deep.can_be_stored());
        assert_eq!(again(&deep), deep);
        assert!(!Value::from(vec![deep]).can_be_stored());
        assert!(!Value::from("x".repeat(MAX_STORED_SIZE)).can_be_stored());
    }
}
