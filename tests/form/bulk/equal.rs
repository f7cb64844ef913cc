//! The law: many submissions are judged as sessions judge them one by one.

use std::rc::Rc;

use proptest::prelude::*;
use routeslip::form::{Form, ManyReport};
use serde_json::Value as Json;

use super::generate::case;
use super::judged;
use super::sessions::one_by_one;
use crate::given;

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
