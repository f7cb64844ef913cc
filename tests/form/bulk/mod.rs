//! Many submissions at once: the law that each is judged as a session would, and what happens with text that is none.

mod bytes;
mod csv;
mod equal;
mod generate;
mod json;
mod ndjson;
mod sessions;

use std::rc::Rc;

use routeslip::form::{Form, Format, Many, ManyOptions, ManyReport};

use crate::given;

fn many(form: &Rc<Form>, format: Option<Format>, limit: usize) -> Many {
    let options = ManyOptions { format, limit, ..ManyOptions::default() };
    Many::new(Rc::clone(form), given::options(), options)
}

/// What comes out, fed in pieces of that length.
fn judged(form: &Rc<Form>, format: Option<Format>, text: &[u8], piece: usize) -> ManyReport {
    let mut many = many(form, format, 1_000);
    text.chunks(piece.max(1)).for_each(|piece| many.feed(piece));
    many.finish()
}

fn lines(definition: &str, text: &str) -> ManyReport {
    judged(&given::form(definition), Some(Format::Ndjson), text.as_bytes(), text.len())
}

/// A form that is judged in the text.
const PLAIN: &str = r#"{ "pages": [{ "fields": [
    { "name": "name", "type": "text", "required": true, "maxLength": 20 },
    { "name": "age", "type": "integer", "min": 0, "max": 150 },
    { "name": "tags", "type": "tags" },
    { "name": "lines", "type": "repeat", "fields": [{ "name": "note", "type": "text" }] } ] }] }"#;

/// A form that a session judges.
const DEPENDENT: &str = r#"{ "pages": [{ "fields": [
    { "name": "name", "type": "text", "required": "= age > 3", "maxLength": 20 },
    { "name": "age", "type": "integer", "min": 0, "max": 150 },
    { "name": "tags", "type": "tags" },
    { "name": "lines", "type": "repeat", "fields": [{ "name": "note", "type": "text" }] } ] }] }"#;

/// The code of what is wrong with each row that is not valid.
fn codes(report: &ManyReport) -> Vec<(u64, u64, String)> {
    let code = |failure: &routeslip::form::RowFailure| {
        let codes: Vec<String> =
            failure.errors.iter().map(|error| error.error.code.to_owned()).collect();
        failure.diagnostic.as_ref().map_or(codes.join(" "), |finding| finding.code.to_string())
    };
    report.failures.iter().map(|failure| (failure.row, failure.offset, code(failure))).collect()
}

#[test]
fn what_only_a_page_can_check_is_counted() {
    let report = lines(
        r#"{ "pages": [{ "fields": [{ "name": "a", "type": "text", "verify": "unique", "maxLength": 2 }] }] }"#,
        "{\"a\":\"x\"}\n{}\n{\"a\":\"xyz\"}",
    );
    assert_eq!((report.valid, report.unverified, report.invalid), (2, 1, 1));
}
