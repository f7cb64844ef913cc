//! The output formats of the standard (Core 12.4).

use super::collect::{Of, Unit};
use super::message;
use super::place::encoded;
use super::program::{PartId, Schema};
use super::word::{WORDS, Word};
use crate::document::words;
use crate::json::Writer;
use crate::pointer::Pointer;

words! {
    /// How much is told of a validation (Core 12.4).
    pub enum Form {
        /// Whether the document is valid.
        Flag = "flag",
        /// A list of every error or annotation.
        Basic = "basic",
        /// The errors or annotations in the order of the schema, without results that say nothing of their own.
        Detailed = "detailed",
        /// Every result, valid or not.
        Verbose = "verbose",
    }
}

/// Writes the result of a document in a form; `root` is not needed for a flag.
pub(super) fn write(schema: &Schema, form: Form, is_valid: bool, root: Option<&Unit>) -> String {
    let mut out = Writer::new();
    let node = root.filter(|_| form != Form::Flag).map(|root| schema.node(root));
    match (form, node) {
        (Form::Detailed, Some(node)) => {
            let alone = Node {
                keyword: Pointer::root(),
                absolute: node.absolute.clone(),
                instance: Pointer::root(),
                is_valid,
                said: None,
                below: Vec::new(),
            };
            condensed(node, is_valid).unwrap_or(alone).nested(&mut out);
        }
        (Form::Verbose, Some(node)) => node.nested(&mut out),
        (_, node) => {
            out.begin_object();
            valid(&mut out, is_valid);
            if let Some(node) = node {
                out.name(list_name(is_valid));
                out.begin_array();
                node.listed(is_valid, &mut out);
                out.end_array();
            }
            out.end_object();
        }
    }
    out.into_text()
}

fn list_name(is_valid: bool) -> &'static str {
    if is_valid { "annotations" } else { "errors" }
}

fn valid(out: &mut Writer, is_valid: bool) {
    out.name("valid");
    out.bool(is_valid);
}

/// A result as it is told. A keyword and the schema that is its value are one.
struct Node {
    /// The way through the schema, the keyword's own place, and that of the value.
    keyword: Pointer,
    absolute: String,
    instance: Pointer,
    is_valid: bool,
    /// An annotation as JSON, or what is wrong.
    said: Option<String>,
    below: Vec<Node>,
}

impl Schema {
    fn node(&self, unit: &Unit) -> Node {
        let mut below: Vec<Node> = match &*unit.below {
            [one]
                if matches!(unit.of, Of::Keyword(..))
                    && one.keyword == unit.keyword
                    && one.instance == unit.instance =>
            {
                self.node(one).below
            }
            all => all.iter().map(|unit| self.node(unit)).collect(),
        };
        if let Of::Part(part) = unit.of
            && unit.is_valid
        {
            self.annotate(unit, part, &mut below);
        }
        Node {
            keyword: unit.keyword.clone(),
            absolute: self.absolute_location(unit.of),
            instance: unit.instance.clone(),
            is_valid: unit.is_valid,
            said: if unit.is_valid { annotation(unit) } else { self.error(unit) },
            below,
        }
    }

    /// Adds the keywords that only annotate, those of nobody among them (Core 6.5).
    fn annotate(&self, unit: &Unit, part: PartId, below: &mut Vec<Node>) {
        let Some(source) = self.source(part) else { return };
        let step = |pointer: &Pointer, name: &str| pointer.name(name);
        for (name, value) in source.members() {
            let name = name.as_str().unwrap_or_default();
            let word = WORDS.iter().find(|entry| entry.text == name).map(|entry| entry.word);
            let annotates = word.is_none_or(|word| {
                word >= Word::Title
                    || matches!(
                        word,
                        Word::Format
                            | Word::ContentEncoding
                            | Word::ContentMediaType
                            | Word::ContentSchema
                    )
            });
            let keyword = step(&unit.keyword, name);
            if !annotates || below.iter().any(|node| node.keyword == keyword) {
                continue;
            }
            let mut absolute = self.absolute_location(unit.of);
            absolute.push_str(&encoded(step(&Pointer::root(), name).as_str()));
            below.push(Node {
                keyword,
                absolute,
                instance: unit.instance.clone(),
                is_valid: true,
                said: Some(value.text().to_owned()),
                below: Vec::new(),
            });
        }
    }

