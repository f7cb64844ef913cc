//! Documents to the program: a work list of schemas, each of whose keywords becomes a step.

use std::rc::Rc;

use super::dialect::{Dialect, Draft};
use super::keywords;
use super::library::{At, Library, RECURSIVE, Remote};
use super::loops;
use super::program::{Keyword, Name, Part, PartId, Schema, Scope, Step};
use super::word::{WORDS, Word};
use crate::by_name::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::host::TextHost;
use crate::json::{self, Tag, View};

/// How a schema is compiled.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The draft of a schema that does not say its own with `$schema`.
    pub draft: Draft,
    /// Documents that it may refer to. Nothing is fetched.
    pub remotes: Vec<Remote>,
    /// Whether `format` is asserted. Without it that is so only where a meta-schema has the
    /// vocabulary for it.
    pub formats: bool,
    /// Whether `contentEncoding`, `contentMediaType` and `contentSchema` are asserted.
    pub content: bool,
}

/// Compiles the schema in `text`, with every mistake in it. What can't be compiled holds for nothing;
/// no schema is given only for a text that is not JSON.
pub fn compile(
    text: &str,
    options: &Options,
    host: &dyn TextHost,
) -> (Option<Schema>, Vec<Diagnostic>) {
    let mut library = Library::new(&options.remotes);
    let root = library.add(&"".into(), text.into(), Dialect::of(options.draft));
    let mut compiler = Compiler {
        library,
        options,
        host,
        parts: Vec::new(),
        part_of: Vec::new(),
        steps: Vec::new(),
        anchors: Names::default(),
        doubts_left: MOST_DOUBTS,
        dynamic: Vec::new(),
    };
    if let Some(root) = root {
        compiler.refer(root);
        compiler.run();
    }
    let (schema, diagnostics) = compiler.finish();
    (root.and(Some(schema)), diagnostics)
}

/// How many unknown keywords are compared with the known ones: each comparison costs some thousand steps.
const MOST_DOUBTS: u32 = 1_000;

/// The state of a compilation.
pub(super) struct Compiler<'a> {
    pub(super) library: Library<'a>,
    pub(super) options: &'a Options,
    pub(super) host: &'a dyn TextHost,
    parts: Vec<Part>,
    /// For each value of each document its part.
    part_of: Vec<Vec<Option<PartId>>>,
    steps: Vec<Step>,
    /// The names of dynamic anchors.
    anchors: Names,
    /// How many unknown keywords are still compared with the known ones.
    doubts_left: u32,
    /// For each resource its dynamic anchors; none for one that was not looked at.
    dynamic: Vec<Option<Vec<(u32, PartId)>>>,
}

/// The schema whose keywords are compiled.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub(super) at: At,
    pub(super) schema: View<'a>,
    pub(super) resource: u32,
    pub(super) dialect: Dialect,
}

impl Site<'_> {
    /// The place of a value in the document of the schema.
    pub(super) fn at(&self, value: View<'_>) -> At {
        At { entry: value.at, ..self.at }
    }
}

