//! A compiled form: what its definition says, checked and ready to run. Sessions share it.

use std::rc::Rc;

use super::definition::WhenHidden;
use super::graph::Graph;
use crate::feel::{Program, Template};
use crate::sort::sort_by;
use crate::value::{Decimal, Type, Value};

/// The place of a cell in the graph of its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CellId(u32);

impl CellId {
    pub(crate) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A field of a form, by its place among all fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub(crate) u32);

impl FieldId {
    pub(crate) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A form, compiled. Fields have their places in the order of pages, and so have their values.
#[derive(Debug)]
pub struct Form {
    pub(crate) name: Rc<str>,
    pub(crate) title: Rc<str>,
    pub(crate) description: Option<Rc<str>>,
    pub(crate) pages: Vec<Page>,
    pub(crate) fields: Vec<Field>,
    pub(crate) checks: Vec<Check>,
    /// The parts of large sums.
    pub(crate) sums: Vec<Sum>,
    pub(crate) graph: Graph,
    /// The fields in the order of their names.
    pub(crate) by_name: Vec<FieldId>,
}

impl Form {
    /// The name that it has in its bundle.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The heading.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The field called `name`.
    pub fn field(&self, name: &str) -> Option<FieldId> {
        let called = |id: &FieldId| self.at(*id).map_or("", |field| &field.name).cmp(name);
        let place = self.by_name.binary_search_by(called).ok()?;
        self.by_name.get(place).copied()
    }

    /// What people call the field `name`.
    pub fn label(&self, name: &str) -> Option<&Rc<str>> {
        self.at(self.field(name)?).map(|field| &field.label)
    }

    /// What a submission holds: the names of the fields with the types of their values, any of
    /// which may be null.
    pub fn names(&self) -> impl Iterator<Item = (&Rc<str>, Type)> {
        self.fields.iter().map(|field| (&field.name, field.kind.ty()))
    }

    pub(crate) fn at(&self, id: FieldId) -> Option<&Field> {
        self.fields.get(id.index())
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = FieldId> + use<> {
        (0..u32::try_from(self.fields.len()).unwrap_or(u32::MAX)).map(FieldId)
    }
}

/// A page.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) title: Option<Rc<str>>,
    pub(crate) visible: Rule,
    /// Its fields are those from `first` to before `end`.
    pub(crate) first: u32,
    pub(crate) end: u32,
    /// The checks that can have their message on the page itself.
    pub(crate) checks: Vec<u32>,
}

impl Page {
    pub(crate) fn fields(&self) -> impl Iterator<Item = FieldId> + use<> {
        (self.first..self.end).map(FieldId)
    }
}

/// A field.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: Rc<str>,
    pub(crate) label: Rc<str>,
    pub(crate) hint: Option<Rc<str>>,
    /// Its type as the definition writes it.
    pub(crate) word: &'static str,
    pub(crate) kind: Kind,
    pub(crate) page: u32,
    pub(crate) when_hidden: WhenHidden,
    pub(crate) compute: Option<Rule>,
    /// The sum that it is computed as, where it is a large one.
    pub(crate) sum: Option<u32>,
    pub(crate) default: Rule,
    pub(crate) visible: Rule,
    pub(crate) enabled: Rule,
    pub(crate) required: Rule,
    pub(crate) min: Rule,
    pub(crate) max: Rule,
    /// The checks that have their message here, in the order in which they were written.
    pub(crate) checks: Vec<u32>,
    /// The cell of its value.
    pub(crate) value: CellId,
    /// The cell of its validity.
    pub(crate) validity: CellId,
}

/// What kind of value a field has, and what restricts it for good.
#[derive(Debug)]
pub(crate) enum Kind {
    Text { min_length: u32, max_length: Option<u32>, hints: TextHints },
    Number { whole: bool, step: Option<Decimal>, unit: Option<Rc<str>> },
    Date,
    Choice(Choices),
    Checkbox,
}

