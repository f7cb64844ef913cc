//! Expressions to logic (DMN 1.5, 10.2).

use std::rc::Rc;

use roxmltree::Node;

use super::item::PARAMETER;
use super::reader::{EXPRESSIONS, Reader, Shape};
use crate::decision::{
    BoxedDefinition, ConditionalDefinition, FilterDefinition, ForDefinition, FunctionDefinition,
    FunctionKind, InvocationDefinition, LogicDefinition, QuantifiedDefinition, RelationDefinition,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Expression, Named};
use crate::interchange::dmn::xml;
use crate::pointer::Pointer;

macro_rules! shapes {
    ($($name:ident = [$($attribute:literal)*] [$($element:literal)*];)+) => {
        $(const $name: Shape = Shape {
            attributes: &["typeRef", $($attribute),*],
            elements: &[$($element),*],
        };)+
    };
}

shapes! {
    LITERAL = ["expressionLanguage"] ["text"];
    CONTEXT = [] ["contextEntry"];
    INVOCATION = [] ["binding" "literalExpression" "context" "functionDefinition" "invocation"];
    RELATION = [] ["column" "row"];
    CONDITIONAL = [] ["if" "then" "else"];
    FILTER = [] ["in" "match"];
    FOR = ["iteratorVariable"] ["in" "return"];
    QUANTIFIED = ["iteratorVariable"] ["in" "satisfies"];
}

/// Expressions that stand in an element: the element says nothing else.
const EXPRESSION_LIST: Shape = Shape { attributes: &["typeRef"], elements: &[] };
const ENTRY: Shape = Shape { attributes: &[], elements: &["variable", "parameter"] };
const FUNCTION: Shape = Shape { attributes: &["typeRef", "kind"], elements: &["formalParameter"] };

/// The first expression in an element.
pub(super) fn expression_in<'a>(node: Node<'a, 'a>) -> Option<Node<'a, 'a>> {
    expressions_in(node).next()
}

/// The expressions in an element.
fn expressions_in<'a>(node: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    xml::elements(node).filter(|child| EXPRESSIONS.contains(&xml::name(*child)))
}

/// Logic with one more type on its result.
pub(super) fn typed(logic: LogicDefinition, ty: Option<Rc<str>>) -> LogicDefinition {
    match (&logic.ty, ty) {
        (_, None) => logic,
        (Some(inner), Some(ty)) if *inner != ty => {
            let expression = Some(BoxedDefinition::Logic(Box::new(logic)));
            LogicDefinition { ty: Some(ty), expression, ..LogicDefinition::default() }
        }
        (_, ty) => LogicDefinition { ty, ..logic },
    }
}

/// Logic, written as short as it can be.
fn boxed(logic: LogicDefinition) -> BoxedDefinition {
    match logic {
        LogicDefinition { ty: None, expression: Some(inner), .. } => inner,
        logic => BoxedDefinition::Logic(Box::new(logic)),
    }
}

impl<'a> Reader<'a> {
    /// The logic of the expression in an element; `name` is that of the variable it is for.
    pub(super) fn logic_in(
        &mut self,
        node: Node<'a, 'a>,
        name: &str,
        at: &Pointer,
    ) -> LogicDefinition {
        let mut expressions = expressions_in(node);
        let Some(expression) = expressions.next() else { return LogicDefinition::default() };
        for other in expressions {
            self.leave_out(other, at);
        }
        self.logic(expression, name, at)
    }

    /// The expression in an element, which has one; null where it has not.
    fn boxed_in(&mut self, node: Node<'a, 'a>, name: &str, at: &Pointer) -> BoxedDefinition {
        let ty = match xml::name(node) {
            "in" => self.type_of(node),
            _ => None,
        };
        if expression_in(node).is_none() {
            let message = "There is no expression here, so this is null.";
            let finding =
                Diagnostic::warning(Code::NotSupported, message).with_help("Write an expression.");
            self.findings.add(node.range().start, at, finding);
            return BoxedDefinition::Literal(Expression("null".into()));
        }
        let logic = self.logic_in(node, name, at);
        boxed(typed(logic, ty))
    }

