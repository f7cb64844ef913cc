//! Models around a few elements.

use routeslip::interchange::dmn::{Imported, import};

/// The text of a model with these elements.
pub(super) fn model(elements: &str) -> String {
    format!(
        r#"<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="M" namespace="urn:m">{elements}</definitions>"#
    )
}

/// What a model with these elements is as a bundle.
pub(super) fn bundle(elements: &str) -> String {
    let Imported { bundle, diagnostics } = import(&[&model(elements)]);
    assert_eq!(diagnostics, [], "{elements}");
    bundle.unwrap()
}

/// What is found in these documents: code, place, pointer and message.
pub(super) fn findings(texts: &[&str]) -> Vec<String> {
    let found = import(texts).diagnostics;
    found
        .iter()
        .map(|found| {
            let place = found.place.unwrap();
            let message = &found.message;
            format!("{} {}:{} {} {message}", found.code, place.line, place.column, found.pointer)
        })
        .collect()
}
