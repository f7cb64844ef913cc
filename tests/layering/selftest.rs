//! The check itself is checked: code that breaks a rule must be found, however the path is written.

use std::path::Path;

use super::findings;

/// What is found in a file at `path` with this code.
fn found(path: &str, code: &str) -> Vec<String> {
    findings(Path::new(path), &format!("//! For the test.\n{code}"))
}

#[test]
fn imports_from_below_and_from_the_same_module_are_fine() {
    for code in [
        "use crate::value::Value;",
        "use crate::{feel::{self, Program}, diagnostic::Diagnostic};",
        "use super::field::Field;",
        "use super::super::pointer::Pointer;",
        "use std::{collections::BTreeMap, time::Duration};",
        "mod tests { use super::*; use super::super::*; }",
        "pub(crate) struct S { pub(super) number: u8 }",
        "record! { pub(crate) struct S { value: crate::value::Value } }",
        "fn f() -> crate::json::Node { vec![crate::value::Value::Null]; self::g() }",
    ] {
        assert_eq!(found("form/page.rs", code), [""; 0], "{code}");
    }
}

#[test]
fn an_import_that_is_not_from_below_is_found() {
    for code in [
        "use crate::engine::Engine;",
        "use crate::workflow;",
        "use crate::workflow as other;",
        "use crate::{value::Value, engine::{self, Engine}};",
        "pub use crate::engine::*;",
        "use super::super::engine::Engine;",
        "mod inner { use super::super::super::engine::Engine; }",
        "fn f(engine: &crate::engine::Engine) {}",
        "fn f() { super::super::engine::run() }",
        "fn f() { crate::engine::macro_of_it!(); }",
        "fn f() -> String { format!(\"{}\", crate::engine::run()) }",
        "fn f() { outer!({ use crate::{value::Value, engine::Engine}; }) }",
        "fn f() { record! { engine: crate::engine::Engine } }",
        "fn f() { record! { pub(crate) struct S { engine: Option<crate::engine::Engine> } } }",
        "macro_rules! m { () => { $crate::engine::run() } }",
        "#[derive(crate::engine::Derived)] struct S;",
        "impl crate::engine::Trait for S {}",
        "type T = Vec<Option<crate::engine::Engine>>;",
        "use crate::nowhere::Thing;",
    ] {
        assert_eq!(found("form/page.rs", code).len(), 1, "{code}");
    }
    assert_eq!(
        found("form/page.rs", "\nuse crate::engine::Engine;"),
        ["src/form/page.rs:3: `form` imports `engine`, which is not below it"]
    );
}

#[test]
fn a_module_is_known_by_its_place_whatever_its_file() {
    assert_eq!(found("form.rs", "use crate::engine::Engine;").len(), 1);
    assert_eq!(found("form/mod.rs", "use super::engine::Engine;").len(), 1);
    assert_eq!(found("form/page/tests.rs", "use super::super::super::engine::Engine;").len(), 1);
    assert_eq!(found("form/page/tests.rs", "use super::super::engine::Engine;").len(), 0);
    assert_eq!(found("novelty.rs", "use crate::value::Value;").len(), 1);
}

#[test]
fn the_crates_root_can_not_be_used_to_hide_an_import() {
    for code in [
        "use crate as root;",
        "use crate::{self as root};",
        "use super::super::*;",
        "extern crate self as root;",
    ] {
        assert_eq!(found("form/page.rs", code).len(), 1, "{code}");
    }
}

#[test]
fn the_web_is_for_the_browser_module_alone() {
    for code in [
        "use wasm_bindgen::prelude::wasm_bindgen;",
        "use ::web_sys::Window;",
        "use {js_sys::Array, std::rc::Rc};",
        "use gloo_timers::callback::Timeout;",
        "extern crate serde_wasm_bindgen as other;",
        "fn f() { web_sys::window(); }",
        "fn f() { log!(js_sys::Array::new()); }",
        "#[wasm_bindgen::prelude::wasm_bindgen] fn f() {}",
    ] {
        assert_eq!(found("engine/mod.rs", code).len(), 1, "{code}");
        assert_eq!(found("browser/mod.rs", code).len(), 0, "{code}");
    }
}

#[test]
fn what_reaches_outside_has_no_home() {
    for code in [
        "use std::time::SystemTime;",
        "use std::{fs::File, rc::Rc};",
        "fn f() { std::thread::yield_now(); }",
        "fn f() { println!(\"{:?}\", std::env::args()); }",
    ] {
        assert_eq!(found("engine/mod.rs", code).len(), 1, "{code}");
    }
}

#[test]
fn a_file_without_a_purpose_is_found() {
    let why = ["src/form/page.rs:1: has no `//!`"];
    assert_eq!(findings(Path::new("form/page.rs"), "use crate::value::Value;"), why);
    assert_eq!(findings(Path::new("form/page.rs"), "/// Not it.\nstruct S;"), why);
    assert_eq!(findings(Path::new("form/page.rs"), "#![allow(dead_code)]\n"), why);
}

#[test]
fn code_that_can_not_be_read_is_found() {
    assert_eq!(found("form/page.rs", "fn f( {").len(), 1);
}
