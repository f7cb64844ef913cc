//! The dependencies of a form's cells, from what its expressions read.

use super::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::feel::Read;
use crate::form::graph::{Cell, Collector};
use crate::form::model::{CellId, Field, FieldId, Form, Message, Placement, Rule, Terms};
use crate::pointer::Pointer;

impl Compiler {
    /// Orders what the form computes, and reports what depends on itself.
    pub(super) fn connect(&mut self, form: &mut Form, base: &Pointer) {
        let ordered = {
            let mut wiring = Wiring::new(form);
            wiring.sums();
            wiring.pages();
            wiring.fields();
            wiring.checks();
            let Wiring { collector, values, validities, .. } = wiring;
            (collector.order(), values, validities)
        };
        let (ordered, values, validities) = ordered;
        let place = |id: &CellId| ordered.places.get(id.index()).copied();
        for (field, (value, validity)) in form.fields.iter_mut().zip(values.iter().zip(&validities))
        {
            field.value = place(value).unwrap_or(field.value);
            field.validity = place(validity).unwrap_or(field.validity);
        }
        form.graph = ordered.graph;
        for cycle in &ordered.cycles {
            self.report_cycle(cycle, form, base);
        }
    }

    fn report_cycle(&mut self, cycle: &[Cell], form: &Form, base: &Pointer) {
        let mut names: Vec<String> = cycle.iter().filter_map(|cell| name(*cell, form)).collect();
        names.dedup();
        if names.len() > 1 && names.first() == names.last() {
            names.pop();
        }
        let first = names.first().cloned().unwrap_or_default();
        if names.len() > LONGEST_PATH {
            names.truncate(LONGEST_PATH);
            names.push("…".into());
        }
        names.push(first);
        let finding = Diagnostic::error(
            Code::FormCycle,
            format!("This depends on itself: {}.", names.join(" → ")),
        )
        .with_help("Let one of them not read the next one.");
        let written = cycle.iter().find_map(|cell| self.written(*cell, form, base));
        self.report(written.unwrap_or_else(|| base.clone()), finding);
    }

    /// Where the expression of a cell is written, if it has one.
    fn written(&self, cell: Cell, form: &Form, base: &Pointer) -> Option<Pointer> {
        let (field, property) = match cell {
            Cell::PageVisible(page) => {
                return Some(base.name("pages").index(page as usize).name("visible"));
            }
            Cell::Visible(field) => (FieldId(field), "visible"),
            Cell::Default(field) => (FieldId(field), "default"),
            Cell::Value(field) => (FieldId(field), "compute"),
            _ => return None,
        };
        let is_written = match cell {
            Cell::Visible(_) => form.at(field)?.visible.program().is_some(),
            Cell::Value(_) => form.at(field)?.compute.is_some(),
            _ => true,
        };
        let pointer = self.pointers.get(field.index())?;
        is_written.then(|| pointer.name(property))
    }
}

/// A path that is longer is told by its beginning.
const LONGEST_PATH: usize = 12;

/// How a cell is called in a path: by its field or page.
fn name(cell: Cell, form: &Form) -> Option<String> {
    match cell {
        Cell::PageVisible(page) => {
            let title = form.pages.get(page as usize)?.title.as_deref().unwrap_or_default();
            Some(format!("page `{title}`"))
        }
        Cell::Check(_) | Cell::Sum(_) => None,
        Cell::Visible(field)
        | Cell::Default(field)
        | Cell::Enabled(field)
        | Cell::Required(field)
        | Cell::Min(field)
        | Cell::Max(field)
        | Cell::Value(field)
        | Cell::Validity(field) => form.at(FieldId(field)).map(|field| field.name.to_string()),
    }
}

/// Collects the cells of a form: only those that can change.
struct Wiring<'f> {
    form: &'f Form,
    collector: Collector,
    /// By page: the cell of its visibility, where it can change.
    page_visible: Vec<Option<CellId>>,
    /// By field: the cells of its value, validity and, where it can change, visibility.
    values: Vec<CellId>,
    validities: Vec<CellId>,
    visible: Vec<Option<CellId>>,
    /// The parts of large sums.
    sums: Vec<CellId>,
}

impl<'f> Wiring<'f> {
    /// Begins with the values, to which everything else refers.
    fn new(form: &'f Form) -> Self {
        let mut collector = Collector::default();
        let values = form.ids().map(|field| collector.add(Cell::Value(field.0))).collect();
        let validities = form.ids().map(|field| collector.add(Cell::Validity(field.0))).collect();
        Self {
            form,
            collector,
            page_visible: Vec::new(),
            values,
            validities,
            visible: Vec::new(),
            sums: Vec::new(),
        }
    }

