//! Objects: their properties as fields, and what decides which of them are asked for.

use std::rc::Rc;

use super::condition::{self, Condition};
use super::flat::{Flat, Site};
use super::names::{made_readable, readable};
use super::{Importer, plain};
use crate::json::{Kind, Node};
use crate::value::Value;

/// A property while it is collected.
pub(super) struct Entry<'s> {
    pub(super) name: Rc<str>,
    pub(super) sites: Vec<Site<'s>>,
    /// What holds for it under conditions.
    pub(super) under: Vec<(Condition, Site<'s>)>,
    /// Whether it is there without a condition, and else under which.
    is_always: bool,
    shown: Vec<Condition>,
    hidden: Vec<Condition>,
    pub(super) is_needed: bool,
    pub(super) needed: Vec<Condition>,
    /// What it is a choice of, where no schema says so: values with titles.
    pub(super) choices: Vec<(Rc<str>, Option<Rc<str>>)>,
}

impl<'s> Entry<'s> {
    pub(super) fn new(name: &str, sites: Vec<Site<'s>>) -> Self {
        Self {
            name: name.into(),
            sites,
            under: Vec::new(),
            is_always: true,
            shown: Vec::new(),
            hidden: Vec::new(),
            is_needed: false,
            needed: Vec::new(),
            choices: Vec::new(),
        }
    }

    /// When it is shown; none where it always is.
    pub(super) fn visible(&self) -> Option<Condition> {
        let mut all = Vec::new();
        if !self.is_always {
            all.push(Condition::join(&self.shown, "or"));
        }
        all.extend(self.hidden.iter().map(Condition::not));
        (!all.is_empty()).then(|| Condition::join(&all, "and"))
    }
}

/// The properties of an object.
type Entries<'s> = Vec<Entry<'s>>;

fn entry<'e, 's>(entries: &'e mut Entries<'s>, name: &str) -> Option<&'e mut Entry<'s>> {
    entries.iter_mut().find(|entry| *entry.name == *name)
}

impl<'s> Importer<'s> {
    /// Whether schemas describe an object, as far as they say.
    pub(super) fn is_object(&self, flat: &Flat<'s>) -> bool {
        let types = flat.peek("type");
        let mut named = types.iter().flat_map(|site| match &site.node.kind {
            Kind::String(_) => vec![site.node.as_str()],
            _ => site.node.items().iter().map(Node::as_str).collect(),
        });
        if !types.is_empty() {
            return named.any(|ty| ty == Some("object"));
        }
        let words = ["properties", "required", "dependentRequired", "dependentSchemas"];
        let branches = || {
            let all = ["oneOf", "anyOf"].into_iter().flat_map(|word| flat.peek(word));
            all.flat_map(|site| site.items()).any(|site| site.node.get("properties").is_some())
        };
        words.iter().any(|word| flat.has(word)) || !flat.conditionals.is_empty() || branches()
    }

