//! What a look at a workflow as a whole finds, with a shortest run that shows it.

use routeslip::document::to_text;
use routeslip::workflow;

use super::scenario::Scenario;

const TASK: &str = r#""type":"task","assign":{"person":"ana"}"#;

/// The codes, places and messages of what is found; `#task` stands for a task of Ana's.
fn found(steps: &str, flows: &str, sent: &[&str]) -> Vec<String> {
    let flows = if flows.is_empty() { String::new() } else { format!(r#","flows":[{flows}]"#) };
    let steps = steps.replace("#task", TASK);
    let scenario = Scenario::new(&format!(
        r#"{{"people":{{"ana":{{"name":"Ana"}}}},"fields":{{"n":"number"}},"workflow":{{"form":"f","steps":[{steps}]{flows}}}}}"#
    ));
    let (_, findings) = scenario.compile();
    assert_eq!(findings, [], "{steps}");
    let sent: Vec<_> = sent.iter().map(|name| (*name).into()).collect();
    let found = workflow::lint(&scenario.definition, &scenario.surroundings(), &sent);
    assert!(found.iter().all(|it| it.help.is_some()), "{found:?}");
    found.iter().map(|it| format!("{} {} {}", it.code, to_text(&it.pointer), it.message)).collect()
}

#[test]
fn a_parallel_join_behind_a_choice_comes_to_a_standstill() {
    let steps = r#"
        {"id":"a",#task},{"id":"way","type":"gateway","kind":"exclusive"},{"id":"b",#task},{"id":"c",#task},
        {"id":"join","type":"gateway","kind":"parallel"},{"id":"end","type":"end"}"#;
    let flows = r#"
        {"from":"a","to":"way"},{"from":"way","to":"b","if":"n > 1"},{"from":"way","to":"c","otherwise":true},
        {"from":"b","to":"join"},{"from":"c","to":"join"},{"from":"join","to":"end"}"#;
    assert_eq!(
        found(steps, flows, &[]),
        [
            "RS4028 \"/workflows/w/steps/4\" The workflow can come to a standstill: `join` waits for a branch that never comes. It happens after: `a`, `way`, `b`."
        ]
    );
    // The standard's inclusive join waits only for what can come.
    let inclusive = steps.replace(
        r#""id":"join","type":"gateway","kind":"parallel""#,
        r#""id":"join","type":"gateway","kind":"inclusive""#,
    );
    assert_eq!(found(&inclusive, flows, &[]), [""; 0]);
}

#[test]
fn branches_that_nothing_joins_do_twice_what_is_behind() {
    let steps = r#"
        {"id":"fork","type":"gateway","kind":"parallel"},{"id":"b",#task},{"id":"c",#task},
        {"id":"merge","type":"gateway","kind":"exclusive"},{"id":"d",#task}"#;
    let flows = r#"
        {"from":"fork","to":"b"},{"from":"fork","to":"c"},{"from":"b","to":"merge"},{"from":"c","to":"merge"},{"from":"merge","to":"d"}"#;
    assert_eq!(
        found(steps, flows, &[]),
        [
            "RS4029 \"/workflows/w/steps/3\" The step `merge` can be come to twice at the same time, so that all behind it is done twice. It happens after: `fork`, `b`, `c`."
        ]
    );
}

#[test]
fn an_end_in_a_branch_takes_the_others_away() {
    let steps = r#"
        {"id":"all","type":"parallel","branches":[
            {"steps":[{"id":"b","type":"approval","assign":{"person":"ana"},"outcomes":{"yes":"c","no":"declined"}},{"id":"c",#task}]},
            {"steps":[{"id":"d",#task}]}]},
        {"id":"end","type":"end"},{"id":"declined","type":"end"}"#;
    assert_eq!(
        found(steps, "", &[]),
        [
            "RS4030 \"/workflows/w/steps/2\" `declined` ends the workflow while `d` is still to be done. It happens after: `all`, `b`."
        ]
    );
}

#[test]
fn sound_workflows_are_not_complained_of() {
    let steps = r#"
        {"id":"all","type":"parallel","branches":[
            {"steps":[{"id":"b","type":"approval","assign":{"person":"ana"},"outcomes":{"yes":"c","no":"b2"}},{"id":"b2",#task,"to":"b"},{"id":"c",#task}]},
            {"steps":[{"id":"some","type":"inclusive","branches":[{"if":"n > 1","steps":[{"id":"d",#task}]},{"otherwise":true,"steps":[{"id":"e",#task}]}]}]}]},
        {"id":"each","type":"each","times":3,"steps":[{"id":"f",#task,"on":[{"after":"PT1H","to":"g"}]},{"id":"g",#task}]},
        {"id":"first","type":"race","branches":[{"after":"PT1H","steps":[]},{"message":"m","steps":[{"id":"h",#task}]}]},
        {"id":"end","type":"end"}"#;
    assert_eq!(found(steps, "", &["m"]), [""; 0]);
}

#[test]
fn a_message_that_nobody_sends_is_told() {
    let steps = r#"{"id":"a","type":"wait","message":"payed"},{"id":"end","type":"end"}"#;
    let found = found(steps, "", &["paid"]);
    assert_eq!(
        found,
        ["RS4031 \"/workflows/w/steps/0\" No workflow of the bundle sends the message `payed`."]
    );
}
