//! Elements of XML before they are written.

use crate::interchange::xml_writer::Writer;

/// An element with what is in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Xml {
    pub(super) name: &'static str,
    pub(super) attributes: Vec<(&'static str, String)>,
    pub(super) text: String,
    pub(super) children: Vec<Xml>,
}

impl Xml {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, ..Self::default() }
    }

    /// An element that holds text.
    pub(super) fn text(name: &'static str, text: &str) -> Self {
        Self { name, text: text.into(), ..Self::default() }
    }

    /// An element that holds an expression.
    pub(super) fn expression(name: &'static str, text: &str) -> Self {
        let mut xml = Self::text(name, text);
        xml.say("xsi:type", "tFormalExpression");
        xml
    }

    /// An element that holds another one.
    pub(super) fn around(name: &'static str, child: Self) -> Self {
        Self { name, children: vec![child], ..Self::default() }
    }

    /// Gives it an attribute.
    pub(super) fn say(&mut self, name: &'static str, value: &str) {
        self.attributes.push((name, value.into()));
    }

    /// Writes it. It is as deep as the code that made it.
    pub(super) fn write(&self, out: &mut Writer) {
        let attributes: Vec<_> =
            self.attributes.iter().map(|(name, value)| (*name, Some(value.as_str()))).collect();
        if !self.children.is_empty() {
            out.begin(self.name, &attributes);
            self.children.iter().for_each(|child| child.write(out));
            out.end(self.name);
        } else if self.text.is_empty() {
            out.empty(self.name, &attributes);
        } else {
            out.text_with(self.name, &attributes, &self.text);
        }
    }
}
