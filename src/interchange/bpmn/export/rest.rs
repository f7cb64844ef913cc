//! What is still to be said of a step.

use super::xml::Xml;
use crate::interchange::tree::{Members, node, object, to_text};
use crate::json::{Kind, Member, Node};

/// The properties that BPMN has not said yet. What is left goes into an extension.
pub(super) struct Rest<'a> {
    said: Vec<&'a Member>,
    more: Members,
}

impl<'a> Rest<'a> {
    pub(super) fn of(step: &'a Node) -> Self {
        Self { said: step.members().iter().collect(), more: Members::new() }
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a Node> {
        let found = self.said.iter().find(|member| *member.name == *name)?;
        Some(&found.value)
    }

    /// Takes a property out, since BPMN says it.
    pub(super) fn take(&mut self, name: &str) -> Option<&'a Node> {
        let place = self.said.iter().position(|member| *member.name == *name)?;
        Some(&self.said.remove(place).value)
    }

    /// Takes a text out that is more than space.
    pub(super) fn take_text(&mut self, name: &str) -> Option<&'a str> {
        let text = self.get(name)?.as_str().filter(|text| !text.trim().is_empty())?;
        self.take(name);
        Some(text)
    }

    /// Takes a flag out.
    pub(super) fn take_flag(&mut self, name: &str) -> bool {
        self.take(name).is_some_and(|flag| flag.kind == Kind::Bool(true))
    }

    /// Takes some properties out, to be said elsewhere.
    pub(super) fn split(&mut self, names: &[&str]) -> Self {
        let (split, said) = self.said.drain(..).partition(|member| names.contains(&&*member.name));
        self.said = said;
        Self { said: split, more: Members::new() }
    }

    /// Has other properties said along.
    pub(super) fn join(&mut self, mut other: Self) {
        self.said.append(&mut other.said);
        self.more.append(&mut other.more);
    }

    /// Says something that the bundle says by saying nothing.
    pub(super) fn say(&mut self, name: &str, value: Node) {
        self.more.push((name.into(), value));
    }

    /// Says that something is not said that BPMN would.
    pub(super) fn unsay(&mut self, name: &str) {
        self.say(name, node(Kind::Null));
    }

    /// The extension; none where everything is said.
    pub(super) fn extension(self, name: &'static str) -> Option<Xml> {
        let said = self.said.into_iter();
        let mut members: Members =
            said.map(|member| (member.name.clone(), member.value.clone())).collect();
        members.extend(self.more);
        (!members.is_empty()).then(|| Xml::text(name, &to_text(&object(members))))
    }
}
