//! Types to item definitions (DMN 1.5, 7.3.3).

use crate::decision::{ItemDefinition, TypeDefinition};
use crate::interchange::xml_writer::Writer;

/// Writes a type as an item definition, or as a component of one. Recursion is bounded by the
/// nesting of the bundle.
pub(super) fn write(out: &mut Writer, element: &str, name: &str, definition: &TypeDefinition) {
    let item = match definition {
        TypeDefinition::Named(base) => {
            &ItemDefinition { base: Some(base.clone()), ..ItemDefinition::default() }
        }
        TypeDefinition::Item(item) => &**item,
    };
    let collection = item.collection.then_some("true");
    out.begin(element, &[("name", Some(name)), ("isCollection", collection)]);
    out.text_of("description", item.description.as_deref());
    out.text_of("typeRef", item.base.as_deref());
    if let Some(tests) = &item.allowed_values {
        out.expression("allowedValues", &[], tests.source());
    }
    if let Some(tests) = &item.type_constraint {
        out.expression("typeConstraint", &[], tests.source());
    }
    for (name, component) in item.components.iter() {
        write(out, "itemComponent", name, component);
    }
    if let Some(function) = &item.function {
        out.begin("functionItem", &[("outputTypeRef", function.result.as_deref())]);
        for parameter in &function.parameters {
            let ty = parameter.ty.as_deref();
            out.empty("parameters", &[("name", Some(&parameter.name)), ("typeRef", ty)]);
        }
        out.end("functionItem");
    }
    out.end(element);
}
