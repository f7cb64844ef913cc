//! Decision tables (DMN 1.5, 8).

use std::rc::Rc;

use roxmltree::Node;

use super::document::find_type;
use super::reader::{Reader, Shape};
use crate::decision::{
    Aggregation, HitPolicy, InputDefinition, OutputDefinition, RuleDefinition, TableDefinition,
};
use crate::document::Expression;
use crate::interchange::dmn::xml;
use crate::pointer::Pointer;

const TABLE: Shape = Shape {
    attributes: &["typeRef", "hitPolicy", "aggregation", "outputLabel"],
    elements: &["input", "output", "rule"],
};
const INPUT: Shape =
    Shape { attributes: &["label"], elements: &["inputExpression", "inputValues"] };
const OUTPUT: Shape = Shape {
    attributes: &["label", "name", "typeRef"],
    elements: &["outputValues", "defaultOutputEntry"],
};
const RULE: Shape = Shape {
    attributes: &[],
    elements: &["description", "inputEntry", "outputEntry", "annotationEntry"],
};

/// The hit policies as XML writes them.
pub(in crate::interchange::dmn) const HIT_POLICIES: [(&str, HitPolicy); 7] = [
    ("UNIQUE", HitPolicy::Unique),
    ("ANY", HitPolicy::Any),
    ("PRIORITY", HitPolicy::Priority),
    ("FIRST", HitPolicy::First),
    ("RULE ORDER", HitPolicy::RuleOrder),
    ("OUTPUT ORDER", HitPolicy::OutputOrder),
    ("COLLECT", HitPolicy::Collect),
];

/// The aggregations as XML writes them.
pub(in crate::interchange::dmn) const AGGREGATIONS: [(&str, Aggregation); 4] = [
    ("SUM", Aggregation::Sum),
    ("MIN", Aggregation::Min),
    ("MAX", Aggregation::Max),
    ("COUNT", Aggregation::Count),
];

impl<'a> Reader<'a> {
    /// A table; `name` is that of the variable it is for.
    pub(super) fn table(
        &mut self,
        node: Node<'a, 'a>,
        name: &str,
        at: &Pointer,
    ) -> TableDefinition {
        self.check(node, &TABLE, at);
        let hit_policy = self.word(node, "hitPolicy", &HIT_POLICIES, at);
        let aggregation = self.word(node, "aggregation", &AGGREGATIONS, at);
        let mut table = TableDefinition {
            hit_policy: hit_policy.filter(|policy| *policy != HitPolicy::Unique),
            aggregation,
            ..TableDefinition::default()
        };
        for child in xml::elements(node) {
            match xml::name(child) {
                "input" => {
                    let input = self.input(child, &at.name("inputs").index(table.inputs.len()));
                    table.inputs.push(input);
                }
                "output" => {
                    let at = at.name("outputs").index(table.outputs.len());
                    let output = self.output(child, name, &at);
                    table.outputs.push(output);
                }
                "rule" => {
                    let rule = self.rule(child, &at.name("rules").index(table.rules.len()));
                    table.rules.push(rule);
                }
                _ => {}
            }
        }
        if matches!(table.hit_policy, Some(HitPolicy::Priority | HitPolicy::OutputOrder)) {
            self.order_outputs(node, &mut table);
        }
        if let Some(label) = node.attribute("outputLabel").filter(|label| *label != name) {
            match table.outputs.as_mut_slice() {
                [only] if only.label.is_none() => only.label = Some(label.into()),
                _ => self.findings.left_out(
                    node.range().start,
                    at,
                    "The attribute `outputLabel` of `decisionTable`",
                ),
            }
        }
        table
    }

    /// Gives outputs without values those of their type: a hit policy goes by their order
    /// (DMN 1.5, 8.2.8).
    fn order_outputs(&mut self, node: Node<'a, 'a>, table: &mut TableDefinition) {
        if table.outputs.iter().any(|output| output.values.is_some()) {
            return;
        }
        let variable = node.parent_element().and_then(|parent| xml::child(parent, "variable"));
        let of_table = self.type_of(node).or_else(|| self.type_of(variable?));
        let is_single = table.outputs.len() == 1;
        for output in &mut table.outputs {
            let own = output.ty.as_ref().and_then(|ty| self.allowed(ty, None));
            let name = (!is_single).then_some(&*output.name);
            let shared = || of_table.as_ref().and_then(|ty| self.allowed(ty, name));
            output.values = own.or_else(shared);
        }
    }

    /// The allowed values of a type, or of its component of this name.
    fn allowed(&self, ty: &str, component: Option<&str>) -> Option<Expression> {
        let (mut definition, _) = find_type(self.all, self.document, ty)?;
        if let Some(name) = component {
            definition = xml::elements(definition).find(|node| {
                xml::name(*node) == "itemComponent" && node.attribute("name") == Some(name)
            })?;
        }
        self.text_of(xml::child(definition, "allowedValues")?, "text").map(Expression)
    }

    fn word<T: Copy>(
        &mut self,
        node: Node<'a, 'a>,
        attribute: &str,
        words: &[(&str, T)],
        at: &Pointer,
    ) -> Option<T> {
        let text = node.attribute(attribute)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let message = ["`", text, "` is not known as `", attribute, "`."].concat();
            let help = ["One of these can stand here: ", &known.join(", "), "."].concat();
            self.refuse(node, at, &message, &help);
        }
        found
    }

    fn input(&mut self, node: Node<'a, 'a>, at: &Pointer) -> InputDefinition {
        self.check(node, &INPUT, at);
        let ty = xml::child(node, "inputExpression").and_then(|inner| self.type_of(inner));
        let expression = self.expression_of(node, "inputExpression", at);
        if expression.is_none() {
            let message = "This input has no expression, so it is null.";
            self.refuse(node, at, message, "Say what the column's cells are tested against.");
        }
        InputDefinition {
            expression: expression.unwrap_or_else(|| Expression("null".into())),
            ty,
            label: node.attribute("label").map(Rc::from),
            values: self.expression_of(node, "inputValues", at),
        }
    }

    fn output(&mut self, node: Node<'a, 'a>, name: &str, at: &Pointer) -> OutputDefinition {
        self.check(node, &OUTPUT, at);
        OutputDefinition {
            // The only output may lack a name: the result is its value itself.
            name: node.attribute("name").unwrap_or(name).trim().into(),
            ty: self.type_of(node),
            label: node.attribute("label").map(Rc::from),
            values: self.expression_of(node, "outputValues", at),
            default: self.expression_of(node, "defaultOutputEntry", at),
        }
    }

    fn rule(&mut self, node: Node<'a, 'a>, at: &Pointer) -> RuleDefinition {
        self.check(node, &RULE, at);
        let mut rule = RuleDefinition { when: Vec::new(), then: Vec::new(), note: None };
        let mut notes: Vec<Rc<str>> = self.text_of(node, "description").into_iter().collect();
        for child in xml::elements(node) {
            let text = self.text_of(child, "text");
            match xml::name(child) {
                "inputEntry" => {
                    self.check_language(child, at);
                    rule.when.push(Expression(text.unwrap_or_else(|| "-".into())));
                }
                "outputEntry" => {
                    self.check_language(child, at);
                    rule.then.push(Expression(text.unwrap_or_else(|| "null".into())));
                }
                "annotationEntry" => notes.extend(text),
                _ => {}
            }
        }
        if !notes.is_empty() {
            rule.note = Some(notes.join("\n").into());
        }
        rule
    }
}
