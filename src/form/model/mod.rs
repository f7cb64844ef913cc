//! A compiled form: what its definition says, checked and ready to run. Sessions share it.

mod check;
mod field;
mod id;
mod page;
mod path;
mod repeat;
mod rule;
mod sum;
mod text;

use std::rc::Rc;

pub(crate) use check::{Check, Placement};
pub(crate) use field::{Field, Kind, Message};
pub use id::FieldId;
pub(crate) use id::{CellId, RepeatId};
pub(crate) use page::{Branch, Page};
pub(crate) use repeat::Repeat;
pub(crate) use rule::Rule;
pub(crate) use sum::{Sum, Terms};
pub(crate) use text::{Caption, Part, Text};

use super::graph::Graph;
use crate::value::Type;

/// A form, compiled. Fields have their places in the order in which they are written, those that a
/// field holds directly behind it, and so have their values. The fields of a row have one place,
/// whichever row it is: a row that is worked in has its values there.
#[derive(Debug)]
pub struct Form {
    pub(crate) name: Rc<str>,
    pub(crate) title: Caption,
    pub(crate) description: Option<Caption>,
    pub(crate) pages: Vec<Page>,
    pub(crate) fields: Vec<Field>,
    pub(crate) repeats: Vec<Repeat>,
    pub(crate) checks: Vec<Check>,
    /// Whether some of them only warn.
    pub(crate) has_warnings: bool,
    /// Texts that change.
    pub(crate) texts: Vec<Text>,
    /// The parts of large sums.
    pub(crate) sums: Vec<Sum>,
    pub(crate) graph: Graph,
    pub(crate) limits: Limits,
    /// The fields that are in nothing but pages and sections.
    pub(crate) members: Vec<FieldId>,
    /// The fields in the order of their paths.
    pub(crate) by_path: Vec<FieldId>,
}

/// How much a session and its submission may hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) rows: u32,
    pub(crate) bytes: u64,
    pub(crate) file_bytes: Option<u64>,
}

impl Limits {
    /// The most rows that a session can have.
    pub(crate) const ROWS: u32 = 10_000;
}

impl Default for Limits {
    fn default() -> Self {
        Self { rows: Self::ROWS, bytes: 4 << 20, file_bytes: None }
    }
}

impl Form {
    /// The name that it has in its bundle.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The heading; the name where it changes.
    pub fn title(&self) -> &str {
        self.title.fixed().unwrap_or(&self.name)
    }

    /// The field with this path. Rows are left out of it: `lines/qty` is the quantity in each row
    /// of `lines`.
    pub fn field(&self, path: &str) -> Option<FieldId> {
        let at = |id: &FieldId| self.at(*id).map_or("", |field| &field.path).cmp(path);
        let place = self.by_path.binary_search_by(at).ok()?;
        self.by_path.get(place).copied()
    }

    /// What people call the field `name`.
    pub fn label(&self, name: &str) -> Option<&Rc<str>> {
        self.at(self.field(name)?).map(|field| field.label.fixed().unwrap_or(&field.name))
    }

    /// What a submission holds: the names of the fields with the types of their values, any of
    /// which may be null.
    pub fn names(&self) -> impl Iterator<Item = (&Rc<str>, Type)> {
        let field = |id: &FieldId| self.at(*id).map(|field| (&field.name, field.ty.clone()));
        self.members.iter().filter_map(field)
    }

    /// The paths of all fields that have values, in the order of their places.
    pub fn paths(&self) -> impl Iterator<Item = &Rc<str>> {
        self.fields.iter().filter(|field| field.has_value()).map(|field| &field.path)
    }

    pub(crate) fn at(&self, id: FieldId) -> Option<&Field> {
        self.fields.get(id.index())
    }

    pub(crate) fn repeat(&self, id: RepeatId) -> Option<&Repeat> {
        self.repeats.get(id.index())
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = FieldId> + use<> {
        (0..u32::try_from(self.fields.len()).unwrap_or(u32::MAX)).map(FieldId)
    }
}
