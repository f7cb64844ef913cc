//! All markings of a net that can be reached, the nearest first, and what is wrong with them.

use std::rc::Rc;

use super::net::{Firing, Net, Place};
use crate::by_name::Names;
use crate::workflow::graph::{Bits, NodeId};

/// The most markings that are looked at; of a net with more nothing is known that was not found until then.
const MOST_MARKINGS: usize = 20_000;

/// Something wrong, with the steps that lead there.
#[derive(Debug, PartialEq)]
pub(super) enum Flaw {
    /// A join waits for something that never comes.
    Standstill { at: NodeId, run: Vec<NodeId> },
    /// Two tokens come to a step that does not join them.
    Twice { at: NodeId, run: Vec<NodeId> },
    /// An end takes away what still goes on.
    EndsEarly { at: NodeId, beside: NodeId, run: Vec<NodeId> },
}

impl Flaw {
    fn at(&self) -> (u8, NodeId) {
        match self {
            Self::Standstill { at, .. } => (0, *at),
            Self::Twice { at, .. } => (1, *at),
            Self::EndsEarly { at, .. } => (2, *at),
        }
    }
}

/// Tokens by place, each as a digit: so a marking is a name, and markings have one index with all other names.
type Marking = Vec<u8>;

struct Search<'n> {
    net: &'n Net<'n>,
    /// Whether steps that have nothing to do with others are done at once.
    is_hasty: bool,
    firings: Vec<Option<Firing>>,
    known: Names,
    /// By marking, the one that it came from and the node that was fired.
    from: Vec<(usize, Option<NodeId>)>,
    flaws: Vec<Flaw>,
}

/// Finds what is wrong with a net, each with a shortest run. Where there are too many markings, those are left out in which
/// steps that have nothing to do with each other are done in another order; then runs need not be the shortest.
pub(super) fn search(net: &Net<'_>) -> Vec<Flaw> {
    let (flaws, is_whole) = search_with(net, false);
    if is_whole { flaws } else { search_with(net, true).0 }
}

/// Gives what is wrong, and whether all markings were looked at.
fn search_with(net: &Net<'_>, is_hasty: bool) -> (Vec<Flaw>, bool) {
    let mut first = vec![b'0'; net.places.len()];
    for start in &net.starts {
        put(net, &mut first, Place::Start(*start));
    }
    let firings = net.takers.iter().map(|taker| net.firing(*taker)).collect();
    let mut search = Search {
        net,
        is_hasty,
        firings,
        known: Names::default(),
        from: Vec::new(),
        flaws: Vec::new(),
    };
    search.reach(&first, 0, None);
    let mut at = 0_usize;
    while let Some(marking) = search.known.at(at).cloned() {
        if at >= MOST_MARKINGS {
            return (search.flaws, false);
        }
        search.look_at(at, marking.as_bytes());
        at = at.saturating_add(1);
    }
    (search.flaws, true)
}

fn put(net: &Net<'_>, marking: &mut [u8], place: Place) {
    if let Some(count) = net.number(place).and_then(|number| marking.get_mut(number)) {
        *count = count.saturating_add(1).min(b'9');
    }
}

