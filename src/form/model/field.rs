//! Fields.

use std::rc::Rc;

use super::id::{CellId, FieldId, RepeatId};
use super::rule::Rule;
use super::text::Caption;
use crate::feel::Template;
use crate::form::definition::{ValidateOn, WhenHidden};
use crate::form::leaf::Leaf;
use crate::value::{Type, Value};

/// A field.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: Rc<str>,
    /// The path, without rows.
    pub(crate) path: Rc<str>,
    /// What people call it; of a row, if it has a name of its own.
    pub(crate) label: Caption,
    /// The word for it, where its author gave no label.
    pub(crate) term: Option<&'static str>,
    pub(crate) hint: Option<Caption>,
    pub(crate) width: Option<&'static str>,
    /// Its type as the definition writes it.
    pub(crate) word: &'static str,
    pub(crate) kind: Kind,
    /// The type of its value as expressions read it.
    pub(crate) ty: Type,
    pub(crate) page: u32,
    /// The field that holds it.
    pub(crate) parent: Option<FieldId>,
    /// The fields that it holds are those behind it, to before this one.
    pub(crate) end: u32,
    /// The list in whose rows it is.
    pub(crate) repeat: Option<RepeatId>,
    pub(crate) when_hidden: WhenHidden,
    pub(crate) validate_on: ValidateOn,
    pub(crate) compute: Option<Rule>,
    /// The sum that it is computed as, where it is a large one.
    pub(crate) sum: Option<u32>,
    pub(crate) default: Rule,
    pub(crate) visible: Rule,
    pub(crate) enabled: Rule,
    pub(crate) read_only: Rule,
    pub(crate) required: Rule,
    pub(crate) min: Rule,
    pub(crate) max: Rule,
    /// What reading goes by: computed options, a country, a currency.
    pub(crate) setting: Rule,
    /// The checks that have their message here, in the order in which they were written.
    pub(crate) checks: Vec<u32>,
    /// What its author says about problems, by their codes.
    pub(crate) messages: Vec<(Rc<str>, Message)>,
    /// The check of the page that judges its value.
    pub(crate) verify: Option<Rc<str>>,
    /// The cell of its value.
    pub(crate) value: CellId,
    /// The cell of its validity.
    pub(crate) validity: CellId,
}

impl Field {
    /// Whether expressions can read it by its name, and a submission has it.
    pub(crate) fn has_value(&self) -> bool {
        matches!(self.kind, Kind::Leaf(_) | Kind::Group(_) | Kind::Repeat(_))
    }

    /// The kind, where the field has a value of its own.
    pub(crate) fn leaf(&self) -> Option<&dyn Leaf> {
        match &self.kind {
            Kind::Leaf(leaf) => Some(&**leaf),
            _ => None,
        }
    }

    /// The text of a note.
    pub(crate) fn text(&self) -> Option<&Caption> {
        match &self.kind {
            Kind::Static { text, .. } => text.as_ref(),
            _ => None,
        }
    }

    /// What an expression gives as its value; null where it can't be one.
    pub(crate) fn accept(&self, value: Value) -> Value {
        self.leaf().map_or(Value::Null, |leaf| leaf.accept(value))
    }

    /// Whether people can enter something.
    pub(crate) fn takes_input(&self) -> bool {
        self.compute.is_none() && matches!(self.kind, Kind::Leaf(_))
    }
}

/// What a field is.
#[derive(Debug)]
pub(crate) enum Kind {
    /// It has a value of its own.
    Leaf(Box<dyn Leaf>),
    /// A note or a heading, with its text and level.
    Static { text: Option<Caption>, level: Option<u32> },
    /// It only holds others.
    Section,
    /// Its value is a context of the values of these fields.
    Group(Vec<FieldId>),
    /// Its value is the list of the contexts of its rows. The field behind it is the row.
    Repeat(RepeatId),
    /// A row: a context of the values of these fields. The value that expressions in it read, as
    /// `row`, is its number.
    Row(RepeatId, Vec<FieldId>),
}

/// What people are told.
#[derive(Debug)]
pub(crate) enum Message {
    Fixed(Rc<str>),
    Template(Template),
}
