//! The documents that a schema is made of: where its resources and anchors are, and what references
//! lead to (Core 8.2, 9). Nothing is fetched: what is not given is not there.

use std::rc::Rc;

use super::dialect::{Dialect, Draft};
use super::finding::Findings;
use super::meta;
use super::uri;
use super::word::{Holds, Word};
use crate::by_name::ByName;
use crate::diagnostic::Code;
use crate::json::{Tag, Tape, View};
use crate::pointer::Pointer;

/// A document that schemas may refer to.
#[derive(Clone, Debug)]
pub struct Remote {
    /// Its URI, without a fragment.
    pub uri: Rc<str>,
    /// Its text.
    pub text: Rc<str>,
}

/// A value in one of the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    pub(super) document: u32,
    pub(super) entry: u32,
}

/// A document that was read.
pub(super) struct Document {
    pub(super) text: Rc<str>,
    pub(super) tape: Tape,
    /// What it was found by; empty for the schema itself.
    pub(super) uri: Rc<str>,
}

impl Document {
    pub(super) fn view(&self, entry: u32) -> View<'_> {
        self.tape.view(&self.text, entry)
    }
}

/// A schema with a URI of its own (Core 4.3.5).
pub(super) struct Resource {
    pub(super) uri: Rc<str>,
    pub(super) root: At,
    pub(super) dialect: Dialect,
    pub(super) anchors: ByName<Anchor>,
}

/// A plain name for a place in a resource (Core 8.2.2).
#[derive(Clone, Copy)]
pub(super) struct Anchor {
    pub(super) at: At,
    pub(super) is_dynamic: bool,
}

/// What a reference leads to.
pub(super) struct Target {
    pub(super) at: At,
    /// The anchor's name, where it is a dynamic one.
    pub(super) dynamic: Option<Rc<str>>,
}

/// How many meta-schemas may describe each other.
const MOST_META: u32 = 8;
/// How many members a large object has.
const LARGE: usize = 64;
/// How many documents there may be.
const MOST_DOCUMENTS: usize = 1_000;
/// The name under which `$recursiveAnchor` is an anchor; no name can be written like it.
pub(super) const RECURSIVE: &str = "#";

/// All documents, and what is known of them.
pub(super) struct Library<'a> {
    remotes: &'a [Remote],
    pub(super) documents: Vec<Rc<Document>>,
    pub(super) resources: Vec<Resource>,
    /// The resources by their URIs.
    by_uri: ByName<u32>,
    /// For each value of each document the resource to which it belongs as a schema.
    resource_of: Vec<Vec<u32>>,
    /// The members of large objects that references lead through.
    large: Vec<(At, ByName<u32>)>,
    pub(super) findings: Findings,
}

const NONE: u32 = u32::MAX;

impl<'a> Library<'a> {
    pub(super) fn new(remotes: &'a [Remote]) -> Self {
        Self {
            remotes,
            documents: Vec::new(),
            resources: Vec::new(),
            by_uri: ByName::new(),
            resource_of: Vec::new(),
            large: Vec::new(),
            findings: Findings::default(),
        }
    }

    /// Reads a document, and gives its root. A schema in it without a `$schema` is of `dialect`.
    pub(super) fn add(&mut self, uri: &Rc<str>, text: Rc<str>, dialect: Dialect) -> Option<At> {
        let mut tape = Tape::default();
        let document = u32::try_from(self.documents.len()).ok()?;
        match tape.read(&text) {
            Ok(found) => self.findings.extend(uri, found),
            Err(found) => {
                self.findings.extend(uri, vec![found]);
                return None;
            }
        }
        self.resource_of.push(vec![NONE; tape.len()]);
        self.documents.push(Rc::new(Document { text, tape, uri: Rc::clone(uri) }));
        let root = At { document, entry: 0 };
        let resource = self.resource(Rc::clone(uri), root, dialect);
        self.scan(root, resource);
        Some(root)
    }

    pub(super) fn document(&self, at: At) -> Option<Rc<Document>> {
        self.documents.get(at.document as usize).cloned()
    }

    /// The number of the resource that a schema belongs to.
    pub(super) fn resource_of(&self, at: At) -> Option<u32> {
        let of_document = self.resource_of.get(at.document as usize)?;
        of_document.get(at.entry as usize).copied().filter(|resource| *resource != NONE)
    }

    fn resource(&mut self, uri: Rc<str>, root: At, dialect: Dialect) -> u32 {
        let number = u32::try_from(self.resources.len()).unwrap_or(NONE);
        if !self.by_uri.contains(&uri) {
            self.by_uri.insert(Rc::clone(&uri), number);
        }
        self.resources.push(Resource { uri, root, dialect, anchors: ByName::new() });
        number
    }

