//! Functions as values.

use std::any::Any;
use std::fmt::Debug;
use std::rc::Rc;

/// A function that an expression can hold and pass on. What it does, the evaluator that made it
/// knows; it finds its own type again through [`Function::as_any`].
pub trait Function: Debug {
    /// The names of the parameters in their order.
    fn parameters(&self) -> &[Rc<str>];

    /// The function as the evaluator made it.
    fn as_any(&self) -> &dyn Any;

    /// How deep the values nest that the function holds (see [`super::MAX_DEPTH`]).
    fn depth(&self) -> u16 {
        0
    }
}
