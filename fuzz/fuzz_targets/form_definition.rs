//! Any text as a form: it compiles with findings, opens, takes what is entered, and becomes a schema
//! that becomes a form again.
#![no_main]

use std::rc::Rc;

use libfuzzer_sys::fuzz_target;
use routeslip::document::from_text;
use routeslip::engine::Bundle;
use routeslip::form::{Input, Options, Session, compile};
use routeslip::host::NativeHost;
use routeslip::interchange::json_schema::{export, form_from_schema};
use routeslip::pointer::Pointer;
use routeslip::value::DateTime;

fuzz_target!(|text: &str| {
    // A schema is often a form's neighbour: any text is tried as one too.
    form_from_schema(text);
    let Some(bundle) = from_text::<Bundle>(text).0 else { return };
    for (name, definition) in bundle.forms.iter() {
        let exported = export(definition);
        let (form, found) = compile(name, definition, &Pointer::root());
        if found.iter().any(|finding| finding.is_error()) {
            continue;
        }
        let opened = form_from_schema(&exported.schema);
        assert!(opened.form.is_some());
        let host = NativeHost::new();
        let now = DateTime::parse("2026-11-22T09:00:00Z", &host).expect("a date and time");
        let options = Options { now, host: Rc::new(host), form_hash: "hash".into() };
        let form = Rc::new(form);
        let mut session = Session::new(Rc::clone(&form), options);
        for name in ["a", "b", "kind", "amount"] {
            if let Some(id) = form.field(name) {
                session.set(id, Input::Text("1".into()));
            }
        }
        let _ = session.submit();
        session.draft();
    }
});
