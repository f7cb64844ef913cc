//! What exported models look like: everything is drawn, nothing lies on anything else, and flows meet what they connect.

use std::collections::BTreeMap;

use proptest::prelude::*;
use routeslip::interchange::bpmn::{export, import};
use roxmltree::{Document, Node};

use super::models::{bundles, suite};
use super::random::bundle;

/// A rectangle: left, top, right, bottom.
#[derive(Clone, Copy, Debug)]
struct Box(i64, i64, i64, i64);

impl Box {
    fn overlaps(self, other: Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }

    fn holds(self, other: Self) -> bool {
        self.0 < other.0 && self.1 < other.1 && self.2 > other.2 && self.3 > other.3
    }

    fn has_on_border(self, (x, y): (i64, i64)) -> bool {
        let in_width = (self.0..=self.2).contains(&x);
        let in_height = (self.1..=self.3).contains(&y);
        in_width && in_height && (x == self.0 || x == self.2 || y == self.1 || y == self.3)
    }

    /// Whether a level or upright line goes through what is inside.
    fn is_crossed(self, from: (i64, i64), to: (i64, i64)) -> bool {
        let line = Box(from.0.min(to.0), from.1.min(to.1), from.0.max(to.0), from.1.max(to.1));
        self.0 < line.2.max(line.0 + 1)
            && line.0 < self.2
            && self.1 < line.3.max(line.1 + 1)
            && line.1 < self.3
            && (line.0 > self.0 || line.0 != line.2)
            && (line.1 > self.1 || line.1 != line.3)
    }
}

fn bounds(node: Node<'_, '_>) -> Box {
    let bounds = node.children().find(|child| child.has_tag_name("Bounds")).unwrap();
    let of = |name| bounds.attribute(name).unwrap().parse::<i64>().unwrap();
    let (x, y) = (of("x"), of("y"));
    Box(x, y, x + of("width"), y + of("height"))
}

fn local<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

/// Whether an element is a node of a flow (BPMN 2.0, 7.6.1).
fn is_flow_node(node: Node<'_, '_>) -> bool {
    let name = local(node);
    let ends = ["Task", "Event", "Gateway", "Activity", "Process"];
    node.attribute("id").is_some()
        && node.parent_element().is_some_and(|parent| parent.attribute("id").is_some())
        && (ends.iter().any(|end| name.ends_with(end)) || name == "task" || name == "transaction")
        && node.parent_element().is_some_and(|parent| local(parent) != "definitions")
}

