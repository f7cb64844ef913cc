//! Splits large sums into parts, so that an edit of one of many summands adds up few of them.
//!
//! Parts are added up in another order than the expression says. That gives the same number
//! unless sums have more than 34 digits; then the last digit may differ.

use super::length;
use crate::form::model::{FieldId, Form, Rule, Sum, Terms};
use crate::value::Type;

/// How many terms a part has at most.
const PART: usize = 16;

/// Splits the sums of more terms than one part has.
pub(super) fn split(form: &mut Form) {
    let mut sums: Vec<Sum> = Vec::new();
    for at in 0..form.fields.len() {
        // The parts belong to the form: rows have none.
        let outer = form.fields.get(at).filter(|field| field.repeat.is_none());
        let Some(sum) = outer.and_then(|field| summed(field.compute.as_ref()?, form)) else {
            continue;
        };
        let (fields, from_zero) = sum;
        let mut begin = length(&sums);
        for part in fields.chunks(PART) {
            sums.push(Sum { from_zero, terms: Terms::Fields(part.to_vec()) });
        }
        // Parts of parts, until one has all.
        while length(&sums).saturating_sub(begin) > 1 {
            let end = length(&sums);
            for from in (begin..end).step_by(PART) {
                let to = from.saturating_add(u32::try_from(PART).unwrap_or(u32::MAX)).min(end);
                sums.push(Sum { from_zero, terms: Terms::Sums(from, to) });
            }
            begin = end;
        }
        if let Some(field) = form.fields.get_mut(at) {
            field.sum = Some(begin);
        }
    }
    form.sums = sums;
}

/// The fields that a large sum adds up, which all hold numbers, and whether it begins with 0.
fn summed(compute: &Rule, form: &Form) -> Option<(Vec<FieldId>, bool)> {
    let summands = compute.program()?.summands()?;
    if summands.slots.len() <= PART {
        return None;
    }
    let mut fields = Vec::with_capacity(summands.slots.len());
    for slot in summands.slots {
        let field = FieldId(slot);
        (form.at(field)?.ty == Type::Number).then(|| fields.push(field))?;
    }
    Some((fields, summands.from_zero))
}