    /// The fields for the properties of an object, with what else holds for it under conditions.
    pub(super) fn fields(&mut self, flat: &Flat<'s>, under: &[(Condition, Site<'s>)]) -> Vec<Node> {
        let mut entries = Entries::new();
        let _ = flat.all("type");
        self.collect(flat, None, &mut entries);
        for (condition, site) in under {
            let clash = condition.reads.iter().any(|name| entry(&mut entries, name).is_some());
            if clash {
                self.left_out(site, "What holds here only under a condition");
                continue;
            }
            let flat = self.flat(std::slice::from_ref(site));
            self.collect(&flat, Some(condition), &mut entries);
        }
        let mut names: Vec<Rc<str>> = Vec::new();
        let mut fields = Vec::new();
        for mut entry in entries {
            let made: Rc<str> = if readable(&entry.name) {
                Rc::clone(&entry.name)
            } else {
                made_readable(&entry.name).into()
            };
            let Some(site) = entry.sites.first().cloned() else { continue };
            if names.contains(&made) {
                self.left_out(&site, "The property, whose name no field can have,");
                continue;
            }
            if made != entry.name {
                let message = [
                    "The field is called `",
                    &made,
                    "`, since no field can be called `",
                    &entry.name,
                    "`.",
                ];
                let finding = crate::diagnostic::Diagnostic::warning(
                    crate::diagnostic::Code::FieldName,
                    message.concat(),
                );
                self.tell(&site, finding.with_help("Its values are submitted under the new name."));
                entry.name = Rc::clone(&made);
            }
            names.push(made);
            fields.extend(self.field(entry));
        }
        fields
    }

    /// Collects what schemas that hold together, under a condition or always, say of properties.
    fn collect(&mut self, flat: &Flat<'s>, under: Option<&Condition>, entries: &mut Entries<'s>) {
        for properties in flat.all("properties") {
            for (name, site) in properties.members() {
                self.property(name, site, under, entries);
            }
        }
        for required in flat.all("required") {
            for site in required.items() {
                let Some(name) = site.node.as_str() else { continue };
                if entry(entries, name).is_none() {
                    let mut new = Entry::new(name, vec![site.clone()]);
                    new.is_always = under.is_none();
                    new.shown.extend(under.cloned());
                    entries.push(new);
                }
                match (entry(entries, name), under) {
                    (Some(entry), None) => entry.is_needed = true,
                    (Some(entry), Some(condition)) => entry.needed.push(condition.clone()),
                    _ => {}
                }
            }
        }
        self.dependent(flat, under, entries);
        for conditional in &flat.conditionals {
            let properties = |name: &str| known(entries, name);
            let Some(holds) = condition::of(&conditional.condition, &properties) else {
                self.left_out(&conditional.condition, "What holds under this condition");
                continue;
            };
            let branches =
                [(&conditional.then, holds.clone()), (&conditional.otherwise, holds.not())];
            for (branch, condition) in branches {
                if let Some(branch) = branch {
                    self.branch(branch, condition, under, entries);
                }
            }
        }
        for word in ["oneOf", "anyOf"] {
            for site in flat.left(word) {
                self.choice(&site, under, entries);
            }
        }
        self.report_unused_of_object(flat, under.is_some());
    }

    fn branch(
        &mut self,
        branch: &Site<'s>,
        condition: Condition,
        under: Option<&Condition>,
        entries: &mut Entries<'s>,
    ) {
        let condition = match under {
            Some(under) => Condition::join(&[under.clone(), condition], "and"),
            None => condition,
        };
        if self.depth >= super::DEEPEST {
            return self.left_out(branch, "What is nested deeper than fields can be");
        }
        self.depth = self.depth.saturating_add(1);
        let (flat, _) = self.settled(vec![branch.clone()]);
        if flat.is_never {
            self.left_out(branch, "That nothing is allowed here under a condition");
        }
        self.collect(&flat, Some(&condition), entries);
        self.depth = self.depth.saturating_sub(1);
    }

    fn property(
        &mut self,
        name: &str,
        site: Site<'s>,
        under: Option<&Condition>,
        entries: &mut Entries<'s>,
    ) {
        let is_never = matches!(site.node.kind, Kind::Bool(false));
        match (entry(entries, name), under) {
            (Some(entry), Some(condition)) if is_never => entry.hidden.push(condition.clone()),
            (_, _) if is_never => {}
            (None, None) => entries.push(Entry::new(name, vec![site])),
            (Some(entry), None) => entry.sites.push(site),
            (None, Some(condition)) => {
                let mut new = Entry::new(name, vec![site]);
                new.is_always = false;
                new.shown.push(condition.clone());
                entries.push(new);
            }
            (Some(entry), Some(condition)) => {
                let is_known = |known: &Site<'_>| super::tree::same(known.node, site.node);
                if !entry.is_always && entry.sites.iter().all(is_known) {
                    entry.shown.push(condition.clone());
                } else {
                    entry.under.push((condition.clone(), site));
                }
            }
        }
    }

    fn dependent(&mut self, flat: &Flat<'s>, under: Option<&Condition>, entries: &mut Entries<'s>) {
        for word in ["dependentRequired", "dependentSchemas", "dependencies"] {
            for site in flat.all(word) {
                for (name, dependent) in site.members() {
                    if !readable(name) {
                        self.left_out(
                            &dependent,
                            "What depends on a property that expressions can't read",
                        );
                        continue;
                    }
                    let condition = self.there(name, &dependent, entries);
                    if !matches!(dependent.node.kind, Kind::Array(_)) {
                        self.branch(&dependent, condition, under, entries);
                        continue;
                    }
                    let condition = match under {
                        Some(under) => Condition::join(&[under.clone(), condition], "and"),
                        None => condition,
                    };
                    for item in dependent.items() {
                        let Some(needed) = item.node.as_str() else { continue };
                        match entry(entries, needed) {
                            Some(entry) => entry.needed.push(condition.clone()),
                            None => {
                                let mut new = Entry::new(needed, vec![item.clone()]);
                                new.is_always = false;
                                new.shown.push(condition.clone());
                                new.needed.push(condition.clone());
                                entries.push(new);
                            }
                        }
                    }
                }
            }
        }
    }

    /// That a property was filled in.
    fn there(&mut self, name: &str, site: &Site<'s>, entries: &Entries<'s>) -> Condition {
        let known = known(entries, name);
        let is =
            |ty: &str| known.iter().any(|node| node.get("type").and_then(Node::as_str) == Some(ty));
        if is("boolean") {
            self.left_out(
                site,
                "What holds where the box is not ticked, though its property is there,",
            );
            return Condition::equal(name, &Value::Bool(true));
        }
        Condition::there(name)
    }

    /// A choice between objects: a field that says which it is, and the fields of each.
    fn choice(&mut self, site: &Site<'s>, under: Option<&Condition>, entries: &mut Entries<'s>) {
        let branches = site.items();
        let flats: Vec<Flat<'s>> =
            branches.iter().map(|branch| self.settled(vec![branch.clone()]).0).collect();
        if flats.iter().any(|flat| !flat.has("properties")) || flats.is_empty() {
            return self.left_out(site, "What only one of several alternatives asks for");
        }
        let literals = flats.iter().map(literals).collect::<Vec<_>>();
        let mut names =
            literals.first().map(|first| first.iter().map(|(name, _)| *name)).into_iter().flatten();
        let tag = names.find(|name| {
            readable(name) && literals.iter().all(|all| all.iter().any(|(known, _)| known == name))
        });
        let value = |at: usize| {
            let literal =
                tag.and_then(|tag| literals.get(at)?.iter().find(|(name, _)| *name == tag));
            literal.map_or_else(|| at.saturating_add(1).to_string(), |(_, text)| (*text).to_owned())
        };
        let name: Rc<str> = match tag {
            Some(tag) => tag.into(),
            None => free_name(entries).into(),
        };
        let choices: Vec<(Rc<str>, Option<Rc<str>>)> = flats
            .iter()
            .enumerate()
            .map(|(at, flat)| {
                let title = flat.text("title").map(|title| Rc::from(plain(title)));
                (
                    value(at).into(),
                    title
                        .or_else(|| tag.is_none().then(|| ["Choice ", &value(at)].concat().into())),
                )
            })
            .collect();
        if tag.is_none() {
            let message = ["The choice is submitted too, as `", &name, "`."].concat();
            let finding =
                crate::diagnostic::Diagnostic::warning(crate::diagnostic::Code::LeftOut, message);
            self.tell(
                site,
                finding.with_help("Give each alternative a property with a `const` of its own."),
            );
        }
        if entry(entries, &name).is_none() {
            let mut new = Entry::new(&name, vec![site.clone()]);
            new.is_always = under.is_none();
            new.shown.extend(under.cloned());
            entries.push(new);
        }
        if let Some(entry) = entry(entries, &name) {
            entry.choices = choices;
            match under {
                None => entry.is_needed = true,
                Some(under) => entry.needed.push(under.clone()),
            }
        }
        for (at, flat) in flats.iter().enumerate() {
            let condition = Condition::equal(&name, &Value::from(&*value(at)));
            let condition = match under {
                Some(under) => Condition::join(&[under.clone(), condition], "and"),
                None => condition,
            };
            let before = entry(entries, &name).map_or(0, |entry| entry.under.len());
            let _ = flat.all("type");
            if self.depth < super::DEEPEST {
                self.depth = self.depth.saturating_add(1);
                self.collect(flat, Some(&condition), entries);
                self.depth = self.depth.saturating_sub(1);
            }
            if let Some(entry) = entry(entries, &name) {
                // The literal that tells the branch is what the choice says.
                entry.under.truncate(before);
                entry.needed.retain(|needed| *needed != condition);
            }
        }
    }
}

/// The properties of a branch that are one text.
fn literals<'s>(flat: &Flat<'s>) -> Vec<(&'s str, &'s str)> {
    let mut found = Vec::new();
    for properties in flat.peek("properties") {
        for (name, site) in properties.members() {
            let options = site.node.get("enum").map(Node::items).unwrap_or_default();
            let literal = match (site.node.get("const"), options) {
                (Some(literal), _) | (None, [literal]) => literal.as_str(),
                _ => None,
            };
            found.extend(literal.filter(|text| !text.trim().is_empty()).map(|text| (name, text)));
        }
    }
    found
}

fn known(entries: &Entries<'_>, name: &str) -> Vec<Node> {
    let entry = entries.iter().find(|entry| *entry.name == *name);
    entry
        .map(|entry| entry.sites.iter().map(|site| site.node.clone()).collect())
        .unwrap_or_default()
}

/// A name for a choice that no property has.
fn free_name(entries: &Entries<'_>) -> String {
    let mut name = String::from("choice");
    let mut number = 1_u32;
    while entries.iter().any(|entry| *entry.name == *name) {
        number = number.saturating_add(1);
        name = ["choice", &number.to_string()].concat();
    }
    name
}
