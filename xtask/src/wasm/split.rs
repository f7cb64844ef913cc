//! Cutting the module in two: what pages commonly run, and the rest, which is loaded when it is first called.
//!
//! Both parts share one memory, one stack and one table, and call each other's functions by their slots in the table. The
//! first part does so through a *door*, which sees to it that the rest is loaded. There is one for each type of functions,
//! and a function whose address is taken has one to itself. So neither part needs a name for the functions of the other.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::{Result, bail};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, FunctionId, FunctionKind, GlobalId, GlobalKind,
    Module, TableId, ValType,
};

use super::data::{self, Data};
use super::doors::{self, Enter, table};
use super::story::read;

/// The module of imports under which the first part asks for the rest.
pub(super) const REST: &str = "rest";

/// What it calls there.
pub(super) const LOAD: &str = "load";

/// The module of imports under which the rest finds what it shares with the first part.
const FIRST: &str = "first";

/// The name of the global that says whether the rest is there.
const READY: &str = "ready";

/// The name of the global that says where the stack ends.
const STACK: &str = "stack";

/// Parts of the names of functions that keep the memory in order.
const MEMORY: &[&str] =
    &["dlmalloc", "__rust_", "__rdl_", "__wbindgen_", "__externref", "memcpy", "memmove", "memset"];

/// The bytes that a piece of data costs beside its own.
const PIECE: usize = 8;

/// A function that the rest calls is in both parts if it has at most so many instructions: the first part then needs no
/// slot for it.
const SMALL: u64 = 40;

/// The two parts of a module.
pub(super) struct Parts {
    pub(super) first: Vec<u8>,
    pub(super) rest: Vec<u8>,
}

/// Cuts the module, given the numbers of the functions that an ordinary page runs, and the data that functions use.
pub(super) fn split(module: &[u8], ran: &BTreeSet<usize>, data: &Data) -> Result<Parts> {
    let plan = Plan::of(&read(module)?, ran, data)?;
    let linked = || -> Result<Module> {
        let mut module = read(module)?;
        data::forget(&mut module);
        Ok(module)
    };
    Ok(Parts { first: plan.first(linked()?)?, rest: plan.rest(linked()?)? })
}

/// Which function is in which part, and which has which slot of the table.
struct Plan {
    /// The slots of the functions of the rest that the first part needs, by the function's number.
    doors: BTreeMap<usize, u32>,
    /// The slots of the functions of the first part that the rest needs, by the function's number.
    shared: BTreeMap<usize, u32>,
    /// The size of the table before and after the split.
    size: (u32, u32),
    /// The addresses of the data that only the rest uses.
    data: Vec<Range<u32>>,
}

impl Plan {
    fn of(module: &Module, ran: &BTreeSet<usize>, data: &Data) -> Result<Self> {
        let behind: BTreeSet<FunctionId> = module
            .funcs
            .iter_local()
            .map(|(id, _)| id)
            .filter(|id| !ran.contains(&id.index()) && !keeps_memory(module, *id))
            .collect();
        let (mut from_first, mut from_rest) = (named_outside(module), BTreeSet::new());
        for (id, function) in module.funcs.iter_local() {
            let named = if behind.contains(&id) { &mut from_rest } else { &mut from_first };
            dfs_in_order(&mut Named(named), function, function.entry_block());
        }
        let before = u32::try_from(module.tables.get(table(module)?).initial)?;
        let mut slots = before..;
        let doors = from_first.iter().filter(|id| behind.contains(id));
        let doors = doors.map(|id| id.index()).zip(slots.by_ref()).collect();
        let is_copied = |id: FunctionId| match &module.funcs.get(id).kind {
            FunctionKind::Local(function) => {
                let mut callees = BTreeSet::new();
                dfs_in_order(&mut Named(&mut callees), function, function.entry_block());
                function.size() <= SMALL
                    && callees.is_subset(&from_rest)
                    && !keeps_memory(module, id)
            }
            _ => false,
        };
        let shared = from_rest.iter().filter(|id| !behind.contains(id) && !is_copied(**id));
        let shared = shared.map(|id| id.index()).zip(slots.by_ref()).collect();
        let after = slots.start;
        let stay = module.funcs.iter_local().filter(|(id, _)| !behind.contains(id));
        let stay = stay.filter_map(|(id, _)| module.funcs.get(id).name.as_deref());
        let data = runs(&data.unused_by(stay));
        Ok(Self { doors, shared, size: (before, after), data })
    }

