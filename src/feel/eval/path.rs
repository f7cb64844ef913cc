//! Properties of values (DMN 1.5, tables 61 to 66).

use crate::feel::fault::{Stop, null};
use crate::value::{Decimal, Offset, Range, Time, Value, Zone};

/// The property `name`: an entry of a context, a part of a moment, duration or range. Of a list it
/// is the list of the properties of its elements.
pub(crate) fn property(value: &Value, name: &str) -> Result<Value, Stop> {
    if let Value::List(items) = value {
        let of_item = |item: &Value| match item {
            Value::List(_) => Value::Null,
            item => own_property(item, name).unwrap_or_default(),
        };
        return Ok(items.iter().map(of_item).collect::<Vec<_>>().into());
    }
    match own_property(value, name) {
        Some(property) => Ok(property),
        None => null("The value has no such property."),
    }
}

/// A property of a value that is not a list; null may be its value.
fn own_property(value: &Value, name: &str) -> Option<Value> {
    let number = |number: i64| Some(Value::Number(Decimal::from(number)));
    match value {
        Value::Context(context) => context.get(name).cloned(),
        Value::Date(date) => match name {
            "year" => number(date.year().into()),
            "month" => number(date.month().into()),
            "day" => number(date.day().into()),
            "weekday" => number(date.weekday().into()),
            _ => None,
        },
        Value::DateTime(moment) => match name {
            "time offset" => Some(offset(moment.offset())),
            "year" | "month" | "day" | "weekday" => own_property(&Value::Date(moment.date()), name),
            _ => time_property(moment.time(), name),
        },
        Value::Time(time) => time_property(time, name),
        Value::DaysDuration(duration) => match name {
            "days" => number(duration.days()),
            "hours" => number(duration.hours()),
            "minutes" => number(duration.minutes()),
            "seconds" => Some(Value::Number(duration.seconds())),
            _ => None,
        },
        Value::YearsDuration(duration) => match name {
            "years" => number(duration.years()),
            "months" => number(duration.months()),
            _ => None,
        },
        Value::Range(range) => range_property(range, name),
        _ => None,
    }
}

fn time_property(time: &Time, name: &str) -> Option<Value> {
    let number = |number: u8| Some(Value::Number(Decimal::from(i64::from(number))));
    match name {
        "hour" => number(time.hour()),
        "minute" => number(time.minute()),
        "second" => number(time.second()),
        "time offset" => Some(offset(time.offset())),
        "timezone" => Some(match time.zone() {
            Some(Zone::Named(name)) => Value::String(std::rc::Rc::clone(name)),
            _ => Value::Null,
        }),
        _ => None,
    }
}

fn offset(offset: Option<Offset>) -> Value {
    offset.map(|offset| crate::value::DaysDuration::from_seconds(offset.seconds().into())).into()
}

fn range_property(range: &Range, name: &str) -> Option<Value> {
    match name {
        "start" => Some(range.start().clone()),
        "end" => Some(range.end().clone()),
        "start included" => Some(range.start_included().into()),
        "end included" => Some(range.end_included().into()),
        _ => None,
    }
}
