//! Any bytes, in any pieces, have one verdict.

use proptest::prelude::*;
use routeslip::form::Format;
use serde_json::Value as Json;

use super::sessions::one_by_one;
use super::{DEPENDENT, PLAIN, judged};
use crate::given;

/// Submissions, as they are and with some bytes changed.
fn almost_submissions() -> impl Strategy<Value = Vec<u8>> {
    let seeds = [
        "{\"name\":\"Ana\",\"age\":3,\"tags\":[\"a\"],\"lines\":[{\"note\":\"x\"},{}]}\n{\"age\":-1.5e2}\n",
        "[{\"name\":\"\\ud83d\\ude00\",\"lines\":[]}, {\"name\":\"é\",\"age\":null}]",
        "\u{feff} {\"name\":\"Ana\"}\n\n \u{feff}{\"name\":\"Bo\"}",
        "name,age,tags\r\n\"Ana, \"\"jr\"\"\",3,\"[\"\"a\"\"]\"\r\n,,\r\n",
    ];
    let edit = (
        any::<prop::sample::Index>(),
        prop::sample::select(b"{}[]\",:\\\n\r 0e-.ua\xff\xc3\xef\xbb\xbf".to_vec()),
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
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            let mut at = (bytes.len() - text.len()) as u64;
            for line in text.split('\n') {
                let blank = line.bytes().take_while(u8::is_ascii_whitespace).count() as u64;
                let fails = failures.next_if_eq(&(at + blank)).is_some();
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
