//! Submissions as a table with a header.

use routeslip::form::{Format, Many, ManyOptions};

use super::{codes, judged, many};
use crate::given;

const TABLE: &str = r#"{ "pages": [{ "fields": [
    { "name": "name", "type": "text", "required": true },
    { "name": "age", "type": "integer" },
    { "name": "agreed", "type": "checkbox", "required": true },
    { "name": "home", "type": "address" },
    { "name": "likes", "type": "checkboxes", "options": ["a", "b"] },
    { "name": "lines", "type": "repeat", "fields": [{ "name": "note", "type": "text", "required": true }] } ] }] }"#;

#[test]
fn cells_of_csv_are_the_values_of_fields() {
    let form = given::form(TABLE);
    let head = "\u{feff}name,age,agreed,home/city,likes,lines\r\n";
    for (record, expected) in [
        ("Ana,3,true,Wien,a,\r\n", ""),
        (
            "\"Ana \"\"A\"\", jr\",,TRUE,\"Wien\r\nXII\",\"[\"\"a\"\",\"\"b\"\"]\",\"[{\"\"note\"\":\"\"x\"\"}]\"\r\n",
            "",
        ),
        (",3,false,,,", "required required"),
        ("Ana,x,yes,,c,[{}]", "type type option required"),
        ("Ana,3,true,,,[{", "RS0001"),
        ("Ana,3,true,,", "RS0005"),
        ("Ana,3,true,,,,", "RS0005"),
        ("A\"na,3,true,,,\"", "RS0005"),
        ("\"Ana\"x,3,true,,,", "RS0005"),
        ("\"Ana,3,true,,,", "RS0005"),
    ] {
        let text = format!("{head}{record}");
        for piece in [1, 7, text.len()] {
            let report = judged(&form, Some(Format::Csv), text.as_bytes(), piece);
            let told: Vec<String> = codes(&report).into_iter().map(|(_, _, code)| code).collect();
            assert_eq!(told.join(" "), expected, "{record}");
            assert_eq!(report.rows, 1, "{record}");
            assert_eq!(report.diagnostics, []);
        }
    }
}

#[test]
fn a_first_line_of_csv_that_does_not_fit_is_told() {
    let form = given::form(TABLE);
    for (text, code, invalid) in [
        ("name,agreed,aeg\nAna,true,3", "RS0107", 1),
        ("name,name\nAna,Ana", "RS0106", 1),
        ("name,\"agreed\nAna,true", "RS0005", 0),
        ("", "RS0005", 0),
    ] {
        let mut many = many(&form, Some(Format::Csv), 10);
        many.feed(text.as_bytes());
        let report = many.finish();
        assert_eq!(report.diagnostics[0].code.to_string(), code, "{text}");
        assert_eq!((report.valid, report.invalid), (0, invalid), "{text}");
    }
    let options = ManyOptions {
        format: Some(Format::Csv),
        delimiter: b';',
        ignores_unknown: true,
        ..ManyOptions::default()
    };
    let mut many = Many::new(form, given::options(), options);
    many.feed(b"id;name;agreed\n7;Ana;true");
    assert_eq!(many.finish().valid, 1);
}
