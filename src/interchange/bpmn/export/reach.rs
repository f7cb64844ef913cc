//! What no way leads to: a drawn model would begin it.

use super::lower::Lowering;
use crate::diagnostic::{Code, Diagnostic};

impl Lowering<'_> {
    /// Leaves out what no way leads to, and tells so.
    pub(super) fn leave_out_unreached(&mut self) {
        let elements = &self.drawing.elements;
        let mut ways: Vec<Vec<usize>> = vec![Vec::new(); elements.len()];
        let mut next = Vec::new();
        for (at, element) in elements.iter().enumerate() {
            let from = match (element.host, element.parent) {
                (Some(host), _) => Some(host),
                (None, Some(parent)) if element.begins => Some(parent),
                (None, None) => {
                    next.push(at);
                    None
                }
                _ => None,
            };
            if let Some(ways) = from.and_then(|from| ways.get_mut(from)) {
                ways.push(at);
            }
        }
        for flow in &self.drawing.flows {
            if let Some(ways) = ways.get_mut(flow.from) {
                ways.push(flow.to);
            }
        }
        let mut reached = vec![false; elements.len()];
        while let Some(at) = next.pop() {
            if let Some(mark) = reached.get_mut(at)
                && !std::mem::replace(mark, true)
            {
                next.extend(ways.get(at).into_iter().flatten());
            }
        }
        for (element, _) in elements.iter().zip(&reached).filter(|(_, reached)| !**reached) {
            let is_inside = element.parent.and_then(|at| reached.get(at)) == Some(&false);
            if is_inside || element.host.is_some() || element.pointer.as_str().is_empty() {
                continue;
            }
            let message = ["No way leads to `", &element.id, "`, so it is left out."].concat();
            let finding = Diagnostic::warning(Code::LeftOut, message)
                .with_help("Let a step or an outcome lead here.");
            self.findings.push(finding.with_pointer(element.pointer.clone()));
        }
        if reached.contains(&false) {
            self.drawing.keep(&reached);
        }
    }
}
