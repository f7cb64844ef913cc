//! Unicode normalisation.

/// The normal forms of Unicode (UAX 15).
pub trait Normalization {
    /// The text in form C: composed, where a composed character stands for the same.
    fn composed(&self, text: &str) -> String;
}
