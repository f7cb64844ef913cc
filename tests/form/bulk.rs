//! Many submissions at once: the law that each is judged as a session would, and what happens with text that is none.

use std::rc::Rc;

use proptest::prelude::*;
use routeslip::form::{Form, Format, Many, ManyOptions, ManyReport, MisfitReason, Session};
use routeslip::json;
use routeslip::value::{Context, Value};
use serde_json::{Value as Json, json};

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

/// What a session tells of values: the errors of a submit, and what it had no place for.
fn one_by_one(form: &Rc<Form>, row: &Json) -> Vec<Json> {
    let node = json::parse(&row.to_string()).0.expect("JSON");
    let Value::Context(values) = Value::from_json(&node) else { panic!("no object: {row}") };
    let (mut session, misfits) =
        Session::with_values(Rc::clone(form), given::options(), &values as &Context);
    let state = given::json(&session.state());
    let mut found: Vec<Json> = match session.submit() {
        Ok(_) => Vec::new(),
        Err(refusal) => refusal.errors.iter().map(|error| given::json(error)).collect(),
    };
    for misfit in misfits {
        let path = misfit.field.expect("a path");
        let is_leaf = session.find(&path).is_some_and(|_| {
            state["fields"]
                .as_array()
                .expect("fields")
                .iter()
                .any(|field| field["field"] == *path && field.get("value").is_some())
        });
        let code = match misfit.reason {
            MisfitReason::NoField => "noField",
            MisfitReason::OtherType if !is_leaf => "type",
            _ => continue,
        };
        found.push(json!({ "field": *path, "page": 0, "code": code }));
    }
    for error in &mut found {
        if let Some(path) = error["field"].as_str() {
            error["field"] = places(&state, path).into();
        }
    }
    found
}

/// A path with the places of rows for their ids.
fn places(state: &Json, path: &str) -> String {
    let mut with_ids = String::new();
    let mut told: Vec<String> = Vec::new();
    for segment in path.split('/') {
        let list =
            state["fields"].as_array().expect("fields").iter().find(|it| it["field"] == *with_ids);
        let place = list.and_then(|list| list.get("rows")?.as_array()).and_then(|rows| {
            rows.iter().position(|id| segment.parse::<u64>().is_ok_and(|number| *id == number))
        });
        told.push(place.map_or_else(|| segment.to_owned(), |place| place.to_string()));
        with_ids =
            if with_ids.is_empty() { segment.to_owned() } else { format!("{with_ids}/{segment}") };
    }
    told.join("/")
}

