//! What dry runs come to.

use std::rc::Rc;

use crate::by_name::ByName;
use crate::document::view;
use crate::monitor::statistic;
use crate::process::Statistic;
use crate::sort::{sort, sort_by_key};
use crate::workflow::Rejection;

/// How many ways are told; the most usual ones.
const MOST_PATHS: usize = 100;

view! {
    /// What dry runs come to.
    pub struct DryRunReport {
        /// How many runs there were.
        pub runs: u64 = "runs",
        /// How they ended: `running` of those that were left waiting for something that never comes.
        pub statuses: Vec<StatusView> = "statuses",
        /// The ways that were gone, the most usual first: the steps that people did.
        pub paths: Vec<PathView> = "paths",
        /// Where it was waited, and how long.
        pub waiting: Vec<WaitingView> = "waiting",
        /// How long the runs lasted.
        pub durations: Option<DurationsView> = "durations",
        /// What went wrong.
        pub incidents: Vec<IncidentView> = "incidents",
    }
}

view! {
    /// How runs ended.
    pub struct StatusView {
        /// The status.
        pub status: Rc<str> = "status",
        /// How often.
        pub count: u64 = "count",
    }
}

view! {
    /// A way that was gone.
    pub struct PathView {
        /// The steps that people did, with what they answered, as `review: approve > book`.
        pub path: Rc<str> = "path",
        /// How often.
        pub count: u64 = "count",
    }
}

view! {
    /// A step at which it was waited.
    pub struct WaitingView {
        /// The step.
        pub step: Rc<str> = "step",
        /// How often.
        pub count: u64 = "count",
        /// How long.
        pub durations: Option<DurationsView> = "durations",
    }
}

view! {
    /// Lengths of time in milliseconds.
    pub struct DurationsView {
        /// The mean.
        pub mean: u64 = "mean",
        /// The median.
        pub median: u64 = "median",
        /// What nine of ten don't exceed.
        pub p90: u64 = "p90",
        /// The longest.
        pub max: u64 = "max",
    }
}

view! {
    /// What went wrong at a step, or what could not be done.
    pub struct IncidentView {
        /// The step; none where an answer was refused.
        pub step: Option<Rc<str>> = "step",
        /// The diagnostic code.
        pub code: Rc<str> = "code",
        /// What is wrong, as a sentence.
        pub message: Rc<str> = "message",
        /// How often.
        pub count: u64 = "count",
    }
}

/// What is counted while runs go on.
#[derive(Default)]
pub(super) struct Tally {
    runs: u64,
    statuses: ByName<u64>,
    paths: ByName<u64>,
    waits: ByName<Vec<u64>>,
    durations: Vec<u64>,
    incidents: ByName<IncidentView>,
}

impl Tally {
    pub(super) fn run(&mut self, status: Rc<str>, path: Rc<str>) {
        self.runs = self.runs.saturating_add(1);
        count(&mut self.statuses, &status);
        count(&mut self.paths, &path);
    }

    pub(super) fn duration(&mut self, duration: u64) {
        self.durations.push(duration);
    }

    pub(super) fn waited(&mut self, step: &Rc<str>, duration: u64) {
        if let Some(waits) = self.waits.or_default(step) {
            waits.push(duration);
        }
    }

    pub(super) fn incident(&mut self, step: &Rc<str>, code: &Rc<str>, message: &Rc<str>) {
        self.went_wrong(Some(step), code, message);
    }

    pub(super) fn refused(&mut self, refused: &Rejection) {
        self.went_wrong(None, &refused.code.to_string().into(), &refused.message.as_str().into());
    }

    fn went_wrong(&mut self, step: Option<&Rc<str>>, code: &Rc<str>, message: &Rc<str>) {
        let key: Rc<str> = [step.map_or("", |step| step), code, message].join("\0").into();
        match self.incidents.get_mut(&key) {
            Some(known) => known.count = known.count.saturating_add(1),
            None => {
                let (code, message) = (Rc::clone(code), Rc::clone(message));
                let view = IncidentView { step: step.cloned(), code, message, count: 1 };
                self.incidents.insert(key, view);
            }
        }
    }

    pub(super) fn into_report(self) -> DryRunReport {
        let mut paths: Vec<PathView> = self
            .paths
            .iter()
            .map(|(path, count)| PathView { path: Rc::clone(path), count: *count })
            .collect();
        sort_by_key(&mut paths, |path| u64::MAX.saturating_sub(path.count));
        paths.truncate(MOST_PATHS);
        let statuses = self.statuses.iter();
        let waiting = self.waits.iter().map(|(step, waits)| WaitingView {
            step: Rc::clone(step),
            count: u64::try_from(waits.len()).unwrap_or(u64::MAX),
            durations: durations(waits),
        });
        DryRunReport {
            runs: self.runs,
            statuses: statuses
                .map(|(status, count)| StatusView { status: Rc::clone(status), count: *count })
                .collect(),
            paths,
            waiting: waiting.collect(),
            durations: durations(&self.durations),
            incidents: self.incidents.things().cloned().collect(),
        }
    }
}

fn count(counts: &mut ByName<u64>, name: &Rc<str>) {
    if let Some(count) = counts.or_default(name) {
        *count = count.saturating_add(1);
    }
}

fn durations(figures: &[u64]) -> Option<DurationsView> {
    let mut sorted = figures.to_vec();
    sort(&mut sorted);
    let of = |which| statistic(which, &sorted);
    Some(DurationsView {
        mean: of(Statistic::Mean)?,
        median: of(Statistic::Median)?,
        p90: of(Statistic::P90)?,
        max: of(Statistic::Max)?,
    })
}
