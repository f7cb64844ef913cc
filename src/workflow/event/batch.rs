//! The events that follow from one command, as they are stored: all or none of them.

use super::{Event, EventKind};
use crate::document::{Properties, ReadProperties, Reading, WriteProperties};
use crate::json::Writer;

/// The events that follow from one command. When they happened, by whom and the command's key are said
/// once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch(pub Vec<Event>);

impl ReadProperties for Batch {
    fn read_properties(
        &mut self,
        properties: &mut Properties<'_>,
        reading: &mut Reading<'_>,
    ) -> bool {
        let mut first = Event::default();
        let mut kinds: Vec<EventKind> = Vec::new();
        let is_whole =
            first.read_head(properties, reading) & properties.take("events", &mut kinds, reading);
        let event = |kind| {
            let (at, by, key) = (first.at, first.by.clone(), first.key.take());
            Event { at, by, key, kind }
        };
        self.0 = kinds.into_iter().map(event).collect();
        is_whole
    }
}

impl WriteProperties for Batch {
    fn write_properties(&self, out: &mut Writer) {
        let Some(first) = self.0.first() else { return };
        first.write_head(out);
        out.name("events");
        out.begin_array();
        for event in &self.0 {
            out.begin_object();
            event.kind.write_properties(out);
            out.end_object();
        }
        out.end_array();
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl crate::document::shape::Shaped for Batch {
    fn shape() -> crate::document::shape::Shape {
        crate::document::shape::Shape::Any
    }
}
