//! Any text as a schema is compiled or refused, with findings that have a place where they are about it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use routeslip::host::NativeHost;
use routeslip::schema::{Draft, Instance, Options, compile};

fuzz_target!(|text: &str| {
    let host = NativeHost::new();
    for draft in [Draft::Draft202012, Draft::Draft07] {
        let options = Options { draft, formats: true, content: true, ..Options::default() };
        let (schema, diagnostics) = compile(text, &options, &host);
        let has_error = diagnostics.iter().any(|it| it.is_error());
        assert!(diagnostics.iter().all(|it| it.place.is_some()));
        match schema {
            // What is valid for itself is so twice.
            Some(schema) => {
                let mut instance = Instance::default();
                let first = schema.verdict(text, &mut instance, &host);
                assert_eq!(first, schema.verdict(text, &mut instance, &host));
            }
            None => assert!(has_error),
        }
    }
});
