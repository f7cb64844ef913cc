//! What a page shows of a form and of a session. These are the types that leave the core.

mod change;
mod form;
mod state;
mod value;

pub use change::{Change, FieldChange, FormChange, PageChange};
pub use form::{FieldView, FormView, OptionView, PageView};
pub use state::{ErrorView, FieldError, FieldState, FormState, PageState, VerifyView};
pub use value::FieldValue;
