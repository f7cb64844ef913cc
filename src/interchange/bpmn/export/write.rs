//! A drawing as XML: what it says (BPMN 2.0.2, 10), then what it looks like (BPMN 2.0.2, 12).

use super::drawing::{Bounds, Drawing, Element, Flow, Shape};
use super::layout::{event_label, flow_label};
use super::xml::Xml;
use crate::by_name::ByName;
use crate::interchange::bpmn::namespace::{MODEL, OWN};
use crate::interchange::xml_writer::Writer;

/// The namespaces that are written, by prefix.
const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns", MODEL),
    ("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
    ("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC"),
    ("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("xmlns:camunda", "http://camunda.org/schema/1.0/bpmn"),
    ("xmlns:routeslip", OWN),
    ("id", "definitions"),
    ("targetNamespace", OWN),
];

/// Writes a drawing, and what it refers to.
pub(super) fn write(drawing: &Drawing, roots: &ByName<Xml>) -> String {
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); drawing.elements.len()];
    let mut flows: Vec<Vec<&Flow>> = vec![Vec::new(); drawing.elements.len()];
    let mut processes = Vec::new();
    for (at, element) in drawing.elements.iter().enumerate() {
        match element.parent.and_then(|parent| inside.get_mut(parent)) {
            Some(inside) => inside.push(at),
            None => processes.push(at),
        }
    }
    for flow in &drawing.flows {
        let parent = drawing.elements.get(flow.from).and_then(|from| from.parent);
        if let Some(flows) = parent.and_then(|parent| flows.get_mut(parent)) {
            flows.push(flow);
        }
    }
    let mut out = Page { drawing, inside, flows, out: Writer::new() };
    let namespaces: Vec<_> = NAMESPACES.iter().map(|(name, uri)| (*name, Some(*uri))).collect();
    out.out.begin("definitions", &namespaces);
    roots.things().for_each(|root| root.write(&mut out.out));
    // Several processes are drawn as pools of one collaboration.
    let is_pooled = |at: &usize| drawing.elements.get(*at).is_some_and(|it| it.pool.is_some());
    let pools = processes.iter().any(is_pooled);
    if pools {
        out.out.begin("collaboration", &[("id", Some("collaboration"))]);
        for process in processes.iter().filter_map(|at| drawing.elements.get(*at)) {
            let attributes = [
                ("id", process.pool.as_deref()),
                ("name", process.name.as_deref().or(Some(&process.id))),
                ("processRef", Some(&process.id)),
            ];
            out.out.empty("participant", &attributes);
        }
        out.out.end("collaboration");
    }
    processes.iter().for_each(|process| out.element(*process));
    let first = processes.first().and_then(|at| drawing.elements.get(*at));
    let plane = match first {
        Some(process) if !pools => &process.id,
        _ => "collaboration",
    };
    out.out.begin("bpmndi:BPMNDiagram", &[]);
    out.out.begin("bpmndi:BPMNPlane", &[("bpmnElement", Some(plane))]);
    for element in &drawing.elements {
        out.shape(element);
    }
    for flow in &drawing.flows {
        out.edge(flow);
    }
    out.out.end("bpmndi:BPMNPlane");
    out.out.end("bpmndi:BPMNDiagram");
    out.out.end("definitions");
    out.out.into_text()
}

struct Page<'a> {
    drawing: &'a Drawing,
    /// By element, the elements in it.
    inside: Vec<Vec<usize>>,
    /// By element, the flows in it.
    flows: Vec<Vec<&'a Flow>>,
    out: Writer,
}

impl Page<'_> {
    /// Writes an element with what is in it. Elements are nested only so deep as JSON that can be read.
    fn element(&mut self, at: usize) {
        let Some(element) = self.drawing.elements.get(at) else { return };
        let host = element.host.and_then(|host| self.drawing.elements.get(host));
        let mut attributes = vec![("id", Some(&*element.id)), ("name", element.name.as_deref())];
        attributes.push(("attachedToRef", host.map(|host| &*host.id)));
        let said = &element.xml;
        attributes.extend(said.attributes.iter().map(|(name, value)| (*name, Some(&**value))));
        self.out.begin(said.name, &attributes);
        if !element.extensions.is_empty() {
            self.out.begin("extensionElements", &[]);
            element.extensions.iter().for_each(|it| it.write(&mut self.out));
            self.out.end("extensionElements");
        }
        let is_last = |child: &&Xml| child.name == "completionCondition";
        said.children.iter().filter(|it| !is_last(it)).for_each(|it| it.write(&mut self.out));
        for inner in self.inside.get_mut(at).map(std::mem::take).unwrap_or_default() {
            self.element(inner);
        }
        // What elements have in common with artifacts: these come last.
        let flows = self.flows.get_mut(at).map(std::mem::take).unwrap_or_default();
        let (flows, associations): (Vec<_>, Vec<_>) =
            flows.into_iter().partition(|flow| flow.xml.name == "sequenceFlow");
        for flow in flows.into_iter().chain(associations) {
            let mut xml = flow.xml.clone();
            for (name, end) in [("sourceRef", flow.from), ("targetRef", flow.to)] {
                if let Some(end) = self.drawing.elements.get(end) {
                    xml.say(name, &end.id);
                }
            }
            xml.write(&mut self.out);
        }
        said.children.iter().filter(is_last).for_each(|it| it.write(&mut self.out));
        self.out.end(said.name);
    }

    fn shape(&mut self, element: &Element) {
        let mut drawn = Some(&*element.id);
        let mut attribute = None;
        match element.shape {
            Shape::Process => {
                drawn = element.pool.as_deref();
                attribute = Some(("isHorizontal", Some("true")));
            }
            Shape::Scope => attribute = Some(("isExpanded", Some("true"))),
            Shape::Gateway if element.xml.name == "exclusiveGateway" => {
                attribute = Some(("isMarkerVisible", Some("true")));
            }
            _ => {}
        }
        // The plane stands for a process without a pool.
        let Some(drawn) = drawn else { return };
        let mut attributes = vec![("bpmnElement", Some(drawn))];
        attributes.extend(attribute);
        self.out.begin("bpmndi:BPMNShape", &attributes);
        self.bounds(element.bounds);
        if let Some(label) = event_label(element) {
            self.label(label);
        }
        self.out.end("bpmndi:BPMNShape");
    }

    fn edge(&mut self, flow: &Flow) {
        self.out.begin("bpmndi:BPMNEdge", &[("bpmnElement", Some(&*flow.id))]);
        for (x, y) in &flow.points {
            let (x, y) = (x.to_string(), y.to_string());
            self.out.empty("di:waypoint", &[("x", Some(&*x)), ("y", Some(&*y))]);
        }
        if let Some(label) = flow_label(flow) {
            self.label(label);
        }
        self.out.end("bpmndi:BPMNEdge");
    }

    fn label(&mut self, bounds: Bounds) {
        self.out.begin("bpmndi:BPMNLabel", &[]);
        self.bounds(bounds);
        self.out.end("bpmndi:BPMNLabel");
    }

    fn bounds(&mut self, bounds: Bounds) {
        let Bounds { x, y, width, height } = bounds;
        let [x, y, width, height] = [x, y, width, height].map(|side| side.to_string());
        let attributes = [
            ("x", Some(&*x)),
            ("y", Some(&*y)),
            ("width", Some(&*width)),
            ("height", Some(&*height)),
        ];
        self.out.empty("dc:Bounds", &attributes);
    }
}
