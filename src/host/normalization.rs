//! Unicode normalisation.

/// The composed form of Unicode texts.
pub trait Normalization {
    /// The text in form NFC (Unicode Standard Annex 15).
    fn normalize(&self, text: &str) -> String;
}