    /// Finds the resources and anchors at and below a schema.
    fn scan(&mut self, root: At, resource: u32) {
        let Some(document) = self.document(root) else { return };
        let mut left = vec![(root.entry, resource)];
        while let Some((entry, mut resource)) = left.pop() {
            let at = At { document: root.document, entry };
            if self.resource_of(at).is_some() {
                continue;
            }
            let schema = document.view(entry);
            if schema.tag() == Tag::Object {
                resource = self.identify(at, schema, resource);
            }
            if let Some(known) = self
                .resource_of
                .get_mut(at.document as usize)
                .and_then(|known| known.get_mut(entry as usize))
            {
                *known = resource;
            }
            let Some(dialect) = self.resources.get(resource as usize).map(|it| it.dialect) else {
                continue;
            };
            for (name, value) in schema.members() {
                let word = name.as_str().and_then(|name| dialect.word(name));
                let holds = word.map_or(Holds::Nothing, |word| word.holds);
                subschemas(holds, value, |schema| left.push((schema.at, resource)));
            }
        }
    }

    /// Reads the keywords that say what a schema is called. Gives the resource that it belongs to.
    fn identify(&mut self, at: At, schema: View<'_>, resource: u32) -> u32 {
        let Some(outer) = self.resources.get(resource as usize) else { return resource };
        let is_root = outer.root == at;
        let (base, mut dialect) = (Rc::clone(&outer.uri), outer.dialect);
        let text = |name: &str| schema.get(name).and_then(View::as_str);
        let id = text("$id");
        if (is_root || id.is_some())
            && let Some(meta_schema) = text("$schema")
        {
            dialect = self.dialect(meta_schema, dialect, at, 0);
        }
        let is_old = dialect.draft == Draft::Draft07;
        // Beside a `$ref` of draft-07 nothing else counts (draft-07 Core 8.3).
        let id = id.filter(|_| !is_old || schema.get("$ref").is_none());
        let (id, plain_name) = match id.map(|id| id.split_once('#').unwrap_or((id, ""))) {
            Some((id, name)) => (Some(id), Some(name).filter(|name| !name.is_empty())),
            None => (None, None),
        };
        if !is_old && plain_name.is_some() {
            self.findings.error(
                at,
                "$id",
                Code::WrongUri,
                "`$id` can't have a fragment; `$anchor` names a place.",
            );
        }
        let mut resource = resource;
        if let Some(id) = id.filter(|id| !id.is_empty()) {
            let uri: Rc<str> = uri::resolve(&base, id).into();
            let known = self.by_uri.get(&uri).and_then(|it| self.resources.get(*it as usize));
            if known.is_some_and(|known| known.root != at) {
                self.findings.error(
                    at,
                    "$id",
                    Code::DuplicateName,
                    "Another schema has this `$id`, so what refers to it is not certain.",
                );
            }
            resource = self.resource(uri, at, dialect);
        } else if is_root && let Some(known) = self.resources.get_mut(resource as usize) {
            known.dialect = dialect;
        }
        let is_new = dialect.draft == Draft::Draft202012;
        if is_old && let Some(name) = plain_name {
            self.anchor(resource, "$id", name, at, false);
        }
        if !is_old && let Some(name) = text("$anchor") {
            self.anchor(resource, "$anchor", name, at, false);
        }
        if is_new && let Some(name) = text("$dynamicAnchor") {
            self.anchor(resource, "$dynamicAnchor", name, at, true);
        }
        if !is_old && !is_new && schema.get("$recursiveAnchor").map(View::tag) == Some(Tag::True) {
            self.anchor(resource, "$recursiveAnchor", RECURSIVE, at, true);
        }
        resource
    }

    fn anchor(
        &mut self,
        resource: u32,
        keyword: &'static str,
        name: &str,
        at: At,
        is_dynamic: bool,
    ) {
        let Some(resource) = self.resources.get_mut(resource as usize) else { return };
        let known = resource.anchors.get(name).copied();
        if known.is_some_and(|known| known.at != at) {
            let message = "Another place of this resource has this name, so what refers to it is not certain.";
            self.findings.error(at, keyword, Code::DuplicateName, message);
            return;
        }
        let is_dynamic = is_dynamic || known.is_some_and(|known| known.is_dynamic);
        resource.anchors.insert(name.into(), Anchor { at, is_dynamic });
    }

