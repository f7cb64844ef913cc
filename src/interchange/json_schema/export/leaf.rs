//! The values of each kind of field.

use std::rc::Rc;

use super::super::tree::{self, Members, count, list, node, number, object, one, text};
use crate::document::Dynamic;
use crate::form::definition::{
    ChoiceField, FieldKind, Literal, OptionDefinition, SeveralField, ValueType,
};
use crate::form::{coin, countries};
use crate::json::{Kind, Node};

/// What is left open: the property of the field, and what that is.
type Left = Vec<(&'static str, &'static str)>;

/// An e-mail address as HTML has it ("valid e-mail address"), its domain in small letters.
const EMAIL: &str = "^[a-zA-Z0-9.!#$%&'*+\\/=?^_`{|}~\\-]+@[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?)*$";
const TIME: &str = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";
const DAY: &str = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";

/// The words for the values of a field: of one that is required without null and what is empty, of a
/// loose one without what is not checked.
pub(in super::super) fn words(
    kind: &FieldKind,
    is_required: bool,
    is_loose: bool,
    left: &mut Left,
) -> Members {
    let mut leaf = Leaf { is_required, is_loose, members: Members::new(), left };
    leaf.kind(kind);
    leaf.members
}

/// The schema of a value that is there.
pub(super) fn filled(kind: &FieldKind) -> Node {
    match kind.word() {
        "checkbox" | "switch" => one("const", tree::flag(true)),
        "multiselect" | "checkboxes" | "ranking" | "tags" | "file" | "repeat" | "table" => {
            one("minItems", number("1"))
        }
        _ => one("not", one("type", text("null"))),
    }
}

/// The kind of a field, with what of it the standard has no word for.
pub(super) fn own(kind: &FieldKind) -> Node {
    let mut own: Members = vec![("type".into(), text(kind.word()))];
    let mut texts = |name: &str, texts: &[Rc<str>]| {
        if !texts.is_empty() {
            own.push((name.into(), list(texts.iter().map(|it| text(it)).collect())));
        }
    };
    match kind {
        FieldKind::Iban(iban) => texts("countries", &iban.countries),
        FieldKind::Url(url) => texts("schemes", &url.schemes),
        FieldKind::File(file) => texts("accept", &file.accept),
        FieldKind::Money(money) => {
            if let Dynamic::Literal(code) = &money.currency {
                own.push(("currency".into(), text(code)));
            }
        }
        FieldKind::Tel(tel) => {
            if let Some(Dynamic::Literal(code)) = &tel.country {
                own.push(("country".into(), text(code)));
            }
        }
        FieldKind::Text(said) => own.extend(said.mask.as_ref().map(|it| ("mask".into(), text(it)))),
        _ => {}
    }
    object(own)
}

struct Leaf<'l> {
    is_required: bool,
    is_loose: bool,
    members: Members,
    left: &'l mut Left,
}

