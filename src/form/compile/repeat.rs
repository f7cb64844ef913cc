//! Lists of rows, and what is said with the names of the fields in groups and rows.

use super::check::Of;
use super::outline::Found;
use super::{Compiler, length};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Dynamic;
use crate::form::definition::{FieldDefinition, FieldKind, Literal};
use crate::form::input::Input;
use crate::form::model::{CellId, FieldId, Form, Kind, Limits, Part, Repeat, RepeatId};
use crate::json::{self, Node};
use crate::pointer::Pointer;

impl Compiler {
    /// Adds the list that the field `id` holds.
    pub(super) fn repeat(
        &mut self,
        id: FieldId,
        definition: &FieldDefinition,
        found: &Found<'_>,
        form: &mut Form,
    ) {
        let (FieldKind::Repeat(said) | FieldKind::Table(said)) = &definition.kind else { return };
        let pointer = &found.pointer;
        let (min_rows, max_rows) = (said.min_rows.unwrap_or(0), said.max_rows);
        self.must_not_cross(min_rows, max_rows, pointer.name("minRows"));
        if min_rows > Limits::ROWS {
            let message = format!("A form can have at most {} rows.", Limits::ROWS);
            let finding =
                Diagnostic::error(Code::OutOfRange, message).with_help("Ask for fewer rows.");
            self.report(pointer.name("minRows"), finding);
        }
        let add_label = self.text(said.add_label.as_ref(), pointer, "addLabel");
        form.repeats.push(Repeat {
            field: id,
            row: FieldId(id.0.saturating_add(1)),
            end: found.end,
            repeats_end: 0,
            checks: (0, 0),
            texts: (0, 0),
            min_rows: min_rows.min(Limits::ROWS),
            max_rows: max_rows.unwrap_or(Limits::ROWS).min(Limits::ROWS),
            add_label,
            rows: Vec::new(),
            cells: Vec::new(),
            order: CellId::new(0),
            number: CellId::new(0),
        });
    }

    /// Compiles what is said of a group or a row with the names of the fields in it.
    pub(super) fn inner(
        &mut self,
        holder: FieldId,
        held: &Found<'_>,
        found: &[Found<'_>],
        form: &mut Form,
    ) {
        // What is said of rows is said of the list.
        let said = match held.parent.filter(|_| held.definition.is_none()) {
            Some(list) => found.get(list.index()),
            None => Some(held),
        };
        let Some((said, definition)) =
            said.and_then(|said| Some((said, said.definition.as_deref()?)))
        else {
            return;
        };
        if let FieldKind::Repeat(list) | FieldKind::Table(list) = &definition.kind {
            let pointer = said.pointer.name("rowLabel");
            let label = list.row_label.as_ref();
            let label = self.caption(label, Part::Label(holder), held.repeat, pointer);
            if let (Some(label), Some(row)) = (label, form.fields.get_mut(holder.index())) {
                row.label = label;
            }
        }
        self.checks(&definition.checks, Of::Field(holder), &said.pointer, form);
    }

    /// What is compiled from here on belongs to the rows of a list.
    pub(super) fn begin_rows(&mut self, repeat: RepeatId, form: &mut Form) {
        let (checks, texts) = (length(&form.checks), length(&self.texts));
        if let Some(repeat) = form.repeats.get_mut(repeat.index()) {
            repeat.checks = (checks, checks);
            repeat.texts = (texts, texts);
        }
    }

    /// What was compiled up to here belonged to the rows of a list.
    pub(super) fn end_rows(&mut self, repeat: RepeatId, found: &[Found<'_>], form: &mut Form) {
        let (checks, texts, end) =
            (length(&form.checks), length(&self.texts), length(&form.repeats));
        let rows = self.default_rows(repeat, found, form);
        if let Some(repeat) = form.repeats.get_mut(repeat.index()) {
            repeat.checks.1 = checks;
            repeat.texts.1 = texts;
            repeat.repeats_end = end;
            repeat.rows = rows;
        }
    }

    /// What is entered in the rows that a list begins with.
    fn default_rows(
        &mut self,
        repeat: RepeatId,
        found: &[Found<'_>],
        form: &Form,
    ) -> Vec<Vec<(FieldId, Input)>> {
        let Some(model) = form.repeat(repeat) else { return Vec::new() };
        let Some(list) = found.get(model.field.index()) else { return Vec::new() };
        let pointer = list.pointer.name("default");
        let rows = match list.definition.as_deref().and_then(|said| said.default.as_ref()) {
            None => list.default.as_ref().map(Node::items).unwrap_or_default(),
            Some(Dynamic::Literal(Literal(Node { kind: json::Kind::Array(rows), .. }))) => rows,
            Some(_) => {
                let message = "The default of a list of rows must be an array of objects.";
                let finding = Diagnostic::error(Code::LiteralType, message)
                    .with_help("Rows can't be computed; compute the defaults of their fields.");
                self.report(pointer, finding);
                return Vec::new();
            }
        };
        let mut inputs = Vec::new();
        for (at, row) in rows.iter().enumerate().take(Limits::ROWS as usize) {
            let mut entered = Vec::new();
            self.default_row(model.row, row, &pointer.index(at), form, &mut entered);
            inputs.push(entered);
        }
        inputs
    }

    fn default_row(
        &mut self,
        holder: FieldId,
        node: &Node,
        pointer: &Pointer,
        form: &Form,
        entered: &mut Vec<(FieldId, Input)>,
    ) {
        let Some(Kind::Row(_, members) | Kind::Group(members)) = form.at(holder).map(|f| &f.kind)
        else {
            return;
        };
        for member in node.members() {
            let called =
                |id: &&FieldId| form.at(**id).is_some_and(|field| field.name == member.name);
            let pointer = pointer.name(&member.name);
            let found = members.iter().find(called).and_then(|id| Some((*id, form.at(*id)?)));
            match found.map(|(id, field)| (id, &field.kind)) {
                Some((id, Kind::Leaf(leaf))) => {
                    let literal = Literal(member.value.clone());
                    if !self.literal(&literal, &**leaf, pointer).is_null() {
                        entered.extend(Input::from_json(&member.value).map(|input| (id, input)));
                    }
                }
                // Groups hold each other only so deep as the outline allows.
                Some((id, Kind::Group(_))) => {
                    self.default_row(id, &member.value, &pointer, form, entered);
                }
                _ => {
                    let message = format!(
                        "`{}` is not a field of the row with a value of its own.",
                        member.name
                    );
                    let names =
                        members.iter().filter_map(|id| form.at(*id)).map(|field| &*field.name);
                    let finding = Diagnostic::error(Code::FieldUnknown, message)
                        .with_suggestion(&member.name, names);
                    self.report(pointer, finding);
                }
            }
        }
    }
}
