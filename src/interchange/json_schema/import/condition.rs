//! Schemas as conditions.

use super::flat::Site;
use super::names::readable;
use crate::feel;
use crate::json::{Kind, Node};
use crate::value::Value;

/// A condition in FEEL.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Condition {
    pub(super) text: String,
    /// The names that it begins to read at.
    pub(super) reads: Vec<String>,
    /// Whether it is never null.
    is_total: bool,
    /// The condition that it denies.
    denies: Option<Box<Condition>>,
}

impl Condition {
    fn new(text: String, read: &str, is_total: bool) -> Self {
        Self { text, reads: vec![read.into()], is_total, denies: None }
    }

    /// That a value is there.
    pub(super) fn there(name: &str) -> Self {
        Self::new([name, " != null"].concat(), name, true)
    }

    /// That there is no value.
    fn nothing(name: &str) -> Self {
        Self::new([name, " = null"].concat(), name, true)
    }

    /// That a value is a literal.
    pub(super) fn equal(name: &str, value: &Value) -> Self {
        Self::new([name, " = ", &feel::literal(value)].concat(), name, true)
    }

    fn constant(holds: bool) -> Self {
        Self { text: holds.to_string(), reads: Vec::new(), is_total: true, denies: None }
    }

    /// That it does not hold.
    pub(super) fn not(&self) -> Self {
        if let Some(denied) = &self.denies {
            return Self::clone(denied);
        }
        let text = if self.is_total {
            ["not(", &self.text, ")"].concat()
        } else {
            ["(", &self.text, ") != true"].concat()
        };
        let denies = Some(Box::new(self.clone()));
        Self { text, reads: self.reads.clone(), is_total: true, denies }
    }

    /// What it says beside another condition that it begins with.
    pub(super) fn without(&self, other: &Self) -> Self {
        let bare = [&other.text, " and "].concat();
        let bracketed = ["(", &other.text, ") and "].concat();
        let prefixes = [&*bare, &*bracketed];
        let rest = prefixes.iter().find_map(|prefix| self.text.strip_prefix(prefix));
        match rest {
            Some(rest) => Self { text: rest.to_owned(), denies: None, ..self.clone() },
            None => self.clone(),
        }
    }

    /// That both hold, or one of them.
    pub(super) fn join(parts: &[Self], word: &str) -> Self {
        let [first, rest @ ..] = parts else { return Self::constant(word == "and") };
        if rest.is_empty() {
            return first.clone();
        }
        let mut joined = Self { text: String::new(), ..Self::constant(true) };
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                joined.text.push_str(&[" ", word, " "].concat());
            }
            let is_plain = !part.text.contains(" and ") && !part.text.contains(" or ");
            let text = if is_plain { part.text.clone() } else { ["(", &part.text, ")"].concat() };
            joined.text.push_str(&text);
            joined.reads.extend(part.reads.iter().cloned());
            joined.is_total &= part.is_total;
        }
        joined
    }
}

/// What is known of a property that a condition names.
pub(super) type Properties<'p> = dyn Fn(&str) -> Vec<Node> + 'p;

/// The condition under which an object is as a schema says; none where that can't be said.
pub(super) fn of(site: &Site<'_>, properties: &Properties<'_>) -> Option<Condition> {
    object(site.node, "", properties)
}

fn object(schema: &Node, around: &str, properties: &Properties<'_>) -> Option<Condition> {
    if let Kind::Bool(holds) = schema.kind {
        return Some(Condition::constant(holds));
    }
    let required: Vec<&str> = schema
        .get("required")
        .map(Node::items)
        .unwrap_or_default()
        .iter()
        .filter_map(Node::as_str)
        .collect();
    let named = schema.get("properties").map(Node::members).unwrap_or_default();
    let mut parts = Vec::new();
    for member in schema.members() {
        // Schemas nest only so deep as the reader lets them.
        match &*member.name {
            "type" | "properties" | "title" | "description" | "$comment" => {}
            "required" => {
                for name in &required {
                    if !named.iter().any(|property| *property.name == **name) {
                        parts.push(Condition::there(&path(around, name)?));
                    }
                }
            }
            "allOf" | "anyOf" => {
                let items = member.value.items().iter();
                let items = items.map(|item| object(item, around, properties));
                let word = if &*member.name == "allOf" { "and" } else { "or" };
                parts.push(Condition::join(&items.collect::<Option<Vec<_>>>()?, word));
            }
            "not" => parts.push(object(&member.value, around, properties)?.not()),
            _ => return None,
        }
    }
    for property in named {
        let path = path(around, &property.name)?;
        let is_needed = required.contains(&&*property.name);
        let known = if around.is_empty() { properties(&property.name) } else { Vec::new() };
        let holds = value(&property.value, &path, &known, properties)?;
        if holds.text == "true" {
            parts.extend(is_needed.then(|| Condition::there(&path)));
        } else if is_needed {
            parts.push(holds);
        } else {
            parts.push(Condition::join(&[Condition::nothing(&path), holds], "or"));
        }
    }
    for part in &mut parts {
        for read in &mut part.reads {
            if let Some((head, _)) = read.split_once('.') {
                *read = head.to_owned();
            }
        }
    }
    Some(Condition::join(&parts, "and"))
}