    fn sums(&mut self) {
        for (at, sum) in (0_u32..).zip(&self.form.sums) {
            let cell = self.collector.add(Cell::Sum(at));
            self.sums.push(cell);
            match &sum.terms {
                Terms::Fields(fields) => {
                    for field in fields {
                        self.depends_on(cell, self.values.get(field.index()).copied());
                    }
                }
                // INVARIANT: the parts of a sum stand before it.
                Terms::Sums(from, to) => {
                    for part in *from..*to {
                        self.depends_on(cell, self.sums.get(part as usize).copied());
                    }
                }
            }
        }
    }

    fn pages(&mut self) {
        for (at, page) in (0_u32..).zip(&self.form.pages) {
            let cell = self.rule(&page.visible, Cell::PageVisible(at));
            self.page_visible.push(cell);
        }
    }

    fn fields(&mut self) {
        for (id, field) in self.form.ids().zip(&self.form.fields) {
            let visible = self.visibility(id, field);
            self.visible.push(visible);
            let (Some(&value), Some(&validity)) =
                (self.values.get(id.index()), self.validities.get(id.index()))
            else {
                continue;
            };
            self.collector.depends(validity, value);
            self.depends_on(value, visible);
            self.depends_on(validity, visible);
            match &field.compute {
                Some(compute) => match field.sum {
                    Some(sum) => self.depends_on(value, self.sums.get(sum as usize).copied()),
                    None => self.reads(value, compute),
                },
                None => {
                    let default = self.rule(&field.default, Cell::Default(id.0));
                    self.depends_on(value, default);
                    self.depends_on(validity, default);
                }
            }
            let rules = [
                (&field.enabled, Cell::Enabled(id.0)),
                (&field.required, Cell::Required(id.0)),
                (&field.min, Cell::Min(id.0)),
                (&field.max, Cell::Max(id.0)),
            ];
            for (rule, cell) in rules {
                let cell = self.rule(rule, cell);
                self.depends_on(validity, cell);
            }
        }
    }

    /// A field's visibility can change with its condition or with its page.
    fn visibility(&mut self, id: FieldId, field: &Field) -> Option<CellId> {
        let page = self.page_visible.get(field.page as usize).copied().flatten();
        if page.is_none() && field.visible.program().is_none() {
            return None;
        }
        let cell = self.collector.add(Cell::Visible(id.0));
        self.reads(cell, &field.visible);
        self.depends_on(cell, page);
        Some(cell)
    }

    fn checks(&mut self) {
        for (at, check) in (0_u32..).zip(&self.form.checks) {
            let cell = self.collector.add(Cell::Check(at));
            self.reads(cell, &check.that);
            if let Message::Template(template) = &check.message {
                self.read_slots(cell, template.reads());
            }
            let page_visible = |wiring: &Self, page: u32| {
                wiring.page_visible.get(page as usize).copied().flatten()
            };
            match &check.place {
                Placement::Field { field, of } => {
                    if let Some(&validity) = self.validities.get(field.index()) {
                        self.collector.depends(validity, cell);
                    }
                    self.depends_on(cell, self.visible.get(field.index()).copied().flatten());
                    if let Some(page) = *of {
                        self.depends_on(cell, page_visible(self, page));
                    }
                }
                Placement::Page(page) => self.depends_on(cell, page_visible(self, *page)),
                Placement::Pages(pages) => {
                    for page in pages {
                        self.depends_on(cell, page_visible(self, *page));
                    }
                }
            }
        }
    }

    /// A cell for a rule, where it is computed.
    fn rule(&mut self, rule: &Rule, cell: Cell) -> Option<CellId> {
        rule.program()?;
        let id = self.collector.add(cell);
        self.reads(id, rule);
        Some(id)
    }

    fn reads(&mut self, cell: CellId, rule: &Rule) {
        if let Some(program) = rule.program() {
            self.read_slots(cell, program.reads());
        }
    }

    fn read_slots(&mut self, cell: CellId, reads: &[Read]) {
        for read in reads {
            self.depends_on(cell, self.values.get(read.slot as usize).copied());
        }
    }

    fn depends_on(&mut self, cell: CellId, on: Option<CellId>) {
        if let Some(on) = on {
            self.collector.depends(cell, on);
        }
    }
}
