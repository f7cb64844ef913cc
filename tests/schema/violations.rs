//! Where what is wrong stands, and what is said of it.

use routeslip::diagnostic::Code;
use routeslip::document::to_text;
use routeslip::schema::{Options, Schema};

use super::given::{is_valid, places, schema, schema_with, violations};

fn order() -> Schema {
    schema(
        r##"{
        "$id": "https://example.com/order",
        "$defs": { "line": { "type": "object", "required": ["item"], "additionalProperties": false,
            "properties": { "item": { "type": "string", "minLength": 1 }, "price": { "minimum": 0.1 }, "parts": { "items": { "$ref": "#/$defs/line" } } } } },
        "type": "object",
        "properties": {
            "lines": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/line" } },
            "how": { "enum": ["post", 1, null] },
            "count": { "type": "integer", "exclusiveMaximum": 10 },
            "no": { "not": { "type": "null" } },
            "never": false
        }
    }"##,
    )
}

#[test]
fn what_is_valid_has_no_violation() {
    for valid in [
        "{}",
        r#"{"lines":[{"item":"a","price":0.1,"parts":[{"item":"b"}]}],"how":1.0,"count":9.0}"#,
        r#"{"no":1}"#,
    ] {
        assert!(is_valid(&order(), valid), "{valid}");
    }
}

#[test]
fn each_violation_has_its_place_in_both() {
    for (instance, expected) in [
        ("1", " /type"),
        (r#"{"lines":[]}"#, "/lines /properties/lines/minItems"),
        (r#"{"lines":[{}]}"#, "/lines/0 /properties/lines/items/$ref/required"),
        (
            r#"{"lines":[{"item":"a","x":1}]}"#,
            "/lines/0/x /properties/lines/items/$ref/additionalProperties",
        ),
        (
            r#"{"lines":[{"item":"a","price":0.09}]}"#,
            "/lines/0/price /properties/lines/items/$ref/properties/price/minimum",
        ),
        (
            r#"{"lines":[{"item":"a","parts":[{"item":2}]}]}"#,
            "/lines/0/parts/0/item /properties/lines/items/$ref/properties/parts/items/$ref/properties/item/type",
        ),
        (r#"{"how":"1"}"#, "/how /properties/how/enum"),
        (r#"{"count":10}"#, "/count /properties/count/exclusiveMaximum"),
        (r#"{"count":1.5}"#, "/count /properties/count/type"),
        (r#"{"no":null}"#, "/no /properties/no/not"),
        (r#"{"never":1}"#, "/never /properties/never"),
    ] {
        assert_eq!(places(&order(), instance), [expected], "{instance}");
        assert!(!is_valid(&order(), instance));
    }
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let found = places(&order(), r#"{"lines":[{"item":""},{}],"how":2,"count":11.5}"#);
    assert_eq!(found.len(), 5, "{found:?}");
}

#[test]
fn a_violation_has_code_sentence_and_parameters() {
    let found = violations(&order(), r#"{"lines":[{}],"count":10}"#);
    assert_eq!(
        to_text(&found),
        concat!(
            r#"[{"code":"RS2215","keyword":"required","instanceLocation":"/lines/0","#,
            r#""keywordLocation":"/properties/lines/items/$ref/required","#,
            r##""absoluteKeywordLocation":"https://example.com/order#/$defs/line/required","##,
            r#""message":"Properties are missing: `item`.","expected":["item"],"missing":["item"]},"#,
            r#"{"code":"RS2207","keyword":"exclusiveMaximum","instanceLocation":"/count","#,
            r#""keywordLocation":"/properties/count/exclusiveMaximum","#,
            r##""absoluteKeywordLocation":"https://example.com/order#/properties/count/exclusiveMaximum","##,
            r#""message":"The number is not less than 10.","expected":10}]"#,
        )
    );
}

#[test]
fn every_keyword_has_a_code_and_a_place() {
    let options = Options { formats: true, content: true, ..Options::default() };
    for (keyword, instance, code) in [
        (r#""type":["string","null"]"#, "1", Code::ValueType),
        (r#""const":{"a":1}"#, r#"{"a":2}"#, Code::ValueConst),
        (r#""enum":[1,"a"]"#, "2", Code::ValueEnum),
        (r#""minimum":2"#, "1.9", Code::NumberTooSmall),
        (r#""exclusiveMinimum":2"#, "2.0", Code::NumberTooSmall),
        (r#""maximum":2"#, "2.01", Code::NumberTooLarge),
        (r#""multipleOf":0.01"#, "19.999", Code::NumberNoMultiple),
        (r#""minLength":2"#, r#""😀""#, Code::StringTooShort),
        (r#""maxLength":1"#, r#""ab""#, Code::StringTooLong),
        (r#""minItems":1"#, "[]", Code::ArrayTooShort),
        (r#""maxItems":1"#, "[1,2]", Code::ArrayTooLong),
        (r#""minProperties":1"#, "{}", Code::ObjectTooSmall),
        (r#""maxProperties":1"#, r#"{"a":1,"b":2}"#, Code::ObjectTooLarge),
        (r#""required":["a"]"#, "{}", Code::PropertyMissing),
        (r#""dependentRequired":{"a":["b"]}"#, r#"{"a":1}"#, Code::DependentMissing),
        (r#""pattern":"^a$""#, r#""b""#, Code::StringPattern),
        (r#""format":"date""#, r#""b""#, Code::StringFormat),
        (r#""contentEncoding":"base64""#, r#""=""#, Code::StringContent),
        (r#""contentMediaType":"application/json""#, r#""{""#, Code::StringContent),
        (r#""additionalProperties":false"#, r#"{"a":1}"#, Code::PropertyNotAllowed),
        (r#""unevaluatedProperties":false"#, r#"{"a":1}"#, Code::PropertyNotAllowed),
        (r#""items":false"#, "[1]", Code::ItemNotAllowed),
        (r#""unevaluatedItems":false"#, "[1]", Code::ItemNotAllowed),
        (r#""contains":{"const":1}"#, "[2]", Code::ItemsLacking),
        (r#""contains":{"const":1},"minContains":2"#, "[1]", Code::ItemsLacking),
        (r#""contains":{"const":1},"maxContains":1"#, "[1,1]", Code::ItemsExceeding),
        (r#""uniqueItems":true"#, "[1,1.0]", Code::ItemsEqual),
        (r#""anyOf":[{"type":"null"},{"type":"array"}]"#, "1", Code::NoAlternative),
        (r#""oneOf":[true,true]"#, "1", Code::ManyAlternatives),
        (r#""not":true"#, "1", Code::ValueExcluded),
        (r##""$ref":"#/$defs/a","$defs":{"a":false}"##, "1", Code::ValueNever),
        (r#""if":true,"then":{"minimum":2}"#, "1", Code::NumberTooSmall),
    ] {
        let schema = schema_with(&format!("{{{keyword}}}"), &options);
        let found = violations(&schema, instance);
        let codes: Vec<Code> = found.iter().map(|it| it.code).collect();
        assert_eq!(codes, [code], "{keyword}");
        assert!(!found[0].message.contains("{}"), "{}", found[0].message);
        assert!(!is_valid(&schema, instance));
    }
}
