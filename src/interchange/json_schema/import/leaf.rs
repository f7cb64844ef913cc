//! Values as kinds of fields.

use std::rc::Rc;

use super::super::OWN;
use super::super::tree::{Members, list, node, object, text};
use super::field::{Field, Type, literal};
use super::object::Entry;
use super::{Importer, pattern, plain};
use crate::form;
use crate::json::{Kind, Node};
use crate::value::{Decimal, Value};

/// The kinds of fields that ask for each type of value, the usual one first.
const KINDS: [(Type, &[&str]); 5] = [
    (
        Type::Text,
        &[
            "text", "textarea", "email", "url", "tel", "password", "date", "time", "datetime",
            "month", "select", "radio", "color", "iban", "card", "country", "hidden",
        ],
    ),
    (Type::Number, &["number", "money", "percent", "range", "integer", "rating", "hidden"]),
    (Type::Integer, &["integer", "rating", "number", "range", "money", "percent", "hidden"]),
    (Type::Boolean, &["checkbox", "switch", "hidden"]),
    (Type::Array, &["tags", "multiselect", "checkboxes", "ranking", "file", "repeat", "table"]),
];

/// The kinds of texts by the formats of the standard, and by those that are usual beside it.
const FORMATS: [(&str, &str); 15] = [
    ("email", "email"),
    ("idn-email", "email"),
    ("uri", "url"),
    ("iri", "url"),
    ("url", "url"),
    ("date", "date"),
    ("time", "time"),
    ("time-local", "time"),
    ("date-time", "datetime"),
    ("date-time-local", "datetime"),
    ("password", "password"),
    ("color", "color"),
    ("phone", "tel"),
    ("tel", "tel"),
    ("textarea", "textarea"),
];

/// From how many characters on a text gets several lines.
const LONG: u32 = 256;

/// From how many options on they are in a list that opens.
const MANY: usize = 8;

impl<'s> Importer<'s> {
    /// The kind of field, with what is said of it alone; none where no field asks for such a value.
    pub(super) fn kind(&mut self, field: &mut Field<'s>, entry: &Entry<'s>) -> Option<Members> {
        if !entry.choices.is_empty() {
            for word in ["type", "const", "enum", "oneOf", "anyOf", "properties", "required"] {
                let _ = field.flat.all(word);
            }
            let options =
                entry.choices.iter().map(|(value, title)| option(value, title.as_deref()));
            return Some(vec![
                ("type".into(), text("select")),
                ("options".into(), list(options.collect())),
            ]);
        }
        let ty = self.ty(field)?;
        let own = field.flat.first(OWN).map(|site| site.node);
        let word = own.and_then(|own| own.get("type")?.as_str());
        let kinds = KINDS.iter().find(|(of, _)| *of == ty).map_or(&[][..], |(_, kinds)| kinds);
        let word = word.filter(|word| kinds.contains(word));
        let literals = field.flat.all("const");
        match (ty, &*literals) {
            (Type::Boolean, _) if word != Some("hidden") => {
                return Some(self.boolean(
                    field,
                    word,
                    &literals.iter().map(|it| it.node).collect::<Vec<_>>(),
                ));
            }
            (Type::Object, [])
                if own.and_then(|own| own.get("type")?.as_str()) == Some("signature") =>
            {
                let kind: Members = vec![("type".into(), text("signature"))];
                self.use_exported(field, &kind);
                return Some(kind);
            }
            (Type::Object, []) => return self.group(field),
            (_, [literal, ..]) => return self.fixed(field, literal.node),
            (Type::Array, _) => return self.array(field, own, word),
            _ => {}
        }
        if word == Some("hidden") {
            let word = if ty == Type::Text {
                "text"
            } else if ty == Type::Boolean {
                "boolean"
            } else {
                "number"
            };
            let mut kind: Members =
                vec![("type".into(), text("hidden")), ("valueType".into(), text(word))];
            kind.extend(field.flat.first("default").map(|it| ("default".into(), literal(it.node))));
            return Some(kind);
        }
        let mut kind = self.begun(field, ty, own, word);
        if let Some(options) = self.choices(field) {
            if word == Some("country")
                && let Some(countries) = countries(&options)
            {
                kind.extend(countries);
                return Some(kind);
            }
            if options.is_empty() {
                self.left_out(&field.site.clone(), "What has nothing to choose from");
                return None;
            }
            let word = if word == Some("radio") { "radio" } else { "select" };
            return Some(vec![("type".into(), text(word)), ("options".into(), list(options))]);
        }
        self.use_exported(field, &kind);
        match ty {
            Type::Text => self.text(field, &mut kind),
            _ => self.number(field, &entry.name, &mut kind),
        }
        Some(kind)
    }