    /// The logic of an expression. Recursion is bounded by the nesting of the document.
    fn logic(&mut self, node: Node<'a, 'a>, name: &str, at: &Pointer) -> LogicDefinition {
        let ty = self.type_of(node);
        let mut logic = LogicDefinition { ty, ..LogicDefinition::default() };
        match xml::name(node) {
            "literalExpression" => logic.expression = self.literal(node, at),
            "decisionTable" => logic.table = self.table(node, name, at),
            "context" => self.context(node, &mut logic, at),
            "list" => {
                self.check_holder(node, &EXPRESSION_LIST, at);
                logic.list = Some(self.expressions(node, at));
            }
            "relation" => logic.relation = Some(self.relation(node, at)),
            "invocation" => logic.invoke = Some(self.invocation(node, at)),
            "functionDefinition" => logic.function = Some(Box::new(self.function(node, name, at))),
            "conditional" => {
                self.check(node, &CONDITIONAL, at);
                logic.conditional = Some(ConditionalDefinition {
                    condition: self.part(node, "if", at),
                    then: self.part(node, "then", at),
                    otherwise: self.part(node, "else", at),
                });
            }
            "filter" => {
                self.check(node, &FILTER, at);
                logic.filter = Some(FilterDefinition {
                    list: self.part(node, "in", at),
                    condition: self.part(node, "match", at),
                });
            }
            "for" => {
                self.check(node, &FOR, at);
                logic.each = Some(ForDefinition {
                    variable: variable(node),
                    list: self.part(node, "in", at),
                    body: self.part(node, "return", at),
                });
            }
            "some" => logic.some = Some(self.quantified(node, at)),
            "every" => logic.every = Some(self.quantified(node, at)),
            _ => {}
        }
        logic
    }

