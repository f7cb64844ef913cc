//! From page to page.

use super::{RowId, Session};
use crate::form::view::Change;

impl Session {
    /// The page in view.
    pub fn current(&self) -> u32 {
        self.current
    }

    /// Goes to the next visible page. A page on which something is wrong is not left; what is
    /// wrong is shown.
    #[expect(clippy::should_implement_trait, reason = "what is next is a page, not an item")]
    pub fn next(&mut self) -> Vec<Change> {
        self.step();
        self.take_changes()
    }

    /// Goes to the visible page before.
    pub fn back(&mut self) -> Vec<Change> {
        if let Some(page) = (0..self.current).rev().find(|page| self.is_visible(*page)) {
            self.current = page;
        }
        self.take_changes()
    }

    /// Goes to a visible page: back at once; forward as `next` does, page by page, until a
    /// submit was tried.
    pub fn go_to(&mut self, page: u32) -> Vec<Change> {
        if self.is_visible(page) {
            if page < self.current || self.submit_tried {
                self.current = page;
            }
            while self.current < page && self.step() {}
        }
        self.take_changes()
    }

    fn step(&mut self) -> bool {
        self.try_page(self.current);
        let valid = self.page(self.current).is_some_and(|page| page.wrong == 0);
        let behind = self.current.saturating_add(1)..self.page_count();
        match behind.into_iter().find(|page| self.is_visible(*page)) {
            Some(page) if valid => {
                self.current = page;
                true
            }
            _ => false,
        }
    }

    /// Lets everything that is wrong on a page be shown.
    pub(super) fn try_page(&mut self, page: u32) {
        let Some(range) = self.form.pages.get(page as usize).map(|page| page.first..page.end)
        else {
            return;
        };
        let mut fields = Vec::new();
        self.each_of(range, RowId::NONE, &mut |at| fields.push(at));
        // What becomes visible later was not yet in view, so it is left alone until then.
        for at in fields {
            if self.status(at).is_some_and(|field| field.visible) {
                self.touch(at);
            }
        }
        if let Some(status) = self.pages.get_mut(page as usize)
            && !status.tried
        {
            status.tried = true;
            self.page_changed(page);
        }
    }

    /// Where the page in view was hidden, the nearest visible one before it comes into view, or
    /// else the nearest one behind it.
    pub(super) fn leave_hidden_page(&mut self) {
        if self.is_visible(self.current) {
            return;
        }
        let before = (0..self.current).rev().find(|page| self.is_visible(*page));
        let behind = || (self.current..self.page_count()).find(|page| self.is_visible(*page));
        self.current = before.or_else(behind).unwrap_or(self.current);
    }

    fn is_visible(&self, page: u32) -> bool {
        self.page(page).is_some_and(|page| page.visible)
    }

    pub(super) fn page_count(&self) -> u32 {
        u32::try_from(self.pages.len()).unwrap_or(u32::MAX)
    }
}
