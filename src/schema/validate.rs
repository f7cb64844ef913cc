//! Documents against a compiled schema.

use super::collect::{Collector, Unit};
use super::output::{self, Form};
use super::program::Schema;
use super::run::Run;
use super::violation::{self, Violation};
use crate::diagnostic::{Code, Diagnostic};
use crate::host::TextHost;
use crate::json::Tape;

/// A document as it is validated. Its memory serves for one document after the other.
#[derive(Debug, Default)]
pub struct Instance {
    tape: Tape,
}

/// Why there is no verdict about a document: it is not JSON, or a bound was reached.
pub type Refusal = Vec<Diagnostic>;

impl Schema {
    /// Whether the document in `text` is valid. It is not where there is no verdict.
    pub fn is_valid(&self, text: &str, instance: &mut Instance, host: &dyn TextHost) -> bool {
        self.verdict(text, instance, host) == Ok(true)
    }

    /// Whether the document in `text` is valid, and if that can't be said, why.
    ///
    /// # Errors
    ///
    /// The text is not JSON, has a member twice, or validating it reached a bound.
    pub fn verdict(
        &self,
        text: &str,
        instance: &mut Instance,
        host: &dyn TextHost,
    ) -> Result<bool, Refusal> {
        read(text, instance)?;
        self.walk(text, instance, host, None).map(|(is_valid, _)| is_valid)
    }

    /// What is wrong with the document in `text`; nothing where it is valid.
    ///
    /// # Errors
    ///
    /// As for [`Schema::verdict`].
    pub fn violations(
        &self,
        text: &str,
        instance: &mut Instance,
        host: &dyn TextHost,
    ) -> Result<Vec<Violation>, Refusal> {
        if self.verdict(text, instance, host)? {
            return Ok(Vec::new());
        }
        let (_, root) = self.walk(text, instance, host, Some(Collector::new(false)))?;
        Ok(root.map(|root| violation::list(self, &root)).unwrap_or_default())
    }

    /// The result for the document in `text` as JSON, in a form of the standard (Core 12.4).
    ///
    /// # Errors
    ///
    /// As for [`Schema::verdict`].
    pub fn output(
        &self,
        text: &str,
        form: Form,
        instance: &mut Instance,
        host: &dyn TextHost,
    ) -> Result<String, Refusal> {
        read(text, instance)?;
        let collector = (form != Form::Flag).then(|| Collector::new(true));
        let (is_valid, root) = self.walk(text, instance, host, collector)?;
        Ok(output::write(self, form, is_valid, root.as_ref()))
    }

    fn walk(
        &self,
        text: &str,
        instance: &Instance,
        host: &dyn TextHost,
        collector: Option<Collector>,
    ) -> Result<(bool, Option<Unit>), Refusal> {
        let mut run = Run::new(self, host, text, &instance.tape);
        if let Some(collector) = collector {
            run.collect(collector);
        }
        let is_valid = run.whole();
        match run.fault {
            None => Ok((is_valid, run.into_root())),
            Some(code) => Err(vec![fault(code)]),
        }
    }
}

/// Reads a document. One that has a member twice is none: which of the two counts, nobody can say.
fn read(text: &str, instance: &mut Instance) -> Result<(), Refusal> {
    let found = instance.tape.read(text).map_err(|error| vec![error])?;
    if found.is_empty() { Ok(()) } else { Err(found) }
}

fn fault(code: Code) -> Diagnostic {
    let (message, help) = match code {
        Code::EvaluationDepth => (
            "The schema leads deeper into itself than it may.",
            "Look for a reference that leads back to where it is without going down into the value.",
        ),
        Code::EvaluationSize => (
            "A number has an exponent with more digits than can be computed with.",
            "Bound the numbers before they come here.",
        ),
        _ => (
            "Validating this takes more steps than it may.",
            "Look for alternatives inside alternatives, each of which is tried.",
        ),
    };
    Diagnostic::error(code, message).with_help(help)
}
