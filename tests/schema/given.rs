//! Schemas and documents for tests.

use routeslip::diagnostic::{Code, Diagnostic};
use routeslip::host::NativeHost;
use routeslip::schema::{Draft, Instance, Options, Remote, Schema, Violation, compile};

/// A schema without mistakes.
pub(crate) fn schema(text: &str) -> Schema {
    schema_with(text, &Options::default())
}

/// A schema without mistakes, compiled as the options say.
pub(crate) fn schema_with(text: &str, options: &Options) -> Schema {
    let (schema, diagnostics) = compile(text, options, &NativeHost::new());
    assert_eq!(diagnostics, [], "{text}");
    schema.expect("a schema")
}

/// What is wrong with a schema: codes and pointers.
pub(crate) fn mistakes(text: &str, options: &Options) -> Vec<(Code, String)> {
    let found = diagnostics(text, options);
    found.into_iter().map(|it| (it.code, it.pointer.as_str().to_owned())).collect()
}

/// What is wrong with a schema.
pub(crate) fn diagnostics(text: &str, options: &Options) -> Vec<Diagnostic> {
    compile(text, options, &NativeHost::new()).1
}

/// Whether a document is valid, by the walk that stops early and by the one that collects.
pub(crate) fn is_valid(schema: &Schema, text: &str) -> bool {
    let host = NativeHost::new();
    let mut instance = Instance::default();
    let is_valid = schema.is_valid(text, &mut instance, &host);
    if let Ok(verdict) = schema.verdict(text, &mut instance, &host) {
        assert_eq!(verdict, is_valid);
        let violations = schema.violations(text, &mut instance, &host).expect("a verdict");
        assert_eq!(violations.is_empty(), is_valid, "{text}: {violations:?}");
    }
    is_valid
}

/// Why there is no verdict about a document.
pub(crate) fn refusal(schema: &Schema, text: &str) -> Vec<Code> {
    let host = NativeHost::new();
    let refused = schema.verdict(text, &mut Instance::default(), &host).expect_err("a refusal");
    assert!(!schema.is_valid(text, &mut Instance::default(), &host));
    refused.iter().map(|it| it.code).collect()
}

/// What is wrong with a document.
pub(crate) fn violations(schema: &Schema, text: &str) -> Vec<Violation> {
    schema.violations(text, &mut Instance::default(), &NativeHost::new()).expect("a verdict")
}

/// Where what is wrong stands in the document and in the schema.
pub(crate) fn places(schema: &Schema, text: &str) -> Vec<String> {
    let found = violations(schema, text);
    found.iter().map(|it| format!("{} {}", it.instance, it.keyword_location)).collect()
}

/// Options for draft-07.
pub(crate) fn draft_07() -> Options {
    Options { draft: Draft::Draft07, ..Options::default() }
}

/// Options with documents to refer to.
pub(crate) fn with_remotes(remotes: &[(&str, &str)]) -> Options {
    let remote = |(uri, text): &(&str, &str)| Remote { uri: (*uri).into(), text: (*text).into() };
    Options { remotes: remotes.iter().map(remote).collect(), ..Options::default() }
}
