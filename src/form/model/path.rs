//! The paths by which pages name fields, with the rows in them.

use std::rc::Rc;

use super::{FieldId, Form, Kind};

impl Form {
    /// The path of a field whose rows, the innermost first, `row` gives.
    pub(crate) fn path(&self, id: FieldId, mut row: impl FnMut(FieldId) -> u32) -> Rc<str> {
        let Some(field) = self.at(id) else { return Rc::default() };
        if field.repeat.is_none() {
            return Rc::clone(&field.path);
        }
        let mut segments: Vec<Rc<str>> = Vec::new();
        let mut next = Some((id, field));
        while let Some((id, field)) = next {
            match field.kind {
                Kind::Row(..) => segments.push(row(id).to_string().into()),
                Kind::Section if !segments.is_empty() => {}
                _ => segments.push(Rc::clone(&field.name)),
            }
            next = field.parent.and_then(|parent| Some((parent, self.at(parent)?)));
        }
        segments.reverse();
        segments.join("/").into()
    }
}
