//! What can be chosen from.

use std::rc::Rc;

use super::Compiler;
use crate::by_name::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::form::definition::OptionDefinition;
use crate::form::model::{Choice, Choices};
use crate::pointer::Pointer;

impl Compiler {
    /// The options of the field at `field`; of several with one value the first.
    pub(super) fn options(&mut self, definitions: &[OptionDefinition], field: &Pointer) -> Choices {
        let pointer = field.name("options");
        let mut seen = Names::default();
        let mut options = Vec::with_capacity(definitions.len());
        for (at, definition) in definitions.iter().enumerate() {
            let value = &definition.value;
            let pointer = pointer.index(at);
            let label = self.text(definition.label.as_ref(), &pointer, "label");
            if value.trim().is_empty() {
                let finding = Diagnostic::error(Code::LiteralType, "An option needs a value.")
                    .with_help("An empty value stands for no choice; leave the option out.");
                self.report(pointer, finding);
            } else if seen.insert(Rc::clone(value)) {
                let label = label.unwrap_or_else(|| Rc::clone(value));
                options.push(Choice { value: Rc::clone(value), label });
            } else {
                let message = format!("There is another option with the value `{value}`.");
                let finding = Diagnostic::error(Code::OptionDuplicate, message)
                    .with_help("Remove one of the two, or give it another value.");
                self.report(pointer, finding);
            }
        }
        if definitions.is_empty() {
            let finding = Diagnostic::error(Code::OptionsEmpty, "There is nothing to choose from.")
                .with_help("List the options, such as `[\"Yes\", \"No\"]`.");
            self.report(pointer, finding);
        }
        Choices::new(options)
    }
}