/// Fields of a form whose fields depend on nothing, and what can be entered, much of it wrong.
fn plain_fields() -> Vec<(Json, Vec<Json>)> {
    vec![
        (
            json!({ "type": "text", "minLength": 2, "maxLength": 4 }),
            vec![
                json!("ab"),
                json!("a"),
                json!(" ab "),
                json!("äöüß"),
                json!("e\u{301}e"),
                json!("   "),
                json!("a\nb"),
                json!(12),
                json!(1.50),
                json!("漢字"),
                json!("\u{a0}ab"),
                json!("abcde"),
            ],
        ),
        (
            json!({ "type": "textarea" }),
            vec![json!("a\r\nb"), json!("\"quoted\""), json!("\u{7f}")],
        ),
        (
            json!({ "type": "text", "pattern": "[a-c]+" }),
            vec![json!("abc"), json!("abd"), json!(" a ")],
        ),
        (
            json!({ "type": "text", "mask": "##-@@" }),
            vec![json!("12ab"), json!("12-ab"), json!("1-a")],
        ),
        (
            json!({ "type": "number", "min": -1.5, "max": 1000, "step": 0.25 }),
            vec![
                json!(0.25),
                json!(-1.5),
                json!(-1.75),
                json!(0.3),
                json!(1000),
                json!(1001),
                json!("7"),
                json!("x"),
                json!(1e3),
                json!(1e300),
                json!(-0.0),
            ],
        ),
        (
            json!({ "type": "integer", "max": "= 2 + 3" }),
            vec![json!(5), json!(6), json!(1.5), json!(5.0), json!(12345678901234567_u64)],
        ),
        (
            json!({ "type": "money", "currency": "EUR" }),
            vec![json!(1.25), json!(1.255), json!("3.20")],
        ),
        (json!({ "type": "percent" }), vec![json!(12.5)]),
        (json!({ "type": "rating", "stars": 4 }), vec![json!(4), json!(5), json!(0), json!("3")]),
        (json!({ "type": "checkbox" }), vec![json!(true), json!(false), json!("true")]),
        (
            json!({ "type": "date", "min": "2026-01-01", "max": "= today()" }),
            vec![
                json!("2026-05-05"),
                json!("2025-12-31"),
                json!("2026-11-22"),
                json!("2026-11-23"),
                json!("2026-02-30"),
                json!(" 2026-05-05 "),
            ],
        ),
        (json!({ "type": "time" }), vec![json!("09:30"), json!("24:00")]),
        (json!({ "type": "datetime" }), vec![json!("2026-05-05T09:30"), json!("x")]),
        (json!({ "type": "month" }), vec![json!("2026-05"), json!("2026-13")]),
        (
            json!({ "type": "email", "maxLength": 12 }),
            vec![
                json!("a@b.org"),
                json!("A@B.Org"),
                json!("a@"),
                json!("a@bbbbbbbbbbb.org"),
                json!("é@b.org"),
            ],
        ),
        (json!({ "type": "url" }), vec![json!("https://a.b"), json!("x")]),
        (json!({ "type": "tel", "country": "DE" }), vec![json!("030 123456"), json!("x")]),
        (json!({ "type": "iban" }), vec![json!("DE89 3704 0044 0532 0130 00"), json!("DE1")]),
        (json!({ "type": "card" }), vec![json!("4111 1111 1111 1111"), json!("4111")]),
        (json!({ "type": "country" }), vec![json!("de"), json!("XX")]),
        (json!({ "type": "color" }), vec![json!("#abc"), json!("red")]),
        (
            json!({ "type": "select", "options": ["x", "y", " z", "2"] }),
            vec![json!("x"), json!(" z"), json!("z"), json!(2), json!("x ")],
        ),
        (
            json!({ "type": "checkboxes", "options": ["x", "y", "z"], "minItems": 2 }),
            vec![
                json!(["x", "z"]),
                json!(["x"]),
                json!([]),
                json!(["q", "x"]),
                json!("x"),
                json!(["x", 1]),
                json!([["x"]]),
            ],
        ),
        (
            json!({ "type": "ranking", "options": ["x", "y"] }),
            vec![json!(["y", "x"]), json!(["y"])],
        ),
        (
            json!({ "type": "tags", "maxItems": 2, "maxLength": 2 }),
            vec![
                json!(["a"]),
                json!(["a", "b", "c"]),
                json!(["abc"]),
                json!(["a", null]),
                json!("a"),
            ],
        ),
        (
            json!({ "type": "signature" }),
            vec![json!({ "id": "1", "name": "a", "type": "image/png", "size": 3 }), json!("x")],
        ),
        (
            json!({ "type": "file" }),
            vec![
                json!([{ "id": "1", "name": "a.txt", "type": "text/plain", "size": 3 }]),
                json!([1]),
            ],
        ),
        (
            json!({ "type": "hidden" }),
            vec![json!("x"), json!(1.5), json!({ "a": [1, { "b": null }] })],
        ),
        (
            json!({ "type": "password", "minLength": 3 }),
            vec![json!(" a "), json!("ab"), json!("abc")],
        ),
        (
            json!({ "type": "group", "fields": [{ "name": "in1", "type": "text", "required": true }, { "type": "section", "fields": [{ "name": "in2", "type": "number", "max": 3 }] }] }),
            vec![
                json!({ "in1": "a" }),
                json!({ "in2": 7 }),
                json!({}),
                json!({ "in1": "a", "in2": 3 }),
                json!({ "in1": "a", "other": 1 }),
                json!(null),
                json!("x"),
            ],
        ),
        (
            json!({ "type": "repeat", "minRows": 1, "maxRows": 3, "fields": [{ "name": "in3", "type": "text", "required": true, "maxLength": 3 }, { "name": "in4", "type": "integer" }, { "name": "in5", "type": "table", "fields": [{ "name": "in6", "type": "checkbox", "required": true }] }] }),
            vec![
                json!([{ "in3": "a" }]),
                json!([]),
                json!([{ "in3": "a" }, { "in4": 1 }]),
                json!([{ "in3": "abcd", "in4": 1.5, "in5": [{}, { "in6": true }] }]),
                json!([{ "in3": "a" }, { "in3": "a" }, { "in3": "a" }, { "in3": "a" }]),
                json!([{ "in3": "a" }, 7]),
                json!([{ "in3": "a", "x": 1 }]),
                json!(null),
                json!({ "in3": "a" }),
                json!([{ "in3": "a", "in5": [{ "in6": false }] }]),
            ],
        ),
        (json!({ "type": "note", "text": "Hi" }), vec![json!(1)]),
        (
            json!({ "type": "text", "readOnly": true, "default": "abc" }),
            vec![json!("x"), json!([])],
        ),
        (json!({ "type": "text", "default": "abc", "maxLength": 2 }), vec![json!("x"), json!("")]),
        (
            json!({ "type": "text", "messages": { "required": "We need it.", "maxLength": "Too long" }, "maxLength": 1 }),
            vec![json!("xy"), json!("")],
        ),
    ]
}

