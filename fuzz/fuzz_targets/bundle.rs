//! Any text as a bundle is answered with diagnostics that have a place.
#![no_main]

use libfuzzer_sys::fuzz_target;
use routeslip::engine::compile;

fuzz_target!(|text: &str| {
    let (deployment, diagnostics) = compile(text);
    assert!(deployment.is_some() || diagnostics.iter().any(|finding| finding.is_error()));
    assert!(diagnostics.iter().all(|finding| finding.place.is_some()));
});
