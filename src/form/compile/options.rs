//! What can be chosen from.

use std::rc::Rc;

use super::Compiler;
use crate::by_name::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Dynamic, Text};
use crate::form::definition::{OptionDefinition, OptionGroup};
use crate::form::leaf::{Choice, Choices, Offer};
use crate::pointer::Pointer;

/// Options while they are being collected.
#[derive(Default)]
struct Collected {
    seen: Names,
    options: Vec<Choice>,
}

impl Compiler {
    /// The options of the field at `field`; of several with one value the first.
    pub(crate) fn offer(
        &mut self,
        options: &Dynamic<Vec<OptionDefinition>>,
        field: &Pointer,
    ) -> Offer {
        let Dynamic::Literal(definitions) = options else { return Offer::Computed };
        let pointer = field.name("options");
        let mut collected = Collected::default();
        for (at, definition) in definitions.iter().enumerate() {
            let pointer = pointer.index(at);
            match definition {
                OptionDefinition::One { value, label } => {
                    self.option(value, label.as_ref(), None, &pointer, &mut collected);
                }
                OptionDefinition::Group(group) => self.group(group, &pointer, &mut collected),
            }
        }
        if collected.options.is_empty() && definitions.is_empty() {
            let finding = Diagnostic::error(Code::OptionsEmpty, "There is nothing to choose from.")
                .with_help("List the options, such as `[\"Yes\", \"No\"]`.");
            self.report(pointer, finding);
        }
        Offer::Fixed(Choices::new(collected.options).into())
    }

    fn group(&mut self, group: &OptionGroup, pointer: &Pointer, collected: &mut Collected) {
        let heading = self.text(Some(&group.label), pointer, "label");
        for (at, definition) in group.options.iter().enumerate() {
            let pointer = pointer.name("options").index(at);
            match definition {
                OptionDefinition::One { value, label } => {
                    self.option(value, label.as_ref(), heading.as_ref(), &pointer, collected);
                }
                OptionDefinition::Group(_) => {
                    let message = "Options below a heading can't be grouped again.";
                    let finding = Diagnostic::error(Code::WrongType, message)
                        .with_help("Put this group beside the one around it.");
                    self.report(pointer, finding);
                }
            }
        }
    }

    fn option(
        &mut self,
        value: &Rc<str>,
        label: Option<&Text>,
        group: Option<&Rc<str>>,
        pointer: &Pointer,
        collected: &mut Collected,
    ) {
        let label = self.text(label, pointer, "label");
        if value.trim().is_empty() {
            let finding = Diagnostic::error(Code::LiteralType, "An option needs a value.")
                .with_help("An empty value stands for no choice; leave the option out.");
            self.report(pointer.clone(), finding);
        } else if collected.seen.insert(Rc::clone(value)) {
            let label = label.unwrap_or_else(|| Rc::clone(value));
            collected.options.push(Choice {
                value: Rc::clone(value),
                label,
                group: group.cloned(),
            });
        } else {
            let message = format!("There is another option with the value `{value}`.");
            let finding = Diagnostic::error(Code::OptionDuplicate, message)
                .with_help("Remove one of the two, or give it another value.");
            self.report(pointer.clone(), finding);
        }
    }
}