/// What makes fields depend on others, or be hidden for good.
const MORE: [(&str, &str); 6] = [
    ("visible", "pick = \"x\""),
    ("visible", "false"),
    ("enabled", "size > 2"),
    ("required", "= pick = \"y\""),
    ("verify", "unique"),
    ("required", "= 1 < 2"),
];

#[derive(Clone, Debug)]
struct Case {
    definition: Json,
    rows: Vec<Json>,
}

fn case() -> impl Strategy<Value = Case> {
    let all = plain_fields();
    let count = all.len();
    let field = (0..count, any::<bool>(), prop_oneof![9 => Just(MORE.len()), 1 => 0..MORE.len()]);
    let fields = prop::collection::vec(field, 1..7);
    let rows = prop::collection::vec(prop::collection::vec(any::<u8>(), 9), 1..8);
    (fields, rows, any::<bool>(), any::<bool>()).prop_map(
        move |(fields, rows, is_checked, is_shuffled)| {
            let mut written = vec![
                json!({ "name": "pick", "type": "radio", "options": ["x", "y"] }),
                json!({ "name": "size", "type": "number" }),
            ];
            let mut values: Vec<(String, Vec<Json>)> = vec![
                ("pick".into(), vec![json!("x"), json!("y"), json!("z")]),
                ("size".into(), vec![json!(2), json!(3)]),
            ];
            for (at, (which, required, more)) in fields.iter().enumerate() {
                let (mut field, entered) = all[*which].clone();
                let name = format!("f{at}");
                field["name"] = json!(name);
                let kind = field["type"].as_str().expect("a type").to_owned();
                if *required && !matches!(&*kind, "group" | "note" | "hidden") {
                    field["required"] = json!(true);
                }
                if let Some((property, expression)) = MORE.get(*more) {
                    let fits = match *property {
                        "verify" => !matches!(&*kind, "group" | "repeat" | "note"),
                        "required" => !matches!(&*kind, "group" | "note" | "hidden"),
                        _ => true,
                    };
                    if fits && !(kind == "note" && *property == "enabled") {
                        field[*property] = json!(expression);
                    }
                }
                values.push((name, entered));
                written.push(field);
            }
            let mut definition = json!({ "pages": [{ "fields": written }] });
            if is_checked && rows.len() > 5 {
                definition["checks"] =
                    json!([{ "that": "size > 2 or pick = \"x\"", "message": "No {{size}}" }]);
            }
            let rows = rows.iter().map(|dice| {
                let mut row: Vec<(String, Json)> = Vec::new();
                for ((name, entered), die) in values.iter().zip(dice) {
                    match usize::from(*die) % (entered.len() + 3) {
                        at if at < entered.len() => row.push((name.clone(), entered[at].clone())),
                        at if at == entered.len() => row.push((name.clone(), Json::Null)),
                        _ => {}
                    }
                }
                if dice[8] > 240 {
                    row.push(("other".into(), json!(1)));
                }
                if dice[8] == 0 {
                    row.push(("__proto__".into(), json!({ "constructor": 1 })));
                }
                if is_shuffled {
                    row.reverse();
                }
                Json::Object(row.into_iter().collect())
            });
            Case { rows: rows.collect(), definition }
        },
    )
}

