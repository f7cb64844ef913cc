//! When a value is the one that is expected.

use routeslip::value::{Context, Decimal, Value};

/// Whether two values are the same; numbers may differ by less than 0.00000001.
pub(super) fn same(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Number(found), Value::Number(expected)) => near(*found, *expected),
        (Value::List(found), Value::List(expected)) => {
            found.len() == expected.len()
                && found.iter().zip(expected.iter()).all(|(found, expected)| same(found, expected))
        }
        (Value::Context(found), Value::Context(expected)) => same_entries(found, expected),
        (Value::Function(_), _) => false,
        _ => found == expected || found.feel_eq(expected) == Some(true),
    }
}

fn same_entries(found: &Context, expected: &Context) -> bool {
    found.len() == expected.len()
        && expected
            .iter()
            .all(|(name, expected)| found.get(name).is_some_and(|found| same(found, expected)))
}

fn near(found: Decimal, expected: Decimal) -> bool {
    let Some(bound) = Decimal::parse("0.00000001") else { return false };
    let difference = found.subtract(expected).map(Decimal::abs);
    found == expected || difference.is_some_and(|difference| difference < bound)
}
