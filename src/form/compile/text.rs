//! Texts that people read, some of which hold expressions.

use std::rc::Rc;

use super::{Compiler, length};
use crate::diagnostic::{Code, Diagnostic};
use crate::document;
use crate::feel;
use crate::form::definition::FormDefinition;
use crate::form::model::{Caption, Message, Part, RepeatId, Text};
use crate::pointer::Pointer;

impl Compiler {
    /// The text in the property `name` of `owner`, which can't hold expressions.
    pub(crate) fn text(
        &mut self,
        text: Option<&document::Text>,
        owner: &Pointer,
        name: &str,
    ) -> Option<Rc<str>> {
        let text = text?;
        if text.source().contains("{{") {
            let finding = Diagnostic::error(
                Code::TextExpression,
                "This text stays the same while the form is filled in: it can't hold `{{ }}`.",
            )
            .with_help(
                "Labels, hints, titles and notes can; or show the value in a field with `compute`.",
            );
            self.report(owner.name(name), finding);
        }
        Some(Rc::clone(&text.0))
    }

    /// The text in the property `name` of `owner`, which may hold expressions.
    pub(super) fn caption(
        &mut self,
        text: Option<&document::Text>,
        part: Part,
        repeat: Option<RepeatId>,
        pointer: Pointer,
    ) -> Option<Caption> {
        Some(match self.message(text?, pointer) {
            Message::Fixed(text) => Caption::Fixed(text),
            Message::Template(template) => {
                self.texts.push(Text { template, part, repeat });
                Caption::Dynamic(length(&self.texts).saturating_sub(1))
            }
        })
    }

    /// What people are told.
    pub(super) fn message(&mut self, text: &document::Text, pointer: Pointer) -> Message {
        if !text.source().contains("{{") {
            return Message::Fixed(Rc::clone(&text.0));
        }
        let (template, findings) = feel::compile_template(text.source(), &self.scope);
        for finding in findings {
            self.report(pointer.clone(), finding);
        }
        template.map_or_else(|| Message::Fixed(Rc::clone(&text.0)), Message::Template)
    }

    /// The heading of the form; its name when it is not said.
    pub(super) fn form_title(
        &mut self,
        definition: &FormDefinition,
        name: &str,
        base: &Pointer,
    ) -> Caption {
        let title = definition.title.as_ref();
        self.caption(title, Part::FormTitle, None, base.name("title"))
            .unwrap_or_else(|| Caption::Fixed(name.into()))
    }

    /// What is said below the heading of the form.
    pub(super) fn form_description(
        &mut self,
        definition: &FormDefinition,
        base: &Pointer,
    ) -> Option<Caption> {
        let description = definition.description.as_ref();
        self.caption(description, Part::FormDescription, None, base.name("description"))
    }
}