impl Compiler<'_> {
    /// The part for a schema, which is compiled later where it is new.
    pub(super) fn refer(&mut self, at: At) -> PartId {
        let document = at.document as usize;
        if self.part_of.len() <= document {
            self.part_of.resize(document.saturating_add(1), Vec::new());
        }
        let next = PartId(u32::try_from(self.parts.len()).unwrap_or(u32::MAX));
        let Some(known) = self.part_of.get_mut(document) else { return next };
        if known.len() <= at.entry as usize {
            known.resize((at.entry as usize).saturating_add(1), None);
        }
        let Some(known) = known.get_mut(at.entry as usize) else { return next };
        let part = *known.get_or_insert(next);
        if part == next {
            self.parts.push(Part { first: 0, end: 0, resource: 0, tracks: false, types: 0, at });
        }
        part
    }

    fn run(&mut self) {
        let mut next = 0;
        while let Some(part) = self.parts.get(next).copied() {
            let compiled = self.part(part);
            if let Some(part) = self.parts.get_mut(next) {
                *part = compiled;
            }
            next = next.saturating_add(1);
        }
    }

    fn part(&mut self, mut part: Part) -> Part {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        part.first = number(self.steps.len());
        part.resource = self.library.resource_of(part.at).unwrap_or(0);
        self.enter(part.resource);
        let document = self.library.document(part.at);
        let dialect = self.library.resources.get(part.resource as usize).map(|it| it.dialect);
        let (Some(document), Some(dialect)) = (document, dialect) else { return part };
        let schema = document.view(part.at.entry);
        let site = Site { at: part.at, schema, resource: part.resource, dialect };
        match schema.tag() {
            Tag::True => {}
            Tag::False => self.steps.push(Step { word: Word::Comment, keyword: Keyword::Nothing }),
            Tag::Object => self.keywords(&site),
            _ => {
                let message = "A schema is an object or a boolean.";
                self.library.findings.error(site.at, "", Code::WrongType, message);
                self.steps.push(Step { word: Word::Comment, keyword: Keyword::Broken });
            }
        }
        part.end = number(self.steps.len());
        let steps = self.steps.get_mut(part.first as usize..).unwrap_or_default();
        crate::sort::sort_by(steps, |left, right| left.word.cmp(&right.word));
        let needs = |step: &Step| {
            matches!(step.keyword, Keyword::UnevaluatedItems(_) | Keyword::UnevaluatedProperties(_))
        };
        part.tracks = steps.iter().any(needs);
        if let Some(Step { keyword: Keyword::Type(types), .. }) = steps.first() {
            part.types = *types;
        }
        part
    }

    fn keywords(&mut self, site: &Site<'_>) {
        let is_alone = site.dialect.draft == Draft::Draft07 && site.schema.get("$ref").is_some();
        for (name, value) in site.schema.members() {
            let Some(text) = name.as_str() else { continue };
            let Some(entry) = site.dialect.word(text) else {
                self.unknown(site, text);
                continue;
            };
            if is_alone && entry.word != Word::Ref {
                continue;
            }
            if let Some(keyword) = keywords::compile(entry.word, value, site, self) {
                self.steps.push(Step { word: entry.word, keyword });
            }
        }
    }

    /// Other keywords are allowed (Core 4.3.1); one that is nearly a known one is likely a slip.
    fn unknown(&mut self, site: &Site<'_>, name: &str) {
        let is_elsewhere = WORDS.iter().any(|entry| entry.text == name);
        if is_elsewhere || name.starts_with("x-") || self.doubts_left == 0 {
            return;
        }
        self.doubts_left = self.doubts_left.saturating_sub(1);
        let known = WORDS.iter().map(|entry| entry.text);
        let known = known.filter(|text| site.dialect.word(text).is_some());
        let message =
            ["`", name, "` is not a keyword, so it says nothing about validity."].concat();
        let warning =
            Diagnostic::warning(Code::UnknownProperty, message).with_suggestion(name, known);
        if warning.help.is_some() {
            self.library.findings.add(site.at, name, warning);
        }
    }

    /// Reports that a keyword's value is wrong; in its place stands what nothing is valid for.
    pub(super) fn broken(
        &mut self,
        site: &Site<'_>,
        word: Word,
        code: Code,
        message: &str,
    ) -> Option<Keyword> {
        self.library.findings.error(site.at, word.text(), code, message);
        Some(Keyword::Broken)
    }

    /// Adds a step that a keyword needs beside its own.
    pub(super) fn also(&mut self, step: Step) {
        self.steps.push(step);
    }

    /// Whether the resource at a part has `$recursiveAnchor`.
    pub(super) fn is_recursive(&self, part: PartId) -> bool {
        let at = self.parts.get(part.0 as usize).map(|part| part.at);
        let resource = at.and_then(|at| self.library.resource_of(at));
        let resource = resource.and_then(|it| self.library.resources.get(it as usize));
        resource.is_some_and(|it| it.anchors.contains(RECURSIVE))
    }

    /// The names in an array of strings; none where it is something else.
    pub(super) fn names(value: View<'_>) -> Option<Box<[Name]>> {
        if value.tag() != Tag::Array {
            return None;
        }
        value.items().map(|item| item.as_str().map(Name::new)).collect()
    }

    /// The part that a reference leads to, with the name of a dynamic anchor where it is one.
    pub(super) fn target(
        &mut self,
        site: &Site<'_>,
        reference: &str,
    ) -> Option<(PartId, Option<Rc<str>>)> {
        let target = self.library.target(site.resource, reference)?;
        Some((self.refer(target.at), target.dynamic))
    }

    /// The number of a dynamic anchor's name.
    pub(super) fn anchor(&mut self, name: Rc<str>) -> u32 {
        u32::try_from(self.anchors.add(name)).unwrap_or(u32::MAX)
    }

    /// Sees to it that the dynamic anchors of a resource have parts: a way through it may need them.
    fn enter(&mut self, resource: u32) {
        let place = resource as usize;
        if self.dynamic.len() <= place {
            self.dynamic.resize(place.saturating_add(1), None);
        }
        if self.dynamic.get(place).is_none_or(Option::is_some) {
            return;
        }
        let anchors = self.library.resources.get(place).map(|it| it.anchors.clone());
        let anchors = anchors.unwrap_or_default();
        let dynamic = anchors.iter().filter(|(_, anchor)| anchor.is_dynamic);
        let found =
            dynamic.map(|(name, anchor)| (self.anchor(Rc::clone(name)), self.refer(anchor.at)));
        let found = found.collect();
        if let Some(known) = self.dynamic.get_mut(place) {
            *known = Some(found);
        }
    }

    fn finish(mut self) -> (Schema, Vec<Diagnostic>) {
        self.dynamic.resize(self.library.resources.len(), None);
        let scopes = self.library.resources.iter().zip(self.dynamic);
        let scopes = scopes.map(|(resource, dynamic)| Scope {
            uri: Rc::clone(&resource.uri),
            root: resource.root,
            dynamic: dynamic.unwrap_or_default(),
        });
        let is_dynamic =
            self.steps.iter().any(|step| matches!(step.keyword, Keyword::DynamicRef { .. }));
        let schema = Schema {
            parts: self.parts,
            steps: self.steps,
            resources: scopes.collect(),
            documents: self.library.documents,
            is_dynamic,
        };
        let mut findings = self.library.findings;
        for at in loops::find(&schema) {
            let message =
                "This schema refers to itself for the same value, so it never comes to an end.";
            findings.error(at, "", Code::EndlessSchema, message);
        }
        let diagnostics = findings.finish(&schema.documents);
        (schema, diagnostics)
    }
}

impl Name {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.into(), hash: json::hash(text) }
    }
}

/// The name of the anchor that `$recursiveRef` leads to.
pub(super) fn recursive() -> Rc<str> {
    RECURSIVE.into()
}
