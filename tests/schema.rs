//! JSON Schema: what is valid, what is not and where, and what is not supported.

#[cfg(test)]
mod tests {
    use routeslip::diagnostic::Code;
    use routeslip::json;
    use routeslip::schema::compile;

    const ORDER: &str = r##"{
        "$defs": { "line": { "type": "object", "required": ["item"], "additionalProperties": false,
            "properties": { "item": { "type": "string", "minLength": 1 }, "price": { "minimum": 0.1 }, "parts": { "items": { "$ref": "#/$defs/line" } } } } },
        "type": "object",
        "properties": {
            "lines": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/line" } },
            "how": { "enum": ["post", 1, null] },
            "count": { "type": "integer", "exclusiveMaximum": 10 },
            "one": { "oneOf": [ { "type": "string" }, { "maxLength": 3 } ] },
            "any": { "anyOf": [ { "const": 1 }, { "type": ["null", "array"] } ] },
            "no": { "not": { "type": "null" } },
            "never": false
        }
    }"##;

    fn violations(instance: &str) -> Vec<String> {
        let (schema, diagnostics) = compile(ORDER);
        assert_eq!(diagnostics, []);
        let (instance, _) = json::parse(instance);
        let found = schema.expect("a schema").validate(&instance.expect("an instance"));
        found.iter().map(|it| format!("{} {}", it.instance, it.schema)).collect()
    }

    #[test]
    fn what_is_valid_has_no_violation() {
        for valid in [
            "{}",
            r#"{"lines":[{"item":"a","price":0.1,"parts":[{"item":"b"}]}],"how":1.0,"count":9.0}"#,
            r#"{"one":"long enough","any":[],"no":1}"#,
            "1e400",
        ] {
            let expected: &[&str] = if valid == "1e400" { &[" /type"] } else { &[] };
            assert_eq!(violations(valid), expected, "{valid}");
        }
    }

    #[test]
    fn each_violation_has_its_place_in_both() {
        let cases = [
            (r#"{"lines":[]}"#, "/lines /properties/lines/minItems"),
            (r#"{"lines":[{}]}"#, "/lines/0 /$defs/line/required"),
            (r#"{"lines":[{"item":""}]}"#, "/lines/0/item /$defs/line/properties/item/minLength"),
            (
                r#"{"lines":[{"item":"a","x":1}]}"#,
                "/lines/0/x /$defs/line/additionalProperties/false",
            ),
            (
                r#"{"lines":[{"item":"a","price":0.09}]}"#,
                "/lines/0/price /$defs/line/properties/price/minimum",
            ),
            (
                r#"{"lines":[{"item":"a","parts":[{"item":2}]}]}"#,
                "/lines/0/parts/0/item /$defs/line/properties/item/type",
            ),
            (r#"{"how":"1"}"#, "/how /properties/how/enum"),
            (r#"{"count":10}"#, "/count /properties/count/exclusiveMaximum"),
            (r#"{"count":1.5}"#, "/count /properties/count/type"),
            (r#"{"one":"abc"}"#, "/one /properties/one/oneOf"),
            (r#"{"any":2}"#, "/any /properties/any/anyOf"),
            (r#"{"no":null}"#, "/no /properties/no/not"),
            (r#"{"never":1}"#, "/never /properties/never/false"),
        ];
        for (instance, expected) in cases {
            assert_eq!(violations(instance), [expected], "{instance}");
        }
    }

    #[test]
    fn what_is_not_supported_is_told() {
        let (_, diagnostics) = compile(
            r#"{"type":"strin","unevaluatedItems":false,"items":{"$ref":"other.json"},"minLength":-1}"#,
        );
        let found: Vec<(Code, &str)> =
            diagnostics.iter().map(|it| (it.code, it.pointer.as_str())).collect();
        assert_eq!(
            found,
            [
                (Code::UnknownWord, "/type"),
                (Code::UnsupportedKeyword, "/unevaluatedItems"),
                (Code::WrongType, "/minLength"),
                (Code::UnsupportedKeyword, "/items/$ref"),
            ]
        );
    }

    #[test]
    fn a_schema_that_refers_to_itself_for_ever_ends() {
        let (schema, diagnostics) = compile(r##"{"$ref":"#"}"##);
        assert_eq!(diagnostics, []);
        let (instance, _) = json::parse("1");
        assert!(!schema.expect("a schema").validate(&instance.expect("an instance")).is_empty());
    }
}
