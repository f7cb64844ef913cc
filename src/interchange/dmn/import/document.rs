//! The documents of an import: what each is called, what it imports, and what its identifiers name.

use std::collections::BTreeMap;
use std::rc::Rc;

use roxmltree::Node;

use crate::by_name::Names;
use crate::interchange::dmn::namespace;
use crate::interchange::dmn::xml;

/// A document that is a model.
pub(super) struct Document<'a> {
    pub(super) root: Node<'a, 'a>,
    /// The URI that it is known by.
    pub(super) namespace: &'a str,
    /// The name that it has in the bundle.
    pub(super) name: Rc<str>,
    /// The names of its imports, with the numbers of the documents.
    pub(super) imports: Vec<(Option<Rc<str>>, usize)>,
    /// The names of its elements, by their identifiers.
    ids: BTreeMap<&'a str, Rc<str>>,
}

impl<'a> Document<'a> {
    fn new(root: Node<'a, 'a>, name: Rc<str>) -> Self {
        let mut ids = BTreeMap::new();
        for element in xml::elements(root).filter(xml::is_dmn) {
            if let Some(id) = element.attribute("id") {
                ids.insert(id, variable_name(element));
            }
        }
        let namespace = root.attribute("namespace").unwrap_or_default();
        Self { root, namespace, name, imports: Vec::new(), ids }
    }
}

/// The name of an element: that of its variable, which expressions use.
pub(super) fn variable_name(element: Node<'_, '_>) -> Rc<str> {
    let variable = xml::child(element, "variable").and_then(|variable| variable.attribute("name"));
    variable.or_else(|| element.attribute("name")).unwrap_or_default().trim().into()
}

/// The documents with these root elements, each with what it imports of the others.
pub(super) fn documents<'a>(roots: &[Node<'a, 'a>]) -> Vec<Document<'a>> {
    let mut names = Names::default();
    let mut documents = Vec::with_capacity(roots.len());
    for root in roots {
        let mut name: Rc<str> = root.attribute("name").unwrap_or("model").trim().into();
        let mut number = 2_usize;
        while !names.insert(Rc::clone(&name)) {
            name = [root.attribute("name").unwrap_or("model"), " ", &number.to_string()]
                .concat()
                .into();
            number = number.saturating_add(1);
        }
        documents.push(Document::new(*root, name));
    }
    let imports: Vec<Vec<(Option<Rc<str>>, usize)>> = documents
        .iter()
        .map(|document| {
            let elements = xml::elements(document.root).filter(|node| is_model_import(*node));
            elements.filter_map(|import| imported(import, &documents)).collect()
        })
        .collect();
    for (document, imports) in documents.iter_mut().zip(imports) {
        document.imports = imports;
    }
    documents
}

/// Whether an element imports a model of DMN.
pub(super) fn is_model_import(element: Node<'_, '_>) -> bool {
    xml::name(element) == "import"
        && element.attribute("importType").is_some_and(namespace::is_model)
}

/// The name and the document of an import.
fn imported(import: Node<'_, '_>, documents: &[Document<'_>]) -> Option<(Option<Rc<str>>, usize)> {
    let namespace = import.attribute("namespace")?;
    let number = documents.iter().position(|document| document.namespace == namespace)?;
    Some((import_name(import), number))
}

/// The name of an import; none where what is imported has no name before its own.
pub(super) fn import_name(import: Node<'_, '_>) -> Option<Rc<str>> {
    import.attribute("name").map(str::trim).filter(|name| !name.is_empty()).map(Rc::from)
}

/// The name by which a document knows what a reference leads to: `#id`, or `namespace#id`.
pub(super) fn referred(
    documents: &[Document<'_>],
    document: &Document<'_>,
    href: &str,
) -> Option<Rc<str>> {
    let (namespace, id) = href.rsplit_once('#')?;
    if namespace.is_empty() || namespace == document.namespace {
        return document.ids.get(id).cloned();
    }
    document.imports.iter().find_map(|(import, number)| {
        let imported = documents.get(*number).filter(|other| other.namespace == namespace)?;
        Some(qualified(import.as_ref(), imported.ids.get(id)?))
    })
}

/// The item definition of a type by the name that a document knows it by, with the name of the
/// import that it is from.
pub(super) fn find_type<'a>(
    documents: &[Document<'a>],
    document: &Document<'a>,
    name: &str,
) -> Option<(Node<'a, 'a>, Option<Rc<str>>)> {
    let definition = |document: &Document<'a>, name: &str| {
        xml::elements(document.root).find(|node| {
            xml::name(*node) == "itemDefinition" && node.attribute("name") == Some(name)
        })
    };
    let own = definition(document, name).map(|node| (node, None));
    own.or_else(|| {
        document.imports.iter().find_map(|(import, number)| {
            let name = match import {
                Some(import) => name.strip_prefix(&**import)?.strip_prefix('.')?,
                None => name,
            };
            Some((definition(documents.get(*number)?, name)?, import.clone()))
        })
    })
}

/// A name with that of its import before it.
pub(super) fn qualified(import: Option<&Rc<str>>, name: &str) -> Rc<str> {
    match import {
        Some(import) => [import, ".", name].concat().into(),
        None => name.into(),
    }
}
