//! Forms: what an author defines, and what happens while one person fills one in.
//!
//! A [`FormDefinition`] compiles to a [`Form`], once; each person who fills it in has a
//! [`Session`], which recomputes only what an edit touches and ends in a [`Submission`].

mod answer;
mod bulk;
mod compile;
mod container;
pub mod definition;
mod graph;
mod input;
mod leaf;
mod model;
mod problem;
mod session;
mod show;
mod view;

pub use answer::Answer;
pub use bulk::{Format, Many, ManyOptions, ManyReport, RowFailure};
pub use compile::{compile, compile_text};
pub use definition::FormDefinition;
pub use input::Input;
pub(crate) use leaf::{coin, countries};
pub use model::{FieldId, Form};
pub use session::{
    Condition, ConditionStep, FieldExplanation, FieldRef, Misfit, MisfitReason, Options, Refusal,
    RowId, Session, Submission,
};
pub use view::{
    Change, ErrorView, FieldChange, FieldError, FieldState, FieldValue, FieldView, FormChange,
    FormState, FormView, OptionView, PageChange, PageState, PageView, VerifyView,
};
