//! Types that are read from and written to JSON documents: definitions and stored events.
//!
//! `record!`, `words!` and `choice!` declare such a type once; its reader, its writer and,
//! on the host, the JSON Schema and the TypeScript type of the format come from that declaration.
//! Reading never stops at the first mistake: what can't be read is left out and reported with its
//! pointer and place, a property that is not known with the nearest that is.

mod diagnostic;
mod macros;
mod named;
mod notation;
mod plain;
mod reading;
#[cfg(not(target_arch = "wasm32"))]
pub mod shape;

pub(crate) use macros::{choice, first, record, view, words};
pub use named::Named;
pub use notation::{Dynamic, Expression, Text};
pub use reading::{Properties, Reading};

use crate::diagnostic::Diagnostic;
use crate::json::{Node, Parser, Writer};

/// A type that can be read from JSON, in the place of its default.
pub trait Read {
    /// Reads `node`; false after a mistake that leaves nothing usable, which is then reported.
    fn read(&mut self, node: &Node, reading: &mut Reading<'_>) -> bool;

    /// Whether a property of this type need not be there; it then has the default.
    fn is_optional(&self) -> bool {
        false
    }
}

/// A type that is read from some of the properties of an object.
pub trait ReadProperties {
    /// Takes its properties out of `properties`; false after a mistake that leaves nothing usable.
    fn read_properties(
        &mut self,
        properties: &mut Properties<'_>,
        reading: &mut Reading<'_>,
    ) -> bool;
}

/// Reads an object all of whose properties are those of one type.
pub(crate) fn read_object(
    object: &mut dyn ReadProperties,
    node: &Node,
    reading: &mut Reading<'_>,
) -> bool {
    let Some(mut properties) = Properties::of(node, reading) else { return false };
    let is_whole = object.read_properties(&mut properties, reading);
    properties.finish(reading);
    is_whole
}

/// A type that can be written as JSON.
pub trait Write {
    /// Writes it as one JSON value.
    fn write(&self, out: &mut Writer);

    /// Whether there is nothing, so that a view leaves it out.
    fn is_none(&self) -> bool {
        false
    }

    /// Whether, as a property of a document, it is left out: reading gives it for a property that
    /// is not there.
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

/// A type that writes some of the properties of an object.
pub trait WriteProperties {
    /// Writes its properties, names and values.
    fn write_properties(&self, out: &mut Writer);
}

/// Writes a property of a document, unless it can be left out.
pub(crate) fn write_property(out: &mut Writer, name: &str, value: &dyn Write) {
    if !value.is_absent() {
        out.name(name);
        value.write(out);
    }
}

/// Writes a property of a view, unless there is nothing.
pub(crate) fn write_known(out: &mut Writer, name: &str, value: &dyn Write) {
    if !value.is_none() {
        out.name(name);
        value.write(out);
    }
}

/// Reads a document from text.
pub fn from_text<T: Read + Default>(text: &str) -> (Option<T>, Vec<Diagnostic>) {
    from_one_of_many(text, &mut Parser::default())
}

/// Reads one of many documents from text, all by the same parser.
pub fn from_one_of_many<T: Read + Default>(
    text: &str,
    parser: &mut Parser,
) -> (Option<T>, Vec<Diagnostic>) {
    let (node, mut diagnostics) = parser.parse(text);
    let Some(node) = node else { return (None, diagnostics) };
    let mut reading = Reading::new(text);
    let document = reading.read(&node);
    diagnostics.append(&mut reading.into_diagnostics());
    (document, diagnostics)
}

/// Writes a document as text.
pub fn to_text(document: &dyn Write) -> String {
    let mut out = Writer::new();
    document.write(&mut out);
    out.into_text()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    words! {
        /// How loud.
        enum Volume {
            /// Hardly heard.
            Low = "low",
            /// Heard by all.
            High = "high",
        }
    }

    choice! {
        /// What it does.
        enum Act by "type" {
            /// Says something.
            Say(Say) = "say",
            /// Does nothing.
            Rest(Rest) = "rest",
        }
    }

    record! {
        /// Says something.
        struct Say {
            /// What is said.
            pub what: Text = "what",
            /// How loud it is said.
            pub volume: Option<Volume> = "volume",
        }
    }

    record! {
        /// Does nothing.
        struct Rest {}
    }

    record! {
        /// A scene.
        struct Scene {
            /// Its name.
            pub name: String = "name",
            /// How often it is played.
            pub times: Option<u32> = "timesPlayed",
            /// Words about it.
            pub tags: Vec<String> = "tags",
            /// Who is in it.
            pub cast: Named<Rest> = "cast",
            /// Whether it is played at all.
            pub played: Dynamic<bool> = "played",
            ..
            /// What happens.
            pub act: Act,
        }
    }

    const SCENE: &str = r#"{"name":"one","timesPlayed":3,"tags":["a"],"cast":{"x":{}},"played":"= true","type":"say","what":"hi","volume":"low"}"#;

    #[test]
    fn what_is_read_is_written_again() {
        let (scene, diagnostics) = from_text::<Scene>(SCENE);
        assert_eq!(diagnostics, []);
        assert_eq!(to_text(&scene.unwrap()), SCENE);
    }

    #[test]
    fn absent_properties_are_not_written() {
        let (scene, diagnostics) = from_text::<Scene>(r#"{"name":"one","type":"rest"}"#);
        assert_eq!(diagnostics, []);
        let scene = scene.unwrap();
        assert_eq!(scene.played, Dynamic::default());
        assert_eq!(to_text(&scene), r#"{"name":"one","type":"rest"}"#);
    }

    #[test]
    fn every_mistake_is_reported_with_its_place() {
        let text = "{\n \"nam\": 1, \"timesPlayed\": -3, \"tags\": [\"a\", 2], \"type\": \"say\",\n \"what\": \"\", \"volume\": \"lo\"}";
        let (scene, diagnostics) = from_text::<Scene>(text);
        assert!(scene.is_none());
        let found: Vec<(Code, &str)> =
            diagnostics.iter().map(|d| (d.code, d.pointer.as_str())).collect();
        assert_eq!(
            found,
            [
                (Code::MissingProperty, ""),
                (Code::WrongType, "/timesPlayed"),
                (Code::WrongType, "/tags/1"),
                (Code::UnknownWord, "/volume"),
                (Code::UnknownProperty, "/nam"),
            ]
        );
        let unknown = diagnostics.last().unwrap();
        assert_eq!(unknown.help.as_deref(), Some("Did you mean `name`?"));
        assert_eq!(unknown.place.unwrap().line, 2);
    }

    #[test]
    fn an_unknown_choice_names_the_known_ones() {
        let (scene, diagnostics) = from_text::<Scene>(r#"{"name":"one","type":"sey","what":"x"}"#);
        assert!(scene.is_none());
        assert_eq!(diagnostics[0].code, Code::UnknownWord);
        assert_eq!(diagnostics[0].pointer.as_str(), "/type");
        assert_eq!(diagnostics[0].help.as_deref(), Some("Did you mean `say`?"));
        assert_eq!(diagnostics.len(), 1, "what an unknown choice holds is not judged");
    }
}
