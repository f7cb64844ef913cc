//! Steps with several ways: forks with their joins, choices and answers.

use super::drawing::{Element, Shape};
use super::flow::{To, Way};
use super::lower::{Drawn, Lowering, Order, is_set, said};
use super::rest::Rest;
use super::xml::Xml;
use crate::diagnostic::{Code, Diagnostic};
use crate::json::{Kind, Node};
use crate::pointer::Pointer;

impl<'a> Lowering<'a> {
    /// A step with branches.
    pub(super) fn block(
        &mut self,
        kind: &str,
        id: &'a str,
        mut rest: Rest<'a>,
        step: &'a Node,
        parent: usize,
        at: &Pointer,
    ) -> Drawn<'a> {
        let branches = rest.take("branches").map_or(&[][..], Node::items);
        let next = rest.take_text("to");
        // One of several branches is done at a time: that a group can say.
        let serial = rest.take_flag("oneAtATime").then(|| {
            let mut group = Element::new("subProcess", Shape::Scope);
            group.name = Some(crate::workflow::label(id));
            let said = "{\"oneAtATime\":true}";
            group.extensions.push(Xml::text("routeslip:step", said));
            let message = ["`oneAtATime` of `", id, "` becomes a sub-process."].concat();
            let finding = Diagnostic::warning(Code::LeftOut, message).with_help(
                "BPMN has no word for branches of which only one step is done at a time.",
            );
            self.findings.push(finding.with_pointer(at.name("oneAtATime")));
            self.add(group, &[id, "-serial"].concat(), parent)
        });
        let inside = serial.unwrap_or(parent);
        let waits = rest.get("join").map(|it| &it.kind);
        let is_partial = rest.get("join").is_some() || said(step, "rest") == Some("cancel");
        let (fork, join) = match (kind, waits) {
            ("race", _) => ("eventBasedGateway", None),
            ("inclusive", _) => ("inclusiveGateway", Some("inclusiveGateway")),
            // Each branch goes on by itself.
            (_, Some(Kind::Number(none))) if **none == *"0" => {
                ("parallelGateway", Some("exclusiveGateway"))
            }
            _ if is_partial => ("parallelGateway", Some("complexGateway")),
            _ => ("parallelGateway", Some("parallelGateway")),
        };
        let counts = rest.split(&["join", "rest"]);
        let mut fork = Element::new(fork, Shape::Gateway);
        fork.is_fork = join.is_some();
        let fork = self.hosted(fork, id, rest, inside, at);
        let join = join.map(|tag| {
            let mut gateway = Element::new(tag, Shape::Gateway);
            if tag == "complexGateway" {
                gateway.extensions.extend(counts.extension("routeslip:step"));
            }
            let name = [id, "/join"].concat();
            let join = self.put(gateway, &name, Some(inside));
            self.steps.insert(name.into(), join);
            join
        });
        let mut open: Vec<Way<'a>> = Vec::new();
        for (place, branch) in branches.iter().enumerate() {
            let at = at.name("branches").index(place);
            let mut way = Way {
                condition: said(branch, "if"),
                otherwise: is_set(branch, "otherwise"),
                ..Way::from(fork)
            };
            if kind == "race" {
                let event = self.event(branch, id, place, inside);
                self.ways.push((way, To::Element(event)));
                way = Way::from(event);
            }
            // The way to the branch comes before those in it.
            let turn = self.ways.len();
            let drawn = self.list(branch, inside, &at, Order::Branch);
            let mut ends = drawn.open;
            match (drawn.first, join) {
                (Some(first), _) => self.ways.insert(turn, (way, To::Element(first))),
                (None, _) => ends = vec![way],
            }
            match join {
                Some(join) => {
                    self.ways.extend(ends.into_iter().map(|end| (end, To::Element(join))));
                }
                None => open.append(&mut ends),
            }
        }
        open.extend(join.map(Way::from));
        if let Some(group) = serial {
            self.begins(fork);
            open = vec![Way::from(group)];
        }
        if let Some(next) = next {
            for way in open.drain(..) {
                self.ways.push((way, To::Step(next, at.name("to"))));
            }
        }
        Drawn { first: Some(serial.unwrap_or(fork)), open }
    }

    /// The event with which a branch of a race begins.
    fn event(&mut self, branch: &'a Node, race: &str, place: usize, parent: usize) -> usize {
        let mut rest = Rest::of(branch);
        rest.take("steps");
        let made = [race, "/", &place.to_string()].concat();
        let name = rest.take("id").and_then(Node::as_str).unwrap_or(&made);
        let mut event = Element::new("intermediateCatchEvent", Shape::Event);
        self.trigger(&mut rest, &mut event);
        event.extensions.extend(rest.extension("routeslip:step"));
        let event = self.put(event, name, Some(parent));
        self.steps.insert(name.into(), event);
        event
    }

    /// The ways of a choice.
    pub(super) fn cases(&mut self, choice: usize, cases: Option<&'a Node>, at: &Pointer) {
        for (place, case) in cases.map_or(&[][..], Node::items).iter().enumerate() {
            let way = Way { condition: said(case, "if"), ..Way::from(choice) };
            if let Some(to) = said(case, "to") {
                let at = at.name("cases").index(place).name("to");
                self.ways.push((way, To::Step(to, at)));
            }
        }
    }

    /// The ways of an approval's answers: they lead from a gateway behind it.
    pub(super) fn outcomes(
        &mut self,
        task: usize,
        id: &str,
        outcomes: Option<&'a Node>,
        parent: usize,
        at: &Pointer,
    ) {
        let mut gateway = Element::new("exclusiveGateway", Shape::Gateway);
        if let Some(task) = self.drawing.elements.get(task) {
            gateway.xml.say("routeslip:outcomesOf", &task.id);
        }
        let gateway = self.add(gateway, &[id, "-outcomes"].concat(), parent);
        self.ways.push((Way::from(task), To::Element(gateway)));
        for member in outcomes.map_or(&[][..], Node::members) {
            let way = Way { outcome: Some(&member.name), ..Way::from(gateway) };
            if let Some(to) = member.value.as_str() {
                let at = at.name("outcomes").name(&member.name);
                self.ways.push((way, To::Step(to, at)));
            } else if let Some(who) = said(&member.value, "sendBack") {
                self.ways.push((Way { send_back: Some(who), ..way }, To::Begin));
            }
        }
    }
}
