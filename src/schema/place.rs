//! Where schemas and keywords stand, as the output of the standard tells it (Core 12.3).

use super::collect::Of;
use super::program::{PartId, Schema};
use super::word::Word;
use crate::json::View;
use crate::pointer::Pointer;

impl Schema {
    /// The schema at a part, as it was written.
    pub(super) fn source(&self, part: PartId) -> Option<View<'_>> {
        let at = self.parts.get(part.0 as usize)?.at;
        Some(self.document(at)?.view(at.entry))
    }

    /// The value of a keyword, as it was written.
    pub(super) fn keyword(&self, word: Word, part: PartId) -> Option<View<'_>> {
        self.source(part)?.get(word.text())
    }

    /// The URI of a schema or keyword: that of its resource, and a pointer below it as the fragment
    /// (Core 12.3.2).
    pub(super) fn absolute_location(&self, of: Of) -> String {
        let (part, word) = match of {
            Of::Part(part) => (part, None),
            Of::Keyword(word, part) => (part, Some(word)),
        };
        let mut location = String::new();
        let Some(part) = self.parts.get(part.0 as usize) else { return location };
        let resource = self.resources.get(part.resource as usize);
        let (Some(resource), Some(document)) = (resource, self.document(part.at)) else {
            return location;
        };
        location.push_str(&resource.uri);
        location.push('#');
        let pointer = |entry| document.tape.pointer_of(&document.text, entry);
        let (root, whole) = (pointer(resource.root.entry), pointer(part.at.entry));
        let mut below =
            Pointer::parse(whole.as_str().strip_prefix(root.as_str()).unwrap_or_default());
        if let (Some(word), Some(below)) = (word, &mut below) {
            below.push_name(word.text());
        }
        location.push_str(&encoded(below.unwrap_or_default().as_str()));
        location
    }
}

/// A pointer as the fragment of a URI (RFC 6901, 6).
pub(super) fn encoded(pointer: &str) -> String {
    let mut fragment = String::with_capacity(pointer.len());
    for byte in pointer.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            fragment.push(char::from(byte));
            continue;
        }
        fragment.push('%');
        for digit in [byte >> 4, byte & 15] {
            let digit = char::from_digit(u32::from(digit), 16);
            fragment.extend(digit.map(|digit| digit.to_ascii_uppercase()));
        }
    }
    fragment
}