impl Kind {
    /// The type of its values.
    pub(crate) fn ty(&self) -> Type {
        match self {
            Self::Text { .. } | Self::Choice(_) => Type::String,
            Self::Number { .. } => Type::Number,
            Self::Date => Type::Date,
            Self::Checkbox => Type::Boolean,
        }
    }

    /// The value, if it is one that such a field can have; null otherwise.
    pub(crate) fn accept(&self, value: Value) -> Value {
        match (self, &value) {
            (Self::Text { .. }, Value::String(_))
            | (Self::Number { .. }, Value::Number(_))
            | (Self::Date, Value::Date(_))
            | (Self::Checkbox, Value::Bool(_)) => value,
            (Self::Choice(choices), Value::String(text)) if choices.find(text).is_some() => value,
            _ => self.nothing(),
        }
    }

    /// The value of a field that was left empty: a box is then not ticked.
    pub(crate) fn nothing(&self) -> Value {
        match self {
            Self::Checkbox => Value::Bool(false),
            _ => Value::Null,
        }
    }
}

/// What helps to fill in a text.
#[derive(Debug, Default)]
pub(crate) struct TextHints {
    pub(crate) autocomplete: Option<Rc<str>>,
    pub(crate) placeholder: Option<Rc<str>>,
}

/// The options of a field.
#[derive(Debug, Default)]
pub(crate) struct Choices {
    options: Vec<Choice>,
    /// Their places in the order of their values.
    by_value: Vec<u32>,
}

/// One option.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) value: Rc<str>,
    pub(crate) label: Rc<str>,
}

impl Choices {
    pub(crate) fn new(options: Vec<Choice>) -> Self {
        let mut by_value: Vec<u32> =
            (0..u32::try_from(options.len()).unwrap_or(u32::MAX)).collect();
        let value = |at: &u32| options.get(*at as usize).map(|option| &*option.value);
        sort_by(&mut by_value, |left, right| value(left).cmp(&value(right)));
        Self { options, by_value }
    }

    pub(crate) fn options(&self) -> &[Choice] {
        &self.options
    }

    pub(crate) fn find(&self, value: &str) -> Option<&Choice> {
        let option = |at: &u32| self.options.get(*at as usize);
        let place = self
            .by_value
            .binary_search_by(|at| option(at).map_or("", |option| &option.value).cmp(value))
            .ok()?;
        self.by_value.get(place).and_then(option)
    }
}

/// Something that is the same for good, or computed.
#[derive(Debug)]
pub(crate) enum Rule {
    Fixed(Value),
    Program(Program),
}

impl Rule {
    /// The program, where it is computed.
    pub(crate) fn program(&self) -> Option<&Program> {
        match self {
            Self::Fixed(_) => None,
            Self::Program(program) => Some(program),
        }
    }

    /// The value, where it is the same for good; null otherwise.
    pub(crate) fn fixed(&self) -> Value {
        match self {
            Self::Fixed(value) => value.clone(),
            Self::Program(_) => Value::Null,
        }
    }
}

/// A part of a large sum. One that changes is added up again, and the few that it is a part of:
/// an edit of one of many summands need not add up all of them.
#[derive(Debug)]
pub(crate) struct Sum {
    /// Whether it begins with 0.
    pub(crate) from_zero: bool,
    pub(crate) terms: Terms,
}

/// What a part of a sum adds up.
#[derive(Debug)]
pub(crate) enum Terms {
    /// Values of fields.
    Fields(Vec<FieldId>),
    /// Other parts: those from the first to before the second.
    Sums(u32, u32),
}

/// A rule over several fields.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) that: Rule,
    pub(crate) message: Message,
    pub(crate) place: Placement,
}

/// What people are told when a check fails.
#[derive(Debug)]
pub(crate) enum Message {
    Fixed(Rc<str>),
    Template(Template),
}

/// Where the message of a check stands. A check applies while that place is visible.
#[derive(Debug)]
pub(crate) enum Placement {
    /// At a field; a check that a page has applies only while that page is visible.
    Field { field: FieldId, of: Option<u32> },
    /// On a page.
    Page(u32),
    /// On the last visible one of these pages, which hold what the check reads.
    Pages(Vec<u32>),
}
