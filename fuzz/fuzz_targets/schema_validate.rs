//! A line as a schema, the rest as a document: there is a verdict or a refusal, and every way to ask says the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use routeslip::host::NativeHost;
use routeslip::json::Tape;
use routeslip::schema::{Form, Instance, Options, compile};

fuzz_target!(|text: &str| {
    let Some((schema, document)) = text.split_once('\n') else { return };
    let host = NativeHost::new();
    let options = Options { formats: true, content: true, ..Options::default() };
    let Some(schema) = compile(schema, &options, &host).0 else { return };
    let mut instance = Instance::default();
    let verdict = schema.verdict(document, &mut instance, &host);
    assert_eq!(schema.is_valid(document, &mut instance, &host), verdict == Ok(true));
    let Ok(is_valid) = verdict else { return };
    // A walk that collects may reach a bound that the other does not.
    if let Ok(violations) = schema.violations(document, &mut instance, &host) {
        assert_eq!(violations.is_empty(), is_valid);
    }
    for form in [Form::Flag, Form::Basic, Form::Detailed, Form::Verbose] {
        let Ok(output) = schema.output(document, form, &mut instance, &host) else { continue };
        let mut tape = Tape::default();
        assert_eq!(tape.read(&output), Ok(Vec::new()));
        let told = tape.view(&output, 0).get("valid").map(|valid| valid.text());
        assert_eq!(told, Some(if is_valid { "true" } else { "false" }));
    }
});
