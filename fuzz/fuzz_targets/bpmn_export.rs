//! Any text as a bundle is answered with findings, or with a model that can be read, all of whose elements are drawn.
#![no_main]

use libfuzzer_sys::fuzz_target;
use routeslip::interchange::bpmn::{export, import};

fuzz_target!(|text: &str| {
    let Some(xml) = export(text, None).xml else { return };
    let first = import(&xml);
    assert!(
        !first.diagnostics.iter().any(|finding| finding.message.starts_with("This is not XML"))
    );
    assert_eq!(xml.matches("<di:waypoint").count() >= 2, xml.contains("sourceRef="));
});
