//! Other formats, in and out.

#![cfg(all(feature = "xml", feature = "bpmn"))]
#![expect(clippy::unwrap_used, reason = "a test that panics fails")]

mod interchange {
    mod bpmn;
    mod dmn;
}
