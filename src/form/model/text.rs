//! Texts that people read, some of which change.

use std::rc::Rc;

use super::id::{FieldId, RepeatId};
use crate::feel::Template;

/// A text that people read.
#[derive(Debug)]
pub(crate) enum Caption {
    /// It stays the same.
    Fixed(Rc<str>),
    /// It changes: the text with this number.
    Dynamic(u32),
}

impl Caption {
    /// The text, where it stays the same.
    pub(crate) fn fixed(&self) -> Option<&Rc<str>> {
        match self {
            Self::Fixed(text) => Some(text),
            Self::Dynamic(_) => None,
        }
    }
}

/// A text that changes.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) template: Template,
    pub(crate) part: Part,
    /// The list in whose rows it stands.
    pub(crate) repeat: Option<RepeatId>,
}

/// What a text is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    FormTitle,
    FormDescription,
    PageTitle(u32),
    Label(FieldId),
    Hint(FieldId),
    Text(FieldId),
}
