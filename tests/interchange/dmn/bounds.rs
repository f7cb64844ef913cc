//! Broken, hostile and oversized documents.

use routeslip::interchange::dmn::import;

use super::support::{findings, model};

#[test]
fn what_is_not_xml_or_not_dmn_is_told() {
    assert!(findings(&["<a>\n<b></a>"])[0].starts_with("RS2031 2:"));
    assert!(findings(&[""])[0].starts_with("RS2031 1:1"));
    assert_eq!(findings(&["<definitions/>"]), ["RS2033 1:1  This document is not a model of DMN."]);
    assert!(import(&["<a/>"]).bundle.is_none());
    assert!(import(&[]).bundle.is_none());
    assert_eq!(
        findings(&[&model(""), "<a/>"]),
        ["RS2033 1:1  In the model `1`: This document is not a model of DMN."]
    );
}

#[test]
fn entities_are_refused() {
    let laughs =
        r#"<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><definitions>&b;</definitions>"#;
    assert!(findings(&[laughs])[0].starts_with("RS2031"));
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| {
        let open = "<list>".repeat(depth);
        let close = "</list>".repeat(depth);
        model(&format!(r#"<decision name="d"><variable name="d"/>{open}{close}</decision>"#))
    };
    let found = findings(&[&nested(100_000)]);
    assert!(found[0].starts_with("RS2032"), "{found:?}");
    let imported = import(&[&nested(48)]);
    assert_eq!(imported.diagnostics, []);
    let (_, diagnostics) = routeslip::engine::compile(&imported.bundle.unwrap());
    assert!(diagnostics.iter().all(|found| found.code.number() >= 2000), "{diagnostics:?}");
}

#[test]
fn size_is_bounded() {
    let large = model(&" ".repeat(17 << 20));
    assert!(findings(&[&large])[0].starts_with("RS2032 1:1"));
}

#[test]
fn many_findings_are_placed_in_time() {
    let text = model(&"<x/>".repeat(200_000));
    assert_eq!(findings(&[&text]).len(), 200_000);
}
