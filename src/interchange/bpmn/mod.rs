//! BPMN models as XML (BPMN 2.0.2, 15).
//!
//! [`import()`] turns the processes of a model into the workflows of a bundle, text to text: expressions are not
//! looked into further than their notation needs. Elements keep their ids, which become those of steps and
//! flows. What a bundle has no word for is told, with its element and place.

mod import;
mod namespace;

pub use import::{Imported, import};

use std::rc::Rc;

use crate::document::{Named, Write, record};
use crate::json::Writer;
use crate::workflow::WorkflowDefinition;

record! {
    /// A bundle as far as it concerns workflows.
    struct Bundle {
        /// The version of the format, which is 1.
        pub routeslip: u32 = "routeslip",
        /// The forms, by name.
        pub forms: Named<Form> = "forms",
        /// The workflows, by name.
        pub workflows: Named<WorkflowDefinition> = "workflows",
    }
}

record! {
    /// A form as far as models say one.
    struct Form {
        /// Its heading.
        pub title: Option<Rc<str>> = "title",
        /// Its pages.
        pub pages: Vec<Page> = "pages",
    }
}

record! {
    /// A page of a form.
    struct Page {
        /// Its fields.
        pub fields: Vec<Field> = "fields",
    }
}

record! {
    /// A field of a form.
    struct Field {
        /// Its name.
        pub name: Rc<str> = "name",
        /// Its type.
        pub kind: Rc<str> = "type",
        /// What people call it.
        pub label: Rc<str> = "label",
    }
}

impl Bundle {
    /// The bundle as JSON.
    fn text(&self) -> String {
        let mut out = Writer::new();
        self.write(&mut out);
        out.into_text()
    }
}
