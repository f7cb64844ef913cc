//! Workflows at random: lists with blocks in blocks, ways back, events on borders, and drawn graphs.

use std::fmt::Write as _;

use proptest::prelude::*;

/// A step without its name, in which others may stand.
#[derive(Clone, Debug)]
enum Shape {
    Plain(u8),
    Block(&'static str, Vec<Vec<Shape>>),
    Inside(u8, Vec<Shape>),
}

fn shapes() -> impl Strategy<Value = Vec<Shape>> {
    let leaf = (0..14_u8).prop_map(Shape::Plain);
    let shape = leaf.prop_recursive(3, 24, 4, |inner| {
        let list = proptest::collection::vec(inner, 0..4);
        let branches = proptest::collection::vec(list.clone(), 1..4);
        prop_oneof![
            (prop::sample::select(vec!["parallel", "inclusive", "race"]), branches)
                .prop_map(|(kind, branches)| Shape::Block(kind, branches)),
            (0..7_u8, list).prop_map(|(kind, steps)| Shape::Inside(kind, steps)),
        ]
    });
    proptest::collection::vec(shape, 1..6)
}

/// Writes steps as JSON, and names them one after the other.
struct Writer {
    out: String,
    count: usize,
    /// Chances that were drawn: where steps lead, and what breaks into them.
    chances: Vec<u8>,
}

impl Writer {
    fn chance(&mut self, of: u8) -> u8 {
        let drawn = self.chances.pop().unwrap_or(0);
        drawn % of
    }

    fn list(&mut self, shapes: &[Shape]) {
        self.out.push('[');
        let first = self.count;
        for (at, shape) in shapes.iter().enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            let id = self.count;
            self.count += 1;
            write!(self.out, r#"{{"id":"s {id}","#).unwrap();
            self.step(shape, id, first);
            self.out.push('}');
        }
        self.out.push(']');
    }

    fn step(&mut self, shape: &Shape, id: usize, first: usize) {
        if matches!(shape, Shape::Plain(0..4) | Shape::Inside(..)) && self.chance(3) == 0 {
            let beside = self.chance(2) == 0;
            write!(
                self.out,
                r#""on":[{{"after":"P1D","beside":{beside},"to":"s {first}"}},{{"message":"m"}}],"#
            )
            .unwrap();
        }
        match shape {
            Shape::Plain(kind) => self.plain(*kind, id, first),
            Shape::Block(kind, branches) => {
                write!(self.out, r#""type":"{kind}","branches":["#).unwrap();
                for (at, branch) in branches.iter().enumerate() {
                    let comma = if at > 0 { "," } else { "" };
                    let head = match *kind {
                        "race" => format!(r#""after":"PT{at}H","#),
                        "inclusive" => format!(r#""if":"n > {at}","#),
                        _ => String::new(),
                    };
                    write!(self.out, r#"{comma}{{{head}"steps":"#).unwrap();
                    self.list(branch);
                    self.out.push('}');
                }
                self.out.push(']');
            }
            Shape::Inside(kind, steps) => {
                let head = match kind {
                    0 => r#""type":"group","#,
                    1 => r#""type":"group","kind":"transaction","#,
                    2 => r#""type":"group","kind":"anyOrder","oneAtATime":true,"#,
                    3 => r#""type":"each","in":"items","as":"it","#,
                    4 => r#""type":"each","times":3,"oneAtATime":true,"join":2,"#,
                    5 => r#""type":"repeat","until":"n > 3","#,
                    _ => r#""type":"repeat","while":"n < 3","most":5,"#,
                };
                write!(self.out, r#"{head}"steps":"#).unwrap();
                self.list(steps);
            }
        }
    }

    fn plain(&mut self, kind: u8, id: usize, first: usize) {
        let text = match kind {
            0 => r#""type":"task","assign":{"role":"= boss"},"exclude":["submitter"]"#.into(),
            1 => r#""type":"task","title":"Do {{n}}","assign":{"person":"ana"},"due":"P2D""#.into(),
            2 => r#""type":"webhook","url":"https://x.example","values":{"n":"n"}"#.into(),
            3 => r#""type":"call","workflow":"w","values":{"n":"n + 1"},"result":"r""#.into(),
            4 => r#""type":"set","values":{"a":"1","b":"\"<&\""}"#.into(),
            5 => r#""type":"set","values":{"a":"n + 1"},"critical":"c""#.into(),
            6 => r#""type":"notify","to":"submitter","text":"Hello""#.into(),
            7 => r#""type":"wait","message":"m","key":"n","kept":true"#.into(),
            8 => r#""type":"wait","at":"today()","result":"when""#.into(),
            9 => r#""type":"throw","signal":"s","values":{"n":"n"}"#.into(),
            10 => r#""type":"pass","split":2"#.into(),
            11 => r#""type":"end","status":"late""#.into(),
            12 => format!(
                r#""type":"approval","assign":{{"managerOf":"submitter"}},"quorum":"all","outcomes":{{"yes":"s {first}","no":"s {id}","back":{{"sendBack":"submitter"}}}}"#
            ),
            _ => format!(r#""type":"switch","cases":[{{"if":"n > 1","to":"s {first}"}}]"#),
        };
        self.out.push_str(&text);
        let leads = !matches!(kind, 6 | 11..);
        if leads && self.chance(5) == 0 {
            write!(self.out, r#","to":"s {first}""#).unwrap();
        }
    }
}

/// A bundle with a workflow in a list, or one drawn as a graph of gateways and tasks.
pub(super) fn bundle() -> impl Strategy<Value = String> {
    let chances = || proptest::collection::vec(any::<u8>(), 60);
    let list = (shapes(), chances()).prop_map(|(shapes, chances)| {
        let mut writer = Writer { out: String::new(), count: 0, chances };
        writer.list(&shapes);
        format!(r#"{{"workflows":{{"w":{{"form":"f","steps":{}}}}}}}"#, writer.out)
    });
    let flows = proptest::collection::vec((0..12_usize, 0..12_usize), 0..30);
    let graph = (proptest::collection::vec(0..5_u8, 12), flows).prop_map(|(kinds, flows)| {
        let step = |(at, kind): (usize, &u8)| match kind {
            0 => format!(r#"{{"id":"s{at}","type":"gateway","kind":"exclusive"}}"#),
            1 => format!(r#"{{"id":"s{at}","type":"gateway","kind":"complex","join":2}}"#),
            2 => format!(r#"{{"id":"s{at}","type":"pass"}}"#),
            3 => format!(r#"{{"id":"s{at}","type":"wait","message":"m"}}"#),
            _ => format!(
                r#"{{"id":"s{at}","type":"task","on":[{{"error":"*","to":"s0"}}],"assign":{{"role":"r"}}}}"#
            ),
        };
        let steps: Vec<String> = kinds.iter().enumerate().map(step).collect();
        let flow = |(from, to): &(usize, usize)| {
            let more = if from % 3 == 0 { r#","if":"n > 1""# } else { "" };
            format!(r#"{{"from":"s{from}","to":"s{to}"{more}}}"#)
        };
        let flows: Vec<String> = flows.iter().map(flow).collect();
        let (steps, flows) = (steps.join(","), flows.join(","));
        format!(
            r#"{{"workflows":{{"w":{{"form":"w","steps":[{steps}],"flows":[{flows}]}}}}}}"#
        )
    });
    prop_oneof![2 => list, 1 => graph]
}
