//! The names that the logic of a model may read, and where their values come from.

use std::rc::Rc;

use crate::decision::qualified;
use crate::decision::types::TypeNames;
use crate::diagnostic::{Code, Diagnostic};
use crate::feel::Scope;
use crate::pointer::Pointer;
use crate::value::Type;

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// What is known before deciding, by its number.
    Outside(usize),
    /// A node, by its number.
    Node(usize),
}

/// A name with its type and where its value comes from.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) name: Rc<str>,
    pub(super) source: Source,
    pub(super) ty: Type,
}

/// The names of one model. Of two that are the same, the later counts.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: Vec<Known>,
    /// Knows all of them: the slot of a name is its number in `known`.
    scope: Scope,
}

/// A scope, with the sources of its slots.
pub(super) struct Visible {
    pub(super) scope: Scope,
    pub(super) sources: Vec<Source>,
}

impl Names {
    pub(super) fn new(types: &TypeNames) -> Self {
        Self { known: Vec::new(), scope: types.scope() }
    }

    pub(super) fn add(&mut self, name: &str, source: Source, ty: Type) {
        self.scope.declare(name, ty.clone());
        self.known.push(Known { name: name.into(), source, ty });
    }

    /// Adds the names of an imported model that are its own.
    pub(super) fn import<'a>(
        &mut self,
        prefix: Option<&Rc<str>>,
        own: impl Iterator<Item = &'a Known>,
    ) {
        for known in own {
            self.add(&qualified(prefix, &known.name), known.source, known.ty.clone());
        }
    }

    pub(super) fn find(&self, name: &str) -> Option<&Known> {
        self.known.iter().rfind(|known| *known.name == *name)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|known| &*known.name)
    }

    /// All names, as `reader` sees them: under its own name it finds what the bundle provides.
    pub(super) fn all(&self, reader: &str) -> Visible {
        let mut scope = self.scope.clone();
        let mut sources: Vec<_> = self.known.iter().map(|known| known.source).collect();
        let hidden = self.known.iter().find(|known| *known.name == *reader);
        if let Some(Known { source: source @ Source::Outside(_), ty, .. }) = hidden {
            scope.declare(reader, ty.clone());
            sources.push(*source);
        }
        Visible { scope, sources }
    }

    /// The names that are required, and no others.
    pub(super) fn required(
        &self,
        names: &[Rc<str>],
        types: &TypeNames,
        at: &Pointer,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Visible {
        let mut scope = types.scope();
        let mut sources = Vec::with_capacity(names.len());
        for (index, name) in names.iter().enumerate() {
            match self.find(name) {
                Some(known) => {
                    scope.declare(name, known.ty.clone());
                    sources.push(known.source);
                }
                None => diagnostics.push(self.unknown(name).with_pointer(at.index(index))),
            }
        }
        Visible { scope, sources }
    }

    /// The finding that there is nothing called `name`.
    pub(super) fn unknown(&self, name: &str) -> Diagnostic {
        let message = ["There is nothing called `", name, "` here."].concat();
        Diagnostic::error(Code::UnknownReference, message)
            .with_help(
                "Name input data, a decision, a business knowledge model or a decision service.",
            )
            .with_suggestion(name, self.names())
    }
}
