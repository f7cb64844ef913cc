//! Workflows as models.

use routeslip::interchange::bpmn::{export, import};

use super::models::read;

fn workflow(steps: &str) -> String {
    format!(r#"{{"workflows":{{"w":{{"form":"w","steps":{steps}}}}}}}"#)
}

/// What is found in an export: code, place, pointer and message.
fn found(bundle: &str, workflow: Option<&str>) -> Vec<String> {
    let found = export(bundle, workflow).diagnostics;
    let text = |found: &routeslip::diagnostic::Diagnostic| {
        let place = found.place.map(|place| format!("{}:{}", place.line, place.column));
        let place = place.unwrap_or_default();
        format!("{} {place} {} {}", found.code, found.pointer, found.message)
    };
    found.iter().map(text).collect()
}

#[test]
fn what_is_not_there_is_told() {
    assert_eq!(export("{", None).xml, None);
    assert_eq!(
        found(&workflow("[]"), Some("v")),
        ["RS0107  /workflows There is no workflow `v` in this bundle."]
    );
    assert_eq!(found("{}", None), ["RS0107  /workflows There is no workflow in this bundle."]);
    let bundle = workflow(
        r#"[{"id":"a","type":"task","to":"c"},{"id":"b","type":"odd"},{"id":"d","type":"group","steps":[{"id":"e","type":"pass","to":"a"}]}]"#,
    );
    assert_eq!(
        found(&bundle, None),
        [
            "RS2035 1:74 /workflows/w/steps/1 The step `b` is of no known type, so it is left out.",
            "RS0107 1:69 /workflows/w/steps/0/to There is no step `c`, so the way there is left out.",
            "RS4022 1:161 /workflows/w/steps/2/steps/0/to No way of BPMN leads to `a` from here, so it is left out.",
            "RS2034 1:98 /workflows/w/steps/2 No way leads to `d`, so it is left out.",
        ]
    );
}

#[test]
fn names_that_are_no_identifiers_stay() {
    let bundle = workflow(
        r#"[{"id":"1 of 2","type":"pass"},{"id":"1_of 2","type":"pass"},{"id":"flow","type":"pass"},{"id":"definitions","type":"pass","to":"1 of 2"}]"#,
    );
    let xml = export(&bundle, None).xml.unwrap();
    for part in [
        r#"<task id="_1_of_2" name="1 of 2" routeslip:id="1 of 2">"#,
        r#"id="_1_of_2-2" name="1 of 2" routeslip:id="1_of 2">"#,
        r#"<sequenceFlow id="flow-2" routeslip:id="" sourceRef="start" targetRef="_1_of_2"/>"#,
    ] {
        assert!(xml.contains(part), "{part} in {xml}");
    }
    let imported = import(&xml).bundle.unwrap();
    let (workflows, _) = read(&imported);
    let steps: Vec<&str> = workflows.get("w").unwrap().steps.iter().map(|step| &*step.id).collect();
    assert_eq!(steps, ["start", "1 of 2", "1_of 2", "flow", "definitions"]);
}

#[test]
fn answers_lead_through_a_gateway_and_back_to_the_approval() {
    let bundle = workflow(
        r#"[{"id":"ask","type":"approval","title":"Ask","assign":{"role":"r"},"quorum":"all","outcomes":{"no":"off","yes":"on","back":{"sendBack":"submitter"}}},{"id":"on","type":"end"},{"id":"off","type":"end","status":"declined"}]"#,
    );
    let xml = export(&bundle, None).xml.unwrap();
    assert!(
        xml.contains(r#"<exclusiveGateway id="ask-outcomes" routeslip:outcomesOf="ask">"#),
        "{xml}"
    );
    let imported = import(&xml).bundle.unwrap();
    for part in [
        r#""outcomes":{"no":"off","yes":"on","back":{"sendBack":"submitter"}}"#,
        r#""flows":[{"from":"start","to":"ask"}]"#,
        r#"{"id":"off","type":"end","status":"declined"}"#,
    ] {
        assert!(imported.contains(part), "{part} in {imported}");
    }
    // A tool has led an answer elsewhere.
    let edited = xml.replace(
        r#"routeslip:outcome="yes" name="Yes" sourceRef="ask-outcomes" targetRef="on""#,
        r#"routeslip:outcome="yes" name="Yes" sourceRef="ask-outcomes" targetRef="off""#,
    );
    assert_ne!(edited, xml);
    let edited = import(&edited).bundle.unwrap();
    assert!(edited.contains(r#""yes":"off""#), "{edited}");
}

#[test]
fn an_end_in_a_group_and_forks_with_several_ways_in_stay_what_they_are() {
    let bundle = workflow(
        r#"[{"id":"fork","type":"parallel","branches":[{"steps":[{"id":"a","type":"pass"}]},{"steps":[{"id":"g","type":"group","steps":[{"id":"b","type":"pass","to":"end"}]}]}]},{"id":"c","type":"switch","cases":[{"if":"n > 1","to":"fork"}]},{"id":"end","type":"end"}]"#,
    );
    let exported = export(&bundle, None);
    assert_eq!(exported.diagnostics, []);
    let xml = exported.xml.unwrap();
    for part in [
        // The way in and the way back meet before the fork.
        r#"<exclusiveGateway id="fork-merge">"#,
        r#"targetRef="fork-merge""#,
        r#"sourceRef="fork-merge" targetRef="fork""#,
        // No way leads out of a group.
        r#"<endEvent id="end-2""#,
        r#"sourceRef="b" targetRef="end-2""#,
    ] {
        assert!(xml.contains(part), "{part} in {xml}");
    }
}

#[test]
fn a_large_workflow_is_drawn_in_time_and_a_larger_one_in_part() {
    let steps = |count: usize| {
        let step = |at: usize| {
            format!(r#"{{"id":"s{at}","type":"switch","cases":[{{"if":"x","to":"s{}"}}]}}"#, at / 2)
        };
        let steps: Vec<String> = (0..count).map(step).collect();
        workflow(&format!("[{}]", steps.join(",")))
    };
    assert_eq!(found(&steps(1_000), None), [""; 0]);
    let found = found(&steps(6_000), None);
    assert!(found.iter().any(|found| found.contains("too many steps")), "{:?}", &found[..5]);
}
