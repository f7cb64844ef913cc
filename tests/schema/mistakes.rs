//! Mistakes in schemas: all at once, each with its place; and what has one is never taken to allow more.

use routeslip::diagnostic::{Code, Severity};
use routeslip::host::NativeHost;
use routeslip::schema::{Options, compile};

use super::given::{diagnostics, is_valid, mistakes, with_remotes};

#[test]
fn all_are_told_at_once() {
    let schema = r##"{"type":"strin","minLength":-1,"minimum":"1","multipleOf":0,"required":[1],"enum":1,"pattern":"(",
        "patternProperties":{"[":{}},"properties":{"a":1},"anyOf":[],"$ref":"#/nowhere","uniqueItems":1,
        "dependentRequired":{"a":1},"prefixItems":{},"maxContains":"x","items":{"$ref":"other.json"},"$id":"a#b"}"##;
    let found = mistakes(schema, &Options::default());
    let mut pointers: Vec<&str> = found.iter().map(|(_, pointer)| pointer.as_str()).collect();
    pointers.sort_unstable();
    assert_eq!(
        pointers,
        [
            "/$id",
            "/$ref",
            "/anyOf",
            "/dependentRequired",
            "/enum",
            "/items/$ref",
            "/maxContains",
            "/minLength",
            "/minimum",
            "/multipleOf",
            "/pattern",
            "/patternProperties/[",
            "/prefixItems",
            "/properties/a",
            "/required",
            "/type",
            "/uniqueItems",
        ]
    );
    assert!(diagnostics(schema, &Options::default()).iter().all(|it| it.place.is_some()));
}

#[test]
fn what_has_a_mistake_is_valid_for_nothing() {
    for schema in [
        r#"{"type":"strin"}"#,
        r#"{"pattern":"("}"#,
        r##"{"$ref":"#/nowhere"}"##,
        r#"{"$ref":"http://localhost/other.json"}"#,
        r#"{"properties":1}"#,
        r#"{"allOf":[1]}"#,
        "1",
    ] {
        let (compiled, diagnostics) = compile(schema, &Options::default(), &NativeHost::new());
        assert!(diagnostics.iter().any(|it| it.is_error()), "{schema}");
        assert!(!is_valid(&compiled.expect("a schema"), "1"), "{schema}");
    }
}

#[test]
fn a_name_that_is_nearly_a_keyword_is_doubted_and_others_are_not() {
    let found = diagnostics(
        r#"{"propertis":{},"requird":[],"x-type":1,"typ":1,"colour":"red","additionalItems":false}"#,
        &Options::default(),
    );
    let told: Vec<(&str, Option<&str>)> =
        found.iter().map(|it| (it.pointer.as_str(), it.help.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("/propertis", Some("Did you mean `properties`?")),
            ("/requird", Some("Did you mean `required`?")),
            ("/typ", Some("Did you mean `type`?")),
        ]
    );
    assert!(found.iter().all(|it| it.severity == Severity::Warning));
}

#[test]
fn a_reference_that_leads_nowhere_in_a_remote_document_is_told_with_its_name() {
    let options = with_remotes(&[("http://localhost/a.json", r##"{"$ref":"#/b"}"##)]);
    let found = diagnostics(r#"{"$ref":"http://localhost/a.json"}"#, &options);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "In `http://localhost/a.json`: There is no schema at `#/b`.");
    assert_eq!(found[0].pointer.as_str(), "/$ref");
}

#[test]
fn circles_for_the_same_value_are_found() {
    for schema in [
        r##"{"$ref":"#"}"##,
        r##"{"allOf":[{"$ref":"#/$defs/a"}],"$defs":{"a":{"anyOf":[true,{"$ref":"#/$defs/b"}]},"b":{"$ref":"#/$defs/a"}}}"##,
        r##"{"not":{"$ref":"#"}}"##,
    ] {
        let found = mistakes(schema, &Options::default());
        assert_eq!(found.len(), 1, "{schema}");
        assert_eq!(found[0].0, Code::EndlessSchema);
    }
    for schema in [
        r##"{"properties":{"a":{"$ref":"#"}},"allOf":[{"items":{"$ref":"#"}}]}"##,
        r##"{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"type":"null"}},"allOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/a"}]}"##,
    ] {
        assert_eq!(mistakes(schema, &Options::default()), [], "{schema}");
    }
}

#[test]
fn two_schemas_of_one_name_are_told() {
    for schema in [
        r#"{"$defs":{"a":{"$id":"http://localhost/x"},"b":{"$id":"http://localhost/x"}}}"#,
        r#"{"$defs":{"a":{"$anchor":"x"},"b":{"$anchor":"x"}}}"#,
    ] {
        let found = mistakes(schema, &Options::default());
        assert_eq!(found.len(), 1, "{schema}");
        assert_eq!(found[0].0, Code::DuplicateName);
    }
}