impl Leaf<'_> {
    fn kind(&mut self, kind: &FieldKind) {
        match kind {
            FieldKind::Text(said) | FieldKind::Textarea(said) | FieldKind::Password(said) => {
                self.ty("string");
                self.lengths(said.min_length.unwrap_or(0), said.max_length);
                let mask = said.mask.as_ref().map(|mask| masked(mask));
                let pattern = said.pattern.as_ref().map(|it| ["^(?:", &**it, ")$"].concat());
                let schema = |it: &String| one("pattern", text(it));
                match (&pattern, &mask) {
                    (Some(pattern), Some(mask)) => {
                        self.say("allOf", list(vec![schema(pattern), schema(mask)]));
                    }
                    (Some(only), None) | (None, Some(only)) => self.say("pattern", text(only)),
                    (None, None) => {}
                }
            }
            FieldKind::Email(said) => {
                self.ty("string");
                self.format("email");
                self.lengths(0, said.max_length);
                self.say("pattern", text(EMAIL));
            }
            FieldKind::Url(said) => {
                self.ty("string");
                self.format("uri");
                self.lengths(0, said.max_length);
                if !said.schemes.is_empty() {
                    self.leave("schemes", "which schemes are allowed");
                }
            }
            FieldKind::Tel(said) => {
                self.ty("string");
                let international = "\\+[1-9][0-9]{3,14}";
                self.say(
                    "pattern",
                    text(&match said.country {
                        Some(Dynamic::Literal(_)) => ["^", international, "$"].concat(),
                        _ => ["^(?:", international, "|(?!00)[0-9]{4,15})$"].concat(),
                    }),
                );
            }
            FieldKind::Number(said) | FieldKind::Percent(said) | FieldKind::Range(said) => {
                self.ty("number");
                self.limits(said.min.as_ref(), said.max.as_ref());
                self.step(said.step.as_ref());
            }
            FieldKind::Integer(said) => {
                self.ty("integer");
                self.limits(said.min.as_ref(), said.max.as_ref());
                self.step(said.step.as_ref());
            }
            FieldKind::Money(said) => {
                self.ty("number");
                self.limits(said.min.as_ref(), said.max.as_ref());
                match (&said.step, &said.currency) {
                    (None, Dynamic::Literal(code)) => {
                        if let Some(coin) = coin(&code.to_ascii_uppercase()) {
                            self.say("multipleOf", number(&coin.to_string()));
                        }
                    }
                    (None, Dynamic::Computed(_)) => {
                        self.leave("currency", "what the smallest coin is");
                    }
                    (step, _) => self.step(step.as_ref()),
                }
            }
            FieldKind::Rating(said) => {
                self.ty("integer");
                self.say("minimum", number("1"));
                self.say("maximum", count(said.stars.unwrap_or(5).into()));
            }
            FieldKind::Date(said) => {
                self.ty("string");
                self.format("date");
                self.days(said.min.as_ref(), said.max.as_ref());
            }
            FieldKind::Time(said) => {
                self.ty("string");
                self.always("pattern", text(&["^", TIME, "$"].concat()));
                self.days(said.min.as_ref(), said.max.as_ref());
            }
            FieldKind::DateTime(said) => {
                self.ty("string");
                self.always("pattern", text(&["^", DAY, "T", TIME, "$"].concat()));
                self.leave("", "how many days the month has");
                self.days(said.min.as_ref(), said.max.as_ref());
            }
            FieldKind::Month(said) => {
                self.ty("string");
                self.always("pattern", text("^[0-9]{4}-(?:0[1-9]|1[0-2])$"));
                self.days(said.min.as_ref(), said.max.as_ref());
            }
            FieldKind::Select(said) | FieldKind::Radio(said) => self.choice(said),
            FieldKind::Multiselect(said) | FieldKind::Checkboxes(said) => self.several(said),
            FieldKind::Checkbox(_) | FieldKind::Switch(_) => {
                self.always("type", text("boolean"));
                if self.is_required && !self.is_loose {
                    self.say("const", tree::flag(true));
                }
            }
            FieldKind::Ranking(said) => {
                let items = self.items(&said.options);
                let all = match &said.options {
                    Dynamic::Literal(options) => u32::try_from(flat(options).len()).ok(),
                    Dynamic::Computed(_) => None,
                };
                self.array(items, said.min_items.or(all).unwrap_or(0), None);
            }
            FieldKind::Color(_) => {
                self.ty("string");
                self.say("pattern", text("^#[0-9a-f]{6}$"));
            }
            FieldKind::Tags(said) => {
                let mut item: Members =
                    vec![("type".into(), text("string")), ("minLength".into(), number("1"))];
                item.extend(said.max_length.map(|most| ("maxLength".into(), count(most.into()))));
                self.array(object(item), said.min_items.unwrap_or(0), said.max_items);
            }
            FieldKind::File(said) => {
                if !said.accept.is_empty() {
                    self.leave("accept", "which files are accepted");
                }
                let most = said.max_size;
                self.array(object(handle(most)), 0, Some(said.max_files.unwrap_or(1)));
                self.members.retain(|(name, _)| &**name != "uniqueItems");
            }
            FieldKind::Signature(_) => {
                self.ty("object");
                self.members.extend(handle(None).into_iter().skip(1));
            }
            FieldKind::Iban(said) => {
                self.ty("string");
                let countries = match &*said.countries {
                    [] => "[A-Z]{2}".to_owned(),
                    some => ["(?:", &some.join("|").to_ascii_uppercase(), ")"].concat(),
                };
                self.say("pattern", text(&["^", &countries, "[0-9A-Z]{13,31}$"].concat()));
                self.leave("", "which lengths and check digits an IBAN has");
            }
            FieldKind::Card(_) => {
                self.ty("string");
                self.say("pattern", text("^[0-9]{12,19}$"));
                self.leave("", "which check digit the number of a card has");
            }
            FieldKind::Country(said) => {
                self.ty("string");
                let mut codes: Vec<Node> = match &*said.countries {
                    [] => countries().map(text).collect(),
                    some => some.iter().map(|code| text(&code.to_ascii_uppercase())).collect(),
                };
                codes.extend(self.nothing());
                self.say("enum", list(codes));
            }
            FieldKind::Hidden(open) | FieldKind::Computed(open) => self.open(open.value_type),
            _ => {}
        }
    }

    /// Says something that holds also where nothing else is checked.
    fn always(&mut self, word: &str, value: Node) {
        self.members.push((word.into(), value));
    }

    fn say(&mut self, word: &str, value: Node) {
        if !self.is_loose {
            self.always(word, value);
        }
    }

    fn leave(&mut self, name: &'static str, what: &'static str) {
        self.left.push((name, what));
    }

    fn nothing(&self) -> Option<Node> {
        (!self.is_required).then(|| node(Kind::Null))
    }

    fn ty(&mut self, ty: &str) {
        let ty = text(ty);
        let ty = if self.is_required { ty } else { list(vec![ty, text("null")]) };
        self.always("type", ty);
    }

    fn format(&mut self, format: &str) {
        self.always("format", text(format));
    }

    fn lengths(&mut self, least: u32, most: Option<u32>) {
        let least = least.max(u32::from(self.is_required));
        if least > 0 {
            self.say("minLength", count(least.into()));
        }
        if let Some(most) = most {
            self.say("maxLength", count(most.into()));
        }
    }

    fn limits(&mut self, min: Option<&Dynamic<Literal>>, max: Option<&Dynamic<Literal>>) {
        for (limit, name, word) in [(min, "min", "minimum"), (max, "max", "maximum")] {
            match limit {
                Some(Dynamic::Literal(literal)) => self.say(word, literal.0.clone()),
                Some(Dynamic::Computed(_)) => self.leave(name, "a limit that is computed"),
                None => {}
            }
        }
    }

    fn step(&mut self, step: Option<&Literal>) {
        if let Some(step) = step {
            self.say("multipleOf", step.0.clone());
        }
    }

    /// Limits of what is written as a text.
    fn days(&mut self, min: Option<&Dynamic<Literal>>, max: Option<&Dynamic<Literal>>) {
        for (limit, name) in [(min, "min"), (max, "max")] {
            if limit.is_some() {
                self.leave(name, "a limit of what is written as a text");
            }
        }
    }

    fn choice(&mut self, said: &ChoiceField) {
        self.ty("string");
        match &said.options {
            Dynamic::Computed(_) => self.leave("options", "which options there are"),
            Dynamic::Literal(options) => {
                let nothing = self.nothing();
                let (word, schema) = one_of(options, nothing);
                self.say(word, schema);
            }
        }
    }

    fn several(&mut self, said: &SeveralField) {
        let items = self.items(&said.options);
        self.array(items, said.min_items.unwrap_or(0), said.max_items);
    }

    fn items(&mut self, options: &Dynamic<Vec<OptionDefinition>>) -> Node {
        let mut items: Members = vec![("type".into(), text("string"))];
        match options {
            Dynamic::Computed(_) => self.leave("options", "which options there are"),
            Dynamic::Literal(options) if !self.is_loose => {
                let (word, schema) = one_of(options, None);
                items.push((word.into(), schema));
            }
            Dynamic::Literal(_) => {}
        }
        object(items)
    }

    /// A list, which may be empty where it is not required.
    fn array(&mut self, items: Node, least: u32, most: Option<u32>) {
        self.always("type", text("array"));
        self.always("items", items);
        self.say("uniqueItems", tree::flag(true));
        if self.is_required {
            self.say("minItems", count(least.max(1).into()));
        } else if least > 1 {
            let none = one("maxItems", number("0"));
            self.say("anyOf", list(vec![none, one("minItems", count(least.into()))]));
        }
        if let Some(most) = most {
            self.say("maxItems", count(most.into()));
        }
    }

    fn open(&mut self, ty: Option<ValueType>) {
        match ty {
            None => return,
            Some(ValueType::Number) => self.ty("number"),
            Some(ValueType::Boolean) => self.ty("boolean"),
            Some(ValueType::List) => self.ty("array"),
            Some(ValueType::Context) => self.ty("object"),
            Some(_) => self.ty("string"),
        }
        if ty == Some(ValueType::Date) {
            self.format("date");
        }
    }
}

