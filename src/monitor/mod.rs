//! Read models of the event log: what people look at to act and to oversee.

mod inbox;
mod measure;
mod timeline;

pub use inbox::{Inbox, TaskNumber};
pub use measure::statistic;
pub use timeline::{TimelineEntry, entry};
