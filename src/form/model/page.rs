//! Pages.

use std::rc::Rc;

use super::rule::Rule;
use super::text::Caption;

/// A page.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) name: Option<Rc<str>>,
    pub(crate) title: Option<Caption>,
    pub(crate) visible: Rule,
    /// The ways to later pages, in the order in which they are tried.
    pub(crate) next: Vec<Branch>,
    /// Whether the form ends here.
    pub(crate) terminate: Rule,
    /// Its fields are those from `first` to before `end`.
    pub(crate) first: u32,
    pub(crate) end: u32,
    /// The checks that can have their message on the page itself.
    pub(crate) checks: Vec<u32>,
}

/// A way to a later page.
#[derive(Debug)]
pub(crate) struct Branch {
    pub(crate) condition: Rule,
    pub(crate) to: u32,
}

impl Page {
    /// Whether which page follows depends on anything, or is another than the next one.
    pub(crate) fn turns(&self) -> bool {
        !self.next.is_empty() || !matches!(&self.terminate, Rule::Fixed(value) if !value.is_true())
    }
}
