//! Taking tokens away with all that is inside.

use std::rc::Rc;

use super::State;
use super::token::Token;

impl State {
    /// Takes a token out, and tells the scope around.
    pub(super) fn take(&mut self, number: u32) -> Option<Rc<Token>> {
        let token = self.tokens.remove(super::by_number(number))?;
        for alarm in token.alarms() {
            self.timers.clear(alarm);
        }
        self.shift(token.scope, false);
        Some(token)
    }

    /// Takes a token out with all that is inside.
    pub(super) fn take_whole(&mut self, number: u32) -> Option<Rc<Token>> {
        let is_scope = self.scope(number).is_some();
        if is_scope {
            self.clear_scopes(&self.scopes_in(number));
        }
        self.take(number)
    }

    /// Takes away what is inside of a scope, which stays.
    pub(super) fn empty(&mut self, scope: u32) {
        let mut scopes = self.scopes_in(scope);
        scopes.retain(|inner| *inner != scope);
        self.clear_scopes(&scopes);
        let inside: Vec<u32> =
            self.tokens().filter(|token| token.scope == scope).map(|token| token.number).collect();
        for number in inside {
            self.take(number);
        }
        let waiting: Vec<Rc<str>> = self
            .joins()
            .filter(|join| join.scope == scope)
            .map(|join| Rc::clone(&join.step))
            .collect();
        for step in waiting {
            let join = self.joins.remove(super::by_join(scope, &step));
            (0..join.map_or(0, |join| join.count())).for_each(|_| self.shift(scope, false));
        }
    }

    /// A scope and all scopes inside. Whatever is inside of a scope has a greater number.
    pub(crate) fn scopes_in(&self, scope: u32) -> Vec<u32> {
        let mut scopes = vec![scope];
        let inner = self.tokens.from(|token| token.number.cmp(&scope));
        for token in inner.filter(|token| token.inside().is_some()) {
            if scopes.binary_search(&token.scope).is_ok() && token.number != scope {
                scopes.push(token.number);
            }
        }
        scopes
    }

    /// Takes away everything in these scopes, names and what can be undone included.
    fn clear_scopes(&mut self, scopes: &[u32]) {
        let is_in = |scope: u32| scopes.binary_search(&scope).is_ok();
        let Some(first) = scopes.first().copied() else { return };
        let inside = self.tokens.from(|token| token.number.cmp(&first));
        let inside: Vec<u32> =
            inside.filter(|token| is_in(token.scope)).map(|token| token.number).collect();
        for number in inside {
            self.take(number);
        }
        self.joins.retain(|join| !is_in(join.scope));
        self.done.retain(|done| !is_in(done.scope));
        self.forget(&is_in);
    }

    /// Forgets the names of scopes.
    pub(super) fn forget(&mut self, is_in: &dyn Fn(u32) -> bool) {
        self.results.retain(|result| !is_in(result.scope));
        self.answers.retain(|answer| !is_in(answer.scope));
    }

    /// Counts a token that has come into a scope, or gone.
    pub(crate) fn shift(&mut self, scope: u32, is_coming: bool) {
        let count = match scope {
            0 => Some(&mut self.inside),
            number => {
                let token = self.tokens.get_mut(super::by_number(number)).map(Rc::make_mut);
                token.and_then(Token::inside_mut).map(|scope| &mut scope.inside)
            }
        };
        if let Some(count) = count {
            *count = match is_coming {
                true => count.saturating_add(1),
                false => count.saturating_sub(1),
            };
        }
    }
}
