//! The bundle format as a document.

use routeslip::document::{from_text, to_text};
use routeslip::engine::Bundle;
use routeslip::json;

const LEAVE: &str = include_str!("../www/bundles/leave-request.json");

#[test]
fn the_leave_bundle_reads_without_a_finding_and_writes_back_the_same() {
    let (bundle, diagnostics) = from_text::<Bundle>(LEAVE);
    assert_eq!(diagnostics, []);
    let bundle = bundle.expect("a bundle");
    let written = to_text(&bundle);
    let (again, diagnostics) = from_text::<Bundle>(&written);
    assert_eq!(diagnostics, []);
    assert_eq!(to_text(&again.expect("a bundle")), written);
    assert_eq!(json::parse(&written).1, []);
}
