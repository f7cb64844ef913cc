//! A property as a field.

use super::super::tree::{self, Members, object, text};
use super::condition::Condition;
use super::flat::{Flat, Site};
use super::object::Entry;
use super::{DEEPEST, Importer, plain};
use crate::document::Reading;
use crate::feel;
use crate::form::definition::FieldDefinition;
use crate::json::{Kind, Node};
use crate::value::Value;

/// What is known of a field while it is made.
pub(super) struct Field<'s> {
    pub(super) flat: Flat<'s>,
    pub(super) settled: super::alternatives::Settled<'s>,
    pub(super) site: Site<'s>,
    pub(super) is_needed: bool,
    pub(super) under: Vec<(Condition, Site<'s>)>,
}

/// The types of JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Number,
    Integer,
    Boolean,
    Array,
    Object,
}

impl<'s> Importer<'s> {
    /// The field for a property; none where no field can ask for it, which then is told.
    pub(super) fn field(&mut self, entry: Entry<'s>) -> Option<Node> {
        let site = entry.sites.first()?.clone();
        if self.fields_left == 0 {
            self.left_out(&site, "What is more than a form is given fields for");
            return None;
        }
        let (flat, settled) = self.settled(entry.sites.clone());
        if flat.is_never {
            return None;
        }
        if flat.is_endless || self.depth >= DEEPEST {
            self.left_out(
                &site,
                "What leads back into itself, or is nested deeper than fields can be,",
            );
            return None;
        }
        self.fields_left = self.fields_left.saturating_sub(1);
        let followed = flat.followed.len();
        self.active.extend(flat.followed.iter().cloned());
        self.depth = self.depth.saturating_add(1);
        let is_needed = entry.is_needed;
        let mut field = Field { flat, settled, site, is_needed, under: entry.under.clone() };
        let made = self.kind(&mut field, &entry);
        self.depth = self.depth.saturating_sub(1);
        self.active.truncate(self.active.len().saturating_sub(followed));
        let kind = made?;
        Some(self.complete(field, entry, kind))
    }

    /// What all kinds of fields have.
    fn complete(&mut self, field: Field<'s>, mut entry: Entry<'s>, kind: Members) -> Node {
        let flat = &field.flat;
        let word = kind.iter().find(|(name, _)| &**name == "type").and_then(|(_, it)| it.as_str());
        let word = word.unwrap_or_default().to_owned();
        let mut members: Members = vec![("name".into(), text(&entry.name))];
        for (name, said) in [("label", flat.text("title")), ("hint", flat.text("description"))] {
            members.extend(said.map(|said| (name.into(), text(&plain(said)))));
        }
        let holds = word == "group";
        let is_box = matches!(&*word, "checkbox" | "switch");
        let is_list = matches!(
            &*word,
            "multiselect" | "checkboxes" | "ranking" | "tags" | "file" | "repeat" | "table"
        );
        let least_of_list =
            flat.peek("minItems").iter().any(|site| site.node.kind != Kind::Number("0".into()));
        let must = match (is_box, is_list) {
            (true, _) => flat.peek("const").iter().any(|site| site.node.kind == Kind::Bool(true)),
            (_, true) => field.is_needed && least_of_list,
            _ => field.is_needed && !self.is_nullable(&field),
        } && word != "hidden";
        let visible = entry.visible();
        if !holds && word != "hidden" {
            let is_rows = matches!(&*word, "repeat" | "table");
            let filled = self.filled(&field, is_box, is_rows);
            // That the property is there does not say that it is not empty.
            let may_be_empty = is_box || is_list && !least_of_list || self.is_nullable(&field);
            if may_be_empty {
                entry.needed.clear();
            }
            for condition in filled {
                if !entry.needed.contains(&condition) {
                    entry.needed.push(condition);
                }
            }
            let is_shown = |needed: &Condition| {
                visible.as_ref().is_some_and(|visible| needed.text == visible.text)
            };
            if must || entry.needed.iter().any(is_shown) {
                members.push(("required".into(), tree::flag(true)));
            } else if !entry.needed.is_empty() {
                let when = when_shown(&entry.needed, visible.as_ref()).text;
                members.push(("required".into(), text(&["= ", &when].concat())));
            }
        }
        if let Some(visible) = visible {
            members.push(("visible".into(), text(&visible.text)));
        }
        if flat.is("readOnly") && word != "hidden" {
            members.push(("readOnly".into(), tree::flag(true)));
        }
        if let Some(default) = flat.first("default").filter(|it| it.node.kind != Kind::Null)
            && word != "hidden"
        {
            members.push(("default".into(), literal(default.node)));
        }
        let example = flat.first("examples").and_then(|examples| examples.items().first().cloned());
        if let Some(example) = example
            && takes_placeholder(&word)
            && !kind.iter().any(|(name, _)| &**name == "placeholder")
            && let Some(example) = Value::from_json(example.node).text()
        {
            members.push(("placeholder".into(), text(&plain(&example))));
        }
        members.extend(kind);
        self.report_unused(flat);
        // Where the field comes from, for what is found wrong with it later.
        let origin = u32::try_from(self.origins.len()).unwrap_or(u32::MAX);
        self.origins.push(field.site);
        Node { start: origin, ..object(members) }
    }

