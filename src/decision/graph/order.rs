//! The order in which nodes can be computed, and the circles that have none.

/// Orders nodes so that each stands behind those that `edges` gives for it. Where some need each other
/// in a circle, `report` gets them in that order, and the last edge of the circle is left out.
pub(super) fn order(edges: &[Vec<usize>], mut report: impl FnMut(&[usize])) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; edges.len()];
    let mut order = Vec::with_capacity(edges.len());
    // The nodes that are open, each with the number of its edges that have been followed.
    let mut path: Vec<(usize, usize)> = Vec::new();
    for start in 0..edges.len() {
        if states.get(start) == Some(&State::New) {
            path.push((start, 0));
        }
        while let Some((node, followed)) = path.last_mut() {
            let node = *node;
            if let Some(state) = states.get_mut(node) {
                *state = State::Open;
            }
            let next = edges.get(node).and_then(|edges| edges.get(*followed)).copied();
            *followed = followed.saturating_add(1);
            match next.map(|next| (next, states.get(next).copied())) {
                Some((next, Some(State::New))) => path.push((next, 0)),
                Some((next, Some(State::Open))) => {
                    let first = path.iter().position(|(open, _)| *open == next).unwrap_or(0);
                    let circle: Vec<usize> =
                        path.iter().skip(first).map(|(node, _)| *node).collect();
                    report(&circle);
                }
                Some(_) => {}
                None => {
                    path.pop();
                    order.push(node);
                    if let Some(state) = states.get_mut(node) {
                        *state = State::Done;
                    }
                }
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(edges: &[&[usize]]) -> (Vec<usize>, Vec<Vec<usize>>) {
        let edges: Vec<Vec<usize>> = edges.iter().map(|edges| edges.to_vec()).collect();
        let mut circles = Vec::new();
        let order = order(&edges, |circle| circles.push(circle.to_vec()));
        (order, circles)
    }

    #[test]
    fn what_is_needed_comes_first() {
        assert_eq!(ordered(&[&[2, 1], &[2], &[]]), (vec![2, 1, 0], vec![]));
    }

    #[test]
    fn circles_are_told_in_their_order() {
        assert_eq!(ordered(&[&[1], &[2], &[1]]), (vec![2, 1, 0], vec![vec![1, 2]]));
        assert_eq!(ordered(&[&[0]]), (vec![0], vec![vec![0]]));
    }

    #[test]
    fn a_long_chain_does_not_use_the_stack() {
        let edges: Vec<Vec<usize>> =
            (0..100_000).map(|node| if node < 99_999 { vec![node + 1] } else { vec![] }).collect();
        assert_eq!(order(&edges, |_| panic!("no circle")).len(), 100_000);
    }
}
