//! What is imported, exported and imported again is the same.

use proptest::prelude::*;
use routeslip::interchange::bpmn::{export, import};

use super::models::{bundles, read, suite};
use super::random::bundle;

#[test]
fn models_come_in_again_as_the_same() {
    let mut wrong = Vec::new();
    for (name, text) in suite().unwrap_or_default() {
        let first = import(&text).bundle.unwrap();
        let exported = export(&first, None);
        let Some(xml) = exported.xml else {
            assert!(first.contains(r#""workflows":{}"#), "{name}: {:?}", exported.diagnostics);
            continue;
        };
        let again = import(&xml);
        if read(again.bundle.as_ref().unwrap()) != read(&first)
            || !exported.diagnostics.is_empty()
            || !again.diagnostics.is_empty()
        {
            wrong.push(format!(
                "{name}: {:?} {:?}\n{first}\n{}",
                exported.diagnostics,
                again.diagnostics,
                again.bundle.unwrap()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn bundles_become_models_that_come_in_again_as_the_same() {
    for (name, bundle) in bundles() {
        let exported = export(&bundle, None);
        let told: Vec<&str> = exported.diagnostics.iter().map(|it| it.pointer.as_str()).collect();
        let differs: &[&str] = match name.as_str() {
            "17-interleaved-parallel-routing.json" => &["/workflows/p/steps/0/oneAtATime"],
            _ => &[],
        };
        assert_eq!(told, differs, "{name}");
        let first = import(&exported.xml.unwrap());
        assert_eq!(first.diagnostics, [], "{name}");
        let first = first.bundle.unwrap();
        let again = export(&first, None);
        assert_eq!(again.diagnostics, [], "{name}");
        let again = import(&again.xml.unwrap()).bundle.unwrap();
        assert_eq!(read(&again), read(&first), "{name}");
    }
}

proptest! {
    #[test]
    fn random_workflows_come_in_again_as_the_same(bundle in bundle()) {
        let first = import(&export(&bundle, None).xml.unwrap());
        prop_assert_eq!(first.diagnostics, []);
        let first = first.bundle.unwrap();
        let again = export(&first, None);
        prop_assert_eq!(again.diagnostics, []);
        let again = import(&again.xml.unwrap());
        prop_assert_eq!(again.diagnostics, []);
        prop_assert_eq!(read(&again.bundle.unwrap()), read(&first));
    }
}
