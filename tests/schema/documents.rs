//! References across documents, drafts, vocabularies and meta-schemas.

use routeslip::diagnostic::Code;
use routeslip::schema::{Draft, Options, Remote};

use super::given::{draft_07, is_valid, mistakes, schema, schema_with, with_remotes};

const META_2020: &str = "https://json-schema.org/draft/2020-12/schema";
const META_07: &str = "http://json-schema.org/draft-07/schema#";

#[test]
fn a_document_keeps_its_own_draft() {
    let old = format!(r#"{{"$schema":"{META_07}","items":[{{"type":"string"}}],"$defs":1}}"#);
    let options = with_remotes(&[("http://localhost/old.json", &old)]);
    let new = schema_with(
        &format!(
            r#"{{"$schema":"{META_2020}","prefixItems":[true,{{"type":"null"}}],"$ref":"http://localhost/old.json"}}"#
        ),
        &options,
    );
    assert!(is_valid(&new, r#"["a",null]"#));
    assert!(!is_valid(&new, r#"[1,null]"#) && !is_valid(&new, r#"["a",1]"#));
}

#[test]
fn the_draft_of_a_schema_that_does_not_say_is_given() {
    let text = r#"{"items":[{"type":"string"}],"additionalItems":false}"#;
    let old = schema_with(text, &draft_07());
    assert!(is_valid(&old, r#"["a"]"#) && !is_valid(&old, r#"["a",1]"#));
    assert_eq!(mistakes(text, &Options::default()), [(Code::WrongType, "/items".to_owned())]);
}

#[test]
fn beside_a_reference_of_draft_07_nothing_counts() {
    let text = r##"{"properties":{"a":{"$ref":"#/definitions/b","maximum":1}},"definitions":{"b":{"type":"number"}}}"##;
    assert!(is_valid(&schema_with(text, &draft_07()), r#"{"a":2}"#));
    assert!(!is_valid(&schema(text), r#"{"a":2}"#));
}

#[test]
fn schemas_are_schemas_by_their_meta_schemas() {
    for (meta, right, wrong) in [
        (
            META_2020,
            r#"{"type":["null","string"],"properties":{"a":true}}"#,
            r#"{"properties":{"a":{"type":"x"}}}"#,
        ),
        (META_2020, r#"{"$defs":{"a":{"$anchor":"b"}}}"#, r#"{"$defs":{"a":{"$anchor":"1"}}}"#),
        (META_2020, r#"{"unevaluatedItems":false}"#, r#"{"unevaluatedItems":1}"#),
        (META_07, r#"{"items":[{}],"dependencies":{"a":["b"]}}"#, r#"{"dependencies":{"a":[1]}}"#),
        (META_07, r#"{"minLength":1.0}"#, r#"{"minLength":-1}"#),
    ] {
        let schema = schema(&format!(r#"{{"$ref":"{meta}"}}"#));
        assert!(is_valid(&schema, right), "{right}");
        assert!(!is_valid(&schema, wrong), "{wrong}");
    }
}

#[test]
fn vocabularies_switch_keywords_off_and_unknown_ones_are_refused() {
    let vocabulary = |more: &str| {
        format!(
            r#"{{"$schema":"{META_2020}","$vocabulary":{{"https://json-schema.org/draft/2020-12/vocab/core":true,"https://json-schema.org/draft/2020-12/vocab/applicator":true{more}}}}}"#
        )
    };
    let text = r#"{"$schema":"http://localhost/meta","properties":{"a":{"minimum":2},"b":false}}"#;
    let bare = with_remotes(&[("http://localhost/meta", &vocabulary(""))]);
    let without = schema_with(text, &bare);
    assert!(is_valid(&without, r#"{"a":1}"#) && !is_valid(&without, r#"{"b":1}"#));
    for (more, is_known) in
        [(r#","http://localhost/v":false"#, true), (r#","http://localhost/v":true"#, false)]
    {
        let options = with_remotes(&[("http://localhost/meta", &vocabulary(more))]);
        let found = mistakes(text, &options);
        assert_eq!(found.is_empty(), is_known, "{found:?}");
    }
    let found = mistakes(text, &Options::default());
    assert_eq!(found, [(Code::UnknownReference, "/$schema".to_owned())]);
}

#[test]
fn formats_are_asserted_where_somebody_asks() {
    let text = r#"{"format":"date"}"#;
    assert!(is_valid(&schema(text), r#""x""#));
    for draft in [Draft::Draft07, Draft::Draft202012] {
        let asked = Options { formats: true, draft, ..Options::default() };
        assert!(!is_valid(&schema_with(text, &asked), r#""x""#));
    }
    let asked = Options { formats: true, ..Options::default() };
    assert_eq!(
        mistakes(r#"{"format":"dat"}"#, &asked),
        [(Code::UnknownWord, "/format".to_owned())]
    );
}

#[test]
fn contents_are_asserted_where_somebody_asks() {
    let text = r#"{"contentEncoding":"base64","contentMediaType":"application/json","contentSchema":{"type":"object","required":["a"]}}"#;
    assert!(is_valid(&schema(text), r#""x""#));
    let asked = Options { content: true, ..Options::default() };
    let asked = schema_with(text, &asked);
    assert!(is_valid(&asked, r#""eyJhIjoxfQ==""#) && is_valid(&asked, "1"));
    for other in [r#""x""#, r#""eyJhIjox""#, r#""e30=""#, r#""W10=""#] {
        assert!(!is_valid(&asked, other), "{other}");
    }
}

#[test]
fn the_outermost_dynamic_anchor_counts() {
    let tree = r##"{"$id":"http://localhost/tree","$dynamicAnchor":"node","type":"object",
        "properties":{"children":{"type":"array","items":{"$dynamicRef":"#node"}}}}"##;
    let options = with_remotes(&[("http://localhost/tree", tree)]);
    let strict = schema_with(
        r#"{"$id":"http://localhost/strict","$dynamicAnchor":"node","$ref":"tree","unevaluatedProperties":false}"#,
        &options,
    );
    assert!(is_valid(&strict, r#"{"children":[{"children":[]}]}"#));
    assert!(!is_valid(&strict, r#"{"children":[{"x":1}]}"#));
    let loose = schema_with(r#"{"$ref":"http://localhost/tree"}"#, &options);
    assert!(is_valid(&loose, r#"{"children":[{"x":1}]}"#));
}

#[test]
fn names_of_javascript_are_names_like_others() {
    let named = schema(
        r#"{"properties":{"__proto__":{"type":"number"},"constructor":false},"required":["__proto__"],"additionalProperties":false}"#,
    );
    assert!(is_valid(&named, r#"{"__proto__":1}"#));
    for other in [
        "{}",
        r#"{"__proto__":"a"}"#,
        r#"{"__proto__":1,"constructor":1}"#,
        r#"{"__proto__":1,"toString":1}"#,
    ] {
        assert!(!is_valid(&named, other), "{other}");
    }
}

#[test]
fn a_remote_document_may_be_given_with_a_fragment() {
    let options = Options {
        remotes: vec![Remote { uri: "http://localhost/a#".into(), text: "false".into() }],
        ..Options::default()
    };
    assert!(!is_valid(&schema_with(r#"{"$ref":"http://localhost/a"}"#, &options), "1"));
}
