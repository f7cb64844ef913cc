//! Other formats, in and out.

#![cfg(feature = "xml")]
#![expect(clippy::unwrap_used, reason = "a test that panics fails")]

mod interchange {
    mod bpmn;
    mod dmn;
}
