//! Comma-separated values (RFC 4180): in the first record the paths of the fields, such as `address/city`, then a
//! submission a record. An empty cell is a field that was left empty. Cells of lists, groups and rows hold JSON; that
//! of a list may also hold its only item.

use std::rc::Rc;

use super::Rest;
use crate::diagnostic::{Code, Diagnostic};
use crate::form::bulk::judge::{Judge, value};
use crate::form::model::{Form, Kind};
use crate::json::Tape;
use crate::value::{Context, Type, Value};

/// Records of a text.
pub(in crate::form::bulk) struct Csv {
    delimiter: u8,
    rest: Rest,
    is_quoted: bool,
    columns: Option<Vec<Column>>,
    /// What is wrong with the first line: nobody can say what the cells below it mean.
    mistake: Option<Diagnostic>,
}

/// A column: the path of its field, and what its cells hold.
struct Column {
    path: Rc<str>,
    holds: Holds,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Text,
    /// `true` or `false`, or a text.
    Flag,
    /// JSON where it begins with this bracket, or a text.
    Json(char),
}

impl Csv {
    pub(super) fn new(delimiter: u8) -> Self {
        Self { delimiter, rest: Rest::default(), is_quoted: false, columns: None, mistake: None }
    }

    pub(super) fn feed(&mut self, bytes: &[u8], judge: &mut Judge) {
        let mut start = 0_usize;
        for (at, byte) in bytes.iter().enumerate() {
            if *byte == b'"' {
                self.is_quoted = !self.is_quoted;
            } else if *byte == b'\n' && !self.is_quoted {
                let record = bytes.get(start..at).unwrap_or_default();
                if self.rest.is_empty() {
                    self.record(record, start, judge);
                } else {
                    self.rest.add(record, judge.at);
                    self.end(judge);
                }
                start = at.saturating_add(1);
            }
        }
        let tail = bytes.get(start..).unwrap_or_default();
        if !tail.is_empty() {
            self.rest.add(tail, judge.at.saturating_add(start as u64));
        }
        judge.advance(bytes.len());
    }

    pub(super) fn finish(&mut self, judge: &mut Judge) {
        if !self.rest.is_empty() {
            self.end(judge);
        }
        if self.columns.is_none() {
            judge.tell(broken("There is no first line with the paths of the fields."));
        }
    }

    /// Judges the record that began in an earlier piece.
    fn end(&mut self, judge: &mut Judge) {
        let mut rest = std::mem::take(&mut self.rest);
        rest.end(judge, |record, judge| self.record(record, 0, judge));
    }

    fn record(&mut self, record: &[u8], start: usize, judge: &mut Judge) {
        let record = record.strip_suffix(b"\r").unwrap_or(record);
        let Some(columns) = &self.columns else {
            return self.head(record, judge);
        };
        // A line without anything in it is the end of the text, or an empty cell.
        if record.is_empty() && columns.len() > 1 {
            return;
        }
        if let Some(mistake) = &self.mistake {
            return judge.unreadable(start, mistake.clone());
        }
        let cells = match cells(record, self.delimiter) {
            Ok(cells) => cells,
            Err(mistake) => return judge.unreadable(start, broken(mistake)),
        };
        if cells.len() != columns.len() {
            let message = "The record has more or fewer cells than the first line.";
            return judge.unreadable(start, broken(message));
        }
        let mut values = Context::with_capacity(cells.len());
        for (column, cell) in columns.iter().zip(&cells) {
            match column.value(cell) {
                Ok(value) => values.insert(Rc::clone(&column.path), value),
                Err(mistake) => return judge.unreadable(start, mistake),
            }
        }
        judge.values(&values, start, record.len());
    }

    /// Reads the paths of the fields.
    fn head(&mut self, record: &[u8], judge: &mut Judge) {
        let names = cells(record, self.delimiter).unwrap_or_else(|mistake| {
            self.mistake = Some(broken(mistake));
            Vec::new()
        });
        let form = Rc::clone(judge.form());
        let mut columns: Vec<Column> = Vec::new();
        for name in names {
            let path: Rc<str> = name.trim().into();
            if columns.iter().any(|column| column.path == path) {
                let message = ["Two columns are called `", &path, "`."].concat();
                self.mistake = Some(Diagnostic::error(Code::DuplicateName, message));
            }
            let holds = holds(&form, &path).unwrap_or_else(|| {
                let message = ["The form has no field `", &path, "`."].concat();
                let known = form.paths().map(|path| &**path);
                judge.tell(
                    Diagnostic::error(Code::UnknownReference, message)
                        .with_suggestion(&path, known),
                );
                Holds::Text
            });
            columns.push(Column { path, holds });
        }
        if let Some(mistake) = &self.mistake {
            judge.tell(mistake.clone());
        }
        self.columns = Some(columns);
    }
}

/// What the cells hold of the field with a path; none where there is no such field.
fn holds(form: &Form, path: &str) -> Option<Holds> {
    let field = form.at(form.field(path)?)?;
    Some(match (&field.kind, &field.ty) {
        (Kind::Repeat(_), _) | (_, Type::List(_)) => Holds::Json('['),
        (Kind::Group(_), _) | (_, Type::Context(_)) => Holds::Json('{'),
        (_, Type::Boolean) => Holds::Flag,
        _ => Holds::Text,
    })
}

impl Column {
    /// The value of a cell.
    ///
    /// # Errors
    ///
    /// It holds JSON that can't be read.
    fn value(&self, cell: &str) -> Result<Value, Diagnostic> {
        Ok(match self.holds {
            _ if cell.is_empty() => Value::Null,
            Holds::Flag if cell.eq_ignore_ascii_case("true") => Value::Bool(true),
            Holds::Flag if cell.eq_ignore_ascii_case("false") => Value::Bool(false),
            Holds::Json(bracket) if cell.trim_start().starts_with(bracket) => {
                let mut tape = Tape::default();
                if let Some(mistake) =
                    tape.read(cell).map_or_else(Some, |found| found.into_iter().next())
                {
                    return Err(mistake);
                }
                value(tape.view(cell, 0))
            }
            _ => cell.into(),
        })
    }
}

fn broken(message: &'static str) -> Diagnostic {
    Diagnostic::error(Code::CsvSyntax, message)
}

/// The cells of a record.
fn cells(record: &[u8], delimiter: u8) -> Result<Vec<String>, &'static str> {
    let text = str::from_utf8(record).map_err(|_| "The record is not UTF-8.")?;
    let delimiter = char::from(delimiter);
    let mut cells = Vec::new();
    let mut rest = Some(text);
    while let Some(text) = rest {
        let Some(mut quoted) = text.strip_prefix('"') else {
            let (cell, behind) = text
                .split_once(delimiter)
                .map_or((text, None), |(cell, behind)| (cell, Some(behind)));
            if cell.contains('"') {
                return Err(
                    "A cell with quotes in it has to be in quotes itself, its own doubled.",
                );
            }
            cells.push(cell.to_owned());
            rest = behind;
            continue;
        };
        let mut cell = String::new();
        loop {
            let (inside, behind) = quoted.split_once('"').ok_or("A quote is not closed.")?;
            cell.push_str(inside);
            match behind.strip_prefix('"') {
                Some(behind) => {
                    cell.push('"');
                    quoted = behind;
                }
                None => {
                    rest = match behind.strip_prefix(delimiter) {
                        Some(behind) => Some(behind),
                        None if behind.is_empty() => None,
                        None => return Err("A cell goes on behind its closing quote."),
                    };
                    break;
                }
            }
        }
        cells.push(cell);
    }
    Ok(cells)
}
