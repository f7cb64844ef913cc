//! `format` (Validation 7), where it is asserted.

use crate::diagnostic::{Code, Diagnostic};
use crate::json::View;
use crate::schema::compile::{Compiler, Site};
use crate::schema::dialect::vocabulary;
use crate::schema::format::{self, Format};
use crate::schema::program::Keyword;
use crate::schema::run::Run;
use crate::schema::word::Word;

pub(super) fn compile(
    word: Word,
    value: View<'_>,
    site: &Site<'_>,
    compiler: &mut Compiler<'_>,
) -> Option<Keyword> {
    let Some(name) = value.as_str() else {
        return compiler.broken(site, word, Code::WrongType, "`format` takes a string.");
    };
    let is_required = site.dialect.has(vocabulary::FORMAT_ASSERTION);
    if !compiler.options.formats && !is_required {
        return None;
    }
    if let Some(format) = format::named(name) {
        return Some(Keyword::Format(format));
    }
    let message = ["`", name, "` is not a known format, so it is not checked."].concat();
    if is_required {
        // Core 7.2.3: who asks for the assertion is told where it can't be made.
        return compiler.broken(site, word, Code::UnknownWord, &message);
    }
    let warning = Diagnostic::warning(Code::UnknownWord, message);
    let warning = warning.with_suggestion(name, format::names());
    compiler.library.findings.add(site.at, word.text(), warning);
    None
}

impl Run<'_> {
    #[inline(never)]
    pub(super) fn is_format(&mut self, format: Format, value: View<'_>) -> bool {
        let Some(text) = value.as_str() else { return true };
        self.spend(text.len() >> 3);
        format.accepts(text, self.host)
    }
}
