//! Any bytes as submissions, in every format: the same comes out in one piece and in many, and of what is valid a
//! session says the same.
#![no_main]

use std::rc::Rc;

use libfuzzer_sys::fuzz_target;
use routeslip::document::from_text;
use routeslip::form::{
    Form, FormDefinition, Format, Many, ManyOptions, ManyReport, Options, Session, compile,
};
use routeslip::host::NativeHost;
use routeslip::json;
use routeslip::pointer::Pointer;
use routeslip::value::{DateTime, Value};

/// A form that is judged in the text.
const PLAIN: &str = r#"{ "pages": [{ "fields": [
    { "name": "a", "type": "text", "required": true, "minLength": 2, "maxLength": 6 },
    { "name": "n", "type": "number", "min": -1, "max": 10.5, "step": 0.25 },
    { "name": "d", "type": "date", "max": "2026-12-31" },
    { "name": "c", "type": "select", "options": ["x", "y"] },
    { "name": "m", "type": "email" },
    { "name": "k", "type": "checkbox" },
    { "name": "g", "type": "group", "fields": [{ "name": "t", "type": "tags", "maxItems": 2 }] },
    { "name": "l", "type": "repeat", "maxRows": 3, "fields": [{ "name": "i", "type": "integer", "required": true }] }
] }] }"#;

/// A form that a session judges.
const DEPENDENT: &str = r#"{ "pages": [{ "fields": [
    { "name": "a", "type": "text", "required": "= n > 3", "maxLength": 6 },
    { "name": "n", "type": "number", "visible": "not(k)" },
    { "name": "k", "type": "checkbox" },
    { "name": "l", "type": "repeat", "minRows": 1, "fields": [{ "name": "i", "type": "integer", "max": "= n" }] },
    { "name": "s", "type": "number", "compute": "sum(l.i)", "max": 9 }
] }] }"#;

fn options() -> Options {
    let host = NativeHost::new();
    let now = DateTime::parse("2026-11-22T09:00:00Z", &host).expect("a date and time");
    Options { now, host: Rc::new(host), form_hash: "hash".into() }
}

fn form(definition: &str) -> Rc<Form> {
    let read = from_text::<FormDefinition>(definition).0.expect("a definition");
    let (form, found) = compile("fuzz", &read, &Pointer::root());
    assert!(found.is_empty());
    Rc::new(form)
}

fn judged(form: &Rc<Form>, format: Option<Format>, bytes: &[u8], piece: usize) -> ManyReport {
    let many = ManyOptions { format, ..ManyOptions::default() };
    let mut many = Many::new(Rc::clone(form), options(), many);
    bytes.chunks(piece).for_each(|piece| many.feed(piece));
    many.finish()
}

/// Whether a session lets values pass, and what the form had a place for.
fn passes(form: &Rc<Form>, line: &str) -> bool {
    let (Some(node), found) = json::parse(line) else { return false };
    let Value::Context(values) = Value::from_json(&node) else { return false };
    if !found.is_empty() {
        return false;
    }
    let (mut session, misfits) = Session::with_values(Rc::clone(form), options(), &values);
    misfits.is_empty() && session.submit().is_ok()
}

thread_local! {
    static FORMS: [Rc<Form>; 2] = [form(PLAIN), form(DEPENDENT)];
}

fuzz_target!(|bytes: &[u8]| {
    for form in FORMS.with(Clone::clone) {
        for format in [None, Some(Format::Ndjson), Some(Format::Json), Some(Format::Csv)] {
            let whole = judged(&form, format, bytes, bytes.len().max(1));
            assert_eq!(whole.valid + whole.invalid, whole.rows);
            assert_eq!(judged(&form, format, bytes, 3), whole);
            if format != Some(Format::Ndjson) {
                continue;
            }
            let wrong: Vec<u64> = whole.failures.iter().map(|failure| failure.offset).collect();
            let mut at = 0;
            for line in bytes.split(|byte| *byte == b'\n') {
                if let Ok(text) = str::from_utf8(line)
                    && passes(&form, text)
                {
                    assert!(whole.untold > 0 || !wrong.contains(&at), "{text}");
                } else if !line.iter().all(u8::is_ascii_whitespace)
                    && !digits(line)
                    && whole.untold == 0
                    && at > 0
                {
                    assert!(wrong.contains(&at), "{}", String::from_utf8_lossy(line));
                }
                at += line.len() as u64 + 1;
            }
        }
    }
});

/// Whether there may be a number that a session takes rounded, or nesting that only one of the two readers takes.
fn digits(line: &[u8]) -> bool {
    line.len() > 30
}