/// Compares a report with what sessions tell.
fn must_equal(report: &ManyReport, form: &Rc<Form>, rows: &[Json]) -> Result<(), TestCaseError> {
    let report = given::json(report);
    let mut failures = report["failures"].as_array().expect("failures").iter();
    for (number, row) in (1..).zip(rows) {
        let expected = one_by_one(form, row);
        if expected.is_empty() {
            continue;
        }
        let Some(failure) = failures.next() else {
            return Err(TestCaseError::fail(format!("{row} passed")));
        };
        prop_assert_eq!(&failure["row"], number, "{} {:?}", row, expected);
        prop_assert_eq!(&failure["errors"], &Json::Array(expected), "{}", row);
    }
    prop_assert_eq!(failures.next(), None);
    prop_assert_eq!(&report["rows"], rows.len());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn many_are_judged_as_one_by_one(case in case(), piece in 1..300_usize) {
        let (form, findings) = given::compiled(&case.definition.to_string());
        prop_assert!(findings.iter().all(|found| !found.is_error()), "{:?} {}", findings, case.definition);
        let form = Rc::new(form);
        let text: String = case.rows.iter().map(|row| format!("{row}\n")).collect();
        let report = judged(&form, None, text.as_bytes(), text.len());
        must_equal(&report, &form, &case.rows)?;
        prop_assert_eq!(&judged(&form, None, text.as_bytes(), piece), &report);
        let array = serde_json::to_string_pretty(&case.rows).expect("JSON");
        let report = judged(&form, None, array.as_bytes(), array.len());
        must_equal(&report, &form, &case.rows)?;
        prop_assert_eq!(&judged(&form, None, array.as_bytes(), piece), &report);
    }
}

