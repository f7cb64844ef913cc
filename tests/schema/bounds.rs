//! Whatever schema and document hold, there is an answer within bounds, and never a wrong "valid".

use std::fmt::Write as _;

use routeslip::diagnostic::Code;
use routeslip::host::NativeHost;
use routeslip::schema::{Options, compile};

use super::given::{diagnostics, is_valid, mistakes, refusal, schema};

#[test]
fn deep_documents_are_refused() {
    let any = schema("true");
    for open in ["[", "{\"a\":"] {
        assert_eq!(refusal(&any, &open.repeat(100_000)), [Code::JsonDepth]);
    }
    let (schema, found) = compile(&"[".repeat(100_000), &Options::default(), &NativeHost::new());
    assert!(schema.is_none());
    assert_eq!(found[0].code, Code::JsonDepth);
}

#[test]
fn deep_schemas_of_one_value_are_refused() {
    let mut chain = String::from(r##"{"$ref":"#/$defs/0","$defs":{"##);
    for link in 0..2_000 {
        write!(chain, r##""{link}":{{"$ref":"#/$defs/{}"}},"##, link + 1).unwrap();
    }
    chain.push_str(r#""2000":true}}"#);
    let chain = schema(&chain);
    assert_eq!(refusal(&chain, "1"), [Code::EvaluationDepth]);
}

#[test]
fn circles_that_a_value_leads_into_are_refused() {
    let circle = schema(r##"{"dependentSchemas":{"a":{"$ref":"#"}}}"##);
    assert!(is_valid(&circle, "{}"));
    assert_eq!(refusal(&circle, r#"{"a":1}"#), [Code::EvaluationDepth]);
    let negated = schema(r##"{"not":{"dependentSchemas":{"a":{"$ref":"#"}}}}"##);
    assert_eq!(refusal(&negated, r#"{"a":1}"#), [Code::EvaluationDepth]);
}

#[test]
fn alternatives_inside_alternatives_run_out_of_steps() {
    let mut levels = String::from(r#"{"$defs":{"0":{"const":1}"#);
    for level in 1..40 {
        let below = level - 1;
        write!(
            levels,
            r##","{level}":{{"anyOf":[{{"$ref":"#/$defs/{below}"}},{{"$ref":"#/$defs/{below}"}}]}}"##
        )
        .unwrap();
    }
    levels.push_str(r##"},"$ref":"#/$defs/39"}"##);
    let levels = schema(&levels);
    assert_eq!(refusal(&levels, "2"), [Code::EvaluationSteps]);
    assert!(is_valid(&levels, "1"));
}

#[test]
fn long_numbers_are_exact_and_endless_exponents_refused() {
    let whole = schema(r#"{"type":"integer","multipleOf":3,"maximum":1e20000}"#);
    assert!(is_valid(&whole, &"9".repeat(10_000)));
    assert!(!is_valid(&whole, &"8".repeat(10_000)));
    assert!(!is_valid(&whole, &"9".repeat(20_001)));
    assert!(is_valid(&schema(r#"{"multipleOf":0.01}"#), "19.99"));
    assert!(is_valid(&schema(r#"{"type":"integer"}"#), "1.0"));
    let bound = schema(r#"{"minimum":0}"#);
    assert_eq!(refusal(&bound, "1e99999999999999999999"), [Code::EvaluationSize]);
    assert_eq!(
        mistakes(r#"{"minimum":1e99999999999999999999}"#, &Options::default())[0].0,
        Code::OutOfRange
    );
    let long = format!(r#"{{"multipleOf":{}}}"#, "7".repeat(50));
    assert_eq!(mistakes(&long, &Options::default())[0].0, Code::OutOfRange);
}

#[test]
fn long_strings_are_counted_in_characters() {
    let text = format!("\"{}\"", "é".repeat(25_000_000));
    assert!(is_valid(&schema(r#"{"minLength":25000000,"maxLength":25000000}"#), &text));
    assert!(!is_valid(&schema(r#"{"maxLength":24999999}"#), &text));
}

#[test]
fn members_of_one_name_and_half_characters_are_refused() {
    let any = schema("true");
    assert_eq!(refusal(&any, r#"{"a":1,"b":{"c":1,"c":2}}"#), [Code::JsonDuplicate]);
    assert_eq!(refusal(&any, r#"{"a":1,"\u0061":2}"#), [Code::JsonDuplicate]);
    assert_eq!(refusal(&any, r#""\ud800""#), [Code::JsonSyntax]);
    assert_eq!(refusal(&any, "{"), [Code::JsonSyntax]);
    assert_eq!(
        diagnostics(r#"{"type":"null","type":"string"}"#, &Options::default())[0].code,
        Code::JsonDuplicate
    );
}

#[test]
fn many_items_are_compared_within_the_bound_of_steps() {
    let unique = schema(r#"{"uniqueItems":true}"#);
    let items: Vec<String> =
        (0..100_000).map(|it| format!("{{\"a\":[{it}.0],\"b\":\"{it}\"}}")).collect();
    assert!(is_valid(&unique, &format!("[{}]", items.join(","))));
    let twice = format!(r#"[{},{{"b":"7","a":[7]}}]"#, items.join(","));
    assert!(!is_valid(&unique, &twice));
}
