//! Any text as a model of BPMN is answered with findings that have a place, or with a bundle whose
//! workflows can be read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use routeslip::engine::compile;
use routeslip::interchange::bpmn::import;

fuzz_target!(|text: &str| {
    let imported = import(text);
    assert!(imported.diagnostics.iter().all(|finding| finding.place.is_some()));
    match imported.bundle {
        Some(bundle) => assert!(compile(&bundle).0.is_some()),
        None => assert!(imported.diagnostics.iter().any(|finding| finding.is_error())),
    }
});
