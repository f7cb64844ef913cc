//! Where ways lead, once all elements are known.

use super::drawing::{Element, Shape};
use super::flow::{To, Way};
use super::lower::Lowering;
use crate::by_name::ByName;
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;

impl<'a> Lowering<'a> {
    /// Draws the ways of a workflow, whose elements begin at a number.
    pub(super) fn resolve(&mut self, process: usize) {
        let ways = std::mem::take(&mut self.ways);
        let mut ends = ByName::new();
        let mut found = Vec::new();
        for (way, to) in ways {
            if let Some(to) = self.target(&way, to, &mut ends) {
                found.push((way, to));
            }
        }
        self.part_forks(process, &mut found);
        for (way, to) in &found {
            self.draw(way, *to);
        }
        self.mark_undoing();
        self.close();
    }

    /// The element that a way leads to.
    fn target(&mut self, way: &Way<'a>, to: To<'a>, ends: &mut ByName<usize>) -> Option<usize> {
        let parent = self.drawing.elements.get(way.from)?.parent;
        let (to, name, at) = match to {
            To::Element(to) => return Some(to),
            To::Begin => {
                let begin = self.begin.filter(|at| self.parent(*at) == parent);
                // Within a sub-process the task is asked anew.
                let task = self.steps.things().find(|task| self.is_asked_by(**task, way.from));
                return begin.or(task.copied());
            }
            To::Step(name, at) => match self.steps.get(name) {
                Some(to) => (*to, name, at),
                None => {
                    self.unknown(name, &at);
                    return None;
                }
            },
        };
        if self.parent(to) == parent {
            return Some(to);
        }
        let end = self.drawing.elements.get(to).filter(|it| it.xml.name == "endEvent").cloned();
        let Some(end) = end else {
            self.across(name, &at);
            return None;
        };
        // No way leads out of a sub-process: it has the same end itself.
        let key = [&parent.unwrap_or_default().to_string(), " ", name].concat();
        if let Some(known) = ends.get(&key) {
            return Some(*known);
        }
        let mut copy = Element { shape: Shape::Event, ..end };
        copy.xml.attributes.retain(|(attribute, _)| *attribute != "routeslip:id");
        let copy = self.add(copy, name, parent?);
        ends.insert(key.as_str().into(), copy);
        Some(copy)
    }

    fn parent(&self, element: usize) -> Option<usize> {
        self.drawing.elements.get(element)?.parent
    }

    /// Whether a gateway is that of an approval's answers.
    fn is_asked_by(&self, task: usize, gateway: usize) -> bool {
        let elements = &self.drawing.elements;
        let Some((task, gateway)) = elements.get(task).zip(elements.get(gateway)) else {
            return false;
        };
        let of = gateway.xml.attributes.iter().find(|(name, _)| *name == "routeslip:outcomesOf");
        of.is_some_and(|(_, of)| *of == task.id)
    }

    fn across(&mut self, name: &str, at: &Pointer) {
        let message = ["No way of BPMN leads to `", name, "` from here, so it is left out."];
        let finding = Diagnostic::error(Code::LeadsAcross, message.concat())
            .with_help("Lead to a step beside this one, or to an end.");
        self.findings.push(finding.with_pointer(at.clone()));
    }

    /// Lets several ways into a fork meet before it: a gateway of BPMN would wait for all of them.
    fn part_forks(&mut self, process: usize, ways: &mut Vec<(Way<'a>, usize)>) {
        let elements = self.drawing.elements.iter().enumerate().skip(process);
        let forks: Vec<usize> =
            elements.filter(|(_, element)| element.is_fork).map(|(at, _)| at).collect();
        for fork in forks {
            if ways.iter().filter(|(_, to)| *to == fork).count() < 2 {
                continue;
            }
            let Some(element) = self.drawing.elements.get(fork) else { continue };
            let (id, parent) = ([&element.id, "-merge"].concat(), element.parent);
            let merge = Element::new("exclusiveGateway", Shape::Gateway);
            let merge = self.add(merge, &id, parent.unwrap_or(process));
            for (_, to) in ways.iter_mut().filter(|(_, to)| *to == fork) {
                *to = merge;
            }
            ways.push((Way::from(merge), fork));
        }
    }

    /// Says what undoes what.
    fn mark_undoing(&mut self) {
        for flow in self.drawing.flows.iter().filter(|flow| flow.xml.name == "association") {
            let Some(handler) = self.drawing.elements.get_mut(flow.to) else { continue };
            let attribute = ("isForCompensation", "true".to_owned());
            if !handler.xml.attributes.contains(&attribute) {
                handler.xml.attributes.push(attribute);
                handler.last = None;
                handler.begins = true;
            }
        }
        for (event, step) in std::mem::take(&mut self.undone) {
            let id = self.steps.get(step).and_then(|step| self.drawing.elements.get(*step));
            let id = id.map_or(step.to_owned(), |it| it.id.clone());
            let event = self.drawing.elements.get_mut(event);
            let definition = event.and_then(|event| event.xml.children.first_mut());
            if let Some(definition) = definition {
                definition.say("activityRef", &id);
            }
        }
    }

    /// Lets what nothing follows on be an end, where it leads nowhere.
    fn close(&mut self) {
        let count = self.drawing.elements.len();
        let (mut leads, mut led) = (vec![false; count], vec![false; count]);
        for flow in &self.drawing.flows {
            for (marks, at) in [(&mut leads, flow.from), (&mut led, flow.to)] {
                if let Some(mark) = marks.get_mut(at) {
                    *mark = true;
                }
            }
        }
        let marks = leads.into_iter().zip(led);
        for (element, (leads, led)) in self.drawing.elements.iter_mut().zip(marks) {
            if let Some(tag) = element.last.take().filter(|_| !leads && led) {
                element.xml.name = tag;
                element.shape = Shape::Event;
            }
        }
    }
}
