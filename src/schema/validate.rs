//! A document against a compiled schema.

use super::compile::number;
use super::equal::equal;
use super::keyword::{Counted, JsonType, Keyword};
use super::{PartId, Schema};
use crate::json::{Kind, Node};
use crate::pointer::Pointer;

/// How deep parts may lead into each other: a schema whose `$ref` leads to itself does not end.
const MAX_DEPTH: u32 = 512;

/// A keyword that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Where in the document.
    pub instance: Pointer,
    /// Which keyword of the schema.
    pub schema: Pointer,
}

impl Schema {
    /// What is wrong with a document; nothing where it is valid. Of the branches of `anyOf`,
    /// `oneOf` and `not` only the keyword itself is told.
    pub fn validate(&self, instance: &Node) -> Vec<Violation> {
        let mut validation =
            Validation { schema: self, at: Pointer::root(), found: Vec::new(), depth: 0 };
        validation.part(PartId(0), instance);
        validation.found
    }
}

struct Validation<'a> {
    schema: &'a Schema,
    at: Pointer,
    found: Vec<Violation>,
    depth: u32,
}

impl Validation<'_> {
    fn part(&mut self, id: PartId, instance: &Node) {
        let schema = self.schema;
        let Some(part) = schema.parts.get(id.0 as usize) else { return };
        self.depth = self.depth.saturating_add(1);
        for (name, keyword) in &part.keywords {
            if self.depth > MAX_DEPTH || !self.holds(keyword, instance) {
                self.found
                    .push(Violation { instance: self.at.clone(), schema: part.pointer.name(name) });
            }
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Whether a keyword itself holds; what is wrong below it is added to what was found.
    fn holds(&mut self, keyword: &Keyword, instance: &Node) -> bool {
        match keyword {
            Keyword::Nothing => false,
            Keyword::Type(types) => types.iter().any(|ty| is_of(*ty, instance)),
            Keyword::OneOfValues(values) => values.iter().any(|value| equal(value, instance)),
            Keyword::Bound { bound, keeps } => {
                number(instance).is_none_or(|number| keeps(number, *bound))
            }
            Keyword::AtLeast(what, least) => {
                count(*what, instance).is_none_or(|count| count >= *least)
            }
            Keyword::AtMost(what, most) => {
                count(*what, instance).is_none_or(|count| count <= *most)
            }
            Keyword::Required(names) => {
                !matches!(instance.kind, Kind::Object(_))
                    || names.iter().all(|name| instance.get(name).is_some())
            }
            Keyword::Properties { known, additional } => {
                for member in instance.members() {
                    let own =
                        known.iter().find(|(name, _)| *name == member.name).map(|(_, part)| *part);
                    if let Some(part) = own.or(*additional) {
                        self.at.push_name(&member.name);
                        self.part(part, &member.value);
                        self.at.pop();
                    }
                }
                true
            }
            Keyword::Items(part) => {
                for (index, item) in instance.items().iter().enumerate() {
                    self.at.push_index(index);
                    self.part(*part, item);
                    self.at.pop();
                }
                true
            }
            Keyword::AllOf(parts) => {
                parts.iter().for_each(|part| self.part(*part, instance));
                true
            }
            Keyword::AnyOf(parts) => parts.iter().any(|part| self.accepts(*part, instance)),
            Keyword::OneOf(parts) => {
                parts.iter().filter(|part| self.accepts(**part, instance)).count() == 1
            }
            Keyword::Not(part) => !self.accepts(*part, instance),
            Keyword::Ref(part) => {
                self.part(*part, instance);
                true
            }
        }
    }

    fn accepts(&mut self, part: PartId, instance: &Node) -> bool {
        let known = self.found.len();
        self.part(part, instance);
        let accepts = self.found.len() == known;
        self.found.truncate(known);
        accepts
    }
}

fn is_of(ty: JsonType, instance: &Node) -> bool {
    match (ty, &instance.kind) {
        (JsonType::Null, Kind::Null)
        | (JsonType::Boolean, Kind::Bool(_))
        | (JsonType::Number, Kind::Number(_))
        | (JsonType::String, Kind::String(_))
        | (JsonType::Array, Kind::Array(_))
        | (JsonType::Object, Kind::Object(_)) => true,
        (JsonType::Integer, Kind::Number(_)) => {
            number(instance).is_some_and(|number| number.is_integer())
        }
        _ => false,
    }
}

fn count(what: Counted, instance: &Node) -> Option<usize> {
    match (what, &instance.kind) {
        (Counted::Characters, Kind::String(text)) => Some(text.chars().count()),
        (Counted::Items, Kind::Array(items)) => Some(items.len()),
        (Counted::Properties, Kind::Object(members)) => Some(members.len()),
        _ => None,
    }
}
