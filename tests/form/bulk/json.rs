//! Submissions as a JSON array.

use routeslip::form::Format;

use super::{PLAIN, codes, judged};
use crate::given;

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
