//! Forms and what is entered in them.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

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
pub(super) struct Case {
    pub(super) definition: Json,
    pub(super) rows: Vec<Json>,
}

pub(super) fn case() -> impl Strategy<Value = Case> {
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
