//! XML text, written piece by piece.

/// Writes one XML document, indented. That every element that is begun is also ended is the
/// caller's concern.
#[derive(Debug)]
pub(super) struct Writer {
    text: String,
    depth: usize,
}

impl Writer {
    /// A writer that has written the declaration.
    pub(super) fn new() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".into(), depth: 0 }
    }

    /// What was written.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Begins an element. Attributes without a value are left out.
    pub(super) fn begin(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.tag(name, attributes);
        self.text.push_str(">\n");
        self.depth = self.depth.saturating_add(1);
    }

    /// Ends the element begun last, which has this name.
    pub(super) fn end(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.indent();
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    /// Writes an element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.tag(name, attributes);
        self.text.push_str("/>\n");
    }

    /// Writes an element that holds text and has attributes.
    pub(super) fn text_with(
        &mut self,
        name: &str,
        attributes: &[(&str, Option<&str>)],
        text: &str,
    ) {
        self.tag(name, attributes);
        self.text.push('>');
        self.escaped(text, false);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.indent();
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            if let Some(value) = value {
                self.text.push(' ');
                self.text.push_str(name);
                self.text.push_str("=\"");
                self.escaped(value, true);
                self.text.push('"');
            }
        }
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
    }

    fn escaped(&mut self, text: &str, is_attribute: bool) {
        for character in text.chars() {
            match character {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' if is_attribute => self.text.push_str("&quot;"),
                '\r' => self.text.push_str("&#13;"),
                '\n' if is_attribute => self.text.push_str("&#10;"),
                '\t' if is_attribute => self.text.push_str("&#9;"),
                '\n' | '\t' => self.text.push(character),
                // XML has no way to write these.
                '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => self.text.push('\u{fffd}'),
                plain => self.text.push(plain),
            }
        }
    }
}

#[cfg(feature = "xml")]
impl Writer {
    /// Writes an element that holds text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.text_with(name, &[], text);
    }

    /// Writes an element that holds text, where there is one.
    pub(super) fn text_of(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// Writes an element that holds an expression.
    pub(super) fn expression(
        &mut self,
        name: &str,
        attributes: &[(&str, Option<&str>)],
        text: &str,
    ) {
        self.begin(name, attributes);
        self.text("text", text);
        self.end(name);
    }
}
