//! `contentEncoding`, `contentMediaType` and `contentSchema` (Validation 8), where they are asserted.

use crate::diagnostic::Code;
use crate::json::{Tape, View};
use crate::schema::compile::{Compiler, Site};
use crate::schema::encoding::{self, Encoding};
use crate::schema::program::{Keyword, PartId};
use crate::schema::run::Run;
use crate::schema::word::Word;

/// The three keywords.
pub(in crate::schema) struct Content {
    encoding: Option<Encoding>,
    is_json: bool,
    schema: Option<PartId>,
}

const THREE: [Word; 3] = [Word::ContentEncoding, Word::ContentMediaType, Word::ContentSchema];

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    if word != Word::ContentSchema && value.as_str().is_none() {
        return compiler.broken(site, word, Code::WrongType, "This keyword takes a string.");
    }
    // The first of the three that is there stands for all.
    let get = |word: Word| {
        site.dialect.word(word.text())?;
        site.schema.get(word.text())
    };
    if !compiler.options.content
        || THREE.into_iter().find(|word| get(*word).is_some()) != Some(word)
    {
        return None;
    }
    let text = |word| get(word).and_then(View::as_str);
    let is_json = text(Word::ContentMediaType).is_some_and(is_json);
    // Without a media type a schema says nothing (Validation 8.5).
    let schema = get(Word::ContentSchema).filter(|_| is_json);
    let schema = schema.map(|schema| compiler.refer(site.at(schema)));
    let encoding = text(Word::ContentEncoding).and_then(Encoding::named);
    Some(Keyword::Content(Box::new(Content { encoding, is_json, schema })))
}

/// Whether a media type is that of JSON (RFC 8259, 11; RFC 6839, 3.1).
fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

impl Run<'_> {
    #[inline(never)]
    pub(super) fn is_content(&mut self, content: &Content, value: View<'_>) -> bool {
        let Some(text) = value.as_str() else { return true };
        self.spend(text.len() >> 3);
        let bytes = match content.encoding {
            None => text.as_bytes().to_vec(),
            Some(encoding) => match encoding::decode(encoding, text) {
                Some(bytes) => bytes,
                None => return false,
            },
        };
        if !content.is_json {
            return true;
        }
        let Ok(text) = String::from_utf8(bytes) else { return false };
        let mut tape = Tape::default();
        if tape.read(&text) != Ok(Vec::new()) {
            return false;
        }
        content.schema.is_none_or(|part| self.holds_inside(part, &tape, &text))
    }
}
