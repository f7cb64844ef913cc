//! Submissions line by line.

use super::{DEPENDENT, PLAIN, codes, judged, lines, many};
use crate::given;

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
