//! Upper and lower case.

/// The case mappings of Unicode, without those of single languages.
pub trait Cases {
    /// The text in upper case.
    fn upper_case(&self, text: &str) -> String;

    /// The text in lower case.
    fn lower_case(&self, text: &str) -> String;
}
