//! Any text as a model is answered with findings that have a place; what comes in goes out, and comes
//! in again as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use routeslip::interchange::dmn::{export, import};

fuzz_target!(|text: &str| {
    let imported = import(&[text]);
    assert!(imported.diagnostics.iter().all(|finding| finding.place.is_some()));
    let Some(bundle) = imported.bundle else {
        assert!(imported.diagnostics.iter().any(|finding| finding.is_error()));
        return;
    };
    if imported.diagnostics.iter().any(|finding| finding.is_error()) {
        return;
    }
    let exported = export(&bundle);
    let texts: Vec<&str> = exported.models.iter().map(|model| &*model.xml).collect();
    assert_eq!(import(&texts).bundle.as_deref(), Some(&*bundle));
});
