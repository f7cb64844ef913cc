//! What each element becomes, and what is told of the others.

use routeslip::engine;
use routeslip::interchange::dmn::import;

use super::support::{bundle, findings, model};

fn decision(logic: &str) -> String {
    let text =
        bundle(&format!(r#"<decision name="d" id="d"><variable name="d"/>{logic}</decision>"#));
    let (_, logic) = text.split_once(r#""requires":[],"#).unwrap();
    logic.strip_suffix("}}}").unwrap().to_owned()
}

fn literal(text: &str) -> String {
    format!("<literalExpression><text>{text}</text></literalExpression>")
}

#[test]
fn every_element_has_its_word() {
    let text = bundle(
        r##"<description>About</description>
        <itemDefinition name="t N"><typeRef>number</typeRef></itemDefinition>
        <itemDefinition name="tP" isCollection="true">
            <itemComponent name="a b"><typeRef>string</typeRef><allowedValues><text>"x"</text></allowedValues></itemComponent>
        </itemDefinition>
        <itemDefinition name="tF"><functionItem outputTypeRef="number"><parameters name="p" typeRef="t N"/></functionItem></itemDefinition>
        <inputData name="the age" id="i"><variable name="the age" typeRef="t N"/></inputData>
        <decision name="d" id="d1" label="Dee">
            <question>Why?</question><allowedAnswers>Because</allowedAnswers>
            <variable name="d" typeRef="tP"/>
            <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
            <informationRequirement><requiredInput href="urn:m#i"/></informationRequirement>
            <literalExpression typeRef="tP"><text> k(the age) </text></literalExpression>
        </decision>
        <businessKnowledgeModel name="k" id="k"><variable name="k" typeRef="tF"/>
            <encapsulatedLogic><formalParameter name="p" typeRef="t N"/><literalExpression><text>p</text></literalExpression></encapsulatedLogic>
        </businessKnowledgeModel>
        <decisionService name="s" id="s"><variable name="s"/><outputDecision href="#d1"/><inputData href="#i"/></decisionService>"##,
    );
    assert_eq!(
        text,
        r#"{"routeslip":1,"name":"M","namespace":"urn:m","description":"About","types":{"t N":"number","tP":{"collection":true,"components":{"a b":{"type":"string","allowedValues":"\"x\""}}},"tF":{"function":{"parameters":[{"name":"p","type":"t N"}],"type":"number"}}},"inputData":{"the age":{"type":"t N"}},"decisions":{"d":{"title":"Dee","question":"Why?","allowedAnswers":"Because","requires":["the age","k"],"type":"tP","expression":"k(the age)"}},"knowledge":{"k":{"requires":[],"parameters":[{"name":"p","type":"t N"}],"type":"number","expression":"p"}},"decisionServices":{"s":{"outputDecisions":["d"],"inputData":["the age"]}}}"#
    );
    let (_, diagnostics) = engine::compile(&text);
    assert_eq!(diagnostics, []);
}

#[test]
fn boxed_expressions_become_logic() {
    let a = literal("1");
    for (xml, json) in [
        (format!("<list>{a}{a}</list>"), r#""list":["1","1"]"#),
        (
            format!(
                r#"<context><contextEntry><variable name="x" typeRef="number"/>{a}</contextEntry><contextEntry>{a}</contextEntry></context>"#
            ),
            r#""context":{"x":{"type":"number","expression":"1"}},"result":"1""#,
        ),
        (
            format!(r#"<relation><column name="c"/><row>{a}</row></relation>"#),
            r#""relation":{"columns":[{"name":"c"}],"rows":[["1"]]}"#,
        ),
        (
            format!(r#"<invocation>{a}<binding><parameter name="p"/>{a}</binding></invocation>"#),
            r#""invoke":{"function":"1","with":{"p":"1"}}"#,
        ),
        (
            format!(
                r#"<functionDefinition kind="Java"><formalParameter name="p"/>{a}</functionDefinition>"#
            ),
            r#""function":{"kind":"java","parameters":[{"name":"p"}],"expression":"1"}"#,
        ),
        (
            format!("<conditional><if>{a}</if><then>{a}</then><else>{a}</else></conditional>"),
            r#""conditional":{"if":"1","then":"1","else":"1"}"#,
        ),
        (
            format!(
                r#"<filter><in typeRef="list&lt;number&gt;">{a}</in><match>{a}</match></filter>"#
            ),
            r#""filter":{"in":{"type":"list<number>","expression":"1"},"match":"1"}"#,
        ),
        (
            format!(r#"<for iteratorVariable="i"><in>{a}</in><return>{a}</return></for>"#),
            r#""for":{"variable":"i","in":"1","return":"1"}"#,
        ),
        (
            format!(
                r#"<every iteratorVariable="i"><in>{a}</in><satisfies>{a}</satisfies></every>"#
            ),
            r#""every":{"variable":"i","in":"1","satisfies":"1"}"#,
        ),
    ] {
        assert_eq!(decision(&xml), json, "{xml}");
    }
}

#[test]
fn tables_keep_their_columns_and_rules() {
    let table = r#"<decisionTable hitPolicy="COLLECT" aggregation="SUM" outputLabel="Fee">
        <input label="Age"><inputExpression typeRef="number"><text>age</text></inputExpression><inputValues><text>&gt;= 0</text></inputValues></input>
        <output><defaultOutputEntry><text>0</text></defaultOutputEntry></output>
        <rule><description>Why</description><inputEntry><text>&lt; 18</text></inputEntry><outputEntry><text>5</text></outputEntry></rule>
        <rule><inputEntry><text></text></inputEntry><outputEntry><text>7</text></outputEntry></rule>
    </decisionTable>"#;
    assert_eq!(
        decision(table),
        r#""hitPolicy":"collect","aggregation":"sum","inputs":[{"expression":"age","type":"number","label":"Age","values":">= 0"}],"outputs":[{"name":"d","label":"Fee","default":"0"}],"rules":[{"when":["< 18"],"then":["5"],"note":"Why"},{"when":["-"],"then":["7"]}]"#
    );
}

#[test]
fn an_order_of_priority_is_that_of_the_type() {
    let text = bundle(
        r#"<itemDefinition name="t"><typeRef>string</typeRef><allowedValues><text>"b", "a"</text></allowedValues></itemDefinition>
        <decision name="d"><variable name="d" typeRef="t"/><decisionTable hitPolicy="PRIORITY"><output/>
        <rule><outputEntry><text>"a"</text></outputEntry></rule><rule><outputEntry><text>"b"</text></outputEntry></rule></decisionTable></decision>"#,
    );
    assert!(text.contains(r#""outputs":[{"name":"d","values":"\"b\", \"a\""}]"#), "{text}");
}

#[test]
fn older_versions_are_read() {
    let text = r#"<dmn:definitions xmlns:dmn="http://www.omg.org/spec/DMN/20151101/dmn.xsd" xmlns:feel="http://www.omg.org/spec/FEEL/20140401" xmlns:own="urn:m" name="M" namespace="urn:m">
        <dmn:inputData name="a" id="a"><dmn:variable name="a" typeRef="feel:number"/></dmn:inputData>
        <dmn:inputData name="b" id="b"><dmn:variable name="b" typeRef="own:t"/></dmn:inputData></dmn:definitions>"#;
    let imported = import(&[text]);
    assert_eq!(imported.diagnostics, []);
    let bundle = imported.bundle.unwrap();
    assert!(bundle.contains(r#""inputData":{"a":{"type":"number"},"b":{"type":"t"}}"#), "{bundle}");
}

#[test]
fn models_are_imported_with_those_they_import() {
    let library = r#"<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="L" namespace="urn:l">
        <itemDefinition name="t"><typeRef>number</typeRef></itemDefinition>
        <businessKnowledgeModel name="k" id="k"><encapsulatedLogic><formalParameter name="p" typeRef="t"/><literalExpression><text>p</text></literalExpression></encapsulatedLogic></businessKnowledgeModel></definitions>"#;
    let unused = library.replace("\"L\"", "\"U\"").replace("urn:l", "urn:u");
    let main = model(
        r#"<import name="lib" namespace="urn:l" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>
        <decision name="d"><variable name="d" typeRef="lib.t"/><knowledgeRequirement><requiredKnowledge href="urn:l#k"/></knowledgeRequirement><literalExpression><text>lib.k(1)</text></literalExpression></decision>"#,
    );
    let imported = import(&[&main, &unused, library]);
    assert_eq!(imported.diagnostics, []);
    let bundle = imported.bundle.unwrap();
    assert!(
        bundle.starts_with(r#"{"routeslip":1,"models":{"L":{"namespace":"urn:l","types""#),
        "{bundle}"
    );
    assert!(bundle.contains(r#""imports":[{"name":"lib","model":"L"}]"#), "{bundle}");
    assert!(bundle.contains(r#""requires":["lib.k"],"type":"lib.t""#), "{bundle}");
    assert!(!bundle.contains("urn:u"));
    let (_, diagnostics) = engine::compile(&bundle);
    assert_eq!(diagnostics, []);
    assert_eq!(
        findings(&[&main]),
        [
            "RS2035 1:94  The model `urn:l` was not given.",
            "RS2035 2:86 /decisions/d `urn:l#k` leads to nothing in this model or those it imports.",
        ]
    );
}

#[test]
fn what_is_left_out_is_told_with_its_place() {
    let text = model(
        "\n<knowledgeSource name=\"law\" id=\"k\"/>\n<decision name=\"d\" id=\"x\">\
         \n <extensionElements><a/></extensionElements><variable name=\"d\"/>\
         \n <usingTask href=\"#t\"/>\
         \n <literalExpression label=\"l\" expressionLanguage=\"python\"><text>1</text></literalExpression></decision>",
    );
    assert_eq!(
        findings(&[&text]),
        [
            "RS2034 2:1  `knowledgeSource` `law` is left out.",
            "RS2034 4:2 /decisions/d `extensionElements` is left out.",
            "RS2034 5:2 /decisions/d `usingTask` is left out.",
            "RS2035 6:2 /decisions/d Expressions in `python` can't be evaluated.",
            "RS2034 6:21 /decisions/d The attribute `label` of `literalExpression` is left out.",
        ]
    );
    let unknown = model(
        r#"<decision name="d"><variable name="d"/><decisionTable hitPolicy="LAST"><output/></decisionTable></decision>"#,
    );
    assert!(findings(&[&unknown])[0].contains("`LAST` is not known as `hitPolicy`."));
}
