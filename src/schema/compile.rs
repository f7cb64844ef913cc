//! A schema document to its program.

use std::rc::Rc;

use super::keyword::{ANNOTATIONS, Counted, JsonType, Keyword};
use super::{Part, PartId, Schema};
use crate::by_name::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::json::{self, Kind, Lines, Node};
use crate::pointer::Pointer;
use crate::value::Decimal;

/// Compiles the schema in `text`. What can't be compiled is reported and left out.
pub fn compile(text: &str) -> (Option<Schema>, Vec<Diagnostic>) {
    let (root, mut diagnostics) = json::parse(text);
    let Some(root) = root else { return (None, diagnostics) };
    let mut compiler = Compiler {
        root: &root,
        parts: Vec::new(),
        pointers: Names::default(),
        findings: Vec::new(),
    };
    compiler.refer(Pointer::root());
    // Compiling a part adds the parts that it refers to; a work list instead of a recursion.
    let mut next = 0;
    while next < compiler.parts.len() {
        compiler.part(next);
        next = next.saturating_add(1);
    }
    let lines = Lines::new(text);
    let place = |finding: Diagnostic| {
        let start = root.nearest(&finding.pointer).start;
        finding.with_place(lines.place(start as usize))
    };
    diagnostics.extend(compiler.findings.into_iter().map(place));
    (Some(Schema { parts: compiler.parts }), diagnostics)
}

struct Compiler<'a> {
    root: &'a Node,
    parts: Vec<Part>,
    /// The pointers of the parts: the number of each is that of its part.
    pointers: Names,
    findings: Vec<Diagnostic>,
}

