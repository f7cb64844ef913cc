//! Values to and from JSON.

use proptest::prelude::*;
use routeslip::host::BundledZones;
use routeslip::json;
use routeslip::value::{Date, DateTime, Value};

fn read(text: &str) -> Value {
    Value::from_json(&json::parse(text).0.unwrap())
}

#[test]
fn numbers_keep_their_digits_and_objects_their_order() {
    let text =
        r#"{"z":[1.10,1234567890123456789012345.01,null,true],"a":{"b":"text"},"big":1E+40}"#;
    assert_eq!(read(text).to_json(), text);
}

#[test]
fn temporal_values_leave_as_text() {
    let date_time =
        DateTime::parse("2024-02-29T10:00:00@Europe/Paris", &BundledZones::new()).unwrap();
    let values: Value = vec![
        Date::parse("2024-02-29").into(),
        date_time.into(),
        Value::parse_duration("P1Y").unwrap(),
        Value::parse_duration("PT90M").unwrap(),
    ]
    .into();
    assert_eq!(
        values.to_json(),
        r#"["2024-02-29","2024-02-29T10:00:00@Europe/Paris","P1Y","PT1H30M"]"#
    );
}

#[test]
fn other_readers_see_the_same_data() {
    let text = r#"{"whole":3,"part":0.1,"list":[true,null,"x"],"large":1e300}"#;
    let expected: serde_json::Value = serde_json::from_str(text).unwrap();
    let written = read(text).to_json();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), expected);
}

fn documents() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        ".{0,8}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map(".{0,8}", inner, 0..6)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn json_passes_through(document in documents()) {
        let written = read(&document.to_string()).to_json();
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), document);
    }
}
