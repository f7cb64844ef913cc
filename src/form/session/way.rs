//! Which pages the way through the form leads over.

use super::Session;
use super::compute::replace;
use crate::feel::Env;
use crate::form::model::Form;

/// What follows the last page.
const END: u32 = u32::MAX;

impl Session {
    /// A page is part of the form where its own condition holds and the way leads to it.
    pub(super) fn page_visible(&mut self, page: u32, form: &Form, env: &mut Env<'_>) -> bool {
        let Some(model) = form.pages.get(page as usize) else { return false };
        let visible = self.way_before(page) <= page && self.holds(&model.visible, env);
        let changed = self
            .pages
            .get_mut(page as usize)
            .is_some_and(|status| replace(&mut status.visible, visible));
        if changed {
            self.page_changed(page);
        }
        changed
    }

    /// Where the way leads from a page: where it is not on the way, it leads on as before.
    #[cold]
    pub(super) fn way(&mut self, page: u32, form: &Form, env: &mut Env<'_>) -> bool {
        let Some(model) = form.pages.get(page as usize) else { return false };
        let way = if !self.page(page).is_some_and(|page| page.visible) {
            self.way_before(page)
        } else if self.holds(&model.terminate, env) {
            END
        } else {
            let taken = model.next.iter().find(|branch| self.holds(&branch.condition, env));
            taken.map_or(page.saturating_add(1), |branch| branch.to)
        };
        self.pages.get_mut(page as usize).is_some_and(|status| replace(&mut status.way, way))
    }

    /// Whether the way does not lead to a page.
    pub(super) fn is_passed_by(&self, page: u32) -> bool {
        self.way_before(page) > page
    }

    fn way_before(&self, page: u32) -> u32 {
        page.checked_sub(1).and_then(|before| self.page(before)).map_or(0, |page| page.way)
    }
}
