//! Diagnostics as JSON.

use super::{Write, write_known};
use crate::diagnostic::{Diagnostic, Place, Severity, TextRange};
use crate::json::Writer;

impl Write for Diagnostic {
    fn write(&self, out: &mut Writer) {
        out.begin_object();
        write_known(out, "code", &self.code.to_string());
        write_known(
            out,
            "severity",
            &match self.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
        );
        write_known(out, "pointer", &self.pointer.as_str());
        write_known(out, "range", &self.range);
        write_known(out, "place", &self.place);
        write_known(out, "message", &self.message);
        write_known(out, "help", &self.help);
        out.end_object();
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
