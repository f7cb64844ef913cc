//! Forms: what an author defines, and what happens while one person fills one in.
//!
//! A [`FormDefinition`] compiles to a [`Form`], once; each person who fills it in has a
//! [`Session`], which recomputes only what an edit touches and ends in a [`Submission`].

mod answer;
mod compile;
pub mod definition;
mod graph;
mod model;
mod session;
mod view;

pub use answer::Answer;
pub use compile::compile;
pub use definition::FormDefinition;
pub use model::{FieldId, Form};
pub use session::{Input, Misfit, MisfitReason, Options, Refusal, Session, Submission};
pub use view::{
    Change, ErrorView, FieldChange, FieldError, FieldState, FieldValue, FieldView, FormState,
    FormView, OptionView, PageChange, PageState, PageView,
};