    /// The kind that the format or what forms say of themselves names, with what goes with it.
    fn begun(
        &mut self,
        field: &Field<'s>,
        ty: Type,
        own: Option<&Node>,
        word: Option<&str>,
    ) -> Members {
        let format = field.flat.peek("format").iter().find_map(|site| site.node.as_str());
        let by_format =
            FORMATS.iter().find(|(name, _)| Some(*name) == format).filter(|_| ty == Type::Text);
        if let Some((format, kind)) = by_format {
            let _ = field.flat.all("format");
            if *kind == "datetime" && *format == "date-time" || *kind == "time" && *format == "time"
            {
                self.left_out(&field.site, "The offset from UTC, which people don't enter,");
            }
        }
        let most = field.flat.peek("maxLength").iter().filter_map(|site| count(site.node)).min();
        let usual = match ty {
            Type::Text if most.is_some_and(|most| most >= LONG) => "textarea",
            Type::Text => "text",
            Type::Integer => "integer",
            _ => "number",
        };
        let currency = own.is_some_and(|own| own.get("currency").is_some());
        let word = word.filter(|word| *word != "money" || currency);
        let word = word.or(by_format.map(|(_, kind)| *kind)).unwrap_or(usual);
        let mut kind: Members = vec![("type".into(), text(word))];
        let goes_with: &[&str] = match word {
            "money" => &["currency"],
            "tel" => &["country"],
            "iban" => &["countries"],
            "url" => &["schemes"],
            "text" => &["mask"],
            _ => &[],
        };
        for name in goes_with {
            let said = own.and_then(|own| own.get(name)).filter(|said| is_plain(said));
            kind.extend(said.map(|said| (Rc::from(*name), said.clone())));
        }
        if word == "rating" {
            let stars = field.flat.peek("maximum").first().and_then(|it| count(it.node));
            kind.extend(stars.map(|stars| ("stars".into(), super::tree::count(stars.into()))));
        }
        kind
    }

    fn text(&mut self, field: &Field<'s>, kind: &mut Members) {
        let flat = &field.flat;
        let is_text = matches!(word_of(kind), "text" | "textarea" | "password");
        let takes_length = is_text || matches!(word_of(kind), "email" | "url");
        if takes_length
            && let Some(most) = flat.left("maxLength").iter().filter_map(|it| count(it.node)).min()
        {
            kind.push(("maxLength".into(), super::tree::count(most.into())));
        }
        let least = |site: &super::flat::Site<'_>| count(site.node);
        if is_text {
            let least = flat.left("minLength").iter().filter_map(least).max().unwrap_or(0);
            if least > 1 {
                kind.push(("minLength".into(), super::tree::count(least.into())));
            }
            let patterns = flat.left("pattern");
            let patterns: Vec<&str> = patterns.iter().filter_map(|it| it.node.as_str()).collect();
            if let Some(whole) = pattern::whole(&patterns) {
                kind.push(("pattern".into(), text(&whole)));
            }
        } else if flat.peek("minLength").iter().filter_map(least).all(|least| least <= 1) {
            // None of these kinds takes an empty text.
            let _ = flat.all("minLength");
        }
    }

    fn number(&mut self, field: &Field<'s>, name: &str, kind: &mut Members) {
        let flat = &field.flat;
        if word_of(kind) == "rating" {
            return;
        }
        let mut checks = Vec::new();
        for (word, limited, stricter) in [("minimum", "min", true), ("maximum", "max", false)] {
            let limits = flat.left(word);
            let limit = limits.iter().map(|it| it.node).filter(|it| decimal(it).is_some()).reduce(
                |left, right| {
                    if (decimal(left) < decimal(right)) == stricter { right } else { left }
                },
            );
            kind.extend(limit.map(|limit| (Rc::from(limited), limit.clone())));
        }
        for (word, sign, says) in
            [("exclusiveMinimum", ">", "greater"), ("exclusiveMaximum", "<", "less")]
        {
            for site in flat.left(word) {
                let Some(limit) = decimal(site.node) else {
                    self.left_out(&site, "A limit that is no number");
                    continue;
                };
                let limit = limit.to_string();
                checks.push((sign, says, limit));
            }
        }
        let steps = flat.left("multipleOf");
        if let Some((step, others)) = steps.split_first() {
            if decimal(step.node).is_some_and(|step| step > Decimal::ZERO) {
                kind.push(("step".into(), step.node.clone()));
            } else {
                self.left_out(step, "A step that is no number greater than 0");
            }
            for other in others {
                self.left_out(other, "Another step");
            }
        }
        let checks: Vec<Node> = checks
            .into_iter()
            .map(|(sign, says, limit)| {
                object(vec![
                    ("that".into(), text(&[name, " ", sign, " ", &limit].concat())),
                    (
                        "message".into(),
                        text(&["This must be ", says, " than ", &limit, "."].concat()),
                    ),
                ])
            })
            .collect();
        if !checks.is_empty() {
            kind.push(("checks".into(), list(checks)));
        }
    }

