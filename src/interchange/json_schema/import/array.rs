//! Arrays: several options, words, files, rows. And objects as groups.

use super::super::tree::{self, Members, list, text};
use super::Importer;
use super::field::{Field, Type};
use super::flat::Site;
use super::leaf::{count, is_many};
use crate::json::{Kind, Node};

impl<'s> Importer<'s> {
    /// An object as a group of fields.
    pub(super) fn group(&mut self, field: &Field<'s>) -> Option<Members> {
        let fields = self.fields(&field.flat, &field.under);
        if fields.is_empty() {
            self.left_out(&field.site, "An object of which no property is known");
            return None;
        }
        Some(vec![("type".into(), text("group")), ("fields".into(), list(fields))])
    }

    pub(super) fn array(
        &mut self,
        field: &Field<'s>,
        own: Option<&Node>,
        word: Option<&str>,
    ) -> Option<Members> {
        if word == Some("file") {
            return Some(self.files(field, own));
        }
        let items = field.flat.all("items");
        if items.is_empty() || items.iter().any(|site| matches!(site.node.kind, Kind::Array(_))) {
            self.left_out(&field.site, "A list whose items are not all described alike");
            return None;
        }
        let (flat, settled) = self.settled(items.clone());
        if flat.is_endless {
            self.left_out(&field.site, "What leads back into itself");
            return None;
        }
        let site = items.first()?.clone();
        let item = Field { flat, settled, site, is_needed: true, under: Vec::new() };
        let followed = item.flat.followed.len();
        self.active.extend(item.flat.followed.iter().cloned());
        let _ = item.flat.first(super::super::OWN);
        let made = match self.ty(&item) {
            Some(Type::Object) => self.rows(field, &item, word),
            Some(Type::Text) => self.several(field, &item, word),
            Some(_) => {
                let options = self.choices(&item);
                match options {
                    Some(options) if !options.is_empty() => Some(self.chosen(field, options, word)),
                    _ => {
                        self.left_out(&field.site, "A list of what is neither text nor object");
                        None
                    }
                }
            }
            None => None,
        };
        self.active.truncate(self.active.len().saturating_sub(followed));
        self.report_unused(&item.flat);
        made
    }

    fn rows(&mut self, field: &Field<'s>, item: &Field<'s>, word: Option<&str>) -> Option<Members> {
        // What holds for the list under a condition may hold for its items.
        let mut under = Vec::new();
        for (condition, site) in &field.under {
            under.extend(site.member("items").map(|items| (condition.clone(), items)));
        }
        let fields = self.fields(&item.flat, &under);
        if fields.is_empty() {
            self.left_out(&field.site, "A list of objects of which no property is known");
            return None;
        }
        let word = word.filter(|word| *word == "table").unwrap_or("repeat");
        let mut kind: Members = vec![("type".into(), text(word))];
        self.counts(field, ("minRows", "maxRows"), &mut kind);
        kind.push(("fields".into(), list(fields)));
        Some(kind)
    }

    fn several(
        &mut self,
        field: &Field<'s>,
        item: &Field<'s>,
        word: Option<&str>,
    ) -> Option<Members> {
        if let Some(options) = self.choices(item) {
            if options.is_empty() {
                self.left_out(&field.site, "What has nothing to choose from");
                return None;
            }
            return Some(self.chosen(field, options, word));
        }
        let mut kind: Members = vec![("type".into(), text("tags"))];
        self.counts(field, ("minItems", "maxItems"), &mut kind);
        let longest = item.flat.all("maxLength").iter().filter_map(|it| count(it.node)).min();
        kind.extend(longest.map(|most| ("maxLength".into(), tree::count(most.into()))));
        // No tag is empty.
        if item
            .flat
            .peek("minLength")
            .iter()
            .filter_map(|it| count(it.node))
            .all(|least| least <= 1)
        {
            let _ = item.flat.all("minLength");
        }
        let _ = field.flat.all("uniqueItems");
        Some(kind)
    }

    fn chosen(&mut self, field: &Field<'s>, options: Vec<Node>, word: Option<&str>) -> Members {
        let usual = if is_many(&options) { "multiselect" } else { "checkboxes" };
        let word = word.filter(|word| matches!(*word, "multiselect" | "checkboxes" | "ranking"));
        let word = word.unwrap_or(usual);
        let mut kind: Members =
            vec![("type".into(), text(word)), ("options".into(), list(options))];
        let _ = field.flat.all("uniqueItems");
        if word == "ranking" {
            self.use_exported(field, &kind);
            let all = kind.get(1).map_or(0, |(_, options)| options.items().len());
            let least = least(field);
            if least.is_some_and(|least| least as usize != all) {
                kind.extend(least.map(|least| ("minItems".into(), tree::count(least.into()))));
            }
        } else {
            self.counts(field, ("minItems", "maxItems"), &mut kind);
        }
        kind
    }

    fn files(&mut self, field: &Field<'s>, own: Option<&Node>) -> Members {
        let mut kind: Members = vec![("type".into(), text("file"))];
        let accept = own.and_then(|own| own.get("accept"));
        let is_texts = |it: &&Node| {
            !it.items().is_empty() && it.items().iter().all(|it| it.as_str().is_some())
        };
        kind.extend(accept.filter(is_texts).map(|it| ("accept".into(), it.clone())));
        let size =
            |site: &Site<'_>| count(site.node.get("properties")?.get("size")?.get("maximum")?);
        let size = field.flat.peek("items").iter().find_map(size);
        kind.extend(size.map(|most| ("maxSize".into(), tree::count(most.into()))));
        let most = field.flat.peek("maxItems").iter().filter_map(|it| count(it.node)).min();
        kind.extend(
            most.filter(|most| *most != 1).map(|it| ("maxFiles".into(), tree::count(it.into()))),
        );
        let _ = field.flat.all("maxItems");
        self.use_exported(field, &kind);
        kind
    }

    fn counts(&mut self, field: &Field<'s>, names: (&str, &str), kind: &mut Members) {
        // Where a list must have an item, it is required, unless it may be left out.
        if let Some(least) = least(field).filter(|least| *least > u32::from(field.is_needed)) {
            kind.push((names.0.into(), tree::count(least.into())));
        }
        let most = field.flat.all("maxItems").iter().filter_map(|it| count(it.node)).min();
        kind.extend(most.map(|most| (names.1.into(), tree::count(most.into()))));
    }
}

/// How many items a list must have.
fn least(field: &Field<'_>) -> Option<u32> {
    let said = field.flat.all("minItems");
    let said = said.iter().filter_map(|it| count(it.node)).max();
    said.or_else(|| field.settled.least.and_then(|least| u32::try_from(least).ok()))
}
