//! The host of cases: nothing of a model is evaluated, so nothing is asked of it.

use std::rc::Rc;

use routeslip::host::{Cases, Normalization, Pattern, PatternError, Regexes, Zones};

/// A host that knows nothing.
pub(crate) struct Nothing;

impl Zones for Nothing {
    fn offset(&self, _: &str, _: i64) -> Option<i32> {
        None
    }
}

impl Regexes for Nothing {
    fn compile(&self, _: &str, _: &str) -> Result<Rc<dyn Pattern>, PatternError> {
        Err(PatternError)
    }
}

impl Cases for Nothing {
    fn upper_case(&self, text: &str) -> String {
        text.to_owned()
    }

    fn lower_case(&self, text: &str) -> String {
        text.to_owned()
    }
}

impl Normalization for Nothing {
    fn composed(&self, text: &str) -> String {
        text.to_owned()
    }
}
