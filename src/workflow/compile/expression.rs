//! The expressions, texts and durations of a workflow.

use super::{Compiler, ReadAt};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Dynamic, Expression, Text};
use crate::feel::{self, Program, Read, Template};
use crate::pointer::Pointer;
use crate::value::{Type, Value};
use crate::workflow::definition::DurationLiteral;
use crate::workflow::graph::{Length, NodeId};

impl Compiler<'_> {
    /// Compiles an expression that must give one of `types`.
    pub(super) fn program(
        &mut self,
        source: &Expression,
        types: &[Type],
        pointer: Pointer,
        node: NodeId,
    ) -> Option<Program> {
        let (program, diagnostics) = feel::compile(source.source(), &self.scope);
        self.take(diagnostics, &pointer);
        let program = program?;
        let fits = types.iter().any(|ty| program.ty().conforms_to(ty));
        // A type that is not certain can still turn out right.
        if !fits && *program.ty() != Type::Any {
            let needed: Vec<&str> = types.iter().map(Type::name).collect();
            let message = format!(
                "The expression gives a {}, but here it must be a {}.",
                program.ty().name(),
                needed.join(" or a ")
            );
            let found = Diagnostic::error(Code::WrongResultType, message)
                .with_help("Change the expression, or name a value of that type.");
            self.report(pointer.clone(), found);
        }
        self.note_reads(program.reads(), &pointer, Some(node));
        Some(program)
    }

    /// Compiles a text; it runs at `node`, or when the instance begins.
    pub(super) fn template(
        &mut self,
        text: &Text,
        pointer: Pointer,
        node: Option<NodeId>,
    ) -> Option<Template> {
        let (template, diagnostics) = feel::compile_template(text.source(), &self.scope);
        self.take(diagnostics, &pointer);
        let template = template?;
        self.note_reads(template.reads(), &pointer, node);
        Some(template)
    }

    pub(super) fn length(
        &mut self,
        length: &Dynamic<DurationLiteral>,
        pointer: Pointer,
        node: NodeId,
    ) -> Option<Length> {
        match length {
            Dynamic::Literal(literal) => self.duration(literal, pointer).map(Length::Literal),
            Dynamic::Computed(source) => {
                let types = [Type::DaysDuration, Type::YearsDuration];
                Some(Length::Computed(self.program(source, &types, pointer, node)))
            }
        }
    }

    pub(super) fn duration(
        &mut self,
        literal: &DurationLiteral,
        pointer: Pointer,
    ) -> Option<Value> {
        let length = Value::parse_duration(&literal.0).filter(|length| match length {
            Value::DaysDuration(days) => !days.is_negative(),
            Value::YearsDuration(years) => years.total_months() >= 0,
            _ => false,
        });
        if length.is_none() {
            let message = format!("`{}` is not a duration.", literal.0);
            let help = "Write it as in `PT24H` (24 hours), `P2D` (2 days) or `P1M` (a month); for an expression begin with `=`.";
            let found = Diagnostic::error(Code::InvalidDuration, message).with_help(help);
            self.report(pointer, found);
        }
        length
    }

    pub(super) fn note_reads(&mut self, reads: &[Read], pointer: &Pointer, node: Option<NodeId>) {
        for read in reads {
            self.reads.push(ReadAt { node, slot: read.slot, pointer: pointer.clone() });
        }
    }

    fn take(&mut self, diagnostics: Vec<Diagnostic>, pointer: &Pointer) {
        for diagnostic in diagnostics {
            self.report(pointer.clone(), diagnostic);
        }
    }
}