    fn literal(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Option<BoxedDefinition> {
        self.check(node, &LITERAL, at);
        self.check_language(node, at);
        let text = self.text_of(node, "text")?;
        Some(BoxedDefinition::Literal(Expression(text)))
    }

    fn part(&mut self, node: Node<'a, 'a>, word: &str, at: &Pointer) -> Box<BoxedDefinition> {
        Box::new(match xml::child(node, word) {
            Some(part) => {
                let mut shape = EXPRESSION_LIST;
                if word != "in" {
                    shape.attributes = &[];
                }
                self.check_holder(part, &shape, at);
                self.boxed_in(part, word, at)
            }
            None => {
                let message = ["The part `", word, "` is missing, so it is null."].concat();
                self.refuse(node, at, &message, "Add it to the expression.");
                BoxedDefinition::Literal(Expression("null".into()))
            }
        })
    }

    fn expressions(&mut self, node: Node<'a, 'a>, at: &Pointer) -> Vec<BoxedDefinition> {
        let mut all = Vec::new();
        for child in expressions_in(node) {
            all.push(self.nullable(child, "", at));
        }
        all
    }

    /// An expression; null where it has no text.
    fn nullable(&mut self, node: Node<'a, 'a>, name: &str, at: &Pointer) -> BoxedDefinition {
        let mut logic = self.logic(node, name, at);
        if xml::name(node) == "literalExpression" && logic.expression.is_none() {
            logic.expression = Some(BoxedDefinition::Literal(Expression("null".into())));
        }
        boxed(logic)
    }

    fn context(&mut self, node: Node<'a, 'a>, logic: &mut LogicDefinition, at: &Pointer) {
        self.check(node, &CONTEXT, at);
        let mut entries: Vec<(Rc<str>, BoxedDefinition)> = Vec::new();
        for entry in xml::elements(node).filter(|node| xml::name(*node) == "contextEntry") {
            self.check_holder(entry, &ENTRY, at);
            let Some(variable) = xml::child(entry, "variable") else {
                if logic.result.is_some() {
                    self.leave_out(entry, at);
                } else {
                    logic.result = Some(self.boxed_in(entry, "", at));
                }
                continue;
            };
            self.check(variable, &PARAMETER, at);
            let name: Rc<str> = variable.attribute("name").unwrap_or_default().trim().into();
            if entries.iter().any(|(known, _)| *known == name) {
                let message = ["The context has two entries called `", &name, "`."].concat();
                self.refuse(entry, at, &message, "Give each entry its own name.");
            }
            let value = self.logic_in(entry, &name, at);
            let value = match xml::name(entry) {
                _ if value == LogicDefinition::default() => self.boxed_in(entry, &name, at),
                _ => boxed(typed(value, self.type_of(variable))),
            };
            entries.push((name, value));
        }
        logic.context = Some(entries.into_iter().collect::<Named<_>>());
    }

    fn relation(&mut self, node: Node<'a, 'a>, at: &Pointer) -> RelationDefinition {
        self.check(node, &RELATION, at);
        let columns = self.parameters(node, "column", at);
        let mut rows = Vec::new();
        for row in xml::elements(node).filter(|node| xml::name(*node) == "row") {
            self.check_holder(row, &EXPRESSION_LIST, at);
            rows.push(self.expressions(row, at));
        }
        RelationDefinition { columns, rows }
    }

    fn invocation(&mut self, node: Node<'a, 'a>, at: &Pointer) -> InvocationDefinition {
        self.check(node, &INVOCATION, at);
        let function = Box::new(self.boxed_in(node, "", at));
        let mut with: Vec<(Rc<str>, BoxedDefinition)> = Vec::new();
        for binding in xml::elements(node).filter(|node| xml::name(*node) == "binding") {
            self.check_holder(binding, &ENTRY, at);
            let parameter = xml::child(binding, "parameter");
            let name: Rc<str> =
                parameter.and_then(|it| it.attribute("name")).unwrap_or_default().trim().into();
            let argument = if expression_in(binding).is_some() {
                let ty = parameter.and_then(|parameter| self.type_of(parameter));
                let logic = self.logic_in(binding, &name, at);
                boxed(typed(logic, ty))
            } else {
                BoxedDefinition::Literal(Expression("null".into()))
            };
            with.push((name, argument));
        }
        InvocationDefinition { function, with: with.into_iter().collect() }
    }

    /// A function, from its definition or what a business knowledge model encapsulates.
    pub(super) fn function(
        &mut self,
        node: Node<'a, 'a>,
        name: &str,
        at: &Pointer,
    ) -> FunctionDefinition {
        self.check_holder(node, &FUNCTION, at);
        let kind = match node.attribute("kind") {
            None => None,
            Some("FEEL") => Some(FunctionKind::Feel),
            Some("Java") => Some(FunctionKind::Java),
            Some("PMML") => Some(FunctionKind::Pmml),
            Some(other) => {
                let message = ["There is no kind of function `", other, "`."].concat();
                self.refuse(node, at, &message, "A function is of the kind FEEL, Java or PMML.");
                None
            }
        };
        let kind = kind.filter(|kind| *kind != FunctionKind::Feel);
        let parameters = self.parameters(node, "formalParameter", at);
        FunctionDefinition { kind, parameters, logic: self.logic_in(node, name, at) }
    }

    fn quantified(&mut self, node: Node<'a, 'a>, at: &Pointer) -> QuantifiedDefinition {
        self.check(node, &QUANTIFIED, at);
        QuantifiedDefinition {
            variable: variable(node),
            list: self.part(node, "in", at),
            body: self.part(node, "satisfies", at),
        }
    }
}

fn variable(node: Node<'_, '_>) -> Rc<str> {
    node.attribute("iteratorVariable").unwrap_or_default().trim().into()
}
