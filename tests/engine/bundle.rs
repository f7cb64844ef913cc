//! Bundles: the format as a document, and whatever somebody might deploy.

use proptest::collection::vec;
use proptest::prelude::*;
use routeslip::document::{from_text, to_text};
use routeslip::engine::{Bundle, compile};

use super::given::LEAVE;

#[test]
fn the_leave_bundle_is_written_back_as_it_was_read() {
    let (bundle, diagnostics) = from_text::<Bundle>(LEAVE);
    assert_eq!(diagnostics, []);
    let written = to_text(&bundle.expect("a bundle"));
    let (again, diagnostics) = from_text::<Bundle>(&written);
    assert_eq!(diagnostics, []);
    assert_eq!(to_text(&again.expect("a bundle")), written);
}

#[test]
fn the_leave_bundle_warns_of_another_department_and_of_nothing_else() {
    let (deployment, diagnostics) = compile(LEAVE);
    assert!(deployment.is_some());
    let found: Vec<String> =
        diagnostics.iter().map(|finding| format!("{} {}", finding.code, finding.pointer)).collect();
    assert_eq!(
        found,
        [
            "RS5001 /processes/time-off/departments/HR/0",
            "RS5001 /processes/time-off/handOffs/0/start",
        ]
    );
}

/// Every finding says where it is and what to do.
fn judge(text: &str) -> Result<(), TestCaseError> {
    let (deployment, diagnostics) = compile(text);
    for finding in &diagnostics {
        prop_assert!(finding.place.is_some(), "no place: {finding}");
        prop_assert!(!finding.message.is_empty());
    }
    prop_assert!(
        deployment.is_some() || diagnostics.iter().any(|finding| finding.is_error()),
        "nothing was said"
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_answered(text in ".{0,200}") {
        judge(&text)?;
    }

    #[test]
    fn any_json_is_answered(
        pieces in vec(prop::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "\"routeslip\"", "1", "\"forms\"", "\"workflows\"", "\"steps\"", "\"type\"",
            "\"approval\"", "null", "true", "\"= x\"", "\"{{ x }}\"", "\"\\ud800\"", "-1e999", "\"people\"",
        ]), 0..60),
    ) {
        judge(&pieces.concat())?;
    }

    /// The leave request with some of its texts swapped, dropped or doubled.
    #[test]
    fn any_change_of_a_bundle_is_answered(
        changes in vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8), 1..6),
    ) {
        let mut words: Vec<&str> = LEAVE.split_inclusive(['"', ' ', ',', '\n']).collect();
        for (at, other, change) in changes {
            let (at, other) = (at.index(words.len()), other.index(words.len()));
            match change {
                0 if words.len() > 1 => { words.remove(at); }
                1 => words.swap(at, other),
                2 => words.insert(at, words[other]),
                _ => words.truncate(at.max(1)),
            }
        }
        judge(&words.concat())?;
    }
}
