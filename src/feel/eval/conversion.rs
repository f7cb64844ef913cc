//! Values as other types take them, and as text.

use crate::host::Zones;
use crate::value::{Date, DateTime, Time, Type, Value};

/// What an `@` literal means, by its form.
pub(crate) fn temporal(text: &str, zones: &dyn Zones) -> Option<Value> {
    Date::parse(text)
        .map(Value::from)
        .or_else(|| DateTime::parse(text, zones).map(Value::from))
        .or_else(|| Time::parse(text, zones).map(Value::from))
        .or_else(|| Value::parse_duration(text))
}

/// A value as something of a type takes it (DMN 1.5, 10.3.2.9.4): itself, the only element of a
/// list, or a list of itself. `None` where none of these fits.
pub fn coerce(value: Value, ty: &Type) -> Option<Value> {
    if value.is_null() || ty.accepts(&value) {
        return Some(value);
    }
    match (&value, ty) {
        (Value::List(items), _) if !matches!(ty, Type::List(_)) => match &**items {
            [only] if ty.accepts(only) => Some(only.clone()),
            _ => None,
        },
        (Value::Date(date), Type::DateTime) => Some(DateTime::at_midnight_utc(*date).into()),
        (_, Type::List(item)) if item.accepts(&value) => Some(Value::from(vec![value])),
        _ => None,
    }
}
