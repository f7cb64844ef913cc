//! The built-in functions (DMN 1.5, 10.3.4), and those that users of other engines expect.
//!
//! A family has one file with the functions; [`table`] registers each with its name, parameters
//! and type.

mod arguments;
mod boolean;
mod context;
mod conversion;
mod list;
mod numeric;
mod ranges;
mod regex;
mod sorting;
mod statistics;
mod string;
mod table;
mod temporal;
mod text;

use super::env::Env;
use super::fault::{Stop, null};
use super::scope::Tokens;
use crate::value::{Type, Value};
use arguments::Arguments;
pub(crate) use regex::PatternCache;
pub use text::literal;
pub(crate) use text::{text_of, write_quoted};

/// A built-in function.
pub(crate) struct Builtin {
    pub(crate) name: &'static str,
    /// The ways to call it.
    pub(crate) forms: &'static [Form],
    pub(crate) returns: Returns,
    /// Whether equal arguments always give an equal value, whatever the environment.
    pub(crate) pure: bool,
    run: Run,
}

type Run = fn(Arguments<'_>, &mut Env<'_>) -> Result<Value, Stop>;

/// The names of parameters. `?` after a name makes it optional, `...` lets it stand for any number
/// of arguments.
pub(crate) struct Form(&'static [&'static str]);

impl Form {
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|name| name.trim_end_matches(['?', '.']))
    }

    /// The places of the parameters that must be given.
    pub(crate) fn required(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().filter(|(_, name)| !name.ends_with('?')).map(|(at, _)| at)
    }

    /// Whether so many arguments by position fit.
    pub(crate) fn takes(&self, count: usize) -> bool {
        let many = self.0.last().is_some_and(|name| name.ends_with("..."));
        self.required().count() <= count && (many || count <= self.0.len())
    }
}

/// What a function gives when it does not give null.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Returns {
    Any,
    Boolean,
    Number,
    String,
    Date,
    Time,
    DateTime,
    YearsDuration,
    List,
    Strings,
    Numbers,
    Context,
}

impl Returns {
    pub(crate) fn ty(self) -> Type {
        match self {
            Self::Any | Self::Context => Type::Any,
            Self::Boolean => Type::Boolean,
            Self::Number => Type::Number,
            Self::String => Type::String,
            Self::Date => Type::Date,
            Self::Time => Type::Time,
            Self::DateTime => Type::DateTime,
            Self::YearsDuration => Type::YearsDuration,
            Self::List => Type::list(Type::Any),
            Self::Strings => Type::list(Type::String),
            Self::Numbers => Type::list(Type::Number),
        }
    }
}

pub(crate) fn get(place: u16) -> Option<&'static Builtin> {
    table::ALL.get(usize::from(place))
}

pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    table::ALL.iter().map(|builtin| builtin.name)
}

/// The longest name of a built-in function at the beginning of `text`: how many tokens it takes,
/// and its place.
pub(crate) fn longest(text: Tokens<'_>) -> Option<(usize, u16)> {
    let first = text.first()?;
    (0_u16..)
        .zip(table::ALL)
        .filter(|(_, builtin)| builtin.name.starts_with(first))
        .filter_map(|(place, builtin)| Some((text.match_words(builtin.name)?, place)))
        .max_by_key(|found| found.0)
}

/// Calls a function. `form` says which of its lists of parameters the arguments were named
/// after, from 1; 0 for arguments by position.
pub(crate) fn call(
    place: u16,
    form: u8,
    arguments: &[Value],
    env: &mut Env<'_>,
) -> Result<Value, Stop> {
    match get(place) {
        Some(builtin) if builtin.forms.iter().any(|form| form.takes(arguments.len())) => {
            (builtin.run)(Arguments { values: arguments, form }, env)
        }
        _ => null("The function takes another number of arguments."),
    }
}
