//! What holds of the state of an instance after every command.

use routeslip::workflow::{Phase, Rest, State, next_timer};

/// No token is lost or doubled: each is in a scope that is there, has a number of its own, and each scope
/// holds as many as it says.
pub(super) fn check(state: &State) {
    let numbers: Vec<u32> = state.tokens().map(|token| token.number).collect();
    assert!(numbers.is_sorted_by(|one, next| one < next), "{numbers:?}");
    for token in state.tokens() {
        assert!(token.number > token.scope, "{token:?}");
        assert!(token.scope == 0 || state.scope(token.scope).is_some(), "{token:?}");
    }
    for join in state.joins() {
        assert!(join.scope == 0 || state.scope(join.scope).is_some(), "{join:?}");
    }
    let scopes = state.tokens().filter(|token| matches!(token.rest, Rest::Scope(_)));
    for scope in scopes.map(|token| token.number).chain([0]) {
        let inside = state.tokens().filter(|token| token.scope == scope).count();
        let joined: u32 =
            state.joins().filter(|join| join.scope == scope).map(|join| join.count()).sum();
        assert_eq!(state.inside(scope) as usize, inside + joined as usize, "scope {scope}");
        if scope != 0 || *state.phase() == Phase::Running {
            assert!(inside + joined as usize > 0, "scope {scope} is over and still there");
        }
    }
    if let Phase::Ended(_) = state.phase() {
        assert_eq!(numbers, []);
        assert_eq!(state.joins().count(), 0);
        assert_eq!(next_timer(state), None);
    }
}
