//! Any text compiles or is refused with a diagnostic, and what compiles formats to a text that
//! formats to itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use routeslip::feel::{Scope, compile, compile_template, compile_unary_tests, format};
use routeslip::value::Type;

fuzz_target!(|source: &str| {
    let mut scope = Scope::new();
    for name in ["a", "b c", "a-b", "?", "if so"] {
        scope.declare(name, Type::Any);
    }
    let (program, diagnostics) = compile(source, &scope);
    assert!(program.is_some() || diagnostics.iter().any(|found| found.is_error()));
    let _ = compile_unary_tests(source, &scope);
    let _ = compile_template(source, &scope);
    if let Some(text) = format(source, &scope) {
        assert_eq!(format(&text, &scope).as_deref(), Some(&*text));
    }
});