/// All options, those below headings among them.
fn flat(options: &[OptionDefinition]) -> Vec<(&Rc<str>, Option<&str>)> {
    let mut all = Vec::new();
    for option in options {
        match option {
            OptionDefinition::One { value, label } => {
                all.push((value, label.as_ref().map(crate::document::Text::source)));
            }
            // Options below a heading can't be grouped again.
            OptionDefinition::Group(group) => all.extend(flat(&group.options)),
        }
    }
    all
}

/// The options as a keyword: with their labels where one has its own.
fn one_of(options: &[OptionDefinition], nothing: Option<Node>) -> (&'static str, Node) {
    let options = flat(options);
    if options.iter().all(|(_, label)| label.is_none()) {
        let values = options.iter().map(|(value, _)| text(value));
        return ("enum", list(values.chain(nothing).collect()));
    }
    let schema = |(value, label): &(&Rc<str>, Option<&str>)| {
        let mut members: Members = vec![("const".into(), text(value))];
        members.extend(label.map(|label| ("title".into(), text(label))));
        object(members)
    };
    let nothing = nothing.map(|nothing| one("const", nothing));
    ("oneOf", list(options.iter().map(schema).chain(nothing).collect()))
}

/// A handle of a file.
fn handle(most: Option<u64>) -> Members {
    let mut size: Members = vec![("type".into(), text("number"))];
    size.extend(most.map(|most| ("maximum".into(), count(most))));
    let properties =
        ["id", "name", "type"].map(|name| (Rc::from(name), one("type", text("string"))));
    let properties = properties.into_iter().chain([(Rc::from("size"), object(size))]).collect();
    let names = ["id", "name", "type", "size"].map(text);
    vec![
        ("type".into(), text("object")),
        ("properties".into(), object(properties)),
        ("required".into(), list(names.into())),
        ("additionalProperties".into(), tree::flag(false)),
    ]
}

/// A pattern for what a mask writes.
fn masked(mask: &str) -> String {
    let mut pattern = String::from("^");
    for place in mask.chars() {
        match place {
            '#' => pattern.push_str("[0-9]"),
            '@' => pattern.push_str("\\p{Alphabetic}"),
            '*' => pattern.push_str("[0-9\\p{Alphabetic}]"),
            itself => {
                if "^$\\.*+?()[]{}|/".contains(itself) {
                    pattern.push('\\');
                }
                pattern.push(itself);
            }
        }
    }
    pattern.push('$');
    pattern
}
