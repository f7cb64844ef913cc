//! A JSON Schema (2020-12 or draft-07) as a form that asks for what it describes.

mod alternatives;
mod array;
mod condition;
mod field;
mod flat;
mod leaf;
mod names;
mod object;
mod pattern;
mod repair;

use super::tree::{self, Members, list, object, text};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Reading;
use crate::form::FormDefinition;
use crate::json::{self, Kind, Lines, Node};
use crate::pointer::Pointer;
use flat::Site;

/// A form that was made of a schema.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The form; none where the text is not JSON or no schema.
    pub form: Option<FormDefinition>,
    /// What the form can't ask for as the schema says it, with the keyword; and why there is no form.
    pub diagnostics: Vec<Diagnostic>,
}

/// How many schemas are read at most, each as often as it is referred to.
const BUDGET: u32 = 20_000;

/// How many fields a form gets at most.
const FIELDS: u32 = 2_000;

/// How deep fields hold fields at most: less than a form allows, so that there is room to hold them.
const DEEPEST: u32 = 12;

/// Makes a form of the JSON Schema in `schema`. Names, where it is the schema's, stay; what the form can't
/// say is told.
pub fn form_from_schema(schema: &str) -> Opened {
    let (root, mut diagnostics) = json::parse(schema);
    let Some(root) = root else { return Opened { form: None, diagnostics } };
    if !matches!(root.kind, Kind::Object(_) | Kind::Bool(_)) {
        let finding = Diagnostic::error(Code::WrongType, "A schema is an object or a boolean.");
        let place = Lines::new(schema).place(root.start as usize);
        diagnostics.push(finding.with_place(place));
        return Opened { form: None, diagnostics };
    }
    let mut importer = Importer {
        root: &root,
        is_old: root
            .get("$schema")
            .and_then(Node::as_str)
            .is_some_and(|uri| uri.contains("json-schema.org/draft-0")),
        named: flat::named(&root),
        lines: Lines::new(schema),
        diagnostics,
        active: Vec::new(),
        origins: Vec::new(),
        budget: BUDGET,
        is_spent: false,
        fields_left: FIELDS,
        depth: 0,
    };
    let node = importer.form();
    let node = importer.repaired(node);
    let form = Reading::new("").read(&node);
    Opened { form, diagnostics: importer.diagnostics }
}

/// The state of an import.
struct Importer<'s> {
    root: &'s Node,
    /// Whether it is of a draft in which `$ref` stands alone.
    is_old: bool,
    named: Vec<(String, Site<'s>)>,
    lines: Lines<'s>,
    diagnostics: Vec<Diagnostic>,
    /// The references that lead to where it is.
    active: Vec<Pointer>,
    /// Where each field comes from, by the number that stands for its place.
    origins: Vec<Site<'s>>,
    budget: u32,
    is_spent: bool,
    fields_left: u32,
    depth: u32,
}

/// What the field is called that asks for a document that is no object.
const VALUE: &str = "value";

impl<'s> Importer<'s> {
    fn form(&mut self) -> Node {
        let root = Site { node: self.root, at: Pointer::root() };
        let (flat, _) = self.settled(vec![root.clone()]);
        let mut form = Members::new();
        for name in ["title", "description"] {
            form.extend(flat.text(name).map(|said| (name.into(), text(&plain(said)))));
        }
        let followed = flat.followed.len();
        self.active.extend(flat.followed.iter().cloned());
        let fields = if self.is_object(&flat) {
            let fields = self.fields(&flat, &[]);
            self.report_unused(&flat);
            fields
        } else {
            self.left_out(&root, "That the document is no object");
            self.field(object::Entry::new(VALUE, vec![root.clone()])).into_iter().collect()
        };
        self.active.truncate(self.active.len().saturating_sub(followed));
        if fields.is_empty() {
            let message = "The schema has nothing that a form can ask for.";
            let finding = Diagnostic::error(Code::FormEmpty, message);
            self.tell(&root, finding.with_help("Describe the properties of an object."));
        }
        form.push(("pages".into(), list(vec![tree::one("fields", list(fields))])));
        object(form)
    }

    /// Tells that a form has no word for something.
    fn left_out(&mut self, site: &Site<'_>, what: &str) {
        let message = [what, " is left out."].concat();
        let finding = Diagnostic::warning(Code::LeftOut, message)
            .with_help("A form has no word for it, and works without it.");
        self.tell(site, finding);
    }

    fn tell(&mut self, site: &Site<'_>, finding: Diagnostic) {
        let place = self.lines.place(site.node.start as usize);
        let finding = finding.with_pointer(site.at.clone()).with_place(place);
        if !self.diagnostics.contains(&finding) {
            self.diagnostics.push(finding);
        }
    }
}

/// A text that is no template.
fn plain(said: &str) -> String {
    said.replace("{{", "{ {")
}