    fn boolean(&mut self, field: &Field<'s>, word: Option<&str>, literals: &[&Node]) -> Members {
        for site in field.flat.all("enum") {
            if site.node.items().len() == 1 {
                self.left_out(&site, "That the answer is known before");
            }
        }
        if literals.iter().any(|literal| literal.kind == Kind::Bool(false)) {
            return self
                .fixed(field, literals.first().copied().unwrap_or(field.site.node))
                .unwrap_or_default();
        }
        let kind: Members = vec![("type".into(), text(word.unwrap_or("checkbox")))];
        self.use_exported(field, &kind);
        kind
    }

    /// A value that is the same for everybody.
    fn fixed(&mut self, field: &Field<'s>, value: &Node) -> Option<Members> {
        let is_blank = value.as_str().is_some_and(|text| text.trim().is_empty());
        if value.kind == Kind::Null
            || is_blank
            || matches!(value.kind, Kind::Array(_) | Kind::Object(_))
        {
            self.left_out(
                &field.site,
                "A value that is always the same, and empty or a list or an object,",
            );
            return None;
        }
        let ty = match value.kind {
            Kind::Bool(_) => "boolean",
            Kind::Number(_) => "number",
            _ => "text",
        };
        let _ = field.flat.all("default");
        Some(vec![
            ("type".into(), text("hidden")),
            ("valueType".into(), text(ty)),
            ("default".into(), literal(value)),
        ])
    }

    /// The options of a choice; none where there is no choice.
    pub(super) fn choices(&mut self, field: &Field<'s>) -> Option<Vec<Node>> {
        let said = field.flat.all("enum");
        let mut all: Vec<(&Node, Option<&str>)> = match (&field.settled.options, said.first()) {
            (Some(options), _) => options.clone(),
            (None, Some(site)) => site.node.items().iter().map(|item| (item, None)).collect(),
            (None, None) => return None,
        };
        if field.settled.options.is_some() && !said.is_empty() || said.len() > 1 {
            all.retain(|(value, _)| {
                said.iter()
                    .all(|site| site.node.items().iter().any(|it| super::tree::same(it, value)))
            });
        }
        let (mut options, mut seen, mut others) = (Vec::new(), Vec::new(), false);
        for (value, title) in all {
            let of_text = match &value.kind {
                Kind::Null => continue,
                Kind::Array(_) | Kind::Object(_) => None,
                Kind::String(said) => Some(Rc::clone(said)),
                _ => {
                    others = true;
                    Value::from_json(value).text()
                }
            };
            match of_text.filter(|text| !text.trim().is_empty()) {
                Some(value) if !seen.contains(&value) => {
                    options.push(option(&value, title));
                    seen.push(value);
                }
                Some(_) => {}
                None => self.left_out(&field.site, "An option that is empty, a list or an object"),
            }
        }
        if others {
            self.left_out(&field.site, "That options are no texts, as which they are submitted,");
        }
        Some(options)
    }
}

/// The property for options that are countries, left out where they are all; none where one is no country.
fn countries(options: &[Node]) -> Option<Option<(Rc<str>, Node)>> {
    let is_country =
        |it: &Node| it.as_str().is_some_and(|code| form::countries().any(|it| it == code));
    let are_all = options.len() == form::countries().count();
    let said = (!are_all).then(|| ("countries".into(), list(options.to_vec())));
    (!options.is_empty() && options.iter().all(is_country)).then_some(said)
}

/// The word that says what kind of field it is.
pub(super) fn word_of(kind: &Members) -> &str {
    kind.iter()
        .find(|(name, _)| &**name == "type")
        .and_then(|(_, it)| it.as_str())
        .unwrap_or_default()
}

/// Whether so many options are in a list that opens.
pub(super) fn is_many(options: &[Node]) -> bool {
    options.len() > MANY
}

fn option(value: &str, title: Option<&str>) -> Node {
    match title {
        Some(title) => {
            object(vec![("value".into(), text(value)), ("label".into(), text(&plain(title)))])
        }
        None => node(Kind::String(value.into())),
    }
}

/// A number of things, as far as a form counts; more is as much as it counts.
pub(super) fn count(node: &Node) -> Option<u32> {
    let number = decimal(node).filter(|number| number.is_integer())?;
    let number = number.to_i64().unwrap_or(i64::MAX);
    Some(u32::try_from(number.max(0)).unwrap_or(u32::MAX))
}

fn decimal(node: &Node) -> Option<Decimal> {
    match &node.kind {
        Kind::Number(digits) => Decimal::parse(digits),
        _ => None,
    }
}

/// Whether it is a text or a list of texts, none an expression.
fn is_plain(node: &Node) -> bool {
    match &node.kind {
        Kind::String(said) => !said.starts_with('='),
        Kind::Array(items) => items.iter().all(|item| item.as_str().is_some()),
        _ => false,
    }
}