    /// The part that is loaded at once.
    fn first(&self, mut module: Module) -> Result<Vec<u8>> {
        let nothing = module.types.add(&[], &[]);
        let (load, _) = module.add_import_func(REST, LOAD, nothing);
        let ready = module.globals.add_local(ValType::I32, true, false, zero());
        let functions = functions(&module);
        let behind = listed(&self.doors, &functions);
        doors::put(&mut module, behind, Enter { ready, load })?;
        self.cut_data(&mut module, false)?;
        self.enlarge_table(&mut module)?;
        let start = self.size.0.saturating_add(u32::try_from(self.doors.len())?);
        fill(&mut module, start, listed(&self.shared, &functions))?;
        for (name, shared) in shared(&module) {
            match shared {
                Shared::Memory(id) => _ = module.exports.add(&name, id),
                Shared::Table(id) => _ = module.exports.add(&name, id),
                Shared::Global(id) if id == ready => _ = module.exports.add(READY, id),
                Shared::Global(id) => _ = module.exports.add(&name, id),
            }
        }
        walrus::passes::gc::run(&mut module);
        Ok(module.emit_wasm())
    }

    /// The part that is loaded when one of its functions is called.
    fn rest(&self, mut module: Module) -> Result<Vec<u8>> {
        for id in module.exports.iter().map(walrus::Export::id).collect::<Vec<_>>() {
            module.exports.delete(id);
        }
        module.start = None;
        self.cut_data(&mut module, true)?;
        for id in module.elements.iter().map(walrus::Element::id).collect::<Vec<_>>() {
            module.elements.delete(id);
        }
        for table in module.tables.iter_mut() {
            table.elem_segments.clear();
        }
        let functions = functions(&module);
        let ahead = listed(&self.shared, &functions);
        doors::pass(&mut module, &ahead)?;
        for id in module.imports.iter().map(walrus::Import::id).collect::<Vec<_>>() {
            module.imports.delete(id);
        }
        self.enlarge_table(&mut module)?;
        for (name, shared) in shared(&module) {
            match shared {
                Shared::Memory(id) => {
                    let import = module.imports.add(FIRST, &name, id);
                    module.memories.get_mut(id).import = Some(import);
                }
                Shared::Table(id) => {
                    let import = module.imports.add(FIRST, &name, id);
                    module.tables.get_mut(id).import = Some(import);
                }
                Shared::Global(id) => {
                    let import = module.imports.add(FIRST, &name, id);
                    module.globals.get_mut(id).kind = GlobalKind::Import(import);
                }
            }
        }
        fill(&mut module, self.size.0, listed(&self.doors, &functions))?;
        walrus::passes::gc::run(&mut module);
        Ok(module.emit_wasm())
    }

    /// Leaves of the data what only the rest uses, or what is not so.
    fn cut_data(&self, module: &mut Module, is_rest: bool) -> Result<()> {
        for id in module.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
            let segment = module.data.get(id);
            let DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(begin)) } =
                segment.kind
            else {
                bail!("data has no address");
            };
            let begin = begin.cast_unsigned();
            let bytes = segment.value.clone();
            let end = begin.saturating_add(u32::try_from(bytes.len())?);
            module.data.delete(id);
            module.memories.get_mut(memory).data_segments.remove(&id);
            for addresses in pieces(&(begin..end), &self.data, is_rest) {
                let offset = ConstExpr::Value(Value::I32(addresses.start.cast_signed()));
                let from = usize::try_from(addresses.start.saturating_sub(begin))?;
                let piece = bytes.iter().skip(from).take(addresses.len()).copied().collect();
                let id = module.data.add(DataKind::Active { memory, offset }, piece);
                module.memories.get_mut(memory).data_segments.insert(id);
            }
        }
        Ok(())
    }

    /// Gives the table the size that it has with the slots of both parts.
    fn enlarge_table(&self, module: &mut Module) -> Result<()> {
        let id = table(module)?;
        let table = module.tables.get_mut(id);
        table.initial = self.size.1.into();
        table.maximum = Some(self.size.1.into());
        Ok(())
    }
}