    /// The conditions under which schemas say that a value is not empty. What else they say under a
    /// condition is told.
    fn filled(&mut self, field: &Field<'s>, is_box: bool, is_rows: bool) -> Vec<Condition> {
        let mut filled = Vec::new();
        for (condition, site) in &field.under {
            for member in site.node.members() {
                let says_so = match (&*member.name, &member.value.kind) {
                    ("not", _) => member.value.get("type").and_then(Node::as_str) == Some("null"),
                    ("const", Kind::Bool(true)) => is_box,
                    ("minItems" | "minLength", Kind::Number(digits)) => &**digits == "1",
                    // Rows take it to their fields.
                    ("items", _) if is_rows => continue,
                    _ => false,
                };
                if says_so {
                    filled.push(condition.clone());
                } else {
                    self.left_out(site, "What holds here only under a condition");
                }
            }
        }
        filled
    }

    /// Whether the value may be null.
    pub(super) fn is_nullable(&self, field: &Field<'s>) -> bool {
        let types = field.flat.peek("type");
        let has = |site: &Site<'_>| site.node.items().iter().any(|it| it.as_str() == Some("null"));
        let null = |site: &Site<'_>| site.node.items().iter().any(|it| it.kind == Kind::Null);
        field.settled.is_nullable
            || (!types.is_empty() && types.iter().all(has))
            || field.flat.peek("enum").iter().any(null) && types.iter().all(has)
    }

    /// The type that a value must have, null apart.
    pub(super) fn ty(&mut self, field: &Field<'s>) -> Option<Type> {
        let flat = &field.flat;
        let mut types: Option<Vec<Type>> = None;
        let mut is_null = false;
        for site in flat.all("type") {
            let names: Vec<&str> = match &site.node.kind {
                Kind::String(name) => vec![name],
                _ => site.node.items().iter().filter_map(Node::as_str).collect(),
            };
            is_null |= names == ["null"];
            let named: Vec<Type> = names.into_iter().filter_map(Type::named).collect();
            types = Some(match types {
                None => named,
                Some(known) => {
                    let whole = |ty: &Type| *ty == Type::Number && named.contains(&Type::Integer);
                    let kept = known.into_iter().filter_map(|ty| match ty {
                        ty if named.contains(&ty) => Some(ty),
                        ty if whole(&ty) => Some(Type::Integer),
                        Type::Integer if named.contains(&Type::Number) => Some(Type::Integer),
                        _ => None,
                    });
                    kept.collect()
                }
            });
        }
        if let Some(types) = &types
            && types.len() > 1
            && !(types.len() == 2
                && types.contains(&Type::Integer)
                && types.contains(&Type::Number))
        {
            self.left_out(&field.site, "That the value may be of another type");
        }
        match types.as_deref() {
            Some([]) => {
                let what = if is_null { "What is always null" } else { "What no value can be" };
                self.left_out(&field.site, what);
                return None;
            }
            Some([Type::Integer, Type::Number]) => return Some(Type::Number),
            Some([first, ..]) => return Some(*first),
            None => {}
        }
        let literals = flat
            .peek("const")
            .into_iter()
            .chain(flat.peek("enum").into_iter().flat_map(|site| site.items()));
        let of_literals = literals.filter_map(|site| Type::of(site.node)).next();
        let of_options = field
            .settled
            .options
            .as_ref()
            .and_then(|all| all.iter().find_map(|(it, _)| Type::of(it)));
        let of_words = || {
            let said: [(&[&str], Type); 3] = [
                (
                    &["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems"],
                    Type::Array,
                ),
                (
                    &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
                    Type::Number,
                ),
                (&["minLength", "maxLength", "pattern", "format", "contentEncoding"], Type::Text),
            ];
            said.into_iter().find(|(words, _)| words.iter().any(|word| flat.has(word)))
        };
        if let Some(ty) = of_literals.or(of_options) {
            return Some(ty);
        }
        if self.is_object(flat) {
            return Some(Type::Object);
        }
        if let Some((_, ty)) = of_words() {
            return Some(ty);
        }
        self.left_out(
            &field.site,
            "That the value may be of any type, so that a text is asked for,",
        );
        Some(Type::Text)
    }

