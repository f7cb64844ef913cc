//! Diagnostics as JSON.

use super::{Write, write_known};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, TextRange};
use crate::json::Writer;
use crate::pointer::Pointer;

impl Write for Diagnostic {
    fn write(&self, out: &mut Writer) {
        out.begin_object();
        write_known(out, "code", &self.code);
        write_known(
            out,
            "severity",
            &match self.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
        );
        write_known(out, "pointer", &self.pointer);
        write_known(out, "range", &self.range);
        write_known(out, "place", &self.place);
        write_known(out, "message", &self.message);
        write_known(out, "help", &self.help);
        out.end_object();
    }
}

impl Write for Code {
    fn write(&self, out: &mut Writer) {
        out.string(&self.to_string());
    }
}

impl Write for Pointer {
    fn write(&self, out: &mut Writer) {
        out.string(self.as_str());
    }
}

impl Write for TextRange {
    fn write(&self, out: &mut Writer) {
        write_pair(out, ("start", self.start), ("end", self.end));
    }
}

impl Write for Place {
    fn write(&self, out: &mut Writer) {
        write_pair(out, ("line", self.line), ("column", self.column));
    }
}

fn write_pair(out: &mut Writer, first: (&str, u32), second: (&str, u32)) {
    out.begin_object();
    for (name, number) in [first, second] {
        write_known(out, name, &number);
    }
    out.end_object();
}