/// Submissions, as they are and with some bytes changed.
fn almost_submissions() -> impl Strategy<Value = Vec<u8>> {
    let seeds = [
        "{\"name\":\"Ana\",\"age\":3,\"tags\":[\"a\"],\"lines\":[{\"note\":\"x\"},{}]}\n{\"age\":-1.5e2}\n",
        "[{\"name\":\"\\ud83d\\ude00\",\"lines\":[]}, {\"name\":\"é\",\"age\":null}]",
        "name,age,tags\r\n\"Ana, \"\"jr\"\"\",3,\"[\"\"a\"\"]\"\r\n,,\r\n",
    ];
    let edit = (
        any::<prop::sample::Index>(),
        prop::sample::select(b"{}[]\",:\\\n\r 0e-.ua\xff\xc3".to_vec()),
        0..3_u8,
    );
    (prop::sample::select(seeds.to_vec()), prop::collection::vec(edit, 0..6)).prop_map(
        |(seed, edits)| {
            let mut bytes = seed.as_bytes().to_vec();
            for (at, byte, kind) in edits {
                let at = at.index(bytes.len().max(1));
                match kind {
                    0 => bytes.insert(at.min(bytes.len()), byte),
                    1 if at < bytes.len() => bytes[at] = byte,
                    _ if at < bytes.len() => drop(bytes.remove(at)),
                    _ => {}
                }
            }
            bytes
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_have_one_verdict(bytes in almost_submissions(), piece in 1..9_usize) {
        for definition in [PLAIN, DEPENDENT] {
            let form = given::form(definition);
            for format in [None, Some(Format::Ndjson), Some(Format::Json), Some(Format::Csv)] {
                let whole = judged(&form, format, &bytes, bytes.len());
                prop_assert_eq!(whole.valid + whole.invalid, whole.rows);
                prop_assert_eq!(&judged(&form, format, &bytes, piece), &whole);
            }
            let Ok(text) = str::from_utf8(&bytes) else { continue };
            let report = judged(&form, Some(Format::Ndjson), &bytes, bytes.len());
            let mut failures = report.failures.iter().map(|failure| failure.offset).peekable();
            let mut at = 0;
            for line in text.split('\n') {
                let fails = failures.next_if_eq(&at).is_some();
                if !line.bytes().all(|byte| byte.is_ascii_whitespace()) {
                    let read = serde_json::from_str::<Json>(line).ok().filter(Json::is_object);
                    let passes = read.is_some_and(|row| one_by_one(&form, &row).is_empty());
                    // A member that is there twice is a mistake here, and none there.
                    prop_assert!(fails != passes || fails && report.failures.iter().any(|it| it.diagnostic.is_some()), "{}", line);
                }
                at += line.len() as u64 + 1;
            }
        }
    }
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
fn lines_that_are_no_submissions_are_told_with_row_and_place() {
    let deep = "[".repeat(100_000);
    let digits = "9".repeat(10_000);
    let rows = [
        (r#"{"name":"Ana","age":3}"#.to_owned(), None),
        (r#"{"name":"Ana","#.to_owned(), Some("RS0001")),
        (r#"{"name":"Ana","name":"Bo"}"#.to_owned(), Some("RS0003")),
        (r#"{"age":3,"name":"Ana","age":3}"#.to_owned(), Some("RS0003")),
        (r#"{"age":3, "name":"Ana" ,"tags":["x"]}"#.to_owned(), None),
        (r#"{"age":3,"name":"Ana",}"#.to_owned(), Some("RS0001")),
        (r#"{"name":"Ana","n\u0061me":"Bo"}"#.to_owned(), Some("RS0003")),
        (r#"{"name":"\ud800"}"#.to_owned(), Some("RS0001")),
        (format!(r#"{{"name":"Ana","tags":{deep}}}"#), Some("RS0002")),
        (format!(r#"{{"name":"Ana","age":{digits}}}"#), Some("type")),
        (format!(r#"{{"name":"Ana","age":0.{digits}}}"#), Some("type")),
        (format!(r#"{{"name":"Ana","age":1e{digits}}}"#), Some("type")),
        (r#"{"name":"Ana","age":1e2}"#.to_owned(), None),
        (r#"{"name":"Ana","age":1e-400000}"#.to_owned(), Some("type")),
        (r#"{"name":"Ana","__proto__":{"age":7}}"#.to_owned(), Some("noField")),
        (r#"{"name":"Ana","constructor":null}"#.to_owned(), Some("noField")),
        (r#"[{"name":"Ana"}]"#.to_owned(), Some("RS0103")),
        ("7".to_owned(), Some("RS0103")),
        ("null".to_owned(), Some("RS0103")),
        (r#"{"name":"Ana"}{"name":"Bo"}"#.to_owned(), Some("RS0001")),
        (r#"{"name":"Ana"},"#.to_owned(), Some("RS0001")),
        (r#"{"name":"Ana" "age":1}"#.to_owned(), Some("RS0001")),
        (r#"{"name":"Ana","age":01}"#.to_owned(), Some("RS0001")),
        ("{\"name\":\"A\tna\"}".to_owned(), Some("RS0001")),
        (r#"{"name":"Ana","lines":[{},{"note":"x"},7]}"#.to_owned(), Some("type")),
        (r#"{"name":"Ana","lines":{"note":"x"}}"#.to_owned(), Some("type")),
        (r#"{"name":"Ana","lines":[{"note":["x"]}]}"#.to_owned(), Some("type")),
        (format!(r#"{{"name":"{}"}}"#, "x".repeat(2_000_000)), Some("maxLength")),
        (r#"{"age":200}"#.to_owned(), Some("required max")),
        ("   ".to_owned(), None),
        (r#" { "name" : "Ana" , "age" : 3 } "#.to_owned(), None),
    ];
    for definition in [PLAIN, DEPENDENT] {
        let mut text = String::from("\u{feff}");
        let mut expected = Vec::new();
        let mut number = 0;
        for (row, code) in &rows {
            let offset = if text.len() == 3 { 0 } else { text.len() as u64 };
            number += u64::from(!row.trim().is_empty());
            expected.extend(code.map(|code| (number, offset, code.to_owned())));
            text += row;
            text += "\r\n";
        }
        let report = lines(definition, &text);
        assert_eq!(codes(&report), expected);
        assert_eq!(report.rows, number);
        assert_eq!((report.valid + report.invalid, report.untold), (number, 0));
        let form = given::form(definition);
        assert_eq!(judged(&form, None, text.as_bytes(), 1_000), report);
    }
}

#[test]
fn a_text_that_is_not_utf8_is_wrong_only_where_it_is_not() {
    let text =
        b"{\"name\":\"Ana\"}\n{\"name\":\"\xed\xa0\x80\"}\n{\"name\":\"\xff\"}\n{\"name\":\"Bo\"}";
    let report = judged(&given::form(PLAIN), None, text, text.len());
    assert_eq!(codes(&report), [(2, 15, "RS0001".into()), (3, 30, "RS0001".into())]);
    assert_eq!(report.valid, 2);
}

#[test]
fn long_texts_and_many_rows_are_bounded() {
    let form = given::form(PLAIN);
    let mut text = format!("{{\"name\":\"{}\"}}\n", "é".repeat(25_000_000));
    text += &format!("{{\"name\":\"Ana\",\"other\":\"{}\"}}\n", "x".repeat(70 << 20));
    text += "{\"name\":\"Ana\"}\n";
    let report = judged(&form, None, text.as_bytes(), 1 << 20);
    let told: Vec<String> = codes(&report).into_iter().map(|(_, _, code)| code).collect();
    assert_eq!(told, ["maxLength", "RS0004"]);
    assert_eq!(report.valid, 1);

    let mut many = many(&form, None, 10);
    for _ in 0..1_000 {
        many.feed("{\"name\":\"Ana\",\"age\":3}\n{\"age\":7}\n".repeat(500).as_bytes());
    }
    let [bytes, rows, valid] = many.progress();
    assert_eq!((rows, valid), (1_000_000, 500_000));
    assert_eq!(bytes, 500_000 * 33);
    let report = many.finish();
    assert_eq!((report.valid, report.invalid, report.untold), (500_000, 500_000, 499_990));
    assert_eq!(report.failures.len(), 10);

    let rows = "{},".repeat(1_000_000);
    let text = format!("{{\"name\":\"Ana\",\"lines\":[{}{{}}]}}", rows);
    let report = judged(&form, None, text.as_bytes(), text.len());
    assert_eq!(codes(&report)[0].2, "maxRows");
    let text = format!(
        "{{{}\"name\":\"Ana\"}}",
        (0..5_000).map(|at| format!("\"x{at}\":1,")).collect::<String>()
    );
    let report = judged(&form, None, text.as_bytes(), text.len());
    assert_eq!((report.failures[0].errors.len(), report.failures[0].untold), (100, 4_900));
}

#[test]
fn arrays_are_read_item_by_item() {
    let form = given::form(PLAIN);
    for (text, rows, expected, whole) in [
        (r#" [ ] "#, 0, vec![], None),
        (r#"[{"name":"]"},{"name":"\"]"}]"#, 2, vec![], None),
        (r#"[{"name":"Ana"},{"age":1} , 7]"#, 3, vec![(2, "required"), (3, "RS0103")], None),
        (r#"[{"name":"Ana"},]"#, 2, vec![(2, "RS0001")], None),
        (r#"[,]"#, 2, vec![(1, "RS0001"), (2, "RS0001")], None),
        (r#"[{"name":"Ana"}"#, 1, vec![], Some("RS0001")),
        (r#"[{"name":"Ana"},{"name""#, 2, vec![(2, "RS0001")], Some("RS0001")),
        (r#"[{"name":"Ana"}] x"#, 1, vec![], Some("RS0001")),
        (r#"[{"name":"Ana"} {"name":"Bo"}]"#, 1, vec![(1, "RS0001")], None),
        (r#"[{"name":"Ana"}}]"#, 1, vec![(1, "RS0001")], None),
    ] {
        for piece in [1, 3, text.len()] {
            let report = judged(&form, Some(Format::Json), text.as_bytes(), piece);
            let told: Vec<(u64, String)> =
                codes(&report).into_iter().map(|(row, _, code)| (row, code)).collect();
            let expected: Vec<(u64, String)> =
                expected.iter().map(|(row, code)| (*row, (*code).to_owned())).collect();
            assert_eq!((told, report.rows), (expected, rows), "{text}");
            let code = report.diagnostics.first().map(|finding| finding.code.to_string());
            assert_eq!(code.as_deref(), whole, "{text}");
        }
    }
    let report = judged(&form, Some(Format::Json), b"{\"name\":\"Ana\"}", 100);
    assert_eq!((report.rows, report.diagnostics.len()), (0, 1));
}

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

#[test]
fn what_only_a_page_can_check_is_counted() {
    let report = lines(
        r#"{ "pages": [{ "fields": [{ "name": "a", "type": "text", "verify": "unique", "maxLength": 2 }] }] }"#,
        "{\"a\":\"x\"}\n{}\n{\"a\":\"xyz\"}",
    );
    assert_eq!((report.valid, report.unverified, report.invalid), (2, 1, 1));
}