/// The runs of consecutive addresses that are worth a piece of data of their own.
fn runs(addresses: &[u32]) -> Vec<Range<u32>> {
    let consecutive = addresses.chunk_by(|one, next| one.checked_add(1) == Some(*next));
    let runs = consecutive.filter_map(|run| Some(*run.first()?..run.last()?.checked_add(1)?));
    runs.filter(|run| run.len() > PIECE).collect()
}

/// The parts of a range that are within some runs, or those between them.
fn pieces(whole: &Range<u32>, runs: &[Range<u32>], are_within: bool) -> Vec<Range<u32>> {
    let clamp = |address: u32| address.clamp(whole.start, whole.end);
    let within = runs.iter().map(|run| clamp(run.start)..clamp(run.end));
    let begins = std::iter::once(whole.start).chain(runs.iter().map(|run| clamp(run.end)));
    let ends = runs.iter().map(|run| clamp(run.start)).chain([whole.end]);
    let between = begins.zip(ends).map(|(begin, end)| begin..end);
    let pieces: Vec<_> = if are_within { within.collect() } else { between.collect() };
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect()
}

/// Puts functions into the table, from a slot on.
fn fill(module: &mut Module, from: u32, functions: Vec<(FunctionId, u32)>) -> Result<()> {
    let table = table(module)?;
    let offset = ConstExpr::Value(Value::I32(i32::try_from(from)?));
    let functions = functions.into_iter().map(|(id, _)| id).collect();
    let kind = ElementKind::Active { table, offset };
    let id = module.elements.add(kind, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(id);
    Ok(())
}

/// All functions, by their number.
fn functions(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(walrus::Function::id).collect()
}

/// The functions of some numbers, with their slots.
fn listed(slots: &BTreeMap<usize, u32>, functions: &[FunctionId]) -> Vec<(FunctionId, u32)> {
    slots.iter().filter_map(|(&number, &slot)| Some((*functions.get(number)?, slot))).collect()
}

/// What both parts use.
enum Shared {
    Memory(walrus::MemoryId),
    Table(TableId),
    Global(GlobalId),
}

/// What both parts use, with a name that is the same in both.
fn shared(module: &Module) -> Vec<(String, Shared)> {
    let memories = module.memories.iter().map(|it| ("m", it.id().index(), Shared::Memory(it.id())));
    let tables = module.tables.iter().map(|it| ("t", it.id().index(), Shared::Table(it.id())));
    let globals = module.globals.iter().map(|it| ("g", it.id().index(), Shared::Global(it.id())));
    let all = memories.chain(tables).chain(globals);
    all.map(|(kind, number, shared)| {
        let name = match shared {
            Shared::Global(id)
                if module.globals.get(id).name.as_deref() == Some("__stack_pointer") =>
            {
                STACK.to_owned()
            }
            _ => format!("{kind}{number}"),
        };
        (name, shared)
    })
    .collect()
}

/// Collects the functions that instructions name.
struct Named<'a>(&'a mut BTreeSet<FunctionId>);

impl<'instruction> Visitor<'instruction> for Named<'_> {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.0.insert(*function);
    }
}

/// The functions that exports, table entries and the module's start name.
fn named_outside(module: &Module) -> BTreeSet<FunctionId> {
    let exported = module.exports.iter().filter_map(|export| match export.item {
        walrus::ExportItem::Function(id) => Some(id),
        _ => None,
    });
    let listed = module.elements.iter().flat_map(|element| match &element.items {
        ElementItems::Functions(functions) => functions.clone(),
        ElementItems::Expressions(..) => Vec::new(),
    });
    exported.chain(listed).chain(module.start).collect()
}