    /// What is wrong, unless that is what is below.
    fn error(&self, unit: &Unit) -> Option<String> {
        let Of::Keyword(word, part) = unit.of else {
            return unit.below.is_empty().then(|| message::of(Word::Comment).1.to_owned());
        };
        let has_own = matches!(word, Word::AnyOf | Word::OneOf | Word::Not | Word::Contains);
        if !has_own && unit.below.iter().any(|below| !below.is_valid) {
            return None;
        }
        let value = self.keyword(word, part).map_or("", |value| value.text());
        let mut said = message::of(word).1.replacen("{}", value, 1);
        for name in &unit.missing {
            said.extend([" `", name, "`"]);
        }
        Some(said)
    }
}

/// What a keyword that holds says of the value, for those that say it by what is below (Core 10.3).
fn annotation(unit: &Unit) -> Option<String> {
    let Of::Keyword(word, _) = unit.of else { return None };
    let mut out = Writer::new();
    let last = |unit: &Unit| unit.instance.steps().last().unwrap_or_default();
    match word {
        Word::Properties
        | Word::PatternProperties
        | Word::AdditionalProperties
        | Word::UnevaluatedProperties => {
            out.begin_array();
            unit.below.iter().for_each(|unit| out.string(&last(unit)));
            out.end_array();
        }
        Word::Items | Word::AdditionalItems | Word::UnevaluatedItems => {
            out.bool(!unit.below.is_empty());
        }
        Word::PrefixItems => out.raw(&last(unit.below.last()?)),
        Word::Contains => {
            out.begin_array();
            let found = unit.below.iter().filter(|unit| unit.is_valid);
            found.for_each(|unit| out.raw(&last(unit)));
            out.end_array();
        }
        _ => return None,
    }
    Some(out.into_text())
}

/// A node without what says nothing of its own (Core 12.4.3).
fn condensed(mut node: Node, is_valid: bool) -> Option<Node> {
    if node.is_valid != is_valid {
        return None;
    }
    let below = std::mem::take(&mut node.below);
    node.below = below.into_iter().filter_map(|below| condensed(below, is_valid)).collect();
    if node.said.is_none() && node.below.len() < 2 {
        return node.below.pop();
    }
    Some(node)
}

impl Node {
    /// Writes its own members.
    fn own(&self, out: &mut Writer) {
        valid(out, self.is_valid);
        for (name, text) in [
            ("keywordLocation", self.keyword.as_str()),
            ("absoluteKeywordLocation", &*self.absolute),
            ("instanceLocation", self.instance.as_str()),
        ] {
            // Without a URI of the schema there is no absolute place.
            if name != "absoluteKeywordLocation" || !text.starts_with('#') {
                out.name(name);
                out.string(text);
            }
        }
        match &self.said {
            Some(annotation) if self.is_valid => {
                out.name("annotation");
                out.raw(annotation);
            }
            Some(error) => {
                out.name("error");
                out.string(error);
            }
            None => {}
        }
    }

    /// Writes it and what is below as one list.
    fn listed(&self, is_valid: bool, out: &mut Writer) {
        if self.is_valid != is_valid {
            return;
        }
        if self.said.is_some() {
            out.begin_object();
            self.own(out);
            out.end_object();
        }
        self.below.iter().for_each(|below| below.listed(is_valid, out));
    }

    fn nested(&self, out: &mut Writer) {
        out.begin_object();
        self.own(out);
        if !self.below.is_empty() {
            out.name(list_name(self.is_valid));
            out.begin_array();
            self.below.iter().for_each(|below| below.nested(out));
            out.end_array();
        }
        out.end_object();
    }
}
