//! Ways from an element to another, before it is known where they lead.

use super::drawing::Flow;
use super::lower::Lowering;
use super::xml::Xml;
use crate::interchange::bpmn::marked;
use crate::json::Node;
use crate::pointer::Pointer;

/// A way that leads on.
#[derive(Clone)]
pub(super) struct Way<'a> {
    pub(super) from: usize,
    pub(super) id: Option<&'a str>,
    pub(super) condition: Option<&'a str>,
    pub(super) otherwise: bool,
    /// The answer by which it is gone.
    pub(super) outcome: Option<&'a str>,
    /// Who gets the form back.
    pub(super) send_back: Option<&'a str>,
    /// Whether it is what an event is associated with.
    pub(super) is_association: bool,
}

impl<'a> Way<'a> {
    pub(super) fn from(from: usize) -> Self {
        Self {
            from,
            id: None,
            condition: None,
            otherwise: false,
            outcome: None,
            send_back: None,
            is_association: false,
        }
    }
}

/// Where a way leads.
#[derive(Clone)]
pub(super) enum To<'a> {
    Element(usize),
    /// The step of this name, which is said at a place.
    Step(&'a str, Pointer),
    /// Where the process begins.
    Begin,
}

impl<'a> Lowering<'a> {
    /// The ways that a drawn workflow says.
    pub(super) fn said_flows(&mut self, flows: &'a [Node], at: &Pointer) {
        for (place, flow) in flows.iter().enumerate() {
            let of = |name| flow.get(name).and_then(Node::as_str);
            let at = at.name("flows").index(place);
            let (Some(from), Some(to)) = (of("from"), of("to")) else { continue };
            let Some(from) = self.steps.get(from).copied() else {
                self.unknown(from, &at.name("from"));
                continue;
            };
            let way = Way {
                id: of("id"),
                condition: of("if"),
                otherwise: super::lower::is_set(flow, "otherwise"),
                ..Way::from(from)
            };
            self.ways.push((way, To::Step(to, at.name("to"))));
        }
    }

    /// Draws a way.
    pub(super) fn draw(&mut self, way: &Way<'a>, to: usize) {
        let id = match way.id {
            Some(id) => self.ids.said(id),
            None => self.ids.made(if way.is_association { "association" } else { "flow" }),
        };
        let tag = if way.is_association { "association" } else { "sequenceFlow" };
        let mut xml = Xml::new(tag);
        xml.say("id", &id);
        let mut name = None;
        if way.is_association {
            xml.say("associationDirection", "One");
        } else {
            if way.id != Some(&id) {
                xml.say("routeslip:id", way.id.unwrap_or_default());
            }
            if let Some(outcome) = way.outcome {
                xml.say("routeslip:outcome", outcome);
                name = Some(crate::workflow::label(outcome));
            }
            if let Some(who) = way.send_back {
                xml.say("routeslip:sendBack", who);
            }
            if let Some(condition) = way.condition {
                name = (condition.len() <= 60).then(|| condition.to_owned());
                let condition = marked(condition);
                xml.children.push(Xml::expression("conditionExpression", &condition));
            }
            if way.otherwise {
                name = Some("otherwise".into());
                if let Some(element) = self.drawing.elements.get_mut(way.from) {
                    element.xml.say("default", &id);
                }
            }
        }
        if let Some(name) = &name {
            xml.say("name", name);
        }
        self.drawing.flows.push(Flow { xml, id, name, from: way.from, to, points: Vec::new() });
    }
}