/// Whether a function has to be there whenever another one is given up half-way.
fn keeps_memory(module: &Module, id: FunctionId) -> bool {
    let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
    MEMORY.iter().any(|part| name.contains(part))
}

fn zero() -> ConstExpr {
    ConstExpr::Value(Value::I32(0))
}

#[cfg(test)]
mod tests {
    use walrus::{Export, FunctionBuilder, Import, RefType};

    use super::*;

    /// A module in which an exported function calls two others, of which the second calls the first, which has `size`
    /// instructions twice.
    fn module(size: u64) -> Vec<u8> {
        let mut module = Module::default();
        module.memories.add_local(false, false, 1, None, None);
        module.tables.add_local(false, 1, Some(1), RefType::FUNCREF);
        let function = |module: &mut Module, size: u64, callees: &[FunctionId]| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            for _ in 0..size {
                builder.func_body().i32_const(0).drop();
            }
            for &callee in callees {
                builder.func_body().call(callee);
            }
            builder.finish(Vec::new(), &mut module.funcs)
        };
        let often = function(&mut module, size, &[]);
        let seldom = function(&mut module, 0, &[often]);
        let entry = function(&mut module, 0, &[often, seldom]);
        module.exports.add("entry", entry);
        module.emit_wasm()
    }

    #[test]
    fn data_is_cut_where_a_piece_is_worth_it() {
        let runs = runs(&[(10..20).collect::<Vec<u32>>(), vec![22], (40..60).collect()].concat());
        assert_eq!(runs, [10..20, 40..60]);
        assert_eq!(pieces(&(12..50), &runs, true), [12..20, 40..50]);
        assert_eq!(pieces(&(5..50), &runs, false), [5..10, 20..40]);
        assert_eq!(pieces(&(0..70), &runs, false), [0..10, 20..40, 60..70]);
        assert_eq!(pieces(&(0..5), &[], false).first(), Some(&(0..5)));
    }

    /// The parts of that module, when the function that calls one other does not run.
    fn parts(size: u64) -> Parts {
        let whole = module(size);
        let module = read(&whole).unwrap();
        let callees = |id: FunctionId| {
            let mut named = BTreeSet::new();
            let FunctionKind::Local(function) = &module.funcs.get(id).kind else { return 0 };
            dfs_in_order(&mut Named(&mut named), function, function.entry_block());
            named.len()
        };
        let ran = functions(&module).into_iter().filter(|&id| callees(id) != 1);
        split(&whole, &ran.map(|id| id.index()).collect(), &Data::default()).unwrap()
    }

    #[test]
    fn a_small_function_that_both_parts_need_is_in_both() {
        let Parts { first, rest } = parts(1);
        let [first, rest] = [first, rest].map(|part| read(&part).unwrap());
        // One slot for the way in.
        assert_eq!(first.tables.iter().map(|table| table.initial).collect::<Vec<_>>(), [2]);
        let sizes = rest.funcs.iter_local().map(|(_, function)| function.size());
        assert!(sizes.into_iter().any(|size| size == 2), "the small one is in the rest");
    }

    #[test]
    fn what_does_not_run_goes_to_the_rest_behind_a_door() {
        let parts = parts(SMALL);
        let first = read(&parts.first).unwrap();
        let imports: Vec<_> =
            first.imports.iter().map(|it| (it.module.as_str(), it.name.as_str())).collect();
        assert_eq!(imports, [(REST, LOAD)]);
        let mut exports: Vec<_> =
            first.exports.iter().map(|it: &Export| it.name.as_str()).collect();
        exports.sort_unstable();
        assert_eq!(exports, ["entry", "m0", "ready", "t0"]);
        // One slot for the way in, one for the way back.
        assert_eq!(first.tables.iter().map(|table| table.initial).collect::<Vec<_>>(), [3]);

        let rest = read(&parts.rest).unwrap();
        assert!(rest.imports.iter().all(|it: &Import| it.module == FIRST));
        assert_eq!(rest.exports.iter().count(), 0);
        assert_eq!(rest.funcs.iter_local().count(), 1, "the way back needs no door");
    }
}
