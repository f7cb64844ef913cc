//! From where a node can be reached: what the rule of the inclusive join asks (BPMN 2.0, 13.3.3).

use super::graph::{Action, Bits, FlowId, Graph, NodeId, ThrowNode};

impl Graph {
    /// By way into a join, the nodes from which that way can be reached, not through the join itself.
    pub(super) fn ways_in(&self, join: NodeId) -> Vec<Bits> {
        let ways = self.node(join).map_or(&[][..], |node| &node.incoming);
        ways.iter().map(|way| self.reaching_from(join, &[*way])).collect()
    }

    /// The nodes from which a node can be reached, not through the node itself.
    pub(super) fn reaching(&self, node: NodeId) -> Bits {
        let ways = self.node(node).map_or(&[][..], |node| &node.incoming);
        self.reaching_from(node, ways)
    }

    fn reaching_from(&self, end: NodeId, ways: &[FlowId]) -> Bits {
        let mut marks = vec![false; self.nodes.len()];
        let from = |way: &FlowId| self.flow(*way).map(|flow| flow.from);
        let mut next: Vec<NodeId> = ways.iter().filter_map(from).collect();
        while let Some(at) = next.pop() {
            let Some(mark) = marks.get_mut(at.0 as usize).filter(|_| at != end) else { continue };
            if std::mem::replace(mark, true) {
                continue;
            }
            let Some(node) = self.node(at) else { continue };
            next.extend(node.incoming.iter().filter_map(from));
            if let Action::Catch(_) = &node.action {
                next.extend(self.links_to(at));
            }
        }
        Bits::of(&marks)
    }

    /// The nodes that throw a link to a node.
    fn links_to(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        (0..).map(NodeId).zip(&self.nodes).filter_map(move |(id, thrower)| match &thrower.action {
            Action::Throw(thrown) => match &**thrown {
                ThrowNode::Link { target: Some(target), .. } if *target == node => Some(id),
                _ => None,
            },
            _ => None,
        })
    }
}
