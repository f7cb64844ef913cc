//! Large sums are kept in parts; what they give is what the expression gives.

use proptest::prelude::*;
use routeslip::feel::{self, Env, Scope};
use routeslip::form::{Input, Session};
use routeslip::host::NativeHost;
use routeslip::value::{DateTime, Decimal, Type, Value};
use serde_json::json;

use crate::given::{self, enter};

const FIELDS: usize = 300;

fn sources() -> [String; 3] {
    let names: Vec<String> = (0..FIELDS).map(|at| format!("f{at}")).collect();
    [
        format!("sum([{}])", names.join(", ")),
        format!("sum({})", names.join(", ")),
        names.join(" + "),
    ]
}

fn session(source: &str) -> Session {
    let mut fields: Vec<_> =
        (0..FIELDS).map(|at| json!({ "name": format!("f{at}"), "type": "number" })).collect();
    fields.push(json!({ "name": "total", "type": "number", "compute": source }));
    given::session(&json!({ "pages": [ { "fields": fields } ] }).to_string())
}

/// What the expression gives when it is run as a whole.
fn expected(source: &str, values: &[Value]) -> Value {
    let mut scope = Scope::new();
    for at in 0..FIELDS {
        scope.declare(&format!("f{at}"), Type::Number);
    }
    let host = NativeHost::new();
    let now = DateTime::parse(given::NOW, &host).expect("a date and time");
    let program = feel::compile(source, &scope).0.expect("a program");
    program.run(values, &mut Env::new(&host, now)).expect("a value")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn a_sum_in_parts_is_the_sum(
        edits in proptest::collection::vec((0..FIELDS, -100_000_i64..100_000, -4..3_i32), 1..40),
    ) {
        for source in sources() {
            let mut session = session(&source);
            let mut values: Vec<Value> = vec![Decimal::ONE.into(); FIELDS];
            for at in 0..FIELDS {
                enter(&mut session, &format!("f{at}"), Input::Number(Decimal::ONE));
            }
            for &(at, digits, exponent) in &edits {
                let number = Decimal::from_parts(digits < 0, digits.unsigned_abs().into(), exponent).expect("a number");
                // Now and then a field is emptied, so that there is no sum.
                let input = if digits % 50 == 0 { Input::Null } else { Input::Number(number) };
                values[at] = if digits % 50 == 0 { Value::Null } else { number.into() };
                enter(&mut session, &format!("f{at}"), input);
                let state = session.state();
                let total = state.fields.last().expect("the total");
                let total = total.value.as_ref().map(|value| value.value().clone());
                prop_assert_eq!(total, Some(expected(&source, &values)));
            }
        }
    }
}
