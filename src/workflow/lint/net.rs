//! The steps of one scope as a net: what each can take, and what it can leave.

use crate::workflow::graph::{
    Action, Bits, FlowId, Graph, JoinNode, Node, NodeId, ScopeNodeKind, Target, ThrowNode, Waits,
    When,
};

/// The most ways of which any number can be gone; with more only one or all.
const MOST_FREE_WAYS: usize = 5;
/// The most flows of a net that is looked at.
const MOST_PLACES: usize = 400;

/// A place for tokens: a flow, or where something begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Flow(FlowId),
    Start(NodeId),
}

/// The steps of a scope.
pub(super) struct Net<'g> {
    pub(super) graph: &'g Graph,
    pub(super) places: Vec<Place>,
    /// By place, the node that takes tokens from it.
    pub(super) takers: Vec<NodeId>,
    pub(super) starts: Vec<NodeId>,
}

/// What a node does in a net.
pub(super) enum Firing {
    /// It takes one token and leaves one on each place of one of these choices.
    Goes(Vec<Vec<Place>>),
    /// It waits for a token on each way in.
    Joins(Vec<Place>),
    /// It waits for what can still come, by way in the nodes from which it can come.
    Merges(Vec<Bits>, Vec<Place>),
    /// It ends all that goes on. `is_meant` where that is what it says.
    Ends { is_meant: bool },
}

impl<'g> Net<'g> {
    /// The net of a scope; none where its steps have words that a net has not.
    pub(super) fn of(graph: &'g Graph, scope: Option<NodeId>) -> Option<Self> {
        let mut content = graph.content(scope)?.starts.clone();
        if let Some(node) = scope.and_then(|scope| graph.node(scope))
            && let Action::Scope(inside) = &node.action
        {
            match inside.kind {
                // Its steps are not in an order.
                ScopeNodeKind::AnyOrder { .. } => return None,
                ScopeNodeKind::Handler { event } => content.extend(event),
                _ => {}
            }
        }
        let mut net = Self { graph, places: Vec::new(), takers: Vec::new(), starts: content };
        for (id, node) in (0..).map(NodeId).zip(&graph.nodes) {
            if node.parent != scope {
                continue;
            }
            if !is_plain(node) {
                return None;
            }
            net.add(Place::Start(id), id);
            for way in &node.incoming {
                net.add(Place::Flow(*way), id);
            }
        }
        (net.places.len() <= MOST_PLACES).then_some(net)
    }

    fn add(&mut self, place: Place, taker: NodeId) {
        self.places.push(place);
        self.takers.push(taker);
    }

    pub(super) fn number(&self, place: Place) -> Option<usize> {
        self.places.iter().position(|known| *known == place)
    }

    /// Whether a node must be fired at once: it does one thing, and nothing that others do changes that.
    pub(super) fn is_simple(&self, id: NodeId, firing: &Firing) -> bool {
        let ways = self.graph.node(id).map_or(0, |node| node.incoming.len());
        ways <= 1 && matches!(firing, Firing::Goes(choices) if choices.len() == 1)
    }

    /// What a node does.
    pub(super) fn firing(&self, id: NodeId) -> Option<Firing> {
        let node = self.graph.node(id)?;
        let out = || node.outgoing.iter().map(|way| Place::Flow(*way)).collect::<Vec<_>>();
        Some(match &node.action {
            Action::Join(join) if node.incoming.len() > 1 => match &join.waits {
                Waits::Reachable(reach) => Firing::Merges(reach.clone(), out()),
                _ => Firing::Joins(out()),
            },
            Action::End { .. } => Firing::Ends { is_meant: false },
            Action::Throw(thrown) => match &**thrown {
                ThrowNode::Terminate | ThrowNode::Error(_) | ThrowNode::Cancel => {
                    Firing::Ends { is_meant: true }
                }
                ThrowNode::Link { target, .. } => {
                    Firing::Goes(vec![target.iter().map(|node| Place::Start(*node)).collect()])
                }
                _ => Firing::Goes(self.choices(node)),
            },
            _ => Firing::Goes(self.choices(node)),
        })
    }

    /// The ways out of a node that can be gone together, and those of the events that break into it.
    fn choices(&self, node: &Node) -> Vec<Vec<Place>> {
        let mut choices = self.ways(node);
        for event in node.more.iter().flat_map(|more| &more.on) {
            let Some(event) = self.graph.node(*event) else { continue };
            let Action::Catch(catch) = &event.action else { continue };
            let out = event.outgoing.iter().map(|way| Place::Flow(*way));
            if catch.is_beside {
                // It can happen before the step is done.
                let more: Vec<Vec<Place>> = choices
                    .iter()
                    .map(|choice| choice.iter().copied().chain(out.clone()).collect())
                    .collect();
                choices.extend(more);
            } else {
                choices.push(out.collect());
            }
        }
        choices
    }

    fn ways(&self, node: &Node) -> Vec<Vec<Place>> {
        let one = |way: &FlowId| vec![Place::Flow(*way)];
        match &node.action {
            Action::Work(task) => {
                if let Some(approval) = &task.approval {
                    let targets = approval.outcomes.iter();
                    let ways = targets.filter_map(|outcome| match outcome.target {
                        Target::Flow(way) => Some(one(&way)),
                        // The workflow begins anew.
                        Target::SendBack | Target::Nowhere => None,
                    });
                    return ways.collect();
                }
                self.gone(node)
            }
            Action::Choose | Action::Race => node.outgoing.iter().map(one).collect(),
            _ => self.gone(node),
        }
    }

    /// All ways without a condition, and any of those with one.
    fn gone(&self, node: &Node) -> Vec<Vec<Place>> {
        let mut always = Vec::new();
        let mut free = Vec::new();
        for way in &node.outgoing {
            match self.graph.flow(*way).map(|flow| &flow.when) {
                Some(When::Always) | None => always.push(Place::Flow(*way)),
                Some(_) => free.push(Place::Flow(*way)),
            }
        }
        if free.is_empty() {
            return vec![always];
        }
        let with = |chosen: &[Place]| always.iter().chain(chosen).copied().collect::<Vec<_>>();
        if free.len() > MOST_FREE_WAYS {
            return free.iter().map(|way| with(&[*way])).chain([with(&free)]).collect();
        }
        let least = u32::from(always.is_empty());
        let sets = least..1_u32.checked_shl(u32::try_from(free.len()).unwrap_or(31)).unwrap_or(1);
        let choice = |set: u32| {
            let is_chosen = |place: &usize| (set >> (*place).min(31)) & 1 == 1;
            let chosen: Vec<Place> =
                (0..free.len()).filter(is_chosen).filter_map(|at| free.get(at).copied()).collect();
            with(&chosen)
        };
        sets.map(choice).collect()
    }
}

/// Whether a net has a word for what a node does.
fn is_plain(node: &Node) -> bool {
    match &node.action {
        Action::Split(_) => false,
        Action::Join(JoinNode { waits, .. }) => matches!(waits, Waits::All | Waits::Reachable(_)),
        Action::Throw(thrown) => !matches!(**thrown, ThrowNode::Stop(_)),
        _ => node.more.as_ref().is_none_or(|more| more.milestone.is_none()),
    }
}
