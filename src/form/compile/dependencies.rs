//! The dependencies of a form's cells, from what its expressions read.

use super::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::form::graph::{Cell, Collector};
use crate::form::model::{
    CellId, Field, FieldId, Form, Kind, Message, Placement, RepeatId, Rule, Terms,
};
use crate::pointer::Pointer;

impl Compiler {
    /// Orders what the form computes, and reports what depends on itself.
    pub(super) fn connect(&mut self, form: &mut Form, base: &Pointer) {
        let mut wiring = Wiring::new(form);
        wiring.sums();
        wiring.pages();
        wiring.fields();
        wiring.checks();
        wiring.texts();
        let Wiring { collector, values, validities, orders, .. } = wiring;
        let ordered = collector.order();
        let place = |id: Option<CellId>| ordered.places.get(id?.index()).copied();
        for (field, (value, validity)) in form.fields.iter_mut().zip(values.iter().zip(&validities))
        {
            field.value = place(*value).unwrap_or(field.value);
            field.validity = place(*validity).unwrap_or(field.validity);
        }
        for (repeat, order) in form.repeats.iter_mut().zip(&orders) {
            repeat.order = place(Some(*order)).unwrap_or(repeat.order);
            let number = values.get(repeat.row.index()).copied().flatten();
            repeat.number = place(number).unwrap_or(repeat.number);
        }
        for at in (0..ordered.graph.len()).map(CellId::new) {
            if let Some((_, Some(repeat))) = ordered.graph.cell(at)
                && let Some(repeat) = form.repeats.get_mut(repeat.index())
            {
                repeat.cells.push(at);
            }
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
        let holds = cycle.iter().any(|cell| matches!(cell, Cell::Row(_)) || assembles(*cell, form));
        let help = if holds {
            "Within a group or a row its own fields are read by their names alone, and not through what holds them."
        } else {
            "Let one of them not read the next one."
        };
        let finding = Diagnostic::error(
            Code::FormCycle,
            format!("This depends on itself: {}.", names.join(" → ")),
        )
        .with_help(help);
        let written = cycle.iter().find_map(|cell| self.written(*cell, form, base));
        self.report(written.unwrap_or_else(|| base.clone()), finding);
    }

    /// Where the expression of a cell is written, if it has one.
    fn written(&self, cell: Cell, form: &Form, base: &Pointer) -> Option<Pointer> {
        let page = |page: u32| base.name("pages").index(page as usize);
        let (field, property) = match cell {
            Cell::PageVisible(at) if form.pages.get(at as usize)?.visible.program().is_some() => {
                return Some(page(at).name("visible"));
            }
            Cell::Way(at) => return Some(page(at).name("next")),
            Cell::Visible(field) => (FieldId(field), "visible"),
            Cell::Default(field) => (FieldId(field), "default"),
            Cell::Setting(field) => (FieldId(field), "options"),
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

/// Whether a cell puts together what other fields have.
fn assembles(cell: Cell, form: &Form) -> bool {
    let field = |id: u32| form.at(FieldId(id));
    matches!(cell, Cell::Value(id) if field(id).is_some_and(|field| field.leaf().is_none()))
}

/// How a cell is called in a path: by its field or page.
fn name(cell: Cell, form: &Form) -> Option<String> {
    match cell {
        Cell::PageVisible(page) | Cell::Way(page) => {
            let page = form.pages.get(page as usize)?;
            let title = page.title.as_ref().and_then(|title| title.fixed()).or(page.name.as_ref());
            Some(format!("page `{}`", title.map(|title| &**title).unwrap_or_default()))
        }
        Cell::Check(_) | Cell::Sum(_) | Cell::Text(_) | Cell::Row(_) | Cell::Number(_) => None,
        Cell::Order(repeat) => {
            let field = form.repeat(RepeatId(repeat))?.field;
            form.at(field).map(|field| field.path.to_string())
        }
        Cell::Visible(field)
        | Cell::Default(field)
        | Cell::Enabled(field)
        | Cell::ReadOnly(field)
        | Cell::Required(field)
        | Cell::Min(field)
        | Cell::Max(field)
        | Cell::Setting(field)
        | Cell::Value(field)
        | Cell::Validity(field) => form.at(FieldId(field)).map(|field| field.path.to_string()),
    }
}

/// Collects the cells of a form: only those that can change.
pub(super) struct Wiring<'f> {
    pub(super) form: &'f Form,
    pub(super) collector: Collector,
    /// By page: the cell of its visibility, where it can change.
    page_visible: Vec<Option<CellId>>,
    /// By field: the cell of what expressions read by its name, where it has a value.
    pub(super) values: Vec<Option<CellId>>,
    validities: Vec<Option<CellId>>,
    /// By field: the cells of what can change of it and goes for all that it holds.
    pub(super) visible: Vec<Option<CellId>>,
    enabled: Vec<Option<CellId>>,
    read_only: Vec<Option<CellId>>,
    /// The parts of large sums.
    sums: Vec<CellId>,
    /// By list: the cell of its order, and that of a row's context.
    pub(super) orders: Vec<CellId>,
    rows: Vec<CellId>,
}

impl<'f> Wiring<'f> {
    /// Begins with the values, to which everything else refers.
    fn new(form: &'f Form) -> Self {
        let mut collector = Collector::default();
        let ids = || form.ids().zip(&form.fields);
        let value = |collector: &mut Collector, (id, field): (FieldId, &Field)| match field.kind {
            Kind::Row(..) => Some(collector.add(Cell::Number(id.0), field.repeat)),
            Kind::Static { .. } | Kind::Section => None,
            _ => Some(collector.add(Cell::Value(id.0), field.repeat)),
        };
        let values = ids().map(|field| value(&mut collector, field)).collect();
        let validity = |collector: &mut Collector, (id, field): (FieldId, &Field)| {
            let judged = !matches!(field.kind, Kind::Static { .. } | Kind::Section);
            judged.then(|| collector.add(Cell::Validity(id.0), field.repeat))
        };
        let validities = ids().map(|field| validity(&mut collector, field)).collect();
        let lists = (0_u32..).zip(&form.repeats);
        let around = |field: FieldId| form.at(field).and_then(|field| field.repeat);
        let orders = lists
            .clone()
            .map(|(at, list)| collector.add(Cell::Order(at), around(list.field)))
            .collect();
        let rows = lists
            .map(|(at, list)| collector.add(Cell::Row(list.row.0), Some(RepeatId(at))))
            .collect();
        let mut wiring = Self {
            form,
            collector,
            page_visible: Vec::new(),
            values,
            validities,
            visible: Vec::new(),
            enabled: Vec::new(),
            read_only: Vec::new(),
            sums: Vec::new(),
            orders,
            rows,
        };
        wiring.inherited();
        wiring
    }

    /// Adds the cells of what goes for all that a page or a field holds, where it can change.
    fn inherited(&mut self) {
        let mut turned = false;
        for (at, page) in (0_u32..).zip(&self.form.pages) {
            let changes = page.visible.program().is_some() || turned;
            let cell = changes.then(|| self.collector.add(Cell::PageVisible(at), None));
            self.page_visible.push(cell);
            turned |= page.turns();
        }
        for (id, field) in self.form.ids().zip(&self.form.fields) {
            let page = self.page_visible.get(field.page as usize).copied().flatten();
            let collector = &mut self.collector;
            let mut add = |rule: &Rule, cell: Cell, around: Option<CellId>| {
                let changes = rule.program().is_some() || around.is_some();
                changes.then(|| collector.add(cell, field.repeat))
            };
            let around = |cells: &[Option<CellId>]| {
                field.parent.and_then(|parent| cells.get(parent.index()).copied().flatten())
            };
            let shown = if field.parent.is_none() { page } else { around(&self.visible) };
            self.visible.push(add(&field.visible, Cell::Visible(id.0), shown));
            let enabled = around(&self.enabled);
            self.enabled.push(add(&field.enabled, Cell::Enabled(id.0), enabled));
            let read_only = around(&self.read_only);
            self.read_only.push(add(&field.read_only, Cell::ReadOnly(id.0), read_only));
        }
    }

    fn sums(&mut self) {
        for (at, sum) in (0_u32..).zip(&self.form.sums) {
            let cell = self.collector.add(Cell::Sum(at), None);
            self.sums.push(cell);
            match &sum.terms {
                Terms::Fields(fields) => {
                    for field in fields {
                        self.depends_on(cell, self.value(*field));
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

    /// Where ways fork, a page is visible only if the way leads to it.
    fn pages(&mut self) {
        let mut way: Option<CellId> = None;
        for (at, page) in (0_u32..).zip(&self.form.pages) {
            let visible = self.page_visible(at);
            if let Some(visible) = visible {
                self.reads(visible, &page.visible);
                self.depends_on(visible, way);
            }
            if way.is_none() && !page.turns() {
                continue;
            }
            let next = self.collector.add(Cell::Way(at), None);
            self.depends_on(next, visible);
            self.depends_on(next, way);
            self.reads(next, &page.terminate);
            for branch in &page.next {
                self.reads(next, &branch.condition);
            }
            way = Some(next);
        }
    }

    fn fields(&mut self) {
        for (id, field) in self.form.ids().zip(&self.form.fields) {
            let page = self.page_visible(field.page).filter(|_| field.parent.is_none());
            let of =
                |cells: &[Option<CellId>], id: FieldId| cells.get(id.index()).copied().flatten();
            let rules = [
                (
                    of(&self.visible, id),
                    &field.visible,
                    field.parent.and_then(|parent| of(&self.visible, parent)).or(page),
                ),
                (
                    of(&self.enabled, id),
                    &field.enabled,
                    field.parent.and_then(|parent| of(&self.enabled, parent)),
                ),
                (
                    of(&self.read_only, id),
                    &field.read_only,
                    field.parent.and_then(|parent| of(&self.read_only, parent)),
                ),
            ];
            for (cell, rule, around) in rules {
                if let Some(cell) = cell {
                    self.reads(cell, rule);
                    self.depends_on(cell, around);
                }
            }
            self.field(id, field, rules.map(|(cell, ..)| cell));
        }
    }

    fn page_visible(&self, page: u32) -> Option<CellId> {
        self.page_visible.get(page as usize).copied().flatten()
    }

    fn field(&mut self, id: FieldId, field: &Field, inherited: [Option<CellId>; 3]) {
        let Some(validity) = self.validities.get(id.index()).copied().flatten() else { return };
        let [visible, ..] = inherited;
        for cell in inherited {
            self.depends_on(validity, cell);
        }
        let Some(value) = self.value(id) else { return };
        match &field.kind {
            Kind::Group(members) => {
                self.depends_on(value, visible);
                self.assembled(value, members);
            }
            Kind::Repeat(repeat) => {
                let cells = (self.orders.get(repeat.index()), self.rows.get(repeat.index()));
                let (order, row) = (cells.0.copied(), cells.1.copied());
                self.depends_on(value, visible);
                self.depends_on(value, order);
                self.depends_on(value, row);
                self.depends_on(validity, order);
            }
            Kind::Row(repeat, members) => {
                self.depends_on(value, self.orders.get(repeat.index()).copied());
                if let Some(row) = self.rows.get(repeat.index()).copied() {
                    self.assembled(row, members);
                }
            }
            _ => {
                self.depends_on(validity, Some(value));
                self.depends_on(value, visible);
                self.entered(id, field, value, validity);
            }
        }
        let required = self.rule(&field.required, Cell::Required(id.0), field.repeat);
        self.depends_on(validity, required);
        for (_, message) in &field.messages {
            self.message(validity, message);
        }
    }

    /// What goes into the value of a field of its own, and into its validity.
    fn entered(&mut self, id: FieldId, field: &Field, value: CellId, validity: CellId) {
        match &field.compute {
            Some(compute) => match field.sum {
                Some(sum) => self.depends_on(value, self.sums.get(sum as usize).copied()),
                None => self.reads(value, compute),
            },
            None => {
                let default = self.rule(&field.default, Cell::Default(id.0), field.repeat);
                let setting = self.rule(&field.setting, Cell::Setting(id.0), field.repeat);
                for cell in [default, setting] {
                    self.depends_on(value, cell);
                    self.depends_on(validity, cell);
                }
                // What is read goes by the setting, the default among it.
                if let (Some(default), Some(setting)) = (default, setting) {
                    self.collector.depends(default, setting);
                }
            }
        }
        for (rule, cell) in [(&field.min, Cell::Min(id.0)), (&field.max, Cell::Max(id.0))] {
            let cell = self.rule(rule, cell, field.repeat);
            self.depends_on(validity, cell);
        }
    }

    fn assembled(&mut self, cell: CellId, members: &[FieldId]) {
        for member in members {
            self.depends_on(cell, self.value(*member));
        }
    }

    fn checks(&mut self) {
        for (at, check) in (0_u32..).zip(&self.form.checks) {
            let cell = self.collector.add(Cell::Check(at), check.repeat);
            self.reads(cell, &check.that);
            self.message(cell, &check.message);
            match &check.place {
                Placement::Field { field, of } => {
                    if let Some(validity) = self.validities.get(field.index()).copied().flatten() {
                        self.collector.depends(validity, cell);
                    }
                    self.depends_on(cell, self.visible.get(field.index()).copied().flatten());
                    if let Some(page) = *of {
                        self.depends_on(cell, self.page_visible(page));
                    }
                }
                Placement::Page(page) => self.depends_on(cell, self.page_visible(*page)),
                Placement::Pages(pages) => {
                    for page in pages {
                        self.depends_on(cell, self.page_visible(*page));
                    }
                }
            }
        }
    }

    fn texts(&mut self) {
        for (at, text) in (0_u32..).zip(&self.form.texts) {
            let cell = self.collector.add(Cell::Text(at), text.repeat);
            self.read_all(cell, text.template.reads());
        }
    }

    fn message(&mut self, cell: CellId, message: &Message) {
        if let Message::Template(template) = message {
            self.read_all(cell, template.reads());
        }
    }

    /// A cell for a rule, where it is computed.
    fn rule(&mut self, rule: &Rule, cell: Cell, repeat: Option<RepeatId>) -> Option<CellId> {
        rule.program()?;
        let id = self.collector.add(cell, repeat);
        self.reads(id, rule);
        Some(id)
    }

    fn reads(&mut self, cell: CellId, rule: &Rule) {
        if let Some(program) = rule.program() {
            self.read_all(cell, program.reads());
        }
    }

    pub(super) fn value(&self, field: FieldId) -> Option<CellId> {
        self.values.get(field.index()).copied().flatten()
    }

    pub(super) fn depends_on(&mut self, cell: CellId, on: Option<CellId>) {
        if let Some(on) = on {
            self.collector.depends(cell, on);
        }
    }
}
