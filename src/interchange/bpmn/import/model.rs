//! What elements of a model refer to.

use std::rc::Rc;

use roxmltree::Node;

use crate::by_name::ByName;
use crate::interchange::bpmn::namespace::{name, own};
use crate::interchange::xml;

/// A model with what its elements refer to.
pub(super) struct Model<'a> {
    by_id: ByName<Node<'a, 'a>>,
    /// By the id of an element, the elements that messages flow to from it.
    sends: ByName<Vec<Rc<str>>>,
    /// The elements that messages flow to.
    receivers: ByName<()>,
    /// By the id of an element, the element that is associated with it.
    associated: ByName<Rc<str>>,
    /// By the id of an element, the name of the lane that it is in.
    lanes: ByName<Rc<str>>,
}

/// What an element is called in a bundle: its id, unless it is called something that can't be an id of XML.
pub(super) fn id<'a>(node: Node<'a, '_>) -> &'a str {
    own(node, "id").or_else(|| node.attribute("id")).unwrap_or_default()
}

impl<'a> Model<'a> {
    pub(super) fn of(root: Node<'a, 'a>) -> Self {
        let mut model = Self {
            by_id: ByName::new(),
            sends: ByName::new(),
            receivers: ByName::new(),
            associated: ByName::new(),
            lanes: ByName::new(),
        };
        for node in root.descendants().filter(|node| !name(*node).is_empty()) {
            let id = node.attribute("id").unwrap_or_default();
            if !id.is_empty() {
                model.by_id.insert(id.into(), node);
            }
            let from = node.attribute("sourceRef").unwrap_or_default();
            let to: Rc<str> = node.attribute("targetRef").unwrap_or_default().into();
            match name(node) {
                "messageFlow" => {
                    model.receivers.insert(Rc::clone(&to), ());
                    if let Some(sends) = model.sends.or_default(&from.into()) {
                        sends.push(to);
                    }
                }
                "association" => model.associated.insert(from.into(), to),
                "flowNodeRef" => {
                    let lane = node.parent_element().and_then(|lane| lane.attribute("name"));
                    if let Some(lane) = lane.filter(|lane| !lane.trim().is_empty()) {
                        model.lanes.insert(xml::text(node).into(), lane.into());
                    }
                }
                _ => {}
            }
        }
        model
    }

    /// What the element with an id is called in a bundle.
    pub(super) fn step(&self, xml_id: &str) -> Rc<str> {
        self.by_id.get(xml_id).map_or(xml_id, |node| id(*node)).into()
    }

    /// The element that an attribute refers to. Prefixes say nothing within one document.
    pub(super) fn referred(&self, node: Node<'a, 'a>, attribute: &str) -> Option<Node<'a, 'a>> {
        let id = node.attribute(attribute)?;
        let local = id.rsplit(':').next().unwrap_or(id);
        self.by_id.get(id).or_else(|| self.by_id.get(local)).copied()
    }

    /// What a message, a signal, an error or an escalation is called that an attribute refers to: by its code or
    /// its name, where no other has the same.
    pub(super) fn called(&self, node: Node<'a, 'a>, attribute: &str) -> Option<Rc<str>> {
        let referred = self.referred(node, attribute)?;
        let said = match name(referred) {
            "error" => referred.attribute("errorCode"),
            "escalation" => referred.attribute("escalationCode"),
            _ => referred.attribute("name"),
        };
        let said = said.filter(|said| !said.trim().is_empty() && !self.is_shared(referred, said));
        said.or_else(|| referred.attribute("id")).map(Rc::from)
    }

    /// Whether another element of the same kind is called the same.
    fn is_shared(&self, node: Node<'a, 'a>, said: &str) -> bool {
        let is_same = |other: &&Node<'a, 'a>| {
            let attributes = ["errorCode", "escalationCode", "name"];
            **other != node
                && name(**other) == name(node)
                && attributes.iter().any(|attribute| other.attribute(*attribute) == Some(said))
        };
        self.by_id.things().any(|other| is_same(&other))
    }

    /// The elements that messages flow to from one.
    pub(super) fn sends(&self, id: &str) -> &[Rc<str>] {
        self.sends.get(id).map_or(&[], |to| &**to)
    }

    /// Whether messages flow to an element.
    pub(super) fn receives(&self, id: &str) -> bool {
        self.receivers.contains(id)
    }

    /// The element that is associated with one.
    pub(super) fn associated(&self, id: &str) -> Option<Rc<str>> {
        self.associated.get(id).cloned()
    }

    /// Whether some element is associated with one.
    pub(super) fn is_associated(&self, id: &str) -> bool {
        self.associated.things().any(|to| **to == *id)
    }

    /// The name of the lane that an element is in.
    pub(super) fn lane(&self, id: &str) -> Option<&Rc<str>> {
        self.lanes.get(id)
    }
}