    /// The dialect of a meta-schema's URI (Core 8.1).
    fn dialect(&mut self, meta_schema: &str, else_: Dialect, at: At, depth: u32) -> Dialect {
        let uri = meta_schema.strip_suffix('#').unwrap_or(meta_schema);
        if let Some(draft) = Draft::of_meta_schema(uri) {
            return Dialect::of(draft);
        }
        let found = if depth < MOST_META { self.document_of(uri, else_) } else { None };
        let Some(document) = found.and_then(|root| self.document(root)) else {
            let message = "This meta-schema is neither that of draft-07 or 2020-12 nor given.";
            self.findings.error(at, "$schema", Code::UnknownReference, message);
            return else_;
        };
        let root = document.view(0);
        let mut dialect = match root.get("$schema").and_then(View::as_str) {
            Some(of_it) if of_it != meta_schema => {
                self.dialect(of_it, else_, at, depth.saturating_add(1))
            }
            _ => Dialect::of(Draft::default()),
        };
        let Some(vocabulary) = root.get("$vocabulary") else { return dialect };
        dialect.vocabularies = 0;
        for (uri, is_required) in vocabulary.members() {
            match uri.as_str().and_then(Draft::of_vocabulary) {
                Some((draft, set)) => {
                    dialect.draft = draft;
                    dialect.vocabularies |= set;
                }
                None if is_required.tag() == Tag::False => {}
                None => {
                    let message = "The meta-schema requires a vocabulary that is not known.";
                    self.findings.error(at, "$schema", Code::UnsupportedKeyword, message);
                }
            }
        }
        dialect
    }

    /// The root of what a URI without a fragment stands for.
    fn document_of(&mut self, uri: &str, dialect: Dialect) -> Option<At> {
        if let Some(known) = self.by_uri.get(uri) {
            return self.resources.get(*known as usize).map(|known| known.root);
        }
        if self.documents.len() >= MOST_DOCUMENTS {
            return None;
        }
        let given = self.remotes.iter().find(|remote| without_fragment(&remote.uri) == uri);
        let text = given.map(|remote| Rc::clone(&remote.text)).or_else(|| meta::text(uri))?;
        self.add(&uri.into(), text, dialect)
    }

    /// What a reference in a schema of `resource` leads to (Core 8.2.3).
    pub(super) fn target(&mut self, resource: u32, reference: &str) -> Option<Target> {
        let base = self.resources.get(resource as usize)?;
        let dialect = base.dialect;
        let (document, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let uri = uri::resolve(&base.uri, document);
        let root = if document.is_empty() { base.root } else { self.document_of(&uri, dialect)? };
        let fragment = uri::decoded(fragment)?;
        if fragment.is_empty() {
            return Some(Target { at: root, dynamic: None });
        }
        let resource = self.resource_of(root)?;
        if fragment.starts_with('/') {
            let at = self.walk(root, resource, &Pointer::parse(&fragment)?)?;
            return Some(Target { at, dynamic: None });
        }
        let anchor = *self.resources.get(resource as usize)?.anchors.get(&fragment)?;
        Some(Target { at: anchor.at, dynamic: anchor.is_dynamic.then(|| fragment.into()) })
    }

    /// Goes down from a schema by a pointer. What it ends at becomes a schema, if it was none.
    fn walk(&mut self, from: At, mut resource: u32, pointer: &Pointer) -> Option<At> {
        let document = self.document(from)?;
        let mut at = from;
        for step in pointer.steps() {
            at.entry = self.below(at, document.view(at.entry), &step)?;
            resource = self.resource_of(at).unwrap_or(resource);
        }
        if self.resource_of(at).is_none() {
            self.scan(at, resource);
        }
        Some(at)
    }
}

impl Library<'_> {
    /// The value that a step of a pointer leads to. References into large objects are many, so these get an index.
    fn below(&mut self, at: At, value: View<'_>, step: &str) -> Option<u32> {
        if value.tag() != Tag::Object || value.len() < LARGE {
            return value.below(step).map(|below| below.at);
        }
        let known = self.large.iter().position(|(known, _)| *known == at);
        let place = known.unwrap_or(self.large.len());
        if known.is_none() {
            let members = value.members();
            let names = members.filter_map(|(name, value)| Some((name.as_str()?.into(), value.at)));
            self.large.push((at, names.collect()));
        }
        self.large.get(place)?.1.get(step).copied()
    }
}

fn without_fragment(uri: &str) -> &str {
    uri.split_once('#').map_or(uri, |(uri, _)| uri)
}

/// Calls `each` with the schemas in a keyword's value.
fn subschemas<'a>(holds: Holds, value: View<'a>, mut each: impl FnMut(View<'a>)) {
    let is_list = value.tag() == Tag::Array;
    match holds {
        Holds::Nothing => {}
        Holds::Schema => each(value),
        Holds::SchemaOrSchemas if !is_list => each(value),
        Holds::Schemas | Holds::SchemaOrSchemas => value.items().for_each(each),
        Holds::Named => value.members().for_each(|(_, value)| each(value)),
        Holds::NamedOrNames => {
            let schemas = value.members().filter(|(_, value)| value.tag() != Tag::Array);
            schemas.for_each(|(_, value)| each(value));
        }
    }
}

impl Word {
    /// Whether it says what a schema is called, or nothing about validity.
    pub(super) fn is_annotation(self) -> bool {
        self < Self::Type || self >= Self::Title
    }
}
