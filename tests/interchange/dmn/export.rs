//! Bundles as models.

use routeslip::interchange::dmn::{export, import};

#[test]
fn a_bundle_of_forms_becomes_a_whole_model() {
    let bundle = r#"{"routeslip":1,
        "forms":{"f":{"title":"F","pages":[{"title":"P","fields":[{"name":"kind","type":"text","label":"K"},{"name":"unused","type":"text","label":"U"}]}]}},
        "decisions":{"route":{"inputs":[{"expression":"kind"}],"outputs":[{"name":"who"}],"rules":[{"when":["\"<a & b>\""],"then":["\"x\""]}]},
            "note":{"expression":"route + \"!\""}}}"#;
    let exported = export(bundle);
    assert_eq!(exported.diagnostics, []);
    let [model] = exported.models.as_slice() else { panic!("{exported:?}") };
    assert_eq!(&*model.name, "bundle");
    assert!(model.xml.contains("&lt;a &amp; b&gt;"), "{}", model.xml);
    let imported = import(&[&model.xml]);
    assert_eq!(imported.diagnostics, []);
    let again = imported.bundle.unwrap();
    for part in [
        r#""inputData":{"kind":{}}"#,
        r#""route":{"requires":["kind"],"inputs":[{"expression":"kind"}],"outputs":[{"name":"who"}]"#,
        r#""note":{"requires":["route"],"expression":"route + \"!\""}"#,
    ] {
        assert!(again.contains(part), "{part} in {again}");
    }
    let twice = export(&again);
    assert_eq!(import(&[&twice.models[0].xml]).bundle.unwrap(), again);
}

#[test]
fn what_dmn_can_not_say_is_told() {
    let bundle = r#"{"routeslip":1,"inputData":{"a":{}},
        "knowledge":{"k":{"requires":["a"],"parameters":[],"expression":"a"}},
        "decisionServices":{"s":{"outputDecisions":["none"]}}}"#;
    let found: Vec<String> = export(bundle)
        .diagnostics
        .iter()
        .map(|found| format!("{} {} {}", found.code, found.pointer, found.message))
        .collect();
    assert_eq!(
        found,
        [
            "RS2034 /knowledge/k A business knowledge model of DMN can't read `a`.",
            "RS0107 /decisionServices/s There is nothing called `none`, so the reference is left out.",
        ]
    );
    assert_eq!(export("{").models, []);
    assert!(export("{").diagnostics[0].is_error());
}

#[test]
fn two_types_stay_two_types() {
    let bundle = r#"{"routeslip":1,"namespace":"urn:m","name":"M","decisions":{"d":{"requires":[],"type":"list<number>","expression":{"type":"number","expression":"1"}}},"knowledge":{"k":{"requires":[],"parameters":[],"type":"list<number>","expression":{"type":"number","list":["1"]}}}}"#;
    let exported = export(bundle);
    let again = import(&[&exported.models[0].xml]).bundle.unwrap();
    for part in [
        r#""type":"list<number>","expression":{"type":"number","expression":"1"}"#,
        r#""type":"list<number>","expression":{"type":"number","list":["1"]}"#,
    ] {
        assert!(again.contains(part), "{part} in {again}");
    }
}

#[test]
fn text_that_xml_lacks_or_reads_otherwise_survives_or_is_replaced() {
    let bundle =
        r#"{"routeslip":1,"decisions":{"a\"<b>&c":{"expression":"\"x\r\n\ty]]>\u0001\""}}}"#;
    let exported = export(bundle);
    let imported = import(&[&exported.models[0].xml]);
    assert_eq!(imported.diagnostics, []);
    let again = imported.bundle.unwrap();
    assert!(again.contains(r#"a\"<b>&c"#), "{again}");
    assert!(again.contains(r#""\"x\r\n\ty]]>�\"""#), "{again}");
}