impl Search<'_> {
    fn reach(&mut self, marking: &Marking, from: usize, fired: Option<NodeId>) {
        let name: Rc<str> =
            marking.iter().map(|count| char::from(*count)).collect::<String>().into();
        if self.known.insert(name) {
            self.from.push((from, fired));
        }
    }

    fn look_at(&mut self, number: usize, marking: &[u8]) {
        if self.is_flawed(number, marking) {
            return;
        }
        let marked = || marking.iter().enumerate().filter(|(_, count)| **count > b'0');
        let simple = marked().filter(|_| self.is_hasty).find(|(place, _)| {
            let firing = self.firings.get(*place).and_then(Option::as_ref);
            let taker = self.net.takers.get(*place).copied();
            taker.zip(firing).is_some_and(|(taker, firing)| self.net.is_simple(taker, firing))
        });
        if let Some((place, _)) = simple {
            self.fire(number, marking, place);
            return;
        }
        let places: Vec<usize> = marked().map(|(place, _)| place).collect();
        let mut moves = false;
        for place in &places {
            moves |= self.fire(number, marking, *place);
        }
        if !moves && let Some(at) = places.first().and_then(|place| self.net.takers.get(*place)) {
            let at = *at;
            let run = self.run(number);
            self.tell(Flaw::Standstill { at, run });
        }
    }

    /// Whether two tokens have come to a step, or an end takes others away. What follows from it is not looked at.
    fn is_flawed(&mut self, number: usize, marking: &[u8]) -> bool {
        for (place, count) in marking.iter().enumerate().filter(|(_, count)| **count > b'0') {
            let (Some(taker), Some(Some(firing))) =
                (self.net.takers.get(place).copied(), self.firings.get(place))
            else {
                continue;
            };
            let same = |other: &usize| self.net.takers.get(*other) == Some(&taker);
            let others = || {
                let marked = marking.iter().enumerate().filter(|(_, count)| **count > b'0');
                marked.map(|(place, _)| place).filter(move |other| *other != place)
            };
            let beside = others().find(|other| !same(other));
            match firing {
                Firing::Ends { is_meant: false } => {
                    if let Some(beside) = beside.and_then(|it| self.net.takers.get(it)).copied() {
                        let run = self.run(number);
                        self.tell(Flaw::EndsEarly { at: taker, beside, run });
                        return true;
                    }
                }
                Firing::Goes(_) if *count > b'1' || others().any(|other| same(&other)) => {
                    let run = self.run(number);
                    self.tell(Flaw::Twice { at: taker, run });
                    return true;
                }
                // More tokens than one on a way into a join wait for ever more others.
                Firing::Joins(_) | Firing::Merges(..) if *count > b'3' => return true,
                _ => {}
            }
        }
        false
    }

    /// Lets the node fire that takes tokens from a place. Gives whether it can.
    fn fire(&mut self, number: usize, marking: &[u8], place: usize) -> bool {
        let net = self.net;
        let Some(taker) = net.takers.get(place).copied() else { return false };
        let mut after = marking.to_vec();
        let mut reached = Vec::new();
        match self.firings.get(place).and_then(Option::as_ref) {
            Some(Firing::Goes(choices)) => {
                take(&mut after, place);
                for choice in choices {
                    let mut after = after.clone();
                    choice.iter().for_each(|out| put(net, &mut after, *out));
                    reached.push(after);
                }
            }
            Some(Firing::Ends { .. }) => reached.push(vec![b'0'; marking.len()]),
            Some(Firing::Joins(out)) => {
                let ways = self.ways_into(taker);
                if ways.iter().any(|way| marking.get(*way) == Some(&b'0')) {
                    return false;
                }
                ways.iter().for_each(|way| take(&mut after, *way));
                out.iter().for_each(|out| put(net, &mut after, *out));
                reached.push(after);
            }
            Some(Firing::Merges(reach, out)) => {
                if self.something_comes(marking, taker, reach) {
                    return false;
                }
                self.ways_into(taker).iter().for_each(|way| take(&mut after, *way));
                out.iter().for_each(|out| put(net, &mut after, *out));
                reached.push(after);
            }
            None => return false,
        }
        reached.iter().for_each(|marking| self.reach(marking, number, Some(taker)));
        true
    }

    /// Whether a token can still come to an inclusive join, by the standard's rule (BPMN 2.0, 13.3.3).
    fn something_comes(&self, marking: &[u8], join: NodeId, reach: &[Bits]) -> bool {
        let ways = self.ways_into(join);
        let is_marked = |place: usize| marking.get(place).is_some_and(|count| *count > b'0');
        let others = marking
            .iter()
            .enumerate()
            .filter(|(place, count)| **count > b'0' && self.net.takers.get(*place) != Some(&join));
        others.filter_map(|(place, _)| self.net.takers.get(place)).any(|node| {
            let mut reaches_empty = false;
            for (reach, way) in reach.iter().zip(&ways) {
                if reach.has(*node) {
                    if is_marked(*way) {
                        return false;
                    }
                    reaches_empty = true;
                }
            }
            reaches_empty
        })
    }

    /// The places of the ways into a node, in their order.
    fn ways_into(&self, node: NodeId) -> Vec<usize> {
        let takers = self.net.takers.iter().zip(&self.net.places).enumerate();
        let ways =
            takers.filter(|(_, (taker, place))| **taker == node && matches!(place, Place::Flow(_)));
        ways.map(|(place, _)| place).collect()
    }

    /// The nodes that were fired to come to a marking.
    fn run(&self, number: usize) -> Vec<NodeId> {
        let mut run = Vec::new();
        let mut at = number;
        while let Some((from, Some(fired))) = self.from.get(at) {
            run.push(*fired);
            at = *from;
        }
        run.reverse();
        run
    }

    /// Of what is wrong at a node, the first that is found is the nearest. What is done twice behind a step that is done
    /// twice follows from that.
    fn tell(&mut self, flaw: Flaw) {
        let is_twice = |flaw: &Flaw| matches!(flaw, Flaw::Twice { .. });
        if is_twice(&flaw) && self.flaws.iter().any(is_twice) {
            return;
        }
        if !self.flaws.iter().any(|known| known.at() == flaw.at()) {
            self.flaws.push(flaw);
        }
    }
}

fn take(marking: &mut [u8], place: usize) {
    if let Some(count) = marking.get_mut(place).filter(|count| **count > b'0') {
        *count = count.saturating_sub(1);
    }
}