impl Compiler<'_> {
    fn refer(&mut self, pointer: Pointer) -> PartId {
        let place = self.pointers.add(pointer.as_str().into());
        if place == self.parts.len() {
            self.parts.push(Part { pointer, keywords: Vec::new() });
        }
        PartId(u32::try_from(place).unwrap_or(u32::MAX))
    }

    fn part(&mut self, place: usize) {
        let Some(pointer) = self.parts.get(place).map(|part| part.pointer.clone()) else { return };
        let root = self.root;
        let Some(node) = root.at(&pointer) else {
            self.report(
                &pointer,
                Code::UnknownReference,
                "There is nothing at this place of the schema.".into(),
            );
            return;
        };
        let mut keywords = Vec::new();
        match &node.kind {
            Kind::Bool(true) => {}
            Kind::Bool(false) => keywords.push(("false", Keyword::Nothing)),
            Kind::Object(members) => {
                for member in members {
                    let at = pointer.name(&member.name);
                    keywords.extend(self.keyword(&member.name, &member.value, node, &at));
                }
            }
            _ => {
                self.report(&pointer, Code::WrongType, "A schema is an object or a boolean.".into())
            }
        }
        if let Some(part) = self.parts.get_mut(place) {
            part.keywords = keywords;
        }
    }

    fn keyword(
        &mut self,
        name: &str,
        value: &Node,
        schema: &Node,
        at: &Pointer,
    ) -> Option<(&'static str, Keyword)> {
        let items = |value: &Node| value.items().to_vec();
        let known = match name {
            "type" => ("type", self.types(value, at).map(Keyword::Type)),
            "enum" => ("enum", Some(Keyword::OneOfValues(items(value)))),
            "const" => ("const", Some(Keyword::OneOfValues(vec![value.clone()]))),
            "minimum" => ("minimum", self.bound(value, at, |number, bound| number >= bound)),
            "maximum" => ("maximum", self.bound(value, at, |number, bound| number <= bound)),
            "exclusiveMinimum" => {
                ("exclusiveMinimum", self.bound(value, at, |number, bound| number > bound))
            }
            "exclusiveMaximum" => {
                ("exclusiveMaximum", self.bound(value, at, |number, bound| number < bound))
            }
            "minLength" => (
                "minLength",
                self.count(value, at).map(|least| Keyword::AtLeast(Counted::Characters, least)),
            ),
            "maxLength" => (
                "maxLength",
                self.count(value, at).map(|most| Keyword::AtMost(Counted::Characters, most)),
            ),
            "minItems" => (
                "minItems",
                self.count(value, at).map(|least| Keyword::AtLeast(Counted::Items, least)),
            ),
            "maxItems" => (
                "maxItems",
                self.count(value, at).map(|most| Keyword::AtMost(Counted::Items, most)),
            ),
            "minProperties" => (
                "minProperties",
                self.count(value, at).map(|least| Keyword::AtLeast(Counted::Properties, least)),
            ),
            "maxProperties" => (
                "maxProperties",
                self.count(value, at).map(|most| Keyword::AtMost(Counted::Properties, most)),
            ),
            "required" => ("required", Some(Keyword::Required(texts(value)))),
            "properties" => ("properties", Some(self.properties(schema, at))),
            // With `properties` it is a part of that keyword.
            "additionalProperties" if schema.get("properties").is_some() => return None,
            "additionalProperties" => {
                let additional = Some(self.refer(at.clone()));
                (
                    "additionalProperties",
                    Some(Keyword::Properties { known: Vec::new(), additional }),
                )
            }
            "items" => ("items", Some(Keyword::Items(self.refer(at.clone())))),
            "allOf" => ("allOf", Some(Keyword::AllOf(self.branches(value, at)))),
            "anyOf" => ("anyOf", Some(Keyword::AnyOf(self.branches(value, at)))),
            "oneOf" => ("oneOf", Some(Keyword::OneOf(self.branches(value, at)))),
            "not" => ("not", Some(Keyword::Not(self.refer(at.clone())))),
            "$ref" => ("$ref", self.reference(value, at).map(Keyword::Ref)),
            annotation if ANNOTATIONS.contains(&annotation) => return None,
            _ => {
                self.report(
                    at,
                    Code::UnsupportedKeyword,
                    format!("The keyword `{name}` is not supported."),
                );
                return None;
            }
        };
        let (name, keyword) = known;
        keyword.map(|keyword| (name, keyword))
    }

    fn types(&mut self, value: &Node, at: &Pointer) -> Option<Vec<JsonType>> {
        let words = match value.as_str() {
            Some(word) => vec![Rc::from(word)],
            None => texts(value),
        };
        let mut types = Vec::new();
        for word in words {
            match JsonType::ALL.iter().find(|(name, _)| **name == *word) {
                Some((_, ty)) => types.push(*ty),
                None => self.report(
                    at,
                    Code::UnknownWord,
                    format!("`{word}` is not a type of JSON Schema."),
                ),
            }
        }
        Some(types)
    }

    fn bound(
        &mut self,
        value: &Node,
        at: &Pointer,
        keeps: fn(Decimal, Decimal) -> bool,
    ) -> Option<Keyword> {
        let bound = number(value);
        if bound.is_none() {
            self.report(at, Code::WrongType, "This keyword takes a number.".into());
        }
        bound.map(|bound| Keyword::Bound { bound, keeps })
    }

    fn count(&mut self, value: &Node, at: &Pointer) -> Option<usize> {
        let count =
            number(value).and_then(Decimal::to_i64).and_then(|count| usize::try_from(count).ok());
        if count.is_none() {
            self.report(at, Code::WrongType, "This keyword takes a whole number from 0 on.".into());
        }
        count
    }

    fn properties(&mut self, schema: &Node, at: &Pointer) -> Keyword {
        let members = schema.get("properties").map(Node::members).unwrap_or_default();
        let known = members
            .iter()
            .map(|member| (Rc::clone(&member.name), self.refer(at.name(&member.name))))
            .collect();
        let mut above = at.clone();
        above.pop();
        let closing = schema.get("additionalProperties").is_some();
        let additional = closing.then(|| self.refer(above.name("additionalProperties")));
        Keyword::Properties { known, additional }
    }

    fn branches(&mut self, value: &Node, at: &Pointer) -> Vec<PartId> {
        (0..value.items().len()).map(|index| self.refer(at.index(index))).collect()
    }

    fn reference(&mut self, value: &Node, at: &Pointer) -> Option<PartId> {
        let pointer = value
            .as_str()
            .and_then(|reference| reference.strip_prefix('#'))
            .and_then(Pointer::parse);
        if pointer.is_none() {
            self.report(
                at,
                Code::UnsupportedKeyword,
                "Only references into the same document, such as `#/$defs/name`, are supported."
                    .into(),
            );
        }
        pointer.map(|pointer| self.refer(pointer))
    }

    fn report(&mut self, at: &Pointer, code: Code, message: String) {
        self.findings.push(Diagnostic::error(code, message).with_pointer(at.clone()));
    }
}

pub(super) fn number(node: &Node) -> Option<Decimal> {
    match &node.kind {
        Kind::Number(digits) => Decimal::parse(digits),
        _ => None,
    }
}

fn texts(node: &Node) -> Vec<Rc<str>> {
    node.items().iter().filter_map(Node::as_str).map(Rc::from).collect()
}