/// Everything that is wrong with the drawing of a model.
fn wrong(xml: &str) -> Vec<String> {
    let document = Document::parse(xml).unwrap();
    let mut wrong = Vec::new();
    let mut shapes = BTreeMap::new();
    let mut edges = BTreeMap::new();
    for node in document.descendants().filter(|node| node.has_attribute("bpmnElement")) {
        let of = node.attribute("bpmnElement").unwrap();
        let twice = match local(node) {
            "BPMNShape" => shapes.insert(of, bounds(node)).is_some(),
            "BPMNEdge" => {
                let points = node.children().filter(|child| local(*child) == "waypoint");
                let at =
                    |point: Node<'_, '_>, name| point.attribute(name).unwrap().parse().unwrap();
                let points: Vec<(i64, i64)> =
                    points.map(|point| (at(point, "x"), at(point, "y"))).collect();
                edges.insert(of, points).is_some()
            }
            _ => false,
        };
        if twice {
            wrong.push(format!("`{of}` is drawn twice"));
        }
    }
    let mut levels: BTreeMap<&str, Vec<(&str, Box)>> = BTreeMap::new();
    let mut drawn = 0;
    for node in document.descendants().filter(|node| is_flow_node(*node)) {
        let id = node.attribute("id").unwrap();
        drawn += 1;
        let Some(shape) = shapes.get(id) else {
            wrong.push(format!("`{id}` is not drawn"));
            continue;
        };
        let parent = node.parent_element().and_then(|parent| parent.attribute("id")).unwrap();
        if let Some(around) = shapes.get(parent)
            && !around.holds(*shape)
        {
            wrong.push(format!("`{id}` stands out of `{parent}`"));
        }
        match node.attribute("attachedToRef") {
            Some(host) => {
                let middle = ((shape.0 + shape.2) / 2, (shape.1 + shape.3) / 2);
                if !shapes.get(host).is_some_and(|host| host.has_on_border(middle)) {
                    wrong.push(format!("`{id}` is not on the border of `{host}`"));
                }
            }
            None => levels.entry(parent).or_default().push((id, *shape)),
        }
    }
    let pools = document.descendants().filter(|node| local(*node) == "participant").count();
    if shapes.len() != drawn + pools {
        wrong.push("there are shapes of nothing".into());
    }
    for level in levels.values() {
        for (at, (id, shape)) in level.iter().enumerate() {
            for (other, beside) in &level[at + 1..] {
                if shape.overlaps(*beside) {
                    wrong.push(format!("`{id}` lies on `{other}`"));
                }
            }
        }
    }
    let mut lines = Vec::new();
    for flow in document.descendants().filter(|node| node.has_attribute("sourceRef")) {
        let id = flow.attribute("id").unwrap();
        let Some(points) = edges.remove(id).filter(|points| points.len() > 1) else {
            wrong.push(format!("`{id}` is not drawn"));
            continue;
        };
        let ends = [("sourceRef", points[0]), ("targetRef", points[points.len() - 1])];
        for (end, point) in ends {
            let shape = flow.attribute(end).and_then(|id| shapes.get(id));
            if !shape.is_some_and(|shape| shape.has_on_border(point)) {
                wrong.push(format!("`{id}` does not meet its {end}"));
            }
        }
        let parent = flow.parent_element().and_then(|parent| parent.attribute("id")).unwrap();
        let ends = ["sourceRef", "targetRef"].map(|end| flow.attribute(end).unwrap());
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            lines.push(Line { id, ends, from, to });
            if from.0 != to.0 && from.1 != to.1 {
                wrong.push(format!("`{id}` goes askew"));
            }
            for (other, shape) in levels.get(parent).into_iter().flatten() {
                if shape.is_crossed(from, to) {
                    wrong.push(format!("`{id}` goes through `{other}`"));
                }
            }
        }
    }
    wrong.extend(on_each_other(&lines));
    wrong.extend(edges.keys().map(|id| format!("`{id}` is no flow")));
    wrong
}

/// A stretch of a flow.
struct Line<'a> {
    id: &'a str,
    ends: [&'a str; 2],
    from: (i64, i64),
    to: (i64, i64),
}

/// The flows that lie on each other though they neither begin nor end together.
fn on_each_other(lines: &[Line<'_>]) -> Vec<String> {
    let mut wrong = Vec::new();
    let upright = |line: &Line<'_>| line.from.0 == line.to.0;
    for (at, line) in lines.iter().enumerate() {
        for other in &lines[at + 1..] {
            let along = |(x, y): (i64, i64)| if upright(line) { (y, x) } else { (x, y) };
            let [(a, beside), (b, _), (c, other_beside), (d, _)] =
                [along(line.from), along(line.to), along(other.from), along(other.to)];
            let overlap = a.max(b).min(c.max(d)) - a.min(b).max(c.min(d));
            let share = line.ends[0] == other.ends[0] || line.ends[1] == other.ends[1];
            if !share && upright(line) == upright(other) && beside == other_beside && overlap > 0 {
                wrong.push(format!("`{}` lies on `{}`", line.id, other.id));
            }
        }
    }
    wrong
}

#[test]
fn bundles_are_drawn_well() {
    for (name, bundle) in bundles() {
        assert_eq!(wrong(&export(&bundle, None).xml.unwrap()), [""; 0], "{name}");
    }
}

#[test]
fn models_are_drawn_anew() {
    let mut found = Vec::new();
    for (name, text) in suite().unwrap_or_default() {
        if let Some(xml) = export(&import(&text).bundle.unwrap(), None).xml {
            found.extend(wrong(&xml).into_iter().map(|wrong| format!("{name}: {wrong}")));
        }
    }
    assert_eq!(found, [""; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn random_workflows_are_drawn_well(bundle in bundle()) {
        let xml = export(&bundle, None).xml.unwrap();
        prop_assert_eq!(wrong(&xml), [""; 0], "{}\n{}", bundle, xml);
    }
}