/// The condition under which a value that is there is as a schema says.
fn value(
    schema: &Node,
    path: &str,
    known: &[Node],
    properties: &Properties<'_>,
) -> Option<Condition> {
    if let Kind::Bool(holds) = schema.kind {
        return Some(if holds { Condition::constant(true) } else { Condition::nothing(path) });
    }
    let says = |text: String| Condition::new(text, path, false);
    let mut parts = Vec::new();
    for member in schema.members() {
        let value_of = &member.value;
        parts.push(match &*member.name {
            "title" | "description" | "$comment" | "format" => continue,
            "type" if value_of.as_str() == Some("null") => Condition::nothing(path),
            "type" => continue,
            "const" => equals(value_of, path, known)?,
            "enum" => {
                let items = value_of.items().iter().map(|item| equals(item, path, known));
                Condition::join(&items.collect::<Option<Vec<_>>>()?, "or")
            }
            "minimum" => says([path, " >= ", digits(value_of)?].concat()),
            "maximum" => says([path, " <= ", digits(value_of)?].concat()),
            "exclusiveMinimum" => says([path, " > ", digits(value_of)?].concat()),
            "exclusiveMaximum" => says([path, " < ", digits(value_of)?].concat()),
            "minLength" if digits(value_of)? == "1" => Condition::there(path),
            "minItems" if digits(value_of)? == "1" => says(["count(", path, ") > 0"].concat()),
            "contains" => {
                let item = value_of.get("const").and_then(Node::as_str)?;
                let literal = feel::literal(&Value::from(item));
                says(["list contains(", path, ", ", &literal, ")"].concat())
            }
            "not" => value(value_of, path, known, properties)?.not(),
            "properties" | "required" => {
                let inner = object(schema, path, properties)?;
                if parts.contains(&inner) {
                    continue;
                }
                inner
            }
            _ => return None,
        });
    }
    Some(Condition::join(&parts, "and"))
}

/// That a value equals a literal, as the field that asks for it has it.
fn equals(literal: &Node, path: &str, known: &[Node]) -> Option<Condition> {
    let format = known.iter().find_map(|schema| schema.get("format")?.as_str());
    let is_choice = known.iter().any(|schema| {
        let options = schema.get("enum").map(Node::items).unwrap_or_default();
        options.iter().any(|option| matches!(option.kind, Kind::Number(_)))
    });
    let value = match (&literal.kind, format) {
        (Kind::String(text), Some("date")) => Value::Date(crate::value::Date::parse(text)?),
        (Kind::String(_), Some("time" | "date-time")) => return None,
        // Options are texts.
        (Kind::Number(digits), _) if is_choice => Value::from(&**digits),
        (Kind::Array(_) | Kind::Object(_), _) => return None,
        (Kind::Null, _) => return Some(Condition::nothing(path)),
        _ => Value::from_json(literal),
    };
    let text = match &value {
        Value::Null => return None,
        Value::Date(_) => ["date(\"", &value.text()?, "\")"].concat(),
        other => feel::literal(other),
    };
    Some(Condition::new([path, " = ", &text].concat(), path, true))
}

fn digits(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Number(digits) if !digits.contains(['e', 'E']) => Some(digits),
        _ => None,
    }
}

fn path(around: &str, name: &str) -> Option<String> {
    if !readable(name) {
        return None;
    }
    Some(if around.is_empty() { name.to_owned() } else { [around, ".", name].concat() })
}
