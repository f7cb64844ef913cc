//! What an expression that reads a part of a value depends on: where that part comes from, and not
//! the other parts.

use super::dependencies::Wiring;
use crate::feel::Read;
use crate::form::model::{CellId, FieldId, Kind};

impl Wiring<'_> {
    pub(super) fn read_all(&mut self, cell: CellId, reads: &[Read]) {
        for read in reads {
            self.read(cell, read);
        }
    }

    /// Lets a cell depend on what it reads: of `lines.amount` on the amounts and on the rows, of
    /// `address.city` on the city. The whole must be put together before, but when another part of
    /// it changes, the cell is not computed again.
    fn read(&mut self, cell: CellId, read: &Read) {
        let whole = FieldId(read.slot);
        let mut part = whole;
        for name in &read.path {
            let Some(field) = self.form.at(part) else { break };
            let members = match &field.kind {
                Kind::Group(members) => members,
                Kind::Repeat(repeat) => {
                    let row = self.form.repeat(*repeat).and_then(|list| self.form.at(list.row));
                    match row.map(|row| &row.kind) {
                        Some(Kind::Row(_, members)) => members,
                        _ => break,
                    }
                }
                _ => break,
            };
            let called =
                |id: &&FieldId| self.form.at(**id).is_some_and(|field| field.name == *name);
            let Some(member) = members.iter().find(called).copied() else { break };
            self.depends_on(cell, self.visible.get(part.index()).copied().flatten());
            if let Kind::Repeat(repeat) = field.kind {
                self.depends_on(cell, self.orders.get(repeat.index()).copied());
            }
            part = member;
        }
        self.depends_on(cell, self.value(part));
        if part != whole
            && let Some(whole) = self.value(whole)
        {
            self.collector.stands_behind(cell, whole);
        }
    }
}
