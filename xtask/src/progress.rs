//! Telling what is being done, on standard error, so that results on standard output stay readable by programs.

use std::time::Instant;

/// Announces one piece of work that may take a moment.
pub(crate) fn doing(what: &str) {
    eprintln!("- {what}");
}

/// Measures a longer piece of work and tells at its end how long it took.
#[must_use = "the time is told by `done`"]
pub(crate) struct Watch(Instant);

impl Watch {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn done(self, what: &str) {
        eprintln!("- {what} in {:.1} s", self.0.elapsed().as_secs_f64());
    }
}
