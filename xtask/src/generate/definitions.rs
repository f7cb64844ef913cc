//! The named types that a shape is made of.

use std::collections::BTreeMap;

use routeslip::document::shape::{Record, Shape};

/// Every named shape below `root`, itself included, by its name.
pub(super) fn collect(root: &Shape) -> BTreeMap<&'static str, Shape> {
    let mut found = BTreeMap::new();
    let mut open = vec![root.clone()];
    while let Some(shape) = open.pop() {
        match &shape {
            Shape::List(item) | Shape::Named(item) | Shape::Dynamic(item) => {
                open.push((**item).clone())
            }
            Shape::Either(shapes) => open.extend(shapes.iter().cloned()),
            Shape::Words(words) => {
                found.insert(words.name, shape);
            }
            Shape::Record(record) => {
                if found.insert(record.name, shape.clone()).is_none() {
                    open.extend(parts(record));
                }
            }
            Shape::Choice(choice) => {
                if found.insert(choice.name, shape.clone()).is_none() {
                    open.extend((choice.cases)().into_iter().map(|(_, case)| case));
                }
            }
            Shape::Any
            | Shape::String
            | Shape::Expression
            | Shape::Text
            | Shape::Bool
            | Shape::Unsigned
            | Shape::Number => {}
        }
    }
    found
}

fn parts(record: &Record) -> impl Iterator<Item = Shape> {
    let properties = record.all_properties().into_iter().map(|property| property.shape);
    properties.chain(record.choice())
}
