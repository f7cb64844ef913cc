//! Laws that hold for any schema and document.

use proptest::prelude::*;
use routeslip::host::NativeHost;
use routeslip::schema::{Form, Instance, Options, compile};

/// Any JSON, with the names of keywords among those of members.
fn any_json(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|it| it.to_string()),
        (-20_i32..20).prop_map(|it| it.to_string()),
        Just("1.5e1".to_owned()),
        prop::sample::select(words).prop_map(|it| format!("\"{it}\"")),
    ];
    leaf.prop_recursive(4, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(|it| format!("[{}]", it.join(","))),
            prop::collection::btree_map(prop::sample::select(words), inner, 0..6).prop_map(
                |members| {
                    let members: Vec<String> =
                        members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
                    format!("{{{}}}", members.join(","))
                }
            ),
        ]
    })
}

const WORDS: &[&str] = &[
    "type",
    "const",
    "enum",
    "minimum",
    "maxLength",
    "required",
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "prefixItems",
    "items",
    "contains",
    "minContains",
    "uniqueItems",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "unevaluatedItems",
    "unevaluatedProperties",
    "$ref",
    "$defs",
    "#",
    "#/$defs/a",
    "a",
    "b",
    "object",
    "string",
    "array",
    "format",
    "date",
    "$id",
    "$dynamicRef",
    "$dynamicAnchor",
    "multipleOf",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn both_walks_agree_and_what_is_not_valid_says_why(text in any_json(WORDS), document in any_json(WORDS)) {
        let host = NativeHost::new();
        let (schema, _) = compile(&text, &Options::default(), &host);
        let schema = schema.expect("the text is JSON");
        let mut instance = Instance::default();
        let Ok(is_valid) = schema.verdict(&document, &mut instance, &host) else { return Ok(()) };
        let violations = schema.violations(&document, &mut instance, &host).expect("a verdict");
        prop_assert_eq!(violations.is_empty(), is_valid);
        for form in [Form::Flag, Form::Basic, Form::Detailed, Form::Verbose] {
            let output = schema.output(&document, form, &mut instance, &host).expect("a verdict");
            let output: serde_json::Value = serde_json::from_str(&output).expect("JSON");
            prop_assert_eq!(&output["valid"], is_valid);
        }
    }

    #[test]
    fn a_schema_and_its_negation_never_agree(text in any_json(WORDS), document in any_json(WORDS)) {
        let host = NativeHost::new();
        // References mean another place inside `not`, and a mistake is valid for nothing on either side.
        prop_assume!(!text.contains('$'));
        let compiled = |text: &str| {
            let (schema, diagnostics) = compile(text, &Options::default(), &host);
            schema.filter(|_| diagnostics.is_empty())
        };
        let Some(schema) = compiled(&text) else { return Ok(()) };
        let negation = compiled(&format!("{{\"not\":{text}}}")).expect("no mistake");
        let mut instance = Instance::default();
        prop_assert_ne!(
            schema.is_valid(&document, &mut instance, &host),
            negation.is_valid(&document, &mut instance, &host)
        );
    }

    #[test]
    fn any_text_is_refused_or_compiled(text in "\\PC{0,60}", document in "\\PC{0,40}") {
        let host = NativeHost::new();
        let (schema, diagnostics) = compile(&text, &Options::default(), &host);
        match schema {
            Some(schema) => { schema.is_valid(&document, &mut Instance::default(), &host); }
            None => prop_assert!(diagnostics.iter().any(|it| it.is_error() && it.place.is_some())),
        }
    }
}
