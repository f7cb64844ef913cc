//! What is read of the extensions of Camunda 7, Camunda 8 (Zeebe) and Flowable, and what is told of the rest.

use routeslip::interchange::bpmn::import;
use serde_json::{Value, json};

/// A model with these elements in its process.
fn model(elements: &str) -> String {
    format!(
        r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
             xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:flowable="http://flowable.org/bpmn"
             xmlns:routeslip="urn:routeslip:bpmn"><process id="p">{elements}</process></definitions>"#
    )
}

fn bundle(elements: &str) -> Value {
    let imported = import(&model(elements));
    assert_eq!(imported.diagnostics, [], "{elements}");
    serde_json::from_str(&imported.bundle.unwrap()).unwrap()
}

/// The first step of the process.
fn step(elements: &str) -> Value {
    bundle(elements)["workflows"]["p"]["steps"][0].clone()
}

/// What is told of a model: code and message.
fn told(elements: &str) -> Vec<String> {
    let found = import(&model(elements)).diagnostics;
    found.iter().map(|found| format!("{} {}", found.code, found.message)).collect()
}

#[test]
fn assignments_of_all_tools_are_read() {
    let assign = |text: &str| step(text)["assign"].clone();
    let task = |attributes: &str| assign(&format!(r#"<userTask id="t" {attributes}/>"#));
    assert_eq!(task(r#"camunda:assignee="ana""#), json!({"person": "ana"}));
    assert_eq!(task(r#"flowable:assignee="${chief}""#), json!({"person": "= chief"}));
    assert_eq!(
        task(r#"camunda:candidateUsers="ana, bo""#),
        json!({"person": r#"= ["ana", "bo"]"#})
    );
    assert_eq!(task(r#"flowable:candidateGroups="hr""#), json!({"role": "hr"}));
    assert_eq!(
        task(r#"camunda:candidateGroups="hr,boss""#),
        json!({"role": r#"= ["hr", "boss"]"#})
    );
    assert_eq!(task(""), json!({"person": "submitter"}));
    let zeebe = r#"<userTask id="t"><extensionElements><zeebe:userTask/>
        <zeebe:assignmentDefinition candidateGroups="= [&quot;hr&quot;]"/></extensionElements></userTask>"#;
    assert_eq!(assign(zeebe), json!({"role": r#"= ["hr"]"#}));
    let lane = r#"<userTask id="t"/><laneSet><lane name="HR"><flowNodeRef>t</flowNodeRef></lane></laneSet>"#;
    assert_eq!(assign(lane), json!({"role": "HR"}));
    assert_eq!(step(r#"<userTask id="t" flowable:dueDate="P2D"/>"#)["due"], json!("P2D"));
}

#[test]
fn forms_of_start_events_are_read() {
    let camunda = r#"<startEvent id="s"><extensionElements><camunda:formData>
        <camunda:formField id="n" label="How many" type="long"><camunda:validation><camunda:constraint name="required"/></camunda:validation></camunda:formField>
        <camunda:formField id="kind" type="enum"><camunda:value id="a" name="A"/><camunda:value id="b" name="B"/></camunda:formField>
        </camunda:formData></extensionElements></startEvent>"#;
    let fields = json!([
        {"name": "n", "type": "number", "label": "How many", "required": true},
        {"name": "kind", "type": "select", "label": "kind", "options": ["a", "b"]},
    ]);
    assert_eq!(bundle(camunda)["forms"]["p"]["pages"][0]["fields"], fields);
    let flowable = r#"<startEvent id="s"><extensionElements>
        <flowable:formProperty id="on" name="Day" type="date" required="true"/></extensionElements></startEvent>"#;
    let fields = json!([{"name": "on", "type": "date", "label": "Day", "required": true}]);
    assert_eq!(bundle(flowable)["forms"]["p"]["pages"][0]["fields"], fields);
}

#[test]
fn services_and_calls_are_given_what_tools_say() {
    let zeebe = r#"<serviceTask id="t"><extensionElements><zeebe:taskDefinition type="pay"/><zeebe:ioMapping>
        <zeebe:input source="= amount * 2" target="sum"/></zeebe:ioMapping></extensionElements></serviceTask>"#;
    assert_eq!(
        step(zeebe),
        json!({"id": "t", "type": "webhook", "service": "pay", "values": {"sum": "amount * 2"}})
    );
    let camunda = r#"<serviceTask id="t" camunda:type="external" camunda:topic="pay" camunda:resultVariable="paid"><extensionElements>
        <camunda:inputOutput><camunda:inputParameter name="sum">${amount}</camunda:inputParameter>
        <camunda:inputParameter name="to">a "b"</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>"#;
    assert_eq!(
        step(camunda),
        json!({"id": "t", "type": "webhook", "service": "pay", "result": "paid",
               "values": {"sum": "amount", "to": r#""a \"b\"""#}})
    );
    let call = r#"<callActivity id="t" calledElement="other"><extensionElements>
        <camunda:in source="amount" target="sum"/><flowable:in sourceExpression="${amount &gt; 5}" target="large"/>
        </extensionElements></callActivity>"#;
    assert_eq!(
        step(call),
        json!({"id": "t", "type": "call", "workflow": "other",
               "values": {"sum": "amount", "large": "amount > 5"}})
    );
}

#[test]
fn loops_of_all_tools_are_read() {
    let once = json!([{"id": "t.once", "type": "pass"}]);
    let camunda = r#"<task id="t"><multiInstanceLoopCharacteristics isSequential="true" flowable:collection="${items}" flowable:elementVariable="it">
        <completionCondition>${done == 2}</completionCondition></multiInstanceLoopCharacteristics></task>"#;
    assert_eq!(
        step(camunda),
        json!({"id": "t", "type": "each", "in": "items", "as": "it", "oneAtATime": true,
               "rest": "cancel", "until": "done = 2", "steps": once})
    );
    let zeebe = r#"<task id="t"><multiInstanceLoopCharacteristics><extensionElements>
        <zeebe:loopCharacteristics inputCollection="= items" inputElement="it" outputCollection="all" outputElement="= it + 1"/>
        </extensionElements></multiInstanceLoopCharacteristics></task>"#;
    assert_eq!(
        step(zeebe),
        json!({"id": "t", "type": "each", "in": "items", "as": "it", "rest": "cancel",
               "collect": "it + 1", "result": "all", "steps": once})
    );
    let sub_process = r#"<subProcess id="t"><task id="a"/><standardLoopCharacteristics loopMaximum="3"/></subProcess>"#;
    assert_eq!(
        step(sub_process),
        json!({"id": "t", "type": "repeat", "most": 3, "steps": [{"id": "a", "type": "pass"}], "flows": []})
    );
}

#[test]
fn what_tools_say_beyond_that_is_told() {
    assert_eq!(
        told(r#"<userTask id="t" camunda:formKey="f" camunda:asyncBefore="true"/>"#),
        [
            "RS2034 `formKey` of `userTask` `t` is left out.",
            "RS2034 `asyncBefore` of `userTask` `t` is left out."
        ]
    );
    assert_eq!(
        told(
            r#"<serviceTask id="t"><extensionElements><zeebe:taskHeaders/><zeebe:ioMapping><zeebe:output source="= a" target="b"/></zeebe:ioMapping></extensionElements></serviceTask>"#
        ),
        ["RS2034 `taskHeaders` is left out.", "RS2034 `output` is left out."]
    );
    let list = r#"<serviceTask id="t"><extensionElements><camunda:inputOutput><camunda:inputParameter name="n">
        <camunda:list/></camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>"#;
    assert_eq!(
        told(list),
        ["RS2034 `inputParameter` `n` is left out.", "RS2034 `list` is left out."]
    );
    assert_eq!(
        told(
            r#"<userTask id="t"><extensionElements><zeebe:formDefinition formId="f"/></extensionElements></userTask>"#
        ),
        ["RS2034 `formDefinition` is left out."]
    );
}

#[test]
fn extensions_of_its_own_are_read_with_care() {
    let own = |text: &str| {
        format!(
            "<task id='t'><extensionElements><routeslip:step>{text}</routeslip:step></extensionElements></task>"
        )
    };
    assert_eq!(step(&own(r#"{"split": 2}"#)), json!({"id": "t", "type": "pass", "split": 2}));
    assert_eq!(step(&own(r#"{"type": null}"#)), json!({"id": "t"}));
    let deep = format!(r#"{{"a":{}1{}}}"#, "[".repeat(40), "]".repeat(40));
    for broken in ["[]", "{", "", &deep] {
        let found = told(&own(broken));
        assert_eq!(found, ["RS2035 What this extension says is no object of JSON."], "{broken}");
    }
}

#[test]
fn sub_processes_are_nested_only_so_deep() {
    let nested = |depth: usize| {
        let open: String = (0..depth)
            .map(|at| format!("<transaction id='s{at}'><multiInstanceLoopCharacteristics/>"))
            .collect();
        format!("{open}{}", "</transaction>".repeat(depth))
    };
    let imported = import(&model(&nested(19)));
    assert_eq!(imported.diagnostics, []);
    assert!(routeslip::engine::compile(&imported.bundle.unwrap()).0.is_some());
    let found = told(&nested(25));
    assert!(found[0].starts_with("RS2032"), "{found:?}");
}
