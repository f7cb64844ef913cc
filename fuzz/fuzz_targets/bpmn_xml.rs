//! Any text as a model of BPMN is answered with findings that have a place, or with a bundle whose
//! workflows can be read; what comes in goes out, and comes in again as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use routeslip::document::{Named, Reading};
use routeslip::engine::compile;
use routeslip::interchange::bpmn::{export, import};
use routeslip::json;
use routeslip::workflow::WorkflowDefinition;

/// The workflows of a bundle; none where some can't be read.
fn workflows(bundle: &str) -> Option<Named<WorkflowDefinition>> {
    let root = json::parse(bundle).0?;
    let mut reading = Reading::new(bundle);
    let workflows = reading.read(root.get("workflows")?);
    workflows.filter(|_| reading.into_diagnostics().is_empty())
}

fuzz_target!(|text: &str| {
    let imported = import(text);
    assert!(imported.diagnostics.iter().all(|finding| finding.place.is_some()));
    let Some(bundle) = imported.bundle else {
        assert!(imported.diagnostics.iter().any(|finding| finding.is_error()));
        return;
    };
    assert!(compile(&bundle).0.is_some());
    let exported = export(&bundle, None);
    // What can't be compiled need not be the same.
    if !exported.diagnostics.is_empty() || compile(&bundle).1.iter().any(|it| it.is_error()) {
        return;
    }
    let again = import(&exported.xml.expect("a model"));
    assert!(!again.diagnostics.iter().any(|finding| finding.is_error()));
    assert_eq!(workflows(&again.bundle.expect("a bundle")), workflows(&bundle));
});