    /// Counts as used what the field, as a schema again, would say the same.
    pub(super) fn use_exported(&self, field: &Field<'s>, kind: &Members) {
        let mut members: Members = vec![("name".into(), text("x"))];
        members.extend(kind.iter().cloned());
        let definition: Option<FieldDefinition> = Reading::new("").read(&object(members));
        if let Some(definition) = definition {
            for is_required in [false, true] {
                let said = super::super::export::words(
                    &definition.kind,
                    is_required,
                    false,
                    &mut Vec::new(),
                );
                field.flat.use_same(&said);
            }
        }
    }

    /// Tells of the keywords that no use was made of.
    pub(super) fn report_unused(&mut self, flat: &Flat<'s>) {
        for word in flat.unused().filter(|word| asserts(word.name)) {
            let is_usual = match (word.name, &word.value.node.kind) {
                (
                    "additionalProperties" | "unevaluatedProperties" | "unevaluatedItems",
                    Kind::Bool(_),
                )
                | ("uniqueItems" | "readOnly" | "writeOnly" | "deprecated", Kind::Bool(false)) => {
                    true
                }
                ("default", kind) => *kind == Kind::Null,
                ("minLength" | "minItems" | "minProperties", Kind::Number(digits)) => {
                    &**digits == "0"
                }
                _ => false,
            };
            if !is_usual {
                let value = word.value.clone();
                self.left_out(&value, &["What `", word.name, "` says"].concat());
            }
        }
    }

    /// Tells of keywords for objects that were not taken in with the properties.
    pub(super) fn report_unused_of_object(&mut self, flat: &Flat<'s>, is_branch: bool) {
        if is_branch {
            self.report_unused(flat);
        }
    }
}

/// When a field is required, said of a field that is shown.
fn when_shown(needed: &[Condition], visible: Option<&Condition>) -> Condition {
    let all = needed.iter().map(|needed| match visible {
        Some(visible) => needed.without(visible),
        None => needed.clone(),
    });
    Condition::join(&all.collect::<Vec<_>>(), "or")
}

impl Type {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "string" => Self::Text,
            "number" => Self::Number,
            "integer" => Self::Integer,
            "boolean" => Self::Boolean,
            "array" => Self::Array,
            "object" => Self::Object,
            _ => return None,
        })
    }

    fn of(literal: &Node) -> Option<Self> {
        Some(match literal.kind {
            Kind::Null => return None,
            Kind::Bool(_) => Self::Boolean,
            Kind::Number(_) => Self::Number,
            Kind::String(_) => Self::Text,
            Kind::Array(_) => Self::Array,
            Kind::Object(_) => Self::Object,
        })
    }
}

/// A literal of a definition: a text that begins with `=` would be an expression, so it becomes one.
pub(super) fn literal(node: &Node) -> Node {
    match node.as_str() {
        Some(said) if said.starts_with('=') => {
            text(&["= ", &feel::literal(&Value::from(said))].concat())
        }
        _ => node.clone(),
    }
}

fn takes_placeholder(word: &str) -> bool {
    matches!(
        word,
        "text"
            | "textarea"
            | "password"
            | "email"
            | "url"
            | "tel"
            | "number"
            | "integer"
            | "percent"
            | "money"
            | "tags"
    )
}

/// Whether a keyword of the standard says something that a field should.
pub(super) fn asserts(word: &str) -> bool {
    const WORDS: [&str; 41] = [
        "type",
        "const",
        "enum",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
        "required",
        "dependentRequired",
        "pattern",
        "format",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
        "properties",
        "patternProperties",
        "additionalProperties",
        "propertyNames",
        "prefixItems",
        "items",
        "additionalItems",
        "contains",
        "minContains",
        "maxContains",
        "uniqueItems",
        "dependencies",
        "dependentSchemas",
        "anyOf",
        "oneOf",
        "not",
        "unevaluatedItems",
        "unevaluatedProperties",
        "writeOnly",
        "deprecated",
    ];
    WORDS.contains(&word)
}
